package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"
)

// sourcesPage is a list of organisations that texts credit.
type sourcesPage struct {
	list
	Rows    []sourceRow
	Persons int // sources that may be persons, and that are in no list
}

// sourceRow is a source in a list.
type sourceRow struct {
	cited.Source
	Stands string // its standing in words
	Called string // its other names
}

func sourceRowOf(s *cited.Source) sourceRow {
	return sourceRow{*s, tell.Standing(s), tell.Cut(strings.Join(export.Aliases(s), "; "), 120)}
}

func (s *server) sources(r *request) error {
	a := readAsked(r.URL, query.Sources)
	q, err := s.query(query.Sources, a.String())
	if err != nil {
		return err
	}
	all, persons, err := s.Archive.Organisations(r.Context(), r.viewer, q)
	if err != nil {
		return err
	}
	got := found{Hits: len(all), Facets: []archive.Facet{standings(all)}}
	rows, err := s.sourcesAfter(r, all, a.After)
	if err != nil {
		return err
	}
	if len(rows) > rowsAPage {
		rows = rows[:rowsAPage]
		got.Next = rows[rowsAPage-1].ID
	}
	p := sourcesPage{list: listOf(a, "organisation", got, nil), Persons: persons}
	for i := range rows {
		p.Rows = append(p.Rows, sourceRowOf(&rows[i]))
	}
	return s.page(r, "sources", "Sources", p)
}

