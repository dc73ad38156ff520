package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
)

// scanner cuts a query into words and quoted stretches.
type scanner struct {
	src string
	pos int // in bytes
}

// value is one written value.
type value struct {
	text   string
	quoted bool
	pos    int // where it starts, in bytes
}

// quotes opens and closes a quoted stretch. Curly ones come from word processors.
const quotes = "\"“”„"

func (s *scanner) peek() rune {
	if s.pos >= len(s.src) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s.src[s.pos:])
	return r
}

func (s *scanner) take(r rune) bool {
	if s.peek() != r {
		return false
	}
	s.pos += utf8.RuneLen(r)
	return true
}

func (s *scanner) skipSpace() {
	rest := strings.TrimLeftFunc(s.src[s.pos:], unicode.IsSpace)
	s.pos = len(s.src) - len(rest)
}

// value reads a quoted stretch, or bare characters up to a space, a comma, a
// quotation mark or one of stop. It may be empty.
func (s *scanner) value(stop string) (value, error) {
	if s.peek() >= 0 && strings.ContainsRune(quotes, s.peek()) {
		return s.quoted()
	}
	v := value{pos: s.pos}
	rest := s.src[s.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(quotes+",", r) || strings.ContainsRune(stop, r)
	})
	if end < 0 {
		end = len(rest)
	}
	v.text = rest[:end]
	s.pos += end
	return v, nil
}

// quoted reads a stretch between quotation marks; a backslash before a mark or a
// backslash takes it as it is.
func (s *scanner) quoted() (value, error) {
	v := value{quoted: true, pos: s.pos}
	var b strings.Builder
	rest := s.src[s.pos:]
	_, skip := utf8.DecodeRuneInString(rest)
	escaped := false
	for i, r := range rest[skip:] {
		switch {
		case !escaped && r == '\\':
			escaped = true
			continue
		case !escaped && strings.ContainsRune(quotes, r):
			s.pos += skip + i + utf8.RuneLen(r)
			v.text = b.String()
			return v, nil
		case escaped && r != '\\' && !strings.ContainsRune(quotes, r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		escaped = false
	}
	return v, cited.Errorf(cited.Invalid, "query, position %d: this quotation mark is never closed; add the closing one", s.at(v.pos))
}

// at turns a byte offset into what people count: characters from 1.
func (s *scanner) at(offset int) int {
	return utf8.RuneCountInString(s.src[:offset]) + 1
}

// clip keeps what is quoted in messages short and on one line.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "..."
	}
	return s
}
