package extract

import (
	"slices"
	"sort"
	"strings"

	"cited"
	"cited/internal/choice"
	"cited/internal/concern"
	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/response"
	"cited/internal/statement"
	"cited/internal/text"
	"cited/internal/theme"
	"cited/internal/tie"
	"cited/internal/tree"
)

// sayings collects what a document says besides its figures. Statements are always read,
// because figures are credited to who says them; the rest has to be asked for.
type sayings struct {
	all        bool // responses, themes, ties, and what is said without a number, are wanted
	words      mention.Saying
	concern    concern.Tally
	planted    bool         // the session's tree is that of the sentence that is being read
	people     *person.Book // whom the document names
	statements *statement.Reader
	responses  *response.Reader
	themes     *theme.Reader
	ties       []tie.Claim // of the window
	seen       occurrences // how often each statement's words have stood in the document
	responded  occurrences // the same of responses
	themed     occurrences // and of themes
	loose      loose
	taught     func(cited.Span, []choice.Feature)
	lessons    []theme.Lesson // of the window
}

func newSayings(r *Reader, doc cited.Document) *sayings {
	people := bookOf(r, doc)
	y := &sayings{people: people, statements: statement.NewReader(people), seen: newOccurrences(), responded: newOccurrences(), themed: newOccurrences(), loose: newLoose()}
	y.responses = response.NewReader(&y.concern)
	y.themes = theme.NewReader(r.themes, r.set.Theme, r.set.ThemeGroup, &y.concern)
	return y
}

// WithSayings makes the session read responses, themes, ties between groups, and what is
// said without a number, besides figures and statements. It returns s.
func (s *Session) WithSayings() *Session {
	s.said.all = true
	return s
}

// TeachThemes has the features of every sentence told by which themes are suggested. It
// is for learning. It returns s.
func (s *Session) TeachThemes(tell func(sentence cited.Span, features []choice.Feature)) *Session {
	s.said.taught = tell
	s.said.themes.Teach(func(l theme.Lesson) { s.said.lessons = append(s.said.lessons, l) })
	return s
}

// beginBlock tells those who read statements that a block begins.
func (s *Session) beginBlock(b text.Block) {
	s.said.statements.Block(b)
	s.said.responses.Block(b)
	s.said.themes.Block(b)
}

// hear reads what a sentence says besides its figures. Known is its syntax, nil
// if nobody needed it yet; matter is how much it speaks of a conflict.
func (s *Session) hear(content string, tokens []text.Token, known *clauses, matter int) {
	y := s.said
	y.words.Read(&s.s)
	y.planted = known != nil
	parser := s.quick
	if len(y.words.List(mention.Ties)) > 0 {
		parser = s.parser
	}
	plant := func(wanted bool) *tree.Tree {
		if wanted && !y.planted {
			s.tree.Plant(parser, s.reader.lang.Spelling, content, tokens, &s.room)
			y.planted = true
		}
		if y.planted {
			return &s.tree.Tree
		}
		return nil
	}
	read := plant(y.statements.Needs(&s.s, &y.words))
	y.statements.Sentence(&s.s, &y.words, read)
	y.people.Read(&s.s, read)
	if !y.all {
		return
	}
	number := y.concern.Note(&s.s, &y.words, matter >= certainMatter)
	t := plant(y.responses.Needs(&y.words))
	y.ties = tie.Read(y.ties, &s.s, &y.words, t)
	y.responses.Sentence(&s.s, &y.words, t, number)
	y.themes.Sentence(&s.s, &y.words, number)
}

// heard returns what the window was read to say besides its figures.
func (s *Session) heard(w text.Window, found *cited.Found) {
	themes := s.said.themes.Take()
	for _, t := range themes {
		theme := cited.Theme{Span: s.spanOf(w, t.Sentence), Code: t.Code, Rule: t.Rule, Cue: s.spanOf(w, t.Cue)}
		words := theme.Code + "\x00" + theme.Exact
		theme.ID = cited.Key(cited.ThemeID, s.doc.ID, words, s.said.themed.nth(words))
		found.Themes = append(found.Themes, theme)
	}
	for _, l := range s.said.lessons {
		s.said.taught(s.spanOf(w, l.Sentence), l.Features)
	}
	s.said.lessons = nil
	read := s.said.statements.Take()
	for _, st := range read {
		found.Statements = append(found.Statements, s.statement(w, st, themes))
	}
	for _, r := range s.said.responses.Take() {
		found.Responses = append(found.Responses, s.response(w, r))
	}
	s.said.concern.Next()
	found.Unquantified, found.Comparisons = s.gauged()
	s.tied(read, found.Statements)
	credit(found)
	s.withhold(found)
}

