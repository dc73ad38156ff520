package store

import (
	"context"
	"database/sql"
	"runtime"
	"slices"
	"sync"

	"cited"
)

// mostResolved is how many passages with some words are taken into account, the newest: to
// number more of them takes longer than anybody waits for a page.
const mostResolved = 50_000

// wanted is a term of a query over column arrays.
type wanted struct {
	facet string // that it narrows
	not   bool
	inMemory
}

// selector says which rows of a shelf a viewer asks for.
type selector struct {
	v      cited.Viewer
	hidden uint8 // what hides a row from the list
	terms  []wanted
	above  int64 // only documents with a higher number are looked at: of others it is not known
}

// newSelector compiles terms as every list does, and has the database resolve those that column
// arrays cannot tell.
func (s *Store) newSelector(ctx context.Context, tx *sql.Tx, v cited.Viewer, sh *shelf, terms []cited.Term) (*selector, error) {
	compiled, err := s.compile(ctx, tx, v, sh, terms)
	if err != nil {
		return nil, err
	}
	sel := &selector{v: v, hidden: hiddenFrom(v, terms), above: -1}
	var words, notWords []string
	for i, t := range compiled {
		if t.match != "" {
			if t.not {
				notWords = append(notWords, t.match)
			} else {
				words = append(words, t.match)
			}
			continue
		}
		w := wanted{facet: facetOf(sh, terms[i].Key), not: t.not, inMemory: t.inMemory}
		if w.ofRow == nil && w.ofDoc == nil {
			if w.inMemory, err = resolve(ctx, tx, sh, &t); err != nil {
				return nil, err
			}
		}
		sel.terms = append(sel.terms, w)
	}
	return sel, sel.text(ctx, tx, sh, words, notWords)
}

// hiddenFrom is what hides rows from a list.
func hiddenFrom(v cited.Viewer, terms []cited.Term) uint8 {
	var hidden uint8
	if !asksForIndividuals(v, terms) {
		hidden |= hiddenIndividual
	}
	if !asksForTakenOut(terms) {
		hidden |= hiddenOut
	}
	if !v.May(cited.Protected) {
		hidden |= hiddenProtected
	}
	return hidden
}

// capped reports whether there are more passages with the words than are looked at.
func (sel *selector) capped() bool { return sel.above >= 0 }

// resolve asks the database for the rows or documents for which a term holds.
func resolve(ctx context.Context, tx *sql.Tx, sh *shelf, t *term) (inMemory, error) {
	var a args
	if t.figure == nil {
		seqs, err := integers(tx.QueryContext(ctx, "SELECT d.seq FROM document d WHERE "+t.document(&a)+" ORDER BY d.seq", a.values...))
		return isOneOfDocuments(seqs), err
	}
	query := "SELECT f.seq FROM " + sh.table + " f WHERE " + t.figure(&a)
	if t.rows != "" {
		query += " AND f.seq IN (" + t.rows + ")"
	}
	seqs, err := integers(tx.QueryContext(ctx, query+" ORDER BY f.seq", a.values...))
	return isOneOfRows(seqs), err
}

// isOneOfDocuments is that a document is one of some, in the order of their numbers.
func isOneOfDocuments(seqs []int64) inMemory {
	return inMemory{ofDoc: func(d *docChunk) func(int) bool {
		some := within(seqs, d)
		return func(at int) bool {
			_, ok := slices.BinarySearch(some, d.seq[at])
			return ok
		}
	}}
}

// within returns the numbers of documents that may be of a chunk.
func within(seqs []int64, d *docChunk) []int64 {
	from, _ := slices.BinarySearch(seqs, d.number*documentsInChunk)
	to, _ := slices.BinarySearch(seqs, (d.number+1)*documentsInChunk)
	return seqs[from:max(from, to)] // numbers of a database that was made by hand may run over
}

// isOneOfRows is that a row is one of some, in the order of their numbers.
func isOneOfRows(seqs []int64) inMemory {
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		is := newBits(c.rows())
		for _, seq := range withinRows(seqs, c.docs) {
			if row, ok := c.find(seq); ok {
				is.set(row)
			}
		}
		return is.has
	}}
}

// withinRows returns the numbers of rows or passages that may be of a chunk.
func withinRows(seqs []int64, d *docChunk) []int64 {
	from, _ := slices.BinarySearch(seqs, (d.number*documentsInChunk)<<seqBits)
	to, _ := slices.BinarySearch(seqs, ((d.number+1)*documentsInChunk)<<seqBits)
	return seqs[from:max(from, to)]
}

// inPassages is that a row stands in one of some passages, in the order of their numbers.
func inPassages(seqs []int64) inMemory {
	return inMemory{ofRow: func(c *rowChunk) func(int) bool {
		is := newBits(c.rows())
		some := withinRows(seqs, c.docs)
		for d, document := range c.docs.seq {
			from, _ := slices.BinarySearch(some, document<<seqBits)
			to, _ := slices.BinarySearch(some, (document+1)<<seqBits)
			if from >= to {
				continue
			}
			for row := int(c.start[d]); row < int(c.start[d+1]); row++ {
				if _, ok := slices.BinarySearch(some[from:to], document<<seqBits|int64(c.passage[row])); ok && c.passage[row] != 0 {
					is.set(row)
				}
			}
		}
		return is.has
	}}
}

