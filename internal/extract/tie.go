package extract

import (
	"slices"

	"cited"
	"cited/internal/mention"
	"cited/internal/statement"
	"cited/internal/text"
	"cited/internal/tie"
)

// tied proposes the ties of a window in the statements that they stand in: of several, in
// the one that says least besides. What the text says in its own voice is left alone.
func (s *Session) tied(from []statement.Statement, to []cited.Statement) {
	type piece struct {
		text.Range
		of int
	}
	if len(s.said.ties) == 0 {
		return
	}
	var pieces []piece
	for i, st := range from {
		said := append([]text.Range{st.Cue}, st.Content...)
		if st.Act == "judged" { // who praises or blames does not say what is so
			said = said[:1]
		}
		for _, r := range said {
			pieces = append(pieces, piece{r, i})
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.Start - b.Start })
	var open []piece
	for _, c := range s.said.ties {
		for len(pieces) > 0 && pieces[0].Start < c.Words.End {
			open, pieces = append(open, pieces[0]), pieces[1:]
		}
		open = slices.DeleteFunc(open, func(p piece) bool { return p.End <= c.Words.Start })
		if len(open) > 0 {
			i := slices.MinFunc(open, func(a, b piece) int { return (a.End - a.Start) - (b.End - b.Start) }).of
			s.propose(c, from[i], &to[i])
		}
	}
	s.said.ties = s.said.ties[:0]
}

// propose adds a tie to the statement that asserts or denies it.
func (s *Session) propose(c tie.Claim, st statement.Statement, to *cited.Statement) {
	by := meet(c.Words, st.Cue) // the cue is itself what makes the tie: "pledged allegiance", "disowned"
	if !by && !asserts(st.Act) {
		return
	}
	denied := c.Denied
	if !by && !meet(c.Not, st.Cue) && (st.Stance == cited.Denial || st.Act == "refused") {
		denied = !denied
	}
	for _, one := range s.party(c.One, to) {
		for _, other := range s.party(c.Other, to) {
			claim := cited.TieClaim{Relation: c.Relation, Group: one, With: other, Denied: denied, Rule: c.Rule}
			if one != other && !slices.Contains(to.Ties, claim) {
				to.Ties = append(to.Ties, claim)
			}
		}
	}
}

func meet(a, b text.Range) bool { return a.Start < b.End && b.Start < a.End }

// asserts reports whether who does this says that something is so, or that it is not:
// who asks, hopes or urges does neither.
func asserts(act string) bool {
	switch act {
	case "asked", "doubted", "hoped", "intended", "urged", "promised", "threatened":
		return false
	}
	return true
}

// party returns the groups of one side of a tie; the speaker's is the group that the
// source is named with.
func (s *Session) party(p tie.Party, st *cited.Statement) []string {
	if !p.Self {
		return p.Groups
	}
	for _, name := range append([]string{st.Source.Exact}, st.Attribution...) {
		var in mention.Sentence
		s.reader.lang.Analyze(&in, name, text.AppendTokens(nil, name, 0, len(name)))
		if m := in.List(mention.Groups); len(m) > 0 {
			return []string{m[0].Entry.Name}
		}
	}
	return nil
}
