package archive

import (
	"context"
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
)

// Method tells how the figures of the archive came about, as far as the archive knows and the
// viewer may see it.
func (a *Archive) Method(ctx context.Context, v cited.Viewer) (export.Method, error) {
	m := export.Method{At: a.cfg.Now().UTC(), Formats: map[string]int{}, Standings: map[cited.Standing]int{}}
	st, err := a.Status(ctx, v)
	if err != nil {
		return m, err
	}
	m.Reader, m.Stale, m.Outcomes, m.Receipts = st.Version, st.Pending, st.Documents, st.Receipts
	m.Embargoed, m.Withdrawn, m.Conflicts, m.Checks = st.Embargoed, st.Withdrawn, len(st.Conflicts), !st.Stale.Any()
	for _, fill := range []func(context.Context, cited.Viewer, *export.Method) error{a.methodDocuments, a.methodSources, a.methodBooks, a.methodRules, a.methodFigures, a.methodFindings, a.methodAgreement} {
		if err := fill(ctx, v, &m); err != nil {
			return m, err
		}
	}
	return m, nil
}

func (a *Archive) methodDocuments(ctx context.Context, v cited.Viewer, m *export.Method) error {
	for d, err := range a.Documents(ctx, v, cited.Query{}) {
		if err != nil {
			return err
		}
		if d.Format != "" {
			m.Formats[d.Format]++
		}
		if d.Access == cited.Protected {
			m.Protected++
		}
	}
	return nil
}

func (a *Archive) methodSources(ctx context.Context, v cited.Viewer, m *export.Method) error {
	sources, err := a.Sources(ctx, v, cited.Query{})
	for i := range sources {
		m.Standings[sources[i].Standing]++
		if sources[i].Proposed {
			m.Proposed++
		}
	}
	return err
}

func (a *Archive) methodBooks(_ context.Context, _ cited.Viewer, m *export.Method) error {
	set, err := a.CodebookSet()
	if err != nil {
		return err
	}
	for _, b := range set.Books() {
		m.Codebooks = append(m.Codebooks, export.MethodBook{Name: b.Name, Title: b.Title, Version: b.Version, Measures: methodCodes(b.Measures), Populations: methodCodes(b.Populations)})
	}
	return nil
}

func methodCodes(codes []codebook.Code) (out []export.MethodCode) {
	for _, c := range codes {
		out = append(out, export.MethodCode{Code: c.Code, Is: c.Is})
	}
	return out
}

func (a *Archive) methodRules(_ context.Context, _ cited.Viewer, m *export.Method) error {
	rules, err := a.EstimateRules()
	for _, r := range rules {
		one := export.MethodRule{Name: r.Name, Title: r.Title, Version: r.Version, Resembles: r.Resembles}
		for _, c := range r.Choices() {
			one.Parts = append(one.Parts, c.Part+": "+c.Is)
		}
		m.Rules = append(m.Rules, one)
	}
	return err
}

// mostCells is how many cells are asked for at once.
const mostCells = 500

// methodFigures counts the figures, how many sources tell of what they count, and what people
// decided.
func (a *Archive) methodFigures(ctx context.Context, v cited.Viewer, m *export.Method) error {
	set, err := a.CodebookSet()
	if err != nil {
		return err
	}
	cells := map[cited.ID]bool{}
	for r, err := range a.Figures(ctx, v, cited.Query{Terms: []cited.Term{{Key: "individual", Values: []string{"true", "false"}}}}) {
		if err != nil {
			return err
		}
		if r.Figure.Individual {
			m.OfOne++
			continue
		}
		m.Figures++
		cell := set.CellOf(&r.Figure)
		cells[cell.ID()] = true
	}
	for some := range slices.Chunk(sortedKeys(cells), mostCells) {
		known, err := a.store.Cells(ctx, v, some)
		if err != nil {
			return err
		}
		for i := range known {
			c := &known[i]
			if c.Figures == 0 {
				continue
			}
			m.Cells++
			m.Counted += c.Figures
			if c.Independent <= 1 {
				m.OneVoice += c.Figures
			}
		}
	}
	return a.methodDecisions(ctx, v, m)
}

// methodDecisions counts the figures that people looked at: notes, tags and what may be published
// say nothing of whether they are right.
func (a *Archive) methodDecisions(ctx context.Context, v cited.Viewer, m *export.Method) error {
	decided, err := a.decidedFigures(ctx, v, "")
	for _, all := range decided {
		whole := holding(all, "")
		corrected := slices.ContainsFunc(all, func(d cited.Decision) bool {
			return d.Verdict == cited.Corrected && slices.Contains(cited.Fields(), d.Field)
		})
		if whole != nil || corrected {
			m.Decided++
		}
		switch {
		case whole != nil && whole.Verdict == cited.Rejected:
			m.Rejected++
		case corrected:
			m.Corrected++
		case whole != nil && whole.Verdict == cited.Accepted:
			m.Accepted++
		}
	}
	return err
}

// decidedFigures returns what was decided about figures of a document, or of all ("" for all), by the figure that
// it is about now.
func (a *Archive) decidedFigures(ctx context.Context, v cited.Viewer, document cited.ID) (map[cited.ID][]cited.Decision, error) {
	all, err := a.store.Decided(ctx, v, document)
	of := map[cited.ID][]cited.Decision{}
	for i := range all {
		d := &all[i]
		if d.Now.Kind() == cited.FigureID {
			of[d.Now] = append(of[d.Now], d.Decision)
		}
		if d.Outcome == cited.Ambiguous && d.Verdict == cited.Rejected && (d.Field == "" || d.Field == export.FieldCleared) {
			for _, c := range d.Candidates { // none of which goes out until somebody settles which it is
				of[c.ID] = append(of[c.ID], cited.Decision{Field: export.FieldCleared, Verdict: cited.Rejected})
			}
		}
	}
	if err == nil {
		err = a.holdRefused(ctx, v, all, of)
	}
	return of, err
}

// methodFindings counts the findings that are open: those that people rejected are in no list.
func (a *Archive) methodFindings(ctx context.Context, v cited.Viewer, m *export.Method) error {
	m.Findings = map[cited.Severity]int{}
	for f, err := range a.Findings(ctx, v, cited.Query{}) {
		if err != nil {
			return err
		}
		m.Findings[f.Severity]++
	}
	return nil
}
