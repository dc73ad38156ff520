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
	mostKnown  = 300_000   // documents that the index knows
)

// kinCache holds what further documents are compared with: what was used last, and what was
// before that began to fill.
type kinCache struct {
	recent, former map[cited.ID]*lineage.Sketch
	words          int // of the recent ones
	read           map[cited.ID]*check.Document
	index          *lineage.Index
}

// begin returns the index for a batch, without keys. It knows the documents of the batch before,
// which may not be stored yet.
func (c *kinCache) begin(before *keeping) *lineage.Index {
	if c.index == nil || c.index.Known() > mostKnown {
		c.index = lineage.NewIndex()
	}
	c.index.Begin()
	for i := range before.kin.Sketches {
		c.index.Recall(keptOf(&before.kin.Sketches[i]))
	}
	return c.index
}

// keptOf returns what an index knows of a document.
func keptOf(s *store.Sketch) lineage.Kept {
	return lineage.Kept{ID: s.Document, First: s.First, Signature: lineage.ParseSignature(s.Signature)}
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
