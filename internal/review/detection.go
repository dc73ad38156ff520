package review

// Detection is whether coders mark the same figures, whatever they read in them. Nobody
// counts the numbers that both rightly left alone, so that there is no chance agreement
// to take off: F1 stands alone.
type Detection struct {
	Marked []int       `json:"marked"` // figures that each coder marked, in the order of the coders
	Shared int         `json:"shared"` // figures that two coders or more marked
	F1     Coefficient `json:"f1"`
}

// F1 is how well two coders agree on what to mark: twice the figures that both marked by
// the sum of what each marked. It is the same whichever coder is held against the other:
// the share of the first one's marks that the other has is precision from one side and recall
// from the other. That it is what kappa becomes where what nobody marked cannot be counted
// is shown by Hripcsak and Rothschild, Agreement, the F-Measure, and Reliability in
// Information Retrieval (JAMIA 12, 2005). It is undefined if nobody marked anything.
func F1(both, first, second int) Coefficient {
	found := []detected{{both: both, marks: first + second}}
	return weighted(func(weights []int) (float64, string) { return f1(found, weights) }).once(1)
}

// detected is the counts of one document. Of more than two coders every two are counted.
type detected struct{ both, marks int }

// detectedIn counts the marks of every two coders in every document of a study.
func detectedIn(s *study) []detected {
	found := make([]detected, s.documents)
	for _, u := range s.units {
		d, m := &found[u.document], len(u.marks)
		d.both += m * (m - 1) / 2
		d.marks += m * (s.coded[u.document] - 1)
	}
	return found
}

func f1(found []detected, weights []int) (float64, string) {
	both, marks := 0, 0
	for i, d := range found {
		both += weights[i] * d.both
		marks += weights[i] * d.marks
	}
	if marks == 0 {
		return 0, noFigure
	}
	return 2 * float64(both) / float64(marks), ""
}
