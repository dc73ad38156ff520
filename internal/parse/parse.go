// Package parse leads texts to their syntax: it goes through the windows of a
// document block by block and sentence by sentence, has package syntax analyse
// the words, and says where in the text each of them stands.
//
// What it yields are sentences of CoNLL-U. Their comments are "newdoc id" and
// "newpar" where a document and a block begin, "sent_id" and "text"; the last
// column of a word holds SpaceAfter=No, NE, and TokenRange, which is where the
// word stands in the text of the document, in code points, end exclusive.
//
// A file that is CoNLL-U already keeps its sentences and words; only what
// package syntax finds out is put in place of what the file says.
package parse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/syntax"
	"cited/internal/text"
)

// longestSentence is the length in words at which a sentence of a text is cut:
// what is longer is a list or no prose, and memory must stay flat.
const longestSentence = 10_000

// Parser parses one document after the other with room that it keeps between
// them. One goroutine at a time may use it.
type Parser struct {
	syntax   *syntax.Parser
	spelling *text.Spelling
	tokens   []text.Token
	ends     []text.Sentence
	words    []text.Word
	in       []syntax.Token
}

// New returns a parser that analyses by a model, and parts a text into sentences
// and words by the spelling of the model's language.
func New(m *syntax.Model, spelling *text.Spelling) *Parser {
	return &Parser{syntax: m.NewParser(), spelling: spelling}
}

// Document is one document whose windows are being parsed.
type Document struct {
	*Parser
	name      string
	sentences int  // so far
	begins    bool // the next sentence is the first of a block
	at, chars int  // a byte of the window, and how many code points stand before it in the document
}

// Document begins a document. The name is part of the ids of its sentences; white
// space in it becomes "_".
func (p *Parser) Document(name string) *Document {
	clean := func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}
	return &Document{Parser: p, name: strings.Map(clean, name)}
}

// Window parses the next window of the document and hands its sentences to emit,
// whose error it returns. Every character of the window that is neither white
// space nor boilerplate is part of a word.
func (d *Document) Window(w text.Window, emit func(syntax.Sentence) error) error {
	d.at = 0
	for _, r := range stretches(w) {
		d.tokens = text.AppendTokens(d.tokens[:0], w.Content, r.Start, r.End)
		d.ends = d.spelling.AppendSentences(d.ends[:0], w.Content, d.tokens)
		d.begins = true
		for _, e := range d.ends {
			if err := d.sentence(w.Content, d.tokens[e.From:e.To], emit); err != nil {
				return err
			}
		}
	}
	d.forward(w.Content, len(w.Content))
	return nil
}

// sentence parses the tokens of one sentence.
func (d *Document) sentence(content string, tokens []text.Token, emit func(syntax.Sentence) error) error {
	d.words = d.spelling.AppendWords(d.words[:0], content, tokens)
	for rest := d.words; len(rest) > 0; {
		n := min(len(rest), longestSentence)
		if err := emit(d.analyse(content, rest[:n])); err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

func (d *Document) analyse(content string, words []text.Word) syntax.Sentence {
	d.in = d.in[:0]
	for _, w := range words {
		d.in = append(d.in, syntax.Token{Form: form(content[w.Start:w.End]), Glued: isGlued(content, w.End)})
	}
	s := syntax.Sentence{Words: d.syntax.Parse(make([]syntax.Word, 0, len(words)), d.in), Text: d.text(), Starts: d.begins}
	for i, w := range words {
		start := d.forward(content, w.Start)
		s.Words[i].Misc = "TokenRange=" + strconv.Itoa(start) + ":" + strconv.Itoa(d.forward(content, w.End))
	}
	s.Comments = d.comments(s.Text)
	return s
}

// comments are those of the next sentence.
func (d *Document) comments(text string) []string {
	var list []string
	if d.sentences == 0 {
		list = append(list, "newdoc id = "+d.name)
	}
	if d.begins {
		list = append(list, "newpar")
	}
	d.begins = false
	d.sentences++
	return append(list, fmt.Sprintf("sent_id = %s-%d", d.name, d.sentences), "text = "+text)
}

// text is the sentence at hand on one line, as its words and what is between
// them make it.
func (d *Document) text() string {
	var b strings.Builder
	for i, t := range d.in {
		b.WriteString(t.Form)
		if !t.Glued && i < len(d.in)-1 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// forward returns how many code points of the document stand before byte i of
// the window. It only goes on, so that a window is counted once.
func (d *Document) forward(content string, i int) int {
	d.chars += utf8.RuneCountInString(content[d.at:i])
	d.at = i
	return d.chars
}

// form is a word as a column shows it: without the line end that a hyphen at
// the end of a line has behind it.
func form(word string) string {
	if strings.IndexFunc(word, isLineEnd) < 0 {
		return word
	}
	return strings.Map(func(r rune) rune {
		if isLineEnd(r) || r == ' ' {
			return -1
		}
		return r
	}, word)
}

func isLineEnd(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// isGlued reports whether nothing that parts words stands at byte i.
func isGlued(content string, i int) bool {
	r, n := utf8.DecodeRuneInString(content[i:])
	return n > 0 && !unicode.IsSpace(r) && !unicode.IsControl(r) && r != '\u200b' && r != '\ufeff'
}
