package archive

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"

	"cited"
	"cited/internal/anchor"
	"cited/internal/extract"
	"cited/internal/layer"
	"cited/internal/text"
)

// corrections are what people corrected in the text of one document, in their places, and
// how far the document is read. What is read is read from the corrected text; what comes
// out of it stands in the text as it is. nil corrects nothing.
type corrections struct {
	edits []layer.Edit
	layer *layer.Layer     // over the last window
	start int              // where the next window starts in the text, in code points
	plain *extract.Session // reads the text as it is: what it finds keeps its id
	made  map[string]int   // how often words that only the corrected text has were met
}

// place finds where the words of corrections stand in the text that a reader makes of a
// document now: it goes over the text once before it is read. It returns nil if there are
// none.
func (r *Reader) place(ctx context.Context, in io.Reader, s session, decided []cited.Decision) (*corrections, error) {
	var words []string
	for _, c := range decided {
		words = append(words, c.Anchor.Exact)
	}
	search := anchor.NewSearch(words)
	s.reader = r
	if _, _, err := r.decode(ctx, in, &s, func(w text.Window) error {
		search.Window(w.Content)
		return ctx.Err()
	}); err != nil {
		return nil, err
	}
	index := search.Index()
	var edits []layer.Edit
	for _, c := range decided {
		outcome, places := index.Find(c.Anchor)
		if outcome == cited.Same || outcome == cited.Moved {
			at := index.All[places[0]].Span
			edits = append(edits, layer.Edit{Start: at.Start, End: at.End, New: c.Value})
		}
	}
	if len(edits) == 0 {
		return nil, nil
	}
	return &corrections{edits: layer.Sorted(edits), made: map[string]int{}}, nil
}

// placeIn is place for a document whose original is opened for it.
func (r *Reader) placeIn(ctx context.Context, open func() (io.ReadCloser, error), s session, decided []cited.Decision) (*corrections, error) {
	if len(decided) == 0 {
		return nil, nil
	}
	in, err := open()
	if err != nil {
		return nil, err
	}
	c, err := r.place(ctx, in, s, decided)
	return c, errors.Join(err, in.Close())
}

// over lays the corrections over the next window and returns the corrected window.
func (c *corrections) over(w text.Window) text.Window {
	if c == nil {
		return w
	}
	at := 0
	if c.layer != nil {
		at = c.layer.End
	}
	c.layer = layer.Lay(w.Content, c.start, at, c.edits)
	c.start += runes(w.Content)
	out := text.Window{Content: c.layer.Over}
	end := 0
	for _, b := range w.Blocks {
		b.Start, b.End = c.layer.Forward(b.Start, b.End)
		b.Head.Start, b.Head.End = c.layer.Forward(b.Head.Start, b.Head.End)
		b.Label.Start, b.Label.End = c.layer.Forward(b.Label.Start, b.Label.End)
		b.Start = max(b.Start, end) // words that went over the border of two blocks are in the first
		if b.Start < b.End {
			out.Blocks, end = append(out.Blocks, b), b.End
		}
	}
	return out
}

// read reads the next window by both sessions and leads back what is found in the corrected
// one.
func (c *corrections) read(corrected *extract.Session, d cited.ID, w text.Window) (cited.Text, cited.Found) {
	over := c.over(w)
	stored, plain := c.plain.Window(w)
	t, found := corrected.Window(over)
	stored.Passages = t.Passages
	for i := range stored.Passages {
		p := &stored.Passages[i]
		at := c.layer.Under(cited.Span{Start: p.Start, End: p.End})
		p.Start, p.End = at.Start, at.End
	}
	eachSpan(&found, func(s cited.Span) cited.Span {
		if s.IsZero() {
			return s
		}
		return c.layer.Under(s)
	})
	c.name(d, &found, &plain)
	return stored, found
}

