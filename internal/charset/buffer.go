package charset

import (
	"encoding/binary"
	"sort"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// maxInexact is how many bytes of content one inexact segment covers at most,
// so that a place in the original is never further off than a word.
const maxInexact = 32

// verbatim appends bytes that are UTF-8 already, exact.
func (b *Buffer) verbatim(p []byte, at int) {
	if len(p) == 0 {
		return
	}
	start := len(b.Content)
	b.Content = append(b.Content, p...)
	if last := b.last(); last != nil && last.Exact && last.End == start && last.To == at {
		last.End, last.To = len(b.Content), at+len(p)
		return
	}
	b.Map = append(b.Map, text.Segment{Start: start, End: len(b.Content), From: at, To: at + len(p), Exact: true})
}

// append appends a character that was decoded from n bytes. If it may join, it
// joins the segment before it when both are of one word, one number or one run
// of ASCII white space.
func (b *Buffer) append(r rune, at, n int, join bool) {
	if r == 0 {
		r = utf8.RuneError
	}
	start, class := len(b.Content), classOf(r)
	last := b.last()
	join = join && last != nil && !last.Exact && last.End == start && last.To == at &&
		class != other && start-last.Start < maxInexact && b.class() == class
	b.Content = utf8.AppendRune(b.Content, r)
	if join {
		last.End, last.To = len(b.Content), at+n
		return
	}
	b.Map = append(b.Map, text.Segment{Start: start, End: len(b.Content), From: at, To: at + n})
}

// decoded appends what one character of n bytes was decoded to, which may be
// nothing or two code points.
func (b *Buffer) decoded(p []byte, at, n int) {
	for i, r := range string(p) {
		if i == 0 {
			b.append(r, at, n, true)
			continue
		}
		b.Content = utf8.AppendRune(b.Content, r)
		b.last().End = len(b.Content)
	}
}

func (b *Buffer) last() *text.Segment {
	if len(b.Map) == 0 {
		return nil
	}
	return &b.Map[len(b.Map)-1]
}

// room returns how many bytes of content fit, at least a character's if the
// buffer is not full.
func (b *Buffer) room() int { return b.MaxContent - len(b.Content) }

// class returns the class of the last character.
func (b *Buffer) class() byte {
	r, _ := utf8.DecodeLastRune(b.Content)
	return classOf(r)
}

// other is the class of what is a segment of its own: punctuation, which a
// format may have to part, and all signs.
const other = '.'

// classOf tells words, numbers, white space and the rest apart.
func classOf(r rune) byte {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass(byte(r))
	case unicode.IsLetter(r), unicode.IsMark(r):
		return 'a'
	case unicode.IsDigit(r):
		return '0'
	}
	return other
}

func asciiClass(c byte) byte {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		return 'a'
	case '0' <= c && c <= '9':
		return '0'
	case c == ' ', '\t' <= c && c <= '\r':
		return ' '
	}
	return other
}

// ascii returns how many bytes at the start of p are ASCII but not NUL. It looks
// at eight at a time: most of most texts is passed over here.
func ascii(p []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(p); i += 8 {
		w := binary.LittleEndian.Uint64(p[i:])
		if (w|(w-ones)&^w)&tops != 0 {
			break
		}
	}
	for ; i < len(p); i++ {
		if p[i] == 0 || p[i] >= utf8.RuneSelf {
			break
		}
	}
	return i
}

// Between returns the last place up to n at which the content can be cut: not
// inside a segment that is not exact, nor inside a character.
func (b *Buffer) Between(n int) int {
	i := sort.Search(len(b.Map), func(i int) bool { return b.Map[i].End >= n })
	if i == len(b.Map) || b.Map[i].Exact || b.Map[i].Start >= n {
		return n
	}
	if b.Map[i].Start > 0 && n < b.Map[i].End {
		return b.Map[i].Start
	}
	return b.Map[i].End
}

// Shift takes the first n bytes off the content, n as Between returns it, and
// returns the map of them.
func (b *Buffer) Shift(n int) text.Map {
	i := sort.Search(len(b.Map), func(i int) bool { return b.Map[i].End >= n })
	head, rest := append(text.Map{}, b.Map[:i]...), b.Map[i:]
	if len(rest) > 0 {
		s, length := rest[0], n-rest[0].Start
		if length < s.End-s.Start {
			head = append(head, text.Segment{Start: s.Start, End: n, From: s.From, To: s.From + length, Exact: true})
			rest[0].Start, rest[0].From = n, s.From+length
		} else {
			head, rest = append(head, s), rest[1:]
		}
	}
	b.Content = b.Content[:copy(b.Content, b.Content[n:])]
	b.Map = b.Map[:copy(b.Map, rest)]
	for i := range b.Map {
		b.Map[i].Start -= n
		b.Map[i].End -= n
	}
	return head
}
