package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Box says where on the pages of the original Content[Start:End] is shown: a
// word, or the part of one that stands on one line. It is how formats lead back to
// an original that is made of pages, where bytes would tell a reader nothing.
// Content that no box covers is unmapped: white space between words, and what the
// format left out, like the hyphen of a word that was parted at the end of a line.
type Box struct {
	Start, End int
	Page       int // from 1
	// Tenths of a point from the upper left corner of the page as it is shown.
	Left, Top, Right, Bottom int
}

// Boxes are the boxes of a content in its order.
type Boxes []Box

// EncodeMap returns what leads from the content back to the original in a compact
// form: the map, and the boxes if there are any. It is what is stored with a text.
// The window must pass Check.
func (w Window) EncodeMap() []byte {
	if len(w.Boxes) == 0 {
		return w.Map.Encode()
	}
	b := []byte{boxesMark}
	return append(w.Boxes.append(b), w.Map.Encode()...)
}

// boxesMark tells boxes from a map, which starts with a number above all facts.
const boxesMark = 1

// DecodeMapped reads what EncodeMap wrote. It returns an error if b is not the
// form of a map and boxes that pass Check.
func DecodeMapped(b []byte) (Map, Boxes, error) {
	if len(b) == 0 || b[0] != boxesMark {
		m, err := DecodeMap(b)
		return m, nil, err
	}
	v := varints{b: b[1:]}
	boxes, err := v.boxes()
	if err != nil {
		return nil, nil, err
	}
	m, err := DecodeMap(v.b)
	return m, boxes, err
}

// append appends how many boxes there are, and of each the gap before it, its
// length, how many pages on it is, how far right of the end of the last one, its
// width, how far below the last one, its height.
func (s Boxes) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	var last Box
	for _, x := range s {
		b = binary.AppendUvarint(b, uint64(x.Start-last.End))
		b = binary.AppendUvarint(b, uint64(x.End-x.Start))
		for _, n := range [...]int{x.Page - last.Page, x.Left - last.Right, x.Right - x.Left, x.Top - last.Top, x.Bottom - x.Top} {
			b = binary.AppendVarint(b, int64(n))
		}
		last = x
	}
	return b
}

func (v *varints) boxes() (Boxes, error) {
	n := v.unsigned()
	if v.bad || n > min(maxSegments, uint64(len(v.b))) {
		return nil, errors.New("boxes: damaged")
	}
	if n == 0 {
		return nil, nil
	}
	boxes := make(Boxes, n)
	var last Box
	for i := range boxes {
		x := Box{Start: last.End + int(v.unsigned())}
		x.End = x.Start + int(v.unsigned())
		x.Page = last.Page + int(v.signed())
		x.Left = last.Right + int(v.signed())
		x.Right = x.Left + int(v.signed())
		x.Top = last.Top + int(v.signed())
		x.Bottom = x.Top + int(v.signed())
		if v.bad || x.check(last.End) != nil {
			return nil, errors.New("boxes: damaged")
		}
		boxes[i], last = x, x
	}
	return boxes, nil
}

// check returns an error unless the box can follow one that ends there. That its
// numbers are small is checked too, so that sums of a few cannot overflow.
func (x Box) check(end int) error {
	const most = 1 << 30
	switch {
	case x.Start < end || x.End <= x.Start || x.End > maxPosition:
		return fmt.Errorf("boxes: %v is empty or out of order", x)
	case x.Page < 1 || x.Page > most:
		return fmt.Errorf("boxes: %v is on no page", x)
	case min(x.Left, x.Top) < -most || max(x.Right, x.Bottom) > most || x.Right < x.Left || x.Bottom < x.Top:
		return fmt.Errorf("boxes: %v has no place on a page", x)
	}
	return nil
}

// Check returns an error unless the boxes can belong to a content of that many
// bytes: in order, not empty, not overlapping, each on a page.
func (s Boxes) Check(content int) error {
	end := 0
	for _, x := range s {
		if err := x.check(end); err != nil {
			return err
		}
		end = x.End
	}
	if end > content {
		return errors.New("boxes: one lies outside")
	}
	return nil
}

// Original returns where Content[start:end] is shown: the boxes of the words that
// are in it, in order. Boxes side by side in one line come as one.
func (s Boxes) Original(start, end int) Boxes {
	var found Boxes
	for _, x := range s {
		if x.End <= start || x.Start >= end {
			continue
		}
		if n := len(found) - 1; n >= 0 && found[n].inLine(x) {
			found[n].End, found[n].Right = x.End, x.Right
			found[n].Top, found[n].Bottom = min(found[n].Top, x.Top), max(found[n].Bottom, x.Bottom)
			continue
		}
		found = append(found, x)
	}
	return found
}

// inLine reports whether y goes on in the line of x. Lines that stand close reach into
// each other, but the next one begins further left.
func (x Box) inLine(y Box) bool {
	height := x.Bottom - x.Top
	return x.Page == y.Page && 2*(x.Right-y.Left) < height && y.Top < x.Bottom && y.Bottom > x.Top && y.Left-x.Right < 2*height
}
