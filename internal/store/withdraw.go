package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/internal/custody"
)

// Withdrawn is what became of a document that somebody withdrew.
type Withdrawn struct {
	cited.Tombstone
	Before bool       // it had been withdrawn before
	Shared []cited.ID // documents that have the same bytes, which stay for that
	From   []string   // the files, streams, addresses and archives that it came from, by the log
	Copies []string   // the back-ups that were made since it came in, by the log
	isPart bool       // another document held it
}

// Withdraw takes all that can be read of documents out of the archive, all or none, and
// leaves a tombstone of each: rows, words of the full text, sources and values that only they
// named. With a document that holds others they go. What was decided about them keeps a digest instead of its words. One that was
// withdrawn before stays as it is. Only the owner may. What rows leave behind in the files of
// the archive goes when Purge is called, and the originals are the caller's: see Unfinished.
func (s *Store) Withdraw(ctx context.Context, v cited.Viewer, ids []cited.ID, reason string, at time.Time) ([]Withdrawn, error) {
	if v.Role != cited.Owner {
		return nil, denied("withdraw a document")
	}
	if err := cited.CheckName(v.Name); err != nil {
		return nil, cited.Errorf(cited.Invalid, "a withdrawal is kept with who made it: %w", err)
	}
	if strings.TrimSpace(reason) == "" {
		return nil, cited.Errorf(cited.Invalid, "a withdrawal is kept with its reason; give one")
	}
	if err := s.pragma(ctx, "secure_delete = on"); err != nil {
		return nil, err
	}
	var all []Withdrawn
	err := s.update(ctx, "withdrawing", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		w := withdrawal{batch: b, gone: map[cited.ID]bool{}, stone: cited.Tombstone{Withdrawn: at, By: v.Name, Reason: reason}}
		if err := w.documents(ctx, ids); err != nil {
			return err
		}
		all = w.all
		return w.end(ctx)
	})
	s.codes = map[codeKey]int64{} // some of them are gone
	return all, err
}

// pragma sets something on the writing connection.
func (s *Store) pragma(ctx context.Context, setting string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	db, err := s.writer()
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA "+setting)
	}
	return wrap(err, s.path)
}

// withdrawal is one run of Withdraw.
type withdrawal struct {
	*batch
	stone cited.Tombstone   // what is the same for all
	gone  map[cited.ID]bool // documents, and what was read from them or named by them alone
	all   []Withdrawn

	removed []custody.Document // for the log
	decided []custody.Decision // likewise: those that gave up their words
}

func (w *withdrawal) documents(ctx context.Context, ids []cited.ID) error {
	for _, id := range ids {
		if err := w.one(ctx, id); err != nil {
			return err
		}
	}
	for i := range w.all { // when all of them are gone
		var err error
		if w.all[i].Shared, err = w.sharing(ctx, w.all[i].Original); err != nil {
			return err
		}
		if w.all[i].Copies, err = backups(ctx, w.tx, w.all[i].Added); err != nil {
			return err
		}
		if w.all[i].isPart {
			continue // it came from the document that held it
		}
		if w.all[i].From, err = cameFrom(ctx, w.tx, w.all[i].ID); err != nil {
			return err
		}
	}
	return nil
}

