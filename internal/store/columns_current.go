package store

import (
	"context"
	"database/sql"
	"slices"

	"cited"
	"cited/internal/custody"
)

// Bounds of what is loaded anew while somebody waits for a page. More of it is loaded behind
// their back, and they see what was there before.
const (
	mostChunksNow  = 12
	mostEntriesNow = 200
)

// Warm loads the column arrays of everything that can be browsed, so that nobody waits for them at
// their first page: some seconds for a million figures. It stops when the context ends.
func (s *Store) Warm(ctx context.Context, v cited.Viewer) error {
	life, end := context.WithCancel(s.columns.life)
	defer end()
	defer context.AfterFunc(ctx, end)()
	return s.view(ctx, v, func(tx *sql.Tx) error {
		_, err := s.snapshotBy(ctx, life, tx, browsable()...)
		return err
	})
}

// snapshot returns column arrays that hold some shelves. They are as new as the log that a
// transaction sees, but while much is being loaded anew: then they are the last ones.
func (s *Store) snapshot(ctx context.Context, tx *sql.Tx, need ...*shelf) (*snapshot, error) {
	return s.snapshotBy(ctx, s.columns.life, tx, need...)
}

// snapshotBy does so, and what it loads it loads until life ends: who asked may go away before that,
// and others have it then.
func (s *Store) snapshotBy(ctx, life context.Context, tx *sql.Tx, need ...*shelf) (*snapshot, error) {
	entries, err := logSize(ctx, tx)
	if err != nil {
		return nil, err
	}
	c := s.columns
	if now := c.now.Load(); now.holds(need) && (now.entries >= entries || c.behind.Load()) {
		return now, nil
	}
	select {
	case c.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	now := c.now.Load()
	if now.holds(need) && (now.entries >= entries || c.behind.Load()) {
		<-c.turn
		return now, nil
	}
	type loaded struct {
		newer *snapshot
		err   error
	}
	done := make(chan loaded, 1)
	c.waiting.Go(func() {
		defer func() { <-c.turn }()
		newer, err := s.refresh(life, now, need)
		done <- loaded{newer, err}
	})
	select {
	case got := <-done:
		return got.newer, got.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (s *snapshot) holds(need []*shelf) bool {
	return s != nil && !slices.ContainsFunc(need, func(sh *shelf) bool { return s.rows[sh.at] == nil })
}

// refresh brings the column arrays up to date, or has that done where it is much.
func (s *Store) refresh(life context.Context, now *snapshot, need []*shelf) (*snapshot, error) {
	var newer *snapshot
	err := s.reading(life, func(l *columnLoader) error {
		changed, known, err := l.since(now)
		if err != nil {
			return err
		}
		if now.holds(need) && (!known || len(changed.chunks) > mostChunksNow) {
			newer = now
			s.refreshBehind()
			return nil
		}
		newer, err = l.newer(now, changed, known, need)
		return err
	})
	if err == nil && newer != now {
		s.columns.now.Store(newer)
	}
	return newer, err
}

// refreshBehind loads all anew that changed while others go on with what there is. What goes
// wrong is met again by the next who asks.
func (s *Store) refreshBehind() {
	c := s.columns
	if !c.behind.CompareAndSwap(false, true) {
		return
	}
	c.waiting.Go(func() {
		defer c.behind.Store(false)
		now := c.now.Load()
		_ = s.reading(c.life, func(l *columnLoader) error {
			changed, known, err := l.since(now)
			if err != nil {
				return err
			}
			newer, err := l.newer(now, changed, known, nil)
			if err == nil {
				c.now.Store(newer)
			}
			return err
		})
	})
}

// reading runs f in a reading transaction until life ends: that of the store, so that no request ends it.
func (s *Store) reading(life context.Context, f func(*columnLoader) error) error {
	db, err := s.columns.pool(s.path)
	if err != nil {
		return err
	}
	return s.viewOn(life, db, func(tx *sql.Tx) error {
		l := columnLoader{chunkLoader: chunkLoader{ctx: life, tx: tx, shared: map[string]string{}}, s: s}
		var err error
		if l.entries, err = logSize(l.ctx, tx); err != nil {
			return err
		}
		if err := tx.QueryRowContext(l.ctx, "SELECT coalesce(max(id), 0) + 1 FROM code").Scan(&l.codes); err != nil {
			return err
		}
		if l.codes > mostCodesKept {
			return cited.Errorf(cited.Unsupported, "the archive has more different values than can be counted at once (%d at most); split it", mostCodesKept)
		}
		return f(&l)
	})
}

// columnLoader makes snapshots in one reading transaction.
type columnLoader struct {
	chunkLoader
	s       *Store
	entries int64
}

// changes are what is to be loaded anew.
type changes struct {
	chunks   map[int64]bool
	withdrew bool // codes may have been taken out
	beyond   bool // there is more than decisions about rows as a whole
}

// since finds by the log which chunks changed since a snapshot; known is false if all may have.
func (l *columnLoader) since(now *snapshot) (c changes, known bool, err error) {
	c.chunks = map[int64]bool{}
	if now == nil || l.entries-now.entries > mostEntriesNow || l.entries < now.entries {
		return c, false, nil
	}
	known = true
	var decided []string
	subjects := map[string][]int64{} // bits of the ids of what entries speak of, by their kind
	err = eachRow(l.ctx, l.tx, "SELECT entry FROM log WHERE seq >= $1", func(rows *sql.Rows) error {
		var entry string
		if err := rows.Scan(&entry); err != nil {
			return err
		}
		act, err := custody.Parse([]byte(entry))
		if err != nil || act.Act == custody.Merge || act.Foreign != nil {
			known = false // who cannot say what changed loads all
			return nil
		}
		c.withdrew = c.withdrew || act.Act == custody.Withdraw
		c.beyond = c.beyond || act.Act != custody.Decide
		for i := range act.Documents {
			note(subjects, act.Documents[i].ID)
		}
		for i := range act.Decisions {
			d := &act.Decisions[i]
			c.beyond = c.beyond || d.Field != "" || !isBrowsable(d.Subject.Kind())
			decided = append(decided, string(d.ID))
			note(subjects, d.Subject)
		}
		return nil
	}, now.entries)
	if err == nil && known && !c.beyond {
		c.beyond, err = l.changedMore(decided)
	}
	if err != nil || !known {
		return c, false, err
	}
	return c, true, l.chunksOf(now, subjects, c.chunks)
}

// changedMore reports whether one of some decisions said more than how far somebody decided: what was rejected, and then
// was not, is as it was, but what follows from it was made anew.
func (l *columnLoader) changedMore(decided []string) (more bool, err error) {
	for some := range slices.Chunk(decided, mostBatch) {
		var a args
		query := "SELECT count(*) FROM decision WHERE id IN (" + placeholders(&a, some) + ") AND verdict NOT IN (" + placeholders(&a, []string{string(cited.Accepted), string(cited.Unclear)}) + ")"
		var n int
		if err := l.tx.QueryRowContext(l.ctx, query, a.values...).Scan(&n); err != nil || n > 0 {
			return true, err
		}
	}
	return false, nil
}

func note(subjects map[string][]int64, id cited.ID) {
	if bits, ok := id.Bits(); ok {
		subjects[id.Kind()] = append(subjects[id.Kind()], bits)
	}
}

// chunksOf finds the chunks of documents, and of those that things were read from: where they
// are, and where documents were that are there no more.
func (l *columnLoader) chunksOf(now *snapshot, subjects map[string][]int64, chunks map[int64]bool) error {
	for kind, bits := range subjects {
		query := "SELECT seq FROM document WHERE id IN ("
		if sh := shelfOf(kind); sh != nil {
			query = "SELECT seq >> 24 FROM " + sh.table + "_detail WHERE id IN ("
		} else if kind != cited.DocumentID {
			continue
		}
		for some := range slices.Chunk(bits, mostBatch) {
			seqs, err := integers(l.tx.QueryContext(l.ctx, query+numbers(some)+")"))
			if err != nil {
				return err
			}
			for _, seq := range seqs {
				chunks[seq/documentsInChunk] = true
			}
		}
	}
	gone := map[int64]bool{}
	for _, bits := range subjects[cited.DocumentID] {
		gone[bits] = true
	}
	for _, d := range now.docs {
		if len(gone) > 0 && slices.ContainsFunc(d.id, func(id int64) bool { return gone[id] }) {
			chunks[d.number] = true
		}
	}
	return nil
}

// newer makes a snapshot out of one before and what changed, with more shelves if they are needed.
// Without one before, or where nobody knows what changed, it loads all.
func (l *columnLoader) newer(now *snapshot, changed changes, known bool, need []*shelf) (*snapshot, error) {
	newer := &snapshot{entries: l.entries, content: l.entries}
	if now != nil {
		for _, sh := range browsable() {
			if now.rows[sh.at] != nil {
				need = append(need, sh)
			}
		}
	}
	if now == nil || !known {
		now, known = &snapshot{}, false
	}
	numbers, err := l.numbers(now, changed, known)
	if err != nil {
		return nil, err
	}
	for _, sh := range need {
		newer.rows[sh.at] = make([]*rowChunk, 0, len(numbers))
	}
	for _, number := range numbers {
		at, ok := now.chunkOf(number * documentsInChunk)
		if !ok || !known || changed.chunks[number] {
			at = -1
		}
		if err := l.chunk(newer, now, number, at); err != nil {
			return nil, err
		}
	}
	if newer.words, err = l.dictionary(now.words, changed.withdrew); err != nil {
		return nil, err
	}
	if known && !changed.beyond && newer.saysWhat(now) {
		newer.content = now.content
	}
	return newer, nil
}

func isBrowsable(kind string) bool {
	return slices.ContainsFunc(browsable(), func(sh *shelf) bool { return sh.kind == kind })
}

// numbers returns the numbers of the chunks of all documents.
func (l *columnLoader) numbers(now *snapshot, changed changes, known bool) ([]int64, error) {
	if known {
		var all []int64
		for _, d := range now.docs {
			all = append(all, d.number)
		}
		for number := range changed.chunks {
			all = append(all, number)
		}
		slices.Sort(all)
		return slices.Compact(all), nil
	}
	return integers(l.tx.QueryContext(l.ctx, "SELECT DISTINCT seq / $1 FROM document ORDER BY 1", documentsInChunk))
}

// chunk adds a chunk to a snapshot: that at a place of the one before, or, where that is -1, as it
// is in the database.
func (l *columnLoader) chunk(to, now *snapshot, number int64, at int) (err error) {
	var docs *docChunk
	if at >= 0 {
		docs = now.docs[at]
	} else if docs, err = l.documents(number); err != nil || docs == nil {
		return err
	}
	to.docs = append(to.docs, docs)
	for _, sh := range browsable() {
		if to.rows[sh.at] == nil {
			continue
		}
		var rows *rowChunk
		if at >= 0 && now.rows[sh.at] != nil {
			rows = now.rows[sh.at][at]
		} else if rows, err = l.rows(sh, docs); err != nil {
			return err
		}
		to.rows[sh.at] = append(to.rows[sh.at], rows)
	}
	return nil
}

// dictionary loads what codes stand for: those that are new, or all where some were taken out.
func (l *columnLoader) dictionary(had *dictionary, withdrew bool) (*dictionary, error) {
	from, size := 0, int(l.codes)
	if had != nil {
		size = max(size, len(had.role))
	}
	if had != nil && !withdrew {
		if len(had.role) == size {
			return had, nil
		}
		from = len(had.role)
	}
	d := &dictionary{role: make([]uint8, size), value: make([]string, size)}
	if from > 0 {
		copy(d.role, had.role)
		copy(d.value, had.value)
	}
	roles := shownRoles()
	places := map[string]uint8{}
	for i, role := range roles {
		places[role] = uint8(i + 1)
	}
	var a args
	query := "SELECT id, role, value FROM code WHERE id >= " + a.add(from) + " AND role IN (" + placeholders(&a, roles) + ")"
	return d.ready(l.s.fold), eachRow(l.ctx, l.tx, query, func(rows *sql.Rows) error {
		var id int64
		var role, value string
		if err := rows.Scan(&id, &role, &value); err != nil || id < 0 || id >= l.codes {
			return err
		}
		d.role[id], d.value[id] = places[role], value
		return nil
	}, a.values...)
}
