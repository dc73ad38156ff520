package archive

import (
	"context"
	"maps"
	"slices"

	"cited"
	"cited/internal/review"
)

// Agreeing says whose codings are compared.
type Agreeing struct {
	Coders  []string    // none: everybody
	Machine bool        // what the program read is one more coding
	Query   cited.Query // of documents
	Seed    uint64      // of the intervals
}

// Agreement is how well coders agree, what that rests on, and what was left out.
type Agreement struct {
	review.Report
	Figures int            `json:"figures"`           // that the coders marked in these documents, together
	Seeded  int            `json:"seeded"`            // figures that were left out because a coder was shown an error there
	Lost    []cited.ID     `json:"lost,omitempty"`    // decisions of coders whose words are not found any more, left out
	Catches []review.Catch `json:"catches,omitempty"` // what coders made of the errors that they were shown
}

// Agreement compares coders on the documents that all who are named are done with; where nobody is
// named, on those that two are done with. Figures of which a coder was shown an error are left out
// of the comparison, and counted by themselves.
func (a *Archive) Agreement(ctx context.Context, v cited.Viewer, o Agreeing) (*Agreement, error) {
	g := &agreeing{Agreement: &Agreement{}, archive: a, viewer: v, asked: o, found: map[string]*noticed{}}
	list, err := g.worked(ctx)
	if err != nil {
		return nil, err
	}
	for _, w := range list {
		if err := g.document(ctx, w); err != nil {
			return nil, err
		}
	}
	g.Report = review.CompareAll(g.codings, review.Options{Seed: o.Seed})
	for _, n := range g.Report.Detection.Marked {
		g.Figures += n
	}
	for _, coder := range g.names {
		if n := g.found[coder]; n != nil {
			g.Catches = append(g.Catches, review.Caught(n.seeded, coder, n.decisions))
		}
	}
	return g.Agreement, nil
}

// agreeing collects what is compared.
type agreeing struct {
	*Agreement
	archive *Archive
	viewer  cited.Viewer
	asked   Agreeing
	names   []string // of the coders
	codings []review.Coding
	found   map[string]*noticed // by coder
}

// noticed is the errors that one coder was shown, and what they said of those figures.
type noticed struct {
	seeded    []review.Seeded
	decisions []cited.Decision
}

// worked is a document, and the coders who are done with it.
type worked struct {
	id   cited.ID
	done []string
}

// worked returns the documents that are asked for and that the coders are to code.
func (g *agreeing) worked(ctx context.Context) ([]worked, error) {
	tasks, err := g.archive.store.CodingTasks(ctx, g.viewer, "")
	if err != nil {
		return nil, err
	}
	if err := g.name(tasks); err != nil {
		return nil, err
	}
	by := map[cited.ID]*worked{}
	for _, t := range tasks {
		if !slices.Contains(g.names, t.Coder) {
			continue
		}
		if by[t.Document] == nil {
			by[t.Document] = &worked{id: t.Document}
		}
		if t.Done {
			by[t.Document].done = append(by[t.Document].done, t.Coder)
		}
	}
	var list []worked
	for d, err := range g.archive.Documents(ctx, g.viewer, g.asked.Query) {
		if err != nil {
			return nil, err
		}
		if w := by[d.ID]; w != nil {
			list = append(list, *w)
		}
	}
	return list, nil
}

// compared reports whether enough coders are done with a document.
func (g *agreeing) compared(done []string) bool {
	switch {
	case len(g.asked.Coders) > 0:
		return len(done) == len(g.asked.Coders)
	case g.asked.Machine:
		return len(done) > 0
	}
	return len(done) > 1
}

// name checks that those who are named are coders, and enough of them.
func (g *agreeing) name(tasks []cited.CodingTask) error {
	known := map[string]bool{}
	for _, t := range tasks {
		known[t.Coder] = true
	}
	for _, name := range g.asked.Coders {
		if err := cited.CheckCoder(name); err != nil {
			return err
		}
		if !known[name] {
			return cited.Errorf(cited.NotFound, "nothing is assigned to %q; cited assign lists the coders", name)
		}
	}
	g.names = slices.Clone(g.asked.Coders)
	if len(g.names) == 0 {
		g.names = slices.Collect(maps.Keys(known))
	}
	slices.Sort(g.names)
	n := len(g.names)
	if g.names = slices.Compact(g.names); len(g.names) < n {
		return cited.Errorf(cited.Invalid, "a coder is named twice; name each once")
	}
	if n == 0 || n == 1 && !g.asked.Machine {
		return cited.Errorf(cited.Invalid, "agreement is between two: assign documents to two coders with cited assign, or hold one against the program with --machine")
	}
	return nil
}

// document adds what was made of one document.
func (g *agreeing) document(ctx context.Context, w worked) error {
	coded, _, err := g.archive.store.Coded(ctx, g.viewer, w.id)
	if err != nil {
		return err
	}
	of := map[string][]cited.Figure{}
	var shown []cited.Span // where somebody was shown an error
	for _, c := range coded {
		switch {
		case !slices.Contains(g.names, c.Coder):
		case c.Seeded:
			shown = append(shown, c.Decision.Place)
			g.notice(&c, coded)
		case c.Decision.Place.IsZero() && slices.Contains(w.done, c.Coder):
			g.Lost = append(g.Lost, c.Decision.ID)
		case c.Figure != nil:
			of[c.Coder] = append(of[c.Coder], *c.Figure)
		}
	}
	if !g.compared(w.done) {
		return nil
	}
	coders := w.done
	if g.asked.Machine {
		if of[cited.MachineCoder], err = g.archive.store.MachineFigures(ctx, g.viewer, w.id); err != nil {
			return err
		}
		coders = append(slices.Clone(coders), cited.MachineCoder)
	}
	g.Seeded += len(shown)
	for _, coder := range coders {
		figures := slices.DeleteFunc(of[coder], func(f cited.Figure) bool {
			return slices.ContainsFunc(shown, func(s cited.Span) bool { return f.Start < s.End && s.Start < f.End })
		})
		g.codings = append(g.codings, review.Coding{Coder: coder, Document: w.id, Figures: figures})
	}
	return nil
}

// notice notes an error that a coder was shown, and what they said of that figure.
func (g *agreeing) notice(shown *cited.Coded, coded []cited.Coded) {
	n := g.found[shown.Coder]
	if n == nil {
		n = &noticed{}
		g.found[shown.Coder] = n
	}
	about := shown.Decision.Now
	field := shown.Decision.Reason
	n.seeded = append(n.seeded, review.Seeded{Figure: about, Field: field, Wrong: review.Written(shown.Figure, field)})
	for _, c := range coded {
		if c.Coder != shown.Coder || c.Seeded || c.Decision.Now != about {
			continue
		}
		d := cited.Decision{ID: c.Decision.ID, Subject: about, Verdict: cited.Accepted, Reviewer: c.Coder, At: c.Decision.At}
		switch {
		case c.Figure == nil:
			d.Verdict = cited.Rejected
		case review.Written(c.Figure, field) != review.Written(shown.Figure, field):
			d.Field, d.Verdict, d.Value = field, cited.Corrected, review.Written(c.Figure, field)
		}
		n.decisions = append(n.decisions, d)
	}
}
