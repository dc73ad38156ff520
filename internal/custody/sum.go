package custody

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"cited"
)

// Sum is a SHA-256. It is written in hex.
type Sum [sha256.Size]byte

// SumOf sums up byte strings with their lengths, so that ("ab", "c") and
// ("a", "bc") differ.
func SumOf[T ~string | ~[]byte](parts ...T) Sum { return cited.Digest(parts...) }

// IsZero reports whether there is no sum.
func (s Sum) IsZero() bool { return s == Sum{} }

// String returns the sum in hex, empty if there is none.
func (s Sum) String() string {
	if s.IsZero() {
		return ""
	}
	return hex.EncodeToString(s[:])
}

// ParseSum reads a sum in hex; empty is none.
func ParseSum(text string) (Sum, error) {
	var s Sum
	if text == "" {
		return s, nil
	}
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != len(s) {
		return s, fmt.Errorf("%.80q is no SHA-256", text)
	}
	return Sum(b), nil
}

// UnmarshalText is ParseSum, for JSON.
func (s *Sum) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSum(string(text))
	return err
}

// FileSum is the SHA-256 of bytes as anybody makes it.
func FileSum(b []byte) Sum { return sha256.Sum256(b) }
