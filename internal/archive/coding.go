package archive

import (
	"context"
	"encoding/json"
	"slices"

	"cited"
)

// Coding is what one coder is shown of a document, and has said of it. Nothing of other coders
// is in it.
type Coding struct {
	Document cited.Document
	Texts    []cited.Text
	Shown    []cited.Figure // as the machine read them, or with the errors that this coder is shown; none if blind
	Said     []cited.Coded  // by this coder
}

// Coding returns a document for a coder.
func (a *Archive) Coding(ctx context.Context, v cited.Viewer, coder string, task cited.CodingTask) (*Coding, error) {
	wholes, err := a.store.Wholes(ctx, v, []cited.ID{task.Document})
	if err != nil {
		return nil, err
	}
	if len(wholes) == 0 {
		return nil, cited.Errorf(cited.NotFound, "there is no document %q in this archive any more", task.Document)
	}
	c := &Coding{Document: wholes[0].Document, Texts: wholes[0].Texts}
	all, _, err := a.store.Coded(ctx, v, task.Document)
	if err != nil {
		return nil, err
	}
	wrong := map[cited.ID]cited.Figure{}
	for _, one := range all {
		switch {
		case one.Coder != coder:
		case one.Seeded:
			wrong[one.Decision.Now] = *one.Figure
		default:
			c.Said = append(c.Said, one)
		}
	}
	if task.How == cited.Blind {
		return c, nil
	}
	if c.Shown, err = a.store.MachineFigures(ctx, v, task.Document); err != nil {
		return nil, err
	}
	for i, f := range c.Shown {
		if w, ok := wrong[f.ID]; ok {
			c.Shown[i] = w
		}
	}
	return c, nil
}

// Of returns what the coder says of a figure; nil if nothing yet.
func (c *Coding) Of(figure cited.ID) *cited.Coded {
	if i := slices.IndexFunc(c.Said, func(s cited.Coded) bool { return s.Decision.Now == figure }); i >= 0 {
		return &c.Said[i]
	}
	return nil
}

// Around returns the text before and after a figure's quotation.
func (c *Coding) Around(f *cited.Figure) (before, after string) {
	const most = 200
	for _, t := range c.Texts {
		runes := []rune(t.Content)
		if from, to := f.Quote.Start-t.Start, f.Quote.End-t.Start; from >= 0 && to <= len(runes) && from <= to {
			return string(runes[max(0, from-most):from]), string(runes[to:min(len(runes), to+most)])
		}
	}
	return "", ""
}

// Say keeps what a coder says of a figure that they were shown, or added before: accepted,
// rejected, or, with fields as Set takes them, corrected. It is based on what they
// said before.
func (a *Archive) Say(ctx context.Context, v cited.Viewer, coder string, c *Coding, figure cited.ID, verdict cited.Verdict, fields ...[2]string) error {
	d := cited.Decision{Subject: figure, Field: cited.CodedField(coder), Verdict: verdict}
	var f *cited.Figure
	if i := slices.IndexFunc(c.Shown, func(f cited.Figure) bool { return f.ID == figure }); i >= 0 {
		f = &c.Shown[i]
	}
	if before := c.Of(figure); before != nil {
		d.Base = before.Decision.ID
		if verdict == cited.Corrected && before.Figure != nil {
			f = before.Figure
		}
	}
	if verdict == cited.Accepted || verdict == cited.Corrected {
		if f == nil {
			return cited.Errorf(cited.NotFound, "%s was not shown to %s", figure, coder)
		}
		own := *f
		if err := a.setAll(&own, fields); err != nil {
			return err
		}
		value, err := json.Marshal(&own)
		if err != nil {
			return err
		}
		d.Value = string(value)
	}
	_, err := a.store.Code(ctx, v, d, a.cfg.Now())
	return err
}

// TakeBack keeps that a coder takes back what they said of a figure.
func (a *Archive) TakeBack(ctx context.Context, v cited.Viewer, said *cited.Coded) error {
	d := cited.Decision{Subject: said.Decision.Subject, Field: cited.CodedField(said.Coder), Verdict: cited.Undone, Base: said.Decision.ID}
	_, err := a.store.Code(ctx, v, d, a.cfg.Now())
	return err
}

// setAll sets fields of a figure as its codebook writes their values.
func (a *Archive) setAll(f *cited.Figure, fields [][2]string) error {
	set, err := a.CodebookSet()
	if err != nil {
		return err
	}
	for _, field := range fields {
		value, err := coded(set, bookNamed(set, f), field[0], field[1])
		if err == nil {
			err = f.Set(field[0], value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// CodeMissed keeps a figure that a coder found, by its words and fields as AddMissed takes them.
func (a *Archive) CodeMissed(ctx context.Context, v cited.Viewer, coder string, m Missed) error {
	d, err := a.adds(ctx, v, &m)
	if err != nil {
		return err
	}
	d.Field = cited.CodedField(coder)
	_, err = a.store.Code(ctx, v, d, a.cfg.Now())
	return err
}

// PlacesOf returns where some words stand in the document, in the order of the text. Any white
// space is as good as another.
func (c *Coding) PlacesOf(words string) []cited.Span { return placesOf(c.Texts, words) }

// DoneWith keeps that a coder is done with a document.
func (a *Archive) DoneWith(ctx context.Context, v cited.Viewer, coder string, document cited.ID) error {
	_, err := a.store.Assign(ctx, v, []cited.Decision{{Subject: document, Field: cited.CodedField(coder), Verdict: cited.Accepted}}, a.cfg.Now())
	return err
}
