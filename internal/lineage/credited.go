package lineage

import "slices"

// manyCredits is how many credits of one document by another are noted.
const manyCredits = 16

// mentions lists where a document names one of these in its text; what stands in the
// lines below its title counts where it says that the text is from there.
func (s *Sketch) mentions(names []naming) []naming {
	names = slices.DeleteFunc(slices.Clone(names), func(n naming) bool { return len(n.words) == 0 || s.isOwn(n) })
	if len(names) == 0 {
		return nil
	}
	var all []naming
	for i := s.head; i < len(s.words) && len(all) < manyCredits; i++ {
		for _, n := range names {
			if s.stands(n.words, i) {
				all = append(all, naming{words: n.words, from: i, to: i + len(n.words)})
				break
			}
		}
	}
	for _, line := range s.lines {
		for _, n := range names {
			if line.from < s.head && len(all) < manyCredits && slices.Equal(line.words, n.words) {
				all = append(all, line)
			}
		}
	}
	slices.SortFunc(all, byPlace)
	return all
}

// stands reports whether these words stand at i, as a name does.
func (s *Sketch) stands(words []uint64, i int) bool {
	if i+len(words) > len(s.words) {
		return false
	}
	for k, h := range words {
		if s.words[i+k].hash != h {
			return false
		}
	}
	return s.isTitle(i) && s.isTitle(i+len(words)-1)
}

// isOwn reports whether a name is one under which the document itself appears.
func (s *Sketch) isOwn(n naming) bool {
	return slices.ContainsFunc(s.own, func(o naming) bool { return slices.Equal(o.words, n.words) })
}

// titleOf returns the title of another document where it can be named: not as the own
// title, and not by chance.
func (s *Sketch) titleOf(other *Sketch) []naming {
	if len(other.title.words) < titleWords || slices.Equal(other.title.words, s.title.words) {
		return nil
	}
	return []naming{other.title}
}

// credit lists where the later document names the earlier one, by names that not
// everybody uses: a caption with the names of two countries looks like an imprint.
func (p *pair) credit() []naming {
	all := p.later.mentions(slices.Concat(p.earlier.own, p.later.titleOf(p.earlier)))
	return slices.DeleteFunc(all, func(n naming) bool {
		says := 0.0
		for _, w := range p.later.words[n.from:n.to] {
			if w.class != little {
				says += (&term{key: w.stem, share: shareOfName}).information(p.scale.known)
			}
		}
		return says < creditSays
	})
}

// credited reports whether the later document names the earlier one as one that it has
// something from. In a passage with which both end it is the line below the texts of one
// house.
func (p *pair) credited() bool {
	return slices.ContainsFunc(p.credits, func(c naming) bool {
		return !slices.ContainsFunc(p.runs, func(r run) bool { return r.b0 <= c.from && c.from < r.b1 && p.sameEnd(r) })
	})
}

// creditSays is what the words of a credit say at least, in nats.
const creditSays = 5.5

// What both have to say where one credits the other, in nats.
const (
	citedNumbers = 4.0 // of numbers that count the same
	citedNames   = 8.0
)

// cites reports whether the later document credits the earlier one for something that
// both say. That it names the publisher alone says nothing of which of its documents.
func (p *pair) cites() bool {
	return len(p.credits) > 0 && (p.how != "" || p.told.same >= citedNumbers && p.told.names >= citedNames)
}
