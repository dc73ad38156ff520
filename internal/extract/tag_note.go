package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// A number may lead to a note of the text that says whose it is: "nine died.[4]", and further down
// "[4] Port Office, Yearbook of 2012."

// longestNote is how many bytes of a note are read for whom it names, and mostNotes how many notes.
const (
	longestNote = 160
	mostNotes   = 1000
)

// notesOf returns whom the notes of a window name first, by their marks. Marks that stand before
// several notes lead to none of them.
func (s *Session) notesOf(w text.Window) map[string]code {
	var out map[string]code
	for at := 0; at < len(w.Content) && len(out) < mostNotes; {
		end := len(w.Content)
		if n := strings.IndexByte(w.Content[at:], '\n'); n >= 0 {
			end = at + n
		}
		if mark := noteMark(w.Content[at:end]); mark != "" {
			if out == nil {
				out = map[string]code{}
			}
			if _, again := out[mark]; again {
				out[mark] = code{}
			} else {
				out[mark] = s.bodyOfNote(w, text.Range{Start: at + len(mark), End: min(end, runeStart(w.Content, at+longestNote))})
			}
		}
		at = end + 1
	}
	return out
}

// noteMark returns the mark that opens a line, "[4]"; nothing if there is none.
func noteMark(line string) string {
	n := strings.IndexByte(line, ']')
	if n < 2 || n > len("[999") || line[0] != '[' || strings.Trim(line[1:n], "0123456789") != "" {
		return ""
	}
	return line[:n+1]
}

// bodyOfNote returns the body that a note begins with, nobody if it begins with something else.
func (s *Session) bodyOfNote(w text.Window, r text.Range) code {
	sc := s.stretch(w, text.Block{}, r)
	if sc == nil {
		return code{}
	}
	from := sc.pastArticle(0)
	to := from
	for to < len(sc.s.Tokens) && sc.word(to) != "." && sc.inName(to) {
		to++
	}
	if to-from > maxName || !strings.Contains(",.:;", sc.word(to)) || !sc.isBody(from, to) {
		return code{}
	}
	return code{value: sc.name(from, to), rule: "source.note", at: sc.bytes(from, to)}
}

// tagNote returns whom the note names that a mark behind a number leads to, with no other number between.
func (sc *scene) tagNote(q *mention.Quantity) []code {
	for i := q.To; len(sc.notes) > 0 && i+2 < len(sc.s.Tokens); i++ {
		if sc.word(i) != "[" || sc.word(i+2) != "]" {
			continue
		}
		if sc.numbersBetween(q, q.To, i) > 0 {
			return nil
		}
		if c := sc.notes["["+sc.word(i+1)+"]"]; c.value != "" {
			return []code{c}
		}
		return nil
	}
	return nil
}
