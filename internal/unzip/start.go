package unzip

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
)

// mark is how an archive starts: the header of its first member.
const mark = "PK\x03\x04"

// lengthMark stands before the lengths of a member that follow its content.
const lengthMark = "PK\x07\x08"

// What the header of a member has, in bytes.
const (
	headerBytes = 30
	flagsAt     = 6
	methodAt    = 8
	packedAt    = 18
	nameAt      = 26
	extraAt     = 28
)

// Entry is a member at the start of an archive, and as much of its content as
// the start holds.
type Entry struct {
	Name    string
	Content []byte // unpacked, startBytes at most
}

// startBytes is how much of a member is unpacked to see what an archive is.
const startBytes = 16 << 10

// Start returns the members that the first bytes of an archive hold, nil if it is
// none. Most archives say with their first few members what they are.
func Start(start []byte) []Entry {
	var list []Entry
	for len(start) >= headerBytes && string(start[:len(mark)]) == mark {
		name := int(binary.LittleEndian.Uint16(start[nameAt:]))
		extra := int(binary.LittleEndian.Uint16(start[extraAt:]))
		packed := binary.LittleEndian.Uint32(start[packedAt:])
		if headerBytes+name > len(start) {
			break
		}
		e := Entry{Name: string(start[headerBytes : headerBytes+name])}
		body := start[min(headerBytes+name+extra, len(start)):]
		next := int64(packed)
		if start[flagsAt]&8 != 0 { // its length stands behind it
			next = int64(bytes.Index(body, []byte(lengthMark)))
		}
		if next < 0 || next > int64(len(body)) {
			next = int64(len(body))
		}
		e.Content = unpacked(body[:next], binary.LittleEndian.Uint16(start[methodAt:]))
		list = append(list, e)
		start = body[next:]
		if i := bytes.Index(start, []byte(mark)); i > 0 {
			start = start[i:]
		}
	}
	return list
}

// unpacked returns the start of a member's content.
func unpacked(body []byte, method uint16) []byte {
	switch method {
	case 0:
		return body[:min(len(body), startBytes)]
	case 8:
		content, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), startBytes)) // cut off: what there is
		return content
	}
	return nil
}
