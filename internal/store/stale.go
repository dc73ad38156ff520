package store

import (
	"context"
	"database/sql"

	"cited"
)

// markStale notes that the lineage, cells and findings of a document are to be made.
func (b *batch) markStale(ctx context.Context, seq int64) error {
	_, err := b.tx.ExecContext(ctx, "INSERT INTO stale (document) VALUES ($1) ON CONFLICT DO NOTHING", seq)
	return err
}

// forget takes out what was made of a document's reading: what it counted, and what joined it
// to other documents, which are to be looked at again.
func forget(ctx context.Context, tx *sql.Tx, seq int64) error {
	if err := dropPacks(ctx, tx, seq); err != nil {
		return err
	}
	if err := forgetFigures(ctx, tx, seq); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO stale (document)
		SELECT later FROM edge WHERE earlier = $1 UNION SELECT earlier FROM edge WHERE later = $1 ON CONFLICT DO NOTHING`, seq); err != nil {
		return err
	}
	return forgetKin(ctx, tx, seq)
}

// forgetFigures takes out what the figures of a document count, and what was noticed of it;
// the cells and sources are to be looked at again.
func forgetFigures(ctx context.Context, tx querier, seq int64) error {
	low, high := seqRange(seq)
	for _, query := range []string{
		"UPDATE cell SET stale = 1 WHERE stale = 0 AND id IN (SELECT cell FROM figure_cell WHERE figure BETWEEN $1 AND $2)",
		"INSERT INTO stale_source (source) SELECT DISTINCT source FROM figure_cell WHERE figure BETWEEN $1 AND $2 AND source <> 0 ON CONFLICT DO NOTHING",
		"DELETE FROM figure_cell WHERE figure BETWEEN $1 AND $2",
	} {
		if _, err := tx.ExecContext(ctx, query, low, high); err != nil {
			return err
		}
	}
	findings, err := integers(tx.QueryContext(ctx, "SELECT finding FROM finding_document WHERE document = $1", seq))
	if err != nil {
		return err
	}
	return dropFindings(ctx, tx, findings)
}

// forgetKin takes a document out of the lineage.
func forgetKin(ctx context.Context, tx querier, seq int64) error {
	for _, query := range []string{"DELETE FROM edge WHERE later = $1", "DELETE FROM edge WHERE earlier = $1", "DELETE FROM sketch WHERE document = $1"} {
		if _, err := tx.ExecContext(ctx, query, seq); err != nil {
			return err
		}
	}
	return nil
}

// Stale counts what is to be made anew.
type Stale struct {
	Documents, Cells, Sources int
}

// Any reports whether there is anything to be made.
func (s Stale) Any() bool { return s.Documents+s.Cells+s.Sources > 0 }

// Stale counts what does not follow from the readings as they are now. What another version
// of the program made is all marked to be made again.
func (s *Store) Stale(ctx context.Context, v cited.Viewer, version string) (n Stale, err error) {
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		var was string
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT version FROM derived), (SELECT count(*) FROM stale),
			(SELECT count(*) FROM cell WHERE stale <> 0), (SELECT count(*) FROM stale_source)`).Scan(&was, &n.Documents, &n.Cells, &n.Sources); err != nil {
			return err
		}
		if was == version {
			return nil
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM document WHERE outcome <> 'pending'").Scan(&n.Documents)
	})
	return n, err
}

// BeginDeriving marks everything to be made again if another version of the program made it.
func (s *Store) BeginDeriving(ctx context.Context, version string) error {
	return s.update(ctx, "marking what is to be made again", func(tx *sql.Tx) error {
		var was string
		err := tx.QueryRowContext(ctx, "SELECT version FROM derived").Scan(&was)
		if err != nil || was == version {
			return err
		}
		for _, table := range []string{"sketch", "shingle", "term", "edge", "figure_cell", "cell", "stale_source", "finding_document", "finding", "pack", "stale"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO stale SELECT seq FROM document WHERE outcome <> 'pending'"); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE derived SET version = $1, stories = 0", version)
		return err
	})
}

// StaleDocuments returns the ids of up to most documents whose lineage is to be made, in the
// order in which they were accepted: those after one, or the first.
func (s *Store) StaleDocuments(ctx context.Context, v cited.Viewer, after cited.ID, most int) (ids []cited.ID, err error) {
	last, _ := after.Bits()
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		bits, err := integers(tx.QueryContext(ctx, `SELECT d.id FROM stale s CROSS JOIN document d ON d.seq = s.document
			WHERE s.document > coalesce((SELECT seq FROM document WHERE id = $1), 0) ORDER BY s.document LIMIT $2`, last, most))
		ids = documentIDs(bits)
		return err
	})
	return ids, err
}

// Whole is a document with its texts and all that was read from it.
type Whole struct {
	Document cited.Document
	Texts    []cited.Text // with their passages
	Found    cited.Found
}

