package extract

import "cited/internal/codebook"

// measureOf returns what the head or the label says in the codebook of the figure,
// else what stands above the table does.
func (r *row) measureOf(sc *scene, d *draft, head label) code {
	for _, l := range []label{head, r.label, r.group} {
		if v, ok := sc.measureIn(l, d); ok {
			return v
		}
	}
	if e := d.noun.entry; e != nil && sc.says(e) != "" && sc.canCount(d, sc.says(e)) {
		return code{value: sc.says(e), rule: e.ID}
	}
	ofTotal := head.explained() && r.tellsTotal(sc)
	if v, ok := sc.measureIn(r.caption, d); ok && (head.explained() && !ofTotal || !r.contrasts() || sc.is(v.value, codebook.Base)) {
		return v
	}
	if l := r.lead; l != nil && head.explained() && l.book == d.book && sc.canCount(d, l.measure.value) {
		return inherited(l.measure, "context.sentence-before")
	}
	if m := sc.measuredHead().measure; m.value != "" && !ofTotal && sc.canCount(d, m.value) {
		return inherited(m, "context.heading")
	}
	if v, ok := d.book.Thing(d.noun.head); ok && d.noun.thing {
		return code{value: v, rule: "table.things"}
	}
	return sc.defaultMeasure(d)
}

// explained reports whether the words of a head say by what its column differs from
// others of the same measure.
func (l label) explained() bool {
	return l.at.Start == l.at.End || l.noun.people || l.onlyTime || l.total || l.share || len(l.origin) > 0
}

// contrasts reports whether heads of the table say what befell people: a column that
// does not say it is none of what the caption names.
func (t *table) contrasts() bool {
	for _, l := range t.heads {
		if l.measured() {
			return true
		}
	}
	return false
}

// tellsTotal reports whether a head says that its column holds all who went: of them
// are those in columns that only say who they are.
func (t *table) tellsTotal(sc *scene) bool {
	for _, l := range t.heads {
		if l.measured() && sc.is(sc.says(l.says.Entry), codebook.Base) {
			return true
		}
	}
	return false
}

// measureIn returns what the words of a label mean in the codebook of a figure.
func (sc *scene) measureIn(l label, d *draft) (code, bool) {
	m := l.measure
	if l.says.Entry != nil && sc.says(l.says.Entry) != "" {
		m.value = sc.says(l.says.Entry)
	}
	return m, m.value != "" && sc.canCount(d, m.value)
}
