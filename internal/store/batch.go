package store

import (
	"context"
	"database/sql"
	"strings"

	"cited"
)

// batch is one writing transaction with its prepared statements.
type batch struct {
	s     *Store
	tx    *sql.Tx
	codes *coder

	findDocument, addOriginal, addDocument, setMeta, setReading, setStage, findSeal, setSeal *sql.Stmt
	addText, addPassage, addWords, addSaid                                                   *sql.Stmt
	addRows                                                                                  [manyShelves]*rowStatements

	scratch []listedCode // codes under which the row that is being written is listed
	fields  []string     // the values of its columns of codes
	last    int64        // row number of the newest document; 0 until it is asked for
	anchors *bool        // whether there are decisions about words; nil until it is asked for

	waiting
}

// stageRead is the one stage of this version: from bytes to a reading.
const stageRead = "read"

func (s *Store) newBatch(ctx context.Context, tx *sql.Tx) (*batch, error) {
	codes, err := s.newCoder(ctx, tx)
	if err != nil {
		return nil, err
	}
	b := &batch{s: s, tx: tx, codes: codes, waiting: waiting{written: map[int64]bool{}}}
	return b, prepare(ctx, tx, map[**sql.Stmt]string{
		&b.findDocument: `SELECT d.seq, d.publisher, d.language, d.given, d.found, d.access, d.address, d.published, d.name,
			coalesce(g.digest, x'')
			FROM document d LEFT JOIN stage g ON g.document = d.seq AND g.stage = $2 WHERE d.id = $1`,
		&b.addOriginal: "INSERT INTO original (sha256, size, kept) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO UPDATE SET kept = max(kept, excluded.kept)",
		&b.addDocument: `INSERT INTO document (seq, id, original, part, address, name, size, format, encoding, title, author,
			title_words, author_words, publisher, published, published_from, published_to, language, access, given, found, added,
			outcome, reason, figures, place, receipt)
			VALUES ($12, $1, $2, $3, $4, $5, $6, '', '', '', '', '', '', 0, '', NULL, NULL, 0, $7, $8, '{}', $9, $10, $11, 0, $13, $14)`,
		&b.setMeta: `UPDATE document SET title = $2, author = $3, title_words = $4, author_words = $5, publisher = $6, published = $7,
			published_from = $8, published_to = $9, language = $10, embargo = $11, address_known = $12, modified = $13, created = $14, rights = $15,
			known_from = $16 WHERE seq = $1`,
		&b.setReading: `UPDATE document SET format = $2, encoding = $3, found = $4, outcome = $5, reason = $6, figures = $7,
			statements = $8, responses = $9, unquantified = $10, comparisons = $11, themes = $12, proposals = $13 WHERE seq = $1`,
		&b.setStage: `INSERT INTO stage (document, stage, version, outcome, detail, digest, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (document, stage) DO UPDATE SET version = excluded.version, outcome = excluded.outcome,
			detail = excluded.detail, digest = excluded.digest, at = excluded.at`,
		&b.findSeal:   "SELECT sums FROM seal WHERE document = $1",
		&b.setSeal:    "INSERT INTO seal (document, sums) VALUES ($1, $2) ON CONFLICT (document) DO UPDATE SET sums = excluded.sums",
		&b.addText:    "INSERT INTO text (document, start, length, content, map) VALUES ($1, $2, $3, $4, $5)",
		&b.addPassage: "INSERT INTO passage (seq, start, length, kind) VALUES ($1, $2, $3, $4)",
		&b.addWords:   "INSERT INTO passage_fts (rowid, words) VALUES ($1, $2)",
		&b.addSaid:    "INSERT INTO statement_fts (rowid, words) VALUES ($1, $2)",
	})
}

// A document's share of the numbers of rows.
const (
	seqBits        = 24
	maxPerDocument = 1 << seqBits
)

// seqOf numbers the n-th thing of a document, so that going down the numbers is
// newest document first and the order of the text within it.
func seqOf(document int64, n int) int64 { return document<<seqBits | int64(maxPerDocument-1-n) }

// seqRange returns the lowest and highest number of what belongs to a document.
func seqRange(document int64) (low, high int64) {
	return document << seqBits, (document+1)<<seqBits - 1
}

// Bits of the column hidden.
const (
	hiddenIndividual = 1
	hiddenProtected  = 2
)

