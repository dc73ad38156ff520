package check

import "cited"

// Numbers are the figures of a document, and all other counts and shares of its text: what was
// not read as a figure may still be what a draft has its number from. Those have no field
// but their value and their sentence.
func (d *Document) Numbers() []*Figure {
	var out []*Figure
	for i := range d.Found.Figures {
		out = append(out, &Figure{Figure: &d.Found.Figures[i], Doc: d})
	}
	for _, s := range d.sentences {
		for k := range s.numbers {
			if a := &s.numbers[k]; a.figure == nil && a.plain() {
				out = append(out, &Figure{Figure: a.bare(s), Doc: d})
			}
		}
	}
	return out
}

// plain reports whether a number that is no figure may count something: it is no sum of money and
// no name.
func (a *amount) plain() bool { return !a.Money && a.Label == nil && (a.HasLow || a.HasHigh) }

// bare is a figure that holds a number and nothing else.
func (a *amount) bare(s *sentence) *cited.Figure {
	f := &cited.Figure{Span: a.span, Modifier: a.Modifier, Kind: cited.Count, Quote: s.all()}
	if a.Share {
		f.Kind = cited.Share
	}
	if a.HasLow {
		f.Low = &a.Low
	}
	if a.HasHigh {
		f.High = &a.High
	}
	return f
}
