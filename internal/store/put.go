package store

import (
	"bytes"
	"context"
	"database/sql"
	"slices"
	"time"

	"cited"
)

// Entry is a reading to be stored.
type Entry struct {
	Reading cited.Reading
	Found   cited.Meta // what the document says about itself
	At      time.Time  // when it was read
}

// Change says what storing a reading did.
type Change uint8

// Changes.
const (
	Same    Change = iota // the reading is the stored one; only the version was noted
	Written               // rows were written
)

// Put stores readings, all or none. A document that the store does not have is
// accepted first. What a reading replaces is gone; a reading that is what is
// stored already is not written again. The changes are in the order of entries.
func (s *Store) Put(ctx context.Context, entries ...Entry) ([]Change, error) {
	changes := make([]Change, len(entries))
	err := s.update(ctx, "storing readings", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		for i := range entries {
			if changes[i], err = b.put(ctx, &entries[i]); err != nil {
				return err
			}
		}
		return b.flush(ctx)
	})
	return changes, err
}

// PutStream stores one long reading without holding it in memory: read calls
// emit for its windows in order and returns the rest of it. The document must
// have been accepted.
func (s *Store) PutStream(ctx context.Context, id cited.ID, read func(emit func(cited.Text, cited.Found) error) (Entry, error)) (Change, error) {
	change := Written
	err := s.update(ctx, "storing a reading", func(tx *sql.Tx) error {
		b, err := s.newBatch(ctx, tx)
		if err != nil {
			return err
		}
		change, err = b.stream(ctx, id, read)
		return err
	})
	return change, err
}

// put stores one reading that is in memory.
func (b *batch) put(ctx context.Context, e *Entry) (Change, error) {
	d := &e.Reading.Document
	if d.ID == "" {
		d.ID = cited.DocumentKey(d.Original, d.Address, d.Part)
	}
	row, err := b.documentRow(ctx, d, cited.Meta{}, e.At, false)
	if err != nil {
		return Same, err
	}
	meta := row.effective(e.Found)
	parts := b.s.partsOf(&e.Reading)
	digest := newDigest()
	figures := 0
	for i := range parts {
		digest.add(&parts[i])
		figures += len(parts[i].figures)
	}
	sum := digest.sum(d, meta)
	if bytes.Equal(sum, row.digest) {
		return Same, b.finish(ctx, row, e, meta, figures, sum)
	}
	if err := b.clear(ctx, row); err != nil {
		return Same, err
	}
	w := docWriter{batch: b, row: row, published: meta.Published}
	for i := range parts {
		if err := w.write(ctx, &parts[i]); err != nil {
			return Same, err
		}
	}
	return Written, b.finish(ctx, row, e, meta, figures, sum)
}

// stream stores one reading window by window. The digest is known at the end
// only, so what turns out to be stored already is taken back.
func (b *batch) stream(ctx context.Context, id cited.ID, read func(emit func(cited.Text, cited.Found) error) (Entry, error)) (Change, error) {
	row, err := b.find(ctx, id)
	if err != nil {
		return Same, err
	}
	if _, err := b.tx.ExecContext(ctx, "SAVEPOINT reading"); err != nil {
		return Same, err
	}
	if err := b.clear(ctx, row); err != nil {
		return Same, err
	}
	w := docWriter{batch: b, row: row, published: row.document.Published}
	digest := newDigest()
	e, err := read(func(t cited.Text, found cited.Found) error {
		p := b.s.newPart(t, found.Figures)
		digest.add(&p)
		return w.write(ctx, &p)
	})
	if err != nil {
		return Same, err
	}
	meta := row.effective(e.Found)
	sum := digest.sum(&e.Reading.Document, meta)
	change := Written
	if bytes.Equal(sum, row.digest) {
		change = Same
		if _, err := b.tx.ExecContext(ctx, "ROLLBACK TO reading"); err != nil {
			return Same, err
		}
		b.s.codes, b.codes.uses, b.waiting = map[codeKey]int64{}, map[int64]int{}, waiting{written: map[int64]bool{}}
	}
	if err := b.finish(ctx, row, &e, meta, w.figures, sum); err != nil {
		return Same, err
	}
	return change, b.flush(ctx)
}

// finish notes in the rows of document and stage how the reading ended.
func (b *batch) finish(ctx context.Context, row *documentRow, e *Entry, meta cited.Meta, figures int, digest []byte) error {
	if err := b.writeMeta(ctx, row, meta); err != nil {
		return err
	}
	version, err := b.codes.code(ctx, roleVersion, e.Reading.Version)
	if err != nil {
		return err
	}
	d := &e.Reading.Document
	if _, err := b.setReading.ExecContext(ctx, row.seq, d.Format, d.Encoding, encodeMeta(e.Found), string(d.Outcome), d.Reason, figures); err != nil {
		return err
	}
	_, err = b.setStage.ExecContext(ctx, row.seq, stageRead, version, string(d.Outcome), d.Reason, digest, timeText(e.At))
	return err
}

// clear removes what the last reading of a document wrote.
func (b *batch) clear(ctx context.Context, row *documentRow) error {
	if b.written[row.seq] {
		if err := b.settle(ctx); err != nil {
			return err
		}
	} else if len(row.digest) == 0 {
		return nil // it was never read
	}
	low, high := seqRange(row.seq)
	if err := b.clearCodes(ctx, low, high); err != nil {
		return err
	}
	for _, query := range []string{
		"DELETE FROM passage_fts WHERE rowid IN (SELECT seq FROM passage WHERE seq BETWEEN $1 AND $2)",
		"DELETE FROM passage WHERE seq BETWEEN $1 AND $2",
		"DELETE FROM figure_detail WHERE seq BETWEEN $1 AND $2",
		"DELETE FROM figure WHERE seq BETWEEN $1 AND $2",
	} {
		if _, err := b.tx.ExecContext(ctx, query, low, high); err != nil {
			return err
		}
	}
	_, err := b.tx.ExecContext(ctx, "DELETE FROM text WHERE document = $1", row.seq)
	return err
}

// clearCodes takes a document's figures out of the lists of their codes.
func (b *batch) clearCodes(ctx context.Context, low, high int64) error {
	codes, err := integers(b.tx.QueryContext(ctx, "SELECT code FROM figure_code WHERE figure BETWEEN $1 AND $2", low, high))
	if err != nil {
		return err
	}
	for _, code := range codes {
		b.codes.use(code, -1)
	}
	_, err = b.tx.ExecContext(ctx, "DELETE FROM figure_code WHERE figure BETWEEN $1 AND $2", low, high)
	return err
}

// partsOf cuts a reading into its windows. A reading without a text, as a
// generator may make it, is one part.
func (s *Store) partsOf(r *cited.Reading) []part {
	if len(r.Texts) == 0 && len(r.Figures) == 0 {
		return nil
	}
	texts, rest := r.Texts, r.Figures
	if len(texts) == 0 {
		texts = []cited.Text{{}}
	}
	var parts []part
	for i, t := range texts {
		n := len(rest)
		if i+1 < len(texts) {
			n, _ = slices.BinarySearchFunc(rest, texts[i+1].Start, func(f cited.Figure, start int) int { return f.Start - start })
		}
		parts, rest = append(parts, s.newPart(t, rest[:n])), rest[n:]
	}
	return parts
}
