package archive

import (
	"context"
	"errors"
	"io"

	"cited"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/mention"
	"cited/internal/overlay"
	"cited/internal/text"
)

// Coverage counts what the lists of a reader match in documents.
type Coverage struct {
	reader *Reader
	count  *mention.Coverage
	rules  *overlay.FS
}

// NewCoverage starts counting what the lists and the groups of these codebooks
// match; r, which reads the documents, was made from the same rules.
func (r *Reader) NewCoverage(rules *overlay.FS, codebooks []string) (*Coverage, error) {
	set, err := codebook.LoadSet(rules, codebooks...)
	if err != nil {
		return nil, overlay.Placed(rules, err)
	}
	var groups []*mention.Entry
	for _, book := range set.GroupBooks() {
		groups = append(groups, mention.GroupEntries(book)...)
	}
	l, err := mention.Load(rules, r.extract.Language().Name, groups, func(e *mention.Entry) bool { return extract.Says(set, e) })
	if err != nil {
		return nil, overlay.Placed(rules, err)
	}
	return &Coverage{reader: r, count: l.NewCoverage(), rules: rules}, nil
}

// Read counts what is in a document of any length. It returns the document with
// its outcome, as Reader.Stream does.
func (c *Coverage) Read(ctx context.Context, in io.Reader, d cited.Document) (cited.Document, error) {
	return c.ReadPart(ctx, in, d, nil)
}

// ReadPart is Read of a document that is a part of an original, which in reads; nil
// stands for all of it.
func (c *Coverage) ReadPart(ctx context.Context, in io.Reader, d cited.Document, part *Part) (cited.Document, error) {
	in, err := part.of(in)
	if err != nil {
		return d, err
	}
	return c.read(ctx, in, session{document: d, part: part})
}

func (c *Coverage) read(ctx context.Context, in io.Reader, s session) (cited.Document, error) {
	c.count.Begin()
	d, _, err := c.reader.decode(ctx, in, &s, func(w text.Window) error {
		c.count.Window(s.corrected.over(w))
		return ctx.Err()
	})
	return d, err
}

// Archive counts what is in the documents of an archive, as far as the viewer may
// see them. It calls failed for each that cannot be read, and goes on.
func (c *Coverage) Archive(ctx context.Context, a *Archive, v cited.Viewer, failed func(cited.Document, error)) error {
	for d, err := range a.Documents(ctx, v, cited.Query{}) {
		if err != nil {
			return err
		}
		if d.Outcome == cited.OutcomeUnreadable || d.Outcome == cited.OutcomeEmpty || d.Outcome == cited.OutcomeContainer || d.Outcome == cited.OutcomeProposals {
			continue
		}
		err := c.again(ctx, a, v, d)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed(d, err)
		}
	}
	return nil
}

// again counts what is in a document of an archive, by its corrected text.
func (c *Coverage) again(ctx context.Context, a *Archive, v cited.Viewer, d cited.Document) error {
	u, err := a.store.ReadAgain(ctx, v, d.ID)
	if err != nil {
		return err
	}
	part, err := partAt(u.Place)
	if err != nil {
		return err
	}
	open := func() (io.ReadCloser, error) { return a.open(d.Original, nil, part) }
	s := session{document: d, part: part}
	if s.corrected, err = c.reader.placeIn(ctx, open, s, u.Corrections); err != nil {
		return err
	}
	in, err := open()
	if err != nil {
		return err
	}
	_, err = c.read(ctx, in, s)
	return errors.Join(err, in.Close())
}

// Entries returns the counts of all entries in the order of the lists; files and
// lines are those that people wrote.
func (c *Coverage) Entries() []EntryCount {
	list := c.count.Entries()
	for i := range list {
		list[i].File, list[i].Line = c.rules.Where(list[i].File, list[i].Line)
	}
	return list
}

// Words returns the words that stood near numbers at least so often and are in no
// list, the most frequent first.
func (c *Coverage) Words(least int) []WordCount { return c.count.Words(least) }

// Documents returns how many documents were counted.
func (c *Coverage) Documents() int { return c.count.Documents() }