// piece is a stretch of what somebody says.
type piece struct {
	cited.Span
	of *cited.Statement
}

// credit gives what stands in what somebody says, and that nothing nearer credits, to who
// says it: of several the one who says least besides.
func credit(found *cited.Found) {
	var pieces []piece
	for i := range found.Statements {
		st := &found.Statements[i]
		for _, c := range append([]cited.Span{st.Content}, st.More...) {
			pieces = append(pieces, piece{c, st})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.Start - b.Start })
	var figures, vague, compared []*cited.Figure
	for i := range found.Figures {
		figures = append(figures, &found.Figures[i])
	}
	for i := range found.Unquantified {
		vague = append(vague, &found.Unquantified[i].Figure)
	}
	for i := range found.Comparisons {
		compared = append(compared, &found.Comparisons[i].Figure)
	}
	for _, list := range [][]*cited.Figure{figures, vague, compared} {
		creditAll(pieces, bySource(found.Statements), list)
	}
}

// bySource returns the statements that somebody is named to make, in the order of their sources.
func bySource(all []cited.Statement) []*cited.Statement {
	var out []*cited.Statement
	for i := range all {
		if st := &all[i]; len(st.Attribution) > 0 && !st.Source.IsZero() {
			out = append(out, st)
		}
	}
	slices.SortStableFunc(out, func(a, b *cited.Statement) int { return a.Source.Start - b.Source.Start })
	return out
}

// creditAll credits figures, in the order of the text, to those in whose pieces they
// stand.
func creditAll(pieces []piece, sources []*cited.Statement, figures []*cited.Figure) {
	var open []piece
	for _, f := range figures {
		for len(pieces) > 0 && pieces[0].Start <= f.Start {
			open, pieces = append(open, pieces[0]), pieces[1:]
		}
		open = slices.DeleteFunc(open, func(p piece) bool { return p.End < f.End })
		if len(open) == 0 {
			continue
		}
		st := slices.MinFunc(open, func(a, b piece) int { return (a.End - a.Start) - (b.End - b.Start) }).of
		if len(st.Attribution) > 0 && (len(f.Attribution) == 0 || unnamed(f) || sameSource(f, st) || saysElse(f, open, sources)) {
			f.Evidence = slices.DeleteFunc(f.Evidence, func(e cited.Evidence) bool { return e.Field == "attribution" })
			f.Attribution = st.Attribution
			f.Evidence = append(f.Evidence, cited.Evidence{Field: "attribution", Rule: "statement.source", Spans: []cited.Span{st.Source}})
		}
	}
}

// saysElse reports whether a figure is credited to words behind it by which somebody says
// something else: the party of "the alliance wants forty men back; the party says it will not".
func saysElse(f *cited.Figure, over []piece, sources []*cited.Statement) bool {
	st := statementBy(f, sources)
	return st != nil && !slices.ContainsFunc(over, func(p piece) bool { return p.of.Source == st.Source || p.End > st.Source.Start })
}

// mostNested is how many sources are looked at that begin before the words a figure is credited
// to: one may stand in another, "the son of the mayor".
const mostNested = 8

// statementBy returns a statement with the very words for its source that a figure is credited to, nil
// if there is none. Sources are in the order of the text.
func statementBy(f *cited.Figure, sources []*cited.Statement) *cited.Statement {
	at := slices.IndexFunc(f.Evidence, func(e cited.Evidence) bool { return e.Field == "attribution" && len(e.Spans) == 1 })
	if at < 0 {
		return nil
	}
	start := f.Evidence[at].Spans[0].Start
	n := sort.Search(len(sources), func(i int) bool { return sources[i].Source.Start > start })
	for i := n - 1; i >= max(0, n-mostNested); i-- {
		if sameSource(f, sources[i]) {
			return sources[i]
		}
	}
	return nil
}

