package typeset

import (
	"strings"

	"cited/internal/text"
)

// Read is what was read of a document, or what it was made of: words and sentences
// in order, of the text and of its notes.
type Read struct {
	Words, Sentences           []string
	NoteWords, NoteSentences   []string
	Boilerplate                int // words that were told apart as no part of the text
	Headings, Cells, ItemCount int
}

// Source returns what a document was made of.
func (d Document) Source() *Read {
	r := &Read{}
	r.Add(text.Heading, d.Title)
	for _, p := range d.Pieces {
		switch p.Kind {
		case Heading:
			r.Add(text.Heading, p.Text)
		case Item:
			r.Add(text.Item, p.Text)
		case Table:
			for _, row := range p.Rows {
				for _, c := range row {
					r.Add(text.Cell, c)
				}
			}
		default:
			r.Add(text.Paragraph, p.Text)
			if p.Note != "" {
				r.Add(text.Note, p.Note)
			}
		}
	}
	return r
}

// AddWindow adds what a format read.
func (r *Read) AddWindow(w text.Window) {
	for _, b := range w.Blocks {
		r.Add(b.Kind, w.Content[b.Start:b.End])
	}
}

// Add adds a block. Words are those of letters and digits: what marks an item or a
// note is none of the text's.
func (r *Read) Add(kind text.Kind, content string) {
	tokens := text.AppendTokens(nil, content, 0, len(content))
	var sentences []string
	var words []string
	for _, s := range text.NewSpelling().AppendSentences(nil, content, tokens) {
		from := len(words)
		for _, t := range tokens[s.From:s.To] {
			if t.Class != text.Punct {
				words = append(words, content[t.Start:t.End])
			}
		}
		if len(words) > from {
			sentences = append(sentences, strings.Join(words[from:], " "))
		}
	}
	switch kind {
	case text.Boilerplate:
		r.Boilerplate += len(words)
		return
	case text.Note:
		for len(words) > 0 && strings.Trim(words[0], "0123456789") == "" { // what marks it
			words, sentences[0] = words[1:], strings.TrimPrefix(sentences[0], words[0]+" ")
		}
		r.NoteWords, r.NoteSentences = append(r.NoteWords, words...), append(r.NoteSentences, sentences...)
		return
	case text.Heading:
		r.Headings++
	case text.Cell:
		r.Cells++
	case text.Item:
		r.ItemCount++
	}
	r.Words, r.Sentences = append(r.Words, words...), append(r.Sentences, sentences...)
}

// InOrder returns how many of a and b are the same in the same order: the length
// of their longest common subsequence.
func InOrder(a, b []string) int {
	same := 0
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b, same = a[1:], b[1:], same+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b, same = a[:len(a)-1], b[:len(b)-1], same+1
	}
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return same + row[len(b)]
}