// name gives what was found its ids: what stands where something of the same kind is found
// without corrections is that. So a correction changes no id of anything else.
func (c *corrections) name(d cited.ID, found, plain *cited.Found) {
	known := map[string][]cited.ID{}
	for _, p := range things(plain) {
		known[p.key()] = append(known[p.key()], *p.id)
	}
	for _, t := range things(found) {
		if ids := known[t.key()]; len(ids) > 0 {
			*t.id, known[t.key()] = ids[0], ids[1:]
			continue
		}
		words := "\x00" + t.at.Exact + "\x00" + t.with // no number or sentence begins like that
		n := c.made[t.kind+words]
		c.made[t.kind+words]++
		*t.id = cited.Key(t.kind, d, words, n)
	}
}

// thing is something that was found, and what makes it what it is.
type thing struct {
	kind string
	id   *cited.ID
	at   cited.Span
	with string
}

func (t thing) key() string {
	return t.kind + strconv.Itoa(t.at.Start) + " " + strconv.Itoa(t.at.End) + " " + t.with
}

// things lists all that was found.
func things(f *cited.Found) []thing {
	var all []thing
	for i := range f.Figures {
		all = append(all, thing{cited.FigureID, &f.Figures[i].ID, f.Figures[i].Span, ""})
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		all = append(all, thing{cited.StatementID, &s.ID, s.Content, strconv.Itoa(s.Cue.Start)})
	}
	for i := range f.Responses {
		all = append(all, thing{cited.ResponseID, &f.Responses[i].ID, f.Responses[i].Span, ""})
	}
	for i := range f.Unquantified {
		all = append(all, thing{cited.UnquantifiedID, &f.Unquantified[i].ID, f.Unquantified[i].Span, ""})
	}
	for i := range f.Comparisons {
		all = append(all, thing{cited.ComparisonID, &f.Comparisons[i].ID, f.Comparisons[i].Span, ""})
	}
	for i := range f.Themes {
		all = append(all, thing{cited.ThemeID, &f.Themes[i].ID, f.Themes[i].Span, f.Themes[i].Code})
	}
	return all
}

// eachSpan leads every span of what was found elsewhere. Lists are copied, because things
// may share them.
func eachSpan(f *cited.Found, lead func(cited.Span) cited.Span) {
	for i := range f.Figures {
		leadFigure(&f.Figures[i], lead)
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		s.Source, s.Cue, s.Content, s.Quote = lead(s.Source), lead(s.Cue), lead(s.Content), lead(s.Quote)
		s.More, s.Evidence = leadAll(s.More, lead), leadEvidence(s.Evidence, lead)
	}
	for i := range f.Responses {
		r := &f.Responses[i]
		r.Span, r.Quote, r.Evidence = lead(r.Span), lead(r.Quote), leadEvidence(r.Evidence, lead)
	}
	for i := range f.Unquantified {
		leadFigure(&f.Unquantified[i].Figure, lead)
	}
	for i := range f.Comparisons {
		leadFigure(&f.Comparisons[i].Figure, lead)
	}
	for i := range f.Themes {
		t := &f.Themes[i]
		t.Span, t.Cue = lead(t.Span), lead(t.Cue)
	}
}

func leadFigure(f *cited.Figure, lead func(cited.Span) cited.Span) {
	f.Span, f.Quote, f.Evidence = lead(f.Span), lead(f.Quote), leadEvidence(f.Evidence, lead)
}

func leadEvidence(list []cited.Evidence, lead func(cited.Span) cited.Span) []cited.Evidence {
	list = slices.Clone(list)
	for i := range list {
		list[i].Spans = leadAll(list[i].Spans, lead)
	}
	return list
}

func leadAll(spans []cited.Span, lead func(cited.Span) cited.Span) []cited.Span {
	spans = slices.Clone(spans)
	for i := range spans {
		spans[i] = lead(spans[i])
	}
	return spans
}

// spanOf returns a stretch of the last window that was read, given in bytes, as the text
// has it. t is that window.
func (c *corrections) spanOf(t cited.Text, at text.Range) cited.Span {
	if c == nil {
		return spanOf(t, at)
	}
	return c.layer.Under(spanOf(cited.Text{Start: c.layer.Start, Content: c.layer.Over}, at))
}

// startOf returns where something stands in the text that stands there in the corrected
// text.
func (c *corrections) startOf(start int) int {
	if c == nil {
		return start
	}
	return c.layer.Under(cited.Span{Start: start, End: start + 1}).Start
}
