package lineage

// What makes a copy.
const (
	copyCoverage = 0.6  // of the shorter document is in shared passages
	copyNames    = 0.5  // of its names the other has too
	copyNumbers  = 0.3  // of its numbers: an update has changed some
	allNames     = 0.9  // of its names: a form that was filled in anew has others
	fewerNumbers = 0.2  // of its numbers, where all names are the same
	sameNumbers  = 0.75 // fewer make an update, wherever they stand
)

// isCopy reports whether the shorter document is mostly words of the other, and tells of
// the same: documents of one form agree in their sentences, and differ in what they say.
func (p *pair) isCopy() bool {
	if p.coverage() < copyCoverage {
		return false
	}
	return p.story.agrees(name, copyNames) && p.story.agrees(figured, copyNumbers) ||
		p.story.agrees(name, allNames) && p.story.agrees(figured, fewerNumbers)
}

// agrees reports whether the other document has so much of the poorer one's terms of a
// class. Where there are none they do not differ.
func (o *overlap) agrees(c class, share float64) bool {
	return o.least[c] == 0 || o.share(c) >= share
}

// isUpdate reports whether a copy says other numbers than its original.
func (p *pair) isUpdate() bool {
	return len(p.changed) > 0 || !p.story.agrees(figured, sameNumbers)
}
