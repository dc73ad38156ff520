package archive

import (
	"context"
	"slices"

	"cited"
	"cited/internal/export"
	"cited/internal/extract"
)

// Gate returns what stands before everything that is published of the archive by a viewer:
// whoever reads it may see what a reader may on the same day. It reads one document after the
// other, best in the order in which figures are listed, and is not safe for concurrent use.
func (a *Archive) Gate(ctx context.Context, v cited.Viewer) (export.Gate, error) {
	decided, err := a.decidedFigures(ctx, v, "")
	if err != nil {
		return export.Gate{}, err
	}
	return a.gate(ctx, v, decided)
}

// gate is Gate by what was decided about figures.
func (a *Archive) gate(ctx context.Context, v cited.Viewer, decided map[cited.ID][]cited.Decision) (export.Gate, error) {
	r, err := a.Reader()
	if err != nil {
		return export.Gate{}, err
	}
	d, err := r.extract.NewDiscretion()
	if err != nil {
		return export.Gate{}, err
	}
	k := &gating{a: a, ctx: ctx, v: v, decided: decided, d: d}
	return export.Gate{
		Public:    cited.Viewer{Role: cited.Reader, Today: v.Today},
		Minors:    d.UnderAge,
		Below:     func(_ *cited.Receipt, place string) bool { return d.Below(place) },
		Places:    k.places,
		Plain:     d.Plain,
		Private:   k.private,
		InAddress: func(of *cited.Receipt, address string) bool { return k.begin(of).InAddress(address) },
		Beside:    func(of *cited.Receipt) ([]cited.Figure, bool) { k.begin(of); return k.figures, k.known },
		Decided:   func(id cited.ID) []cited.Decision { return decided[id] },
	}, nil
}

// gating is what a gate knows of the document that it is at.
type gating struct {
	a       *Archive
	ctx     context.Context
	v       cited.Viewer
	decided map[cited.ID][]cited.Decision
	d       *extract.Discretion

	of      cited.ID
	figures []cited.Figure // of the document, but for those that people rejected
	known   bool           // they could be had
}

// begin begins the document of a receipt, unless the gate is at it already. Where nothing is
// kept of whom it names, its words are read again.
func (k *gating) begin(of *cited.Receipt) *extract.Discretion {
	id := of.Document.ID
	if k.of == id {
		return k.d
	}
	all, err := k.a.store.Disclosure(k.ctx, k.v, id)
	var naming *extract.Naming
	if all.Naming != nil {
		naming, _ = extract.DecodeNaming(all.Naming) // what is damaged is read again
	}
	k.of, k.known, k.figures = id, err == nil, slices.DeleteFunc(all.Figures, func(f cited.Figure) bool { return isRejected(k.decided[f.ID]) })
	k.d.Begin(of.Document, naming, func() []string { return k.a.contents(k.ctx, k.v, id) })
	return k.d
}

// isRejected reports whether people found that something is not what it was read as, or took back what
// they had added.
func isRejected(decided []cited.Decision) bool {
	return cited.Decide(decided, nil).Review == cited.ReviewRejected
}

// private finds private persons in words. What people wrote of a figure is read again, whatever
// is kept of its document.
func (k *gating) private(of *cited.Receipt, words string, from export.Where) []cited.Span {
	d := k.begin(of)
	switch {
	case from == export.InTitle:
		return d.NamesOfTitle()
	case from == export.Elsewhere || byPeople(of) || of.Figure.ID.Kind() != cited.FigureID:
		return d.Names(words)
	case from == export.InQuote:
		return d.NamesIn(of.Figure.Quote)
	}
	return d.NamesOf(words)
}

// places finds places below the province in words.
func (k *gating) places(of *cited.Receipt, words string, from export.Where) []string {
	d := k.begin(of)
	if from == export.InQuote && !byPeople(of) && of.Figure.ID.Kind() == cited.FigureID {
		return d.PlacesIn(of.Figure.Quote)
	}
	return d.Places(words)
}

// byPeople reports whether people may have chosen the words of a figure, or written fields of it.
func byPeople(of *cited.Receipt) bool {
	return slices.ContainsFunc(of.Decisions, func(d cited.Decision) bool {
		return d.Verdict == cited.Corrected || d.Verdict == cited.Added && d.Field == ""
	}) || of.Review != "" && of.Review != cited.ReviewMachine && of.Review != cited.ReviewAccepted
}

// contents returns the text of a document by window. What cannot be had says nothing of
// anybody, and then whoever is named is taken for a private person.
func (a *Archive) contents(ctx context.Context, v cited.Viewer, id cited.ID) (all []string) {
	texts, err := a.store.Texts(ctx, v, id)
	if err != nil {
		return nil
	}
	for _, t := range texts {
		all = append(all, t.Content)
	}
	return all
}