// sourcesAfter returns the sources of a list behind one, which may have left the list since: by what people said of its
// standing.
func (s *server) sourcesAfter(r *request, list []cited.Source, after cited.ID) ([]cited.Source, error) {
	is := func(o cited.Source) bool { return o.ID == after }
	if after == "" || slices.ContainsFunc(list, is) {
		return list[1+slices.IndexFunc(list, is):], nil
	}
	every, _, err := s.Archive.Organisations(r.Context(), r.viewer, cited.Query{})
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(every, is)
	if at < 0 {
		return nil, cited.Errorf(cited.NotFound, "%q, after which this page began, is no source of this list any more; start from the first page", short(string(after)))
	}
	before := map[cited.ID]bool{}
	for _, o := range every[:at] {
		before[o.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(o cited.Source) bool { return before[o.ID] }), nil
}

// standings counts sources by their standing.
func standings(all []cited.Source) archive.Facet {
	rows := map[string]int{}
	for i := range all {
		rows[cmp.Or(string(all[i].Standing), "unknown")]++
	}
	f := archive.Facet{Key: "standing"}
	for _, standing := range append(cited.Standings(), "unknown") {
		if n := rows[string(standing)]; n > 0 {
			f.Values = append(f.Values, archive.FacetValue{Value: string(standing), Rows: n})
		}
	}
	return f
}

// alikePage proposes which sources may be one.
type alikePage struct {
	Pairs [][2]cited.Source
	More  int
	Saved bool
}

// mostAlike is how many pairs are proposed at once.
const mostAlike = 100

func (s *server) alike(r *request) error {
	pairs, err := s.Archive.AlikeOrganisations(r.Context(), r.viewer)
	if err != nil {
		return err
	}
	p := alikePage{Pairs: pairs[:min(len(pairs), mostAlike)], Saved: r.URL.Query().Has("saved")}
	p.More = len(pairs) - len(p.Pairs)
	return s.page(r, "alike", "Sources that may be one", p)
}

// sourcePage is an organisation: its names, what it is to the matter, and what it is credited with.
type sourcePage struct {
	Source        cited.Source
	Names         []cited.Alias // its other names, or its only one, with the days between which they were used
	Standing      string
	Reliability   string
	Standings     []choiceOf
	Reliabilities []choiceOf
	Counts        []countOf
	Decisions     []decisionRow
	Saved         bool
}

// choiceOf is a value that a form offers, with what it means.
type choiceOf struct {
	Value, Words string
	On           bool
}

// countOf is how many things credit a source, and the address of their list.
type countOf struct {
	link
	Rows int
}

func (s *server) source(r *request) error {
	of, err := s.Archive.Organisation(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := sourcePage{Source: of, Standing: tell.Plainly(tell.Standing(&of), tell.Standings), Reliability: tell.Grade(of.Reliability), Saved: r.URL.Query().Has("saved"), Counts: countsOf(&of)}
	if p.Names = of.Aliases; len(of.Aliases) == 0 {
		p.Names = []cited.Alias{{Name: of.Name, First: of.First, Last: of.Last}}
	}
	for _, standing := range cited.Standings() {
		p.Standings = append(p.Standings, choiceOf{string(standing), tell.Plainly(string(standing), tell.Standings), standing == of.Standing && !of.Proposed})
	}
	for _, grade := range cited.Reliabilities() {
		p.Reliabilities = append(p.Reliabilities, choiceOf{grade.Code, tell.Grade(grade.Code), grade.Code == of.Reliability})
	}
	var decisions []cited.Decision
	for _, part := range append([]cited.Source{of}, of.Merged...) {
		more, err := s.Archive.Decisions(r.Context(), r.viewer, part.ID)
		if err != nil {
			return err
		}
		decisions = append(decisions, more...)
	}
	slices.SortStableFunc(decisions, func(a, b cited.Decision) int { return a.At.Compare(b.At) })
	p.Decisions = decisionsOf(decisions)
	return s.page(r, "source", of.Name, p)
}

// mostNames is by how many names of a source a list is asked for.
const mostNames = 8

// countsOf are the lists of what credits a source, under all of its names.
func countsOf(of *cited.Source) (all []countOf) {
	for _, c := range []struct {
		what, path string
		rows       int
	}{{"figure", "/figures", of.Figures}, {"statement", "/statements", of.Statements}, {"place without a number", "/unquantified", of.Unquantified}, {"comparison", "/comparisons", of.Comparisons}} {
		a := asked{Path: c.path, Picked: []picked{{"source", of.Name}}}
		for _, n := range of.Aliases[:min(len(of.Aliases), mostNames)] {
			a.Picked = append(a.Picked, picked{"source", n.Name})
		}
		words := tell.Counted(c.rows, c.what)
		if c.what == "place without a number" && c.rows != 1 {
			words = strconv.Itoa(c.rows) + " places without a number"
		}
		all = append(all, countOf{link{words, a.Address()}, c.rows})
	}
	return all
}

// decideSource does what a form of the page of a source asks for, and goes back there.
func (s *server) decideSource(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.form(); err != nil {
		return err
	}
	value, reason, back := strings.TrimSpace(r.PostForm.Get("value")), strings.TrimSpace(r.PostForm.Get("reason")), "/sources/"+string(id)+"?saved"
	if id.Kind() != cited.SourceID {
		return cited.Errorf(cited.NotFound, "there is no source %q in this archive", short(string(id)))
	}
	var err error
	switch do := r.PostForm.Get("do"); do {
	case "standing":
		_, err = s.Archive.SetStanding(r.Context(), r.viewer, id, cited.Standing(value), reason)
	case "reliability":
		_, err = s.Archive.Rate(r.Context(), r.viewer, id, value, reason)
	case "merge":
		err = s.mergeSources(r, id, value, reason)
	case "split":
		_, err = s.Archive.SplitSource(r.Context(), r.viewer, id, reason)
	case "apart":
		_, err = s.Archive.SetApart(r.Context(), r.viewer, id, cited.ID(value), reason)
	default:
		err = cited.Errorf(cited.Invalid, "%q is nothing that can be decided about a source", short(do))
	}
	if err != nil {
		return err
	}
	if own := r.PostForm.Get("back"); own == "/sources/alike" || strings.HasPrefix(own, "/sources/so-") {
		back = own + "?saved"
	}
	return r.to(back)
}

// mergeSources makes another source, given by id or name, part of one.
func (s *server) mergeSources(r *request, into cited.ID, written, reason string) error {
	other := cited.ID(written)
	if _, ok := other.Bits(); !ok || other.Kind() != cited.SourceID {
		var err error
		if other, err = s.Archive.SourceNamed(written); err != nil {
			return err
		}
	}
	_, err := s.Archive.MergeSources(r.Context(), r.viewer, other, into, reason)
	if cited.CodeOf(err) == cited.NotFound {
		return cited.Errorf(cited.NotFound, "no figure or statement credits %q; give the id or the exact name of a source of the list", short(written))
	}
	return err
}
