package archive

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/store"
)

// mostQuoted is how long a quotation of a document is of which only receipts are kept, in
// code points.
const mostQuoted = 300

// readReceipts makes the reading of a document of which only receipts are kept: what it says
// in numbers, with quotations, and no text beside them.
func (a *adder) readReceipts(ctx context.Context, t *task) error {
	in, err := a.originals.OpenCapture(t.capture)
	if err != nil {
		t.err = named(&t.document, err)
		return nil
	}
	var r cited.Reading
	s := session{document: t.document}
	d, found, err := a.reader.stream(ctx, in, &s, func(x cited.Text, f cited.Found) error {
		quoted, receipts := receiptsOf(f)
		r.Texts = append(r.Texts, cited.Text{Start: x.Start, Passages: quoted})
		r.Found.Add(receipts)
		return nil
	})
	err = errors.Join(err, in.Close())
	a.originals.Discard(t.capture)
	if err != nil {
		return named(&t.document, err)
	}
	d.Counts = cited.Counts{}
	if d.Outcome == cited.OutcomeContainer {
		d.Outcome, d.Reason = cited.OutcomeUnreadable, "it holds several documents, and its bytes are not kept; unpack it and add each of them"
	}
	if d.Outcome == cited.OutcomeRead {
		d.Counts.Add(&r.Found)
	} else {
		r.Texts, r.Found = nil, cited.Found{}
	}
	r.Document, r.Version, t.document = d, a.reader.versionOver(s.over), d
	t.entry = store.Entry{Reading: r, Found: found, At: a.cfg.Now(), By: a.viewer.Name, Arrival: t.arrival}
	return nil
}

// receiptsOf returns what was found in a text in numbers, with no words beside those of the
// quotations, and the quotations as passages. Statements, responses and themes hold more of
// the text than that, and are left out.
func receiptsOf(found cited.Found) (quoted []cited.Passage, kept cited.Found) {
	var quotes []cited.Span
	kept.Figures = quoteAll(found.Figures, &quotes, func(f *cited.Figure) *cited.Figure { return f })
	kept.Unquantified = quoteAll(found.Unquantified, &quotes, func(u *cited.Unquantified) *cited.Figure { return &u.Figure })
	kept.Comparisons = quoteAll(found.Comparisons, &quotes, func(c *cited.Comparison) *cited.Figure { return &c.Figure })
	slices.SortFunc(quotes, func(a, b cited.Span) int { return cmp.Compare(a.Start, b.Start) })
	for _, q := range quotes {
		if len(quoted) == 0 || q.Start >= quoted[len(quoted)-1].End {
			quoted = append(quoted, cited.Passage{Start: q.Start, End: q.End, Kind: "quotation", Words: foldName(q.Exact)})
		}
	}
	return quoted, kept
}

// quoteAll shortens what is quoted of each thing, and leaves out what cannot be short.
func quoteAll[T any](things []T, quotes *[]cited.Span, figure func(*T) *cited.Figure) []T {
	var kept []T
	for i := range things {
		f := figure(&things[i])
		if !short(f) {
			continue
		}
		f.Quote = clipped(f.Quote, f.Span)
		f.Evidence = inside(f.Evidence, f.Quote)
		kept, *quotes = append(kept, things[i]), append(*quotes, f.Quote)
	}
	return kept
}

// short reports whether no field of a figure is longer than a quotation may be.
func short(f *cited.Figure) bool {
	values := slices.Concat([]string{f.Exact, f.Of, f.Counted}, f.Origin, f.Theatre, f.Place, f.Group, f.Segment, f.Attribution)
	return !slices.ContainsFunc(values, func(v string) bool { return utf8.RuneCountInString(v) > mostQuoted })
}

// clipped cuts a quotation to a stretch of it around what it is quoted for, at the borders of
// words where there are some.
func clipped(quote, at cited.Span) cited.Span {
	words := []rune(quote.Exact)
	from, to := at.Start-quote.Start, at.End-quote.Start
	if len(words) <= mostQuoted {
		return quote
	}
	if from < 0 || to > len(words) {
		return at // it is not in its own quotation
	}
	first := max(0, min(from-(mostQuoted-(to-from))/2, len(words)-mostQuoted))
	last := first + mostQuoted
	for n := first; n > 0 && n < from && !unicode.IsSpace(words[n-1]); n++ {
		first = n + 1
	}
	for n := last; n < len(words) && n > to && !unicode.IsSpace(words[n]); n-- {
		last = n - 1
	}
	return cited.Span{Start: quote.Start + first, End: quote.Start + last, Exact: string(words[first:last])}
}

// inside leaves out the words of evidence that are not within a quotation.
func inside(list []cited.Evidence, quote cited.Span) []cited.Evidence {
	kept := slices.Clone(list)
	for i := range kept {
		kept[i].Spans = slices.DeleteFunc(slices.Clone(kept[i].Spans), func(s cited.Span) bool { return s.Start < quote.Start || s.End > quote.End })
	}
	return kept
}
