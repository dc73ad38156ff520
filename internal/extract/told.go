package extract

import (
	"slices"
	"sort"
	"strings"

	"cited/internal/mention"
	"cited/internal/statement"
	"cited/internal/text"
)

// statementsOver returns the statements whose content holds a number.
func (sc *scene) statementsOver(d *draft) []statement.Statement {
	if sc.tabled {
		return nil
	}
	return sc.said.Over(sc.bytes(d.q.From, d.q.To))
}

// mostTold is how many statements around a number are looked at.
const mostTold = 3

// offerTold offers who says what the number stands in, and where one says what another
// said, both.
func (sc *scene) offerTold(d *draft) {
	c := sc.choices
	for i := range d.told[:min(len(d.told), mostTold)] {
		st := &d.told[i]
		if len(st.Names) == 0 {
			continue
		}
		sc.offerList(sc.tellers(st), none, nil)
		sc.describeTold(d, i)
		if i == 0 || len(d.told[i-1].Names) == 0 {
			continue
		}
		inner := &d.told[i-1]
		sc.offerList(append(sc.tellers(st), sc.tellers(inner)...), none, nil)
		c.has("told/relays", st.Act)
		c.has("told/relayed", inner.Act)
		c.holds(st.Sentence == inner.Sentence, "told/relays/sentence")
	}
}

// tellers are those to whom a statement is credited. Where the words are on offer in full
// already, the name is theirs: "old-timers", of which syntax takes the last for all.
func (sc *scene) tellers(st *statement.Statement) []code {
	out := make([]code, len(st.Names))
	for i, name := range st.Names {
		out[i] = code{value: name, rule: "statement.source"}
	}
	out[0].at = st.Source
	for _, o := range sc.choices.options {
		if len(o.list) != 1 {
			continue
		}
		c := o.list[0]
		if c.at.Start < st.Source.End && st.Source.Start < c.at.End && cutShort(out[0].value, c.value) {
			out[0].value = c.value
			break
		}
	}
	return out
}

// describeTold says how a number stands in what somebody says.
func (sc *scene) describeTold(d *draft, i int) {
	c, st := sc.choices, &d.told[i]
	c.has("told", st.Act)
	c.has("told/nth", bucket(i)+" of "+bucket(len(d.told)))
	c.has("told/rule", st.Rule)
	c.has("told/stance", string(st.Stance))
	c.has("told/hedge", string(st.Hedge))
	c.has("told/names", bucket(len(st.Names)))
	c.has("told/sources", bucket(len(sc.sources)))
	c.holds(sc.extent.Start <= st.Cue.Start && st.Cue.End <= sc.extent.End, "told/here")
}

// creditings returns whom the sentence credits, by the names that its statements know them by.
func (sc *scene) creditings() []source {
	out := sc.findSources()
	for i := range out {
		if src := &out[i]; src.name != "" && !src.definite && !sc.reseat(src) {
			src.name = sc.knownAs(src.name, sc.bytes(src.from, src.to))
		}
	}
	return out
}

// reseat gives a verb of crediting to who says something by it, where the statement took no word of those
// before or behind it for who does: "the minister rejected the findings and put the number at nine".
// It reports whether it did.
func (sc *scene) reseat(src *source) bool {
	if sc.tabled || src.cue.Slot("kind") != "verb" {
		return false
	}
	st, at := sc.said.Cued(sc.s.Tokens[src.cueFrom].Start), sc.bytes(src.from, src.to)
	if st == nil || at.Start < st.Source.End && st.Source.Start < at.End {
		return false
	}
	from, to := sc.tokensOf(st.Source)
	if to <= from || to-from == 1 && sc.pronoun(from) {
		return false
	}
	src.from, src.to, src.name, src.leads = from, to, st.Names[0], from < src.cueFrom
	return true
}

