package archive

import (
	"cmp"
	"context"
	"slices"

	"cited"
	"cited/internal/check"
	"cited/internal/reconcile"
	"cited/internal/store"
)

// Bounds of what is looked at for one figure of a draft, and of what is kept for the next.
const (
	mostDocuments = 60      // documents that are read, the likeliest first
	fewDocuments  = 40      // with fewer, others are read too: which words are rare is told by documents that are about other things
	mostEvidence  = 1500    // figures of them, likewise
	mostText      = 1 << 20 // code points of a document that is read as a whole
	mostKept      = 3 << 19 // code points of documents that are kept for the next figure
	mostOthers    = 1 << 19 // code points of the documents that are read because there are few
)

// evidence is an archive as a draft sees it.
type evidence struct {
	ctx      context.Context
	archive  *Archive
	viewer   cited.Viewer
	reader   *Reader
	books    *check.Books
	original string // SHA-256 of the draft

	left   map[cited.ID]bool // documents that are no evidence
	itself []cited.Document
	copies []cited.Document
	cut    map[int]bool // where the figures start of which not all that bears on them was looked at
	finder *store.Finder
	others []cited.Document // the newest, nil until they are needed; once read they are kept
	naming *store.Naming    // nil until it is needed
	kept   map[cited.ID]*held
	size   int   // code points of what is kept
	err    error // the first; nothing is found after it
}

// held is a document of the archive as checks see it.
type held struct {
	*check.Document
	size  int
	whole bool // all of its text was read
}

// Figures returns the figures of the archive that may bear on one of the draft, the likeliest
// first.
func (e *evidence) Figures(f *check.Figure) []*check.Figure {
	if e.err == nil {
		e.err = e.ctx.Err()
	}
	if e.err != nil {
		return nil
	}
	w := e.books.Wanted(f)
	documents, more := e.documents(&w, f.Figure)
	if e.err != nil {
		return nil
	}
	e.load(documents)
	var out []*check.Figure
	for _, d := range documents {
		h := e.kept[d.id]
		if h == nil {
			continue
		}
		out = append(out, h.Numbers()...)
	}
	promise := map[*check.Figure]int{}
	for _, x := range out {
		promise[x] = w.Promise(f.Figure, x.Figure, x.Doc.Publisher)
	}
	slices.SortStableFunc(out, func(x, y *check.Figure) int { return cmp.Compare(promise[y], promise[x]) })
	if e.cut[f.Start] = more || len(out) > mostEvidence; len(out) > mostEvidence {
		out = out[:mostEvidence]
	}
	return out
}

// documents returns the documents that may bear on a figure of the draft, and whether there are more:
// those that have figures like it, and those whose texts have its number or names.
func (e *evidence) documents(w *check.Wanted, f *cited.Figure) (documents []*candidate, more bool) {
	clues := cluesOf(w)
	found, cut, err := e.finder.Find(e.ctx, clues, leastOfAll, mostFigures)
	if err == nil && len(found) < fewFigures {
		found, _, err = e.finder.Find(e.ctx, clues, leastAtAll, mostFigures)
	}
	if err != nil {
		e.err = err
		return nil, false
	}
	documents, more = likeliest(e.rank(w, f, found))
	more = more || cut
	texts, _, err := e.finder.Documents(e.ctx, inText(w), leastInText, mostInText)
	if err != nil {
		e.err = err
		return nil, false
	}
	documents = e.join(documents, texts, len(documents)+len(texts))
	if len(documents) < fewDocuments {
		documents = e.join(documents, e.newest(), fewDocuments)
	}
	return documents, more
}

// join adds documents to candidates until there are so many: those that are not among them yet, and may be evidence.
func (e *evidence) join(to []*candidate, documents []cited.Document, most int) []*candidate {
	known := make(map[cited.ID]bool, most)
	for _, c := range to {
		known[c.id] = true
	}
	for i := range documents {
		if d := &documents[i]; len(to) < most && !known[d.ID] && !e.excluded(d) {
			to = append(to, &candidate{id: d.ID, about: *d})
		}
	}
	return to
}

// newest are the newest documents of the archive that have a text, as far as they are soon read: of an archive of long ones a few, of
// a small archive all. They are read once for all figures of a draft.
func (e *evidence) newest() []cited.Document {
	if e.others != nil {
		return e.others
	}
	e.others = []cited.Document{}
	var all []cited.Document
	q := cited.Query{Terms: []cited.Term{{Key: "outcome", Values: []string{string(cited.OutcomeRead)}}}, Limit: fewDocuments}
	for d, err := range e.archive.store.Documents(e.ctx, e.viewer, q) {
		if err != nil {
			e.err = err
			return nil
		}
		all = append(all, d)
	}
	for size, i := 0, 0; i < len(all); i++ {
		h, err := e.read(&candidate{id: all[i].ID, about: all[i]}, mostOthers-size)
		if err != nil && cited.CodeOf(err) != cited.NotFound { // it may have been withdrawn meanwhile
			e.err = err
			return nil
		}
		if err == nil && h.whole {
			size += h.size
			e.keep(all[i].ID, h)
			e.others = append(e.others, all[i])
		}
	}
	return e.others
}

// excluded reports whether a document is no evidence: it has the bytes of the draft, or its text.
func (e *evidence) excluded(d *cited.Document) bool {
	if d.Original == e.original && !e.left[d.ID] {
		e.left[d.ID] = true
		e.itself = append(e.itself, *d)
	}
	return e.left[d.ID]
}

