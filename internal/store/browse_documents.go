package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"cited"
)

// BrowsedDocuments is a page of documents, with how often which values are in the whole list. Its
// fields are those of Browsed.
type BrowsedDocuments struct {
	Documents []cited.Document
	Hits      int
	Capped    bool
	Sorted    bool
	Next      cited.ID
	Facets    []Facet // publisher, year (of publication), language, format, outcome
}

// documentFacets are the facets of documents.
func documentFacets() []string {
	return []string{facetPublisher, facetYear, roleLanguage, "format", "outcome"}
}

// BrowseDocuments returns a page of the documents that a query selects, as Documents does, with
// facets as BrowseFigures counts them. They can be sorted by published and publisher.
func (s *Store) BrowseDocuments(ctx context.Context, v cited.Viewer, b Browsing) (page BrowsedDocuments, err error) {
	by, backward := strings.CutPrefix(b.Sort, "-")
	if by != "" && by != sortPublished && by != facetPublisher {
		return page, cited.Errorf(cited.Invalid, "a list of documents cannot be sorted by %q; it can by published, publisher", by)
	}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		sel, err := s.newDocumentSelector(ctx, tx, v, b.Query.Terms)
		if err != nil {
			return err
		}
		l, err := s.documentListing(ctx, tx, sel)
		if err != nil {
			return err
		}
		page.Hits, page.Capped, page.Facets = l.hits, sel.capped(), l.facets
		page.Sorted = by == "" || !page.Capped
		sort := sorting{by, backward}
		if !page.Sorted {
			sort = sorting{}
		}
		var after int64
		if b.After != "" {
			d, err := findStored(ctx, tx, v, b.After)
			if err != nil {
				return goneAfter(b.After, err)
			}
			after = d.seq
		}
		return l.fillPage(ctx, tx, v, sort, after, pageSize(b.Query.Limit), &page)
	})
	return page, err
}

// documentSelector says which documents a viewer asks for.
type documentSelector struct {
	v       cited.Viewer
	terms   []wanted    // each about a document by itself
	figures []*selector // a document has such figures,
	lacks   bool        // or, of none of them, any
	above   int64
}

func (sel *documentSelector) capped() bool { return sel.above >= 0 }

// newDocumentSelector compiles terms as documentConditions says them.
func (s *Store) newDocumentSelector(ctx context.Context, tx *sql.Tx, v cited.Viewer, terms []cited.Term) (*documentSelector, error) {
	sh := &figureKind.shelf
	compiled, err := s.compile(ctx, tx, v, sh, terms)
	if err != nil {
		return nil, err
	}
	sel := &documentSelector{v: v, above: -1}
	var figures []wanted
	for i := range compiled {
		t := &compiled[i]
		if t.figure != nil && t.itself == nil {
			w := wanted{not: t.not, inMemory: t.inMemory}
			if w.ofRow == nil {
				if w.inMemory, err = resolve(ctx, tx, sh, t); err != nil {
					return nil, err
				}
			}
			figures = append(figures, w)
			continue
		}
		w := wanted{facet: facetOf(&statementKind.shelf, terms[i].Key), not: t.not, inMemory: t.inMemory}
		if w.ofDoc == nil {
			if w.inMemory, err = sel.resolve(ctx, tx, t); err != nil {
				return nil, err
			}
		}
		sel.terms = append(sel.terms, w)
	}
	sel.withFigures(figures, hiddenFrom(v, terms))
	return sel, nil
}

// resolve asks the database for the documents for which a term holds.
func (sel *documentSelector) resolve(ctx context.Context, tx *sql.Tx, t *term) (inMemory, error) {
	if t.match != "" {
		passages, above, err := newest(ctx, tx, "passage_fts", t.match)
		sel.above = max(sel.above, above)
		for i := range passages {
			passages[i] >>= seqBits
		}
		return isOneOfDocuments(slices.Compact(passages)), err
	}
	itself := *t
	itself.figure = nil
	if t.itself != nil {
		itself.document = t.itself
	}
	return resolve(ctx, tx, nil, &itself)
}

// withFigures adds the terms about figures: a document has one for which all of them hold, or,
// where all are negative, none for which any does not.
func (sel *documentSelector) withFigures(terms []wanted, hidden uint8) {
	sel.lacks = !slices.ContainsFunc(terms, func(w wanted) bool { return !w.not })
	if !sel.lacks {
		sel.figures = []*selector{{v: sel.v, hidden: hidden, terms: terms, above: -1}}
		return
	}
	for _, w := range terms {
		w.not = false
		sel.figures = append(sel.figures, &selector{v: sel.v, hidden: hidden, terms: []wanted{w}, above: -1})
	}
}

