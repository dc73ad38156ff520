package docx

import (
	"strconv"
	"strings"

	"cited/internal/office"
	"cited/internal/text"
	"cited/internal/unzip"
)

// style is what a style says of its paragraphs.
type style struct {
	kind  text.Kind
	level int
	set   bool // it says what they are
	base  string
}

// styles holds the styles of a document by their ids.
type styles map[string]style

const (
	maxStyles = 10_000
	maxBases  = 20 // styles that a style is based on, one on the other
)

// readStyles reads the styles, and the language of the document.
func readStyles(a *unzip.Archive, name string, head *text.Head) (styles, error) {
	list := styles{}
	x, err := office.Part(a, name)
	if x == nil {
		return list, err
	}
	err = x.Each(func(element string) error {
		switch {
		case element == "lang":
			office.Say(head, "language", x.Attr("val"), name+" lang")
		case element == "style" && len(list) < maxStyles:
			id := x.Attr("styleId")
			s, err := readStyle(x)
			list[id] = s
			return err
		}
		return nil
	}, nil)
	return list, err
}

func readStyle(x *office.XML) (style, error) {
	var s style
	err := x.Each(func(element string) error {
		value := x.Attr("val")
		switch element {
		case "name":
			s.named(strings.ToLower(value))
		case "basedOn":
			s.base = value
		case "outlineLvl":
			s.outline(value)
		case "ilvl":
			if n, err := strconv.Atoi(value); err == nil && n >= 0 && !s.set {
				s.kind, s.level = text.Item, n+1
			}
		case "numId":
			if !s.set && value != "0" {
				s.kind, s.level, s.set = text.Item, max(s.level, 1), true
			}
		}
		return nil
	}, nil)
	return s, err
}

// named takes what the name of a style says; those of Word are in English in
// every language.
func (s *style) named(name string) {
	level := func(prefix string) bool {
		n, err := strconv.Atoi(strings.TrimPrefix(name, prefix))
		s.level = n
		return err == nil && n >= 1 && n <= 9 && strings.HasPrefix(name, prefix)
	}
	switch {
	case name == "title":
		s.kind, s.level = text.Heading, 1
	case name == "subtitle":
		s.kind, s.level = text.Heading, 2
	case name == "quote", name == "intense quote", name == "block text":
		s.kind = text.Quotation
	case name == "list bullet", name == "list number":
		s.kind, s.level = text.Item, 1
	case name == "header", name == "footer", name == "toc heading", level("toc "):
		s.kind, s.level = text.Boilerplate, 0
	case level("heading "):
		s.kind = text.Heading
	case level("list bullet "), level("list number "):
		s.kind = text.Item
	default:
		s.level = 0
		return
	}
	s.set = true
}

// outline takes the level of an outline, from "0"; "9" is that of plain text.
func (s *style) outline(value string) {
	if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 && !s.set {
		s.kind, s.level, s.set = text.Heading, n+1, true
	}
}

// of returns what a style says, or one that it is based on.
func (l styles) of(id string) style {
	for range maxBases {
		s := l[id]
		if s.set || s.base == "" {
			return s
		}
		id = s.base
	}
	return style{}
}
