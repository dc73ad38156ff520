package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"sync"

	"cited"
)

// listing is a list over column arrays. It does not change.
type listing struct {
	sh       *shelf
	arrays   *snapshot
	chunks   []*rowChunk
	selected []bits // of each chunk
	hits     int
	capped   bool
	facets   []Facet
}

// listing returns the list of a query. Who looks at page after page of it has it made once.
func (s *Store) listing(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, terms []cited.Term) (*listing, error) {
	arrays, err := s.snapshot(ctx, tx, sh)
	if err != nil {
		return nil, err
	}
	return s.listingOf(ctx, tx, v, arrays, sh, terms)
}

func (s *Store) listingOf(ctx context.Context, tx *sql.Tx, v cited.Viewer, arrays *snapshot, sh *shelf, terms []cited.Term) (*listing, error) {
	key := listKey(v, sh, terms)
	if l, ok := arrays.lists.find(key); ok {
		return l, nil
	}
	sel, err := s.newSelector(ctx, tx, v, sh, terms)
	if err != nil {
		return nil, err
	}
	l := &listing{sh: sh, arrays: arrays, chunks: arrays.rows[sh.at], capped: sel.capped()}
	l.fill(sel)
	current, err := arrays.areOf(ctx, tx)
	if current { // else the database resolved terms for another state of the archive
		arrays.lists.keep(key, l)
	}
	return l, err
}

// fill finds the rows of the list and counts its facets.
func (l *listing) fill(sel *selector) {
	l.selected = make([]bits, len(l.chunks))
	counter := newFacetCounter(l.sh, l.arrays.words)
	narrowed, others := sel.narrowed(facetKeys(l.sh))
	tallies := make([]*tally, processorsFor(len(l.chunks)))
	for i := range tallies {
		tallies[i] = newTally(l.arrays.words)
	}
	eachChunk(len(l.chunks), func(processor, at int) {
		c := l.chunks[at]
		selected, but := sel.rowsBut(c, narrowed)
		l.selected[at] = selected
		counter.count(tallies[processor], c, selected, others)
		for i, key := range narrowed {
			counter.count(tallies[processor], c, but[i], []string{key})
		}
	})
	for _, t := range tallies[1:] {
		tallies[0].add(t)
	}
	for _, b := range l.selected {
		l.hits += b.count()
	}
	l.facets = counter.facets(tallies[0])
}

// page returns the numbers of up to most rows behind one, in the order of the list.
func (l *listing) page(sort sorting, after int64, most int) ([]int64, error) {
	if sort.by == "" {
		return l.newestFirst(after, most), nil
	}
	return l.sorted(sort, after, most)
}

func (l *listing) newestFirst(after int64, most int) (rows []int64) {
	last := len(l.chunks) - 1
	if after != 0 {
		at, ok := l.arrays.chunkOf(after >> seqBits)
		if last = at; !ok {
			last--
		}
	}
	for at := last; at >= 0 && len(rows) < most; at-- {
		c := l.chunks[at]
		below := c.rows()
		if after != 0 && after>>seqBits/documentsInChunk == c.docs.number {
			below, _ = c.find(after)
		}
		l.selected[at].down(below, func(row int) bool {
			rows = append(rows, c.seqOf(c.documentOf(row), row))
			return len(rows) < most
		})
	}
	return rows
}

// recent keeps what was made last for pages: lists of a snapshot at an eighth of a byte for each row of the
// archive, tables, and the numbers of findings, eight bytes each. What has no key is not kept.
type recent[T any] struct {
	mu   sync.Mutex
	keys []string
	list []T
}

// mostRecent is how many it keeps.
const mostRecent = 16

// listKey is what two lists have in common that are the same; empty for what is not kept.
func listKey(v cited.Viewer, sh *shelf, terms []cited.Term) string {
	key, err := json.Marshal([]any{sh.at, v.Role, v.Today, terms})
	if err != nil {
		return "" // a bound that is no number
	}
	return string(key)
}

func (c *recent[T]) find(key string) (found T, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.Index(c.keys, key)
	if i < 0 || key == "" {
		return found, false
	}
	return c.list[i], true
}

func (c *recent[T]) keep(key string, one T) {
	if key == "" {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.keys) == mostRecent {
		c.keys, c.list = c.keys[1:], c.list[1:]
	}
	c.keys, c.list = append(c.keys, key), append(c.list, one)
}
