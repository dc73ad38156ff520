package export

import (
	"slices"

	"cited"
)

// Limits of what is published.
const (
	LongestQuote = 300 // characters of a document that go out with one figure, the text around included
	smallGroup   = 10  // of fewer people no place below the province goes out
)

// Where says where words are from in which somebody may be named.
type Where uint8

// Where words are from.
const (
	InQuote    Where = iota // the quotation of a figure, as it stands at its place
	InDocument              // anywhere in the document
	InTitle                 // its title
	Elsewhere               // no document: somebody wrote them
)

// Gate stands before everything that is published. It holds back what would give a person
// away, or what a document does not allow, and shortens what goes out with the rest. It is
// a value: what it has to know of codebooks, places and persons are functions, all of which
// it needs.
type Gate struct {
	Public cited.Viewer // who reads what is published: what may not be shown to that viewer stays back

	// Minors reports whether a figure counts children or young people.
	Minors func(f *cited.Figure) bool
	// Below reports whether the name of a place is of one below the province, or of one of which
	// nobody knows where it lies; Places returns such names that stand in some words.
	Below  func(r *cited.Receipt, place string) bool
	Places func(r *cited.Receipt, words string, from Where) []string
	// Plain reports whether words may stand around a quotation: that they tell nothing that is
	// held back elsewhere.
	Plain func(words string) bool
	// Private returns where in some words a private person is named, in code points; InAddress
	// reports whether an address or the name of a file holds a part of such a name.
	Private   func(r *cited.Receipt, words string, from Where) []cited.Span
	InAddress func(r *cited.Receipt, address string) bool
	// Beside returns all figures of a document but those that people rejected, in the order of
	// the text, and is false if they cannot be had; Decided returns what people decided about one.
	Beside  func(r *cited.Receipt) ([]cited.Figure, bool)
	Decided func(id cited.ID) []cited.Decision
}

// FieldCleared is the field of a decision that says that a figure may be published, or may not.
const FieldCleared = "cleared"

// Reason is why the gate held a figure back, or changed what goes out with it.
type Reason string

// Reasons. The last two hold nothing back; a place, and what stands beside, may do either.
const (
	OfOnePerson Reason = "individual"
	OfMinors    Reason = "minors"
	SmallPlace  Reason = "place"
	Restricted  Reason = "restricted"
	Embargoed   Reason = "embargo"
	Refused     Reason = "refused"
	HeldBeside  Reason = "beside"
	LongQuote   Reason = "long"
	PrivateName Reason = "name"
)

// Reasons lists them.
func Reasons() []Reason {
	return []Reason{OfOnePerson, OfMinors, SmallPlace, Restricted, Embargoed, Refused, HeldBeside, LongQuote, PrivateName}
}

// Held says what the gate did with a figure.
type Held struct {
	Back    []Reason // why it does not go out; empty: it does
	Changed []Reason // in what it goes out otherwise than it stands in the archive
	Cleared bool     // somebody cleared it, and it goes out because of that
}

// Pass returns a receipt as it may be published. One that is held back comes out empty, so that
// nobody can write it by mistake. Its decisions have to be there: by one on FieldCleared
// whatever else would hold it back is let through. The number itself never changes, nor where
// it stands: Start and End are those of the text.
//
// A quotation that was shortened has "…" for the blank before its first and behind its last
// word. Where "[name]" stands for a name, or "…" for words in its middle, the quotation is given
// the Start by which the number stands in it at its own, so that whoever marks the number finds
// it.
func (g Gate) Pass(r cited.Receipt) (cited.Receipt, Held) {
	is := g.weigh(&r)
	if len(is.back) > 0 {
		return cited.Receipt{}, Held{Back: is.back}
	}
	h := Held{Cleared: is.cleared}
	cut, gaps, ok := g.alone(&r)
	switch {
	case !ok:
		return cited.Receipt{}, Held{Back: []Reason{HeldBeside}}
	case cut:
		h.Changed = append(h.Changed, HeldBeside)
	}
	h.Changed = append(h.Changed, g.shorten(&r, gaps)...)
	if is.placeless {
		r.Figure.Place, h.Changed = g.left(&r), append(h.Changed, SmallPlace)
		g.placeless(&r)
	}
	return r, h
}

