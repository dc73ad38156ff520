// Package html reads web pages: all their visible text in the order of the
// page, parted into what is the article and what stands around it.
//
// Nothing that a reader of the page sees is left out. Menus, cookie notices and
// the like are marked as boilerplate, and what belongs to the article keeps its
// kind: heading, paragraph, item, cell with its heads, quotation, note. What
// belongs to the article is decided by what no language and no program that makes
// pages decides: where the sentences are, where the links are, what is made alike.
// The elements of a page are regions, one within another. The core is the smallest
// region that holds most of the sentences; names of elements and lines like "Read
// also" are hints, which are believed as long as they leave something of the page.
// From the core boxes of links, forms and teasers are cut; to it come title, lead,
// captions and what is set like it.
//
// Each piece of text carries a mark through the parser, a private-use character
// that stands for the bytes the piece was read from. The text itself is taken from
// those bytes, never from the tree.
//
// White space is collapsed as browsers do; the map says to which bytes a space
// goes back. Blocks are parted by a blank line, cells of a row by a tab, rows by
// a line end.
package html

import (
	"bytes"
	"io"
	"path"
	"slices"
	"strings"

	"cited/internal/charset"
	"cited/internal/limit"
	"cited/internal/text"
)

// Format returns the format of web pages. A page without visible text emits no
// window.
func Format() text.Format {
	return text.Format{
		Name:  "html",
		Doc:   "Web pages as saved from a browser or by a crawler, up to 16 MB.",
		Sniff: sniff,
		Read:  read,
	}
}

func read(r io.Reader, in text.Input, emit func(text.Window) error) (text.Head, error) {
	most := in.Limits.Page() // it is held in memory many times over
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return text.Head{}, err
	}
	if int64(len(raw)) > most {
		return text.Head{}, in.Limits.Refuse(limit.Memory, "save the article alone, or its text, and add that", "a page of more than %d MB", most>>20)
	}
	src, back, encoding := decode(raw, in.Charset)
	p := scan(src)
	doc, err := p.parse()
	if err != nil {
		return text.Head{}, err
	}
	l := layOut(p, doc)
	head := text.Head{Format: "html", Encoding: encoding, Imprint: metadata(p, doc)}
	p.saved.fill(&head)
	resolve(doc, &head)
	l.choose(head.Meta.Title)
	if told, err := l.divide(in, &head, len(raw)); told || err != nil {
		return head, err
	}
	if in.Known != nil {
		in.Known(head)
	}
	l.place(doc)
	return head, l.emit(back, emit)
}

// decode turns the page into UTF-8 and returns the map back to its bytes.
func decode(raw []byte, hint string) (src []byte, back text.Map, encoding string) {
	if hint == "" {
		hint = declared(raw)
	}
	e := charset.Detect(raw, hint, true)
	b := charset.Buffer{MaxContent: 4*len(raw) + 64, MaxSegments: len(raw) + 1}
	e.NewDecoder().Decode(&b, raw[e.BOM:], e.BOM, true)
	return b.Content, b.Map, e.Name
}

// sniffed lists the tags that start a page or a piece of one.
func sniffed() []string {
	return []string{"html", "head", "body", "title", "meta", "script", "style", "article", "div", "p", "h1", "table", "a", "br", "b", "font", "iframe", "!--", "link", "section", "main", "header"}
}

// sniff reports whether a file is a page: by its first tag, or by its name if
// there is a tag at all. Text may start with a tag too, so a name that says that
// it is text counts unless it is a whole page.
func sniff(start []byte, name string) bool {
	if bytes.IndexByte(start, '<') < 0 {
		return false // in no encoding
	}
	b := charset.Buffer{MaxContent: 4 << 10, MaxSegments: 4 << 10}
	e := charset.Detect(start, "", false)
	e.NewDecoder().Decode(&b, start[e.BOM:], e.BOM, false)
	s := strings.ToLower(strings.TrimSpace(string(b.Content)))
	ext := strings.ToLower(path.Ext(name))
	switch {
	case strings.HasPrefix(s, "<!doctype html"), startsTag(s, "html"), startsTag(s, "head"), startsTag(s, "body"):
		return true
	case strings.HasPrefix(s, "<?xml"):
		return strings.Contains(s, "<!doctype html") || strings.Contains(s, "<html")
	case slices.Contains([]string{".html", ".htm", ".xhtml", ".shtml"}, ext):
		return strings.Contains(s, "<") && !strings.HasPrefix(s, "%pdf") && !strings.Contains(s, "\ufffd\ufffd")
	case slices.Contains([]string{".txt", ".text", ".md", ".markdown"}, ext):
		return strings.HasPrefix(s, "<!--") && strings.Contains(s, "<html")
	}
	return slices.ContainsFunc(sniffed(), func(tag string) bool { return startsTag(s, tag) })
}

// startsTag reports whether s starts with that tag.
func startsTag(s, tag string) bool {
	rest, ok := strings.CutPrefix(s, "<"+tag)
	return ok && rest != "" && (strings.ContainsAny(rest[:1], " \t\r\n>/") || tag == "!--")
}
