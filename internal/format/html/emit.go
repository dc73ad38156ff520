package html

import (
	"bytes"
	"slices"
	"sort"
	"unicode/utf8"

	"cited/internal/text"
)

// What a window holds at most.
const (
	windowBytes    = 8<<20 - 64 // and what parts blocks
	windowBlocks   = 1 << 18
	windowSegments = 1 << 18
)

// emit hands on the page, nearly always as one window. Back leads from the
// decoded source to the original.
func (l *layout) emit(back text.Map, emit func(text.Window) error) error {
	blocks := l.split()
	m := l.m.Through(back)
	for from := 0; from < len(blocks); {
		to := windowEnd(blocks, m, from)
		start, end := blocks[from].Start, blocks[len(blocks)-1].End
		if to < len(blocks) {
			end = blocks[to].Start
		}
		w := text.Window{Content: string(l.content[start:end]), Blocks: blocks[from:to], Map: coarse(between(m, start, end))}
		shift(w.Blocks, start, end)
		if err := emit(w); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// split returns the blocks, and in the place of a preformatted one those that
// its plain text consists of.
func (l *layout) split() []text.Block {
	var blocks []text.Block
	for _, b := range l.blocks {
		if !b.pre || b.Kind != text.Paragraph {
			blocks = append(blocks, l.parts(b.Block)...)
			continue
		}
		inner := text.Split(string(l.content[b.Start:b.End]))
		shift(inner, -b.Start, len(l.content))
		for i := range inner {
			if inner[i].Row > 0 {
				inner[i].Row += l.row
			}
		}
		if n := len(inner); n > 0 {
			l.row = max(l.row, inner[n-1].Row)
		}
		for _, k := range inner {
			blocks = append(blocks, l.parts(k)...)
		}
	}
	return blocks
}

// parts cuts a block that is too large for a window, at spaces.
func (l *layout) parts(b text.Block) []text.Block {
	var parts []text.Block
	for b.End-b.Start > windowBytes {
		part := b
		i := bytes.LastIndexAny(l.content[b.Start:b.Start+windowBytes], " \n")
		if i <= 0 {
			i = windowBytes
			for !utf8.RuneStart(l.content[b.Start+i]) {
				i--
			}
		}
		part.End = b.Start + i
		b.Start = part.End
		for b.Start < b.End && isSpace(l.content[b.Start]) {
			b.Start++
		}
		parts = append(parts, part)
	}
	if b.Start < b.End {
		parts = append(parts, b)
	}
	return parts
}

// coarse returns a map of so few segments that a window can hold them. Only a
// block with a tag or entity every few bytes has more.
func coarse(m text.Map) text.Map {
	group := (len(m) + windowSegments - 1) / windowSegments
	if group <= 1 {
		return m
	}
	var out text.Map
	for some := range slices.Chunk(m, group) {
		s := some[0]
		for _, k := range some[1:] {
			s.End, s.From, s.To, s.Exact = k.End, min(s.From, k.From), max(s.To, k.To), false
			if k.Place != s.Place {
				s.Place = "" // in several elements
			}
		}
		out = append(out, s)
	}
	return out
}

// windowEnd returns the number of the block after the last one of the window
// that starts with from: not within a table unless that alone is too large.
func windowEnd(blocks []text.Block, m text.Map, from int) int {
	start := blocks[from].Start
	first := segmentAt(m, start)
	to := from + 1
	for to < len(blocks) && to-from < windowBlocks && blocks[to].End-start <= windowBytes &&
		segmentAt(m, blocks[to].End)-first < windowSegments {
		to++
	}
	if to == len(blocks) {
		return to
	}
	for cut := to; cut > from+1; cut-- {
		if blocks[cut].Kind != text.Cell {
			return cut
		}
	}
	return to
}

// segmentAt returns the number of the first segment that ends after i.
func segmentAt(m text.Map, i int) int {
	return sort.Search(len(m), func(k int) bool { return m[k].End > i })
}

// between returns the segments of the content from start to end, as those of a
// content that starts there.
func between(m text.Map, start, end int) text.Map {
	var part text.Map
	for _, s := range m[segmentAt(m, start):] {
		if s.Start >= end {
			break
		}
		before, after := max(start-s.Start, 0), max(s.End-end, 0)
		if s.Exact {
			s.From += before
			s.To -= after
		}
		s.Start, s.End = s.Start+before-start, s.End-after-start
		part = append(part, s)
	}
	return part
}

// shift moves blocks to a content that starts at start; heads and labels that
// are not in it are dropped.
func shift(blocks []text.Block, start, end int) {
	for i := range blocks {
		b := &blocks[i]
		b.Start -= start
		b.End -= start
		for _, r := range []*text.Range{&b.Head, &b.Label} {
			if r.Start < start || r.End > end || r.Start == r.End {
				*r = text.Range{}
				continue
			}
			r.Start -= start
			r.End -= start
		}
	}
}
