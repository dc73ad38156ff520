package extract

import (
	"cited"
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// gathering collects what a document names besides its figures. It has lists and
// a walk of its own, so that those who do not ask for it do not pay for it.
type gathering struct {
	scan     mention.Scan
	sentence mention.Sentence
	story    *mention.Story
	names    *gazetteer.Gazetteer
	places   toponyms
	found    *cited.Mentions
}

// WithMentions makes the session gather all quantities, periods and places of the
// texts; Window returns them with the text. It returns s.
func (s *Session) WithMentions() (*Session, error) {
	names, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	s.gather = &gathering{names: names}
	s.gather.places.names = names
	s.gather.places.spoken, s.gather.places.inside = map[string]int{}, map[string]int{}
	s.gather.places.votes = map[string]int{}
	s.gather.places.people = map[string]bool{}
	s.gather.places.proven = map[string]gazetteer.Place{}
	return s, nil
}

// mentions returns what the window names, nil if nobody asked for it. Positions
// are those of the document.
func (s *Session) mentions(w text.Window) *cited.Mentions {
	g := s.gather
	if g == nil {
		return nil
	}
	if g.story == nil {
		g.story = mention.NewStory(s.date)
	}
	g.found = &cited.Mentions{}
	for _, b := range w.Blocks {
		if b.Kind != text.Boilerplate {
			s.gatherBlock(w, b)
		}
	}
	g.found.Places = g.places.resolve(func(r text.Range) cited.Span { return s.spanOf(w, r) })
	return g.found
}

// gatherBlock reads the sentences of a block.
func (s *Session) gatherBlock(w text.Window, b text.Block) {
	g := s.gather
	s.tokens = text.AppendTokens(s.tokens[:0], w.Content, b.Start, b.End)
	s.ends = s.reader.lang.Spelling.AppendSentences(s.ends[:0], w.Content, s.tokens)
	for _, e := range s.ends {
		for _, part := range bounded(e) {
			g.sentence.Date = s.date
			s.reader.lang.Analyze(&g.sentence, w.Content, s.tokens[part.From:part.To])
			g.scan.Read(&g.sentence, g.story)
			s.gatherQuantities(w)
			g.places.read(&g.scan, part.From == 0)
		}
	}
}

// gatherQuantities notes the quantities and periods of the sentence.
func (s *Session) gatherQuantities(w text.Window) {
	g := s.gather
	bytes := func(from, to int) text.Range {
		return text.Range{Start: g.sentence.Tokens[from].Start, End: g.sentence.Tokens[to-1].End}
	}
	for i := range g.scan.Amounts {
		a := &g.scan.Amounts[i]
		m := cited.Mention{Span: s.spanOf(w, bytes(a.From, a.To)), Modifier: a.Modifier, Kind: a.Kind, Unit: a.Unit, Change: a.Change}
		if a.HasLow {
			m.Low = number(a.Low)
		}
		if a.HasHigh {
			m.High = number(a.High)
		}
		g.found.Quantities = append(g.found.Quantities, m)
	}
	for _, t := range g.scan.Times {
		g.found.Periods = append(g.found.Periods, cited.PeriodMention{Span: s.spanOf(w, bytes(t.From, t.To)), Value: t.Value})
	}
}

// spanOf returns a stretch of the window as the outside counts it.
func (s *Session) spanOf(w text.Window, r text.Range) cited.Span {
	return cited.Span{Start: s.chars + s.index.at(r.Start), End: s.chars + s.index.at(r.End), Exact: w.Content[r.Start:r.End]}
}
