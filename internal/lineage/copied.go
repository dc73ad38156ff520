package lineage

// What makes a copy.
const (
	copyCoverage = 0.6  // of the shorter document is in shared passages
	copyNames    = 0.5  // of its names the other has too
	copyNumbers  = 0.3  // of its numbers: an update has changed some
	allNames     = 0.9  // of its names: a form that was filled in anew has others
	houseNames   = 0.65 // of its names, where one house brings its own text up to date
	fewerNumbers = 0.2  // of its numbers, where all names are the same
	sameNumbers  = 0.75 // fewer make an update, wherever they stand
	partCoverage = 0.7  // less is but a part, and what stands around it has to be of the same
	partNats     = 6.0  // of names, in what each has besides: fewer tell nothing
	partNames    = 0.4  // of these that the other has besides too
	restNats     = 20.0 // of names and words, likewise
	restTerms    = 0.2
	houseTerms   = 0.4 // likewise, of one house
	ownCoverage  = 0.9 // less is no copy of one's own text, if both have other words besides
)

// isCopy reports whether the shorter document is mostly words of the other, and tells of
// the same: documents of one form agree in their sentences, and differ in what they say.
func (p *pair) isCopy() bool {
	if p.coverage() < copyCoverage || p.isPart() {
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

// isPart reports whether what two documents share is but a part of both, and what each has besides tells of something
// else: a closing formula, the charges against several who are tried, an answer's preface. Two of one house, which has such
// parts at hand, have to agree in much of the rest.
func (p *pair) isPart() bool {
	if p.coverage() >= partCoverage {
		return false
	}
	rest := p.rest()
	if p.sameHouse && rest.inOtherWords() {
		return true
	}
	return rest.least[name] >= partNats && rest.share(name) < partNames ||
		rest.least[name]+rest.least[plain] >= restNats && rest.share(name, plain) < restTerms
}

// inOtherWords reports whether what two texts of one house have besides what they share is in other words than one who copies
// himself would use.
func (o *overlap) inOtherWords() bool {
	return o.least[name]+o.least[plain] >= restNats && o.share(name, plain) < houseTerms
}
