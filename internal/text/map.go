package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
)

// Encode returns the map in a compact form: about three bytes a segment. The
// map must pass Check.
//
// Each segment is one number with four facts in its low bits (exact; a gap in
// the content before it; a jump in the original; a length in the original that
// differs) and its length in the content above them, followed by those of gap,
// jump and length that the bits announce. Numbers are varints, the jump is
// signed, because a page may show things in another order than it holds them.
func (m Map) Encode() []byte {
	b := make([]byte, 0, 3*len(m))
	end, to := 0, 0
	for _, s := range m {
		b = s.append(b, end, to)
		end, to = s.End, s.To
	}
	return b
}

const (
	isExact = 1 << iota
	hasGap
	hasJump
	hasLength
	factBits = iota
)

func (s Segment) append(b []byte, end, to int) []byte {
	head := uint64(s.End-s.Start) << factBits
	if s.Exact {
		head |= isExact
	}
	if s.Start != end {
		head |= hasGap
	}
	if s.From != to {
		head |= hasJump
	}
	if s.To-s.From != s.End-s.Start {
		head |= hasLength
	}
	b = binary.AppendUvarint(b, head)
	if head&hasGap != 0 {
		b = binary.AppendUvarint(b, uint64(s.Start-end))
	}
	if head&hasJump != 0 {
		b = binary.AppendVarint(b, int64(s.From-to))
	}
	if head&hasLength != 0 {
		b = binary.AppendUvarint(b, uint64(s.To-s.From))
	}
	return b
}

// DecodeMap reads what Encode wrote. It returns an error if b is not the form of
// a map that passes Check.
func DecodeMap(b []byte) (Map, error) {
	var m Map
	end, to := 0, 0
	for len(b) > 0 {
		s, n := readSegment(b, end, to)
		if n == 0 || len(m) == maxSegments {
			return nil, errors.New("map: damaged")
		}
		m = append(m, s)
		if err := s.check(end); err != nil {
			return nil, err
		}
		b, end, to = b[n:], s.End, s.To
	}
	return m, nil
}

// readSegment reads one segment and how many bytes it took, 0 if it cannot.
func readSegment(b []byte, end, to int) (Segment, int) {
	v := varints{b: b}
	head := v.unsigned()
	s := Segment{Start: end, From: to, Exact: head&isExact != 0}
	length := int(head >> factBits)
	if head&hasGap != 0 {
		s.Start += int(v.unsigned())
	}
	if head&hasJump != 0 {
		s.From += int(v.signed())
	}
	s.End, s.To = s.Start+length, s.From+length
	if head&hasLength != 0 {
		s.To = s.From + int(v.unsigned())
	}
	if v.bad {
		return Segment{}, 0
	}
	return s, len(b) - len(v.b)
}

// varints reads numbers below maxPosition off a slice and remembers failure.
type varints struct {
	b   []byte
	bad bool
}

func (v *varints) unsigned() uint64 {
	x, n := binary.Uvarint(v.b)
	if n <= 0 || x > maxPosition {
		v.bad = true
		return 0
	}
	v.b = v.b[n:]
	return x
}

func (v *varints) signed() int64 {
	x, n := binary.Varint(v.b)
	if n <= 0 || x > maxPosition || x < -maxPosition {
		v.bad = true
		return 0
	}
	v.b = v.b[n:]
	return x
}

// maxPosition bounds every position, so that sums of a few cannot overflow.
const maxPosition = 1 << 56

// Check returns an error unless the map can belong to a content of that many
// bytes and an original of that many: segments in order, not empty, not
// overlapping, inside both, and of equal length on both sides where exact.
func (m Map) Check(content int, original int64) error {
	end := 0
	for _, s := range m {
		if err := s.check(end); err != nil {
			return err
		}
		if s.End > content || int64(s.To) > original {
			return fmt.Errorf("map: segment %v lies outside", s)
		}
		end = s.End
	}
	return nil
}

func (s Segment) check(end int) error {
	switch {
	case s.Start < end || s.End <= s.Start || s.End > maxPosition:
		return fmt.Errorf("map: segment %v is empty or out of order", s)
	case s.From < 0 || s.To < s.From || s.To > maxPosition:
		return fmt.Errorf("map: segment %v has no place in the original", s)
	case s.Exact && s.To-s.From != s.End-s.Start:
		return fmt.Errorf("map: segment %v is not exact", s)
	}
	return nil
}

// Original returns which bytes of the original Content[start:end] was decoded
// from. Exact says that they are those very bytes; otherwise they stand for at
// least the whole of it: an encoding or an entity was decoded, or something in
// between was left out. It is not ok if none of it is mapped.
func (m Map) Original(start, end int) (from, to int, exact, ok bool) {
	i := sort.Search(len(m), func(i int) bool { return m[i].End > start })
	exact, next := true, start
	for ; i < len(m) && m[i].Start < end; i++ {
		f, t := m[i].part(start, end)
		exact = exact && m[i].Exact && m[i].Start <= next && (!ok || f == to)
		if !ok {
			from, to, ok = f, t, true
		}
		from, to, next = min(from, f), max(to, t), m[i].End
	}
	return from, to, ok && exact && next >= end, ok
}

// part returns the bytes that stand for the part of s between start and end.
func (s Segment) part(start, end int) (from, to int) {
	if !s.Exact {
		return s.From, s.To
	}
	from, to = s.From, s.To
	if start > s.Start {
		from += start - s.Start
	}
	if end < s.End {
		to -= s.End - end
	}
	return from, to
}
