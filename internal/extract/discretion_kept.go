package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/text"
)

// NamesIn returns where a quotation of the document names private persons, in code points of
// the quotation and in order: by what is kept of the document, and by reading the words where
// that does not say.
func (d *Discretion) NamesIn(quote cited.Span) []cited.Span {
	if d.naming == nil {
		return d.Names(quote.Exact)
	}
	spans, cut := within(d.naming.Private, quote.Start, quote.End)
	open, over := within(d.naming.Unsure, quote.Start, quote.End)
	unsure := cut || over || len(open) > 0
	if len(spans) == 0 && !unsure {
		return nil
	}
	out := make([]cited.Span, 0, len(spans))
	for _, s := range spans {
		out = append(out, cited.Span{Start: s.Start - quote.Start, End: s.End - quote.Start})
	}
	if unsure {
		out = append(out, d.Names(quote.Exact)...)
	}
	return d.named(quote.Exact, out)
}

// NamesOf returns where words that are somewhere in the document name private persons, as
// NamesIn does.
func (d *Discretion) NamesOf(words string) []cited.Span {
	if d.naming == nil {
		return d.Names(words)
	}
	if !strings.ContainsFunc(words, unicode.IsUpper) {
		return nil
	}
	out, unsure := d.naming.in(words)
	if unsure {
		out = append(out, d.Names(words)...)
	}
	return d.named(words, out)
}

// NamesOfTitle is NamesOf of the document's title.
func (d *Discretion) NamesOfTitle() []cited.Span {
	title := d.doc.Title
	if d.naming == nil || d.naming.title != titleSum(title) {
		return d.Names(title)
	}
	return d.named(title, slices.Clone(d.naming.inTitle))
}

// named gives spans of words their words, in order and none over another; parts of the
// publisher's name are left out.
func (d *Discretion) named(words string, spans []cited.Span) (out []cited.Span) {
	if len(spans) == 0 {
		return nil
	}
	slices.SortFunc(spans, func(a, b cited.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	all := []rune(words)
	at := 0
	for _, s := range spans {
		s.End = min(s.End, len(all))
		if s.Start = max(s.Start, at); s.Start >= s.End {
			continue
		}
		s.Exact = string(all[s.Start:s.End])
		if at = s.End; !strings.Contains(d.doc.Publisher, s.Exact) || !d.printed(words, byteRange(all, s)) {
			out = append(out, s)
		}
	}
	return out
}

// byteRange is a span of words in bytes.
func byteRange(words []rune, s cited.Span) text.Range {
	start := len(string(words[:s.Start]))
	return text.Range{Start: start, End: start + len(s.Exact)}
}

// PlacesIn returns the names in a quotation of the document that Places returns.
func (d *Discretion) PlacesIn(quote cited.Span) []string {
	if d.naming == nil {
		return d.Places(quote.Exact)
	}
	read, cut := within(d.naming.Small, quote.Start, quote.End)
	open, unsure := within(d.naming.Unsure, quote.Start, quote.End)
	places, over := within(d.naming.Places, quote.Start, quote.End)
	if len(read) != 1 || cut || over || unsure || len(open) > 0 || read[0].Start != quote.Start || read[0].End != quote.End {
		return d.Places(quote.Exact)
	}
	var names []string
	all := []rune(quote.Exact)
	for _, p := range places {
		names = append(names, string(all[p.Start-quote.Start:p.End-quote.Start]))
	}
	return d.allBelow(names)
}
