package parse

import (
	"strings"

	"cited/internal/text"
)

// stretches are the parts of a window that are parsed each for itself: its
// blocks, with the marks that stand beside them on their lines ("- ", "== ", "|"),
// and the lines between them that are marks only ("----"). Boilerplate is left out.
func stretches(w text.Window) []text.Range {
	s := splitter{content: w.Content}
	for _, b := range w.Blocks {
		s.block(b)
	}
	s.rest()
	return s.list
}

type splitter struct {
	content string
	list    []text.Range
	end     int  // of the block before
	open    bool // it is the last stretch of the list, not boilerplate
}

func (s *splitter) block(b text.Block) {
	from := s.between(b.Start)
	if b.Kind == text.Boilerplate {
		s.add(from, b.Start)
		s.open = false
	} else {
		s.open = s.add(from, b.End)
	}
	s.end = b.End
}

// between deals with what stands between the block before and one that starts at
// to. It returns from where on it belongs to that one.
func (s *splitter) between(to int) int {
	gap := s.content[s.end:to]
	first := strings.IndexByte(gap, '\n')
	if first < 0 {
		return s.end
	}
	last := strings.LastIndexByte(gap, '\n')
	s.tail(s.end + first)
	for at := s.end + first; at < s.end+last; {
		n := strings.IndexByte(s.content[at+1:], '\n') + 1
		s.add(at, at+n)
		at += n
	}
	return s.end + last
}

// tail gives the rest of a line to the block that it stands behind.
func (s *splitter) tail(to int) {
	if s.open {
		s.list[len(s.list)-1].End = to
	} else {
		s.add(s.end, to)
	}
}

// rest deals with what stands behind the last block.
func (s *splitter) rest() {
	from := s.between(len(s.content))
	if from == s.end {
		s.tail(len(s.content))
		return
	}
	s.add(from, len(s.content))
}

// add adds a stretch, unless it is white space only.
func (s *splitter) add(from, to int) bool {
	some := strings.TrimSpace(s.content[from:to]) != ""
	if some {
		s.list = append(s.list, text.Range{Start: from, End: to})
	}
	return some
}
