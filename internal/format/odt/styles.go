package odt

import (
	"strconv"
	"strings"

	"cited/internal/office"
	"cited/internal/text"
	"cited/internal/unzip"
)

// style is what a style says of its text.
type style struct {
	base                 string
	bold, raised, hidden bool
}

// styles holds the styles of a document by their names.
type styles map[string]style

const (
	maxStyles = 20_000
	maxBases  = 20 // styles that a style is based on, one on the other
)

// read reads the styles of both members that have some, and the language of the
// document.
func (l styles) read(a *unzip.Archive, head *text.Head) error {
	for _, name := range []string{"styles.xml", "content.xml"} {
		x, err := office.Part(a, name)
		stop := x == nil
		for !stop && err == nil {
			stop, err = l.next(x, name, head)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// next reads up to the next style, and reports whether there are no more: they
// stand before the text.
func (l styles) next(x *office.XML, member string, head *text.Head) (bool, error) {
	t, err := x.Next()
	if err != nil {
		return true, ended(err)
	}
	switch office.Started(t) {
	case "body", "master-styles":
		return true, nil
	case "style":
		if len(l) == maxStyles {
			return true, nil
		}
		name := x.Attr("name")
		s := style{base: x.Attr("parent-style-name")}
		err := x.Each(func(element string) error {
			if element == "text-properties" {
				s.bold = x.Attr("font-weight") == "bold"
				s.raised = strings.HasPrefix(x.Attr("text-position"), "super")
				s.hidden = x.Attr("display") == "none"
			}
			return nil
		}, nil)
		l[name] = s
		return false, err
	case "default-style":
		if x.Attr("family") != "paragraph" {
			return false, nil
		}
		return false, x.Each(func(element string) error {
			language, country := x.Attr("language"), x.Attr("country")
			if element != "text-properties" || language == "" {
				return nil
			}
			if country != "" && country != "none" {
				language += "-" + country
			}
			office.Say(head, "language", language, member+" language")
			return nil
		}, nil)
	}
	return false, nil
}

// of returns what a paragraph in a style is, and whether it is hidden.
func (l styles) of(name string) (kind text.Kind, level int, hidden bool) {
	for range maxBases {
		s := l[name]
		hidden = hidden || s.hidden
		if kind, level, ok := named(name); ok {
			return kind, level, hidden
		}
		if s.base == "" {
			break
		}
		name = s.base
	}
	return text.Paragraph, 0, hidden
}

// named returns what the styles are that every program of OpenDocument has, with
// names in English in every language.
func named(name string) (kind text.Kind, level int, ok bool) {
	name = strings.ReplaceAll(name, "_20_", " ")
	switch name {
	case "Title":
		return text.Heading, 1, true
	case "Subtitle":
		return text.Heading, 2, true
	case "Quotations":
		return text.Quotation, 0, true
	case "Header", "Footer":
		return text.Boilerplate, 0, true
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "Heading ")); err == nil && n > 0 && n < 10 && strings.HasPrefix(name, "Heading ") {
		return text.Heading, n, true
	}
	return 0, 0, false
}
