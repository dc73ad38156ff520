package syntax

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"sync"

	"cited"
)

// unusable says why a model cannot be used and which one is wanted.
func unusable(format string, args ...any) error {
	return cited.Errorf(cited.Unsupported, "model of syntax: %w: use a model of format %d that make model of this version wrote, such as models/en.model",
		fmt.Errorf(format, args...), formatNumber)
}

var errDamaged = errors.New("it is damaged")

func decodeModel(data []byte) (*Model, error) {
	parts, language, err := openParts(data)
	if err != nil {
		return nil, unusable("%w", err)
	}
	plain, errs := make([][]byte, len(parts)), make([]error, len(parts))
	var all sync.WaitGroup
	for i, p := range parts {
		all.Go(func() { plain[i], errs[i] = p.open() })
	}
	all.Wait()
	m := &Model{language: language}
	if errors.Join(errs...) != nil || m.fill(plain) != nil {
		return nil, unusable("%w", errDamaged)
	}
	return m, nil
}

// fill sets the model up from the plain parts of a file, as Save lists them.
func (m *Model) fill(plain [][]byte) error {
	tables := [4]*table{}
	errs := make([]error, len(tables)+2)
	var ways *ways
	var all sync.WaitGroup
	for i := range tables {
		all.Go(func() {
			p := plain[partsOfRest+i*partsOfTables:]
			tables[i], errs[i] = decodeTable(p[0], p[1], p[2], p[3])
		})
	}
	all.Go(func() {
		p := plain[partsOfRest+len(tables)*partsOfTables:]
		ways, errs[len(tables)+1] = decodeWays(p)
	})
	errs[len(tables)] = m.decodeRest(plain[0])
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	m.tagger.upos, m.tagger.xpos, m.mover.labels.weights, m.entity = tables[0], tables[1], sieveOf(tables[2]), tables[3]
	m.mover.moves = ways
	return nil
}

// part is a part of a file, still compressed.
type part struct {
	packed []byte
	plain  int
}

// open decompresses the part. What it takes is room for what is there, not for
// what a head may claim.
func (p part) open() ([]byte, error) {
	room := min(p.plain, usualRatio*len(p.packed)) + 2*bytes.MinRead
	b := bytes.NewBuffer(make([]byte, 0, room))
	n, err := b.ReadFrom(io.LimitReader(flate.NewReader(bytes.NewReader(p.packed)), int64(p.plain)+1))
	if err != nil || n != int64(p.plain) {
		return nil, errDamaged
	}
	return b.Bytes(), nil
}

// usualRatio is how much smaller compression makes a part at most, as a rule.
const usualRatio = 16

// openParts reads the head of a file.
func openParts(data []byte) ([]part, string, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, "", errors.New("it is none")
	}
	if len(rest) < 2 || len(rest) < 2+int(rest[1]) {
		return nil, "", errors.New("it is cut off")
	}
	if rest[0] != formatNumber {
		return nil, "", fmt.Errorf("it is of format %d", rest[0])
	}
	n := int(rest[1])
	language, rest := string(rest[2:2+n]), rest[2+n:]
	const head = 4 + 8*partsOfModel + 4
	if len(rest) < head {
		return nil, "", errors.New("it is cut off")
	}
	if binary.LittleEndian.Uint32(rest) != partsOfModel {
		return nil, "", errDamaged
	}
	parts := make([]part, partsOfModel)
	body := rest[head:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(rest[head-4:]) {
		return nil, "", errors.New("it is cut off or damaged")
	}
	room := largestPlain
	for i := range parts {
		n, plain := int(binary.LittleEndian.Uint32(rest[4+8*i:])), int(binary.LittleEndian.Uint32(rest[8+8*i:]))
		if room -= plain; n > len(body) || room < 0 {
			return nil, "", errDamaged
		}
		parts[i] = part{body[:n], plain}
		body = body[n:]
	}
	return parts, language, nil
}

// decodeTable makes a table of the four parts that encode wrote.
func decodeTable(keys, counts, classes, weights []byte) (*table, error) {
	cells := len(classes)
	if len(weights) != cells+(cells+7)/8 || cells >= 1<<(32-countBits) {
		return nil, errDamaged
	}
	m := newTable(len(counts), cells)
	signs := weights[cells:]
	for i, c := range classes {
		m.t.cells = append(m.t.cells, cell(c&127)<<weightBits|cell(weights[i])<<1|cell(signs[i/8]>>(i%8)&1))
	}
	d := decoding{b: keys}
	key, first := uint32(0), 0
	for _, n := range counts {
		step := d.number(1<<32 - 1)
		if n == 0 || n >= 1<<countBits || first+int(n) > cells || step == 0 && first > 0 || uint64(key)+uint64(step) > 1<<32-1 {
			return nil, errDamaged
		}
		key += uint32(step)
		m.feature(key, first, int(n))
		first += int(n)
	}
	if d.bad || len(d.b) > 0 {
		return nil, errDamaged
	}
	return m.done(), nil
}

