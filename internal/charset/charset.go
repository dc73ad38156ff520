// Package charset decodes text of any encoding to UTF-8 and keeps the map from
// what it decoded back to the bytes.
//
// The encoding is taken from a byte order mark, else from what the bytes show
// beyond doubt (valid UTF-8 with something else than ASCII in it, the zeros of
// UTF-16), else from a hint, else guessed: windows-1252 as browsers do, or one
// of the few encodings whose common letters give them away.
//
// Content is only selected: line ends stay, nothing is normalized. Bytes that
// mean nothing become U+FFFD, and so does NUL, which no database keeps.
package charset

import (
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"cited/internal/text"
)

// Encoding is a way in which bytes stand for text.
type Encoding struct {
	Name string // as the web names it: "utf-8", "windows-1252", "utf-16le"
	BOM  int    // how many bytes of byte order mark stand before the text

	kind  kind
	wide  int  // bytes of a unit of UTF-16 or UTF-32
	big   bool // units are big-endian
	table *[256]rune
	multi encoding.Encoding
}

type kind uint8

const (
	utf8Kind kind = iota
	wideKind
	tableKind
	multiKind
)

// UTF8 is the encoding of text without a byte order mark.
func UTF8() Encoding { return Encoding{Name: "utf-8"} }

func wide(name string, bytes int, big bool, bom int) Encoding {
	return Encoding{Name: name, BOM: bom, kind: wideKind, wide: bytes, big: big}
}

// Named returns the encoding with a label of the web ("latin1", "CP1251"), or
// false if there is none.
func Named(label string) (Encoding, bool) {
	e, name := charset.Lookup(label)
	switch {
	case e == nil || name == "replacement" || name == "x-user-defined":
		return Encoding{}, false
	case name == "utf-8":
		return UTF8(), true
	case name == "utf-16le" || name == "utf-16be":
		return wide(name, 2, name == "utf-16be", 0), true
	}
	if c, ok := e.(*charmap.Charmap); ok {
		return Encoding{Name: name, kind: tableKind, table: tableOf(c)}, true
	}
	return Encoding{Name: name, kind: multiKind, multi: e}, true
}

func tableOf(c *charmap.Charmap) *[256]rune {
	var t [256]rune
	for i := range t {
		t[i] = c.DecodeByte(byte(i))
	}
	t[0] = utf8.RuneError
	return &t
}

// Buffer is decoded text with its map.
type Buffer struct {
	Content     []byte
	Map         text.Map
	MaxContent  int // bytes, never exceeded
	MaxSegments int // may be exceeded by one
}

// Full reports whether there may be no room for another character.
func (b *Buffer) Full() bool {
	return b.room() < 2*utf8.UTFMax || len(b.Map) >= b.MaxSegments
}

// Decoder decodes one text piece by piece.
type Decoder struct {
	decode func(b *Buffer, raw []byte, at int, final bool) int
}

// NewDecoder returns a decoder of the encoding. Its byte order mark is the
// caller's to leave out.
func (e Encoding) NewDecoder() *Decoder {
	d := &Decoder{}
	switch e.kind {
	case wideKind:
		d.decode = e.decodeWide
	case tableKind:
		d.decode = e.decodeTable
	case multiKind:
		d.decode = (&multi{t: e.multi.NewDecoder().Transformer, ascii: e.Name != "iso-2022-jp"}).decode
	default:
		d.decode = decodeUTF8
	}
	return d
}

// Decode appends to the buffer what raw stands for, up to a character that is
// cut off (unless final: nothing follows) or until the buffer is full, and
// returns how many bytes it used. At is where raw starts in the original.
func (d *Decoder) Decode(b *Buffer, raw []byte, at int, final bool) int {
	return d.decode(b, raw, at, final)
}

// Wide reports whether characters are units of two or four bytes.
func (e Encoding) Wide() bool { return e.kind == wideKind }
