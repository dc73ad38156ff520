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
	byBits    map[int64]int32 // the same by the bits of their ids, as lists have them
	postings  map[Key]posting
	lists     []list
	terms     map[Key]int32 // in how many stories
	stories   int

	changed, counted []Key // lists and terms that differ from what was recalled, some twice
}

// Entry is what an index is told of a document. Keys are what the document is looked up by, each
// once: stretches of words, by which copies and quotations are found; pairs of its numbers, of
// numbers and names, and names, by which rewrites are.
type Entry struct {
	Kept
	Keys  []Key
	Terms []Key // its numbers, names and words, which are counted, ascending
}

// Entry returns what an index has to know of the document.
func (s *Sketch) Entry() Entry {
	keys, minimum := s.makeKeys()
	e := Entry{Kept: Kept{s.ID, FirstDay(s.published), minimum}, Keys: keys, Terms: make([]Key, len(s.terms))}
	for i := range s.terms {
		e.Terms[i] = Key(s.terms[i].key)
	}
	return e
}

// indexed is what is kept of a document.
type indexed struct {
	id      cited.ID
	bits    int64
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
	return &Index{numbers: map[cited.ID]int32{}, byBits: map[int64]int32{}, postings: map[Key]posting{}, terms: map[Key]int32{}}
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
	n := x.document(d.Kept)
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
	}
	x.counted = append(x.counted, d.Terms...)
}

// document takes in what is kept of a document, and returns its number.
func (x *Index) document(d Kept) int32 {
	n := int32(len(x.documents))
	bits, _ := d.ID.Bits()
	x.documents = append(x.documents, indexed{d.ID, bits, d.First, d.Signature})
	x.numbers[d.ID], x.byBits[bits] = n, n
	return n
}

// post puts a document under a key and reports whether one of its story was there.
func (x *Index) post(k Key, n int32) (told bool) {
	p, ok := x.postings[k]
	if !ok {
		x.postings[k] = posting{n, -1}
		x.changed = append(x.changed, k)
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
			if at, ok := x.earliest(story, n); ok {
				l.stories[i] = slices.Insert(story[:min(len(story), documentsEach-1)], at, n)
				x.changed = append(x.changed, k)
			}
			return true
		}
	}
	switch {
	case len(l.stories) < storiesAKey:
		l.stories = append(l.stories, []int32{n})
	case l.more:
		return false
	default:
		l.more = true
	}
	x.changed = append(x.changed, k)
	return false
}

// earliest returns where a document stands among those of a story, and whether it is one of the
// earliest, which are kept.
func (x *Index) earliest(story []int32, n int32) (at int, ok bool) {
	at, _ = slices.BinarySearchFunc(story, n, x.compare)
	return at, at < documentsEach
}

// compare orders documents by their day, those without one last.
func (x *Index) compare(a, b int32) int {
	return cmp.Or(cmp.Compare(x.documents[a].first, x.documents[b].first), cmp.Compare(x.documents[a].id, x.documents[b].id))
}

// Candidates lists the documents that a document may have to do with, those with most in
// common first. It looks at a bounded number of documents for every key.
func (x *Index) Candidates(d Entry) []cited.ID {
	scores, keys := map[int32]float64{}, map[int32]int{}
	for _, k := range d.Keys {
		x.each(k, func(n int32, score float64) {
			scores[n] += score
			keys[n]++
		})
	}
	least := min(leastKeys, 1+len(d.Keys)/(4*leastKeys))
	var found []int32
	for n, score := range scores {
		if x.documents[n].id != d.ID && score >= leastScore && keys[n] >= least {
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
