package archive

import (
	"cited"
	"cited/internal/check"
	"cited/internal/lineage"
	"cited/internal/store"
)

// Documents are looked at in batches, each in one transaction.
const (
	kinBatch   = 256
	mostCached = 1_000_000 // words of the sketches that are kept for the next batches, twice
	mostRead   = 500       // documents that are kept read
	mostKnown  = 300_000   // documents of which is kept what an index knows of them
)

// kinCache holds what further documents are compared with: what was used last, and what was
// before that began to fill.
type kinCache struct {
	recent, former map[cited.ID]*lineage.Sketch
	words          int // of the recent ones
	read           map[cited.ID]*check.Document
	kept           map[cited.ID]lineage.Kept // what the index knew of documents
}

// begin makes room for a batch. What an index knows of the documents of the one before is there:
// they may not be stored yet.
func (c *kinCache) begin(before *keeping) {
	if c.kept == nil || len(c.kept) > mostKnown {
		c.kept = map[cited.ID]lineage.Kept{}
	}
	for i := range before.kin.Sketches {
		c.keep(&before.kin.Sketches[i])
	}
}

// keep notes what an index knows of a document, and returns it.
func (c *kinCache) keep(s *store.Sketch) lineage.Kept {
	k := lineage.Kept{ID: s.Document, First: s.First, Signature: lineage.ParseSignature(s.Signature)}
	c.kept[k.ID] = k
	return k
}

func (c *kinCache) sketch(s *lineage.Sketch) {
	if c.recent == nil || c.words > mostCached {
		c.recent, c.former, c.words = map[cited.ID]*lineage.Sketch{}, c.recent, 0
	}
	c.recent[s.ID] = s
	c.words += s.Words()
}

// sketched returns the sketch of a document, nil if it is not kept.
func (c *kinCache) sketched(id cited.ID) *lineage.Sketch {
	if s := c.recent[id]; s != nil {
		return s
	}
	s := c.former[id]
	if s != nil {
		c.sketch(s)
	}
	return s
}

// forget drops what a document was.
func (c *kinCache) forget(id cited.ID) {
	delete(c.recent, id)
	delete(c.former, id)
}

func (c *kinCache) document(d *check.Document) {
	if c.read == nil || len(c.read) > mostRead {
		c.read = map[cited.ID]*check.Document{}
	}
	c.read[d.ID] = d
}
