package store

import (
	"fmt"
	"maps"
	"slices"

	"cited"
	"cited/internal/custody"
)

// withdrawn holds what stays of documents that were withdrawn against the log.
func (c *checker) withdrawn() error {
	stones, err := tombstones(c.ctx, c.tx, "1 = 1")
	if err != nil {
		return err
	}
	have := map[cited.ID]bool{}
	for i := range stones {
		t := &stones[i]
		have[t.ID] = true
		switch r := c.Ledger.Documents[t.ID]; {
		case c.blind: // nobody can tell
		case r == nil || r.Withdrawn == 0:
			c.report(custody.OfRow, tombstoneOf(t.ID), "no entry of the log says that it was withdrawn")
		case r.Tombstone != sumTombstone(t):
			c.report(custody.OfRow, tombstoneOf(t.ID), "it was changed since entry %d of the log", r.Withdrawn)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.Ledger.Documents)) {
		if r := c.Ledger.Documents[id]; r.Withdrawn > 0 && !have[id] {
			c.report(custody.OfRow, tombstoneOf(id), "entry %d of the log says that it was withdrawn, and the row that says so is gone", r.Withdrawn)
		}
	}
	c.Withdrawn = len(stones)
	left, unfinished, err := unfinishedIn(c.ctx, c.tx)
	if unfinished {
		c.report(custody.OfDatabase, "withdrawals", "the files of the archive may still hold something of what was withdrawn: run cited add or cited withdraw where the archive can be written to")
	}
	for _, original := range left {
		delete(c.Gone, original) // said already
	}
	return err
}

func tombstoneOf(id cited.ID) string { return fmt.Sprintf("tombstone of document %s", id) }
