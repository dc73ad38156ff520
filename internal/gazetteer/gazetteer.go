// Package gazetteer knows the names of cities, provinces and districts of the
// world, with the country and the province that each lies in.
//
// The data are GeoNames', packed by bench/gazetteer into one compressed file.
// Unpacked, it is lines in the order of their bytes, "key TAB places": the key is
// the folded name, a place is its country (alpha-3), a letter for how many live
// there, a letter for what it is, and the code of its province in the country.
// Smaller ones of many stand behind a Further.
// Lines whose key begins with "=" give the name of a province. A lookup is a
// binary search: first in a list of how every so many bytes begin, which the fast memory of
// a processor holds, then in the bytes between two of them.
package gazetteer

import (
	"bytes"
	"cmp"
	"compress/flate"
	_ "embed" // for the names
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed names.flate
var packed string

// Kind says what a place is.
type Kind byte

// Kinds of place.
const (
	City     Kind = 'c'
	Other    Kind = 'a' // another name of a city than the usual one
	Province Kind = 'p' // the first level below the country
	District Kind = 'd' // the second
)

// Place is one of the places that have a name.
type Place struct {
	Country string // ISO 3166-1 alpha-3
	Size    int    // of how many people live there, the binary logarithm; 0 if unknown
	Kind    Kind
	Region  string // code of the province, for Gazetteer.Province; "" if unknown
}

// Gazetteer is the unpacked names. It may be shared.
type Gazetteer struct {
	lines []byte
	marks []mark // in their order
}

// mark is a line at which a search may begin: how it begins, and where.
type mark struct {
	head  uint64
	start int
}

// between is how many bytes lie between two marks, but for the length of a line.
const between = 4096

// headOf returns the first bytes of a key as a number, so that numbers are in the order of
// keys.
func headOf(key []byte) uint64 {
	var b [8]byte
	copy(b[:], key)
	return binary.BigEndian.Uint64(b[:])
}

// newGazetteer makes a gazetteer of lines in their order.
func newGazetteer(lines []byte) *Gazetteer {
	g := &Gazetteer{lines: lines}
	for at := 0; at < len(lines); at += between {
		start := g.start(at)
		if n := len(g.marks); n == 0 || g.marks[n-1].start < start {
			g.marks = append(g.marks, mark{headOf(g.line(start)), start})
		}
	}
	return g
}

// Load unpacks the names, once for the program: some 40 ms.
func Load() (*Gazetteer, error) { return loaded() }

var loaded = sync.OnceValues(func() (*Gazetteer, error) {
	lines, err := io.ReadAll(flate.NewReader(strings.NewReader(packed)))
	if err != nil {
		return nil, fmt.Errorf("unpacking the gazetteer: %w", err)
	}
	return newGazetteer(bytes.Clone(lines)), nil
})

// Find returns the places of a key: a name's folded words, parted by single
// spaces, without hyphens, points and apostrophes. The likeliest come first.
// longer reports whether keys go on from this one with a further word.
func (g *Gazetteer) Find(key []byte) (places string, longer bool) {
	at := g.search(key)
	line := g.line(at)
	if len(line) > len(key) && line[len(key)] == '\t' && bytes.HasPrefix(line, key) {
		places = string(line[len(key)+1:])
		at += len(line) + 1
		line = g.line(at)
	}
	return places, len(line) > len(key) && bytes.HasPrefix(line, key) && line[len(key)] == ' '
}

// Province returns the name of a country's province.
func (g *Gazetteer) Province(country, region string) string {
	if region == "" {
		return ""
	}
	name, _ := g.Find([]byte("=" + country + region))
	return name
}

// search returns where the first line begins that does not stand before the key.
func (g *Gazetteer) search(key []byte) int {
	low, high := g.around(headOf(key))
	for low < high {
		mid := g.start((low + high) / 2)
		if mid < low {
			mid = low
		}
		line := g.line(mid)
		if before(line, key) {
			low = mid + len(line) + 1
		} else {
			high = mid
		}
	}
	return low
}

// around returns where lines that begin like a key may lie.
func (g *Gazetteer) around(head uint64) (low, high int) {
	from, _ := slices.BinarySearchFunc(g.marks, head, func(m mark, head uint64) int { return cmp.Compare(m.head, head) })
	to := from
	for to < len(g.marks) && g.marks[to].head == head {
		to++
	}
	if high = len(g.lines); to < len(g.marks) {
		high = g.marks[to].start
	}
	if from > 0 {
		low = g.marks[from-1].start
	}
	return low, high
}

// before reports whether a line stands before those of the key. A tab and a
// space are less than what words are made of, so that a name stands right
// before the longer names that begin with it.
func before(line, key []byte) bool {
	if len(line) > len(key) {
		line = line[:len(key)]
	}
	return bytes.Compare(line, key) < 0
}

// start returns where the line begins that holds byte i.
func (g *Gazetteer) start(i int) int { return bytes.LastIndexByte(g.lines[:i], '\n') + 1 }

func (g *Gazetteer) line(i int) []byte {
	if i >= len(g.lines) {
		return nil
	}
	end := bytes.IndexByte(g.lines[i:], '\n')
	if end < 0 {
		return g.lines[i:]
	}
	return g.lines[i : i+end]
}

// Further stands before the places of a name that are only meant where a text tells it.
const Further = '|'

// Places parts what Find returned.
func Places(found string) []Place {
	found, _, _ = strings.Cut(found, string(Further))
	return parted(nil, found)
}

// All is Places with those that are only meant where a text tells it, behind the others.
func All(found string) []Place {
	first, further, _ := strings.Cut(found, string(Further))
	return parted(parted(nil, first), further)
}

func parted(out []Place, places string) []Place {
	for p := range strings.SplitSeq(places, ";") {
		if len(p) < 5 {
			continue
		}
		out = append(out, Place{Country: p[:3], Size: int(p[3] - 'a'), Kind: Kind(p[4]), Region: p[5:]})
	}
	return out
}

// isArticle reports whether a word is the Arabic article, which is written as it
// sounds before the next word: ez-Zor, ar-Rastan, el-Fasher.
func isArticle(w string) bool {
	switch w {
	case "el", "ar", "ad", "ash", "as", "at", "an", "az", "ez", "es", "ed":
		return true
	}
	return false
}

// AppendKey appends a folded word to a key, with a space before it unless it is
// the first. Marks inside of words are left out, as Find wants it.
func AppendKey(key []byte, folded string) []byte {
	if isArticle(folded) {
		folded = "al"
	}
	start := len(key)
	if start > 0 {
		key = append(key, ' ')
	}
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; c {
		case '\'', '-', '.', '`':
		default:
			key = append(key, c)
		}
	}
	if len(key) == start+1 && start > 0 {
		return key[:start]
	}
	return key
}
