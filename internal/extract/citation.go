package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// mostAuthors is how many tokens the names of a citation may have.
const mostAuthors = 12

// cites reports whether a date is the year of a work that the text cites, which says when
// somebody wrote and not when something was: "Lund (2019) found", "(Lund & Roe 2019: 12)".
func (sc *scene) cites(p mention.Period) bool {
	return p.To == p.From+1 && len(p.Value) == len("2019") && p.Value != "" && sc.citesAt(p.From)
}

// citesAt reports whether token i is the year of a citation.
func (sc *scene) citesAt(i int) bool {
	if i < 2 || i >= len(sc.s.Tokens) || sc.s.Tokens[i].Class != text.Number || len(sc.word(i)) != len("2019") {
		return false
	}
	end, paged := sc.citationEnd(i + 1)
	if end == none {
		return false
	}
	switch sc.word(i - 1) {
	case "[":
		return paged
	case "(":
		return sc.citedInText(i-2, end)
	}
	return sc.citedInBracket(i, end, paged)
}

// citationEnd returns the mark that ends a citation behind its year at token i, and whether
// pages stand between; none where something else follows.
func (sc *scene) citationEnd(i int) (end int, paged bool) {
	if w := sc.word(i); (w == ":" || w == ",") && sc.pagesEnd(i+1) != none {
		i, paged = sc.pagesEnd(i+1), true
	}
	switch sc.word(i) {
	case ")", "]", ";":
		return i, paged
	}
	return none, false
}

// pagesEnd returns what follows pages that begin at token i: "12", "p. 17", "112-114"; none
// where none stand there.
func (sc *scene) pagesEnd(i int) int {
	if m, ok := sc.s.Beginning(mention.Labels, i); ok {
		for i = m.To; sc.word(i) == "."; {
			i++
		}
	}
	page := func(k int) bool {
		w := sc.word(k)
		return w != "" && len(w) <= len("1629") && strings.Trim(w, "0123456789") == ""
	}
	if !page(i) {
		return none
	}
	if i++; i < len(sc.s.Tokens) && sc.hyphen(i) && page(i+1) {
		i += 2
	}
	return i
}

// citedInText reports whether a name that ends with token i is that of an author: several are
// named, or what stands around says that somebody tells.
func (sc *scene) citedInText(i, end int) bool {
	if sc.word(end) == ";" || !sc.author(i) {
		return false
	}
	if sc.etAl(i) || i > 1 && sc.joinsAuthors(i-1) && sc.author(i-2) {
		return true
	}
	from := i
	for i-from < mostAuthors && sc.capital(from-1) {
		from--
	}
	for from > 0 && sc.s.Plays(from-1, mention.RoleThe) {
		from--
	}
	if m, ok := sc.s.Ending(mention.Sources, from); ok && slices.Contains(m.Entry.Slots["kind"], "preposition") {
		return true
	}
	for k := end + 1; k <= end+2; k++ {
		m, ok := sc.s.Beginning(mention.Sources, k)
		if ok && slices.Contains(m.Entry.Slots["kind"], "verb") || sc.s.Plays(k, mention.RoleHold) && !sc.function(k) && !sc.inList(mention.Measures, k) {
			return true
		}
	}
	return false
}

// citedInBracket reports whether names in a bracket lead to the year at token i: "(Lund and Roe
// 2019)". One name alone may be of a place, so something else has to speak for it, or no place may
// have it; those of large cities are no authors without pages: "(Aleppo, 2016)".
func (sc *scene) citedInBracket(i, end int, paged bool) bool {
	k, sure := i-1, false
	if sc.word(k) == "," {
		k, sure = k-1, true
	}
	last := k
	names := 0
	for ; k >= 0 && i-k < mostAuthors; k-- {
		switch w := sc.word(k); {
		case w == "(" || w == "[" || w == ";":
			if names == 0 {
				return false
			}
			only := names == 1 && last == k+1 && sc.onlyAuthor(last, i)
			return sure || (paged || only) && (sc.countBefore(k) && sc.word(k) != ";" && sc.word(end) != ";")
		case sc.joinsAuthors(k), sc.etAl(k), sc.oneOf(k, "see", "cf"), sc.oneOf(k, "g") && sc.oneOf(k-2, "e"):
			sure = true
		case w == "." || w == "," || w == "-" || w == "’" || w == "'":
		case sc.author(k):
			if !paged && sc.largeCity(k) {
				break
			}
			if names++; sc.inList(mention.Sources, k) {
				sure = true
			}
		case k < last && sc.s.Tokens[k].Class == text.Letters && len(w) <= longestParticle:
		default:
			return false
		}
	}
	return false
}

