package store

import (
	"context"
	"database/sql"
	"math"

	"cited"
)

// plan is how a query over a shelf is run, figures above all: one list drives, from the
// newest document down, and everything else is looked up for each of its rows. Lists
// are in that order already; only one that is short may have to be sorted.
type plan struct {
	*shelf
	where  []condition
	driver driver
	code   int64   // byCode
	rows   string  // byRows: a query for row numbers
	seqs   []int64 // byDocument
	match  string  // byText: a text query
	costly bool    // each batch begins with work of its own: take it in few
}

// driver is which list drives.
type driver uint8

const (
	byFigure   driver = iota // all figures
	byCode                   // the figures of one code
	byRows                   // some figures out of order, to be sorted
	byDocument               // the figures of some documents
	byText                   // those in passages that hold some words
	byNothing                // a term that nothing can meet
)

// Limits of what is cheap.
const (
	mostSorted    = 50_000 // figures of several codes that may be sorted
	mostCounted   = 20_000 // rows that are counted to choose a driver
	mostDocuments = 2_000  // documents that may drive
)

// unknown is the length of a list that cannot drive, or is too long to.
const unknown = math.MaxInt

// choice is a list that could drive: the shortest one does.
type choice struct {
	figures int
	apply   func(*plan)
}

// planner makes one plan.
type planner struct {
	*plan
	tx    *sql.Tx
	best  choice
	total int     // figures in the archive
	share float64 // of them that meet the terms, as far as that can be guessed
}

// newPlan chooses the driver. Limit is how many figures are wanted, 0 for all.
func (s *Store) newPlan(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, q cited.Query) (*plan, error) {
	terms, err := s.compile(ctx, tx, v, sh, q.Terms)
	if err != nil {
		return nil, err
	}
	p := planner{plan: &plan{shelf: sh, where: []condition{mayList(v, q.Terms)}}, tx: tx, best: choice{unknown, func(*plan) {}}, share: 1}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(sum(uses), 0) FROM code WHERE role = $1", sh.role(sh.every)).Scan(&p.total); err != nil {
		return nil, err
	}
	for i := range terms {
		if err := p.figure(ctx, &terms[i]); err != nil {
			return nil, err
		}
	}
	if err := p.documents(ctx, v, terms); err != nil {
		return nil, err
	}
	p.best.apply(p.plan)
	return p.plan, p.text(ctx, terms, q.Limit)
}

// consider takes a list as the driver if it is the shortest so far.
func (p *planner) consider(figures int, apply func(*plan)) {
	p.share *= p.shareOf(figures)
	if figures < p.best.figures {
		p.best = choice{figures, apply}
	}
}

// shareOf says how much of the archive a list is.
func (p *planner) shareOf(figures int) float64 {
	return min(1, float64(max(figures, 1))/float64(max(p.total, 1)))
}

// mayList is the rule of what is in a list at all.
func mayList(v cited.Viewer, terms []cited.Term) condition {
	hidden := 0
	if !asksForIndividuals(v, terms) {
		hidden |= hiddenIndividual
	}
	if !asksForTakenOut(terms) {
		hidden |= hiddenOut
	}
	if v.May(cited.Protected) {
		return fixed("(f.hidden & " + numbers([]int64{int64(hidden)}) + ") = 0")
	}
	hidden |= hiddenProtected
	return fixed("((f.hidden & " + numbers([]int64{int64(hidden)}) + ") = 0 AND NOT " + mayNotYet(v) + ")")
}

// condition is the term's condition on a figure.
func (t *term) condition() condition {
	c := t.figure
	if t.document != nil {
		c = func(a *args) string {
			return "EXISTS (SELECT 1 FROM document d WHERE d.seq = f.seq >> 24 AND " + t.document(a) + ")"
		}
	}
	if !t.not {
		return c
	}
	return func(a *args) string { return "NOT " + c(a) }
}

// figure makes a condition of a term about figures, and a driver if it can be one.
func (p *planner) figure(ctx context.Context, t *term) error {
	if t.figure == nil {
		return nil
	}
	p.where = append(p.where, t.condition())
	switch {
	case t.not:
	case t.lists && len(t.listed) == 0:
		p.consider(-1, func(p *plan) { p.driver = byNothing })
	case t.lists && len(t.listed) == 1:
		p.consider(t.uses, func(p *plan) { p.driver, p.code = byCode, t.listed[0] })
	case t.lists && t.uses <= mostSorted:
		rows := "SELECT " + p.table + " FROM " + p.table + "_code WHERE code IN (" + numbers(t.listed) + ")"
		p.consider(t.uses, func(p *plan) { p.driver, p.rows, p.costly = byRows, rows, true })
	case t.lists:
		p.share *= p.shareOf(t.uses)
	case t.rows != "":
		n, err := p.count(ctx, t.rows)
		if err != nil || n >= mostCounted {
			return err
		}
		p.consider(n, func(p *plan) { p.driver, p.rows, p.costly = byRows, t.rows, true })
	}
	return nil
}

// count counts the rows of a query, up to mostCounted.
func (p *planner) count(ctx context.Context, query string, arguments ...any) (n int, err error) {
	var a args
	a.values = arguments
	query = "SELECT count(*) FROM (SELECT 1 FROM (" + query + ") AS q LIMIT " + a.add(mostCounted) + ") AS n"
	return n, p.tx.QueryRowContext(ctx, query, a.values...).Scan(&n)
}

