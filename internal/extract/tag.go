package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// A label may say who has a number from it where no verb does: "Port Office: nine dead", "nine
// dead in a fire (Port Office).", "Nine dead in a fire - port official". Such labels are sure,
// because what they are made of is the name of a body or a word for those who speak and
// nothing else.

// mostTag is how many tokens such a label may have.
const mostTag = 9

// tagged returns whom a label credits with a number where nobody else is credited in the
// sentence; nil where none does.
func (sc *scene) tagged(d *draft) []code {
	if sc.t == nil || sc.tabled || len(sc.sources) > 0 || len(d.told) > 0 || sc.speaker.name != "" {
		return nil
	}
	from, to := sc.tagBracket(d.q)
	if from == to {
		from, to = sc.tagEnd(d.q)
	}
	if from == to {
		from, to = sc.tagStart(d.q)
	}
	if from < to {
		return []code{{value: sc.name(from, to), rule: "source.tag", at: sc.bytes(from, to)}}
	}
	return sc.tagNote(d.q)
}

// tagBracket returns who stands alone in a bracket at the end of the sentence of a number, with
// no other bracket between: "nine died in the fire (Port Office)." What stands behind its own
// name is a short form of that, and what stands right behind people may be where they belong.
func (sc *scene) tagBracket(q *mention.Quantity) (from, to int) {
	to = sc.pastStop()
	if w := sc.word(to - 1); w != ")" && w != "]" {
		return 0, 0
	}
	to--
	from = to
	for from > q.To && to-from <= mostTag && sc.word(from-1) != "(" && sc.word(from-1) != "[" {
		from--
	}
	open := from - 1
	if open < q.To || to-from > mostTag || sc.word(open) == "[" != (sc.word(to) == "]") || sc.bracketEndsIn(q.To, open) {
		return 0, 0
	}
	from = sc.pastArticle(from)
	if year := sc.citedBetween(from, to); year > from {
		return from, year
	}
	if !sc.isBody(from, to) || sc.isTeller(open-1, open) || sc.shortens(open, from, to) || sc.belongs(open, from, to) {
		return 0, 0
	}
	return from, to
}

// citedBetween returns where the names of the only work end that a bracket cites: "Lund and Roe" of
// "(Lund and Roe 2019: 12)"; from if it cites none, or several.
func (sc *scene) citedBetween(from, to int) int {
	end := from
	for i := from; i < to; i++ {
		switch {
		case sc.word(i) == ";":
			return from
		case end == from && i > from && sc.citesAt(i) && sc.author(from):
			if end = i; sc.word(end-1) == "," {
				end--
			}
		}
	}
	return end
}

// shortens reports whether a word of a bracket that opens at a token is made of the first letters of the
// words before it: "World Food Programme (WFP)".
func (sc *scene) shortens(open, from, to int) bool {
	letters := sc.word(from)
	if to != from+1 || sc.s.Tokens[from].Shape != text.Caps {
		return false
	}
	found := 0
	for i := open - 1; i >= 0 && found < len(letters); i-- {
		if sc.function(i) {
			continue
		}
		if sc.s.Tokens[i].Shape == text.Lower || sc.word(i)[0] != letters[len(letters)-1-found] {
			break
		}
		found++
	}
	return found >= 2
}

// belongs reports whether a bracket that opens at a token tells what people right before it are
// of: "nine nurses (Port Hospital)". A body of no place and no people says so more often.
func (sc *scene) belongs(open, from, to int) bool {
	m, ok := sc.s.Ending(mention.People, open)
	if !ok || sc.classOf(m.Entry) == "" {
		return false
	}
	own, _ := sc.s.Covering(mention.Sources, to-1)
	return own.Entry == nil || own.Entry.Slot("named") != "yes"
}

// bracketEndsIn reports whether a bracket ends between two tokens.
func (sc *scene) bracketEndsIn(from, to int) bool {
	for i := from; i < to; i++ {
		if w := sc.word(i); w == ")" || w == "]" {
			return true
		}
	}
	return false
}

// pastStop returns the token behind the last of the sentence but for full stops.
func (sc *scene) pastStop() int {
	to := len(sc.s.Tokens)
	for to > 0 && sc.word(to-1) == "." {
		to--
	}
	return to
}

// tagEnd returns who ends a headline behind a dash or a colon: "Nine dead in a fire - port
// official", "Nine dead in a fire: ministry". A headline has no full stop.
func (sc *scene) tagEnd(q *mention.Quantity) (from, to int) {
	to = len(sc.s.Tokens)
	for i := to - 1; i > q.To && to-i <= mostTag; i-- {
		switch sc.word(i) {
		case "-", "–", "—":
			if sc.hyphen(i) || !sc.s.Tokens[i].Space || i+1 < to && !sc.s.Tokens[i+1].Space {
				continue
			}
		case ":":
		case ".", ",", ";", "(", ")", "\"", "”":
			return 0, 0
		default:
			continue
		}
		if from = sc.pastArticle(i + 1); sc.isTeller(from, to) && sc.numbersBetween(q, i, to) == 0 {
			return from, to
		}
		return 0, 0
	}
	return 0, 0
}

