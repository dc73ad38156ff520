package archive

import (
	"context"

	"cited"
	"cited/internal/export"
	"cited/internal/extract"
)

// Gate returns what stands before everything that is published of the archive by a viewer:
// whoever reads it may see what a reader may on the same day. It reads one document after the
// other, best in the order in which figures are listed, and is not safe for concurrent use.
func (a *Archive) Gate(ctx context.Context, v cited.Viewer) (export.Gate, error) {
	r, err := a.Reader()
	if err != nil {
		return export.Gate{}, err
	}
	d, err := r.extract.NewDiscretion()
	if err != nil {
		return export.Gate{}, err
	}
	begin := func(of *cited.Receipt) *extract.Discretion {
		d.Begin(of.Document, func() []string { return a.contents(ctx, v, of.Document.ID) })
		return d
	}
	return export.Gate{
		Public:    cited.Viewer{Role: cited.Reader, Today: v.Today},
		Minors:    d.UnderAge,
		Below:     func(of *cited.Receipt, place string) bool { return d.Below(place) },
		Places:    func(of *cited.Receipt, words string) []string { return begin(of).Places(words) },
		Plain:     d.Plain,
		Private:   func(of *cited.Receipt, words string) []cited.Span { return begin(of).Names(words) },
		InAddress: func(of *cited.Receipt, address string) bool { return begin(of).InAddress(address) },
	}, nil
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
