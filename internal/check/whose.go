package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// Whose a number of the archive is, where its own words do not name whom the draft means.

// affinity says how surely a figure of the archive is from one of some sources.
func (j *judge) affinity(names []sourceName, x *Figure) affinity {
	best := affinityOf(names, x)
	if best == surely || j.shorter(names, x) {
		return surely
	}
	best = max(best, j.cites(names, x.Doc))
	if best > stranger {
		return best
	}
	x.Doc.speakers(j.b)
	s := x.Doc.sentenceOf(x.Figure)
	for _, o := range x.Doc.named[s.block] {
		if slices.ContainsFunc(names, func(n sourceName) bool { return n.affinity(&o) == surely }) {
			return perhaps
		}
	}
	return stranger
}

// shorter reports whether a figure credits somebody by what sort of source it is only, "the ministry", and all
// of that sort whom its document names in full are the source that is meant.
func (j *judge) shorter(names []sourceName, x *Figure) bool {
	for _, o := range x.credited() {
		if len(o.proper)+len(o.narrows) > 0 || len(o.kinds) == 0 {
			continue
		}
		full := slices.DeleteFunc(slices.Clone(x.Doc.credits), func(c sourceName) bool {
			return len(c.proper)+len(c.narrows) == 0 || !meetBoth(c.kinds, o.kinds)
		})
		if len(full) > 0 && !slices.ContainsFunc(full, func(c sourceName) bool {
			return !slices.ContainsFunc(names, func(n sourceName) bool { return n.affinity(&c) == surely })
		}) {
			return true
		}
	}
	return false
}

// cites says how surely the authors whom a draft cites by their names, "(Keller and Brandt 2016)", wrote a document
// or are those of whose work it tells: it names all of them, as few documents do.
func (j *judge) cites(names []sourceName, d *Document) affinity {
	if len(names) == 0 {
		return stranger
	}
	year := ""
	for i := range names {
		n := &names[i]
		if len(n.kinds) > 0 || len(n.proper) == 0 || !(n.aside || n.said) {
			return stranger
		}
		for _, w := range n.proper {
			if !d.isNaming(w) || j.documentsWith("name:"+w) > seldom {
				return stranger
			}
		}
		year = max(year, n.year)
	}
	if first, _ := d.Published.Bounds(); year != "" && first > cited.MinDay && first.String()[:4] == year {
		return surely
	}
	return perhaps
}

// isNaming reports whether a document has a word, folded, with a capital, as a part of a name.
func (d *Document) isNaming(word string) bool {
	for _, p := range d.passages {
		for _, r := range d.blocks[p.block].runs {
			for w := range strings.FieldsSeq(r.words) {
				if text.Fold(possessor(w)) == word && capital("A "+w) {
					return true
				}
			}
		}
	}
	return false
}

// byNobody reports whether a figure is of a person without a name, "the coordinator": that may be whom the draft names.
func (h *held) byNobody() bool {
	names := h.credited()
	return len(names) > 0 && !slices.ContainsFunc(names, func(n sourceName) bool { return !n.person || len(n.proper)+len(n.countries) > 0 })
}

// isAim reports whether a stretch of words is that of a body to which or from which somebody went: "defected to the
// government".
func (s *sentence) isAim(x stretch) bool {
	at := x.from - 1
	if s.Plays(at, mention.RoleThe) {
		at--
	}
	return at > 0 && s.Plays(at, mention.RoleTo|mention.RoleFrom|mention.RoleIn|mention.RoleNear) && !s.ofSources(at) && !s.ofSources(at-1)
}

// maybeReckoned reports whether a number may have been reckoned from two that one sentence of its source has: a share of
// them, their sum, or what one leaves of the other.
func (j *judge) maybeReckoned(f *Figure, all []held) bool {
	rough := f.Kind == cited.Share || f.Modifier == cited.Approx
	own := some(all, func(h *held) bool {
		return (h.affinity > stranger || j.isHomely(f, h) || rough && h.cover >= likeEnough[0]) && h.Kind == cited.Count
	})
	x := amountOf(f.Figure)
	for i := range own {
		for k := range own[:i] {
			if own[i].words.s != own[k].words.s && !(rough && besides(&own[i], &own[k])) {
				continue
			}
			part, whole := amountOf(own[i].Figure.Figure), amountOf(own[k].Figure.Figure)
			if part.Low > whole.Low {
				part, whole = whole, part
			}
			exact := own[i].words.s.single(part) && own[i].words.s.single(whole)
			if exact && (f.Kind == cited.Share && x.fits(part, whole) || f.Kind == cited.Count && (x.about(interval{whole.Low - part.Low, whole.Low - part.Low}) || x.about(interval{whole.Low + part.Low, whole.Low + part.Low}))) {
				return true
			}
		}
	}
	return false
}

// besides reports whether two numbers stand in one sentence, or in two of one passage of which the one follows the other.
func besides(x, y *held) bool {
	apart := x.words.s.nth - y.words.s.nth
	return x.Doc == y.Doc && x.words.s.block == y.words.s.block && apart <= 1 && apart >= -1
}
