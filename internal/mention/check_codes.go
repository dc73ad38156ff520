package mention

import (
	"slices"
	"strings"

	"cited/internal/codebook"
)

// GroupEntries makes entries of the groups and generic phrases of a codebook, so
// that they are looked up and checked like every other word.
func GroupEntries(book *codebook.Codebook) []*Entry {
	var out []*Entry
	for _, g := range book.Groups {
		e := groupEntry(Groups, book.GroupsOf+".groups."+g.Name, g.Name, g.At, g.OK, g.No)
		e.Name, e.Slots = g.Name, map[string][]string{"forms": g.Names, "not": g.Not}
		out = append(out, e)
	}
	for _, p := range book.Phrases {
		e := groupEntry(Armed, book.GroupsOf+".groups.generic", "", p.At, p.OK, p.No)
		e.Name, e.Slots = "generic", map[string][]string{"forms": p.Forms, "not": p.Not}
		out = append(out, e)
	}
	return out
}

func groupEntry(list List, id, means string, at codebook.Place, ok, no []string) *Entry {
	e := &Entry{ID: id, List: list, Means: []string{means}, file: at.File, line: at.Line}
	for _, s := range ok {
		open := strings.IndexByte(s, '[')
		end := strings.LastIndexByte(s, ']')
		e.OK = append(e.OK, Example{Text: s[:open] + s[open+1:end] + s[end+1:], Start: open, End: end - 1, Line: at.Line})
	}
	for _, s := range no {
		e.No = append(e.No, Example{Text: s, Line: at.Line})
	}
	return e
}

// nothing is the code of words that are no cue in a codebook.
const nothing = "none"

// CheckCodes finds entries that stand for a measure, a class of people, a cause or a theme
// that none of the codebooks has, or for no relation of ties: what they match would
// never count.
func (l *Language) CheckCodes(books []*codebook.Codebook) []Failure {
	var out []Failure
	some := func(word string, has func(b *codebook.Codebook, code string) bool) bool {
		name, code, named := strings.Cut(word, ":")
		if !named {
			name, code = "", word
		}
		for _, b := range books {
			if named && b.Name == name && code == nothing || (!named || b.Name == name) && has(b, code) {
				return true
			}
		}
		return false
	}
	check := func(e *Entry, what string, words []string, has func(*codebook.Codebook, string) bool) {
		for _, w := range words {
			if !some(w, has) {
				out = append(out, e.failure(e.line, CheckCode, "no codebook has the "+what+" "+w))
			}
		}
	}
	for _, e := range l.Entries {
		switch e.List {
		case Measures:
			check(e, "measure", e.Means, hasMeasure)
			check(e, "measure", e.Slots["object"], hasMeasure)
		case People:
			check(e, "class of people", e.Means, (*codebook.Codebook).TakesClass)
			check(e, "measure", e.Slots["measure"], hasMeasure)
		case Causes:
			check(e, "segment", e.Means, hasSegment)
		case Ties:
			if relation := codebook.Relation(e.Meaning()); len(e.Slots["one"]) > 0 && !slices.Contains(codebook.Relations(), relation) {
				out = append(out, e.failure(e.line, CheckCode, "no tie of a codebook has the relation "+e.Meaning()))
			}
		case Persons:
			for _, m := range e.Means {
				if !slices.Contains(personCodes(), m) {
					out = append(out, e.failure(e.line, CheckCode, "what stands with the name of a person is "+strings.Join(personCodes(), ", ")+", not "+m))
				}
			}
		case Themes:
			check(e, "theme", themesOf(e), hasTheme)
		}
	}
	return out
}

// personCodes are the meanings of the list of persons.
func personCodes() []string {
	return []string{"courtesy", "office", "calling", "kin", "lesser", "working", "particle", "body", "somebody"}
}

// themesOf returns the codes that an entry of the list of themes suggests, alone or
// beside others. A concept or a frame suggests none by itself.
func themesOf(e *Entry) []string {
	var out []string
	if k := e.Slot("kind"); k != "concept" && k != "frame" {
		out = append(out, e.Means...)
	}
	for _, g := range e.Slots["gives"] {
		code, _, _ := strings.Cut(g, " with ")
		out = append(out, strings.TrimSpace(code))
	}
	return out
}

func hasTheme(b *codebook.Codebook, code string) bool {
	_, ok := b.Theme(code)
	return ok
}

func hasMeasure(b *codebook.Codebook, code string) bool {
	_, ok := b.Measure(code)
	return ok
}

func hasSegment(b *codebook.Codebook, code string) bool {
	_, ok := b.Segment(code)
	return ok
}

// Acts returns what the cues of statements can mean.
func (l *Language) Acts() []string {
	acts := []string{"said"} // of a transcript and a colon
	for _, e := range l.Entries {
		if e.List == Cues {
			acts = append(acts, e.Means...)
		}
	}
	slices.Sort(acts)
	return slices.Compact(acts)
}

// Kinds returns the kinds that responses can be of.
func (l *Language) Kinds() []string {
	kinds := []string{"refusal"} // of what is not done
	for _, e := range l.Entries {
		if e.List != Acts {
			continue
		}
		kinds = append(append(kinds, e.Slots["persons"]...), e.Slots["is"]...)
		if len(e.Slots["is"]) > 0 { // a thing that has no kind of its own
			continue
		}
		for _, k := range e.Slots["kind"] {
			if k == "verb" || k == "noun" || k == "thing" {
				kinds = append(kinds, e.Means...)
			}
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}
