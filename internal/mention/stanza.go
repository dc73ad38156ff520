package mention

import (
	"errors"
	"fmt"
	"strings"
)

// Entry is one stanza of a word list.
type Entry struct {
	ID    string // full rule id: language, file, id in the file: "en.measures.returned.came-back"
	List  List
	Name  string // the id in the file
	Means []string
	Slots map[string][]string // other keys, each with its list of values
	OK    []Example
	No    []Example
	file  string
	line  int

	class  uint8      // of a number word
	value  float64    // of a number word
	bounds [2]float64 // of a vague number
	glued  bool       // only right behind digits

	amounts [][]string // of a measure: see addAmounts
}

// Slot returns the first value of a slot, or "".
func (e *Entry) Slot(key string) string {
	if v := e.Slots[key]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Meaning returns the first meaning, or "".
func (e *Entry) Meaning() string {
	if len(e.Means) > 0 {
		return e.Means[0]
	}
	return ""
}

// Example is a sentence that an entry must or must not match. For an ok
// example, Start and End are the bytes that it must match.
type Example struct {
	Text       string
	Start, End int
	Line       int
}

// ParseList reads a word list. It returns the entries that it could read, and
// all errors at once, each with file, line and column.
func ParseList(language, list, file, data string) ([]*Entry, error) {
	which, ok := listNamed(list)
	if !ok {
		return nil, fmt.Errorf("%s:1:1: no list is called %s: the lists are %s", file, list, strings.Join(allNames(), ", "))
	}
	p := stanzaParser{language: language, list: list, which: which, file: file, seen: map[string]int{}}
	for n, l := range strings.Split(data, "\n") {
		p.take(n+1, strings.TrimRight(l, " \t\r"))
	}
	p.finish()
	return p.entries, errors.Join(p.errs...)
}

type stanzaParser struct {
	language, list, file string
	which                List
	entries              []*Entry
	open                 *Entry
	seen                 map[string]int
	errs                 []error
}

func (p *stanzaParser) fail(line, col int, format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf("%s:%d:%d: %s", p.file, line, col, fmt.Sprintf(format, args...)))
}

func (p *stanzaParser) take(n int, l string) {
	trimmed := strings.TrimLeft(l, " \t")
	switch {
	case trimmed == "":
		p.finish()
		return
	case trimmed[0] == '#':
		return
	}
	key, value, _ := strings.Cut(trimmed, " ")
	if k, v, ok := strings.Cut(trimmed, "\t"); ok && len(k) < len(key) {
		key, value = k, v
	}
	value = strings.TrimLeft(value, " \t")
	col := len(l) - len(value) + 1
	if value == "" {
		col++ // behind the blank that is to come
		p.fail(n, col, "%s needs a value", key)
		return
	}
	p.set(n, col, key, value)
}

func (p *stanzaParser) set(n, col int, key, value string) {
	if key == "id" {
		p.begin(n, col, value)
		return
	}
	if p.open == nil {
		p.fail(n, 1, "%s stands outside an entry: begin one with an id line", key)
		return
	}
	switch key {
	case "means":
		p.open.Means = append(p.open.Means, fields(value)...)
	case "ok":
		p.open.OK = append(p.open.OK, p.example(n, col, value, true))
	case "no":
		p.open.No = append(p.open.No, p.example(n, col, value, false))
	default:
		p.open.Slots[key] = append(p.open.Slots[key], fields(value)...)
	}
}

func (p *stanzaParser) begin(n, col int, id string) {
	p.finish()
	if at, ok := p.seen[id]; ok {
		p.fail(n, col, "id %s is used before, at %s:%d: give each entry its own", id, p.file, at)
	}
	p.seen[id] = n
	p.open = &Entry{ID: p.language + "." + p.list + "." + id, List: p.which, Name: id, Slots: map[string][]string{}, file: p.file, line: n}
}

// example reads an example; in an ok one, brackets mark what must be matched.
func (p *stanzaParser) example(n, col int, value string, marked bool) Example {
	if !marked {
		return Example{Text: value, Line: n}
	}
	open := strings.IndexByte(value, '[')
	end := strings.LastIndexByte(value, ']')
	if open < 0 || end < open {
		p.fail(n, col, "an ok example marks what is matched with [ and ]")
		return Example{Text: value, Line: n}
	}
	return Example{Text: value[:open] + value[open+1:end] + value[end+1:], Start: open, End: end - 1, Line: n}
}

func (p *stanzaParser) finish() {
	e := p.open
	p.open = nil
	if e == nil {
		return
	}
	if len(e.OK) == 0 {
		p.fail(e.line, 1, "entry %s has no ok example: add a sentence that it must match, the words in [ ]", e.Name)
	}
	if len(e.No) == 0 {
		p.fail(e.line, 1, "entry %s has no no example: add a sentence that looks alike and must not match", e.Name)
	}
	p.entries = append(p.entries, e)
}

// fields parts a list at its bars.
func fields(value string) []string {
	parts := strings.Split(value, "|")
	out := parts[:0]
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