// one takes out one document that somebody named. With one that holds others they go, which
// are nothing without it.
func (w *withdrawal) one(ctx context.Context, id cited.ID) error {
	row, err := w.find(ctx, id)
	if cited.CodeOf(err) == cited.NotFound {
		return w.again(ctx, id, err)
	}
	if err != nil {
		return err
	}
	held, err := w.heldBy(ctx, row.seq)
	if err != nil {
		return err
	}
	if err := w.document(ctx, row); err != nil {
		return err
	}
	for _, part := range held {
		row, err := w.find(ctx, part)
		if err == nil {
			err = w.document(ctx, row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heldBy returns the documents that one holds, unless another one holds them as well.
func (w *withdrawal) heldBy(ctx context.Context, container int64) ([]cited.ID, error) {
	bits, err := integers(w.tx.QueryContext(ctx, `SELECT p.id FROM document c JOIN document p ON p.original = c.original AND p.part > 0
		WHERE c.seq = $1 AND c.part = 0 AND NOT EXISTS (SELECT 1 FROM document o WHERE o.original = c.original AND o.part = 0 AND o.seq <> c.seq)
		ORDER BY p.seq`, container))
	return documentIDs(bits), err
}

func documentIDs(bits []int64) []cited.ID {
	ids := make([]cited.ID, len(bits))
	for i, b := range bits {
		ids[i] = cited.IDOf(cited.DocumentID, b)
	}
	return ids
}

// again has what is left of a document that was withdrawn before looked for once more.
func (w *withdrawal) again(ctx context.Context, id cited.ID, missing error) error {
	if w.gone[id] {
		return nil // it was named twice
	}
	bits, _ := id.Bits()
	stones, err := tombstones(ctx, w.tx, "document = $1", bits)
	if err != nil || len(stones) == 0 {
		return errors.Join(err, missing)
	}
	w.gone[id] = true
	w.all = append(w.all, Withdrawn{Tombstone: stones[0], Before: true})
	_, err = w.tx.ExecContext(ctx, "UPDATE withdrawn SET unfinished = 1 WHERE document = $1", bits)
	return err
}

// document takes one document out and puts up its tombstone.
func (w *withdrawal) document(ctx context.Context, row *documentRow) error {
	d, err := w.sealed(ctx, row.seq)
	if err != nil {
		return err
	}
	w.subjects(d)
	if err := w.edges(ctx, row.seq); err != nil {
		return err
	}
	if err := w.clear(ctx, row); err != nil {
		return err
	}
	w.codes.use(row.publisher, -1)
	w.codes.use(row.language, -1)
	for _, table := range []string{"stage", "seal", "stale"} {
		if _, err := w.tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE document = $1", row.seq); err != nil {
			return err
		}
	}
	if _, err := w.tx.ExecContext(ctx, "DELETE FROM document WHERE seq = $1", row.seq); err != nil {
		return err
	}
	stone := w.stone
	stone.ID, stone.Original, stone.Size, stone.Added = d.ID, d.Original, d.Size, d.Added
	removed := d.held()
	w.removed = append(w.removed, custody.Document{ID: d.ID, Given: removed.Given, Original: removed.Original, Outcome: removed.Outcome,
		Reading: removed.Reading, Row: sumTombstone(&stone), Size: d.Size, Unkept: removed.Unkept, Version: removed.Version})
	gone := Withdrawn{Tombstone: stone, isPart: d.Part > 0}
	if row.document.Address != "" {
		gone.From = []string{row.document.Address}
	}
	w.all = append(w.all, gone)
	bits, _ := d.ID.Bits()
	_, err = w.tx.ExecContext(ctx, "INSERT INTO withdrawn (document, original, size, added, at, who, reason, unfinished) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
		bits, stone.Original, stone.Size, timeText(stone.Added), timeText(stone.Withdrawn), stone.By, stone.Reason)
	return err
}

// sealed loads a document with all its rows.
func (w *withdrawal) sealed(ctx context.Context, seq int64) (*sealedDocument, error) {
	l := rowLoader{s: w.s, ctx: ctx, tx: w.tx}
	var err error
	if l.codes, err = allCodes(ctx, w.tx); err != nil {
		return nil, err
	}
	all, err := l.documents(seq-1, seq)
	if err != nil {
		return nil, err
	}
	if err := l.load(all, seq-1, seq); err != nil {
		return nil, err
	}
	all[0].sealRows()
	return all[0], nil
}

// subjects notes what decisions may be about that goes with a document: it, what was read
// from it, and the sources that are its own, should lists say so of their names.
func (w *withdrawal) subjects(d *sealedDocument) {
	w.gone[d.ID] = true
	for _, sh := range shelves() {
		for _, r := range d.allRows(sh) {
			w.gone[cited.IDOf(sh.kind, r.id.Int64)] = true
			for _, l := range r.listed {
				if strings.HasSuffix(l.role, "attribution") {
					w.gone[w.s.ownSource(d.ID, l.value)] = true
				}
			}
		}
	}
}

// edges notes which edges go with a document.
func (w *withdrawal) edges(ctx context.Context, seq int64) error {
	bits, err := integers(w.tx.QueryContext(ctx, "SELECT id FROM edge WHERE later = $1 OR earlier = $1", seq))
	for _, b := range bits {
		w.gone[cited.IDOf(cited.EdgeID, b)] = true
	}
	return err
}

// sharing returns the documents for which an original is kept.
func (w *withdrawal) sharing(ctx context.Context, original string) ([]cited.ID, error) {
	bits, err := integers(w.tx.QueryContext(ctx, "SELECT id FROM document WHERE original = $1 AND receipt = 0 ORDER BY seq", original))
	return documentIDs(bits), err
}

// end takes out what no document needs any more and writes the entry of the log.
func (w *withdrawal) end(ctx context.Context) error {
	if len(w.removed) == 0 {
		return nil
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	for _, stone := range w.all {
		for _, query := range []string{
			"DELETE FROM original WHERE sha256 = $1 AND sha256 NOT IN (SELECT original FROM document)",
			"UPDATE original SET kept = 0 WHERE sha256 = $1 AND sha256 NOT IN (SELECT original FROM document WHERE receipt = 0)",
		} {
			if _, err := w.tx.ExecContext(ctx, query, stone.Original); err != nil {
				return err
			}
		}
	}
	if err := w.cells(ctx); err != nil {
		return err
	}
	if err := w.values(ctx); err != nil {
		return err
	}
	if err := w.sources(ctx); err != nil {
		return err
	}
	if err := w.decisions(ctx); err != nil {
		return err
	}
	act := custody.Act{Act: custody.Withdraw, At: timeText(w.stone.Withdrawn), By: w.stone.By, Reason: w.stone.Reason, Decisions: w.decided}
	for some := range slices.Chunk(w.removed, mostInEntry) {
		act.Documents = some
		w.s.acts.list = append(w.s.acts.list, act)
		act.Decisions = nil
	}
	return nil
}

// cells takes out the cells that nothing counts any more: they hold names of places.
func (w *withdrawal) cells(ctx context.Context) error {
	_, err := w.tx.ExecContext(ctx, "DELETE FROM cell WHERE id NOT IN (SELECT cell FROM figure_cell)")
	return err
}

// values takes out the values that nothing has any more. What is in no list of codes is
// from a closed list of ours.
func (w *withdrawal) values(ctx context.Context) error {
	roles := []string{rolePublisher, roleLanguage}
	for _, sh := range shelves() {
		for _, key := range sh.lists {
			roles = append(roles, sh.role(key))
		}
		for _, c := range sh.columns {
			if c.listed && c.common == "" {
				roles = append(roles, sh.role(c.key))
			}
		}
	}
	var a args
	_, err := w.tx.ExecContext(ctx, "DELETE FROM code WHERE uses = 0 AND role IN ("+placeholders(&a, roles)+")", a.values...)
	return err
}

// sources takes out the names that no document credits any more, and the sources that are
// left without one.
func (w *withdrawal) sources(ctx context.Context) error {
	if _, err := w.tx.ExecContext(ctx, "DELETE FROM alias WHERE name NOT IN (SELECT value FROM code WHERE role LIKE '%attribution')"); err != nil {
		return err
	}
	nameless, err := integers(w.tx.QueryContext(ctx, "SELECT id FROM source WHERE id NOT IN (SELECT source FROM alias)"))
	if err != nil {
		return err
	}
	for _, bits := range nameless {
		w.gone[cited.IDOf(cited.SourceID, bits)] = true
	}
	if _, err := w.tx.ExecContext(ctx, "DELETE FROM source WHERE id IN ("+numbers(nameless)+")"); err != nil {
		return err
	}
	_, err = w.tx.ExecContext(ctx, `UPDATE source SET name = (SELECT min(a.name) FROM alias a WHERE a.source = source.id)
		WHERE name NOT IN (SELECT name FROM alias)`)
	return err
}

// decisions has decisions about what is gone keep a digest instead of their words. What was
// decided of a source, its standing or what it is merged into, is none of its words; a note is.
func (w *withdrawal) decisions(ctx context.Context) error {
	all, err := allDecisions(ctx, w.tx)
	if err != nil {
		return err
	}
	for i := range all {
		d := &all[i]
		if e, ok := joined(d); ok && (w.gone[e.Later] || w.gone[e.Earlier]) {
			w.gone[d.Subject] = true
		}
		if d.Anchor != nil && w.gone[d.Anchor.Document] || w.gone[d.Subject] {
			w.gone[d.ID] = true // and what is decided about it
		}
		if !w.gone[d.ID] || d.Digest != "" || d.Value+d.Reason == "" && d.Anchor == nil {
			continue
		}
		digest := cited.Digest(d.Value, d.Reason)
		d.Digest, d.Reason, d.Anchor = hex.EncodeToString(digest[:]), "", nil
		if d.Subject.Kind() != cited.SourceID || d.Field == cited.FieldNote {
			d.Value = ""
		}
		_, err := w.tx.ExecContext(ctx, "UPDATE decision SET value = $2, reason = '', digest = $3 WHERE id = $1", string(d.ID), d.Value, d.Digest)
		if err == nil {
			_, err = w.tx.ExecContext(ctx, "DELETE FROM anchor WHERE decision = $1", string(d.ID))
		}
		if err != nil {
			return err
		}
		w.decided = append(w.decided, sumDecision(d))
	}
	return nil
}
