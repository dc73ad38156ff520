package cited

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
)

// ID names a thing in commands, addresses, exports and receipts: two letters
// that say what it is, a dash, and 60 bits of a SHA-256 as twelve base32
// digits (0-9, a-z without i, l, o, u).
type ID string

// Kinds of id.
const (
	DocumentID = "do" // of the document key
	FigureID   = "fi" // of document key, exact words, occurrence

	UnquantifiedID = "un" // of document key, exact words, occurrence, as all up to ResponseID
	ComparisonID   = "co"
	StatementID    = "st" // of its cue and content
	ResponseID     = "re"
	ThemeID        = "th" // of its sentence and code

	SourceID   = "so" // of a source's name
	EdgeID     = "ed" // of two documents, the later first, and the kind of edge
	DecisionID = "de" // random
)

const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// idDigits is how many digits an id has, of five bits each.
const idDigits = 12

// NewID makes the id of a kind from the digest of its parts.
func NewID(kind string, parts ...string) ID {
	sum := Digest(parts...)
	return IDOf(kind, int64(binary.BigEndian.Uint64(sum[:])>>4))
}

// Digest is the SHA-256 of byte strings with their lengths, eight bytes each, the highest
// first: ("ab", "c") and ("a", "bc") differ.
func Digest[T ~string | ~[]byte](parts ...T) [sha256.Size]byte {
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// IDOf makes the id of a kind from its 60 bits, as Bits returns them.
func IDOf(kind string, bits int64) ID {
	var b [2 + 1 + idDigits]byte
	text := append(append(b[:0], kind...), '-')
	for at := 5 * (idDigits - 1); at >= 0; at -= 5 {
		text = append(text, idAlphabet[bits>>at&31])
	}
	return ID(text)
}

// FigureKey is the id of the n-th (from 0) number expression with these exact
// words in a document. It does not hold a position, so that it stays when a
// newer reader shifts the text.
func FigureKey(document ID, exact string, n int) ID { return Key(FigureID, document, exact, n) }

// Key is the same for another kind of what is read from a document.
func Key(kind string, document ID, exact string, n int) ID {
	return NewID(kind, string(document), exact, strconv.Itoa(n))
}

// Kind returns the two letters that say what the id names.
func (id ID) Kind() string {
	kind, _, _ := strings.Cut(string(id), "-")
	return kind
}

// Bits returns the 60 bits of the id, or false if it is not an id.
func (id ID) Bits() (bits int64, ok bool) {
	if len(id) != 2+1+idDigits || id[2] != '-' || id[0] == '-' || id[1] == '-' {
		return 0, false
	}
	for i := 3; i < len(id); i++ {
		digit := strings.IndexByte(idAlphabet, id[i])
		if digit < 0 {
			return 0, false
		}
		bits = bits<<5 | int64(digit)
	}
	return bits, true
}
