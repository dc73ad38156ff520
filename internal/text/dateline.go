package text

import (
	"slices"
	"strings"
)

// mostDateline is how many tokens a dateline has at most.
const mostDateline = 24

// longestJoint is how many letters the small words in a name of a place have at most: "Port of
// Spain", "Rio de Janeiro".
const longestJoint = 3

// Dateline returns the token behind the dateline that a block opens with: "GENEVA, 12 March
// 2016 --", "Beirut (Wire) –", "GENEVA, 3 May:". It says where and when a report was written and
// nothing of what the report tells. Sure is one that can be nothing else; it is a sentence of its
// own. A name in capitals alone, "OSLO —", "NORWAY:", may as well be the label of what follows:
// nobody who speaks is in it, but whom the sentence counts may be. It returns 0 if there is none.
func Dateline(content string, tokens []Token) (end int, sure bool) {
	d := dateline{parting: &parting{content: content, tokens: tokens}}
	for i := 0; i < min(len(tokens), mostDateline); i++ {
		if end := d.mark(i); i > 0 && end > i {
			return d.ends(i, end)
		}
		if !d.takes(i) {
			return 0, false
		}
	}
	if len(tokens) > 0 && len(tokens) <= mostDateline && d.told() { // a line of its own
		return len(tokens), false
	}
	return 0, false
}

// mark returns the token behind what parts a dateline from the report that stands at token i: a
// dash, or a colon; i if there is none.
func (d *dateline) mark(i int) int {
	if d.word(i) == ":" && !d.inside {
		return i + 1
	}
	return d.dashes(i)
}

// ends judges a dateline whose mark begins at token i and ends before token end. A colon is one
// only behind a name in capitals; and behind who sends it alone it is none for sure, because a party
// or a body may stand in brackets: "SYRIA (SDF): Forty left".
func (d *dateline) ends(i, end int) (int, bool) {
	colon := d.word(i) == ":"
	switch {
	case colon && !d.loud, end < len(d.tokens) && (!canBegin(d.content, d.tokens, end) || d.goesOn(end)):
		return 0, false
	case d.told():
		return end, end < len(d.tokens) && (!colon || d.dated)
	}
	if d.loud && d.names <= mostBare && d.commas == 0 && !d.sender && !d.dated {
		return end, false
	}
	return 0, false
}

// mostBare is how many names of a place in capitals there are at most where nothing else tells that it is
// a dateline: "PORT OF SPAIN —".
const mostBare = 3

// dashes returns the token behind the dash, of one character or several, that stands at token i
// with white space around it; i if there is none.
func (p *parting) dashes(i int) int {
	end := i
	for end < len(p.tokens) && isDash(p.word(end)) && p.tokens[end].Space == (end == i) {
		end++
	}
	return end
}

// dateline is what the tokens so far say of where and when.
type dateline struct {
	*parting
	names, commas int
	loud          bool // the first name is in capitals, or what a hyphen ties to it
	dated         bool // a number stands behind the place
	day, year     bool // one of them may be a day, one a year; both where it is a whole date
	sender        bool // who sends it stands behind the place, in brackets
	inside        bool // of the brackets
}

// told reports whether the tokens tell enough to be a dateline.
func (d *dateline) told() bool {
	if d.inside || d.names == 0 {
		return false
	}
	switch {
	case d.sender:
		return d.loud || d.commas > 0 || d.names == 1
	case d.dated: // the day of a month: a year alone heads what follows
		return d.day && (d.loud || d.year) && (d.names > 1 || d.loud && d.year)
	}
	return d.loud && d.commas > 0 && d.names > 1
}

// goesOn reports whether the dash leads from one date to another: "Lyon, 4 May - 7 June 1940".
func (d *dateline) goesOn(i int) bool {
	return d.dated && !d.sender && slices.ContainsFunc(d.tokens[i:min(i+2, len(d.tokens))], func(t Token) bool { return t.Class == Number })
}

// takes reads token i, and reports whether a dateline may have it there.
func (d *dateline) takes(i int) bool {
	t, w := d.tokens[i], d.word(i)
	switch {
	case d.sender && !d.inside:
		return false // nothing but the dash stands behind who sends it
	case t.Class == Letters && d.inside:
		return true
	case t.Class == Letters:
		if t.Shape == Lower {
			return d.names > 0 && len(w) <= longestJoint
		}
		d.names++
		if first := d.names == 1; first || i == 2 && d.word(1) == "-" && !t.Space { // "AL-HOL"
			d.loud = t.Shape == Caps && (len(w) > longestJoint || !first)
		}
		return true
	case t.Class == Number:
		d.dated = !d.inside && d.commas > 0
		d.year = d.year || len(w) >= len("2016")
		d.day = d.day || len(w) != len("2016")
		return d.dated
	case w == "(":
		d.inside = !d.inside && d.names > 0
		d.sender = d.inside
		return d.inside
	case w == ")":
		d.inside = false
		return d.sender
	case w == ",":
		d.commas++
		return d.names > 0
	}
	return strings.Contains("./'’-", w) && d.names > 0
}

func isDash(w string) bool { return w == "-" || w == "--" || w == "–" || w == "—" }
