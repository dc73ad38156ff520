// Package layer lays corrections over a text that stays as it is, and leads from the
// corrected text back to the words that stand there: values in, values out.
//
// A stretch of the corrected text that holds any of a corrected word stands for the
// whole of what was corrected: nobody can say which letter became which.
package layer

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"cited"
)

// Edit says that a stretch of a document's text, in code points, should read otherwise.
type Edit struct {
	Start, End int
	New        string
}

// InForce reports which edits hold: of several over the same words the last of the list.
func InForce(edits []Edit) []bool {
	hold := make([]bool, len(edits))
	var taken []Edit // in order, not overlapping
	for i, e := range slices.Backward(edits) {
		at := sort.Search(len(taken), func(k int) bool { return taken[k].End > e.Start || taken[k].Start >= e.Start })
		if at < len(taken) && (taken[at].Start < e.End || taken[at].Start == e.Start) {
			continue
		}
		hold[i] = true
		taken = slices.Insert(taken, at, e)
	}
	return hold
}

// Sorted returns the edits that hold, in the order of the text.
func Sorted(edits []Edit) []Edit {
	var out []Edit
	for i, holds := range InForce(edits) {
		if holds {
			out = append(out, edits[i])
		}
	}
	slices.SortFunc(out, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// Layer is one window of a text with corrections laid over it.
type Layer struct {
	Over  string // the corrected window
	Start int    // where it starts in the corrected document, in code points
	End   int    // where it ends there

	under string
	start int // where it starts in the document
	edits []laid
}

// laid is an edit in its place: what of the window it replaces, and by what.
type laid struct {
	bytes  stretch // of the window
	points stretch // code points of the documents
}

// stretch is what lies under an edit, and what lies over that in its stead.
type stretch struct{ from, to, at, end int }

// Lay lays edits, sorted and of the whole document, over a window that starts at a code
// point of the document, and at another one of the corrected document.
func Lay(under string, start, over int, edits []Edit) *Layer {
	l := &Layer{Start: over, End: over, under: under, start: start}
	var b strings.Builder
	at, point := 0, start
	keep := func(to int) { // what is not corrected
		from := at
		at, point = ahead(under, at, to-point), to
		b.WriteString(under[from:at])
		l.End += point - start
		start = point
	}
	for _, e := range within(edits, start, start+utf8.RuneCountInString(under)) {
		keep(e.Start)
		k := laid{stretch{from: at, at: b.Len()}, stretch{from: point, to: e.End, at: l.End}}
		b.WriteString(e.New)
		l.End += utf8.RuneCountInString(e.New)
		at, point, start = ahead(under, at, e.End-point), e.End, e.End
		k.bytes.to, k.bytes.end, k.points.end = at, b.Len(), l.End
		l.edits = append(l.edits, k)
	}
	b.WriteString(under[at:])
	l.End += utf8.RuneCountInString(under[at:])
	l.Over = b.String()
	return l
}

// within returns what of edits lies in a window. Of one that goes over the end of a window
// its new words are in the first, and so is what is put between two windows.
func within(edits []Edit, start, end int) []Edit {
	var out []Edit
	for _, e := range edits[sort.Search(len(edits), func(i int) bool { return edits[i].End >= start }):] {
		switch put := e.Start == e.End; {
		case e.Start > end || e.Start == end && !put:
			return out
		case put && e.Start == start && start > 0 || !put && e.End == start:
			continue
		case e.Start < start:
			e.Start, e.New = start, ""
		}
		e.End = min(e.End, end)
		out = append(out, e)
	}
	return out
}

// ahead and back return where so many code points lie ahead, or back, of a byte.
func ahead(s string, at, points int) int {
	for range points {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

func back(s string, at, points int) int {
	for range points {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// Forward leads a stretch of the window under it, in bytes, to the corrected window. One
// that ends in the midst of a correction takes all of it in.
func (l *Layer) Forward(start, end int) (from, to int) {
	from, to = l.forward(start, false), l.forward(end, true)
	return from, max(from, to)
}

func (l *Layer) forward(p int, end bool) int {
	i := sort.Search(len(l.edits), func(i int) bool { return l.edits[i].bytes.to > p })
	switch {
	case i < len(l.edits) && l.edits[i].bytes.from < p && end:
		return l.edits[i].bytes.end
	case i < len(l.edits) && l.edits[i].bytes.from < p:
		return l.edits[i].bytes.at
	case i > 0:
		return p + l.edits[i-1].bytes.end - l.edits[i-1].bytes.to
	}
	return p
}

// Under leads a span of the corrected document that lies in the window, in code points, to
// the words that stand there. One that holds some of a correction takes in all of it.
func (l *Layer) Under(s cited.Span) cited.Span {
	first := sort.Search(len(l.edits), func(i int) bool { return l.edits[i].points.end > s.Start })
	next := sort.Search(len(l.edits), func(i int) bool { return l.edits[i].points.at >= s.End })
	if first >= next {
		by := l.start - l.Start
		if first > 0 {
			by = l.edits[first-1].points.to - l.edits[first-1].points.end
		}
		return cited.Span{Start: s.Start + by, End: s.End + by, Exact: s.Exact}
	}
	a, z := l.edits[first], l.edits[next-1]
	out, from, to := cited.Span{Start: a.points.from, End: z.points.to}, a.bytes.from, z.bytes.to
	if before := a.points.at - s.Start; before > 0 {
		out.Start, from = out.Start-before, back(l.under, from, before)
	}
	if after := s.End - z.points.end; after > 0 {
		out.End, to = out.End+after, ahead(l.under, to, after)
	}
	out.Exact = l.under[from:to]
	return out
}
