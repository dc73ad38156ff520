package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"cited/internal/text"
)

// writer collects the text of a page and the map from it to the source. White
// space is held back until something follows it, so that no line starts or ends
// with it.
type writer struct {
	src     []byte
	content []byte
	m       text.Map // to src
	line    int      // where the line starts that is being written
	held    piece    // white space that is held back
	holds   bool
}

// text writes a piece of the source as a browser shows it.
func (w *writer) text(p piece, pre bool) {
	for i := p.start; i < p.end; {
		switch c := w.src[i]; {
		case isSpace(c):
			j := i + 1
			for j < p.end && isSpace(w.src[j]) {
				j++
			}
			w.space(piece{i, j}, pre)
			i = j
		case c == '&':
			i += w.entity(i, p.end, pre)
		default:
			j := i + 1
			for j < p.end && w.src[j] != '&' && !isSpace(w.src[j]) {
				j++
			}
			w.put(string(w.src[i:j]), piece{i, j}, true)
			i = j
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' }

// space takes white space: as it is where it is preformatted, else held back.
func (w *writer) space(p piece, pre bool) {
	if pre {
		for i := p.start; i < p.end; i++ {
			if w.src[i] != '\r' {
				w.put(string(w.src[i:i+1]), piece{i, i + 1}, true)
			}
		}
		return
	}
	if w.holds && w.held.end > w.held.start {
		return
	}
	w.held, w.holds = p, true
}

// put writes what stands for bytes of the source, after white space that was
// held back.
func (w *writer) put(s string, p piece, exact bool) {
	if w.holds && len(w.content) > w.line {
		start := len(w.content)
		w.content = append(w.content, ' ')
		if w.held.end > w.held.start {
			one := w.held.end == w.held.start+1 && w.src[w.held.start] == ' '
			w.segment(start, w.held, one)
		}
	}
	w.holds = false
	start := len(w.content)
	w.content = append(w.content, s...)
	w.segment(start, p, exact)
}

// segment maps the content from start to its end.
func (w *writer) segment(start int, p piece, exact bool) {
	if n := len(w.m); n > 0 && exact {
		if last := &w.m[n-1]; last.Exact && last.End == start && last.To == p.start {
			last.End, last.To = len(w.content), p.end
			return
		}
	}
	w.m = append(w.m, text.Segment{Start: start, End: len(w.content), From: p.start, To: p.end, Exact: exact})
}

// newline ends a line that has something on it.
func (w *writer) newline() {
	w.holds = false
	if len(w.content) > w.line {
		w.content = append(w.content, '\n')
		w.line = len(w.content)
	}
}

// maxEntity is how long the name of a character is at most, with & and ;.
const maxEntity = 40

// entity writes the character that is named at i and returns the length of its
// name, or writes the & alone.
func (w *writer) entity(i, end int, pre bool) int {
	shown, n := unescape(string(w.src[i:min(end, i+maxEntity)]))
	p := piece{i, i + n}
	switch {
	case n == 1:
		w.put("&", p, true)
	case strings.Trim(shown, spaces) == "" && !pre:
		w.space(p, false)
	default:
		w.put(shown, p, false)
	}
	return n
}

// unescape returns what the character reference that s starts with stands for,
// and how long it is; 1 if it is none.
func unescape(s string) (string, int) {
	n := 1
	for n < len(s) && (s[n] == '#' && n == 1 || s[n] < utf8.RuneSelf && isAlphanumeric(s[n])) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	name := s[:n]
	all := html.UnescapeString(name)
	if all == name {
		return "&", 1
	}
	for k := 2; k <= n; k++ {
		if shown := html.UnescapeString(name[:k]); shown != name[:k] && shown+name[k:] == all {
			return shown, k
		}
	}
	return all, n
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
