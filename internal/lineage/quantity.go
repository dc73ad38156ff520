package lineage

import (
	"cmp"
	"slices"

	"cited"
	"cited/internal/text"
)

// quantity is a stretch of a text that was read as a number, or as a date.
type quantity struct {
	start, end int // code points
	values     []float64
	kind       cited.MentionKind
	unit       uint64 // the stem of what is counted, 0 if it is not said
	measure    string
	figure     int // of the document's figures, -1 if it is none
	date       cited.EDTF
}

// quantitiesOf lists what was read of numbers and dates, in the order of the text: the
// figures, and where the texts come with all that they name, every other quantity too.
func quantitiesOf(d Document) []quantity {
	var all []quantity
	for i := range d.Figures {
		f := &d.Figures[i]
		q := quantity{start: f.Start, end: f.End, kind: cited.MentionKind(f.Kind), unit: unitOf(f.Counted), measure: f.Measure, figure: i}
		if f.Modifier != cited.Vague {
			q.values = valuesOf(f.Low, f.High)
		}
		all = append(all, q)
	}
	for _, t := range d.Texts {
		if t.Mentions == nil {
			continue
		}
		for _, m := range t.Mentions.Quantities {
			q := quantity{start: m.Start, end: m.End, kind: m.Kind, unit: unitOf(m.Unit), figure: -1}
			if m.Modifier != cited.Vague && m.Kind != cited.MentionOrdinal {
				q.values = valuesOf(m.Low, m.High)
			}
			all = append(all, q)
		}
		for _, p := range t.Mentions.Periods {
			all = append(all, quantity{start: p.Start, end: p.End, figure: -1, date: p.Value, kind: dated})
		}
	}
	slices.SortStableFunc(all, func(a, b quantity) int { return cmp.Or(a.start-b.start, b.figure-a.figure) })
	return all
}

// dated is the kind of what is a date and no number.
const dated cited.MentionKind = "date"

// isName reports whether the number names something instead of counting it.
func (q *quantity) isName() bool {
	return q.kind == dated || q.kind == cited.MentionOrdinal || q.kind == cited.MentionOther
}

// valuesOf returns the numbers of a quantity: one, or two of a range.
func valuesOf(low, high *float64) []float64 {
	switch {
	case low == nil && high == nil:
		return nil
	case low == nil:
		return []float64{*high}
	case high == nil || *high == *low:
		return []float64{*low}
	}
	return []float64{*low, *high}
}

// unitOf is the stem of a counted noun.
func unitOf(noun string) uint64 {
	tokens := text.AppendTokens(nil, noun, 0, len(noun))
	if len(tokens) == 0 {
		return 0
	}
	last := tokens[len(tokens)-1]
	_, stem := hashWord(text.AppendFold(nil, noun[last.Start:last.End]))
	return stem
}