// rowStatements write the rows of one shelf.
type rowStatements struct{ add, detail, list, listMany *sql.Stmt }

// rowsOf returns the statements of a shelf, which are prepared when they are first
// needed.
func (b *batch) rowsOf(ctx context.Context, sh *shelf) (*rowStatements, error) {
	if r := b.addRows[sh.at]; r != nil {
		return r, nil
	}
	names := []string{"seq", "passage"}
	for _, c := range sh.columns {
		names = append(names, c.key)
	}
	names = append(append(names, sh.others...), "hidden")
	var a args
	marks := placeholders(&a, names)
	r := &rowStatements{}
	b.addRows[sh.at] = r
	return r, prepare(ctx, b.tx, map[**sql.Stmt]string{
		&r.add:      "INSERT INTO " + sh.table + " (" + strings.Join(names, ", ") + ") VALUES (" + marks + ")",
		&r.detail:   "INSERT INTO " + sh.table + "_detail (seq, id, " + sh.table + ") VALUES ($1, $2, $3)",
		&r.list:     "INSERT INTO " + sh.table + "_code (code, " + sh.table + ") VALUES " + pairs(1),
		&r.listMany: "INSERT INTO " + sh.table + "_code (code, " + sh.table + ") VALUES " + pairs(manyListed),
	})
}

// writeRow writes the rows of something that was read and lists it under its codes.
func writeRow[T any](ctx context.Context, w *docWriter, k *kind[T], seq, passage int64, t *T, detail []byte) error {
	id, ok := k.id(t).Bits()
	if !ok || k.id(t).Kind() != k.kind {
		return cited.Errorf(cited.Invalid, "%s: %q is no id of a %s", w.row.document.Name, k.id(t), k.table)
	}
	rows, err := w.rowsOf(ctx, &k.shelf)
	if err != nil {
		return err
	}
	columns := append(make([]any, 0, 24), seq, passage)
	if columns, err = codesOf(ctx, w, k, t, columns); err != nil {
		return err
	}
	hidden := 0
	if k.isOfOne != nil && k.isOfOne(t) {
		hidden |= hiddenIndividual
	}
	if w.row.document.Access == cited.Protected {
		hidden |= hiddenProtected
	}
	others := k.values(t, w.published)
	columns = append(append(columns, others...), hidden)
	if _, err := rows.add.ExecContext(ctx, columns...); err != nil {
		return err
	}
	if _, err := rows.detail.ExecContext(ctx, seq, id, detail); err != nil {
		return err
	}
	for _, l := range w.scratch {
		w.listed[k.at] = append(w.listed[k.at], listed{l.code, seq})
		w.codes.use(l.code, 1)
	}
	sortListed(w.scratch)
	w.seal.row.shelfRow(&k.shelf, id, passageNumber(passage), w.fields, others, w.scratch, detail)
	return nil
}

// passageNumber counts the passages of a document from 1; 0 is none.
func passageNumber(seq int64) int64 {
	if seq == 0 {
		return 0
	}
	return maxPerDocument - seq&(maxPerDocument-1)
}

// codesOf numbers the fields of something that was read: it appends one code a
// column, and leaves in w.scratch every code under which it is listed, each once.
func codesOf[T any](ctx context.Context, w *docWriter, k *kind[T], t *T, columns []any) ([]any, error) {
	w.scratch, w.fields = w.scratch[:0], w.fields[:0]
	for i := range k.fields {
		f := &k.fields[i]
		value := f.of(t)
		key := codeKey{k.role(f.key), value}
		code, err := w.codes.code(ctx, key.role, value)
		if err != nil {
			return nil, err
		}
		columns, w.fields = append(columns, code), append(w.fields, value)
		if f.listed && value != f.common {
			w.scratch = addCode(w.scratch, listedCode{code, key})
		}
	}
	for _, list := range k.listFields {
		for _, value := range list.of(t) {
			key := codeKey{k.role(list.key), value}
			code, err := w.codes.code(ctx, key.role, value)
			if err != nil {
				return nil, err
			}
			w.scratch = addCode(w.scratch, listedCode{code, key})
		}
	}
	return columns, nil
}

func addCode(codes []listedCode, code listedCode) []listedCode {
	for _, c := range codes {
		if c.code == code.code {
			return codes
		}
	}
	if code.code == 0 {
		return codes
	}
	return append(codes, code)
}

func number(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}
