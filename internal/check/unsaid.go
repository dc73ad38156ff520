package check

import (
	"cmp"
	"fmt"
	"slices"

	"cited"
)

func unsaid() Check {
	return Check{
		Code:     "unsaid",
		Doc:      "a source is credited with a number that its own document, which is meant, does not hold",
		Severity: cited.SeverityWarning,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			texts := map[*Document]*holding{}
			for _, x := range c.unheld() {
				t := texts[x.meant]
				if t == nil {
					t = c.holdingOf(x.meant)
					texts[x.meant] = t
				}
				if !t.holds(x.Figure.Figure) {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s is credited with %s, which is not in its document of %s", c.Source, x.words(), x.meant.Published),
						Exhibits: []cited.Exhibit{x.exhibit()},
					})
				}
			}
			return out
		},
	}
}

// reference is a figure that others credit a source with, and the source's own document that
// they mean.
type reference struct {
	*entry
	meant *Document
}

// unheld are the quoted figures that are none of those that the document has which is meant, and
// that the source's figures contradict nowhere: that would be another finding. Documents
// have to be read only for these.
func (c *Case) unheld() []reference {
	var own []*entry
	held := map[*Document]*holding{}
	for _, e := range c.entries() {
		if !e.Own || !e.usable() {
			continue
		}
		own = append(own, e)
		if held[e.Doc] == nil {
			held[e.Doc] = &holding{}
		}
		held[e.Doc].add(e.Figure.Figure)
	}
	for _, h := range held {
		h.settle()
	}
	list := newPapers(own)
	var out []reference
	for _, x := range c.entries() {
		if x.Own || !x.usable() {
			continue
		}
		if doc := list.meant(x); doc != nil && !held[doc].holds(x.Figure.Figure) {
			out = append(out, reference{x, doc})
		}
	}
	against := contradictedAnywhere(own, out)
	return slices.DeleteFunc(out, func(x reference) bool { return against[x.entry] })
}

// contradictedAnywhere are the references that the source's own figures of the same cell
// contradict.
func contradictedAnywhere(own []*entry, refs []reference) map[*entry]bool {
	out := map[*entry]bool{}
	if len(refs) == 0 {
		return out
	}
	all := slices.Clone(own)
	for _, x := range refs {
		all = append(all, x.entry)
	}
	for _, list := range parted(all, func(e *entry) cited.ID { return e.cell() }) {
		for x := range contradicted(list) {
			out[x] = true
		}
	}
	return out
}

// papers are the documents of a source itself, each by its first figure.
type papers struct {
	list []*entry // in the order of their dates
	of   map[cited.EDTF]*Document
}

// newPapers sorts the documents that hold figures of a source's own.
func newPapers(own []*entry) papers {
	p := papers{firsts(own, func(e *entry) *Document { return e.Doc }), map[cited.EDTF]*Document{}}
	slices.SortStableFunc(p.list, func(x, y *entry) int { return cmp.Compare(x.printed, y.printed) })
	for _, e := range p.list {
		if d := e.Doc; p.of[d.Published] == nil {
			p.of[d.Published] = d
		}
	}
	return p
}

// Days within which a source is quoted that has just published something.
const fresh = 14

// meant returns the source's own document that a quoted figure is said to be from: the one of the
// date that its report is given, else the only one of the days before.
func (p *papers) meant(x *entry) *Document {
	if x.Reported != "" {
		return p.of[x.Reported]
	}
	from, _ := slices.BinarySearchFunc(p.list, x.printed-fresh, func(e *entry, day cited.Day) int { return cmp.Compare(e.printed, day) })
	if from == len(p.list) || p.list[from].printed > x.printed || from+1 < len(p.list) && p.list[from+1].printed <= x.printed {
		return nil
	}
	return p.list[from].Doc
}
