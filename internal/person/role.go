package person

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// Role returns what somebody is called who is not named: the phrase up to its first
// clause or pause, without what points at it.
func Role(s *mention.Sentence, from, to int) string {
	x := sentence{s, nil}
	for from < to && (x.is(from, "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your") || from+1 < to && x.is(from, "same", "very") && x.points(from-1) || s.Tokens[from].Class == text.Punct) {
		from++
	}
	for i := from; i < to; i++ {
		if x.pause(i) || x.is(i, "who", "whom", "whose", "which", "that") || i > from && x.is(i, "itself", "himself", "herself", "themselves") {
			to = i
		}
	}
	if from >= to {
		return ""
	}
	return text.Plain(s.Word(from, to))
}

// points reports whether token i points at somebody who is known: of "the same historian".
func (x sentence) points(i int) bool { return x.is(i, "the", "this", "that", "these", "those") }

// is reports whether token i is one of these words, in any case.
func (x sentence) is(i int, words ...string) bool {
	if i < 0 || i >= len(x.Tokens) {
		return false
	}
	w := x.Word(i, i+1)
	return slices.ContainsFunc(words, func(other string) bool { return strings.EqualFold(w, other) })
}

// pause reports whether a comma, a dash or the like stands at token i; a hyphen within a
// word is none.
func (x sentence) pause(i int) bool {
	return x.is(i, ",", ";", ":", "–", "—", "(", ")") || x.is(i, "-") && x.Tokens[i].Space
}

// bare cuts a role before what hangs on it: "daughter of the one", "fighter from Salta". The
// less is said of a private person, the better.
func (x sentence) bare(from, to int) int {
	for i := from + 1; i < to; i++ {
		if _, ok := x.Covering(mention.Function, i); ok {
			return i
		}
	}
	return to
}

// called notes what a text calls somebody whom it names right before or behind: "Ada Lund,
// a neighbour,", "resident Ada Lund".
func (b *Book) called(x sentence, m mention.Match) {
	if x.apostrophe(m.To) {
		return
	}
	if to := x.runBehind(m.To); to > m.To && m.To < len(x.Tokens) && x.Tokens[m.To].Class == text.Letters {
		b.call(text.Plain(x.Word(m.To, to)), Role(x.Sentence, m.From, m.To))
		return
	}
	for i := m.From - 1; i > 0 && m.From-i <= mostBetween; i-- {
		if x.is(i, ",", "(") {
			end := x.pastAge(i)
			if from := x.runBefore(end); from < end && (x.ends(m.To) || x.goesOn(m.To)) {
				b.call(b.names.Untitled(text.Plain(x.Word(from, end))), Role(x.Sentence, i+1, m.To))
			}
			return
		}
		if x.ties(i) {
			return
		}
	}
}
