package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

// Item is a figure with what is known of its document.
type Item struct {
	Figure    *cited.Figure
	Document  cited.ID
	Publisher string     // empty if unknown
	Published cited.EDTF // empty if unknown
	// Standing is what the document is to the matter; empty if nobody said, and then
	// what its publisher is.
	Standing cited.Standing

	// While claims are made: what Told returns, from whom its source has it, and the number of
	// the saying that it is.
	told    cited.Day
	relayed []cited.ID
	saying  int
}

// AsOf returns the date at which the figure stands.
func (i *Item) AsOf() cited.AsOf { return cited.AsOfFigure(i.Figure, i.Published) }

// Told returns the first day on which the figure was known: that of its report, else of
// its document; MaxDay if neither has a date.
func (i *Item) Told() cited.Day {
	for _, e := range []cited.EDTF{i.Figure.Reported, i.Published} {
		if first, last := e.Bounds(); first <= last && first > cited.MinDay {
			return first
		}
	}
	return cited.MaxDay
}

// wrong returns why a figure can be no claim; empty if it can.
func (i *Item) wrong() string {
	f := i.Figure
	switch {
	case f.Stance == cited.Denial:
		return "the text denies it"
	case f.Individual:
		return "a figure of one person"
	case f.Low == nil && f.High == nil:
		return "it has no number"
	case f.Low != nil && f.High != nil && !(*f.Low <= *f.High): // not a number is less than nothing
		return "its bounds are crossed"
	}
	return ""
}

// Known is what is known of documents and sources beside the figures.
type Known struct {
	Edges   []cited.Edge   // of lineage, without those that people cut
	Sources []cited.Source // with the names that they go by
	// Of says which source a name in a document means; in no document where the document is
	// empty. Nil: whoever of Sources has the name, else a source of its own.
	Of func(document cited.ID, name string) cited.ID
}

// sources finds who is meant by a name in a document.
type sources struct {
	ids      map[string]cited.ID // by folded name
	local    map[cited.ID]map[string]cited.ID
	standing map[cited.ID]cited.Standing
	seen     map[string]cited.ID // by name as it stands
	given    func(document cited.ID, name string) cited.ID
}

func newSources(list []cited.Source, given func(cited.ID, string) cited.ID) *sources {
	s := &sources{map[string]cited.ID{}, map[cited.ID]map[string]cited.ID{}, map[cited.ID]cited.Standing{}, map[string]cited.ID{}, given}
	for i := range list {
		one := &list[i]
		s.standing[one.ID] = one.Standing
		for _, a := range append([]cited.Alias{{Name: one.Name}}, one.Aliases...) {
			s.add(one.Document, foldName(a.Name), one.ID)
		}
		for _, m := range one.Merged {
			s.add(one.Document, foldName(m.Name), one.ID)
		}
	}
	return s
}

func (s *sources) add(document cited.ID, name string, id cited.ID) {
	if document == "" {
		s.ids[name] = id
		return
	}
	if s.local[document] == nil {
		s.local[document] = map[string]cited.ID{}
	}
	s.local[document][name] = id
}

// of returns the id of a source. A name that nobody knows is a source of its own.
func (s *sources) of(document cited.ID, name string) cited.ID {
	if s.given != nil {
		return s.given(document, name)
	}
	if here := s.local[document]; here != nil {
		if id, ok := here[foldName(name)]; ok {
			return id
		}
	}
	if id, ok := s.seen[name]; ok {
		return id
	}
	folded := foldName(name)
	id, ok := s.ids[folded]
	if !ok {
		id = cited.NewID(cited.SourceID, folded)
	}
	s.seen[name] = id
	return id
}

func foldName(name string) string { return strings.Join(strings.Fields(text.Fold(name)), " ") }

// lineage is which documents came from which others.
type lineage struct {
	edges  map[cited.ID][]*cited.Edge // by the later document, in a fixed order
	family map[cited.ID]cited.ID      // documents that are versions or copies of one another: the first of them
}

func newLineage(edges []cited.Edge) *lineage {
	l := &lineage{map[cited.ID][]*cited.Edge{}, map[cited.ID]cited.ID{}}
	for i := range edges {
		e := &edges[i]
		if e.Later == e.Earlier {
			continue
		}
		l.edges[e.Later] = append(l.edges[e.Later], e)
		if e.Kind.IsVersion() {
			l.join(e.Later, e.Earlier)
		}
	}
	for _, list := range l.edges {
		slices.SortFunc(list, func(a, b *cited.Edge) int {
			return cmp.Or(cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Kind, b.Kind))
		})
	}
	return l
}

// of returns the document that stands for the family of another.
func (l *lineage) of(d cited.ID) cited.ID {
	for {
		above, ok := l.family[d]
		if !ok {
			return d
		}
		if next, ok := l.family[above]; ok {
			l.family[d] = next // so that the way gets shorter
		}
		d = above
	}
}

// join makes one family of two, called by the smaller id, so that the order of edges
// does not matter.
func (l *lineage) join(a, b cited.ID) {
	a, b = l.of(a), l.of(b)
	if a != b {
		l.family[max(a, b)] = min(a, b)
	}
}

// carries reports whether a figure of the later document may come from the earlier one:
// of a quotation only what stands in it.
func carries(e *cited.Edge, f *cited.Figure) bool {
	switch e.Kind {
	case cited.Updates:
		return false
	case cited.Quotes:
		if len(e.Proof.Passages) > 0 {
			return slices.ContainsFunc(e.Proof.Passages, func(p cited.SharedPassage) bool { return p.Later.Start <= f.Start && f.End <= p.Later.End })
		}
	}
	return true
}