// candidate is a document with the figures that make it one.
type candidate struct {
	id      cited.ID
	promise int // the most of any of its figures
	figures []cited.Figure
	about   cited.Document
}

// rank puts documents in the order of what they promise, and of two the newer first. What has
// the bytes of the draft, or its text, is left out.
func (e *evidence) rank(w *check.Wanted, f *cited.Figure, found []cited.Receipt) []*candidate {
	by := map[cited.ID]*candidate{}
	var out []*candidate
	for i := range found {
		r := &found[i]
		if e.excluded(&r.Document) {
			continue
		}
		c := by[r.Document.ID]
		if c == nil {
			c = &candidate{id: r.Document.ID, about: r.Document}
			by[c.id] = c
			out = append(out, c)
		}
		c.figures = append(c.figures, r.Figure)
		c.promise = max(c.promise, w.Promise(f, &r.Figure, r.Document.Publisher))
	}
	slices.SortStableFunc(out, func(a, b *candidate) int { return cmp.Compare(b.promise, a.promise) })
	return out
}

// likeliest returns the first documents, and whether there are more.
func likeliest(ranked []*candidate) ([]*candidate, bool) {
	if len(ranked) > mostDocuments {
		return ranked[:mostDocuments], true
	}
	return ranked, false
}

// keep keeps a document for the figures to come, in the place of what was read of it before.
func (e *evidence) keep(id cited.ID, h *held) {
	if old := e.kept[id]; old != nil {
		e.size -= old.size
	}
	e.kept[id] = h
	e.size += h.size
}

// forget drops the documents that are kept, but for those that are read for every figure.
func (e *evidence) forget() {
	before := e.kept
	e.kept, e.size = map[cited.ID]*held{}, 0
	for i := range e.others {
		if h := before[e.others[i].ID]; h != nil {
			e.keep(e.others[i].ID, h)
		}
	}
}

// load reads documents that are not kept, on all cores.
func (e *evidence) load(documents []*candidate) {
	if e.size > mostKept {
		e.forget()
	}
	var missing []*candidate
	for _, c := range documents {
		if h := e.kept[c.id]; h == nil || !h.whole {
			missing = append(missing, c)
		}
	}
	read := make([]*held, len(missing))
	errs := make([]error, len(missing))
	atOnce(len(missing), func(i int) { read[i], errs[i] = e.read(missing[i], mostText) })
	for i, c := range missing {
		if errs[i] != nil && cited.CodeOf(errs[i]) != cited.NotFound { // it may have been withdrawn meanwhile
			e.err = cmp.Or(e.err, errs[i])
			continue
		}
		if read[i] != nil {
			e.keep(c.id, read[i])
		}
	}
}

// read reads a document for checks. Of one without a text, of which only receipts are kept, and
// of one that has more than so many code points, the quotations of the figures that were found stand for it.
func (e *evidence) read(c *candidate, most int) (*held, error) {
	r, err := e.archive.store.Reading(e.ctx, e.viewer, c.id, most)
	if err != nil {
		return nil, err
	}
	h := &held{whole: len(r.Figures)+len(r.Texts) > 0}
	if len(r.Figures) == 0 {
		r.Figures = c.figures
	}
	for _, t := range r.Texts {
		h.size += len(t.Content)
	}
	if h.size == 0 {
		r.Texts = quotations(r.Figures)
	}
	h.Document = check.Read(e.reader.extract.Language(), r.Document, r.Texts, r.Found)
	return h, nil
}

// quotations makes a text of the sentences of figures, each a paragraph of its own.
func quotations(figures []cited.Figure) []cited.Text {
	figures = slices.Clone(figures)
	slices.SortFunc(figures, func(a, b cited.Figure) int { return cmp.Compare(a.Quote.Start, b.Quote.Start) })
	var out []cited.Text
	end := -1
	for i := range figures {
		if q := figures[i].Quote; q.Start >= end && !q.IsZero() {
			out = append(out, cited.Text{Start: q.Start, Content: q.Exact, Passages: []cited.Passage{{Start: q.Start, End: q.End, Kind: "paragraph"}}})
			end = q.End
		}
	}
	return out
}

// Claims counts the claims that figures belong to, by the sources that people made one, and the
// lineage of their documents.
func (e *evidence) Claims(figures []*check.Figure) (claims, independent int) {
	if e.err != nil || len(figures) == 0 {
		return 0, 0
	}
	var items []reconcile.Item
	var documents []cited.ID
	for _, f := range figures {
		items = append(items, reconcile.Item{Figure: f.Figure, Document: f.Doc.ID, Publisher: f.Doc.Publisher, Published: f.Doc.Published})
		documents = append(documents, f.Doc.ID)
	}
	known, err := e.known(documents)
	if err != nil {
		e.err = err
		return 0, 0
	}
	cell := cited.CellOf(figures[0].Figure)
	all := reconcile.Claims(cell.ID(), items, known)
	return len(all), reconcile.Independent(all)
}

// known is what is known of documents and of those whom they credit.
func (e *evidence) known(documents []cited.ID) (reconcile.Known, error) {
	if e.naming == nil {
		var err error
		if e.naming, err = e.archive.store.Naming(e.ctx, e.viewer); err != nil {
			return reconcile.Known{}, err
		}
	}
	edges, err := e.archive.Edges(e.ctx, e.viewer, documents)
	return reconcile.Known{Edges: edges, Sources: e.naming.Standings(), Of: e.naming.Of}, err
}