// documents makes conditions of the terms about documents; few documents may drive.
func (p *planner) documents(ctx context.Context, v cited.Viewer, terms []term) error {
	var a args
	where := []string{mayNot(v)}
	for i := range terms {
		t := &terms[i]
		if t.document == nil {
			continue
		}
		p.where = append(p.where, t.condition())
		if !t.not {
			where = append(where, t.document(&a))
		}
	}
	if len(where) == 1 {
		return nil
	}
	rows, err := p.tx.QueryContext(ctx, "SELECT d.seq, d."+p.shelf.count+" FROM document d WHERE "+all(where)+" LIMIT "+a.add(mostDocuments+1), a.values...)
	if err != nil {
		return err
	}
	var seqs []int64
	total := 0
	for rows.Next() {
		var seq int64
		var figures int
		if err := rows.Scan(&seq, &figures); err != nil {
			return errorsOf(err, rows)
		}
		seqs, total = append(seqs, seq), total+figures
	}
	if err := errorsOf(nil, rows); err != nil || len(seqs) > mostDocuments {
		return err
	}
	p.consider(total, func(p *plan) { p.driver, p.seqs, p.costly = byDocument, seqs, false })
	return nil
}

// text makes conditions of the terms of full text, or lets them drive.
func (p *planner) text(ctx context.Context, terms []term, limit int) error {
	var queries, not []string
	for _, t := range terms {
		switch {
		case t.match == "":
		case t.not:
			not = append(not, t.match)
		default:
			queries = append(queries, t.match)
		}
	}
	if p.driver == byNothing {
		return nil
	}
	if len(queries) == 0 {
		for _, query := range not {
			p.where = append(p.where, func(a *args) string { return "NOT " + p.inText(a, query) })
			p.costly = true
		}
		return nil
	}
	query := matchAll(queries, not)
	found, err := p.found(ctx, query)
	if err != nil {
		return err
	}
	if p.driver == byFigure || p.textIsShorter(found, limit) {
		p.driver, p.match, p.costly = byText, query, false
		return nil
	}
	p.where = append(p.where, func(a *args) string { return p.inText(a, query) })
	p.costly = true
	return nil
}

// found counts the passages for which a text query holds. Of many, the oldest are
// counted, and the rest is taken to be as dense as they are.
func (p *planner) found(ctx context.Context, query string) (int, error) {
	var n, last, newest int
	row := p.tx.QueryRowContext(ctx, "SELECT count(*), coalesce(max(q.rowid), 0) >> 24, (SELECT coalesce(max(seq), 0) FROM document) FROM ("+
		rowsWith(p.textTable(), "$1")+" ORDER BY rowid LIMIT $2) AS q", query, mostCounted)
	if err := row.Scan(&n, &last, &newest); err != nil || n < mostCounted {
		return n, err
	}
	return int(float64(n) * float64(newest) / float64(max(last, 1))), nil
}

// textIsShorter guesses whether less is gone through when the passages that were
// found drive than when the best list does, for which all of them are looked up
// first. A passage costs about as much as two figures of a list, and one that is
// only looked up a twelfth.
func (p *planner) textIsShorter(found, limit int) bool {
	wanted := float64(limit)
	if limit <= 0 {
		wanted = math.Inf(1)
	}
	others := p.share / p.shareOf(p.best.figures)
	byText := min(float64(found), wanted/p.share)
	byList := min(float64(p.best.figures), wanted/others/p.shareOf(found))
	return 2*byText < byList+float64(found)/12
}

// statement is the query for the next figures below a row number.
func (p *plan) statement(a *args, below int64, most int) string {
	last := a.add(below)
	from, order := p.table+" f WHERE f.seq < "+last, "f.seq DESC"
	switch p.driver {
	case byCode:
		listed := "c." + p.table
		from = p.table + "_code c CROSS JOIN " + p.table + " f WHERE c.code = " + numbers([]int64{p.code}) + " AND " + listed + " < " + last + " AND f.seq = " + listed
		order = listed + " DESC"
	case byRows:
		from += " AND f.seq IN (" + p.rows + ")"
	case byDocument:
		from = "document d CROSS JOIN " + p.table + " f WHERE d.seq IN (" + numbers(p.seqs) + ") AND f.seq >= d.seq << 24 AND f.seq < (d.seq + 1) << 24 AND f.seq < " + last
		order = "d.seq DESC, f.seq DESC"
	}
	for _, c := range p.where {
		from += " AND " + c(a)
	}
	return "SELECT f.seq FROM " + from + " ORDER BY " + order + " LIMIT " + a.add(most)
}

// textTable is where the words are looked for, and textColumn what its row numbers are
// of a row.
func (p *plan) textTable() string {
	if p.words != "" {
		return p.words
	}
	return "passage_fts"
}

func (p *plan) textColumn() string {
	if p.words != "" {
		return "f.seq"
	}
	return "f.passage"
}

// inText is the condition that the words are in the text of a row.
func (p *plan) inText(a *args, query string) string {
	return inText(a, p.textTable(), p.textColumn(), query)
}

// ofTexts is the query for the rows of some passages, or of some rows of the shelf's
// own full text.
func (p *plan) ofTexts(a *args, texts []int64) string {
	from := p.table + " f WHERE " + p.textColumn() + " IN (" + numbers(texts) + ")"
	for _, c := range p.where {
		from += " AND " + c(a)
	}
	return "SELECT f.seq FROM " + from + " ORDER BY f.seq DESC"
}
