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

// partAdded parts decisions by which people added something from all others.
func partAdded(list []standing) (added, others []standing) {
	for _, s := range list {
		if s.Field == "" && s.Verdict == cited.Added {
			added = append(added, s)
		} else {
			others = append(others, s)
		}
	}
	return added, others
}

// findAdded finds where what people added stands in a document, all of which tell tells of: at
// its words in the text. If the reader finds it by itself now, that is what the decision is about.
func findAdded(list []standing, tell func(*finder) error) ([]cited.Anchored, error) {
	if len(list) == 0 {
		return nil, nil
	}
	words := make([]standing, len(list))
	for i, s := range list {
		words[i] = standing{Decision: cited.Decision{Field: cited.FieldText, Subject: s.by.Document}, by: s.by}
	}
	texts := newFinder(words)
	texts.beside = &besides{}
	if err := tell(texts); err != nil {
		return nil, err
	}
	texts.beside.sort()
	all := texts.results()
	for i := range all {
		r := &all[i]
		r.Decision, r.Settled, r.Now = list[i].Decision, list[i].settled, ""
		if !r.Place.IsZero() {
			r.Now = texts.beside.at(shelfOf(r.Subject.Kind()), r.Place, r.Subject)
		}
	}
	return all, nil
}

// at returns what was read of a kind from exactly some words, else another id.
func (b *besides) at(sh *shelf, words cited.Span, other cited.ID) cited.ID {
	for _, c := range b.shelves[sh.at] {
		if c.Start == words.Start && c.End == words.End {
			return c.ID
		}
	}
	return other
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
