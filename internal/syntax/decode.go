package syntax

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
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
	m := &Model{language: language}
	tables := [4]*table{}
	errs := make([]error, len(tables)+1)
	var all sync.WaitGroup
	for i := range tables {
		all.Go(func() { tables[i], errs[i] = decodeTable(parts[partsOfRest+i*partsOfTables:]) })
	}
	errs[len(tables)] = m.decodeRest(parts[0])
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, unusable("%w", errDamaged)
	}
	m.tagger.upos, m.tagger.xpos, m.mover.moves, m.entity = tables[0], tables[1], tables[2], tables[3]
	return m, nil
}

// part is a part of a file, still compressed.
type part struct {
	packed []byte
	plain  int
}

func (p part) open() ([]byte, error) {
	b := make([]byte, p.plain)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(p.packed)), b); err != nil {
		return nil, errDamaged
	}
	return b, nil
}

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
	language := string(rest[2 : 2+rest[1]])
	rest = rest[2+rest[1]:]
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
	for i := range parts {
		n, plain := int(binary.LittleEndian.Uint32(rest[4+8*i:])), int(binary.LittleEndian.Uint32(rest[8+8*i:]))
		// Nothing is compressed to less than a thousandth: a lie about the size
		// must not cost memory.
		if n > len(body) || plain > largestPart || plain > 1100*n {
			return nil, "", errDamaged
		}
		parts[i] = part{body[:n], plain}
		body = body[n:]
	}
	return parts, language, nil
}

func decodeTable(parts []part) (*table, error) {
	var open [partsOfTables][]byte
	errs := make([]error, len(open))
	var all sync.WaitGroup
	for i := range open {
		all.Go(func() { open[i], errs[i] = parts[i].open() })
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	keys, counts, classes, weights := open[0], open[1], open[2], open[3]
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

func (m *Model) decodeRest(p part) error {
	plain, err := p.open()
	if err != nil {
		return err
	}
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
	m.mover.known = d.list(2*len(m.names.rels) + 1)
	for _, move := range m.mover.known {
		d.bad = d.bad || move < 2
	}
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
	m.mover.rootRel = numbers(n.rels)["root"]
	m.rels = newRelations(n.rels)
	return strings.Join(n.upos, " ") == strings.Join(UPOS(), " ") && len(n.xpos) > 0 && len(n.xpos) < 128 &&
		len(n.rels) < 63 && m.mover.rootRel != 0 && strings.Join(m.labels, " ") == strings.Join(entityLabels(), " ")
}

func (d *decoding) lexicon(upos, xpos int) lexicon {
	words := make([]lexeme, d.count())
	last := uint32(0)
	for i := range words {
		last += uint32(d.number(1<<32 - 1))
		words[i] = lexeme{word: last, amb: uint16(d.number(1<<16 - 1))}
		if b := d.bytes(2); b != nil {
			words[i].upos, words[i].xpos = b[0], b[1]
		}
		if last == 0 || i > 0 && last <= words[i-1].word || int(words[i].upos) > upos || int(words[i].xpos) > xpos {
			d.b, d.bad = nil, true
			return newLexicon(nil)
		}
	}
	return newLexicon(words)
}

func (d *decoding) choices(answers int) choices {
	list := make([]choice, d.count())
	last := uint32(0)
	for i := range list {
		last += uint32(d.number(1<<32 - 1))
		list[i] = choice{key: last, answer: uint16(d.number(1<<16 - 1))}
		if last == 0 || i > 0 && last <= list[i-1].key || int(list[i].answer) >= answers {
			d.b, d.bad = nil, true
			return newChoices(nil)
		}
	}
	return newChoices(list)
}
