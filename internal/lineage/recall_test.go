package lineage

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"cited"
)

// shelf is what a store keeps of an index.
type shelf struct {
	lists   map[Key][]byte
	terms   map[Key]int
	known   map[int64]Kept
	stories int
}

func newShelf() *shelf {
	return &shelf{lists: map[Key][]byte{}, terms: map[Key]int{}, known: map[int64]Kept{}}
}

// keep takes over what an index changed, and returns how many lists those are.
func (s *shelf) keep(x *Index, entries []Entry) int {
	lists, terms := x.Changes()
	for _, l := range lists {
		s.lists[l.Key] = l.Bytes
	}
	for _, c := range terms {
		s.terms[c.Key] = c.Stories
	}
	for _, e := range entries {
		bits, _ := e.ID.Bits()
		s.known[bits] = e.Kept
	}
	s.stories = x.All()
	return len(lists)
}

// recall makes an index know what is kept under the keys of entries.
func (s *shelf) recall(x *Index, entries []Entry) error {
	missing := map[int64]bool{}
	var lists []Listed
	for _, e := range entries {
		for _, k := range e.Keys {
			lists = append(lists, Listed{k, s.lists[k]})
		}
	}
	for _, l := range lists {
		if err := x.Missing(l, missing); err != nil {
			return err
		}
	}
	for bits := range missing {
		x.Recall(s.known[bits])
	}
	for _, l := range lists {
		if err := x.RecallList(l); err != nil {
			return err
		}
	}
	for _, e := range entries {
		for _, k := range e.Terms {
			if n, ok := s.terms[k]; ok {
				x.RecallTerm(Counted{k, n})
			}
		}
	}
	x.RecallStories(s.stories)
	return nil
}

// told are documents of 40 stories, one of them told in every fifth.
func told(n int) []*Sketch {
	all := make([]*Sketch, n)
	for i := range all {
		seed := uint64(i % 40)
		if i%5 == 0 {
			seed = 0
		}
		all[i] = sketchOf(string(cited.NewID(cited.DocumentID, fmt.Sprint(i))), cited.EDTF(fmt.Sprintf("2016-%02d-%02d", 1+i%12, 1+i%28)), fmt.Sprintf("Head %d\n\n%s", i, madeUp(seed, 200)))
	}
	return all
}

// It is one whether an index holds all documents, or begins anew for every few with what was
// kept of those before, with the documents that it knows or without.
func TestIndexIsRecalled(t *testing.T) {
	sketches := told(120)
	whole, begun := NewIndex(), NewIndex()
	ofBegun, ofNew := newShelf(), newShelf()
	for some := range slices.Chunk(sketches, 7) {
		anew := NewIndex()
		begun.Begin()
		var entries []Entry
		for _, s := range some {
			entries = append(entries, s.Entry())
		}
		for x, s := range map[*Index]*shelf{begun: ofBegun, anew: ofNew} {
			if err := s.recall(x, entries); err != nil {
				t.Fatal(err)
			}
		}
		for i, e := range entries {
			want := whole.Candidates(e)
			for _, x := range []*Index{begun, anew} {
				if got := x.Candidates(e); !slices.Equal(got, want) {
					t.Fatalf("%d: found %v, not %v", i, got, want)
				}
				x.Add(e)
			}
			whole.Add(e)
		}
		ofBegun.keep(begun, entries)
		ofNew.keep(anew, entries)
	}
	lists, terms := whole.Changes()
	same := func(a, b []byte) bool { return slices.Equal(a, b) }
	if !maps.EqualFunc(ofBegun.lists, ofNew.lists, same) || len(lists) != len(ofNew.lists) {
		t.Error("other lists are kept")
	}
	for _, l := range lists {
		if !same(l.Bytes, ofNew.lists[l.Key]) {
			t.Errorf("list %d: %x, not %x", l.Key, ofNew.lists[l.Key], l.Bytes)
		}
	}
	for _, c := range terms {
		if ofNew.terms[c.Key] != c.Stories {
			t.Errorf("term %d is in %d stories, not %d", c.Key, ofNew.terms[c.Key], c.Stories)
		}
	}
}

// A list that stays as it is is not written again, and a document that is to come in anew is in
// none.
func TestChangesAreFew(t *testing.T) {
	s, x := newShelf(), NewIndex()
	copyOf := func(i int) Entry {
		return sketchOf(string(cited.NewID(cited.DocumentID, fmt.Sprint(i))), cited.EDTF(fmt.Sprintf("2016-01-%02d", 1+i)), madeUp(3, 200)).Entry()
	}
	all := make([]Entry, 2+documentsEach)
	for i := range all {
		all[i] = copyOf(i)
	}
	for _, e := range all[:documentsEach] {
		x.Add(e)
	}
	if n := s.keep(x, all[:documentsEach]); n != len(all[0].Keys) {
		t.Errorf("%d lists of a document changed, not %d", n, len(all[0].Keys))
	}
	x.Begin()
	if err := s.recall(x, all[documentsEach:]); err != nil {
		t.Fatal(err)
	}
	x.Add(all[documentsEach])
	if n := s.keep(x, all[documentsEach:]); n != 0 {
		t.Errorf("a later copy changed %d lists", n)
	}
	x.Begin()
	x.Forget(all[0].ID)
	if err := s.recall(x, nil); err != nil {
		t.Fatal(err)
	}
	k := all[0].Keys[0]
	if err := x.RecallList(Listed{k, s.lists[k]}); err != nil {
		t.Fatal(err)
	}
	if found := x.Candidates(Entry{Keys: all[0].Keys[:1]}); slices.Contains(found, all[0].ID) || len(x.lists[0].stories[0]) != documentsEach-1 {
		t.Errorf("%v, %v: a document that is to come in anew is there", found, x.lists)
	}
}

func TestDamagedListIsAnError(t *testing.T) {
	x := NewIndex()
	for _, b := range [][]byte{{0, 1}, {0, 2, 1, 2, 3, 4, 5, 6, 7, 8}, {1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1}} {
		l := Listed{1, b}
		if x.Missing(l, map[int64]bool{}) == nil || x.RecallList(l) == nil {
			t.Errorf("%x is taken for a list", b)
		}
	}
}

// What it costs to begin with the next documents, where their keys are in long lists.
func BenchmarkRecall(b *testing.B) {
	sketches := told(2000)
	s, x := newShelf(), NewIndex()
	var entries []Entry
	for _, k := range sketches {
		entries = append(entries, k.Entry())
		x.Add(entries[len(entries)-1])
	}
	s.keep(x, entries)
	x = NewIndex()
	for b.Loop() {
		x.Begin()
		if err := s.recall(x, entries[:256]); err != nil {
			b.Fatal(err)
		}
	}
}
