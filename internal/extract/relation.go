package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// mostRelations is how many words of a sentence that may compare are looked at.
const mostRelations = 40

// relation is a comparison in the making.
type relation struct {
	kind     cited.Relation
	change   cited.Change
	rank     int
	from, to int               // tokens that say it
	value    *mention.Quantity // its number; nil if it has none
	other    *mention.Quantity // the other end, of a range that stands in two places
	topic    topic
	rule     string
}

// relate reads how a sentence compares figures of a population.
func (s *Session) relate(v *gauge, words []mention.Match) {
	v.relations = words[:min(len(words), mostRelations)]
	var out []relation
	for i, m := range v.relations {
		r, ok := v.relation(i, m)
		if !ok || overlaps(out, r) {
			continue
		}
		r.rule = m.Entry.ID
		out = append(out, r)
		s.compared(v, r)
	}
}

func overlaps(all []relation, r relation) bool {
	for _, o := range all {
		if r.from < o.to && o.from < r.to {
			return true
		}
	}
	return false
}

// relation reads what the i-th word of relations says.
func (v *gauge) relation(i int, m mention.Match) (relation, bool) {
	kind := m.Entry.Slot("kind")
	switch cited.Relation(m.Entry.Meaning()) {
	case cited.Trend:
		if kind == "than" {
			return v.than(m)
		}
		return v.trend(m, kind)
	case cited.Rank:
		return v.rank(i, m, kind)
	case cited.Rate:
		return v.rated(m, kind)
	case cited.Mean:
		return v.mean(m, kind)
	case cited.Ages:
		return v.ages(m, kind)
	case cited.Ratio:
		return v.ratio(m, kind)
	}
	return relation{}, false
}

// compared links a comparison and keeps it.
func (s *Session) compared(v *gauge, r relation) {
	d := v.draftOf(r)
	v.fill(d, v.earlier(d))
	if m := r.topic.measure; m != "" && v.r.books[0].Name == d.book.Name || m != "" && d.book.measure[m] != 0 {
		if _, known := d.book.measure[m]; known {
			d.measure = code{value: m, rule: r.topic.at.Entry.ID, at: v.bytes(r.topic.at.From, r.topic.at.To)}
		}
	}
	f := s.figureOf(v.scene, d)
	at := v.bytes(r.from, r.to)
	f.Span = s.span(v.scene, at)
	f.Low, f.High, f.Modifier = nil, nil, cited.Exactly
	r.bounds(&f)
	f.Quote = s.span(v.scene, quoteAround(v.s.Content, v.extent, at))
	f.Evidence = s.evidence(v.scene, d, f.Span)
	f.ID = cited.Key(cited.ComparisonID, s.doc.ID, f.Exact, v.y.compares.nth(f.Exact))
	v.y.compared = append(v.y.compared, cited.Comparison{Figure: f, Relation: r.kind, Change: r.change, Rank: r.rank})
	v.y.doubted = append(v.y.doubted, d.doubtful)
	v.y.speakOf(d.noun, v.number)
}

// bounds sets the number of a comparison that has one.
func (r relation) bounds(f *cited.Figure) {
	q := r.value
	if q == nil {
		return
	}
	f.Modifier = q.Modifier
	if q.HasLow {
		f.Low = number(q.Low)
	}
	if q.HasHigh {
		f.High = number(q.High)
	}
	if o := r.other; o != nil && q.HasLow && o.HasLow {
		f.Modifier, f.Low, f.High = cited.Range, number(min(q.Low, o.Low)), number(max(q.Low, o.Low))
	}
}

// draftOf makes a figure without bounds of what a comparison is about.
func (v *gauge) draftOf(r relation) *draft {
	at := r.topic.at
	if at.From >= at.To {
		at.From, at.To = r.from, r.to
	}
	d := v.draftAt(at, r.rule)
	if !d.noun.people {
		d.noun = noun{bare: true, last: at.To}
	}
	if r.topic.noun.people {
		d.noun = r.topic.noun
	} else if !d.noun.people && r.topic.measure == "" && v.y.recently(v.scene) {
		d.noun = v.y.spokenOf
		d.noun.people, d.noun.from, d.noun.to, d.noun.last = true, 0, 0, at.To
	}
	before := v.earlier(d)
	d.best = v.bestCue(d)
	d.doubtful = !v.are(d.noun.class, codebook.Certain) && v.matter < certainMatter && !(d.best.sure() && v.is(v.says(d.best.Entry), codebook.Conflict))
	if n := len(before); n > 0 && d.doubtful {
		d.doubtful = before[n-1].doubtful
	}
	return d
}

// with returns the word of relations of a kind that begins at token i, past the
// hyphen of a compound.
func (v *gauge) with(kind string, i int) (mention.Match, bool) {
	for _, m := range v.relations {
		if m.Entry.Slot("kind") == kind && (m.From == i || m.From == i+1 && v.hyphen(i)) {
			return m, true
		}
	}
	return mention.Match{}, false
}

// quantityIn returns the first quantity in a stretch of tokens.
func (v *gauge) quantityIn(from, to int) *mention.Quantity {
	for i := range v.s.Quantities {
		if q := &v.s.Quantities[i]; q.CoreFrom >= from && q.To <= to {
			return q
		}
	}
	return nil
}

// quantityAt returns the first quantity that has a token in a stretch of tokens: "a
// nearly 300% increase".
func (v *gauge) quantityAt(from, to int) *mention.Quantity {
	for i := range v.s.Quantities {
		if q := &v.s.Quantities[i]; q.To > from-1 && q.To > 0 && q.From < to && q.To <= to {
			return q
		}
	}
	return nil
}

// lastQuantity returns the last quantity in a stretch of tokens.
func (v *gauge) lastQuantity(from, to int) *mention.Quantity {
	for i := len(v.s.Quantities) - 1; i >= 0; i-- {
		if q := &v.s.Quantities[i]; q.CoreFrom >= from && q.To <= to {
			return q
		}
	}
	return nil
}
