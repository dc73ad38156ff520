package lineage

import (
	"encoding/binary"
	"slices"

	"cited"
)

// Kept is what an index keeps of a document, so that it can be stored and recalled.
type Kept struct {
	ID        cited.ID
	First     cited.Day // on which it may have been published; MaxDay if unknown
	Signature Signature
}

// Listed is the documents under a key as they are stored: a byte that is 1 if further stories
// came than are kept, then each story, as how many documents it has and the bits of their ids,
// the earliest first. Nothing is a list without documents.
type Listed struct {
	Key   Key
	Bytes []byte
}

// listed writes the list under a key.
func (x *Index) listed(k Key) []byte {
	p, ok := x.postings[k]
	switch {
	case !ok:
		return nil
	case p.list < 0:
		return binary.BigEndian.AppendUint64([]byte{0, 1}, uint64(x.documents[p.document].bits))
	}
	l := &x.lists[p.list]
	b := make([]byte, 1, 1+9*documentsEach*len(l.stories))
	if l.more {
		b[0] = 1
	}
	for _, story := range l.stories {
		b = binary.AppendUvarint(b, uint64(len(story)))
		for _, n := range story {
			b = binary.BigEndian.AppendUint64(b, uint64(x.documents[n].bits))
		}
	}
	return b
}

// eachStory hands on the stories of a list, as the bits of their documents, eight bytes each.
// What is damaged is an Invalid error.
func eachStory(b []byte, f func(documents []byte)) error {
	for b = b[min(1, len(b)):]; len(b) > 0; {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size)/8 {
			return cited.Errorf(cited.Invalid, "the list of documents under a key is damaged")
		}
		f(b[size : size+8*int(n)])
		b = b[size+8*int(n):]
	}
	return nil
}

// Missing notes the documents of a list that the index does not know, by the bits of their ids.
func (x *Index) Missing(l Listed, missing map[int64]bool) error {
	return eachStory(l.Bytes, func(documents []byte) {
		for ; len(documents) > 0; documents = documents[8:] {
			bits := int64(binary.BigEndian.Uint64(documents))
			if _, ok := x.byBits[bits]; !ok {
				missing[bits] = true
			}
		}
	})
}

// Bytes writes a signature, ParseSignature reads it.
func (s Signature) Bytes() []byte {
	var b []byte
	for _, v := range s {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

// ParseSignature reads what Bytes wrote; what is no signature is like none.
func ParseSignature(b []byte) (s Signature) {
	for i := range s {
		if len(b) >= 4*(i+1) {
			s[i] = binary.BigEndian.Uint32(b[4*i:])
		}
	}
	return s
}

// Counted is in how many stories a term is.
type Counted struct {
	Key     Key
	Stories int
}

// Recall takes back a document that an index knew before, without its keys: RecallList
// brings those.
func (x *Index) Recall(d Kept) {
	if _, ok := x.numbers[d.ID]; !ok {
		x.document(d)
	}
}

// Forget forgets a document that is to be added anew.
func (x *Index) Forget(id cited.ID) {
	if n, ok := x.numbers[id]; ok {
		delete(x.numbers, id)
		delete(x.byBits, x.documents[n].bits)
	}
}

// Known returns how many documents the index knows, with those that it forgot.
func (x *Index) Known() int { return len(x.documents) }

// Begin forgets all lists and terms, but no documents: those of other keys are recalled next.
func (x *Index) Begin() {
	clear(x.postings)
	clear(x.terms)
	x.lists, x.stories, x.changed, x.counted = x.lists[:0], 0, x.changed[:0], x.counted[:0]
}

// RecallList takes back the documents under a key. Those that were not recalled before are
// left out.
func (x *Index) RecallList(l Listed) error {
	var stories [][]int32
	err := eachStory(l.Bytes, func(documents []byte) {
		var story []int32
		for ; len(documents) > 0; documents = documents[8:] {
			if n, ok := x.byBits[int64(binary.BigEndian.Uint64(documents))]; ok {
				story = append(story, n)
			}
		}
		if len(story) > 0 {
			stories = append(stories, story)
		}
	})
	x.setList(l.Key, stories, len(l.Bytes) > 0 && l.Bytes[0] == 1)
	return err
}

// setList puts stories under a key.
func (x *Index) setList(k Key, stories [][]int32, more bool) {
	switch {
	case len(stories) == 0:
		delete(x.postings, k)
	case len(stories) == 1 && len(stories[0]) == 1 && !more:
		x.postings[k] = posting{stories[0][0], -1}
	default:
		x.lists = append(x.lists, list{stories, more})
		x.postings[k] = posting{0, int32(len(x.lists) - 1)}
	}
}

// RecallTerm takes back in how many stories a term is.
func (x *Index) RecallTerm(c Counted) { x.terms[c.Key] = int32(c.Stories) }

// RecallStories takes back how many stories there are.
func (x *Index) RecallStories(count int) { x.stories = count }

// Kept returns what is kept of a document; false if it is not there.
func (x *Index) Kept(id cited.ID) (Kept, bool) {
	n, ok := x.numbers[id]
	if !ok {
		return Kept{}, false
	}
	d := &x.documents[n]
	return Kept{d.id, d.first, d.minimum}, true
}

// Changes returns the lists and counts that differ from what was recalled, in the order of
// their keys.
func (x *Index) Changes() (lists []Listed, terms []Counted) {
	for _, k := range sortedOnce(x.changed) {
		lists = append(lists, Listed{k, x.listed(k)})
	}
	for _, k := range sortedOnce(x.counted) {
		terms = append(terms, Counted{k, int(x.terms[k])})
	}
	return lists, terms
}

// sortedOnce sorts keys, and leaves each of them once.
func sortedOnce(keys []Key) []Key {
	slices.Sort(keys)
	return slices.Compact(keys)
}
