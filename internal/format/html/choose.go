package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"cited/internal/text"
)

// Pages beyond these are not handed to go-trafilatura, whose time grows with the
// square of the number of paragraphs: a second and a half at the limit.
const (
	maxPickPieces = 12_000
	maxPickBytes  = 2 << 20
)

// pick returns, by number, which pieces go-trafilatura takes for the article;
// nil if it takes none.
func pick(p *page, doc *html.Node) (picked []bool) {
	if p.flat || len(p.pieces) == 0 || len(p.pieces) > maxPickPieces || p.marked.Len() > maxPickBytes {
		return nil
	}
	defer func() {
		if recover() != nil {
			picked = nil // its failure is no reason to lose the page
		}
	}()
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil || result == nil || result.ContentNode == nil {
		return nil
	}
	for n := range result.ContentNode.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		marks(n.Data, func(i int) {
			if picked == nil {
				picked = make([]bool, len(p.pieces))
			}
			if i < len(picked) {
				picked[i] = true
			}
		})
	}
	return picked
}

// choose marks as boilerplate what is no part of the article.
func (l *layout) choose(title string) {
	main := make([]bool, len(l.blocks))
	any := false
	for i := range l.blocks {
		main[i] = l.blocks[i].isPicked() && !l.isMenu(&l.blocks[i])
		any = any || main[i]
	}
	if any {
		l.rescue(main, title)
	} else {
		l.chooseAlone(main)
	}
	for i := range l.blocks {
		if b := &l.blocks[i]; !main[i] {
			b.Block = text.Block{Kind: text.Boilerplate, Start: b.Start, End: b.End}
		}
	}
}

func (b *block) isPicked() bool {
	return b.furniture != certainly && 2*b.picked >= b.size && b.picked > 0
}

// isMenu reports whether a block consists of links and says nothing with them.
func (l *layout) isMenu(b *block) bool {
	return b.Kind != text.Heading && b.Kind != text.Cell && 10*b.linked > 9*b.size && !isSentence(l.content[b.Start:b.End])
}

// chooseAlone takes everything outside the furniture for the article; if that is
// nothing, everything.
func (l *layout) chooseAlone(main []bool) {
	any := false
	for i, b := range l.blocks {
		main[i] = b.furniture == article && !l.isMenu(&b)
		any = any || main[i]
	}
	for i := range main {
		main[i] = main[i] || !any
	}
}

// rescue adds what go-trafilatura leaves out of an article: its title, headings,
// tables, lists and sentences between those it takes, and tables and sentences
// of the same article element.
func (l *layout) rescue(main []bool, title string) {
	stories := map[*html.Node]bool{}
	first, last := len(main), -1
	for i, b := range l.blocks {
		if main[i] {
			first, last = min(first, i), i
			stories[b.story] = b.story != nil
		}
	}
	titled := l.title(title)
	for i := range l.blocks {
		b := &l.blocks[i]
		main[i] = main[i] || i == titled || i > first && i < last && l.belongs(b) || stories[b.story] && l.clearlyBelongs(b)
	}
	l.linkTables(main)
	for i := len(main) - 2; i >= 0; i-- {
		b := &l.blocks[i]
		main[i] = main[i] || b.Kind == text.Heading && l.belongs(b) && main[i+1]
	}
}

// belongs reports whether a block that stands within an article may be a part
// of it: what is neither furniture, nor mostly links, nor a few loose words.
func (l *layout) belongs(b *block) bool {
	if b.furniture != article {
		return false
	}
	switch b.Kind {
	case text.Cell, text.Note:
		return true
	case text.Paragraph:
		return 2*b.linked < b.size && isSentence(l.content[b.Start:b.End])
	}
	return 2*b.linked < b.size
}

// clearlyBelongs asks more than belongs, for what stands before or behind an
// article.
func (l *layout) clearlyBelongs(b *block) bool {
	if !l.belongs(b) || b.Kind == text.Heading {
		return false
	}
	return b.Kind == text.Cell || 4*b.linked < b.size && isSentence(l.content[b.Start:b.End])
}

// isSentence tells sentences from buttons, dates and names: by length, or by
// how they end.
func isSentence(s []byte) bool {
	const long, short = 80, 30
	last, _ := utf8.DecodeLastRune(s)
	return len(s) >= long || len(s) > short && strings.ContainsRune(".!?:;\"”“»。", last)
}

// linkTables makes a table belong to the article as a whole or not at all.
func (l *layout) linkTables(main []bool) {
	for i := 0; i < len(main); {
		j, in := i, false
		for j < len(main) && l.blocks[j].Kind == text.Cell && l.blocks[j].table == l.blocks[i].table {
			in = in || main[j]
			j++
		}
		for k := i; k < j; k++ {
			main[k] = in
		}
		i = max(j, i+1)
	}
}

// title returns the number of the heading that is the title of the page, -1 if
// there is none: the first of the highest level that the title as the page
// declares it starts with, else the only one of level 1.
func (l *layout) title(declared string) int {
	only, count := -1, 0
	declared = letters(declared)
	for i, b := range l.blocks {
		if b.Kind != text.Heading || b.furniture == certainly || b.Level > 2 {
			continue
		}
		if s := letters(l.textOf(i)); s != "" && declared != "" && (strings.HasPrefix(declared, s) || strings.HasPrefix(s, declared)) {
			return i
		}
		if b.Level == 1 {
			only = i
			count++
		}
	}
	if count == 1 {
		return only
	}
	return -1
}

// letters returns the letters and digits of s, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
