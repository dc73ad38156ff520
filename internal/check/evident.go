package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// What a figure took over from the sentences around it, or was read by the weights of words, may
// be misread. Before a check says that numbers contradict each other it asks here whether
// the words themselves say what it rests on.

// saidHere reports whether the sentence of a figure has the words that each of these fields was
// read from.
func saidHere(f *cited.Figure, fields ...string) bool {
	x := &Figure{Figure: f}
	return !slices.ContainsFunc(fields, func(field string) bool { return !x.says(field) })
}

// named reports whether the noun behind a number says whom it counts, with nothing before it
// but where they are from: "180 Finns", "90 French fighters". What stands without a noun may be
// a part of anything.
func named(f *cited.Figure) bool {
	at := f.End + 1
	for _, e := range f.Evidence {
		for _, s := range e.Spans {
			if e.Field == "origin" && s.Start == at {
				at = max(at, s.End+1)
			}
		}
	}
	for _, e := range f.Evidence {
		if e.Field == "counted" {
			return slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return s.Start > f.End && s.Start <= at })
		}
	}
	return len(f.Evidence) == 0
}

// unrestricted reports whether nothing behind the noun of a figure tells of whom of them it
// speaks but what was read of it: "46 civilians killed in Taiz" counts all of them there, "46
// civilians who had been warned" some.
func (d *Document) unrestricted(f *cited.Figure) bool {
	s, a := d.placeOf(f)
	if a == nil {
		return false
	}
	to := len(s.Tokens)
	for k := range s.numbers {
		if n := &s.numbers[k]; n.From >= a.To && !s.ofTime(n) {
			to = min(to, n.From)
		}
	}
	for i := a.To; i < to && s.Tokens[i].Class != text.Punct; i++ {
		if !s.isFunction(i, "preposition", "auxiliary", "determiner", "conjunction") && !evident(f, s.span(i, i+1)) {
			return false
		}
	}
	return true
}

// evident reports whether a field of a figure was read from words that hold a span.
func evident(f *cited.Figure, span cited.Span) bool {
	return slices.ContainsFunc(f.Evidence, func(e cited.Evidence) bool {
		return slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return s.Start <= span.Start && span.End <= s.End })
	})
}

// readFrom reports whether one field of a figure was read from words that hold a span.
func (f *Figure) readFrom(field string, span cited.Span) bool {
	return slices.ContainsFunc(f.Evidence, func(e cited.Evidence) bool {
		return e.Field == field && slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return s.Start <= span.Start && span.End <= s.End })
	})
}

// placeOf returns the number that a figure is, with its sentence.
func (d *Document) placeOf(f *cited.Figure) (*sentence, *amount) {
	s := d.sentenceOf(f)
	if s == nil {
		return nil, nil
	}
	for k := range s.numbers {
		if a := &s.numbers[k]; a.figure != nil && a.figure.Start == f.Start {
			return s, a
		}
	}
	return nil, nil
}

// isFunction reports whether a token binds others together in one of these ways.
func (s *sentence) isFunction(i int, ways ...string) bool {
	m, ok := s.Covering(mention.Function, i)
	return ok && slices.Contains(ways, m.Entry.Meaning())
}

// isVerb reports whether a token is a verb of the kind that tells what became of people.
func (s *sentence) isVerb(i int) bool {
	_, measure := s.Beginning(mention.Measures, i)
	return measure || s.Plays(i, mention.RoleBe|mention.RoleState|mention.RolePast)
}

// isMark reports whether a token is punctuation.
func (s *sentence) isMark(i int) bool {
	return i >= 0 && i < len(s.Tokens) && s.Tokens[i].Class == text.Punct
}

// ends reports whether a clause ends before a token.
func (s *sentence) ends(i int) bool { return i >= len(s.Tokens) || s.isMark(i) }

// givesYear reports whether words give the year of a date in full: what is left to be inferred
// may be inferred wrongly.
func givesYear(f *cited.Figure, field string, date cited.EDTF) bool {
	for _, part := range strings.Split(string(date), "/") {
		for _, e := range f.Evidence {
			if e.Field == field && len(part) >= 4 && slices.ContainsFunc(e.Spans, func(s cited.Span) bool { return strings.Contains(s.Exact, part[:4]) }) {
				return true
			}
		}
	}
	return false
}
