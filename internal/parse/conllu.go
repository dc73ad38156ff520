package parse

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/syntax"
)

// What a sentence of a CoNLL-U file may have at most, in bytes, and a line of it.
const (
	largestSentence = 4 << 20
	longestLine     = 1 << 20
)

// Columns of CoNLL-U.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colRel
	colDeps
	colMisc
	columns
)

// CoNLLU parses the sentences of a CoNLL-U file and hands each to emit, whose
// error it returns, as the lines of a CoNLL-U file with the empty line behind
// them. Words, comments, multiword tokens, empty nodes and the last column stay
// as they are; lemma, tags, features, head, relation and NE are ours, and the
// enhanced dependencies of words are empty. A damaged file is an error that
// names the line; the sentences before it have been emitted by then.
func (p *Parser) CoNLLU(r io.Reader, emit func(lines []byte) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), longestLine)
	p.in = p.in[:0] // a file before may have ended inside of a sentence
	f := file{Parser: p, emit: emit}
	for in.Scan() {
		if err := f.line(in.Text()); err != nil {
			return err
		}
	}
	if in.Err() == bufio.ErrTooLong {
		f.number++
		return f.wrong(f.number, "it is longer than 1 MB")
	}
	if err := in.Err(); err != nil {
		return err
	}
	return f.end()
}

// IsCoNLLU reports whether a file that starts with these bytes is CoNLL-U: its
// first line that is no comment is a word of ten columns.
func IsCoNLLU(start []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(start, []byte(mark))) {
		if line[0] == '#' {
			continue
		}
		first := bytes.HasPrefix(line, []byte("1\t")) || bytes.HasPrefix(line, []byte("1-")) || bytes.HasPrefix(line, []byte("0.1\t"))
		return first && bytes.Count(line, []byte("\t")) == columns-1
	}
	return false
}

const mark = "\ufeff" // of the order of bytes

// file is a CoNLL-U file being read: the lines of the sentence at hand.
type file struct {
	*Parser
	emit   func([]byte) error
	number int // of the line
	size   int // of the sentence, bytes
	lines  []line
	count  int // words
	join   multiword
	out    []byte
}

// line is one line of a sentence: a word, or something that stays as it is.
type line struct {
	number int
	col    []string // of a word; nil for other lines
	text   string   // of other lines
}

// multiword is the multiword token at hand.
type multiword struct {
	from, to int
	glued    bool // nothing parts it from the next
	number   int  // of its line
}

func (f *file) wrong(number int, format string, args ...any) error {
	return cited.Errorf(cited.Invalid, "CoNLL-U, line %d: %s", number, fmt.Sprintf(format, args...))
}

func (f *file) line(text string) error {
	f.number++
	if f.number == 1 {
		text = strings.TrimPrefix(text, mark)
	}
	if f.size += len(text); f.size > largestSentence {
		return f.wrong(f.number, "the sentence is larger than 4 MB; an empty line ends a sentence")
	}
	if !utf8.ValidString(text) {
		return f.wrong(f.number, "it is not UTF-8")
	}
	switch {
	case strings.TrimSpace(text) == "":
		return f.end()
	case text[0] == '#':
		f.lines = append(f.lines, line{number: f.number, text: text})
		return nil
	}
	col := strings.Split(text, "\t")
	if len(col) != columns {
		return f.wrong(f.number, "%d columns parted by tabs, not %d", len(col), columns)
	}
	return f.row(col, text)
}