// sameSource reports whether a figure is credited to the very words that a statement is
// credited to, which knows better what they name.
func sameSource(f *cited.Figure, st *cited.Statement) bool {
	return len(f.Attribution) == 1 && !cutShort(st.Attribution[0], f.Attribution[0]) && slices.ContainsFunc(f.Evidence, func(e cited.Evidence) bool {
		return e.Field == "attribution" && len(e.Spans) == 1 && st.Source.Start <= e.Spans[0].Start && e.Spans[0].End <= st.Source.End && e.Spans[0].Start < e.Spans[0].End
	})
}

// cutShort reports whether a name is what is left of another of which syntax took the end
// for all, or whose full stop it lost: "timers" of "old-timers", "Petra K".
func cutShort(name, whole string) bool {
	return name != whole && (strings.HasSuffix(whole, name) || whole == name+".")
}

// unnamed reports whether the nearest source of a figure is only pointed at: "its lists".
func unnamed(f *cited.Figure) bool {
	first, _, _ := strings.Cut(f.Attribution[0], " ")
	return slices.Contains([]string{"its", "their", "his", "her", "our"}, strings.ToLower(first))
}

// statement makes a statement as the outside sees it.
func (s *Session) statement(w text.Window, st statement.Statement, themes []theme.Theme) cited.Statement {
	out := cited.Statement{Cue: s.spanOf(w, st.Cue), Content: s.spanOf(w, st.Content[0]), More: []cited.Span{}, Attribution: st.Names, Act: st.Act, Stance: st.Stance,
		Hedge: st.Hedge, Themes: themesOf(st, themes), Ties: []cited.TieClaim{}, Quote: s.spanOf(w, quoteAround(w.Content, st.Sentence, st.Cue))}
	if st.Names == nil {
		out.Attribution = []string{}
	}
	for _, r := range st.Content[1:] {
		out.More = append(out.More, s.spanOf(w, r))
	}
	out.Evidence = []cited.Evidence{{Field: "cue", Rule: st.Rule, Spans: []cited.Span{out.Cue}}, {Field: "content", Rule: "statement.content"}}
	if st.Source.Start < st.Source.End {
		out.Source = s.spanOf(w, st.Source)
		out.Evidence = append(out.Evidence, cited.Evidence{Field: "source", Rule: "statement.source", Spans: []cited.Span{out.Source}})
	}
	out.Evidence = append(out.Evidence, s.whyThemes(w, st, themes)...)
	words := out.Cue.Exact + "\x00" + out.Content.Exact
	out.ID = cited.Key(cited.StatementID, s.doc.ID, words, s.said.seen.nth(words))
	return out
}

// whyThemes returns the words that suggest the themes of a statement, with their rules.
func (s *Session) whyThemes(w text.Window, st statement.Statement, themes []theme.Theme) []cited.Evidence {
	var out []cited.Evidence
	for _, t := range themesIn(st, themes) {
		if len(t.Reasons) == 0 {
			out = append(out, cited.Evidence{Field: "theme", Rule: t.Rule, Spans: []cited.Span{s.spanOf(w, t.Cue)}})
		}
		for _, r := range t.Reasons {
			out = append(out, cited.Evidence{Field: "theme", Rule: r.Rule, Spans: []cited.Span{s.spanOf(w, r.At)}})
		}
	}
	return out
}

// themesOf returns the codes of the themes of a statement.
func themesOf(st statement.Statement, themes []theme.Theme) []string {
	out := []string{}
	for _, t := range themesIn(st, themes) {
		out = append(out, t.Code)
	}
	return out
}

// themesIn returns the themes whose words stand in what a statement says, each once. Themes
// are in the order of the text.
func themesIn(st statement.Statement, themes []theme.Theme) []theme.Theme {
	var out []theme.Theme
	for _, c := range st.Content {
		from := sort.Search(len(themes), func(i int) bool { return themes[i].Sentence.End > c.Start })
		for _, t := range themes[from:] {
			if t.Sentence.Start >= c.End {
				break
			}
			if c.Start <= t.Cue.Start && t.Cue.End <= c.End && !slices.ContainsFunc(out, func(o theme.Theme) bool { return o.Code == t.Code }) {
				out = append(out, t)
			}
		}
	}
	return out
}