// decodeWays makes the ways of the parts that encode wrote.
func decodeWays(parts [][]byte) (*ways, error) {
	weights := parts[1:]
	n := len(weights[0])
	d := decoding{b: parts[0]}
	bits := d.number(mostPairBits)
	if slices.ContainsFunc(weights, func(w []byte) bool { return len(w) != n }) || bits < leastPairBits || bits > leastPairBits && n < 1<<bits/8 || n>>bits > len(pair{}) {
		return nil, errDamaged
	}
	t := newWays(uint(bits))
	key := uint64(0)
	for i := range n {
		step := d.number(1<<32 - 1)
		if key += uint64(step); step == 0 && i > 0 || key >= 1<<32 {
			return nil, errDamaged
		}
		w := way{key: uint32(key)}
		for move := range w.weights {
			w.weights[move] = int8(weights[move][i])
		}
		t.put(w)
	}
	if d.bad || len(d.b) > 0 {
		return nil, errDamaged
	}
	return t, nil
}

// decoding reads the part that is no table and remembers failure.
type decoding struct {
	b   []byte
	bad bool
}

// number reads a number up to most.
func (d *decoding) number(most uint64) int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > most {
		d.b, d.bad = nil, true
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// count reads how many things follow that take a byte or more each.
func (d *decoding) count() int { return d.number(uint64(len(d.b))) }

func (d *decoding) bytes(n int) []byte {
	if n > len(d.b) {
		d.b, d.bad = nil, true
		return nil
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *decoding) strings() []string {
	list := make([]string, d.count())
	for i := range list {
		list[i] = string(d.bytes(d.count()))
	}
	return list
}

// list reads a list of numbers from 1 to most.
func (d *decoding) list(most int) []uint8 {
	list := bytes.Clone(d.bytes(d.count()))
	for _, n := range list {
		if n == 0 || int(n) > most {
			d.bad = true
		}
	}
	return list
}

func (m *Model) decodeRest(plain []byte) error {
	d := decoding{b: plain}
	m.names = inventory{upos: d.strings(), xpos: d.strings(), rels: d.strings()}
	m.labels = d.strings()
	for _, text := range d.strings() {
		s, ok := parseScript(text)
		d.bad = d.bad || !ok
		m.scripts = append(m.scripts, s)
	}
	m.feats = d.strings()
	if !m.checkNames() {
		return errDamaged
	}
	m.tagger.tags = len(m.names.upos)
	for range m.tagger.tags + 1 {
		list := d.list(len(m.names.xpos))
		d.bad = d.bad || len(list) == 0
		m.tagger.pairs = append(m.tagger.pairs, list)
	}
	rels := len(m.names.rels)
	m.mover.labels.left, m.mover.labels.right = d.list(rels), d.list(rels)
	m.mover.labels.sure = bytes.Clone(d.bytes(d.count()))
	if d.bad {
		return errDamaged
	}
	m.mover.labels.arrange(m.names.rels)
	d.bad = d.bad || slices.ContainsFunc(m.mover.labels.sure, func(rel uint8) bool { return int(rel) > rels })
	m.mover.width, m.mover.margin = d.number(mostStates), int64(d.number(1<<31))
	d.bad = d.bad || m.mover.width == 0
	m.tagger.words = d.lexicon(len(m.names.upos), len(m.names.xpos))
	m.lemmas = d.choices(len(m.scripts))
	m.features = d.choices(len(m.feats))
	if d.bad || len(d.b) > 0 {
		return errDamaged
	}
	return nil
}

// checkNames reports whether the lists of names are ones to work with, and
// draws from them what follows from them.
func (m *Model) checkNames() bool {
	n := m.names
	m.mover.labels.root = numbers(n.rels)["root"]
	m.rels = newRelations(n.rels)
	return strings.Join(n.upos, " ") == strings.Join(UPOS(), " ") && len(n.xpos) > 0 && len(n.xpos) < 128 &&
		len(n.rels) < 63 && m.mover.labels.root != 0 && strings.Join(m.labels, " ") == strings.Join(entityLabels(), " ")
}

func (d *decoding) lexicon(upos, xpos int) lexicon {
	return lexicon{decodeLookup(d, func() (w lexeme) {
		w.amb = uint16(d.number(1<<16 - 1))
		w.upos, w.xpos = uint8(d.number(uint64(upos))), uint8(d.number(uint64(xpos)))
		return w
	})}
}

func (d *decoding) choices(answers int) choices {
	return choices{decodeLookup(d, func() uint16 {
		a := d.number(1<<16 - 1)
		d.bad = d.bad || a >= answers
		return uint16(a)
	})}
}
