package syntax

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
)

// A model file is a head, which says what it is, and parts, which are compressed
// one by one so that they can be read side by side:
//
//	magic, format, length and name of the language, number of parts,
//	for every part its length compressed and plain, CRC-32 of all parts,
//	the parts
//
// Numbers of the head are four bytes, little endian, but for the format and the
// length of the name, which are one.
const (
	magic        = "CITED-SYNTAX"
	formatNumber = 3
	largestModel = 64 << 20 // bytes of a file
	largestPlain = 64 << 20 // bytes of all its parts, plain
	partsOfModel = partsOfRest + 4*partsOfTables + moves
	// The parts of a model: what is small, then those of each table, at last of the ways.
	partsOfRest   = 1
	partsOfTables = 4
)

// Save writes the model, for Load to read.
func (m *Model) Save(w io.Writer) error {
	plain := m.plain()
	head := []byte(magic)
	head = append(head, formatNumber, byte(len(m.language)))
	head = append(head, m.language...)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(plain)))
	var parts bytes.Buffer
	for _, part := range plain {
		start := parts.Len()
		deflate(&parts, part)
		head = binary.LittleEndian.AppendUint32(head, uint32(parts.Len()-start))
		head = binary.LittleEndian.AppendUint32(head, uint32(len(part)))
	}
	head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(parts.Bytes()))
	if _, err := w.Write(append(head, parts.Bytes()...)); err != nil {
		return fmt.Errorf("writing a model: %w", err)
	}
	return nil
}

// plain returns the parts, not compressed.
func (m *Model) plain() [][]byte {
	parts := [][]byte{m.encodeRest()}
	for _, t := range []*table{m.tagger.upos, m.tagger.xpos, m.mover.labels.weights.(*sieve).table, m.entity} {
		parts = append(parts, t.encode()...)
	}
	return append(parts, m.mover.moves.(*ways).encode()...)
}

// deflate appends the smaller of two ways to compress: hashes repeat nothing, so
// that a search for repetitions costs more than it saves.
func deflate(w *bytes.Buffer, plain []byte) {
	var least []byte
	for _, level := range []int{flate.HuffmanOnly, flate.DefaultCompression} {
		var b bytes.Buffer
		z, err := flate.NewWriter(&b, level)
		if err != nil {
			panic(err) // only for a level that does not exist
		}
		z.Write(plain) // a bytes.Buffer takes everything
		z.Close()
		if least == nil || b.Len() < len(least) {
			least = b.Bytes()
		}
	}
	w.Write(least)
}

// encode returns the parts of a table: what the keys grow by, how many cells
// they have, the classes of the cells, their weights: the sizes, then the signs,
// eight in a byte.
func (t *table) encode() [][]byte {
	var keys, counts, classes, weights, signs []byte
	last := uint32(0)
	for _, s := range t.slots {
		n := s.at & (1<<countBits - 1)
		if n == 0 {
			continue
		}
		keys = binary.AppendUvarint(keys, uint64(s.key-last))
		counts = append(counts, byte(n))
		last = s.key
		first := s.at >> countBits
		for _, c := range t.cells[first : first+n] {
			if len(classes)%8 == 0 {
				signs = append(signs, 0)
			}
			signs[len(classes)/8] |= byte(c&1) << (len(classes) % 8)
			classes = append(classes, byte(c>>weightBits))
			weights = append(weights, byte(c>>1))
		}
	}
	return [][]byte{keys, counts, classes, append(weights, signs...)}
}

// encode returns the parts of the ways: how many bits number the pairs and what the keys
// grow by, and the weights for each move.
func (t *ways) encode() [][]byte {
	parts := make([][]byte, 1+len(way{}.weights))
	parts[0] = append(parts[0], byte(32-t.shift))
	last := uint32(0)
	for _, w := range t.list() {
		parts[0] = binary.AppendUvarint(parts[0], uint64(w.key-last))
		last = w.key
		for i, v := range w.weights {
			parts[1+i] = append(parts[1+i], byte(v))
		}
	}
	return parts
}

// encodeRest encodes everything but the tables.
func (m *Model) encodeRest() []byte {
	var b []byte
	scripts := make([]string, len(m.scripts))
	for i, s := range m.scripts {
		scripts[i] = s.String()
	}
	for _, list := range [][]string{m.names.upos, m.names.xpos, m.names.rels, m.labels, scripts, m.feats} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, s := range list {
			b = binary.AppendUvarint(b, uint64(len(s)))
			b = append(b, s...)
		}
	}
	l := &m.mover.labels
	for _, list := range append(m.tagger.pairs, l.left, l.right, l.sure) {
		b = binary.AppendUvarint(b, uint64(len(list)))
		b = append(b, list...)
	}
	b = binary.AppendUvarint(b, uint64(m.mover.width))
	b = binary.AppendUvarint(b, uint64(m.mover.margin))
	b = m.tagger.words.encode(b, func(b []byte, w lexeme) []byte {
		return append(binary.AppendUvarint(b, uint64(w.amb)), w.upos, w.xpos)
	})
	answer := func(b []byte, a uint16) []byte { return binary.AppendUvarint(b, uint64(a)) }
	b = m.lemmas.encode(b, answer)
	return m.features.encode(b, answer)
}
