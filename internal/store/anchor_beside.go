package store

import (
	"slices"
	"sort"

	"cited"
)

// mostPlaces is at how many places it is looked for what may be read there from the words of
// one decision.
const mostPlaces = 200

// findAll finds where decisions stand in a document, all of which tell tells of. Where
// nothing is read any more with the words of a decision, but its words are there, what is
// read from some of them may be what it is about: a newer reader may take in a word more.
func findAll(list []standing, tell func(*finder) error) ([]cited.Anchored, error) {
	f := newFinder(list)
	if err := tell(f); err != nil {
		return nil, err
	}
	all := f.results()
	var lost []int
	var words []standing
	for i, r := range all {
		if r.Outcome == cited.Lost && r.About().Kind() != cited.DocumentID {
			by := *list[i].by
			by.With, by.Of = "", -1 // as words of the text, which of them it was is not known
			lost, words = append(lost, i), append(words, standing{Decision: cited.Decision{Field: cited.FieldText, Subject: by.Document}, by: &by})
		}
	}
	if len(lost) == 0 {
		return all, nil
	}
	f = newFinder(words)
	f.beside = &besides{}
	if err := tell(f); err != nil {
		return nil, err
	}
	f.end()
	f.beside.sort()
	for n, i := range lost {
		index, _ := f.index(cited.DocumentID)
		_, places := index.Find(words[n].by)
		for _, at := range places[:min(len(places), mostPlaces)] {
			f.beside.over(&all[i], index.All[at].Span)
		}
	}
	return all, nil
}

// besides is all that was read from a document.
type besides struct {
	shelves [manyShelves][]cited.Candidate
	longest [manyShelves]int
}

func (b *besides) add(sh *shelf, r *readRow) {
	b.shelves[sh.at] = append(b.shelves[sh.at], cited.Candidate{ID: r.id, Span: r.stands})
	b.longest[sh.at] = max(b.longest[sh.at], r.stands.End-r.stands.Start)
}

func (b *besides) sort() {
	for _, list := range b.shelves {
		slices.SortStableFunc(list, func(x, y cited.Candidate) int { return x.Start - y.Start })
	}
}

// over makes what is read from some of the words of a place candidates of a decision.
func (b *besides) over(r *cited.Anchored, place cited.Span) {
	at := shelfOf(r.About().Kind()).at
	list := b.shelves[at]
	first := sort.Search(len(list), func(i int) bool { return list[i].Start > place.Start-b.longest[at] })
	for _, c := range list[first:] {
		switch {
		case c.Start >= place.End:
			return
		case c.End <= place.Start:
			continue
		case len(r.Candidates) == mostCandidates:
			r.More++
		default:
			r.Candidates = append(r.Candidates, c)
		}
		r.Outcome = cited.Ambiguous
	}
}