// text adds the terms of full text: one for all that must be there, one for what must not.
func (sel *selector) text(ctx context.Context, tx *sql.Tx, sh *shelf, words, not []string) error {
	p := plan{shelf: sh}
	holds := inPassages
	if sh.words != "" {
		holds = isOneOfRows
	}
	for _, of := range []struct {
		queries []string
		not     bool
	}{{words, false}, {not, true}} {
		if len(of.queries) == 0 {
			continue
		}
		query := matchAll(of.queries, nil)
		if of.not {
			query = "(" + joinOr(of.queries) + ")"
		}
		seqs, above, err := newest(ctx, tx, p.textTable(), query)
		if err != nil {
			return err
		}
		sel.above = max(sel.above, above)
		sel.terms = append(sel.terms, wanted{facet: "", not: of.not, inMemory: holds(seqs)})
	}
	return nil
}

func joinOr(queries []string) string {
	all := queries[0]
	for _, q := range queries[1:] {
		all += " OR " + q
	}
	return all
}

// newest returns the newest rows of a table of full text with some words, in the order of their
// numbers, and the newest document of which it does not return all, -1 if there is none.
func newest(ctx context.Context, tx *sql.Tx, table, query string) (seqs []int64, above int64, err error) {
	seqs, err = integers(tx.QueryContext(ctx, rowsWith(table, "$1")+" ORDER BY rowid DESC LIMIT $2", query, mostResolved+1))
	if err != nil {
		return nil, -1, err
	}
	slices.Reverse(seqs)
	if len(seqs) <= mostResolved {
		return seqs, -1, nil
	}
	return seqs, seqs[0] >> seqBits, nil
}

// rowsIn returns the rows of a chunk that are selected.
func (sel *selector) rowsIn(c *rowChunk) bits {
	b := sel.visible(c)
	for i := range sel.terms {
		sel.terms[i].narrow(c, b)
	}
	return b
}

// rowsBut returns the rows of a chunk that are selected, and for each of some facets those that all
// terms but its own select.
func (sel *selector) rowsBut(c *rowChunk, facets []string) (all bits, but []bits) {
	if len(facets) == 0 {
		return sel.rowsIn(c), nil
	}
	all = sel.visible(c)
	for range facets {
		but = append(but, slices.Clone(all))
	}
	visible := slices.Clone(all)
	for i := range sel.terms {
		of := slices.Clone(visible)
		sel.terms[i].narrow(c, of)
		all.and(of)
		for n, facet := range facets {
			if sel.terms[i].facet != facet {
				but[n].and(of)
			}
		}
	}
	return all, but
}

// visible returns the rows of a chunk that may be in the list at all.
func (sel *selector) visible(c *rowChunk) bits {
	b := newBits(c.rows())
	b.fill(c.rows())
	b.keep(func(row int) bool { return c.hidden[row]&sel.hidden == 0 })
	for d, seq := range c.docs.seq {
		if seq <= sel.above || c.docs.mayNot(sel.v, d) {
			b.clear(int(c.start[d]), int(c.start[d+1]))
		}
	}
	return b
}

// narrow takes out of a set the rows for which the term does not hold.
func (w *wanted) narrow(c *rowChunk, b bits) {
	if w.ofDoc != nil {
		holds := w.ofDoc(c.docs)
		for d := range c.docs.seq {
			if holds(d) == w.not {
				b.clear(int(c.start[d]), int(c.start[d+1]))
			}
		}
		return
	}
	holds := w.ofRow(c)
	if w.not {
		b.keep(func(row int) bool { return !holds(row) })
	} else {
		b.keep(holds)
	}
}

// narrowed returns the facets of a list that terms narrow, and those that none does.
func (sel *selector) narrowed(keys []string) (narrowed, others []string) {
	for _, key := range keys {
		if slices.ContainsFunc(sel.terms, func(w wanted) bool { return w.facet == key }) {
			narrowed = append(narrowed, key)
		} else {
			others = append(others, key)
		}
	}
	return narrowed, others
}

// eachChunk calls use for the places of some chunks, on all processors at once; each call knows
// which of the processors it is for.
func eachChunk(chunks int, use func(processor, at int)) {
	processors := processorsFor(chunks)
	var all sync.WaitGroup
	for p := range processors {
		all.Go(func() {
			for at := p; at < chunks; at += processors {
				use(p, at)
			}
		})
	}
	all.Wait()
}

// processorsFor is on how many processors it is worth while to go through some chunks.
func processorsFor(chunks int) int { return max(1, min(runtime.GOMAXPROCS(0), chunks/8)) }