// tagStart returns who stands before a colon that opens a report with a number, alone or behind
// the time of an entry: "Port Office: nine dead". Where several labels with numbers follow one
// another, they may be those of whom the numbers count.
func (sc *scene) tagStart(q *mention.Quantity) (from, to int) {
	if sc.block.Kind == text.Item || !sc.opensLine() {
		return 0, 0
	}
	start := sc.pastTime()
	for to = start; to < q.From && to-start <= mostTag && sc.word(to) != ":"; to++ {
	}
	if sc.word(to) != ":" || to+1 >= len(sc.s.Tokens) || !sc.s.Tokens[to+1].Space || q.From-to > farLabel {
		return 0, 0
	}
	from = sc.pastArticle(start)
	if !sc.isBody(from, to) || sc.counted(from, to) || start == 0 && sc.labelsGoOn(to) {
		return 0, 0
	}
	return from, to
}

// opensLine reports whether the sentence begins a line of the block.
func (sc *scene) opensLine() bool {
	before := strings.TrimRight(sc.window.Content[sc.block.Start:sc.extent.Start], " \t")
	return before == "" || strings.HasSuffix(before, "\n")
}

// pastTime returns the token behind the time that opens an entry, and the dash behind it: "07:15 –".
func (sc *scene) pastTime() int {
	t := sc.s.Tokens
	i := 0
	for i < len(t) && i < 3 && (i == 0 || !t[i].Space) && (t[i].Class == text.Number || i > 0 && sc.word(i) == ":") {
		i++
	}
	if w := sc.word(i); i > 0 && (w == "-" || w == "–" || w == "—") {
		return i + 1
	}
	return 0
}

// nextLabel is how many bytes behind a label another one may follow: a block of a hundred thousand
// lines is not looked through to its end for each of them.
const nextLabel = 1000

// labelsGoOn reports whether another label with a number follows soon in the block.
func (sc *scene) labelsGoOn(colon int) bool {
	start := sc.s.Tokens[colon].End
	rest := sc.window.Content[start:min(sc.block.End, start+nextLabel)]
	for {
		_, behind, ok := strings.Cut(rest, ": ")
		if !ok {
			return false
		}
		if behind != "" && '0' <= behind[0] && behind[0] <= '9' {
			return true
		}
		rest = behind
	}
}

// isBody reports whether tokens are the name of a body that may say a number, or the words for one,
// and nothing else.
func (sc *scene) isBody(from, to int) bool {
	if !sc.isTeller(from, to) || !sc.capitalised(from, to) {
		return false
	}
	_, group := sc.s.Covering(mention.Groups, from)
	return !group
}

// isTeller reports whether tokens are no more than a name or words of one who may say a number: the
// noun that heads them is one for those who speak, or syntax takes them for the name of a body.
func (sc *scene) isTeller(from, to int) bool {
	if from < 0 || from >= to {
		return false
	}
	head := to - 1
	for i := from; i < to; i++ {
		if !sc.inName(i) || sc.verbal(i) || sc.pronoun(i) || i > from && i+1 < to && sc.states(i) && sc.s.Tokens[i].Shape == text.Lower {
			return false
		}
		if head == to-1 && i > from && (sc.s.Plays(i, mention.RoleOf|mention.RoleWithin)) {
			head = i - 1
		}
	}
	for _, i := range []int{head, to - 1} {
		if m, ok := sc.s.Covering(mention.Sources, i); ok && m.From >= from && m.To <= to && m.Entry.Slot("kind") == "actor" {
			return true
		}
	}
	if _, place := sc.placeAt(from); sc.t == nil || place && to-from <= 2 || !sc.isWritten(from, to) {
		return false
	}
	_, kind, _ := strings.Cut(sc.t.Words[sc.t.Top(from, to)].Entity, "-")
	return kind == "organization"
}

// isWritten reports whether tokens are written as the name of a body is: with a capital each, but for
// the small words inside. Several words in capitals may as well be a person that speaks.
func (sc *scene) isWritten(from, to int) bool {
	caps := 0
	for i := from; i < to; i++ {
		switch t := sc.s.Tokens[i]; {
		case t.Class != text.Letters || sc.function(i):
		case t.Shape == text.Lower:
			return false
		case t.Shape == text.Caps:
			caps++
		}
	}
	return caps < 2
}
