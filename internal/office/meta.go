package office

import (
	"strings"
	"time"

	"cited"
	"cited/internal/text"
	"cited/internal/unzip"
)

// maxFact is how many bytes a title, name or date has at most.
const maxFact = 500

// Field is where a file says something of itself: the element, and what it tells.
type Field struct {
	Element string
	Of      string // the name of a field of cited.Meta
}

// Properties reads what a member says of its document into head, the first
// element that says a thing before others, and notes in head.From where it stood.
// What makes no sense is left out: nothing is better than wrong. A damaged member
// says nothing.
func Properties(head *text.Head, member string, m *unzip.Member, fields []Field) {
	x := NewXML(member, m)
	found := map[string]string{}
	_ = x.Each(func(name string) error { // what was read before the damage counts
		for _, f := range fields {
			if f.Element != name {
				continue
			}
			value, err := x.Text(maxFact + 1)
			if found[f.Element] == "" && err == nil {
				found[f.Element] = value
			}
			return err
		}
		return nil
	}, nil)
	for _, f := range fields {
		Say(head, f.Of, found[f.Element], member+" "+f.Element)
	}
}

// CoreProperties reads what an Office Open XML file says of itself.
func CoreProperties(head *text.Head, a *unzip.Archive) {
	const name = "docProps/core.xml"
	m, err := a.Open(name)
	if err != nil {
		return
	}
	Properties(head, name, m, []Field{{"title", "title"}, {"creator", "author"}, {"language", "language"}, {"created", "created"}, {"modified", "modified"}})
}

// Say notes what a document says of itself, unless it said so before, and where.
func Say(head *text.Head, of, value, where string) {
	value = strings.Join(strings.Fields(value), " ")
	if value == "" || len(value) > maxFact || head.From[of] != "" {
		return
	}
	switch of {
	case "title":
		value = title(value)
		head.Meta.Title = value
	case "author":
		value = person(value)
		head.Meta.Author = value
	case "language":
		value = tag(value)
		head.Meta.Language = value
	case "published":
		value = day(value)
		head.Meta.Published = cited.EDTF(value)
	case "rights":
		value = cited.NormalRights(value)
		head.Meta.Rights = value
	case "address":
		head.Meta.Address = value
	case "created":
		value = day(value)
		head.Meta.Created = cited.EDTF(value)
	case "modified":
		value = day(value)
		head.Meta.Modified = cited.EDTF(value)
	}
	if value == "" {
		return
	}
	if head.From == nil {
		head.From = map[string]string{}
	}
	head.From[of] = where
}

// title lets titles pass, but not what programs put in their place.
func title(s string) string {
	s = strings.TrimPrefix(s, "Microsoft Word - ")
	lower := strings.ToLower(s)
	for _, name := range []string{"document", "untitled", "book", "sheet", "dokument", "unbenannt", "template", "title"} {
		if strings.Trim(strings.TrimPrefix(lower, name), "0123456789 ") == "" {
			return ""
		}
	}
	return s
}

// person lets names pass, but not those that programs give to whom they do not
// know.
func person(s string) string {
	switch strings.ToLower(s) {
	case "user", "windows user", "microsoft office user", "admin", "administrator", "author", "unknown", "unknown creator",
		"owner", "default", "openpyxl", "python-docx", "apache poi", "libreoffice", "xlsxwriter":
		return ""
	}
	return s
}

// tag lets language tags pass: "en", "pt-BR"; none for undetermined.
func tag(s string) string {
	s = strings.ReplaceAll(s, "_", "-")
	base, _, _ := strings.Cut(s, "-")
	letters := strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
	if !letters || len(base) < 2 || len(base) > 3 || len(s) > 35 || base == "und" || base == "zxx" || base == "none" {
		return ""
	}
	return s
}

// Years of which a file of an office program can be.
const (
	firstYear = 1980
	lastYear  = 2099
)

// day returns the day of a time as W3CDTF writes it, as written and not moved to
// another time zone.
func day(s string) string {
	s, _, _ = strings.Cut(s, "T")
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
			return s
		}
	}
	return ""
}
