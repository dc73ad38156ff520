package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"cited"
)

// hiddenOut keeps what people rejected, merged or split out of lists.
const hiddenOut = 4

// decidedRow is how far people have decided about a row, and what it was before.
type decidedRow struct {
	seq     int64
	review  cited.Review
	added   bool
	machine []byte // machineRow as JSON; empty if the row is as it was read
}

// machineRow is a row as it was read.
type machineRow struct {
	Detail []byte      `json:"detail"`
	Listed [][2]string `json:"listed"` // role and value of each code, in the order of the codes
}

// decidable is a kind of what is read, as people decide about it.
type decidable interface {
	redecide(ctx context.Context, b *batch, row *documentRow, id cited.ID) (changed bool, err error)
	columnsOf(s *Store, detail []byte, published cited.EDTF) (columns []string, others []any, err error)
	decidedDetail(s *Store, id cited.ID, read []byte, decisions []cited.Decision, now []byte) ([]byte, cited.Review, error)
	applies(d *cited.Decision) bool
}

// decidableOf returns what has ids of a kind, nil if people decide about no such thing: of
// proposals they do not.
func decidableOf(kind string) decidable {
	switch kind {
	case cited.FigureID:
		return figureKind
	case cited.StatementID:
		return statementKind
	case cited.ResponseID:
		return responseKind
	case cited.UnquantifiedID:
		return unquantifiedKind
	case cited.ComparisonID:
		return comparisonKind
	case cited.ThemeID:
		return themeKind
	}
	return nil
}

// rewriter makes one row anew.
type rewriter[T any] struct {
	docWriter
	k       *kind[T]
	id      cited.ID
	seq     int64 // 0: it has no row
	passage int64
	detail  []byte // as it is
	had     decidedRow
}

// redecide makes the row of something that was read from a document anew by what people decided
// about it. It returns whether the row is another one now, and leaves lists to be flushed.
func (k *kind[T]) redecide(ctx context.Context, b *batch, row *documentRow, id cited.ID) (changed bool, err error) {
	if err := b.settle(ctx); err != nil {
		return false, err
	}
	w := rewriter[T]{docWriter: docWriter{batch: b, row: row, published: row.effective(row.found).Published}, k: k, id: id}
	if err := w.load(ctx); err != nil {
		return false, err
	}
	decisions, err := decisionsOf(ctx, b.tx, id)
	if err != nil {
		return false, err
	}
	machine, err := w.machine(ctx)
	if err != nil {
		return false, err
	}
	t, d, err := k.effective(b.s, id, machine.Detail, decisions, func(t *T) error { return w.place(ctx, decisions, t) })
	if err != nil || t == nil {
		return false, err
	}
	now := decidedRow{review: d.Review, added: machine.Detail == nil}
	detail := machine.Detail
	if now.added || d.Added != nil || len(d.Fields) > 0 {
		detail = k.encode(b.s.details, t)
	}
	if !now.added && !bytes.Equal(detail, machine.Detail) {
		now.machine = []byte(encode(machine))
	}
	changed = !bytes.Equal(detail, w.detail) || now.review.Out() != w.had.review.Out()
	if !bytes.Equal(detail, w.detail) {
		if err := w.rewrite(ctx, t, detail); err != nil {
			return false, err
		}
	}
	return changed, w.note(ctx, t, &now)
}

// load finds the row of the id in the document.
func (w *rewriter[T]) load(ctx context.Context) error {
	bits, _ := w.id.Bits()
	table := w.k.table
	err := w.tx.QueryRowContext(ctx, "SELECT f.seq, f.passage, t."+table+", coalesce(d.review, ''), coalesce(d.added, 0), coalesce(d.machine, x'') FROM "+
		table+"_detail t JOIN "+table+" f ON f.seq = t.seq LEFT JOIN decided d ON d.shelf = $2 AND d.seq = f.seq WHERE t.id = $1", bits, table).
		Scan(&w.seq, &w.passage, &w.detail, &w.had.review, &w.had.added, &w.had.machine)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil && w.seq>>seqBits != w.row.seq {
		err = cited.Errorf(cited.Internal, "%s stands in another document than the decision about it", w.id)
	}
	return err
}

