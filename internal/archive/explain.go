package archive

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"cited"
	"cited/internal/choice"
	"cited/internal/extract"
	"cited/internal/text"
)

// Explanation is a figure and why it says what it says, which comes out when its
// document is read again.
type Explanation struct {
	Stored  cited.Receipt
	Version string        // of the reader that read it again
	Again   *cited.Figure // as it is read now; nil if it is not found any more
	Choices []Choice      // that were made for it now, in the order of the reading
	Problem string        // why it could not be read again; "" if it was
}

// Choice is a decision between several options by their scores.
type Choice struct {
	Field   string   // of the figure; "figure" where it is whether the number is one
	Options []Option // the one that was taken first, the others by their scores
}

// Option is one thing that a field could have said.
type Option struct {
	Values  []string
	Rule    string
	Spans   []cited.Span // the words it would be read from
	Score   float64      // the sum of the weights; the choice is by the differences
	Reasons []Reason     // what has a weight, the heaviest first
}

// Reason is a feature of an option and how much it speaks for it; against it, if
// below zero.
type Reason struct {
	choice.Feature
	Weight float64
}

// Explain reads the document of a figure again and tells what was chosen for each
// of its fields, out of what, and why. That the document cannot be read again is
// a problem that the explanation tells, not an error.
func (a *Archive) Explain(ctx context.Context, v cited.Viewer, id cited.ID) (Explanation, error) {
	stored, err := a.store.Receipt(ctx, v, id)
	if err != nil {
		return Explanation{}, err
	}
	r, err := a.Reader()
	if err != nil {
		return Explanation{}, err
	}
	e := Explanation{Stored: stored, Version: r.Version()}
	u, err := a.store.ReadAgain(ctx, v, stored.Document.ID)
	if err != nil {
		return e, err
	}
	if u.Document.Receipt {
		e.Problem = "only receipts of its document are kept, neither the original nor the text"
		return e, nil
	}
	if !u.Kept {
		e.Problem = "the archive does not hold its original"
		return e, nil
	}
	u.Document.SetImprint(u.Given.Known(cited.GivenWhenAdded))
	part, err := partAt(u.Place)
	if err != nil {
		return e, err
	}
	l := listener{reader: r, part: part, id: id, start: stored.Figure.Start, decided: u.Corrections}
	err = l.listen(ctx, a, u.Document)
	if err == nil && l.figure != nil && l.figure.Start != l.start { // its text has moved since
		l = listener{reader: r, part: part, id: id, start: l.figure.Start, decided: u.Corrections}
		err = l.listen(ctx, a, u.Document)
	}
	if err != nil && ctx.Err() == nil {
		e.Problem, err = firstLine(err), nil
	}
	e.Again, e.Choices = l.figure, l.choices
	return e, err
}

// listener reads a document for what is chosen for one figure.
type listener struct {
	reader  *Reader
	part    *Part // that holds its document, if it is one of several
	id      cited.ID
	start   int              // where the figure is expected, code points
	heard   []extract.Choice // of the window being read
	figure  *cited.Figure    // once it was found
	choices []Choice

	decided   []cited.Decision // corrections of the text
	corrected *corrections     // in their places
}

// errHeard ends a reading that has told all.
var errHeard = errors.New("heard")

func (l *listener) listen(ctx context.Context, a *Archive, d cited.Document) error {
	open := func() (io.ReadCloser, error) { return a.open(d.Original, nil, l.part) }
	var err error
	if l.corrected, err = l.reader.placeIn(ctx, open, session{document: d, part: l.part}, l.decided); err != nil {
		return err
	}
	in, err := open()
	if err != nil {
		return err
	}
	err = l.read(ctx, in, d)
	return errors.Join(err, in.Close())
}

func (l *listener) read(ctx context.Context, in io.Reader, d cited.Document) error {
	s := session{reader: l.reader, document: d, part: l.part, corrected: l.corrected, emit: l.window}
	d, _, err := l.reader.decode(ctx, in, &s, func(w text.Window) error {
		if s.extract == nil {
			if err := s.begin(); err != nil {
				return err
			}
			s.extract.Trace(l.hear)
		}
		return s.window(w)
	})
	if errors.Is(err, errHeard) {
		return nil
	}
	if err == nil && d.Outcome != cited.OutcomeRead {
		return errors.New(d.Reason)
	}
	return err
}

// hear keeps the choices at the figure. A later one of a kind is the one that holds.
func (l *listener) hear(c extract.Choice) {
	if l.corrected.startOf(c.Start) != l.start {
		return
	}
	l.heard = slices.DeleteFunc(l.heard, func(o extract.Choice) bool { return o.Kind == c.Kind })
	l.heard = append(l.heard, c)
}

func (l *listener) window(t cited.Text, found cited.Found) error {
	for _, c := range l.heard {
		l.choices = append(l.choices, weighed(c, l.reader.extract.Models()[c.Kind], func(at text.Range) cited.Span { return l.corrected.spanOf(t, at) }))
	}
	l.heard = nil
	for i := range found.Figures {
		if found.Figures[i].ID == l.id {
			l.figure = &found.Figures[i]
			return errHeard
		}
	}
	return nil
}

// weighed puts the weights to a choice: the option that was taken first, the others by their
// scores. It may not be the one with the highest: what several say for one value adds up.
func weighed(c extract.Choice, m *choice.Model, span func(text.Range) cited.Span) Choice {
	out := Choice{Field: fieldOf(c.Kind)}
	for _, o := range c.Options {
		option := Option{Values: o.Values, Rule: o.Rule, Score: m.Score(o.Features), Reasons: reasons(o.Features, m)}
		for _, at := range o.At {
			option.Spans = append(option.Spans, span(at))
		}
		out.Options = append(out.Options, option)
	}
	taken := out.Options[c.Picked]
	others := slices.Delete(out.Options, c.Picked, c.Picked+1)
	slices.SortStableFunc(others, func(a, b Option) int { return cmp.Compare(b.Score, a.Score) })
	out.Options = slices.Insert(others, 0, taken)
	return out
}

// fieldOf returns the field that a kind of choice is about: "theatre" and
// "theatre:elsewhere" are both about the theatre.
func fieldOf(kind string) string {
	field, _, _ := strings.Cut(kind, ":")
	if field == "counts" {
		return "figure"
	}
	return field
}

func reasons(features []choice.Feature, m *choice.Model) []Reason {
	var out []Reason
	for _, f := range features {
		if w := m.Weight(f); w != 0 {
			out = append(out, Reason{f, w})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight)) })
	return out
}

// spanOf returns a stretch of a window, given in bytes, as the outside counts it.
func spanOf(t cited.Text, at text.Range) cited.Span {
	start := t.Start + runes(t.Content[:at.Start])
	exact := t.Content[at.Start:at.End]
	return cited.Span{Start: start, End: start + runes(exact), Exact: exact}
}
