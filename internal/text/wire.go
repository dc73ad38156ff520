package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Append appends the compact form of the window to b: what a format sends from
// the process that reads a document to the one that asked. The window must pass
// Check.
func (w Window) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(w.Content)))
	b = append(b, w.Content...)
	b = binary.AppendUvarint(b, uint64(len(w.Blocks)))
	var last Block
	for _, k := range w.Blocks {
		b = k.append(b, last)
		last = k
	}
	b = w.Boxes.append(b)
	return append(b, w.Map.Encode()...)
}

// Facts about a block that stand in the low bits of its first number, above its
// kind.
const (
	kindBits = 4
	kindMask = 1<<kindBits - 1
	hasLevel = 1 << (kindBits + iota - 2)
	hasPlace
	hasHead
	hasLabel
)

func (k Block) append(b []byte, last Block) []byte {
	facts := uint64(k.Kind)
	if k.Level != 0 {
		facts |= hasLevel
	}
	if k.Row != 0 || k.Col != 0 {
		facts |= hasPlace
	}
	if k.Head != (Range{}) {
		facts |= hasHead
	}
	if k.Label != (Range{}) {
		facts |= hasLabel
	}
	b = binary.AppendUvarint(b, facts)
	b = binary.AppendUvarint(b, uint64(k.Start-last.End))
	b = binary.AppendUvarint(b, uint64(k.End-k.Start))
	if k.Level != 0 {
		b = binary.AppendUvarint(b, uint64(k.Level))
	}
	if facts&hasPlace != 0 {
		b = binary.AppendVarint(b, int64(k.Row-last.Row))
		b = binary.AppendUvarint(b, uint64(k.Col))
	}
	if facts&hasHead != 0 {
		b = k.Head.append(b, k.Start)
	}
	if facts&hasLabel != 0 {
		b = k.Label.append(b, k.Start)
	}
	return b
}

func (r Range) append(b []byte, at int) []byte {
	return binary.AppendUvarint(binary.AppendVarint(b, int64(r.Start-at)), uint64(r.End-r.Start))
}

// What a window holds at most, so that reading one takes little memory whatever
// sent it. Formats keep well below.
const (
	maxBlocks   = 1 << 20
	maxSegments = 1 << 20
)

// DecodeWindow reads what Append wrote. It returns an error unless b is the form
// of a window that passes Check for an original of that many bytes.
func DecodeWindow(b []byte, original int64) (Window, error) {
	v := varints{b: b}
	var w Window
	w.Content = string(v.bytes(v.unsigned()))
	n := v.unsigned()
	if v.bad || n > min(maxBlocks, uint64(len(w.Content))) {
		return Window{}, errors.New("window: damaged")
	}
	if n > 0 {
		w.Blocks = make([]Block, n)
	}
	var last Block
	for i := range w.Blocks {
		last = v.block(last)
		w.Blocks[i] = last
	}
	if v.bad {
		return Window{}, errors.New("window: damaged blocks")
	}
	var err error
	if w.Boxes, err = v.boxes(); err == nil {
		w.Map, err = DecodeMap(v.b)
	}
	if err != nil {
		return Window{}, fmt.Errorf("window: %w", err)
	}
	return w, w.Check(original)
}

func (v *varints) bytes(n uint64) []byte {
	if v.bad || n > uint64(len(v.b)) {
		v.bad = true
		return nil
	}
	p := v.b[:n]
	v.b = v.b[n:]
	return p
}

func (v *varints) block(last Block) Block {
	facts := v.unsigned()
	k := Block{Kind: Kind(facts & kindMask)}
	k.Start = last.End + int(v.unsigned())
	k.End = k.Start + int(v.unsigned())
	if facts&hasLevel != 0 {
		k.Level = int(v.unsigned())
	}
	if facts&hasPlace != 0 {
		k.Row = last.Row + int(v.signed())
		k.Col = int(v.unsigned())
	}
	if facts&hasHead != 0 {
		k.Head = v.span(k.Start)
	}
	if facts&hasLabel != 0 {
		k.Label = v.span(k.Start)
	}
	if k.End > maxPosition || k.Row > maxPosition {
		v.bad = true
	}
	return k
}

func (v *varints) span(at int) Range {
	start := at + int(v.signed())
	return Range{start, start + int(v.unsigned())}
}