// machine returns the row as it was read; without a detail if it was not.
func (w *rewriter[T]) machine(ctx context.Context) (m machineRow, err error) {
	switch {
	case w.seq == 0 || w.had.added:
		return m, nil
	case len(w.had.machine) > 0:
		return m, json.Unmarshal(w.had.machine, &m)
	}
	m.Detail = w.detail
	query := "SELECT k.role, k.value FROM " + w.k.table + "_code x JOIN code k ON k.id = x.code WHERE x." + w.k.table + " = $1 ORDER BY x.code"
	return m, eachRow(ctx, w.tx, query, func(rows *sql.Rows) error {
		var of [2]string
		err := rows.Scan(&of[0], &of[1])
		m.Listed = append(m.Listed, of)
		return err
	}, w.seq)
}

// effective returns what holds by decisions about something: what was read, detail, with
// what was corrected; where people added it, theirs, put in its place. It is nil if there is
// neither.
func (k *kind[T]) effective(s *Store, id cited.ID, detail []byte, decisions []cited.Decision, place func(*T) error) (*T, cited.Decided, error) {
	d := cited.Decide(decisions, cited.FieldsOf(k.kind))
	if detail == nil && d.Added == nil {
		return nil, d, nil
	}
	var t T
	if d.Added == nil {
		if err := decode(s.details, k, detail, &t); err != nil {
			return nil, d, err
		}
	} else {
		if err := json.Unmarshal([]byte(d.Added.Value), &t); err != nil {
			return nil, d, fmt.Errorf("decision %s: %w", d.Added.ID, err)
		}
		if err := place(&t); err != nil {
			return nil, d, err
		}
		k.identify(&t, id)
	}
	for _, f := range d.Fields {
		if err := k.set(&t, f.Field, f.Value); err != nil {
			return nil, d, fmt.Errorf("decision %s: %w", f.ID, err)
		}
	}
	return &t, d, nil
}

// place moves the spans of what people added to where its words stand now.
func (w *rewriter[T]) place(ctx context.Context, decisions []cited.Decision, t *T) error {
	at := slices.IndexFunc(decisions, func(d cited.Decision) bool { return d.Field == "" && d.Verdict == cited.Added })
	d := &decisions[at]
	start := d.Anchor.Start
	err := w.tx.QueryRowContext(ctx, "SELECT start FROM anchored WHERE decision = $1", string(d.ID)).Scan(&start)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	if err != nil {
		return err
	}
	words, _ := w.k.stands(t)
	for _, span := range w.k.spans(t) {
		span.Start, span.End = span.Start+start-d.Anchor.Start, span.End+start-d.Anchor.Start
		has, err := textBetween(ctx, w.tx, w.row.seq, span.Start, span.End)
		if err != nil {
			return err
		}
		if has != span.Exact { // the text around its words is another one now
			*span = cited.Span{Start: start, End: start + words.End - words.Start, Exact: words.Exact}
		}
	}
	return nil
}

// rewrite puts what holds in the place of the row.
func (w *rewriter[T]) rewrite(ctx context.Context, t *T, detail []byte) error {
	sh := &w.k.shelf
	if w.seq == 0 {
		if err := w.number(ctx, w.k.start(t)); err != nil {
			return err
		}
	} else {
		if err := w.clearCodes(ctx, sh, w.seq, w.seq); err != nil {
			return err
		}
		for _, table := range []string{sh.table, sh.table + "_detail"} {
			if _, err := w.tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE seq = $1", w.seq); err != nil {
				return err
			}
		}
	}
	isNew := w.detail == nil
	if err := writeRow(ctx, &w.docWriter, w.k, w.seq, w.passage, t, detail); err != nil {
		return err
	}
	if isNew && sh.words != "" {
		words := w.s.wordsOf(w.k.content(t))
		w.said, w.bytes = append(w.said, passageWords{w.seq, words}), w.bytes+len(words)
	}
	return w.flush(ctx)
}

