package store

import (
	"context"
	"database/sql"
	"iter"
	"math"
	"slices"

	"cited"
)

// Documents yields the documents that a query selects, newest first. Terms about
// figures hold for a document with a figure for which all of them do; without a
// positive one among them, for a document without such figures. Each term of full
// text may be met by another passage.
func (s *Store) Documents(ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[cited.Document, error] {
	return func(yield func(cited.Document, error) bool) {
		err := s.view(ctx, v, func(tx *sql.Tx) error {
			where, size, err := s.documentsAsked(ctx, tx, v, q)
			if err != nil {
				return err
			}
			return eachDocument(ctx, tx, where, q.Limit, size, documentBatch, func(d stored) bool { return yield(d.Document, nil) })
		})
		if err != nil {
			yield(cited.Document{}, err)
		}
	}
}

// DocumentIDs returns the ids of the documents that a query selects, in the same order.
func (s *Store) DocumentIDs(ctx context.Context, v cited.Viewer, q cited.Query) (ids []cited.ID, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		where, size, err := s.documentsAsked(ctx, tx, v, q)
		if err != nil {
			return err
		}
		return eachDocument(ctx, tx, where, q.Limit, size, idBatch, func(d stored) bool {
			ids = append(ids, d.ID)
			return true
		})
	})
	return ids, err
}

// documentsAsked returns the conditions on documents that a query makes, and how many are loaded at first.
func (s *Store) documentsAsked(ctx context.Context, tx *sql.Tx, v cited.Viewer, q cited.Query) ([]condition, int, error) {
	compiled, err := s.compile(ctx, tx, v, &figureKind.shelf, q.Terms)
	if err != nil {
		return nil, 0, err
	}
	size := firstBatch
	if slices.ContainsFunc(compiled, func(t term) bool { return t.match != "" }) {
		size = mostSorted // the text is searched anew for each batch: take it in few
	}
	return documentConditions(v, q.Terms, compiled), size, nil
}

// documentConditions makes conditions on documents of terms of all kinds.
func documentConditions(v cited.Viewer, terms []cited.Term, compiled []term) []condition {
	where := []condition{fixed(mayNot(v))}
	var figure []condition
	positive := false
	for _, t := range compiled {
		c := t.document
		switch {
		case t.itself != nil:
			c = t.itself
		case t.figure != nil:
			figure = append(figure, t.condition())
			positive = positive || !t.not
			continue
		case t.match != "":
			c = func(a *args) string { return documentsInText(a, t.match) }
		}
		if t.not {
			positive := c
			c = func(a *args) string { return "NOT " + positive(a) }
		}
		where = append(where, c)
	}
	if positive {
		return append(where, hasFigure(append(figure, mayList(v, terms))))
	}
	for _, t := range compiled {
		if t.figure != nil && t.itself == nil {
			lacks := hasFigure([]condition{t.figure, mayList(v, terms)})
			where = append(where, func(a *args) string { return "NOT " + lacks(a) })
		}
	}
	return where
}

// hasFigure is the condition that a document d has a figure that meets all.
func hasFigure(conditions []condition) condition {
	return func(a *args) string {
		c := "EXISTS (SELECT 1 FROM figure f WHERE f.seq >= d.seq << 24 AND f.seq < (d.seq + 1) << 24"
		for _, condition := range conditions {
			c += " AND " + condition(a)
		}
		return c + ")"
	}
}

// eachDocument calls use for the documents that meet all conditions, newest
// first, a batch at a time, until it says no.
func eachDocument(ctx context.Context, tx *sql.Tx, where []condition, limit, size int, load batchOfDocuments, use func(stored) bool) error {
	if limit <= 0 {
		limit = math.MaxInt
	}
	for below := int64(math.MaxInt64); limit > 0; size = max(size, min(2*size, mostBatch)) {
		batch, err := load(ctx, tx, where, below, min(size, limit))
		if err != nil {
			return err
		}
		for _, d := range batch {
			if !use(d) {
				return nil
			}
			below = d.seq
		}
		if len(batch) < min(size, limit) {
			return nil
		}
		limit -= len(batch)
	}
	return nil
}

// batchOfDocuments loads the newest documents below a row number that meet all conditions.
type batchOfDocuments func(ctx context.Context, tx *sql.Tx, where []condition, below int64, size int) ([]stored, error)

func documentBatch(ctx context.Context, tx *sql.Tx, where []condition, below int64, size int) (batch []stored, err error) {
	query, a := newestDocuments(documentColumns, where, below, size)
	err = eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		d, err := scanDocument(rows)
		batch = append(batch, d)
		return err
	}, a.values...)
	return batch, err
}

// idBatch loads nothing of documents but their numbers and ids.
func idBatch(ctx context.Context, tx *sql.Tx, where []condition, below int64, size int) (batch []stored, err error) {
	query, a := newestDocuments("d.seq, d.id", where, below, size)
	err = eachRow(ctx, tx, query, func(rows *sql.Rows) error {
		var d stored
		var id int64
		err := rows.Scan(&d.seq, &id)
		d.ID = cited.IDOf(cited.DocumentID, id)
		batch = append(batch, d)
		return err
	}, a.values...)
	return batch, err
}

func newestDocuments(columns string, where []condition, below int64, size int) (query string, a args) {
	query = "SELECT " + columns + " FROM document d WHERE d.seq < " + a.add(below)
	for _, c := range where {
		query += " AND " + c(&a)
	}
	return query + " ORDER BY d.seq DESC LIMIT " + a.add(size), a
}
