package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// name returns the words of a source, without a report's own words where a body
// stands before or behind them: "report by the Soufan Group" is Soufan Group.
func (sc *scene) name(from, to int) string {
	if m, ok := sc.s.Covering(mention.Sources, to-1); ok && m.Entry.Slot("kind") == "noun" && m.From > from && sc.proper(from, m.From) {
		to = sc.ownerEnd(from, m.From)
	}
	if to-from > 2 && sc.apostrophe(to-2) {
		to -= 2
	}
	for i := from + 1; i+1 < to; i++ {
		m, ok := sc.s.Covering(mention.Sources, i-1)
		if ok && m.Entry.Slot("kind") == "noun" && (sc.s.Plays(i, mention.RoleBy|mention.RoleFrom|mention.RoleOf)) {
			if next := sc.pastArticle(i + 1); next < to && sc.capitalised(next, next+1) && !sc.isDate(next, to) {
				return text.Plain(sc.s.Word(next, to))
			}
		}
	}
	return text.Plain(sc.s.Word(from, sc.beforeDate(from, to)))
}

// proper reports whether a stretch holds a name: a word with a capital that is not
// only the first of the sentence.
func (sc *scene) proper(from, to int) bool {
	if from > 0 || sc.t == nil || sc.capitalised(1, to) {
		return sc.capitalised(from, to)
	}
	return sc.t.Words[0].UPOS == "PROPN"
}

// ownerEnd returns where the name of whose a report is ends, that stands before the
// report: "the Legion's own list".
func (sc *scene) ownerEnd(from, to int) int {
	for k := to; k > from+1 && to-k < 4; k-- {
		if sc.apostrophe(k-2) && k-2 > from {
			return k - 2
		}
		if k < to && sc.s.Tokens[k-1].Shape != text.Lower {
			break
		}
	}
	return to
}

// beforeDate cuts a date that hangs on a name: "the centre on Monday".
func (sc *scene) beforeDate(from, to int) int {
	for _, p := range sc.s.Periods {
		if p.From <= from || p.From >= to {
			continue
		}
		to = p.From
		for to-1 > from && (sc.s.Plays(to-1, mention.RoleIn|mention.RoleWhere|mention.RoleThe|mention.RoleThis) || sc.function(to-1)) {
			to--
		}
	}
	return to
}

// verbInName reports whether syntax takes a word behind the start of a name for the
// verb of a clause.
func (sc *scene) verbInName(i int) bool {
	if sc.t == nil || sc.s.Tokens[i].Shape != text.Lower {
		return false
	}
	w := sc.t.At(i)
	return w != none && sc.t.Words[w].UPOS == "VERB" && sc.t.Is(w, "root", "ccomp", "conj", "parataxis", "advcl")
}