// row takes a line of ten columns.
func (f *file) row(col []string, text string) error {
	if col[colForm] == "" {
		return f.wrong(f.number, "the column FORM is empty")
	}
	if from, to, ok := strings.Cut(col[colID], "-"); ok {
		f.lines = append(f.lines, line{number: f.number, text: text})
		return f.multiword(from, to, col[colMisc])
	}
	if at, n, ok := strings.Cut(col[colID], "."); ok {
		if id, err := strconv.Atoi(n); err != nil || id < 1 || at != strconv.Itoa(f.count) {
			return f.wrong(f.number, "empty node %q does not follow word %d", col[colID], f.count)
		}
		f.lines = append(f.lines, line{number: f.number, text: text})
		return nil
	}
	if f.count++; col[colID] != strconv.Itoa(f.count) {
		return f.wrong(f.number, "word number %q, not %d", col[colID], f.count)
	}
	if _, err := strconv.ParseUint(col[colHead], 10, 31); err != nil && col[colHead] != "_" {
		return f.wrong(f.number, "head %q is not the number of a word", col[colHead])
	}
	f.lines = append(f.lines, line{number: f.number, col: col})
	f.in = append(f.in, syntax.Token{Form: col[colForm], Glued: f.glued(col[colMisc])})
	return nil
}

func (f *file) multiword(from, to, misc string) error {
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first != f.count+1 || last < first || first <= f.join.to {
		return f.wrong(f.number, "%s-%s is not a range of words that begins with the next", from, to)
	}
	f.join = multiword{first, last, hasItem(misc, "SpaceAfter=No"), f.number}
	return nil
}

// glued reports whether nothing parts the word just counted from the next.
func (f *file) glued(misc string) bool {
	if f.count >= f.join.from && f.count <= f.join.to {
		return f.count < f.join.to || f.join.glued
	}
	return hasItem(misc, "SpaceAfter=No")
}

func hasItem(misc, item string) bool { return slices.Contains(strings.Split(misc, "|"), item) }

// end parses the sentence at hand, if there is one.
func (f *file) end() error {
	if len(f.lines) == 0 {
		f.size = 0
		return nil
	}
	if err := f.check(); err != nil {
		return err
	}
	words := f.syntax.Parse(make([]syntax.Word, 0, len(f.in)), f.in)
	f.out = f.out[:0]
	for _, l := range f.lines {
		if l.col == nil {
			f.out = append(append(f.out, l.text...), '\n')
			continue
		}
		f.out = appendRow(f.out, l.col, words[0])
		words = words[1:]
	}
	f.lines, f.in, f.count, f.size, f.join = f.lines[:0], f.in[:0], 0, 0, multiword{}
	return f.emit(append(f.out, '\n'))
}

// check looks at what only the whole sentence shows.
func (f *file) check() error {
	if f.count == 0 {
		return f.wrong(f.lines[0].number, "a sentence without words")
	}
	if f.join.to > f.count {
		return f.wrong(f.join.number, "%d-%d goes beyond the last word, %d", f.join.from, f.join.to, f.count)
	}
	for _, l := range f.lines {
		if l.col == nil || l.col[colHead] == "_" {
			continue
		}
		if head, _ := strconv.Atoi(l.col[colHead]); head > f.count || l.col[colHead] == l.col[colID] {
			return f.wrong(l.number, "head %d is not the number of another word", head)
		}
	}
	return nil
}

// appendRow appends the line of a word with our analysis.
func appendRow(dst []byte, col []string, w syntax.Word) []byte {
	dst = append(append(dst, col[colID]...), '\t')
	dst = append(dst, col[colForm]...)
	for _, value := range [...]string{w.Lemma, w.UPOS, w.XPOS, w.Feats, strconv.Itoa(w.Head), w.Rel, "", miscOf(col[colMisc], w.Entity)} {
		if value == "" {
			value = "_"
		}
		dst = append(append(dst, '\t'), value...)
	}
	return append(dst, '\n')
}

// miscOf is the last column with our name in place of the file's.
func miscOf(misc, entity string) string {
	var items []string
	for item := range strings.SplitSeq(misc, "|") {
		name, value, _ := strings.Cut(item, "=")
		named := name == "NE" || name == "Entity" && (strings.HasPrefix(value, "B-") || strings.HasPrefix(value, "I-"))
		if item != "" && item != "_" && !named {
			items = append(items, item)
		}
	}
	if entity != "" {
		items = append(items, "NE="+entity)
	}
	return strings.Join(items, "|")
}
