package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"sort"
	"time"

	"cited"
	"cited/internal/custody"
)

// Entry is a reading to be stored.
type Entry struct {
	Reading cited.Reading
	Found   cited.Imprint // what the document says about itself
	At      time.Time     // when it was read
	By      string        // the name of who had it read, for the log

	// Arrival says how the document came in, where it comes in with its reading; nil where it
	// was accepted before, or nobody says more than the reading does.
	Arrival *Arrival
}

// Change says what storing a reading did.
type Change uint8

// Changes.
const (
	Same    Change = iota // the reading is the stored one; only the version was noted
	Written               // rows were written
)

// Put stores readings, all or none. A document that the store does not have is
// accepted first, but for one that was withdrawn, which stays away. What a reading replaces is gone; a reading that is what is
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
	arrival := e.Arrival
	if arrival == nil {
		arrival = &Arrival{Document: *d, By: e.By}
	}
	row, err := b.documentRow(ctx, arrival, e.At, false)
	if errors.Is(err, errWithdrawn) {
		return Same, nil
	}
	if err != nil {
		return Same, err
	}
	meta := row.effective(e.Found)
	parts := b.s.partsOf(&e.Reading)
	digest := newDigest()
	for i := range parts {
		digest.add(&parts[i])
	}
	sum := digest.sum(&e.Reading, meta.Meta)
	if bytes.Equal(sum, row.digest) {
		return Same, b.finish(ctx, row, e, meta, countsOf(&e.Reading.Found), sum, nil)
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
	return Written, b.finish(ctx, row, e, meta, w.counts, sum, &w.seal)
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
		p := b.s.newPart(t, found)
		digest.add(&p)
		return w.write(ctx, &p)
	})
	if err != nil {
		return Same, err
	}
	meta := row.effective(e.Found)
	sum := digest.sum(&e.Reading, meta.Meta)
	change, sealed := Written, &w.seal
	if bytes.Equal(sum, row.digest) {
		change, sealed = Same, nil
		if _, err := b.tx.ExecContext(ctx, "ROLLBACK TO reading"); err != nil {
			return Same, err
		}
		b.s.codes, b.codes.uses, b.waiting = map[codeKey]int64{}, map[int64]int{}, waiting{written: map[int64]bool{}}
	}
	if err := b.finish(ctx, row, &e, meta, w.counts, sum, sealed); err != nil {
		return Same, err
	}
	return change, b.flush(ctx)
}

// finish notes in the rows of document and stage, and in the log, how the reading
// ended. The seal is nil where nothing else was written.
func (b *batch) finish(ctx context.Context, row *documentRow, e *Entry, meta cited.Imprint, counts [manyShelves]int, digest []byte, sealed *seal) error {
	if err := b.writeMeta(ctx, row, meta); err != nil {
		return err
	}
	version, err := b.codes.code(ctx, roleVersion, e.Reading.Version)
	if err != nil {
		return err
	}
	d := &e.Reading.Document
	if _, err := b.setReading.ExecContext(ctx, row.seq, d.Format, d.Encoding, encode(e.Found), string(d.Outcome), d.Reason,
		counts[atFigures], counts[atStatements], counts[atResponses], counts[atUnquantified], counts[atComparisons], counts[atThemes], counts[atProposals]); err != nil {
		return err
	}
	r := readingRow{format: d.Format, encoding: d.Encoding, found: encode(e.Found), outcome: string(d.Outcome), reason: d.Reason,
		counts: counts, stageOutcome: string(d.Outcome), detail: d.Reason, at: timeText(e.At), digest: digest}
	if _, err := b.setStage.ExecContext(ctx, row.seq, stageRead, version, r.stageOutcome, r.detail, digest, r.at); err != nil {
		return err
	}
	if err := b.keepNaming(ctx, row.seq, e.Reading.Naming, sealed); err != nil {
		return err
	}
	sums, err := b.keepSeal(ctx, row.seq, sealed)
	if err != nil {
		return err
	}
	if sealed != nil && d.Outcome != cited.OutcomeProposals { // nothing follows from a spreadsheet of somebody's own
		if err := b.markStale(ctx, row.seq); err != nil {
			return err
		}
	}
	b.s.acts.document(custody.Act{Act: custody.Read, At: r.at, By: e.By, Version: e.Reading.Version},
		custody.Document{ID: row.document.ID, Outcome: r.outcome, Reading: r.sum(sums)})
	return b.anchorAgain(ctx, row)
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
	queries := []string{
		"DELETE FROM passage_fts WHERE rowid IN (SELECT seq FROM passage WHERE seq BETWEEN $1 AND $2)",
		"DELETE FROM statement_fts WHERE rowid IN (SELECT seq FROM statement WHERE seq BETWEEN $1 AND $2)",
		"DELETE FROM passage WHERE seq BETWEEN $1 AND $2",
	}
	for _, sh := range shelves() {
		if err := b.clearCodes(ctx, sh, low, high); err != nil {
			return err
		}
		queries = append(queries, "DELETE FROM "+sh.table+"_detail WHERE seq BETWEEN $1 AND $2",
			"DELETE FROM "+sh.table+" WHERE seq BETWEEN $1 AND $2")
	}
	for _, query := range queries {
		if _, err := b.tx.ExecContext(ctx, query, low, high); err != nil {
			return err
		}
	}
	if _, err := b.tx.ExecContext(ctx, "DELETE FROM decided WHERE seq BETWEEN $1 AND $2", low, high); err != nil {
		return err
	}
	for _, table := range []string{"text", "naming"} {
		if _, err := b.tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE document = $1", row.seq); err != nil {
			return err
		}
	}
	return forget(ctx, b.tx, row.seq)
}

