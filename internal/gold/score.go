package gold

import (
	"cmp"
	"slices"
)

// Options of a scoring.
type Options struct {
	Strict bool // only the settled value of a field counts, none of the further readings
}

// Rate is how much of what was found is right, how much of what is there was
// found, and their harmonic mean; all from 0 to 1.
type Rate struct{ P, R, F1 float64 }

// FieldScore is how one field does over the figures that were found.
type FieldScore struct {
	Name  string
	Agree float64 // share of the pairs that agree
	Said  Rate    // over the pairs in which gold or program say anything but the usual
}

// Report is the outcome of a scoring. Gold and Predicted count figures without
// the optional ones.
type Report struct {
	Gold, Predicted int
	Found           Rate         // the pairing itself
	Fields          []FieldScore // in the order of the report
	Whole           Rate         // right in value, kind, measure, origin and time together
	Defended        Rate         // and in population, group, segment, basis, attribution and stance
	Mistakes        []Mistake    // in the order of the gold file: wrong, missed, not in the gold
}

// Mistake is a figure that is wrong in some fields, missed, or not in the gold.
type Mistake struct {
	Doc    string
	Start  int
	Exact  *string
	What   string // "missed" or "not in the gold"; empty for wrong fields
	Fields []Difference
}

// Difference is a field that does not agree.
type Difference struct {
	Name      string
	gold, got any // as a field shows them
}

// Score compares the figures of a program with gold. Documents that the gold
// does not have are passed over.
func Score(gold, pred *Set, o Options) Report {
	t := tally{fields: fields(), strict: o.Strict}
	t.agree = make([]int, len(t.fields))
	t.said = make([]counts, len(t.fields))
	for _, doc := range gold.Docs {
		t.document(doc, gold.Figures[doc], pred.Figures[doc])
	}
	return t.report()
}

// counts are figures that are right, that the program gave, and that it should
// have given.
type counts struct{ right, got, want int }

func (c counts) rate() Rate {
	var r Rate
	if c.got > 0 {
		r.P = float64(c.right) / float64(c.got)
	}
	if c.want > 0 {
		r.R = float64(c.right) / float64(c.want)
	}
	if r.P+r.R > 0 {
		r.F1 = 2 * r.P * r.R / (r.P + r.R)
	}
	return r
}

type tally struct {
	fields          []field
	strict          bool
	found           counts
	whole, defended int
	agree           []int
	said            []counts
	mistakes        []Mistake
}

func (t *tally) report() Report {
	r := Report{
		Gold:      t.found.want,
		Predicted: t.found.got,
		Found:     t.found.rate(),
		Whole:     counts{t.whole, t.found.got, t.found.want}.rate(),
		Defended:  counts{t.defended, t.found.got, t.found.want}.rate(),
		Mistakes:  t.mistakes,
	}
	for i, f := range t.fields {
		score := FieldScore{Name: f.name, Said: t.said[i].rate()}
		if t.found.right > 0 {
			score.Agree = float64(t.agree[i]) / float64(t.found.right)
		}
		r.Fields = append(r.Fields, score)
	}
	return r
}

func (t *tally) document(doc string, gold, pred []Figure) {
	pairs := match(gold, pred)
	inGold, inPred := make([]bool, len(gold)), make([]bool, len(pred))
	t.found.got += len(pred)
	for _, p := range pairs {
		inGold[p.gold], inPred[p.pred] = true, true
		if gold[p.gold].Optional {
			t.found.got--
			continue
		}
		t.pair(doc, &gold[p.gold], &pred[p.pred])
	}
	for i, g := range gold {
		if g.Optional {
			continue
		}
		t.found.want++
		if !inGold[i] {
			t.mistakes = append(t.mistakes, Mistake{Doc: doc, Start: g.Start, Exact: g.Exact, What: "missed"})
		}
	}
	for j, p := range pred {
		if !inPred[j] {
			t.mistakes = append(t.mistakes, Mistake{Doc: doc, Start: p.Start, Exact: p.Exact, What: "not in the gold"})
		}
	}
}

func (t *tally) pair(doc string, gold, pred *Figure) {
	if t.strict {
		strict := *gold
		strict.Either = nil
		gold = &strict
	}
	t.found.right++
	wholly, defensible := true, true
	var wrong []Difference
	for i, f := range t.fields {
		same := f.same(gold, pred)
		t.field(i, same, f.said(pred), f.said(gold))
		if !same {
			wholly = wholly && !whole(f.name)
			defensible = defensible && !defended(f.name)
			wrong = append(wrong, Difference{f.name, f.show(gold), f.show(pred)})
		}
	}
	t.whole += one(wholly)
	t.defended += one(defensible)
	if wrong != nil {
		t.mistakes = append(t.mistakes, Mistake{Doc: doc, Start: gold.Start, Exact: gold.Exact, Fields: wrong})
	}
}

// field counts a field of a pair. Where an accepted reading lies on the other
// side of silence, nothing was said wrongly or rightly.
func (t *tally) field(i int, same, ours, theirs bool) {
	t.agree[i] += one(same)
	if same && ours != theirs {
		return
	}
	t.said[i].right += one(same && ours)
	t.said[i].got += one(ours)
	t.said[i].want += one(theirs)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

type pairing struct {
	share      float64 // overlap over the longer of the two
	gold, pred int
}

// match pairs the figures of a document, best overlap first, each used once.
func match(gold, pred []Figure) []pairing {
	var all []pairing
	for i, g := range gold {
		for j, p := range pred {
			if o := min(g.End, p.End) - max(g.Start, p.Start); o > 0 {
				longer := max(g.End-g.Start, p.End-p.Start)
				all = append(all, pairing{float64(o) / float64(longer), i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	inGold, inPred := make([]bool, len(gold)), make([]bool, len(pred))
	return slices.DeleteFunc(all, func(p pairing) bool {
		if inGold[p.gold] || inPred[p.pred] {
			return true
		}
		inGold[p.gold], inPred[p.pred] = true, true
		return false
	})
}
