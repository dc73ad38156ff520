package eml

import (
	"bytes"
	"encoding/base64"
	"strings"

	"cited/internal/text"
)

// maxSegments bounds the map of a part. Beyond it the rest is one inexact stretch.
const maxSegments = 1 << 18

// content returns what a part holds without its transfer encoding, and the map
// from there to the file.
func (p *part) content(raw []byte) ([]byte, text.Map) {
	body := raw[p.bodyStart:p.end]
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quoted(body, p.bodyStart)
	case "base64":
		return based(body, p.bodyStart)
	}
	if len(body) == 0 {
		return nil, nil
	}
	return body, text.Map{{Start: 0, End: len(body), From: p.bodyStart, To: p.end, Exact: true}}
}

// transfer is a part that is being decoded.
type transfer struct {
	content []byte
	m       text.Map
}

// add appends what stands for bytes of the file. Neighbours of one kind are one
// stretch, so that no character is parted that is written in several signs.
func (t *transfer) add(p []byte, from, to int, exact bool) {
	start := len(t.content)
	t.content = append(t.content, p...)
	if n := len(t.m); n > 0 {
		last := &t.m[n-1]
		if n == maxSegments || last.Exact == exact && last.To == from {
			last.Exact = last.Exact && exact && last.To == from
			last.End, last.To = len(t.content), to
			return
		}
	}
	if len(p) > 0 {
		t.m = append(t.m, text.Segment{Start: start, End: len(t.content), From: from, To: to, Exact: exact})
	}
}

// quoted decodes quoted-printable: =C3=A9 is é, a = at the end of a line joins it
// to the next. A = that is neither stands for itself.
func quoted(body []byte, at int) ([]byte, text.Map) {
	t := transfer{content: make([]byte, 0, len(body))}
	for i := 0; i < len(body); {
		if body[i] != '=' {
			n := bytes.IndexByte(body[i:], '=')
			if n < 0 {
				n = len(body) - i
			}
			t.add(body[i:i+n], at+i, at+i+n, true)
			i += n
			continue
		}
		if n := softBreak(body[i:]); n > 0 {
			t.add(nil, at+i, at+i+n, false)
			i += n
			continue
		}
		if c, ok := escaped(body[i:]); ok {
			t.add([]byte{c}, at+i, at+i+3, false)
			i += 3
			continue
		}
		t.add(body[i:i+1], at+i, at+i+1, true)
		i++
	}
	return t.content, t.m
}

// softBreak returns how long the line end is that a = takes away, 0 if none.
func softBreak(p []byte) int {
	i := 1
	for i < len(p) && (p[i] == ' ' || p[i] == '\t' || p[i] == '\r') {
		i++
	}
	if i < len(p) && p[i] != '\n' {
		return 0
	}
	return min(i+1, len(p))
}

// escaped returns the byte that = and two digits stand for.
func escaped(p []byte) (byte, bool) {
	if len(p) < 3 {
		return 0, false
	}
	hi, lo := digit(p[1]), digit(p[2])
	return hi<<4 | lo, hi < 16 && lo < 16
}

func digit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 16
}

// based decodes base64; what is no sign of it is passed over, and a line of the
// file stands for the bytes that it holds.
func based(body []byte, at int) ([]byte, text.Map) {
	t := transfer{content: make([]byte, 0, len(body)/4*3)}
	var signs []byte // of the line, and up to three that are left of the one before
	from := at       // where the signs begin that are in there
	for line := range bytes.Lines(body) {
		start := at
		if len(signs) == 0 {
			from = start
		}
		for _, c := range line {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
				signs = append(signs, c)
			}
		}
		at += len(line)
		whole := len(signs) / 4 * 4
		t.based(signs[:whole], from, at)
		if whole > 0 {
			from = start
		}
		signs = signs[:copy(signs, signs[whole:])]
	}
	t.based(signs, from, at)
	return t.content, t.m
}

func (t *transfer) based(signs []byte, from, to int) {
	if len(signs)%4 == 1 {
		signs = signs[:len(signs)-1] // cut off within a byte
	}
	p, err := base64.RawStdEncoding.DecodeString(string(signs))
	if err != nil || len(p) == 0 {
		return
	}
	start := len(t.content)
	t.content = append(t.content, p...)
	if n := len(t.m); n == maxSegments {
		t.m[n-1].End, t.m[n-1].To = len(t.content), to
		return
	}
	t.m = append(t.m, text.Segment{Start: start, End: len(t.content), From: from, To: to})
}
