package store

import (
	"cited"
)

// itself is the figure of a figure.
func itself(f *cited.Figure) *cited.Figure { return f }

// figureFields are the columns of codes that all that is like a figure has.
func figureFields[T any](figure func(*T) *cited.Figure) []field[T] {
	of := func(read func(*cited.Figure) string) func(*T) string {
		return func(t *T) string { return read(figure(t)) }
	}
	return []field[T]{
		{column{"codebook", "", false}, of(func(f *cited.Figure) string { return f.Codebook })},
		{column{"measure", "", true}, of(func(f *cited.Figure) string { return f.Measure })},
		{column{"kind", string(cited.Count), true}, of(func(f *cited.Figure) string { return string(f.Kind) })},
		{column{"modifier", string(cited.Exactly), true}, of(func(f *cited.Figure) string { return string(f.Modifier) })},
		{column{"population", "", true}, of(func(f *cited.Figure) string { return f.Population })},
		{column{"basis", "", false}, of(func(f *cited.Figure) string { return string(f.Basis) })},
		{column{"stance", string(cited.Asserted), true}, of(func(f *cited.Figure) string { return string(f.Stance) })},
		{column{"group_scope", string(cited.Only), true}, of(func(f *cited.Figure) string { return string(f.GroupScope) })},
		{column{"counted", "", true}, of(func(f *cited.Figure) string { return f.Counted })},
	}
}

// figureLists are the keys of which all that is like a figure may have many values.
func figureLists[T any](figure func(*T) *cited.Figure) []listField[T] {
	of := func(read func(*cited.Figure) []string) func(*T) []string {
		return func(t *T) []string { return read(figure(t)) }
	}
	return []listField[T]{
		{"origin", of(func(f *cited.Figure) []string { return f.Origin })},
		{"theatre", of(func(f *cited.Figure) []string { return f.Theatre })},
		{"place", of(func(f *cited.Figure) []string { return f.Place })},
		{"group", of(func(f *cited.Figure) []string { return f.Group })},
		{"segment", of(func(f *cited.Figure) []string { return f.Segment })},
		{"attribution", of(func(f *cited.Figure) []string { return f.Attribution })},
		{"of", of(func(f *cited.Figure) []string { return []string{f.Of} })},
	}
}

// spansOfFigure are the words of a figure and the sentence that they stand in.
func spansOfFigure(f *cited.Figure) []*cited.Span { return []*cited.Span{&f.Span, &f.Quote} }

// dates are the columns that say when all that is like a figure stands.
func dates(f *cited.Figure, published cited.EDTF) []any {
	earliest, latest, from := asOf(published, f.Time, f.Reported)
	reportedFrom, reportedTo := days(f.Reported)
	return []any{earliest, latest, from, reportedFrom, reportedTo}
}

var figureKind = kind[cited.Figure]{
	shelf: shelf{at: atFigures, table: "figure", kind: cited.FigureID, count: "figures", lister: "cited figures",
		others: []string{"low", "high", "earliest", "latest", "asof", "reported_from", "reported_to"}, every: "measure", individual: true},
	fields: figureFields(itself), listFields: figureLists(itself),
	id:      func(f *cited.Figure) cited.ID { return f.ID },
	start:   func(f *cited.Figure) int { return f.Start },
	quote:   func(f *cited.Figure) cited.Span { return f.Quote },
	stands:  func(f *cited.Figure) (cited.Span, string) { return f.Span, "" },
	isOfOne: func(f *cited.Figure) bool { return f.Individual },
	values: func(f *cited.Figure, published cited.EDTF) []any {
		return append([]any{number(f.Low), number(f.High)}, dates(f, published)...)
	},
	identify: func(f *cited.Figure, id cited.ID) { f.ID = id }, spans: spansOfFigure, set: (*cited.Figure).Set,
	write: (*detailWriter).figure, read: (*detailReader).figure,
}.ready()

