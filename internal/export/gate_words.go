package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
)

// Named is what stands in the place of the name of a private person.
const Named = "[name]"

// shorten leaves out of what goes out with a figure the names of private persons, and what
// is longer than may be quoted, and what stands in gaps of the quotation.
func (g Gate) shorten(r *cited.Receipt, gaps []cited.Span) (changed []Reason) {
	m := masking{g: g, r: r}
	m.quotation(gaps)
	for _, words := range []*string{&r.Figure.Of, &r.Figure.Counted} {
		m.cut(words, InDocument)
	}
	m.cut(&r.Document.Title, InTitle)
	for _, list := range []*[]string{&r.Figure.Segment, &r.Figure.Place, &r.Figure.Group, &r.Figure.Attribution} {
		m.list(list)
	}
	m.decided()
	g.nameless(r)
	long := fit(r)
	for _, words := range []*string{&r.Before, &r.After} {
		if *words != "" && !g.Plain(*words) {
			*words = ""
		}
		m.cut(words, Elsewhere)
	}
	fit(r) // "[name]" may be longer than a name
	if len(m.names) > 0 {
		changed = append(changed, PrivateName)
	}
	if long {
		changed = append(changed, LongQuote)
	}
	r.Figure.Evidence = within(r.Figure.Evidence, r.Figure.Quote, m.names)
	return changed
}

// masking leaves names out of one receipt. What it changes it copies first.
type masking struct {
	g     Gate
	r     *cited.Receipt
	names []string // that were left out
}

// cut leaves the names out of some words.
func (m *masking) cut(words *string, from Where) {
	if *words == "" {
		return
	}
	spans := m.g.Private(m.r, *words, from)
	for _, s := range spans {
		m.names = append(m.names, s.Exact)
	}
	*words, _ = without(*words, spans, cited.Span{})
}

// list leaves the names out of a list of words.
func (m *masking) list(list *[]string) {
	all := *list
	for i, words := range all {
		if m.cut(&words, InDocument); words == all[i] {
			continue
		}
		if &all[0] == &(*list)[0] {
			*list = slices.Clone(all)
		}
		(*list)[i] = words
	}
}

// decided leaves the names out of what people decided and corrected. Notes are for those who
// work on the archive.
func (m *masking) decided() {
	r := m.r
	if len(r.Decisions) > 0 {
		r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(d cited.Decision) bool { return d.Field == cited.FieldNote })
	}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		d.Anchor = nil // which holds words of the document
		if d.Verdict == cited.Added {
			d.Value = "" // the whole figure as it was added, its quotation uncut
		}
		m.cut(&d.Value, Elsewhere)
		m.cut(&d.Reason, Elsewhere)
	}
	if len(r.Corrections) == 0 {
		return
	}
	names := func(words string) bool { return len(m.g.Private(r, words, Elsewhere)) > 0 }
	r.Corrections = slices.DeleteFunc(slices.Clone(r.Corrections), func(c cited.Correction) bool { return names(c.Exact) || names(c.Reads) || names(c.Reason) })
}

