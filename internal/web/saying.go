package web

import (
	"cmp"
	"slices"
	"strconv"

	"cited"
	"cited/internal/tell"
)

// sayingPage is everything behind something that was read and is no figure.
type sayingPage struct {
	tell.Saying
	Section    string // of its kind: "/statements"
	Words      []stretch
	Legend     []role
	Fields     []sayingField
	Decided    bool // the whole of it, by somebody
	Rows       []decisionRow
	Editable   []string
	Saved      bool
	Individual bool
	Marking    markForms
}

// sayingField is a field: what it holds, and from which words by which rules.
type sayingField struct {
	Name, Words string
	Evidence    []ruled
}

// ruled is evidence, and what its rule says.
type ruled struct {
	cited.Evidence
	Says string
}

// stretch is a stretch of text, and what it is in the page's matter: empty for what is around it.
type stretch struct{ Words, Class string }

// role is what a stretch of text is, and the words for that.
type role struct{ Class, Words string }

// marking is a span and what it is.
type marking struct {
	at    cited.Span
	class string
}

// rolesOf are what stretches of a sentence are on the page of something that was read.
func rolesOf(kind string) []role {
	switch kind {
	case cited.StatementID:
		return []role{{"is-source", "source"}, {"is-cue", "cue"}, {"is-content", "content"}}
	case cited.ResponseID:
		return []role{{"is-source", "actor"}, {"is-content", "response"}}
	case cited.ComparisonID:
		return []role{{"is-content", "comparison"}}
	}
	return []role{{"is-content", "where a number could stand"}}
}

func (s *server) statement(r *request) error {
	st, err := s.Archive.Statement(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return s.saying(r, "/statements", tell.OfStatement(&st), markingsOf(&st.Read))
}

// markingsOf are source, cue and content of a statement where they stand.
func markingsOf(st *cited.Statement) []marking {
	all := []marking{{st.Source, "is-source"}, {st.Cue, "is-cue"}, {st.Content, "is-content"}}
	for _, more := range st.More {
		all = append(all, marking{more, "is-content"})
	}
	return all
}

func (s *server) response(r *request) error {
	p, err := s.Archive.Response(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return s.saying(r, "/responses", tell.OfResponse(&p), responseMarkings(&p.Read))
}

// responseMarkings are the words of a response and of its actor, as far as they stand apart.
func responseMarkings(p *cited.Response) []marking {
	all := []marking{{p.Span, "is-content"}}
	for _, e := range tell.EvidenceOf(p.Evidence, "actor") {
		for _, at := range e.Spans {
			if at.Start >= p.Quote.Start && at.End <= p.Quote.End {
				all = append(all, marking{at, "is-source"})
			}
		}
	}
	return all
}

func (s *server) oneUnquantified(r *request) error {
	u, err := s.Archive.Unquantified(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return s.saying(r, "/unquantified", tell.OfUnquantified(&u, s.book(&u.Read.Figure)), []marking{{u.Read.Span, "is-content"}})
}

func (s *server) comparison(r *request) error {
	c, err := s.Archive.Comparison(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	return s.saying(r, "/comparisons", tell.OfComparison(&c, s.book(&c.Read.Figure)), []marking{{c.Read.Span, "is-content"}})
}

// saying answers with the page of something that was read.
func (s *server) saying(r *request, section string, of tell.Saying, marks []marking) error {
	p := sayingPage{Saying: of, Section: section, Legend: rolesOf(of.ID.Kind()), Decided: isDecided(of.Decisions), Rows: decisionsOf(of.Decisions),
		Editable: cited.FieldsOf(of.ID.Kind()), Saved: r.URL.Query().Has("saved")}
	for _, f := range of.Fields {
		p.Individual = p.Individual || f.Code == "individual"
		if evidence := p.EvidenceOf(f.Code); f.Words != "" || len(evidence) > 0 {
			p.Fields = append(p.Fields, sayingField{f.Code, f.Words, s.ruled(evidence)})
		}
	}
	if err := s.inContext(r, &p, marks); err != nil {
		return err
	}
	var err error
	if p.Marking, err = s.markingOf(r, of.ID, of.Decisions); err != nil {
		return err
	}
	return s.page(r, "saying", of.Title, p)
}

// inContext fills in the sentence with what it says marked in it, and the words around it. Where
// what is said goes on beyond the sentence, it is shown as far as it goes.
func (s *server) inContext(r *request, p *sayingPage, marks []marking) error {
	marks = slices.DeleteFunc(marks, func(m marking) bool { return m.at.End <= m.at.Start })
	from, to := p.Quote.Start, p.Quote.End
	for _, m := range marks {
		from, to = min(from, m.at.Start), max(to, m.at.End)
	}
	if from == p.Quote.Start && to == p.Quote.End {
		p.Words = stretchesOf(from, []rune(p.Quote.Exact), marks)
		return nil
	}
	const around = 200 // characters
	words, err := s.Archive.Words(r.Context(), r.viewer, p.Document.ID, max(0, from-around), to+around)
	if err != nil {
		return err
	}
	p.Before, p.After = string(words(max(0, from-around), from)), string(words(to, to+around))
	p.Words = stretchesOf(from, words(from, to), marks)
	return nil
}

// stretchesOf cuts words that begin at a character at the borders of what is marked in them. What
// overlaps is what begins first.
func stretchesOf(start int, words []rune, marks []marking) (all []stretch) {
	slices.SortStableFunc(marks, func(a, b marking) int { return cmp.Compare(a.at.Start, b.at.Start) })
	at, end := start, start+len(words)
	for _, m := range marks {
		from, to := max(m.at.Start, at), min(m.at.End, end)
		if from >= to {
			continue
		}
		if from > at {
			all = append(all, stretch{string(words[at-start : from-start]), ""})
		}
		all = append(all, stretch{string(words[from-start : to-start]), m.class})
		at = to
	}
	if at < end {
		all = append(all, stretch{string(words[at-start:]), ""})
	}
	return all
}

// ruled says what the rules of evidence are.
func (s *server) ruled(list []cited.Evidence) (all []ruled) {
	for _, e := range list {
		all = append(all, ruled{e, s.ruleSays(e.Rule)})
	}
	return all
}

// ruleSays says in plain words what a rule is, as far as anybody knows.
func (s *server) ruleSays(id string) string {
	if reader, err := s.Archive.Reader(); err == nil {
		if code, f, weight, ok := reader.ThemeRule(id); ok {
			return tell.ThemeRule(code, f, weight)
		}
	}
	rules, err := s.Archive.Rules()
	if err != nil {
		return "" // what is stored is shown all the same
	}
	return tell.Rule(rules, id)
}

// linkOf is the address of the page of something that was read.
func linkOf(id cited.ID) string { return cmp.Or(pathOf(id.Kind()), "/documents/") + string(id) }

// pathOf is where pages of things of a kind are; empty where there are none.
func pathOf(kind string) string {
	switch kind {
	case cited.FigureID:
		return "/figures/"
	case cited.StatementID:
		return "/statements/"
	case cited.ResponseID:
		return "/responses/"
	case cited.UnquantifiedID:
		return "/unquantified/"
	case cited.ComparisonID:
		return "/comparisons/"
	}
	return ""
}

// placeOf is the address of a character of a document, which leads to the block that holds it.
func placeOf(id cited.ID, at int) string {
	return "/documents/" + string(id) + "?at=" + strconv.Itoa(at) + "#at"
}
