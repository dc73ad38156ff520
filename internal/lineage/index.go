package lineage

import (
	"cmp"
	"slices"

	"cited"
)

// Bounds that keep the work for one more document the same, however large the archive is.
const (
	storiesAKey   = 16 // with more a key tells nothing: it is a stock phrase or a common name
	documentsEach = 4  // of one story under one key: the earliest
	mostFound     = 8  // candidates of a document
	leastScore    = 1  // of a candidate: as much as one key says that nobody else has
	leastKeys     = 2  // that it has in common, but of a document of a few words
)

// Index finds the few documents that another may have to do with. It holds keys, not
// sketches. It is for one goroutine.
type Index struct {
	documents []indexed
	numbers   map[cited.ID]int32
	postings  map[Key]posting
	lists     []list
	terms     map[Key]int32 // in how many stories
	stories   int

	changed, counted map[Key]bool // lists and terms that differ from what was recalled
}

// Entry is what an index is told of a document.
type Entry struct {
	Kept
	Keys  []Key // by which it is found
	Terms []Key // its numbers, names and words, which are counted
}

// Entry returns what an index has to know of the document.
func (s *Sketch) Entry() Entry {
	e := Entry{Kept: Kept{s.ID, FirstDay(s.published), s.minimum}, Keys: s.keys}
	for h := range s.terms {
		e.Terms = append(e.Terms, Key(h))
	}
	slices.Sort(e.Terms)
	return e
}

// indexed is what is kept of a document.
type indexed struct {
	id      cited.ID
	first   cited.Day // on which it may have been published; the last of all days if unknown
	minimum Signature
}

// posting is the documents under a key: the only one, or the number of a list.
type posting struct {
	document int32
	list     int32 // -1: there is no more than one
}

// list is the documents under a key that several have, by story, the earliest first.
type list struct {
	stories [][]int32
	more    bool // further stories came than are kept
}

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{numbers: map[cited.ID]int32{}, postings: map[Key]posting{}, terms: map[Key]int32{}, changed: map[Key]bool{}, counted: map[Key]bool{}}
}

// All returns how many stories there are. With Stories it makes an Index a Common.
func (x *Index) All() int { return x.stories }

// Stories returns how many stories have a key, up to a bound.
func (x *Index) Stories(k Key) int {
	if n, ok := x.terms[k]; ok {
		return int(n)
	}
	p, ok := x.postings[k]
	switch {
	case !ok:
		return 0
	case p.list < 0:
		return 1
	}
	l := &x.lists[p.list]
	if l.more {
		return len(l.stories) + 1
	}
	return len(l.stories)
}

// Add takes in a document; one that is there already is left as it is.
func (x *Index) Add(d Entry) {
	if _, ok := x.numbers[d.ID]; ok {
		return
	}
	n := int32(len(x.documents))
	x.numbers[d.ID] = n
	x.documents = append(x.documents, indexed{d.ID, d.First, d.Signature})
	told := false
	for _, k := range d.Keys {
		told = x.post(k, n) || told
	}
	if told {
		return
	}
	x.stories++
	for _, k := range d.Terms {
		x.terms[k]++
		x.counted[k] = true
	}
}

// post puts a document under a key and reports whether one of its story was there.
func (x *Index) post(k Key, n int32) (told bool) {
	x.changed[k] = true
	p, ok := x.postings[k]
	if !ok {
		x.postings[k] = posting{n, -1}
		return false
	}
	if p.list < 0 {
		x.lists = append(x.lists, list{stories: [][]int32{{p.document}}})
		p.list = int32(len(x.lists) - 1)
		x.postings[k] = p
	}
	l := &x.lists[p.list]
	for i, story := range l.stories {
		if x.documents[story[0]].minimum.like(x.documents[n].minimum) {
			l.stories[i] = x.earliest(story, n)
			return true
		}
	}
	if len(l.stories) < storiesAKey {
		l.stories = append(l.stories, []int32{n})
	} else {
		l.more = true
	}
	return false
}

// earliest puts a document into those of a story, of which the latest may have to leave.
func (x *Index) earliest(story []int32, n int32) []int32 {
	at, _ := slices.BinarySearchFunc(story, n, x.compare)
	if at == documentsEach {
		return story
	}
	return slices.Insert(story[:min(len(story), documentsEach-1)], min(at, documentsEach-1), n)
}

// compare orders documents by their day, those without one last.
func (x *Index) compare(a, b int32) int {
	return cmp.Or(cmp.Compare(x.documents[a].first, x.documents[b].first), cmp.Compare(x.documents[a].id, x.documents[b].id))
}

// Candidates lists the documents that a document may have to do with, those with most in
// common first. It looks at a bounded number of documents for every key of the sketch.
func (x *Index) Candidates(s *Sketch) []cited.ID {
	scores, keys := map[int32]float64{}, map[int32]int{}
	for _, k := range s.keys {
		x.each(k, func(n int32, score float64) {
			scores[n] += score
			keys[n]++
		})
	}
	least := min(leastKeys, 1+len(s.keys)/(4*leastKeys))
	var found []int32
	for n, score := range scores {
		if x.documents[n].id != s.ID && score >= leastScore && keys[n] >= least {
			found = append(found, n)
		}
	}
	slices.SortFunc(found, func(a, b int32) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), x.compare(a, b)) })
	found = found[:min(len(found), mostFound)]
	ids := make([]cited.ID, len(found))
	for i, n := range found {
		ids[i] = x.documents[n].id
	}
	return ids
}

// each hands on the documents under a key, and how much it says to have it: the less, the
// more stories have it, and nothing if they are too many.
func (x *Index) each(k Key, f func(n int32, score float64)) {
	p, ok := x.postings[k]
	if !ok {
		return
	}
	if p.list < 0 {
		f(p.document, 1)
		return
	}
	l := &x.lists[p.list]
	if l.more {
		return
	}
	score := 1 / float64(len(l.stories))
	for _, story := range l.stories {
		for _, n := range story {
			f(n, score)
		}
	}
}