// knownAs returns the name by which a statement knows the words that it is credited to: it has
// read the apposition behind them. Where that only says more, "the institute's report of May",
// what a source was read as is kept, and so it is where the statement knows no more than the
// words themselves: "the study" may have been led back to whose it is.
func (sc *scene) knownAs(name string, at text.Range) string {
	st := sc.statementBy(at)
	if st != nil && sc.said.Personal(st.Names[0]) && strings.HasSuffix(name, " "+st.Names[0]) {
		return st.Names[0] // an office before it
	}
	if st == nil || cutShort(st.Names[0], name) || strings.Contains(st.Names[0], name) || strings.Contains(sc.s.Content[at.Start:at.End], st.Names[0]) {
		return name
	}
	return st.Names[0]
}

// statementBy returns a statement that is credited to some words, nil if there is none.
func (sc *scene) statementBy(at text.Range) *statement.Statement {
	if sc.tabled || at.Start == at.End {
		return nil
	}
	return sc.said.By(at)
}

// saidBy returns who says something by a word that points back, where the statement has found
// that, as it knows of all who spoke; nil if it has not.
func (sc *scene) saidBy(token int) []code {
	at := sc.bytes(token, token+1)
	st := sc.statementBy(at)
	if st == nil || st.Source.End != at.End || strings.Contains(sc.s.Content[at.Start:at.End], st.Names[0]) {
		return nil
	}
	if token > 0 && sc.s.Plays(token-1, mention.RoleThe) {
		token--
	}
	if st.Source.Start < sc.s.Tokens[token].Start {
		return nil
	}
	return []code{{value: st.Names[0], rule: "context.report-named", at: at}}
}

// tellsOf says whether words name who says what a number stands in: "inner" in the nearest
// statement, "outer" in one around it, "other" where somebody else says it.
func (sc *scene) tellsOf(d *draft, from, to int) string {
	if len(d.told) == 0 {
		return "none"
	}
	at := sc.bytes(from, to)
	for i := range d.told {
		if s := d.told[i].Source; at.Start < s.End && s.Start < at.End {
			if i == 0 {
				return "inner"
			}
			return "outer"
		}
	}
	return "other"
}

// dateOfTelling returns the date beside the words by which the source of a figure is said to
// tell it, outside of what is told: "conceded in March that forty had gone".
func (sc *scene) dateOfTelling(d *draft) code {
	for i := range d.told {
		st := &d.told[i]
		if len(st.Names) == 0 || !slices.ContainsFunc(d.source, func(c code) bool { return c.at == st.Source || c.value == st.Names[0] }) {
			continue
		}
		cue := slices.IndexFunc(sc.s.Tokens, func(t text.Token) bool { return t.Start == st.Cue.Start })
		if cue < 0 {
			continue
		}
		for _, p := range sc.s.Periods {
			if sc.datesTelling(p, st, cue) {
				return code{value: string(p.Value), rule: "reported.beside-source", at: sc.bytes(p.From, p.To)}
			}
		}
	}
	return code{}
}

// datesTelling reports whether a period stands in the clause of the words that a statement
// is told by, which begin at token cue, and not in what it tells.
func (sc *scene) datesTelling(p mention.Period, st *statement.Statement, cue int) bool {
	if p.Value == "" || sc.t == nil || strings.Contains(string(p.Value), "/") || sc.inContent(p, st) || sc.dateline(p) {
		return false
	}
	w, top := sc.t.At(cue), sc.t.Top(p.From, p.To)
	return w != none && top != none && sc.t.Predicate(top) == sc.t.Predicate(w)
}

// inContent reports whether a period stands in what a statement tells.
func (sc *scene) inContent(p mention.Period, st *statement.Statement) bool {
	at := sc.bytes(p.From, p.To)
	return slices.ContainsFunc(st.Content, func(c text.Range) bool { return c.Start <= at.Start && at.End <= c.End })
}

// tokensOf returns the tokens of a stretch of the window that lies in the sentence.
func (sc *scene) tokensOf(at text.Range) (from, to int) {
	tokens := sc.s.Tokens
	from = sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= at.Start })
	to = sort.Search(len(tokens), func(i int) bool { return tokens[i].Start >= at.End })
	return from, to
}