// weighed is what a gate thinks of a figure.
type weighed struct {
	back      []Reason // why it does not go out
	cleared   bool     // it goes out only because somebody cleared it
	placeless bool     // it goes out without places
}

// weigh says whether a figure may go out. The text around its quotation is given up where that
// names a place which may not be named.
func (g Gate) weigh(r *cited.Receipt) weighed {
	verdict := Clearing(r.Decisions)
	back := g.standing(r)
	cleared := verdict == cited.Accepted
	switch {
	case verdict == cited.Rejected:
		return weighed{back: append([]Reason{Refused}, back...)}
	case len(back) > 0 && !cleared:
		return weighed{back: back}
	case !isSmall(&r.Figure):
		return weighed{cleared: len(back) > 0}
	}
	named, below := g.unplaced(r)
	switch {
	case cleared:
		return weighed{cleared: len(back) > 0 || named || below}
	case named:
		return weighed{back: []Reason{SmallPlace}}
	}
	return weighed{placeless: below}
}

// placeless takes the words out of decisions that name a place which does not go out.
func (g Gate) placeless(r *cited.Receipt) {
	for i := range r.Decisions {
		d := &r.Decisions[i]
		if d.Field == "place" || len(g.Places(r, d.Value, Elsewhere)) > 0 || len(g.Places(r, d.Reason, Elsewhere)) > 0 {
			d.Value, d.Reason = "", ""
		}
	}
}

// Clearing returns what people decided about publishing a figure, empty if nothing. Of people who decided
// apart from each other, who says no holds.
func Clearing(decisions []cited.Decision) cited.Verdict {
	if len(decisions) == 0 {
		return ""
	}
	about := slices.DeleteFunc(slices.Clone(decisions), func(d cited.Decision) bool { return d.Field != FieldCleared })
	heads := cited.Heads(about)
	if len(heads) == 0 {
		return ""
	}
	if slices.ContainsFunc(heads, func(d cited.Decision) bool { return d.Verdict == cited.Rejected }) {
		return cited.Rejected
	}
	return heads[len(heads)-1].Verdict
}

// standing returns why a figure is held back whatever goes out with it.
func (g Gate) standing(r *cited.Receipt) (why []Reason) {
	if r.Figure.Individual {
		why = append(why, OfOnePerson)
	}
	if g.Minors(&r.Figure) {
		why = append(why, OfMinors)
	}
	if !g.Public.May(r.Document.Access) || isRestricted(r.Document.Rights) {
		why = append(why, Restricted)
	}
	if e := r.Document.Embargo; e != "" && string(e) > g.Public.Today.String() {
		why = append(why, Embargoed)
	}
	return why
}

// isSmall reports whether a figure may be of fewer people than a place may be named of. One
// of nobody is of none; a share says nothing of how many there are.
func isSmall(f *cited.Figure) bool {
	least := f.Low
	if least == nil {
		least = f.High
	}
	nobody := f.High != nil && *f.High == 0
	return f.Kind != cited.Share && least != nil && *least < smallGroup && !nobody
}

// left returns the places of a figure of few people that may be named.
func (g Gate) left(r *cited.Receipt) (left []string) {
	for _, place := range r.Figure.Place {
		if !g.Below(r, place) {
			left = append(left, place)
		}
	}
	return left
}

// unplaced reports whether what goes out with a figure of few people names places that may not
// be named, and whether the figure has such places. The text around a quotation
// is given up for that. The title of a document is of all that stands in it: there only
// the place of the figure itself counts.
func (g Gate) unplaced(r *cited.Receipt) (named, has bool) {
	var below []string
	for _, place := range r.Figure.Place {
		if g.Below(r, place) {
			below = append(below, place)
		}
	}
	own := func(words string) bool {
		return slices.ContainsFunc(below, func(p string) bool { return holdsName(words, p) })
	}
	names := func(words string, from Where) bool {
		return words != "" && (own(words) || len(g.Places(r, words, from)) > 0)
	}
	if names(r.Before, InDocument) {
		r.Before = ""
	}
	if names(r.After, InDocument) {
		r.After = ""
	}
	words := append([]string{r.Figure.Of}, r.Figure.Segment...)
	return own(r.Document.Title) || own(r.Document.Address) || names(r.Figure.Quote.Exact, InQuote) ||
		slices.ContainsFunc(words, func(w string) bool { return names(w, InDocument) }), len(below) > 0
}
