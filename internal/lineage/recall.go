package lineage

import (
	"encoding/binary"
	"maps"
	"slices"

	"cited"
)

// Kept is what an index keeps of a document, so that it can be stored and recalled.
type Kept struct {
	ID        cited.ID
	First     cited.Day // on which it may have been published; MaxDay if unknown
	Signature Signature
}

// Listed is the documents under a key, as an index keeps them: by story, the earliest
// first.
type Listed struct {
	Key     Key
	Stories [][]cited.ID
	More    bool // further stories came than are kept
}

// IDs returns all documents of the list.
func (l *Listed) IDs() []cited.ID { return slices.Concat(l.Stories...) }

// Bytes writes a list, without its key; nothing of one without documents.
func (l *Listed) Bytes() []byte {
	if len(l.Stories) == 0 {
		return nil
	}
	b := []byte{0}
	if l.More {
		b[0] = 1
	}
	for _, story := range l.Stories {
		b = binary.AppendUvarint(b, uint64(len(story)))
		for _, id := range story {
			bits, _ := id.Bits()
			b = binary.BigEndian.AppendUint64(b, uint64(bits))
		}
	}
	return b
}

// ParseListed reads what Bytes wrote. What is damaged is an Invalid error.
func ParseListed(k Key, b []byte) (Listed, error) {
	l := Listed{Key: k}
	if len(b) == 0 {
		return l, nil
	}
	l.More = b[0] == 1
	for b = b[1:]; len(b) > 0; {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(len(b)-size)/8 {
			return l, cited.Errorf(cited.Invalid, "the list of documents under a key is damaged")
		}
		b = b[size:]
		story := make([]cited.ID, n)
		for i := range story {
			story[i] = cited.IDOf(cited.DocumentID, int64(binary.BigEndian.Uint64(b)))
			b = b[8:]
		}
		l.Stories = append(l.Stories, story)
	}
	return l, nil
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
	if _, ok := x.numbers[d.ID]; ok {
		return
	}
	x.numbers[d.ID] = int32(len(x.documents))
	x.documents = append(x.documents, indexed{d.ID, d.First, d.Signature})
}

// RecallList takes back the documents under a key. Those that were not recalled before are
// left out.
func (x *Index) RecallList(l Listed) {
	var stories [][]int32
	for _, ids := range l.Stories {
		var story []int32
		for _, id := range ids {
			if n, ok := x.numbers[id]; ok {
				story = append(story, n)
			}
		}
		if len(story) > 0 {
			stories = append(stories, story)
		}
	}
	x.setList(l.Key, stories, l.More)
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

// storiesOf returns the documents under a key, by story.
func (x *Index) storiesOf(k Key) [][]int32 {
	p, ok := x.postings[k]
	switch {
	case !ok:
		return nil
	case p.list < 0:
		return [][]int32{{p.document}}
	}
	return x.lists[p.list].stories
}

// Changes returns the lists and counts that differ from what was recalled, in the order of
// their keys. A list without stories is gone.
func (x *Index) Changes() (lists []Listed, terms []Counted) {
	for _, k := range slices.Sorted(maps.Keys(x.changed)) {
		l := Listed{Key: k}
		for _, story := range x.storiesOf(k) {
			ids := make([]cited.ID, len(story))
			for i, n := range story {
				ids[i] = x.documents[n].id
			}
			l.Stories = append(l.Stories, ids)
		}
		if p, ok := x.postings[k]; ok && p.list >= 0 {
			l.More = x.lists[p.list].more
		}
		lists = append(lists, l)
	}
	for _, k := range slices.Sorted(maps.Keys(x.counted)) {
		terms = append(terms, Counted{k, int(x.terms[k])})
	}
	return lists, terms
}
