package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"cited"
)

// around is how many code points the text around a quotation reaches at most, longest how many
// a number has.
const (
	textAround = 240
	longest    = 200
)

// alone cuts out of a quotation what it tells of other figures that are held back: their
// numbers and their words. Gaps are those that cannot be cut off. The text around that holds such
// numbers is given up. It is not ok if the figure cannot be quoted without them.
func (g Gate) alone(r *cited.Receipt) (cut bool, gaps []cited.Span, ok bool) {
	f := &r.Figure
	from, to := f.Quote.Start, f.Quote.End
	if r.Before != "" {
		from -= textAround
	}
	if r.After != "" {
		to += textAround
	}
	var inside []*cited.Figure
	all, known := g.Beside(r)
	if !known {
		return false, nil, false
	}
	first, _ := slices.BinarySearchFunc(all, from-longest, func(o cited.Figure, at int) int { return cmp.Compare(o.Start, at) })
	for i := first; i < len(all) && all[i].Start < to; i++ {
		o := &all[i]
		switch {
		case o.End <= from || o.ID == f.ID || !g.holds(r, o):
		case o.End <= f.Quote.Start:
			r.Before = ""
		case o.Start >= f.Quote.End:
			r.After = ""
		default:
			inside = append(inside, o)
		}
	}
	if len(inside) == 0 {
		return false, nil, true
	}
	gaps, ok = cutOut(r, inside)
	return true, gaps, ok
}

// holds reports whether another figure of the same document is held back, or goes out without a place
// that this one would tell.
func (g Gate) holds(r *cited.Receipt, other *cited.Figure) bool {
	of := cited.Receipt{Figure: *other, Document: r.Document, Decisions: g.Decided(other.ID)}
	is := g.weigh(&of)
	return len(is.back) > 0 || is.placeless && slices.ContainsFunc(r.Figure.Place, func(p string) bool { return g.Below(r, p) })
}

// cutOut shortens a quotation to what stands between figures that are held back or, where no
// word would be left, returns where they are to be left out. It is not ok if what is left is
// no quotation of the number.
func cutOut(r *cited.Receipt, held []*cited.Figure) (gaps []cited.Span, ok bool) {
	f := &r.Figure
	if f.Start < f.Quote.Start || f.End > f.Quote.End {
		return nil, false // nobody knows where the number stands
	}
	c := cutter{words: []rune(f.Quote.Exact), at: f.Quote.Start, own: ownSpans(f), number: f.Span}
	c.from, c.to = 0, len(c.words)
	for _, o := range held {
		if o.Start < f.End && f.Start < o.End || holdsName(f.Of, o.Exact) || slices.ContainsFunc(f.Segment, func(s string) bool { return holdsName(s, o.Exact) }) {
			return nil, false
		}
		for _, s := range c.wordsOf(o) {
			gaps = append(gaps, s)
			if s.Start >= f.End {
				c.behind(s)
			} else {
				c.before(s)
			}
		}
	}
	if c.says(nil) {
		c.cut(r)
		return nil, true
	}
	c.from, c.to = 0, len(c.words)
	gaps = c.joined(gaps)
	r.Before, r.After = "", ""
	r.Corrections = slices.DeleteFunc(slices.Clone(r.Corrections), func(x cited.Correction) bool { return meets(gaps, x.Span) })
	return gaps, c.says(gaps)
}

// meets reports whether a span meets one of others.
func meets(others []cited.Span, s cited.Span) bool {
	return slices.ContainsFunc(others, func(o cited.Span) bool { return o.Start < s.End && s.Start < o.End })
}

// ownSpans are the words from which a figure was read that stand in its quotation, its number
// among them.
func ownSpans(f *cited.Figure) []cited.Span {
	own := []cited.Span{f.Span}
	for _, e := range f.Evidence {
		for _, s := range e.Spans {
			if s.Start >= f.Quote.Start && s.End <= f.Quote.End && s.Start < s.End {
				own = append(own, s)
			}
		}
	}
	return own
}