var statementKind = kind[cited.Statement]{
	shelf: shelf{at: atStatements, table: "statement", kind: cited.StatementID, count: "statements", lister: "cited statements",
		others: []string{"earliest", "latest"}, every: "act", words: "statement_fts"},
	fields: []field[cited.Statement]{
		{column{"act", "", true}, func(s *cited.Statement) string { return s.Act }},
		{column{"stance", string(cited.Asserted), true}, func(s *cited.Statement) string { return string(s.Stance) }},
		{column{"hedge", "", true}, func(s *cited.Statement) string { return string(s.Hedge) }},
	},
	listFields: []listField[cited.Statement]{
		{"attribution", func(s *cited.Statement) []string { return s.Attribution }},
		{"theme", func(s *cited.Statement) []string { return s.Themes }},
		{"cue", func(s *cited.Statement) []string { return []string{s.Cue.Exact} }},
		{"tie", func(s *cited.Statement) []string {
			return tied(s, func(t *cited.TieClaim) []string { return []string{t.Relation} })
		}},
		{"group", func(s *cited.Statement) []string {
			return tied(s, func(t *cited.TieClaim) []string { return []string{t.Group, t.With} })
		}},
	},
	id:     func(s *cited.Statement) cited.ID { return s.ID },
	start:  func(s *cited.Statement) int { return s.Cue.Start },
	quote:  func(s *cited.Statement) cited.Span { return s.Quote },
	stands: func(s *cited.Statement) (cited.Span, string) { return s.Content, s.Cue.Exact },
	values: func(_ *cited.Statement, published cited.EDTF) []any {
		earliest, latest := days(published)
		return []any{earliest, latest}
	},
	content:  func(s *cited.Statement) []cited.Span { return append([]cited.Span{s.Content}, s.More...) },
	identify: func(s *cited.Statement, id cited.ID) { s.ID = id },
	spans:    func(s *cited.Statement) []*cited.Span { return []*cited.Span{&s.Source, &s.Cue, &s.Content, &s.Quote} },
	set:      (*cited.Statement).Set,
	write:    (*detailWriter).statement, read: (*detailReader).statement,
}.ready()

// tied reads the ties that a statement asserts or denies.
func tied(s *cited.Statement, read func(*cited.TieClaim) []string) []string {
	var all []string
	for i := range s.Ties {
		all = append(all, read(&s.Ties[i])...)
	}
	return all
}

var responseKind = kind[cited.Response]{
	shelf: shelf{at: atResponses, table: "response", kind: cited.ResponseID, count: "responses", lister: "cited responses",
		others: []string{"low", "high", "earliest", "latest", "asof"}, every: "kind"},
	fields: []field[cited.Response]{
		{column{"kind", "", true}, func(r *cited.Response) string { return r.Kind }},
		{column{"status", "", true}, func(r *cited.Response) string { return string(r.Status) }},
	},
	listFields: []listField[cited.Response]{
		{"actor", func(r *cited.Response) []string { return []string{r.Actor} }},
		{"scope", func(r *cited.Response) []string { return r.Scope }},
	},
	id:     func(r *cited.Response) cited.ID { return r.ID },
	start:  func(r *cited.Response) int { return r.Start },
	quote:  func(r *cited.Response) cited.Span { return r.Quote },
	stands: func(r *cited.Response) (cited.Span, string) { return r.Span, "" },
	values: func(r *cited.Response, published cited.EDTF) []any {
		earliest, latest, from := asOf(published, r.Date)
		return []any{number(r.Low), number(r.High), earliest, latest, from}
	},
	identify: func(r *cited.Response, id cited.ID) { r.ID = id },
	spans:    func(r *cited.Response) []*cited.Span { return []*cited.Span{&r.Span, &r.Quote} },
	set:      (*cited.Response).Set,
	write:    (*detailWriter).response, read: (*detailReader).response,
}.ready()

func figureOfUnquantified(u *cited.Unquantified) *cited.Figure { return &u.Figure }