// number gives a row that people added a number, from the other end than what is read, and
// the passage that it stands in.
func (w *rewriter[T]) number(ctx context.Context, start int) error {
	low, high := seqRange(w.row.seq)
	var last sql.NullInt64
	err := w.tx.QueryRowContext(ctx, "SELECT max(seq) FROM decided WHERE shelf = $1 AND added = 1 AND seq BETWEEN $2 AND $3", w.k.table, low, high).Scan(&last)
	if err != nil {
		return err
	}
	w.seq = max(last.Int64, low) + 1
	if w.seq-low > mostAdded {
		return cited.Errorf(cited.Unsupported, "more than %d things were added to %s; cut it into several files", mostAdded, w.row.document.Name)
	}
	err = w.tx.QueryRowContext(ctx, "SELECT seq FROM passage WHERE seq BETWEEN $1 AND $2 AND start <= $3 ORDER BY start DESC LIMIT 1", low, high, start).Scan(&w.passage)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// mostAdded is how many rows people may add to one document.
const mostAdded = 100_000

// note keeps how far people have decided about the row, and hides it if it is out.
func (w *rewriter[T]) note(ctx context.Context, t *T, now *decidedRow) error {
	out := 0
	if now.review.Out() {
		out = hiddenOut
	}
	if _, err := w.tx.ExecContext(ctx, "UPDATE "+w.k.table+" SET hidden = (hidden & ~$2) | $3 WHERE seq = $1", w.seq, hiddenOut, out); err != nil {
		return err
	}
	if now.review == cited.ReviewMachine {
		_, err := w.tx.ExecContext(ctx, "DELETE FROM decided WHERE shelf = $1 AND seq = $2", w.k.table, w.seq)
		return err
	}
	added := 0
	if now.added {
		added = 1
	}
	if now.machine == nil {
		now.machine = []byte{}
	}
	_, err := w.tx.ExecContext(ctx, `INSERT INTO decided (shelf, seq, review, added, machine) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (shelf, seq) DO UPDATE SET review = excluded.review, added = excluded.added, machine = excluded.machine`,
		w.k.table, w.seq, string(now.review), added, now.machine)
	return err
}

// redecideAll makes the rows of everything anew that some decisions are about now, and marks the
// document if what follows from it is another thing.
func (b *batch) redecideAll(ctx context.Context, row *documentRow, ids []cited.ID) error {
	slices.Sort(ids)
	changed := false
	for _, id := range slices.Compact(ids) {
		k := decidableOf(id.Kind())
		if k == nil {
			continue
		}
		c, err := k.redecide(ctx, b, row, id)
		if err != nil {
			return err
		}
		changed = changed || c
	}
	if !changed {
		return nil
	}
	return b.markStale(ctx, row.seq)
}

// applyDecisions makes the rows anew of everything that decisions are about.
func (s *Store) applyDecisions(ctx context.Context, tx *sql.Tx) error {
	about := map[int64][]cited.ID{} // by the bits of the document's id
	err := eachRow(ctx, tx, "SELECT d.id, n.subject FROM anchored n JOIN document d ON d.seq = n.document WHERE n.subject <> ''", func(rows *sql.Rows) error {
		var document int64
		var id cited.ID
		err := rows.Scan(&document, &id)
		about[document] = append(about[document], id)
		return err
	})
	if err != nil || len(about) == 0 {
		return err
	}
	b, err := s.newBatch(ctx, tx)
	if err != nil {
		return err
	}
	for _, document := range slices.Sorted(maps.Keys(about)) {
		row, err := b.find(ctx, cited.IDOf(cited.DocumentID, document))
		if err == nil {
			err = b.redecideAll(ctx, row, about[document])
		}
		if err != nil {
			return err
		}
	}
	return b.flush(ctx)
}