// onlyAuthor reports whether the name at token i that leads to a year can be of nothing but who wrote
// something: no place has it, and it is no label of the number, "(Resolution 2078)".
func (sc *scene) onlyAuthor(i, year int) bool {
	y := sc.word(year)
	return y > "1900" && y < "2100" && !sc.inList(mention.Labels, i) && placesNamed(sc.word(i)) == ""
}

// largeCity reports whether the word at token i is the name of a city that is known as such.
func (sc *scene) largeCity(i int) bool {
	return cityAmong(placesNamed(sc.word(i)), largeSize)
}

// onlyCities reports whether a stretch is the names of large cities and what joins them.
func (sc *scene) onlyCities(from, to int) bool {
	for i := from; i < to; i++ {
		if !sc.largeCity(i) && !sc.joinsAuthors(i) && sc.word(i) != "," {
			return false
		}
	}
	return from < to
}

// largeSize is the size of a city whose name is rarely met as that of an author.
const largeSize = 18

// longestParticle is how long a small word inside an author's name may be: van, de, g.
const longestParticle = 3

// countBefore reports whether the sentence has a number before token i.
func (sc *scene) countBefore(i int) bool {
	return slices.ContainsFunc(sc.s.Quantities, func(q mention.Quantity) bool { return q.To <= i && q.Label == nil })
}

// author reports whether token i can be of the name of who wrote something: a word with a
// capital that no list knows as a place, a group, a month or an event.
func (sc *scene) author(i int) bool {
	if i < 0 || i >= len(sc.s.Tokens) {
		return false
	}
	if sc.etAl(i) {
		return true
	}
	t := sc.s.Tokens[i]
	if t.Class != text.Letters || t.Shape == text.Lower {
		return false
	}
	for _, list := range []mention.List{mention.Countries, mention.Regions, mention.Historic, mention.Groups, mention.Calendar, mention.Events, mention.Measures} {
		if sc.inList(list, i) {
			return false
		}
	}
	m, ok := sc.s.Covering(mention.People, i)
	return !ok || sc.classOf(m.Entry) == "" || m.To == i+1 && singular(sc.folded(i)) == sc.folded(i) && i > 0 // Cook
}

// inList reports whether a word of a list covers token i.
func (sc *scene) inList(list mention.List, i int) bool {
	_, ok := sc.s.Covering(list, i)
	return ok
}

// etAl reports whether token i is of "et al.".
func (sc *scene) etAl(i int) bool {
	if sc.word(i) == "." {
		i--
	}
	return sc.oneOf(i, "al") && sc.oneOf(i-1, "et") || sc.oneOf(i, "et") && sc.oneOf(i+1, "al")
}

// joinsAuthors reports whether token i stands between two authors.
func (sc *scene) joinsAuthors(i int) bool {
	return sc.word(i) == "&" || sc.s.Plays(i, mention.RoleAnd)
}

// pastAuthors returns where the names end that begin with one that ends before token i, up to
// the year behind them: "Lund and Roe (2019)". It is i where there are no more.
func (sc *scene) pastAuthors(i int) int {
	for k := i; k < len(sc.s.Tokens) && k-i < mostAuthors; k++ {
		switch {
		case sc.word(k) == "(":
			if sc.citesAt(k + 1) {
				return k
			}
			return i
		case sc.joinsAuthors(k), sc.author(k), sc.word(k) == ",", sc.word(k) == ".", sc.etAl(k):
		default:
			return i
		}
	}
	return i
}

// page reports whether a number is the page of a work that is cited: "(Lund & Roe 2019: 12)".
func (sc *scene) page(q *mention.Quantity) bool {
	w := sc.word(q.From - 1)
	return q.Digits && q.From == q.CoreFrom && (w == ":" || w == ",") && sc.pagesEnd(q.From) == q.To && sc.citesAt(q.From-2)
}

// citedYear returns the year of the work that a figure is credited to, where it stands beside
// the name: "Lund (2019)".
func (sc *scene) citedYear(d *draft) code {
	for i := range sc.s.Periods {
		p := &sc.s.Periods[i]
		if !sc.cites(*p) {
			continue
		}
		for _, c := range d.source {
			before := sc.bytes(max(p.From-2, 0), max(p.From-1, 1))
			if c.at.End > c.at.Start && c.at.End >= before.Start && c.at.End <= sc.bytes(p.From, p.To).Start {
				return code{value: string(p.Value), rule: "reported.beside-source", at: sc.bytes(p.From, p.To)}
			}
		}
	}
	return code{}
}
