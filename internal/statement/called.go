package statement

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

// longestCalling is how many tokens a word for something may have that stands behind "as".
const longestCalling = 6

// called reads what a verb answers where it says first what that is called: "rejects as baseless the
// claim that ...", "dismissed as a plot reports of losses". It goes on to the first pause.
func (sc *scene) called(m mention.Match, d *draft) bool {
	from := sc.pastCalling(m.To)
	if from < 0 || !takes(m, "thing") || sc.t.Child(d.head, "aux:pass") != tree.None || d.source.empty() {
		return false
	}
	to := from
	for to < sc.end() && !sc.is(to, ",", ";", ":") {
		if q, ok := quoteOver(sc.quotes, to); ok && q.to > to {
			to = q.to
			continue
		}
		to++
	}
	d.passive = false // whatever the syntax took the verb for: what follows is its object
	return d.says(sc.trim(stretch{from, min(to, sc.end())}))
}

// pastCalling returns the token behind "as" at token i and what something is called there, if a
// thing follows that is said or done; -1 if none does.
func (sc *scene) pastCalling(i int) int {
	if !sc.is(i, "as") {
		return -1
	}
	first := i + 1
	if sc.is(first, "a", "an") {
		first++
	}
	for k := first; k < min(first+longestCalling, sc.end()); k++ {
		_, quoted := quoteOver(sc.quotes, k)
		if k > first && !quoted && (sc.t.Words[sc.t.At(k)].UPOS == "DET" || sc.nounOfSaying(k)) {
			return k
		}
		if quoted || sc.quoteMark(k) || sc.is(k, "and", "or") {
			continue
		}
		switch sc.t.Words[sc.t.At(k)].UPOS {
		case "ADJ", "ADV", "NOUN", "PROPN", "VERB":
		default:
			return -1
		}
	}
	return -1
}

// isCalled reports whether what begins at token i is what words before it call something: the claims
// of "dismissed as idle talk claims that ...", which are not the talk's.
func (sc *scene) isCalled(i int) bool {
	for k := i - 1; k >= max(0, i-longestCalling-2); k-- {
		if sc.is(k, "as") {
			return sc.pastCalling(k) == i
		}
	}
	return false
}

// nounOfSaying reports whether a noun for what is said stands at token i, or what the syntax may have
// taken for a verb: claims, reports.
func (sc *scene) nounOfSaying(i int) bool {
	w := sc.t.Words[sc.t.At(i)]
	return (w.UPOS == "NOUN" || w.XPOS == "VBZ") && sc.cueAt(i)
}