// quotation leaves the names of private persons out of a quotation, but for what is part of
// the number, and what stands in gaps of it.
func (m *masking) quotation(gaps []cited.Span) {
	f := &m.r.Figure
	left := m.g.Private(m.r, f.Quote.Exact, InQuote)
	if len(left)+len(gaps) == 0 {
		return
	}
	for _, s := range left {
		m.names = append(m.names, s.Exact)
	}
	if len(gaps) > 0 {
		f.Evidence = outside(f.Evidence, gaps)
		left = slices.Clone(left)
		for _, s := range gaps {
			left = append(left, cited.Span{Start: s.Start - f.Quote.Start, End: s.End - f.Quote.Start})
		}
		slices.SortStableFunc(left, func(a, b cited.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	words, moved := without(f.Quote.Exact, left, cited.Span{Start: f.Start - f.Quote.Start, End: f.End - f.Quote.Start})
	f.Quote = cited.Span{Start: f.Quote.Start - moved, End: f.Quote.Start - moved + utf8.RuneCountInString(words), Exact: words}
}

// outside leaves out the words of evidence that stand in gaps.
func outside(evidence []cited.Evidence, gaps []cited.Span) []cited.Evidence {
	out := slices.Clone(evidence)
	for i := range out {
		out[i].Spans = slices.DeleteFunc(slices.Clone(out[i].Spans), func(s cited.Span) bool { return meets(gaps, s) })
	}
	return out
}

// without puts Named in the place of some spans of words, in their order, and "…" in that of those
// without words, but for one that meets what is to be kept, and returns by how much that moves to
// the right.
func without(words string, spans []cited.Span, keep cited.Span) (out string, moved int) {
	if len(spans) == 0 {
		return words, 0
	}
	all := []rune(words)
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start < at {
			s.Start = at // it begins in what is left out already
		}
		if s.Start >= s.End || s.End > len(all) || s.Start < keep.End && keep.Start < s.End {
			continue
		}
		as := Named
		if s.Exact == "" {
			as = "…"
		}
		b.WriteString(string(all[at:s.Start]))
		b.WriteString(as)
		if at = s.End; at <= keep.Start {
			moved += utf8.RuneCountInString(as) - (s.End - s.Start)
		}
	}
	b.WriteString(string(all[at:]))
	return b.String(), moved
}

// fit shortens a quotation, and the text around it, to what may be quoted, and reports
// whether the quotation was too long.
func fit(r *cited.Receipt) (long bool) {
	f := &r.Figure
	if r.Before+r.After == "" && utf8.RuneCountInString(f.Quote.Exact) <= LongestQuote {
		return false
	}
	quote := []rune(f.Quote.Exact)
	if long = len(quote) > LongestQuote; long {
		r.Before, r.After = "", ""
		from, to := around(quote, f.Start-f.Quote.Start, f.End-f.Quote.Start, LongestQuote-2)
		exact := string(quote[from:to])
		start, end := f.Quote.Start+from, f.Quote.Start+to
		if from > 0 {
			start, exact = start-1, "…"+exact
		}
		if to < len(quote) {
			end, exact = end+1, exact+"…"
		}
		f.Quote = cited.Span{Start: start, End: end, Exact: exact}
		return true
	}
	room := LongestQuote - len(quote)
	before, after := []rune(r.Before), []rune(r.After)
	most := max(room/2, room-len(before))
	_, to := around(after, 0, 0, most)
	r.After = string(after[:to])
	from, _ := around(before, len(before), len(before), room-to)
	r.Before = string(before[from:])
	return false
}

// around returns a stretch of words that holds from and to, of at most so many characters
// unless these are more, and that begins and ends between words.
func around(words []rune, from, to, most int) (start, end int) {
	if len(words) <= most {
		return 0, len(words)
	}
	from, to = min(max(from, 0), len(words)), min(max(to, 0), len(words))
	room := max(0, most-(to-from))
	right := min(len(words)-to, max(room/2, room-from))
	left := min(from, room-right)
	start, end = from-left, to+right
	for start > 0 && start < from && !unicode.IsSpace(words[start-1]) {
		start++
	}
	for end < len(words) && end > to && !unicode.IsSpace(words[end]) {
		end--
	}
	for start < from && unicode.IsSpace(words[start]) {
		start++
	}
	for end > to && unicode.IsSpace(words[end-1]) {
		end--
	}
	return start, end
}

// within leaves out the words from which a figure was read that do not go out with it, and
// such as hold a name.
func within(evidence []cited.Evidence, quote cited.Span, names []string) []cited.Evidence {
	out, same := evidence, true
	stays := func(s cited.Span) bool {
		return s.Start < quote.Start || s.End > quote.End || slices.ContainsFunc(names, func(n string) bool { return holdsName(s.Exact, n) })
	}
	for i := range out {
		if slices.ContainsFunc(out[i].Spans, stays) {
			if same {
				out, same = slices.Clone(evidence), false
			}
			out[i].Spans = slices.DeleteFunc(slices.Clone(out[i].Spans), stays)
		}
	}
	return out
}

// nameless leaves out the address and the name of the file of a document that hold a word of a
// private person's name: "/news/ada-lund-came-back".
func (g Gate) nameless(r *cited.Receipt) {
	for _, words := range []*string{&r.Document.Address, &r.Document.Name} {
		if *words != "" && g.InAddress(r, *words) {
			*words = ""
		}
	}
}

// holdsName reports whether words hold a name, as words of its own, in any case.
func holdsName(words, name string) bool {
	return name != "" && strings.Contains(" "+plainWords(words)+" ", " "+plainWords(name)+" ")
}

// plainWords returns the words of a text in lower case, parted by single blanks.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// closed are words of a document's rights by which nothing of it may be published.
var closed = []string{"confidential", "restricted", "internal use", "not for publication", "not for release", "not for distribution", "do not quote", "do not cite", "do not distribute", "off the record", "secret"}

// isRestricted reports whether the rights of a document say that nothing of it may be
// published. Copyright does not: a short quotation with its source is a citation.
func isRestricted(rights string) bool {
	if rights == "" {
		return false
	}
	said := " " + plainWords(rights) + " "
	return slices.ContainsFunc(closed, func(words string) bool { return strings.Contains(said, " "+words+" ") })
}
