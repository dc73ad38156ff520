package warc

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"hash"
	"strings"

	"cited"
)

// digest is a sum that a record gives of its bytes, and that of the bytes that came.
type digest struct {
	head string // that gave it
	says string
	want []byte // nil if it is no sum at all
	algo string
	hash.Hash
}

// newDigest reads the value of a head like "sha1:" and base32 or hex; nil if there is
// none, or of a kind that is not known, which nobody can check.
func newDigest(head, value string) *digest {
	algo, sum, ok := strings.Cut(value, ":")
	d := &digest{head: head, says: value, algo: strings.ReplaceAll(strings.ToLower(algo), "-", "")}
	switch d.algo {
	case "md5":
		d.Hash = md5.New()
	case "sha1":
		d.Hash = sha1.New()
	case "sha256":
		d.Hash = sha256.New()
	case "sha512":
		d.Hash = sha512.New()
	}
	if !ok || d.Hash == nil {
		return nil
	}
	if b, err := hex.DecodeString(sum); err == nil && len(b) == d.Size() {
		d.want = b
	} else if b, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(strings.TrimRight(sum, "="))); err == nil && len(b) == d.Size() {
		d.want = b
	}
	return d
}

// holds reports whether the bytes are those that the sum is of.
func (d *digest) holds() bool { return d == nil || string(d.Sum(nil)) == string(d.want) }

// err says that they are not.
func (d *digest) err() error {
	return cited.Errorf(cited.Unsupported, "its bytes are not those that were captured: %s is %.80s, and they have %s:%x; get the file anew from where it was kept",
		d.head, d.says, d.algo, d.Sum(nil))
}
