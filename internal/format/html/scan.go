package html

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is the source of a page with what one pass over its tokens found.
type page struct {
	src     []byte // UTF-8
	pieces  []piece
	marked  bytes.Buffer // the source with a mark at the head of each piece
	scripts [][]byte     // structured data: the content of application/ld+json
	open    map[string]int
	inText  bool // the last thing written was a text
	flat    bool // the page was flattened
	saved   saved
}

// piece is the text of one text token: bytes of src.
type piece struct{ start, end int }

// scan goes through the tokens of a page, gives each text a mark, and leaves
// out what shows nothing: scripts, styles, comments, and end tags without a
// start, which would have the parser glue a text together piece by piece.
func scan(src []byte) *page {
	p := &page{src: src, open: map[string]int{}}
	p.marked.Grow(len(src) + len(src)/8)
	z := html.NewTokenizer(bytes.NewReader(src))
	at, skip, data := 0, "", false
	for {
		kind := z.Next()
		raw := z.Raw()
		start := at
		at += len(raw)
		if kind == html.ErrorToken {
			return p
		}
		switch {
		case skip != "":
			if kind == html.TextToken && data {
				p.scripts = append(p.scripts, bytes.Clone(raw))
			}
			if name, _ := z.TagName(); kind == html.EndTagToken && string(name) == skip {
				skip = ""
			}
		case kind == html.TextToken:
			p.text(raw, start)
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			raw = bytes.Clone(raw) // reading the name changes it
			name, more := z.TagName()
			if skip = silent(string(name)); skip != "" {
				data = more && isStructured(z)
				continue
			}
			p.open[string(name)]++
			p.tag(withoutData(raw))
		case kind == html.EndTagToken:
			name, _ := z.TagName()
			p.endTag(string(name))
		case kind == html.DoctypeToken:
			p.tag(raw)
		case kind == html.CommentToken && p.saved == (saved{}) && len(p.pieces) == 0:
			p.saved = savedBy(string(raw[:min(len(raw), maxComment)]))
		}
	}
}

// maxComment is how many bytes of a comment are looked at.
const maxComment = 4 << 10

// silent returns the name if elements of that name hold text that is not shown
// and that the tokenizer does not look into.
func silent(name string) string {
	switch atom.Lookup([]byte(name)) {
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea:
		return name
	}
	return ""
}

func isStructured(z *html.Tokenizer) bool {
	for {
		key, value, more := z.TagAttr()
		if string(key) == "type" && strings.EqualFold(strings.TrimSpace(string(value)), "application/ld+json") {
			return true
		}
		if !more {
			return false
		}
	}
}

func (p *page) endTag(name string) {
	switch {
	case p.open[name] > 0:
		p.open[name]--
	case name != "p" && name != "br":
		return
	}
	p.tag([]byte("</" + name + ">"))
}

func (p *page) tag(raw []byte) {
	p.marked.Write(raw)
	p.inText = false
}

// text writes a text with its mark. White space alone gets none: in tables and
// between blocks a mark would change what the parser makes of it. Not so behind
// another text, where something between the two was left out.
func (p *page) text(raw []byte, start int) {
	if p.inText || len(bytes.Trim(raw, spaces)) > 0 {
		p.inText = true
		p.marked.WriteString(mark(len(p.pieces)))
		p.pieces = append(p.pieces, piece{start, start + len(raw)})
	}
	p.marked.Write(unmarked(raw))
}

// spaces is what browsers collapse.
const spaces = " \t\n\f\r"

// Marks are characters of the planes 15 and 16, which nobody but us may give a
// meaning to: one from plane 15, or for the pieces after the first few ten
// thousand two from plane 16.
const (
	firstMark = 0xF0000
	oneMarks  = 60000
	highMark  = 0x100000
	lowMark   = 0x108000
	pairBase  = 30000
)

// mark returns the mark of the n-th piece.
func mark(n int) string {
	if n < oneMarks {
		return string(rune(firstMark + n))
	}
	n -= oneMarks
	return string([]rune{rune(highMark + n/pairBase), rune(lowMark + n%pairBase)})
}

// marks calls f with the number of each piece whose mark stands in s.
func marks(s string, f func(n int)) {
	high := -1
	for i := 0; i < len(s); i++ {
		if s[i] < firstOfMark {
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n - 1
		switch {
		case r >= lowMark && high >= 0:
			f(oneMarks + high*pairBase + int(r-lowMark))
			high = -1
		case r >= highMark:
			high = int(r - highMark)
		case r >= firstMark:
			f(int(r - firstMark))
		}
	}
}

// firstOfMark is the first byte of the first mark in UTF-8; others have higher ones.
const firstOfMark = 0xF3

// unmarked returns a text in which no character passes for a mark. Only what is
// parsed changes, not what is shown.
func unmarked(raw []byte) []byte {
	if bytes.IndexByte(raw, 0xF3) < 0 && bytes.IndexByte(raw, 0xF4) < 0 && !bytes.Contains(raw, []byte("&#")) {
		return raw
	}
	s := html.UnescapeString(string(raw))
	if strings.IndexFunc(s, isMark) < 0 {
		return raw
	}
	return []byte(html.EscapeString(strings.Map(func(r rune) rune {
		if isMark(r) {
			return '\ufffd'
		}
		return r
	}, s)))
}

func isMark(r rune) bool { return r >= firstMark }

// parse makes the tree of the page. A page that is nested deeper than the parser
// goes is flattened: no document is, but what it says shall not be lost.
func (p *page) parse() (*html.Node, error) {
	doc, err := parseTree(p.marked.Bytes())
	if err == nil {
		return doc, nil
	}
	p.flat = true
	return parseTree(flat(p.marked.Bytes()))
}

func parseTree(b []byte) (doc *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("damaged page: %v", p)
		}
	}()
	return html.Parse(bytes.NewReader(b))
}

// flat returns a page in which every element that makes a block is one of its
// own, next to the others, and there is no other.
func flat(b []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return out.Bytes()
		case html.TextToken:
			out.Write(z.Raw())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); isBlock(atom.Lookup(name)) {
				out.WriteString("<p>")
			}
		}
	}
}
