package check

import (
	"fmt"
	"strconv"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

func impossibleDates() Check {
	return Check{
		Code:     "dates",
		Doc:      "a figure or its report is dated after the document that gives it, or a period ends before it begins",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for i := range c.Document.Found.Figures {
				if f, ok := c.Document.ahead(&c.Document.Found.Figures[i]); ok {
					out = append(out, f)
				}
			}
			for _, s := range c.Document.sentences {
				if f, ok := c.Document.backwards(s); ok {
					out = append(out, f)
				}
			}
			return out
		},
	}
}

// ahead reports whether a figure holds at a date that the document could not know of. What may
// be, or is expected, is no such figure, and a date of which the words do not give the year, as
// "tomorrow" or "'94", may have been reckoned wrongly.
func (d *Document) ahead(f *cited.Figure) (Found, bool) {
	last := d.lastDay()
	s := d.sentenceOf(f)
	if last == cited.MinDay || last == cited.MaxDay || f.Stance != cited.Asserted || s == nil {
		return Found{}, false
	}
	if _, future := s.says("ahead", 0, len(s.Tokens)); future {
		return Found{}, false
	}
	for _, x := range []struct {
		what, field string
		date        cited.EDTF
	}{{"the figure", "time", f.Time}, {"its report", "reported", f.Reported}} {
		if first, known := s.begins(x.date); known && first > last && givesYear(f, x.field, x.date) {
			return Found{
				Message:  fmt.Sprintf("%s is of %s, the document of %s", x.what, x.date, d.Published),
				Exhibits: []cited.Exhibit{d.shows(f)},
			}, true
		}
	}
	return Found{}, false
}

// begins returns the first day of a date. One that only has an end, "by August", begins with
// that in a sentence that tells of what was over by then.
func (s *sentence) begins(date cited.EDTF) (cited.Day, bool) {
	if end, open := strings.CutPrefix(string(date), "../"); open {
		if _, past := s.says("past", 0, len(s.Tokens)); !past {
			return 0, false
		}
		date = cited.EDTF(end)
	}
	first, to := date.Bounds()
	return first, first <= to
}

// backwards looks for two years in the wrong order: "from 2016 to 2013".
func (d *Document) backwards(s *sentence) (Found, bool) {
	for i := range s.Tokens {
		from, ok := s.year(i)
		if !ok {
			continue
		}
		to, ok := s.year(i + 2)
		if !ok || to >= from || !s.spans(i) {
			continue
		}
		first := s.span(i, i+3)
		return Found{Message: fmt.Sprintf("the period %q ends before it begins", first.Exact), Exhibits: []cited.Exhibit{d.exhibit(s, first, s.nearest(i))}}, true
	}
	return Found{}, false
}

// Years that a period in a report may be of.
const (
	firstYear = 1900
	lastYear  = 2100
)

// year reads a token as a year.
func (s *sentence) year(i int) (int, bool) {
	if i >= len(s.Tokens) || s.Tokens[i].Class != text.Number || s.Tokens[i].End-s.Tokens[i].Start != 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s.Word(i, i+1))
	for k := range s.numbers {
		if a := &s.numbers[k]; a.From <= i && i < a.To && a.figure != nil {
			return 0, false
		}
	}
	return n, err == nil && n >= firstYear && n <= lastYear
}

// spans reports whether the words around two years make a period of them: "from 2016 to 2013",
// "between 2016 and 2013", "2016–2013".
func (s *sentence) spans(i int) bool {
	switch {
	case s.is(i+1, "–") || s.is(i+1, "-"):
		return !s.Tokens[i+1].Space && !s.Tokens[i+2].Space && !s.is(i+3, "-") && !s.is(i+3, "–")
	case s.Plays(i-1, mention.RoleFrom):
		return s.Plays(i+1, mention.RoleTo|mention.RoleUntil)
	}
	m, ok := s.Ending(mention.Frames, i)
	return ok && m.Entry.Meaning() == "between" && s.Plays(i+1, mention.RoleAnd)
}

// nearest returns the figure of a sentence that stands nearest to a token.
func (s *sentence) nearest(i int) *cited.Figure {
	var best *cited.Figure
	distance := len(s.Tokens)
	for k := range s.numbers {
		a := &s.numbers[k]
		if n := max(a.From-i, i-a.To); a.figure != nil && n < distance {
			best, distance = a.figure, n
		}
	}
	return best
}
