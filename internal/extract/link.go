package extract

import (
	"cited"
	"cited/internal/mention"
)

// link reads the figures of a sentence from left to right, so that a part can
// take from its whole.
func (sc *scene) link() []*draft {
	sc.sources = sc.creditings()
	sc.places = sc.findPlaces()
	sc.seats = sc.findSeats()
	sc.sites = sc.findSites()
	sc.units = sc.findUnits()
	var out []*draft
	for i := range sc.s.Quantities {
		q := &sc.s.Quantities[i]
		if sc.countsNobody(q) {
			continue
		}
		own := *q
		d := &draft{q: &own, index: i, noun: sc.nounOf(q), block: sc.blocks, sentence: sc.number, compared: len(out) > 0 && sc.comparedWith(q)}
		if !sc.counts(d, out) {
			continue
		}
		sc.coordinate(d, out)
		sc.fill(d, notOf(q, out))
		sc.dropOfParts(d, q, out)
		sc.doubt(d, out)
		out = append(out, d)
	}
	return out
}

// comparedWith reports whether a number is only what one before it is compared with: "171, down from
// 204 a year earlier".
func (sc *scene) comparedWith(q *mention.Quantity) bool {
	from := q.From
	if from > 0 && sc.s.Plays(from-1, mention.RoleThe|mention.RoleA) {
		from--
	}
	m, ok := sc.s.Ending(mention.Links, from)
	return ok && m.Entry.Meaning() == "against"
}

// mayCount reports whether a number of the sentence may count. It takes longest
// to analyse a sentence, and where none may, nobody would look at its syntax.
func (sc *scene) mayCount() bool {
	for i := range sc.s.Quantities {
		if q := &sc.s.Quantities[i]; !sc.countsNobody(q) && !single(q) && !sc.measures(q) {
			return true
		}
	}
	return false
}

// measures reports whether a number counts units and no people: "40 km", "9 hours".
func (sc *scene) measures(q *mention.Quantity) bool {
	n := sc.nounOf(q)
	return n.entry != nil && n.entry.List == mention.Units && !n.thing && !q.Share
}

// single reports whether a number is exactly one, which counts only in a list that
// other numbers opened.
func single(q *mention.Quantity) bool {
	v, exact := q.Point()
	return exact && v == 1 && !q.Share
}

// doubt notes whether a number without a noun depends on a doubtful one before it,
// and lifts the doubt from a whole of which a part is certain.
func (sc *scene) doubt(d *draft, before []*draft) {
	n := len(before)
	if n == 0 || d.doubtful {
		return
	}
	if d.best.sure() {
		if d.whole != nil {
			d.whole.doubtful = false
		}
		return
	}
	d.doubtful = d.noun.bare && before[n-1].doubtful
	if d.doubtful {
		d.lead = min(d.lead, before[n-1].lead)
	}
}

// coordinate lets the modifier before the first of two coordinated numbers cover
// the second: "at least 200 women and 650 children".
func (sc *scene) coordinate(d *draft, before []*draft) {
	if len(before) == 0 || d.q.Modifier != cited.Exactly || !sc.s.Plays(d.q.From-1, mention.RoleAnd) {
		return
	}
	a := before[len(before)-1].q
	if d.q.From-a.To > 5 || a.Share != d.q.Share || sc.barrier(a.To, d.q.From) {
		return
	}
	switch a.Modifier {
	case cited.Approx, cited.AtLeast, cited.AtMost:
		d.q.Modifier = a.Modifier
		d.q.HasLow = d.q.HasLow && a.Modifier != cited.AtMost
		d.q.HasHigh = d.q.HasHigh && a.Modifier != cited.AtLeast
	}
}

// fill gives the fields in the order in which they lean on each other.
func (sc *scene) fill(d *draft, before []*draft) {
	d.told = sc.statementsOver(d)
	sc.linkWhole(d, before)
	sc.nameCounted(d, before)
	sc.open(d, before)
	defer sc.close()
	sc.linkSegment(d)
	sc.linkMeasure(d, before)
	sc.dropSaid(d)
	sc.linkOrigin(d, before)
	sc.linkTheatre(d, before)
	sc.linkPlace(d, before)
	sc.narrowByTown(d)
	sc.linkGroup(d, before)
	sc.linkTime(d, before)
	sc.linkSource(d, before)
	sc.linkStance(d)
	sc.linkBasis(d)
	sc.linkCause(d, before)
	sc.linkPopulation(d, before)
}
