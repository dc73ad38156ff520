package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Encode returns the map in a compact form: about three bytes a segment. The
// map must pass Check.
//
// Each segment is one number with five facts in its low bits (exact; a gap in
// the content before it; a jump in the original; a length in the original that
// differs; another place than the one before) and its length in the content above
// them, followed by those of gap, jump, length and place that the bits announce.
// Numbers are varints, the jump is signed, because a page may show things in
// another order than it holds them. A place is how many bytes it shares with the
// start of the one before, and the rest.
func (m Map) Encode() []byte {
	b := make([]byte, 0, 3*len(m))
	var last Segment
	for _, s := range m {
		b = s.append(b, last)
		last = s
	}
	return b
}

const (
	isExact = 1 << iota
	hasGap
	hasJump
	hasLength
	isElsewhere
	factBits = iota
)

func (s Segment) append(b []byte, last Segment) []byte {
	head := uint64(s.End-s.Start) << factBits
	if s.Exact {
		head |= isExact
	}
	if s.Start != last.End {
		head |= hasGap
	}
	if s.From != last.To {
		head |= hasJump
	}
	if s.To-s.From != s.End-s.Start {
		head |= hasLength
	}
	if s.Place != last.Place {
		head |= isElsewhere
	}
	b = binary.AppendUvarint(b, head)
	if head&hasGap != 0 {
		b = binary.AppendUvarint(b, uint64(s.Start-last.End))
	}
	if head&hasJump != 0 {
		b = binary.AppendVarint(b, int64(s.From-last.To))
	}
	if head&hasLength != 0 {
		b = binary.AppendUvarint(b, uint64(s.To-s.From))
	}
	if head&isElsewhere != 0 {
		n := shared(s.Place, last.Place)
		b = binary.AppendUvarint(b, uint64(n))
		b = binary.AppendUvarint(b, uint64(len(s.Place)-n))
		b = append(b, s.Place[n:]...)
	}
	return b
}

// shared returns how many bytes two strings start with in common.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// DecodeMap reads what Encode wrote. It returns an error if b is not the form of
// a map that passes Check.
func DecodeMap(b []byte) (Map, error) {
	var m Map
	var last Segment
	for len(b) > 0 {
		s, n := readSegment(b, last)
		if n == 0 || len(m) == maxSegments {
			return nil, errors.New("map: damaged")
		}
		m = append(m, s)
		if err := s.check(last.End); err != nil {
			return nil, err
		}
		b, last = b[n:], s
	}
	return m, nil
}

// readSegment reads one segment and how many bytes it took, 0 if it cannot.
func readSegment(b []byte, last Segment) (Segment, int) {
	v := varints{b: b}
	head := v.unsigned()
	s := Segment{Start: last.End, From: last.To, Exact: head&isExact != 0, Place: last.Place}
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
	if head&isElsewhere != 0 {
		s.Place = v.place(last.Place)
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

// place reads a place that starts like the last one.
func (v *varints) place(last string) string {
	n, more := v.unsigned(), v.unsigned()
	if v.bad || n > uint64(len(last)) || n+more > maxPlace {
		v.bad = true
		return ""
	}
	return last[:n] + string(v.bytes(more))
}

// maxPlace is how many bytes a place has at most.
const maxPlace = 200

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
	case len(s.Place) > maxPlace || !utf8.ValidString(s.Place) || strings.ContainsFunc(s.Place, unicode.IsControl):
		return fmt.Errorf("map: segment %v names no place", s)
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

// Places returns the places that Content[start:end] is read from, in order, each
// once.
func (m Map) Places(start, end int) []string {
	var places []string
	for i := sort.Search(len(m), func(i int) bool { return m[i].End > start }); i < len(m) && m[i].Start < end; i++ {
		if p := m[i].Place; p != "" && (len(places) == 0 || places[len(places)-1] != p) {
			places = append(places, p)
		}
	}
	return places
}

// In puts every place of the map into one around it, as "record 12" is around
// "paragraph 3", and returns the map. It changes m.
func (m Map) In(place string) Map {
	inner, joined := "", place
	for i := range m {
		if p := m[i].Place; p != inner {
			inner, joined = p, within(place, p)
		}
		m[i].Place = joined
	}
	return m
}

// within joins two places, up to what a place holds.
func within(outer, inner string) string {
	if inner == "" {
		return outer
	}
	s := outer + ", " + inner
	return strings.ToValidUTF8(s[:min(maxPlace, len(s))], "")
}

// Through returns the map from m's content to an original, given that m leads to
// something in between that back leads on from: m maps a page to its decoded
// source, back that source to the bytes it was decoded from. What back leaves
// unmapped is unmapped.
func (m Map) Through(back Map) Map {
	if len(back) == 1 && back[0].Exact && back[0].Place == "" {
		return m.Moved(back[0].From - back[0].Start)
	}
	out := make(Map, 0, len(m))
	for _, s := range m {
		if s.Exact {
			out = s.through(back, out)
			continue
		}
		if from, to, _, ok := back.Original(s.From, s.To); ok {
			s.From, s.To = from, to
			out = append(out, s)
		}
	}
	return out
}

// Moved returns the map to an original that holds the one before from that byte on.
// It changes m.
func (m Map) Moved(by int) Map {
	for i := range m {
		m[i].From += by
		m[i].To += by
	}
	return m
}

// through appends what a segment that is exact as to what lies in between is as
// to the original.
func (s Segment) through(back, out Map) Map {
	i := sort.Search(len(back), func(k int) bool { return back[k].End > s.From })
	for ; i < len(back) && back[i].Start < s.To; i++ {
		k := back[i]
		part := Segment{From: k.From, To: k.To, Exact: k.Exact, Place: s.Place}
		from, to := max(k.Start, s.From), min(k.End, s.To)
		part.Start, part.End = s.Start+from-s.From, s.Start+to-s.From
		if k.Exact {
			part.From, part.To = k.From+from-k.Start, k.From+to-k.Start
		}
		out = append(out, part)
	}
	return out
}
