package store

import (
	"context"
	"database/sql"
	"math"

	"cited"
)

// plan is how a query over figures is run: one list drives, from the newest
// document down, and everything else is looked up for each of its figures. All
// lists are in that order already, except where one is short enough to be sorted.
type plan struct {
	where  []condition
	driver driver
	code   int64   // the list of one code, for byCode
	codes  []int64 // of several codes, for byCodes
	seqs   []int64 // of documents, for byDocument
	match  string  // a text query, for byText
}

// driver is which list drives.
type driver uint8

const (
	byFigure   driver = iota // all figures
	byCode                   // the figures of one code
	byCodes                  // of several codes, sorted
	byDocument               // of some documents
	byText                   // of the passages that hold some words
	byNothing                // a term that nothing can meet
)

// Limits of what is cheap.
const (
	mostSorted    = 50_000 // figures of several codes that may be sorted
	mostDocuments = 2_000  // documents that may drive
	mostLookedUp  = 300    // figures whose passage is looked up one by one
)

// choice is a list that could drive: the shortest one does.
type choice struct {
	figures int
	apply   func(*plan)
}

// newPlan chooses the driver.
func (s *Store) newPlan(ctx context.Context, tx *sql.Tx, v cited.Viewer, terms []cited.Term) (*plan, error) {
	compiled, err := s.compile(ctx, tx, v, terms)
	if err != nil {
		return nil, err
	}
	p := &plan{where: []condition{mayList(v, terms)}}
	best := choice{figures: math.MaxInt, apply: func(*plan) {}}
	consider := func(c choice) {
		if c.figures < best.figures {
			best = c
		}
	}
	for i := range compiled {
		if t := &compiled[i]; t.figure != nil {
			p.where = append(p.where, t.condition())
			consider(t.choice())
		}
	}
	documents, err := p.documents(ctx, tx, v, compiled)
	if err != nil {
		return nil, err
	}
	consider(documents)
	best.apply(p)
	p.text(compiled, best.figures)
	return p, nil
}

// mayList is the rule of what is in a list at all.
func mayList(v cited.Viewer, terms []cited.Term) condition {
	hidden := 0
	if !asksForIndividuals(v, terms) {
		hidden |= hiddenIndividual
	}
	if !v.May(cited.Protected) {
		hidden |= hiddenProtected
	}
	return fixed("(f.hidden & " + numbers([]int64{int64(hidden)}) + ") = 0")
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

// choice is the term's list of figures, if it can drive.
func (t *term) choice() choice {
	switch {
	case t.not || !t.lists:
		return choice{figures: math.MaxInt}
	case len(t.listed) == 0:
		return choice{0, func(p *plan) { p.driver = byNothing }}
	case len(t.listed) == 1:
		return choice{t.uses, func(p *plan) { p.driver, p.code = byCode, t.listed[0] }}
	case t.uses <= mostSorted:
		return choice{t.uses, func(p *plan) { p.driver, p.codes = byCodes, t.listed }}
	}
	return choice{figures: math.MaxInt}
}

// documents makes conditions of the terms about documents; few documents may drive.
func (p *plan) documents(ctx context.Context, tx *sql.Tx, v cited.Viewer, terms []term) (choice, error) {
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
	none := choice{figures: math.MaxInt}
	if len(where) == 1 {
		return none, nil
	}
	rows, err := tx.QueryContext(ctx, "SELECT d.seq, d.figures FROM document d WHERE "+all(where)+" LIMIT "+a.add(mostDocuments+1), a.values...)
	if err != nil {
		return none, err
	}
	var seqs []int64
	total := 0
	for rows.Next() {
		var seq int64
		var figures int
		if err := rows.Scan(&seq, &figures); err != nil {
			return none, errorsOf(err, rows)
		}
		seqs, total = append(seqs, seq), total+figures
	}
	if err := errorsOf(nil, rows); err != nil || len(seqs) > mostDocuments {
		return none, err
	}
	return choice{total, func(p *plan) { p.driver, p.seqs = byDocument, seqs }}, nil
}

// text lets the terms of full text drive, unless another list is so short that
// the passages of its figures are better looked up one by one.
func (p *plan) text(terms []term, figures int) {
	var queries []string
	for _, t := range terms {
		switch {
		case t.match == "":
		case t.not:
			p.where = append(p.where, func(a *args) string { return "NOT " + inPassages(a, "f.passage", t.match) })
		default:
			queries = append(queries, t.match)
		}
	}
	if len(queries) == 0 || p.driver == byNothing {
		return
	}
	query := matchAll(queries)
	if figures > mostLookedUp {
		p.driver, p.match = byText, query
		return
	}
	p.where = append(p.where, func(a *args) string { return inPassage(a, "f.passage", query) })
}

// statement is the query for the next figures below a row number.
func (p *plan) statement(a *args, below int64, most int) string {
	last := a.add(below)
	from, order := "figure f WHERE f.seq < "+last, "f.seq DESC"
	switch p.driver {
	case byCode:
		from = "figure_code c CROSS JOIN figure f WHERE c.code = " + numbers([]int64{p.code}) + " AND c.figure < " + last + " AND f.seq = c.figure"
		order = "c.figure DESC"
	case byCodes:
		from += " AND f.seq IN (SELECT figure FROM figure_code WHERE code IN (" + numbers(p.codes) + "))"
	case byDocument:
		from = "document d CROSS JOIN figure f WHERE d.seq IN (" + numbers(p.seqs) + ") AND f.seq >= d.seq << 24 AND f.seq < (d.seq + 1) << 24 AND f.seq < " + last
		order = "d.seq DESC, f.seq DESC"
	}
	for _, c := range p.where {
		from += " AND " + c(a)
	}
	return "SELECT f.seq FROM " + from + " ORDER BY " + order + " LIMIT " + a.add(most)
}

// inText is the query for the figures of some passages.
func (p *plan) inText(a *args, passages []int64) string {
	from := "figure f WHERE f.passage IN (" + numbers(passages) + ")"
	for _, c := range p.where {
		from += " AND " + c(a)
	}
	return "SELECT f.seq FROM " + from + " ORDER BY f.seq DESC"
}
