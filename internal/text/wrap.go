package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain text is often wrapped: a line ends where the next word has no room in it. Such an
// end says nothing, while the end of a line that had room was meant.

const (
	narrowProse = 40  // bytes: a shorter line was not ended because it was full
	wideProse   = 120 // nor is a line wrapped that is longer
	leastWraps  = 3   // lines by which a text shows that it is wrapped
	leastFlat   = 2   // lines by which a text shows that they are its paragraphs
)

// Room returns how long the longest of the lines is that a stretch is set in, in bytes; 0 if
// no line of it shows that it is wrapped: by ending between two words of a sentence, or within
// a word.
func Room(content string, start, end int) int {
	s := content[start:end]
	if strings.IndexByte(s, '\n') < 0 {
		return 0
	}
	longest, shown := 0, false
	for line, next := range linesOf(s) {
		shown = shown || goesOn(line, next) || parts(line, next)
		longest = max(longest, len(line))
	}
	if !shown {
		return 0
	}
	return longest
}

// linesOf yields the lines of a text without the blanks behind them, each with the line behind
// it, which is empty behind the last.
func linesOf(content string) iter.Seq2[string, string] {
	return func(yield func(line, next string) bool) {
		line, rest, more := strings.Cut(content, "\n")
		for more {
			next, behind, again := strings.Cut(rest, "\n")
			if !yield(strings.TrimRight(line, " \t\r"), next) {
				return
			}
			line, rest, more = next, behind, again
		}
		yield(strings.TrimRight(line, " \t\r"), "")
	}
}

// Full reports whether the line that ends at byte i was ended because the next word had no
// room in it, as prose is wrapped, or in the middle of a word; room is that of its block.
func Full(content string, i, room int) bool {
	if room == 0 {
		return false
	}
	before := strings.TrimRight(content[strings.LastIndexByte(content[:i], '\n')+1:i], " \t\r")
	next := strings.TrimLeft(content[i+1:], " \t")
	return parts(before, next) || fills(before, next, room)
}

// parts reports whether a line ends within a word, with a hyphen.
func parts(line, next string) bool {
	n := len(line)
	next = strings.TrimLeft(next, " \t")
	return n > narrowProse && line[n-1] == '-' && isLower(line[n-2]) && next != "" && isLower(next[0])
}

// fills reports whether the first word of the next line has no room in this one. A line that
// is longer than the room was not wrapped.
func fills(line, next string, room int) bool {
	if n := strings.IndexAny(next, " \t\n"); n >= 0 {
		next = next[:n]
	}
	return len(line) >= narrowProse && len(line) <= room && len(line)+1+len(next) > room
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// wrapped returns the room of the lines of a wrapped text, in bytes: that of the longest that
// ends between two words of a sentence; 0 if the text is not wrapped.
func wrapped(content string) int {
	room, wraps := 0, 0
	for line, next := range linesOf(content) {
		if goesOn(line, next) {
			room, wraps = max(room, len(line)), wraps+1
		}
	}
	if wraps < leastWraps {
		return 0
	}
	return room
}

// goesOn reports whether a line as long as those of prose ends between two words of a
// sentence.
func goesOn(line, next string) bool {
	if len(line) < narrowProse || len(line) > wideProse {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " \t"))
	return (unicode.IsLower(last) || last == ',') && unicode.IsLower(first)
}

// isFlat reports whether the lines of a text are its paragraphs, with no blank lines between:
// lines longer than any that are wrapped end like sentences, and the next line begins like one.
func isFlat(content string) bool {
	ends := 0
	for line, next := range linesOf(content) {
		if len(line) > wideProse && endsSentence(line) && beginsSentence(strings.TrimLeft(next, " \t")) {
			if ends++; ends == leastFlat {
				return true
			}
		}
	}
	return false
}

func endsSentence(t string) bool {
	last, _ := utf8.DecodeLastRuneInString(withoutNotes(t))
	return strings.ContainsRune(".!?", last)
}

func beginsSentence(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune("\"“‘'", first)
}

// wraps reports whether a line of a wrapped text goes on in the next.
func (s *splitter) wraps(l line) bool {
	return s.room > 0 && !l.below && fills(l.text(s.content), strings.TrimLeft(s.content[l.next:], " \t"), s.room)
}

// goesOnWith reports whether a line that begins with the mark of an item goes on with the
// sentence of the line above it: a dash, where the text was wrapped.
func (s *splitter) goesOnWith(l line) bool {
	if s.room == 0 || s.open.End == 0 || l.above {
		return false
	}
	above := s.content[s.lineStart(s.open.End):s.open.End]
	return fills(above, l.text(s.content), s.room) && !strings.ContainsAny(above[len(above)-1:], ".:;!?")
}

// wrappedHeading reads a heading that stands on two lines of a wrapped text.
func (s *splitter) wrappedHeading(l line) bool {
	if !l.above || !s.wraps(l) || len(l.text(s.content)) > wideProse {
		return false
	}
	from, end, next := s.lineFrom(l.next)
	if l.end = end; !s.blankAt(next) || saysWhen(s.content[from:end]) || !looksLikeHeading(l.text(s.content)) {
		return false
	}
	s.head(l)
	return true
}

// saysWhen reports whether a line below a heading may be one of its own, which says when
// something was printed or by whom.
func saysWhen(t string) bool {
	return !isLower(t[0]) && t[0] != '(' && strings.ContainsAny(t, " :") && strings.ContainsAny(t, ":0123456789")
}

// mostItemLines is in how many lines an item is looked for what comes behind it.
const mostItemLines = 40

// behind returns the line behind one, and behind those in which that one goes on.
func (s *splitter) behind(l line) (start, end int) {
	for n := 0; n < mostItemLines && s.wraps(l); n++ {
		l.start, l.end, l.next = s.lineFrom(l.next)
		l.below = s.blankAt(l.next)
	}
	start, end, _ = s.lineFrom(min(l.next, len(s.content)))
	return start, end
}
