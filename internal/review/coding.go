package review

import (
	"cmp"
	"slices"

	"cited"
)

// Coding is what one coder made of one document. A coder who found nothing in it has a
// coding without figures; one who never saw it has none.
type Coding struct {
	Coder    string
	Document cited.ID
	Figures  []cited.Figure
}

// study is codings as they are compared: coders and documents by numbers.
type study struct {
	coders    []string
	documents int    // that two or more coders coded
	coded     []int  // of each of these documents: how many coders coded it
	marked    []int  // of each coder: figures in these documents
	units     []unit // in the order of documents, and of the text in each
}

// unit is a figure that one coder or several marked in the same place.
type unit struct {
	document int
	marks    []mark // in the order of coders, at most one of each
}

// mark is what one coder marked.
type mark struct {
	coder  int
	figure *cited.Figure
}

// numbered is a coding of a coder by number.
type numbered struct {
	coder  int
	coding *Coding
}

// studyOf pairs the figures of coders, of each of whom all codings are in one list. Where
// somebody has several codings of a document, the last one holds.
func studyOf(coders []string, codings [][]Coding) *study {
	var all []numbered
	for coder, list := range codings {
		for i := range list {
			all = append(all, numbered{coder, &list[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.coding.Document, b.coding.Document), cmp.Compare(a.coder, b.coder))
	})
	s := &study{coders: coders, marked: make([]int, len(coders))}
	for start, end := 0, 0; start < len(all); start = end {
		var here []numbered
		for end = start; end < len(all) && all[end].coding.Document == all[start].coding.Document; end++ {
			if n := len(here); n > 0 && here[n-1].coder == all[end].coder {
				here = here[:n-1]
			}
			here = append(here, all[end])
		}
		if len(here) > 1 {
			s.add(here)
		}
	}
	return s
}

// add pairs the figures of one document.
func (s *study) add(codings []numbered) {
	var marks []mark
	for _, c := range codings {
		for i := range c.coding.Figures {
			marks = append(marks, mark{c.coder, &c.coding.Figures[i]})
		}
		s.marked[c.coder] += len(c.coding.Figures)
	}
	for _, group := range unite(marks) {
		s.units = append(s.units, unit{s.documents, group})
	}
	s.coded = append(s.coded, len(codings))
	s.documents++
}
