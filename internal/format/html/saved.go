package html

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cited"
	"cited/internal/text"
)

// saved is what the program that saved a page wrote above it: from where, and when.
type saved struct {
	url string
	day cited.EDTF
}

// Where what is known of a saved page stands.
const (
	byTheSaver = "comment of the program that saved the page"
	byTheBase  = "link rel=canonical and base"
)

// savedBy reads a comment as SingleFile and browsers write it: "url: ..." and "saved
// date: ..." on lines of their own, or "saved from url=(0031)...".
func savedBy(comment string) saved {
	var s saved
	comment = strings.TrimSuffix(comment, "-->")
	if _, after, ok := strings.Cut(comment, "saved from url=("); ok {
		_, after, _ = strings.Cut(after, ")")
		s.url = address(strings.TrimSpace(after))
		return s
	}
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch value = strings.TrimSpace(value); key {
		case "url":
			s.url = address(value)
		case "saved date":
			s.day = savedDay(value)
		}
	}
	return s
}

// savedDay reads "Tue Mar 08 2016 10:11:12 GMT+0100 (...)": the day, where it was
// saved.
func savedDay(s string) cited.EDTF {
	const layout = "Mon Jan 02 2006"
	t, err := time.Parse(layout, s[:min(len(s), len(layout))])
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return ""
	}
	return cited.EDTF(t.Format("2006-01-02"))
}

// fill puts into a head what is known of how the page was saved: where from goes over
// what the page calls its own address.
func (s saved) fill(h *text.Head) {
	if s.url != "" {
		h.Meta.Address = s.url
		setFrom(h, "address", byTheSaver)
	}
	if s.day != "" && h.Created == "" {
		h.Created = s.day
		setFrom(h, "created", byTheSaver)
	}
}

func setFrom(h *text.Head, field, where string) {
	if h.From == nil {
		h.From = map[string]string{}
	}
	h.From[field] = where
}

// resolve gives a page the address that its canonical link has below its base, if
// it has no other.
func resolve(doc *html.Node, h *text.Head) {
	if h.Meta.Address != "" {
		return
	}
	var base *url.URL
	canonical := ""
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Body:
			if base == nil || canonical == "" {
				return
			}
			if to, err := base.Parse(canonical); err == nil {
				if h.Meta.Address = address(to.String()); h.Meta.Address != "" {
					setFrom(h, "address", byTheBase)
				}
			}
			return
		case n.DataAtom == atom.Base && base == nil:
			base, _ = url.Parse(strings.TrimSpace(attr(n, "href")))
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			canonical = strings.TrimSpace(attr(n, "href"))
		}
	}
}

// longTag is how long a tag is, in bytes, that may hold a picture.
const longTag = 512

// withoutData leaves the bytes of pictures and the like out of a tag, which programs
// that save a page as one file put into it.
func withoutData(tag []byte) []byte {
	if len(tag) < longTag {
		return tag
	}
	out := make([]byte, 0, longTag)
	for {
		i := bytes.Index(tag, []byte("data:"))
		if i < 0 {
			return append(out, tag...)
		}
		out = append(out, tag[:i]...)
		end := bytes.IndexAny(tag[i:], "\"'<> \t\r\n)")
		if end < 0 {
			return out
		}
		tag = tag[i+end:]
	}
}