// documentsIn returns the documents of a chunk that are selected by all terms but those that
// narrow a facet. The figures are nil where no term is about them.
func (sel *documentSelector) documentsIn(d *docChunk, figures *rowChunk, but string) bits {
	b := newBits(d.rows())
	b.fill(d.rows())
	b.keep(func(at int) bool { return d.seq[at] > sel.above && !d.mayNot(sel.v, at) })
	for i := range sel.terms {
		w := &sel.terms[i]
		if w.facet == "" || w.facet != but {
			holds := w.ofDoc(d)
			b.keep(func(at int) bool { return holds(at) != w.not })
		}
	}
	for _, f := range sel.figures {
		rows := f.rowsIn(figures)
		b.keep(func(at int) bool {
			return (rows.between(int(figures.start[at]), int(figures.start[at+1])) > 0) != sel.lacks
		})
	}
	return b
}

// documentListing is a list of documents over column arrays.
type documentListing struct {
	arrays   *snapshot
	selected []bits
	hits     int
	facets   []Facet
}

func (s *Store) documentListing(ctx context.Context, tx *sql.Tx, sel *documentSelector) (*documentListing, error) {
	var need []*shelf
	if len(sel.figures) > 0 {
		need = append(need, &figureKind.shelf)
	}
	arrays, err := s.snapshot(ctx, tx, need...)
	if err != nil {
		return nil, err
	}
	l := &documentListing{arrays: arrays}
	counter := newDocumentCounter(arrays.words)
	for i, d := range arrays.docs {
		var figures *rowChunk
		if need != nil {
			figures = arrays.rows[atFigures][i]
		}
		b := sel.documentsIn(d, figures, "")
		l.selected, l.hits = append(l.selected, b), l.hits+b.count()
		for _, key := range documentFacets() {
			of := b
			if slices.ContainsFunc(sel.terms, func(w wanted) bool { return w.facet == key }) {
				of = sel.documentsIn(d, figures, key)
			}
			counter.count(d, of, key)
		}
	}
	l.facets = counter.facets()
	return l, nil
}

// documentCounter counts the facets of documents.
type documentCounter struct {
	words *dictionary
	tally *tally
	names map[string]map[string]int // format and outcome
}

func newDocumentCounter(words *dictionary) *documentCounter {
	return &documentCounter{words, newTally(words), map[string]map[string]int{"format": {}, "outcome": {}}}
}

func (c *documentCounter) count(d *docChunk, selected bits, key string) {
	selected.each(func(at int) {
		switch key {
		case facetPublisher:
			c.tally.codes[d.publisher[at]]++
		case roleLanguage:
			c.tally.codes[d.language[at]]++
		case facetYear:
			c.tally.period(d.firstYear[at], d.lastYear[at])
		case "format":
			c.names[key][d.format[at]]++
		case "outcome":
			c.names[key][d.outcome[at]]++
		}
	})
}

func (c *documentCounter) facets() []Facet {
	var all []Facet
	for _, key := range documentFacets() {
		switch names := c.names[key]; {
		case key == facetYear:
			all = append(all, c.tally.years())
		case names == nil:
			all = append(all, c.tally.ofRole(key, rolePlace(key), c.words))
		default:
			var values []FacetValue
			for name, n := range names {
				if name != "" {
					values = append(values, FacetValue{name, n})
				}
			}
			all = append(all, newFacet(key, values))
		}
	}
	return all
}

// key returns what the documents of a chunk are sorted by.
func (l *documentListing) key(d *docChunk, by string) func(at int) float64 {
	switch by {
	case sortPublished:
		return func(at int) float64 { return dayKey(d.from[at], d.from[at] <= d.to[at]) }
	case facetPublisher:
		rank := l.arrays.words.rank(rolePublisher)
		return func(at int) float64 { return rankKey(rank[d.publisher[at]]) }
	}
	return func(int) float64 { return math.NaN() }
}

// fillPage loads the documents of a page behind one.
func (l *documentListing) fillPage(ctx context.Context, tx *sql.Tx, v cited.Viewer, sort sorting, after int64, size int, page *BrowsedDocuments) error {
	from := place{math.NaN(), after}
	if at, ok := l.arrays.chunkOf(after); after != 0 && ok {
		if d, ok := slices.BinarySearch(l.arrays.docs[at].seq, after); ok {
			from.key = l.key(l.arrays.docs[at], sort.by)(d)
		}
	}
	var best leading
	for i, d := range l.arrays.docs {
		key := l.key(d, sort.by)
		l.selected[i].each(func(at int) {
			if p := (place{key(at), d.seq[at]}); after == 0 || sort.before(p, from) > 0 {
				best.add(sort, p, size+1)
			}
		})
	}
	var seqs []int64
	for _, p := range sort.first(best.list, size+1) {
		seqs = append(seqs, p.seq)
	}
	more := len(seqs) > size
	seqs = seqs[:min(len(seqs), size)]
	found, err := documentsBySeq(ctx, tx, v, seqs)
	for _, seq := range seqs {
		if d, ok := found[seq]; ok {
			page.Documents = append(page.Documents, d.Document)
		}
	}
	if n := len(page.Documents); more && n > 0 {
		page.Next = page.Documents[n-1].ID
	}
	return err
}