// clearCodes takes a document's rows of a shelf out of the lists of their codes.
func (b *batch) clearCodes(ctx context.Context, sh *shelf, low, high int64) error {
	codes, err := integers(b.tx.QueryContext(ctx, "SELECT code FROM "+sh.table+"_code WHERE "+sh.table+" BETWEEN $1 AND $2", low, high))
	if err != nil {
		return err
	}
	for _, code := range codes {
		b.codes.use(code, -1)
	}
	_, err = b.tx.ExecContext(ctx, "DELETE FROM "+sh.table+"_code WHERE "+sh.table+" BETWEEN $1 AND $2", low, high)
	return err
}

// countsOf counts what was found.
func countsOf(f *cited.Found) [manyShelves]int {
	return [...]int{len(f.Figures), len(f.Statements), len(f.Responses), len(f.Unquantified), len(f.Comparisons), len(f.Themes), len(f.Proposals)}
}

// partsOf cuts a reading into its windows. A reading without a text, as a
// generator may make it, is one part.
func (s *Store) partsOf(r *cited.Reading) []part {
	if len(r.Texts) == 0 && countsOf(&r.Found) == [manyShelves]int{} {
		return nil
	}
	texts, rest := r.Texts, r.Found
	if len(texts) == 0 {
		texts = []cited.Text{{}}
	}
	var parts []part
	for i, t := range texts {
		found := rest
		if i+1 < len(texts) {
			found = foundBefore(&rest, texts[i+1].Start)
		}
		parts = append(parts, s.newPart(t, found))
	}
	return parts
}

// foundBefore takes off what begins before a position. Windows come in order, though
// what was found in one need not be.
func foundBefore(f *cited.Found, position int) cited.Found {
	return cited.Found{
		Figures:      takeBefore(figureKind, &f.Figures, position),
		Statements:   takeBefore(statementKind, &f.Statements, position),
		Responses:    takeBefore(responseKind, &f.Responses, position),
		Unquantified: takeBefore(unquantifiedKind, &f.Unquantified, position),
		Comparisons:  takeBefore(comparisonKind, &f.Comparisons, position),
		Themes:       takeBefore(themeKind, &f.Themes, position),
		Proposals:    takeBefore(proposalKind, &f.Proposals, position),
	}
}

func takeBefore[T any](k *kind[T], things *[]T, position int) []T {
	n := sort.Search(len(*things), func(i int) bool { return k.start(&(*things)[i]) >= position })
	before := (*things)[:n]
	*things = (*things)[n:]
	return before
}
