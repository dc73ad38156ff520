package gold

import (
	"cmp"
	"slices"
)

// NamedField is how many of the things that were found are right in a field.
type NamedField struct {
	Name  string
	Right int
}

// NamedScore is the scoring of one list. Gold and Predicted leave out what is optional.
type NamedScore struct {
	List            string
	Gold, Predicted int
	Found           int
	Rate                // of finding
	Span            int // of the found, those that start and end where the annotation does
	Fields          []NamedField
	Whole           int // of the found, those with their span and all fields right
}

// Share is a number of the found as a share of them, 0 if nothing was found.
func (s NamedScore) Share(n int) float64 {
	if s.Found == 0 {
		return 0
	}
	return float64(n) / float64(s.Found)
}

// NamedMistake is a thing that is missed, not in the gold, or wrong in some fields.
type NamedMistake struct {
	Doc, List string
	What      string // "missed", "not in the gold", or the fields that are wrong
	Gold, Got *Named // nil where there is none
}

// ScoreNamed compares what a program read in documents with their annotations, list by
// list. Things pair when they overlap, best overlap first, each used once. Fields are held
// against the reading that agrees with most of them.
func ScoreNamed(want []NamedDoc, got map[string]map[string][]Named) ([]NamedScore, []NamedMistake) {
	var scores []NamedScore
	var mistakes []NamedMistake
	for _, list := range NamedLists() {
		t := namedTally{list: list, right: map[string]int{}}
		for _, d := range want {
			t.document(d.Doc, d.Lists[list], got[d.Doc][list])
		}
		scores = append(scores, t.score())
		mistakes = append(mistakes, t.mistakes...)
	}
	return scores, mistakes
}

type namedTally struct {
	list        string
	found       counts
	span, whole int
	right       map[string]int
	mistakes    []NamedMistake
}

func (t *namedTally) score() NamedScore {
	s := NamedScore{List: t.list, Gold: t.found.want, Predicted: t.found.got, Found: t.found.right, Rate: t.found.rate(), Span: t.span, Whole: t.whole}
	for _, f := range namedFields(t.list) {
		s.Fields = append(s.Fields, NamedField{f, t.right[f]})
	}
	return s
}

func (t *namedTally) document(doc string, want, got []Named) {
	ofWant, ofGot := matchNamed(want, got)
	t.found.got += len(got)
	for i := range want {
		w := &want[i]
		switch j := ofWant[i]; {
		case w.Optional && j >= 0:
			t.found.got--
		case w.Optional:
		case j < 0:
			t.found.want++
			t.mistakes = append(t.mistakes, NamedMistake{doc, t.list, "missed", w, nil})
		default:
			t.found.want++
			t.pair(doc, w, &got[j])
		}
	}
	for j := range got {
		if ofGot[j] < 0 {
			t.mistakes = append(t.mistakes, NamedMistake{doc, t.list, "not in the gold", nil, &got[j]})
		}
	}
}

// pair scores a thing that was found.
func (t *namedTally) pair(doc string, want, got *Named) {
	t.found.right++
	var wrong []string
	for n, reading := range append([]Named{*want}, want.Either...) {
		if w := t.wrong(reading, *got); n == 0 || len(w) < len(wrong) {
			wrong = w
		}
	}
	for _, f := range namedFields(t.list) {
		t.right[f] += one(!slices.Contains(wrong, f))
	}
	t.span += one(!slices.Contains(wrong, "span"))
	t.whole += one(len(wrong) == 0)
	for _, w := range wrong {
		t.mistakes = append(t.mistakes, NamedMistake{doc, t.list, w, want, got})
	}
}

// wrong names the fields in which got differs from a reading, and "span".
func (t *namedTally) wrong(reading, got Named) []string {
	var out []string
	if reading.Start != got.Start || reading.End != got.End {
		out = append(out, "span")
	}
	for _, f := range namedFields(t.list) {
		if !reading.holds(f, got) {
			out = append(out, f)
		}
	}
	return out
}

// matchNamed pairs what overlaps, best overlap first; -1 stands for no partner.
func matchNamed(want, got []Named) (ofWant, ofGot []int) {
	var all []pairing
	for i, w := range want {
		for j, g := range got {
			share := overlap(w, g)
			for _, e := range w.Either {
				share = max(share, overlap(e, g))
			}
			if share > 0 {
				all = append(all, pairing{share, i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	ofWant, ofGot = slices.Repeat([]int{-1}, len(want)), slices.Repeat([]int{-1}, len(got))
	for _, p := range all {
		if ofWant[p.gold] < 0 && ofGot[p.pred] < 0 {
			ofWant[p.gold], ofGot[p.pred] = p.pred, p.gold
		}
	}
	return ofWant, ofGot
}

// overlap is the share of the longer of two that both hold.
func overlap(a, b Named) float64 {
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	if shared <= 0 {
		return 0
	}
	return float64(shared) / float64(max(a.End-a.Start, b.End-b.Start))
}