// Wholes loads documents whole, those that are there, in the order of their ids.
func (s *Store) Wholes(ctx context.Context, v cited.Viewer, ids []cited.ID) ([]Whole, error) {
	return s.wholes(ctx, v, ids, s.foundIn)
}

// Told loads documents as Wholes does, with nothing that was read from them but figures, and
// those with no more evidence than reconciling needs.
func (s *Store) Told(ctx context.Context, v cited.Viewer, ids []cited.ID) ([]Whole, error) {
	return s.wholes(ctx, v, ids, func(ctx context.Context, tx querier, seq int64) (f cited.Found, err error) {
		f.Figures, err = readIn(ctx, tx, figureKind, seq, s.details.light)
		return f, err
	})
}

func (s *Store) wholes(ctx context.Context, v cited.Viewer, ids []cited.ID, found func(context.Context, querier, int64) (cited.Found, error)) (all []Whole, err error) {
	err = s.view(ctx, v, func(one *sql.Tx) error {
		tx := &prepared{tx: one}
		for _, id := range ids {
			d, err := findStored(ctx, tx, v, id)
			if cited.CodeOf(err) == cited.NotFound {
				continue
			}
			if err != nil {
				return err
			}
			w := Whole{Document: d.Document}
			if w.Texts, err = wholeTexts(ctx, tx, d.seq); err != nil {
				return err
			}
			if w.Found, err = found(ctx, tx, d.seq); err != nil {
				return err
			}
			all = append(all, w)
		}
		return nil
	})
	return all, err
}

// wholeTexts returns the windows of a document with their passages.
func wholeTexts(ctx context.Context, tx querier, seq int64) (texts []cited.Text, err error) {
	err = eachRow(ctx, tx, "SELECT start, length, content, map FROM text WHERE document = $1 ORDER BY start", func(rows *sql.Rows) error {
		var t cited.Text
		var length int
		err := rows.Scan(&t.Start, &length, &t.Content, &t.Map)
		texts = append(texts, t)
		return err
	}, seq)
	if err != nil {
		return nil, err
	}
	low, high := seqRange(seq)
	passages, err := scanPassages(tx.QueryContext(ctx, "SELECT start, start + length, kind FROM passage WHERE seq BETWEEN $1 AND $2 ORDER BY seq DESC", low, high))
	at := 0
	for _, p := range passages {
		for at+1 < len(texts) && p.Start >= texts[at+1].Start {
			at++
		}
		if at < len(texts) {
			texts[at].Passages = append(texts[at].Passages, p)
		}
	}
	return texts, err
}

// foundIn returns all that was read from a document.
func (s *Store) foundIn(ctx context.Context, tx querier, seq int64) (f cited.Found, err error) {
	if f.Figures, err = readIn(ctx, tx, figureKind, seq, decoder(s, figureKind)); err != nil {
		return f, err
	}
	if f.Statements, err = readIn(ctx, tx, statementKind, seq, decoder(s, statementKind)); err != nil {
		return f, err
	}
	if f.Responses, err = readIn(ctx, tx, responseKind, seq, decoder(s, responseKind)); err != nil {
		return f, err
	}
	if f.Unquantified, err = readIn(ctx, tx, unquantifiedKind, seq, decoder(s, unquantifiedKind)); err != nil {
		return f, err
	}
	if f.Comparisons, err = readIn(ctx, tx, comparisonKind, seq, decoder(s, comparisonKind)); err != nil {
		return f, err
	}
	f.Themes, err = readIn(ctx, tx, themeKind, seq, decoder(s, themeKind))
	return f, err
}

// readIn returns what was read of a kind from a document, as read makes it of what is stored, in the
// order of the text, without what people took out.
func readIn[T any](ctx context.Context, tx querier, k *kind[T], seq int64, read func([]byte, *T) error) (all []T, err error) {
	low, high := seqRange(seq)
	err = eachRow(ctx, tx, "SELECT "+k.table+" FROM "+k.table+"_detail WHERE seq BETWEEN $1 AND $2 AND seq NOT IN ("+takenOut(k.table)+") ORDER BY seq DESC", func(rows *sql.Rows) error {
		var b sql.RawBytes
		if err := rows.Scan(&b); err != nil {
			return err
		}
		var t T
		err := read(b, &t)
		all = append(all, t)
		return err
	}, low, high)
	return all, err
}

// decoder returns what reads a kind.
func decoder[T any](s *Store, k *kind[T]) func([]byte, *T) error {
	return func(b []byte, t *T) error { return decode(s.details, k, b, t) }
}

// takenOut is a query for the rows of a table that people rejected, merged or split.
func takenOut(table string) string {
	return "SELECT seq FROM decided WHERE shelf = '" + table + "' AND review IN ('rejected', 'merged', 'split')"
}
