package store

import (
	"context"
	"database/sql"

	"cited"
)

// batch is one writing transaction with its prepared statements.
type batch struct {
	s     *Store
	tx    *sql.Tx
	codes *coder

	findDocument, addOriginal, addDocument, setMeta, setReading, setStage *sql.Stmt
	addText, addPassage, addWords                                         *sql.Stmt
	addFigure, addDetail, list, listMany                                  *sql.Stmt

	scratch []int64 // codes of the figure being written
	last    int64   // row number of the newest document; 0 until it is asked for

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
			outcome, reason, figures)
			VALUES ($12, $1, $2, $3, $4, $5, $6, '', '', '', '', '', '', 0, '', NULL, NULL, 0, $7, $8, '{}', $9, $10, $11, 0)`,
		&b.setMeta: `UPDATE document SET title = $2, author = $3, title_words = $4, author_words = $5, publisher = $6, published = $7,
			published_from = $8, published_to = $9, language = $10 WHERE seq = $1`,
		&b.setReading: "UPDATE document SET format = $2, encoding = $3, found = $4, outcome = $5, reason = $6, figures = $7 WHERE seq = $1",
		&b.setStage: `INSERT INTO stage (document, stage, version, outcome, detail, digest, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (document, stage) DO UPDATE SET version = excluded.version, outcome = excluded.outcome,
			detail = excluded.detail, digest = excluded.digest, at = excluded.at`,
		&b.addText:    "INSERT INTO text (document, start, length, content, map) VALUES ($1, $2, $3, $4, $5)",
		&b.addPassage: "INSERT INTO passage (seq, start, length, kind) VALUES ($1, $2, $3, $4)",
		&b.addWords:   "INSERT INTO passage_fts (rowid, words) VALUES ($1, $2)",
		&b.addFigure: `INSERT INTO figure (seq, passage, codebook, measure, kind, modifier, population, basis, stance,
			group_scope, counted, low, high, earliest, latest, asof, reported_from, reported_to, hidden)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
		&b.addDetail: "INSERT INTO figure_detail (seq, id, figure) VALUES ($1, $2, $3)",
		&b.list:      "INSERT INTO figure_code (code, figure) VALUES " + pairs(1),
		&b.listMany:  "INSERT INTO figure_code (code, figure) VALUES " + pairs(manyListed),
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

// field is a field of a figure that holds one code, and its commonest value,
// which is not listed in figure_code: nobody looks for it to narrow a search.
type field struct {
	role   string
	common string
	listed bool
	of     func(*cited.Figure) string
}

// fields are in the order of the columns of table figure.
var fields = [...]field{
	{"codebook", "", false, func(f *cited.Figure) string { return f.Codebook }},
	{"measure", "", true, func(f *cited.Figure) string { return f.Measure }},
	{"kind", string(cited.Count), true, func(f *cited.Figure) string { return string(f.Kind) }},
	{"modifier", string(cited.Exactly), true, func(f *cited.Figure) string { return string(f.Modifier) }},
	{"population", "", true, func(f *cited.Figure) string { return f.Population }},
	{"basis", "", false, func(f *cited.Figure) string { return string(f.Basis) }},
	{"stance", string(cited.Asserted), true, func(f *cited.Figure) string { return string(f.Stance) }},
	{"group_scope", string(cited.Only), true, func(f *cited.Figure) string { return string(f.GroupScope) }},
	{"counted", "", true, func(f *cited.Figure) string { return f.Counted }},
}

// listField is a field of a figure that holds any number of codes, in figure_code only.
type listField struct {
	role string
	of   func(*cited.Figure) []string
}

var lists = [...]listField{
	{"origin", func(f *cited.Figure) []string { return f.Origin }},
	{"theatre", func(f *cited.Figure) []string { return f.Theatre }},
	{"place", func(f *cited.Figure) []string { return f.Place }},
	{"group", func(f *cited.Figure) []string { return f.Group }},
	{"segment", func(f *cited.Figure) []string { return f.Segment }},
	{"attribution", func(f *cited.Figure) []string { return f.Attribution }},
	{"of", func(f *cited.Figure) []string { return []string{f.Of} }},
}

// Bits of the column hidden.
const (
	hiddenIndividual = 1
	hiddenProtected  = 2
)

// writeFigure writes the rows of a figure and lists it under its codes.
func (w *docWriter) writeFigure(ctx context.Context, seq, passage int64, f *cited.Figure, detail []byte) error {
	id, ok := f.ID.Bits()
	if !ok {
		return cited.Errorf(cited.Invalid, "%s: %q is no id of a figure", w.row.document.Name, f.ID)
	}
	var columns [len(fields)]int64
	if err := w.codesOf(ctx, f, &columns); err != nil {
		return err
	}
	hidden := 0
	if f.Individual {
		hidden |= hiddenIndividual
	}
	if w.row.document.Access == cited.Protected {
		hidden |= hiddenProtected
	}
	earliest, latest, from := asOf(f, w.published)
	reportedFrom, reportedTo := days(f.Reported)
	if _, err := w.addFigure.ExecContext(ctx, seq, passage, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5],
		columns[6], columns[7], columns[8], number(f.Low), number(f.High), earliest, latest, from, reportedFrom, reportedTo, hidden); err != nil {
		return err
	}
	if _, err := w.addDetail.ExecContext(ctx, seq, id, detail); err != nil {
		return err
	}
	for _, code := range w.scratch {
		w.listed = append(w.listed, listed{code, seq})
		w.codes.use(code, 1)
	}
	return nil
}

// codesOf numbers the fields of a figure: one code a column, and in w.scratch
// every code under which it is listed, each once.
func (w *docWriter) codesOf(ctx context.Context, f *cited.Figure, columns *[len(fields)]int64) error {
	w.scratch = w.scratch[:0]
	for i, field := range fields {
		value := field.of(f)
		code, err := w.codes.code(ctx, field.role, value)
		if err != nil {
			return err
		}
		columns[i] = code
		if field.listed && value != field.common {
			w.scratch = addCode(w.scratch, code)
		}
	}
	for _, list := range lists {
		for _, value := range list.of(f) {
			code, err := w.codes.code(ctx, list.role, value)
			if err != nil {
				return err
			}
			w.scratch = addCode(w.scratch, code)
		}
	}
	return nil
}

func addCode(codes []int64, code int64) []int64 {
	for _, c := range codes {
		if c == code {
			return codes
		}
	}
	if code == 0 {
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