var unquantifiedKind = kind[cited.Unquantified]{
	shelf: shelf{at: atUnquantified, table: "unquantified", kind: cited.UnquantifiedID, count: "unquantified", lister: "cited unquantified",
		others: []string{"earliest", "latest", "asof", "reported_from", "reported_to"}, every: "measure", individual: true},
	fields: append(figureFields(figureOfUnquantified),
		field[cited.Unquantified]{column{"word", "", true}, func(u *cited.Unquantified) string { return u.Word }}),
	listFields: figureLists(figureOfUnquantified),
	id:         func(u *cited.Unquantified) cited.ID { return u.ID },
	start:      func(u *cited.Unquantified) int { return u.Start },
	quote:      func(u *cited.Unquantified) cited.Span { return u.Quote },
	stands:     func(u *cited.Unquantified) (cited.Span, string) { return u.Span, "" },
	isOfOne:    func(u *cited.Unquantified) bool { return u.Individual },
	values:     func(u *cited.Unquantified, published cited.EDTF) []any { return dates(&u.Figure, published) },
	identify:   func(u *cited.Unquantified, id cited.ID) { u.ID = id },
	spans:      func(u *cited.Unquantified) []*cited.Span { return spansOfFigure(&u.Figure) },
	set:        (*cited.Unquantified).Set,
	write:      (*detailWriter).unquantified, read: (*detailReader).unquantified,
}.ready()

func figureOfComparison(c *cited.Comparison) *cited.Figure { return &c.Figure }

var comparisonKind = kind[cited.Comparison]{
	shelf: shelf{at: atComparisons, table: "comparison", kind: cited.ComparisonID, count: "comparisons", lister: "cited comparisons",
		others: []string{"low", "high", "rank", "earliest", "latest", "asof", "reported_from", "reported_to"}, every: "relation", individual: true},
	fields: append(figureFields(figureOfComparison),
		field[cited.Comparison]{column{"relation", "", true}, func(c *cited.Comparison) string { return string(c.Relation) }},
		field[cited.Comparison]{column{"change", "", true}, func(c *cited.Comparison) string { return string(c.Change) }}),
	listFields: figureLists(figureOfComparison),
	id:         func(c *cited.Comparison) cited.ID { return c.ID },
	start:      func(c *cited.Comparison) int { return c.Start },
	quote:      func(c *cited.Comparison) cited.Span { return c.Quote },
	stands:     func(c *cited.Comparison) (cited.Span, string) { return c.Span, "" },
	isOfOne:    func(c *cited.Comparison) bool { return c.Individual },
	values: func(c *cited.Comparison, published cited.EDTF) []any {
		var rank any
		if c.Rank != 0 {
			rank = c.Rank
		}
		return append([]any{number(c.Low), number(c.High), rank}, dates(&c.Figure, published)...)
	},
	identify: func(c *cited.Comparison, id cited.ID) { c.ID = id },
	spans:    func(c *cited.Comparison) []*cited.Span { return spansOfFigure(&c.Figure) },
	set:      (*cited.Comparison).Set,
	write:    (*detailWriter).comparison, read: (*detailReader).comparison,
}.ready()

var themeKind = kind[cited.Theme]{
	shelf:  shelf{at: atThemes, table: "theme", kind: cited.ThemeID, count: "themes", lister: "cited themes", others: []string{"earliest", "latest"}, every: "theme"},
	fields: []field[cited.Theme]{{column{"theme", "", true}, func(t *cited.Theme) string { return t.Code }}},
	listFields: []listField[cited.Theme]{
		{"cue", func(t *cited.Theme) []string { return []string{t.Cue.Exact} }},
	},
	id:     func(t *cited.Theme) cited.ID { return t.ID },
	start:  func(t *cited.Theme) int { return t.Start },
	quote:  func(t *cited.Theme) cited.Span { return t.Span },
	stands: func(t *cited.Theme) (cited.Span, string) { return t.Span, t.Code },
	values: func(_ *cited.Theme, published cited.EDTF) []any {
		earliest, latest := days(published)
		return []any{earliest, latest}
	},
	identify: func(t *cited.Theme, id cited.ID) { t.ID = id },
	spans:    func(t *cited.Theme) []*cited.Span { return []*cited.Span{&t.Span, &t.Cue} },
	write:    (*detailWriter).theme, read: (*detailReader).theme,
}.ready()
