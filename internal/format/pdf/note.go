package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// Footnotes stand at the end of a column or page, in smaller type, and begin with
// a mark; a line may be drawn above them.

// takeNotes parts the notes at the end of an area's blocks from the others.
func takeNotes(blocks []*block, body float64, rules []rect) (rest, notes []*block) {
	from := len(blocks)
	for from > 0 && blocks[from-1].grid == nil && blocks[from-1].size < 0.94*body {
		from--
	}
	for from < len(blocks) && !blocks[from].startsNote() && !blocks[from].isUnderRule(rules) {
		from++
	}
	if from == len(blocks) {
		return blocks, nil
	}
	for _, b := range blocks[from:] {
		b.kind, b.level = text.Note, 0
		if n := len(notes) - 1; n >= 0 && !b.startsNote() && b.goesOnFrom(notes[n]) {
			notes[n].lines = append(notes[n].lines, b.lines...)
			continue
		}
		notes = append(notes, b.parts()...)
	}
	return blocks[:from:from], notes
}

// goesOnFrom reports whether b goes on with a note that did not end.
func (b *block) goesOnFrom(a *block) bool { return !endsSentence(a.lines[len(a.lines)-1]) }

// startsNote reports whether a block begins with the mark of a note.
func (b *block) startsNote() bool { return len(b.lines) > 0 && isNoteLine(b.lines[0]) }

// isNoteLine reports whether a line begins with the mark of a note: a raised
// number, a number, a star or a dagger.
func isNoteLine(f *frag) bool {
	s := f.words[0].text
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("¹²³⁴⁵⁶⁷⁸⁹*†‡§", r):
		return true
	case marked(s) > 0:
		return true
	case len(f.words) < 2 || len(s) > 5:
		return false
	}
	core := strings.Trim(s, "()[].:")
	return core != "" && len(core) <= 3 && strings.Trim(core, "0123456789") == ""
}

// marked returns how long the number is that stands at once before the first word of
// a note; 0 if none does.
func marked(s string) int {
	n := 0
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	if n > 3 || !unicode.IsUpper(r) {
		return 0
	}
	return n
}

// partMark parts the number at the start of a line from the word that it stands at.
func partMark(f *frag) {
	first := f.words[0]
	n := marked(first.text)
	if n == 0 {
		return
	}
	mark, rest := first, first
	mark.text, rest.text = first.text[:n], first.text[n:]
	mark.right = first.left + first.width()*float64(n)/float64(utf8.RuneCountInString(first.text))
	rest.left = mark.right
	f.words = append([]word{mark, rest}, f.words[1:]...)
}

// parts parts a block at the lines that begin with a mark.
func (b *block) parts() []*block {
	var parts []*block
	from := 0
	marked := isNoteLine(b.lines[0])
	for i := 1; i <= len(b.lines); i++ {
		if i == len(b.lines) || marked && isNoteLine(b.lines[i]) && sameMark(b.lines[0], b.lines[i]) {
			part := *b
			part.lines = b.lines[from:i:i]
			partMark(part.lines[0])
			parts = append(parts, &part)
			from = i
		}
	}
	return parts
}

// sameMark reports whether two lines begin with marks of one kind: a number at the
// start of a line need not be one.
func sameMark(a, b *frag) bool {
	plain := func(f *frag) bool { return isDigit(rune(f.words[0].text[0])) }
	return plain(a) == plain(b) && b.left < a.left+a.size
}

// isUnderRule reports whether a short line is drawn right above a block.
func (b *block) isUnderRule(rules []rect) bool {
	if len(b.lines) == 0 {
		return false
	}
	first := b.lines[0]
	for _, r := range rules {
		if r.width() > 20 && r.height() < 1.5 && r.left < first.right && r.right > first.left &&
			r.bottom <= first.top+0.3*first.size && first.top-r.bottom < 1.6*first.size && r.left > first.left-1.5*first.size && r.left < first.left+1.5*first.size {
			return true
		}
	}
	return false
}