// cutter finds what of a quotation goes out.
type cutter struct {
	words    []rune
	at       int // where they begin in the text
	number   cited.Span
	own      []cited.Span // words from which the figure was read
	from, to int          // what goes out, as indexes of words
}

// wordsOf returns the number of a figure that is held back, and the words of the quotation
// from which it alone was read.
func (c *cutter) wordsOf(o *cited.Figure) []cited.Span {
	end := c.at + len(c.words)
	return slices.DeleteFunc(append(ownSpans(o), o.Span), func(s cited.Span) bool {
		shared := s != o.Span && meets(c.own, s)
		return shared || s.End <= c.at || s.Start >= end
	})
}

// behind cuts the quotation behind what was read for its figure before some words: at the first
// mark that parts clauses, or else right there.
func (c *cutter) behind(words cited.Span) {
	last := c.number.End
	for _, s := range c.own {
		if s.End <= words.Start {
			last = max(last, s.End)
		}
	}
	to := last - c.at
	for i := to; i < words.Start-c.at; i++ {
		if c.parts(i) {
			to = i
			break
		}
	}
	for to > c.number.End-c.at && unicode.IsSpace(c.words[to-1]) {
		to--
	}
	c.to = min(c.to, to)
}

// before cuts the quotation before what was read for its figure behind some words: at the last
// mark that parts clauses, or else right there.
func (c *cutter) before(words cited.Span) {
	first := c.number.Start
	for _, s := range c.own {
		if s.Start >= words.End {
			first = min(first, s.Start)
		}
	}
	from := first - c.at
	for i := from - 1; i >= max(0, words.End-c.at); i-- {
		if c.parts(i) {
			from = i + 1
			break
		}
	}
	for from < c.number.Start-c.at && unicode.IsSpace(c.words[from]) {
		from++
	}
	c.from = max(c.from, from)
}

// parts reports whether a mark that parts clauses stands at an index: not one within a number
// or a word.
func (c *cutter) parts(i int) bool {
	switch c.words[i] {
	case '–', '—', '(', ')', '[', ']', '|', '\n':
		return true
	case ',', ';', ':', '.', '!', '?', '،', '؛':
		return i+1 == len(c.words) || unicode.IsSpace(c.words[i+1])
	}
	return false
}

// joined returns gaps in order, as one where only blanks part them.
func (c *cutter) joined(gaps []cited.Span) (out []cited.Span) {
	slices.SortFunc(gaps, func(a, b cited.Span) int { return cmp.Compare(a.Start, b.Start) })
	for _, g := range gaps {
		g = cited.Span{Start: max(g.Start, c.at), End: min(g.End, c.at+len(c.words))}
		last := len(out) - 1
		if last >= 0 && (g.Start <= out[last].End || strings.TrimSpace(string(c.words[out[last].End-c.at:g.Start-c.at])) == "") {
			out[last].End = max(out[last].End, g.End)
			continue
		}
		out = append(out, g)
	}
	return out
}

// says reports whether a word is left beside the number and outside of gaps.
func (c *cutter) says(gaps []cited.Span) bool {
	for i := c.from; i < c.to; i++ {
		at := cited.Span{Start: c.at + i, End: c.at + i + 1}
		if unicode.IsLetter(c.words[i]) && !meets(gaps, at) && !meets([]cited.Span{c.number}, at) {
			return true
		}
	}
	return false
}

// cut shortens the quotation of a receipt. What stands around goes with what is cut off.
func (c *cutter) cut(r *cited.Receipt) {
	q := cited.Span{Start: c.at + c.from, End: c.at + c.to, Exact: string(c.words[c.from:c.to])}
	if c.from > 0 {
		q.Start, q.Exact, r.Before = q.Start-1, "…"+q.Exact, ""
	}
	if c.to < len(c.words) {
		q.End, q.Exact, r.After = q.End+1, q.Exact+"…", ""
	}
	r.Figure.Quote = q
	r.Corrections = slices.DeleteFunc(slices.Clone(r.Corrections), func(x cited.Correction) bool { return x.Start < q.Start || x.End > q.End })
}
