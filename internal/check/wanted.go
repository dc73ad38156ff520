package check

import (
	"math"
	"slices"
	"strconv"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// Wanted is what to look for in an archive that is too large to be held against a draft as a whole.
type Wanted struct {
	Kind     cited.Kind
	Exact    []float64 // the bounds of the figure
	Low      float64   // between these lie all numbers that may be taken for its own
	High     float64
	Measures []string // its measure, as figures of several codebooks have it
	Origin   []string // countries that its people may be from
	Place    []string
	Theatre  []string
	Sources  []string   // words, folded, by which whom it may be from is told from others
	Names    []string   // in its paragraph, folded: towns, bodies, persons
	Numbers  []string   // its number as texts have it, folded words parted by single spaces
	From, To cited.EDTF // the years before and behind that in which it stands; empty if that is not known
}

// mostNames is how many names of a paragraph are looked for.
const mostNames = 20

// Wanted returns what may bear on a figure of a draft.
func (b *Books) Wanted(f *Figure) Wanted {
	w := Wanted{Kind: f.Kind, Origin: b.possible(f), Place: f.Place, Theatre: f.Theatre, Measures: b.maybe(f)}
	for _, bound := range []*float64{f.Low, f.High} {
		if bound != nil && !slices.Contains(w.Exact, *bound) {
			w.Exact = append(w.Exact, *bound)
		}
	}
	if len(w.Exact) > 0 {
		low, high := slices.Min(w.Exact), slices.Max(w.Exact)
		w.Low, w.High = low*(1-fairBound), high/(1-fairBound)
		if f.Kind == cited.Share {
			w.Low, w.High = low-aboutPoints, high+aboutPoints
		}
	}
	w.Numbers = inWords(f)
	w.Sources = b.tellingOf(f)
	if s := f.Doc.sentenceOf(f.Figure); s != nil {
		w.Names = slices.Concat(f.Doc.blocks[s.block].names, f.Doc.blocks[s.block].labels)
	}
	slices.Sort(w.Names)
	if w.Names = slices.Compact(w.Names); len(w.Names) > mostNames {
		w.Names = w.Names[:mostNames]
	}
	if day, known := cited.AsOfFigure(f.Figure, f.Doc.Published).Day(); known {
		w.From, w.To = cited.EDTF((day - sameTime).String()[:4]), cited.EDTF((day + sameTime).String()[:4])
	}
	return w
}

// inWords are the ways in which a text may write the number of a figure: as the draft does, and in digits.
func inWords(f *Figure) []string {
	var out []string
	add := func(words string) {
		if words = text.Fold(text.Plain(words)); words != "" && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	if s := f.Doc.sentenceOf(f.Figure); s != nil {
		if k := s.numberOf(f); k >= 0 {
			add(s.numbers[k].span.Exact)
		}
	}
	for _, bound := range []*float64{f.Low, f.High} {
		if bound != nil && *bound == math.Trunc(*bound) {
			add(number(*bound))
			add(strconv.FormatFloat(*bound, 'f', 0, 64))
		}
	}
	return out
}

// maybe are the measures that a figure may have been read by elsewhere, as figures of one and of
// several codebooks carry them: its own, what covers the rest, and if that is its own,
// what its sentence has words for.
func (b *Books) maybe(f *Figure) []string {
	codes := []string{bare(f.Measure)}
	if s := f.Doc.sentenceOf(f.Figure); s != nil && b.trait(f.Codebook, f.Measure, codebook.Rest) {
		for _, m := range s.List(mention.Measures) {
			for _, means := range m.Entry.Means {
				codes = append(codes, bare(means))
			}
		}
	}
	var out []string
	add := func(book, code string) {
		out = append(out, code, book+":"+code)
	}
	for _, book := range b.Books() {
		for _, m := range book.Measures {
			if slices.Contains(codes, m.Code) || m.Has(codebook.Rest) {
				add(book.Name, m.Code)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tellingOf are the words of whom a figure may be from. Who is called "the ministry" only was named
// before, and so was who is not named at all.
func (b *Books) tellingOf(f *Figure) []string {
	sources := b.sources(f)
	lists := [][]sourceName{sources.credited, sources.here, sources.near}
	if len(f.Attribution) > 0 && !slices.ContainsFunc(sources.credited, func(n sourceName) bool { return len(n.proper) > 0 }) {
		lists = append(lists, f.Doc.credits)
	}
	var out []string
	for _, list := range lists {
		for i := range list {
			out = append(out, list[i].telling()...)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), mostNames)]
}

// telling are the words of a name by which it is looked up.
func (n *sourceName) telling() []string {
	return slices.DeleteFunc(slices.Clone(n.proper), func(w string) bool { return len(w) < 3 })
}

// Promise says how much a figure of an archive promises to bear on one that is looked for, by
// its fields alone: the more, the sooner it should be looked at.
func (w *Wanted) Promise(draft, held *cited.Figure, publisher string) int {
	n := 0
	switch a := accordOf(draft, held); {
	case a == agreeing && sameNumber(draft, held):
		n += 8
	case a >= turned:
		n += 6
	}
	add := func(points int, holds bool) {
		if holds {
			n += points
		}
	}
	add(4, slices.Contains(w.Measures, held.Measure))
	add(4, meetBoth(w.Origin, held.Origin))
	add(3, len(w.Place) > 0 && len(held.Place) > 0 && meetPlaces(w.Place, held.Place))
	add(1, meetBoth(w.Theatre, held.Theatre))
	add(1, len(w.Origin) == 0 && len(held.Origin) == 0)
	add(1, len(w.Place) == 0 && len(held.Place) == 0)
	add(2, draft.Time != "" && draft.Time.Overlaps(held.Time))
	add(6, w.from(append(slices.Clone(held.Attribution), publisher)))
	return n
}

// from reports whether one of some names has a word that is looked for.
func (w *Wanted) from(names []string) bool {
	for _, name := range names {
		for _, t := range text.AppendTokens(nil, name, 0, len(name)) {
			if _, ok := slices.BinarySearch(w.Sources, text.Fold(possessor(name[t.Start:t.End]))); ok {
				return true
			}
		}
	}
	return false
}
