package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"

	"cited"
)

// loaded returns column arrays that hold some shelves if they were loaded for a page and are as new as
// the log that a transaction sees; nil otherwise. Who counts something once, as a command does,
// asks the database, which takes less than to load them.
func (s *Store) loaded(ctx context.Context, tx *sql.Tx, need ...*shelf) *snapshot {
	if !s.columns.now.Load().holds(need) {
		return nil
	}
	arrays, err := s.snapshot(ctx, tx, need...)
	if err != nil {
		return nil // the database tells what is wrong
	}
	if current, err := arrays.areOf(ctx, tx); err != nil || !current {
		return nil
	}
	return arrays
}

// areOf reports whether the arrays hold what a transaction sees, and nothing newer.
func (s *snapshot) areOf(ctx context.Context, tx *sql.Tx) (bool, error) {
	entries, err := logSize(ctx, tx)
	return entries == s.entries, err
}

// countDocuments counts the documents that a viewer may see.
func (s *snapshot) countDocuments(v cited.Viewer, st *Status) {
	for _, d := range s.docs {
		for at, outcome := range d.outcome {
			if d.mayNot(v, at) {
				continue
			}
			st.Documents[cited.Outcome(outcome)]++
			if d.receipt[at] {
				st.Receipts++
			}
		}
	}
}

// countBy counts the rows of a shelf that are in the lists of a viewer, by a column.
func (s *snapshot) countBy(v cited.Viewer, sh *shelf, column string, to map[string]int) {
	sel := selector{v: v, hidden: hiddenFrom(v, nil), above: -1}
	counted := make([]int, len(s.words.role))
	for _, c := range s.rows[sh.at] {
		of := &c.codes[sh.columnAt(column)]
		sel.rowsIn(c).each(func(row int) { counted[of.at(row)]++ })
	}
	for code, n := range counted {
		if n > 0 {
			to[s.words.value[code]] += n
		}
	}
}

// credits calls credit with how many rows of a shelf credit each name, as far as they are in the
// lists of a viewer, with the first and the last day of the documents that do; document by document
// for the names that are somebody else in each.
func (s *snapshot) credits(v cited.Viewer, sh *shelf, own func(code int64) bool, credit func(code int64, d datedDocument, uses int)) {
	sel := selector{v: v, hidden: hiddenFrom(v, nil), above: -1}
	role := rolePlace(sh.role("attribution"))
	total, uses := make([]usedName, len(s.words.role)), make([]int32, len(s.words.role))
	isOwn := make([]bool, len(s.words.role))
	for code, place := range s.words.role {
		isOwn[code] = place == role && own(int64(code))
	}
	var seen []int32
	for _, c := range s.rows[sh.at] {
		b := sel.rowsIn(c)
		for d := range c.docs.seq {
			seen = seen[:0]
			for row := int(c.start[d]); row < int(c.start[d+1]); row++ {
				if !b.has(row) {
					continue
				}
				for _, code := range c.listed[c.offset[row]:c.offset[row+1]] {
					if s.words.role[code] != role {
						continue
					}
					if uses[code]++; uses[code] == 1 {
						seen = append(seen, code)
					}
				}
			}
			for _, code := range seen {
				first, last := c.docs.days(d)
				if isOwn[code] {
					credit(int64(code), datedDocument{cited.IDOf(cited.DocumentID, c.docs.id[d]), first, last}, int(uses[code]))
				} else {
					total[code].add(usedName{uses: int(uses[code]), first: first, last: last})
				}
				uses[code] = 0
			}
		}
	}
	for code := range total {
		if t := &total[code]; t.uses > 0 {
			credit(int64(code), datedDocument{first: t.first, last: t.last}, t.uses)
		}
	}
}

// days are the first and the last day of publication of a document.
func (d *docChunk) days(at int) (first, last sql.NullInt64) {
	known := d.from[at] <= d.to[at]
	return sql.NullInt64{Int64: int64(d.from[at]), Valid: known}, sql.NullInt64{Int64: int64(d.to[at]), Valid: known}
}

// memo keeps what was worked out last, by what it depends on. Who asks for the same while it is
// worked out waits for it.
type memo[T any] struct {
	mu    sync.Mutex
	key   string
	value T
}

// of returns the value of a key: the one that is kept, else a new one.
func (m *memo[T]) of(key string, value func() (T, error)) (T, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.key == key {
		return m.value, nil
	}
	made, err := value()
	if err == nil {
		m.key, m.value = key, made
	}
	return made, err
}

// memoKey is a key of what a viewer sees of an archive: by what its column arrays hold, where they are loaded
// for pages, so that it is the same after a figure was only accepted; else by how many entries its log has.
func (s *Store) memoKey(ctx context.Context, tx *sql.Tx, v cited.Viewer, more ...string) (string, error) {
	if arrays := s.loaded(ctx, tx, browsable()...); arrays != nil {
		return arrays.key(v, more...), nil
	}
	return entriesKey(ctx, tx, v, more...)
}

// key is that of arrays.
func (s *snapshot) key(v cited.Viewer, more ...string) string {
	return fmt.Sprintf("content %d %q %d %q", s.content, v.Role, v.Today, more)
}

// entriesKey is such a key by the log alone.
func entriesKey(ctx context.Context, tx *sql.Tx, v cited.Viewer, more ...string) (string, error) {
	entries, err := logSize(ctx, tx)
	return fmt.Sprintf("%d %q %d %q", entries, v.Role, v.Today, more), err
}

// saysWhat reports whether a snapshot holds what another does, but for how far people decided.
func (s *snapshot) saysWhat(o *snapshot) bool {
	if len(s.docs) != len(o.docs) {
		return false
	}
	for at, d := range s.docs {
		if d != o.docs[at] && !reflect.DeepEqual(d, o.docs[at]) {
			return false
		}
	}
	for _, sh := range browsable() {
		if len(s.rows[sh.at]) != len(o.rows[sh.at]) {
			return false
		}
		for at, c := range s.rows[sh.at] {
			if c != o.rows[sh.at][at] && !c.saysWhat(o.rows[sh.at][at]) {
				return false
			}
		}
	}
	return true
}

// saysWhat reports likewise.
func (c *rowChunk) saysWhat(o *rowChunk) bool {
	same := func(a, b codeColumn) bool { return slices.Equal(a.narrow, b.narrow) && slices.Equal(a.wide, b.wide) }
	bits := func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) } // none is not equal to none
	return slices.Equal(c.start, o.start) && slices.Equal(c.n, o.n) && slices.Equal(c.passage, o.passage) && slices.Equal(c.hidden, o.hidden) &&
		slices.EqualFunc(c.codes, o.codes, same) && slices.Equal(c.offset, o.offset) && slices.Equal(c.listed, o.listed) &&
		slices.EqualFunc(c.low, o.low, bits) && slices.EqualFunc(c.high, o.high, bits) && slices.Equal(c.ownTime, o.ownTime) &&
		slices.Equal(c.first, o.first) && slices.Equal(c.last, o.last) &&
		slices.Equal(c.reportedFrom, o.reportedFrom) && slices.Equal(c.reportedTo, o.reportedTo)
}
