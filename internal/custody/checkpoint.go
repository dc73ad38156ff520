package custody

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Point is what a checkpoint says: how many entries the log of an archive had, and
// the root of their tree.
type Point struct {
	Archive string // as the log begins with it
	Size    int64
	Root    Hash
	At      string // when it was signed, as the signer's clock had it
}

// Signed is a checkpoint whose signature holds.
type Signed struct {
	Point
	Key string // the public key, of those given, that its signature holds with
}

// originOf is the first line of a checkpoint.
const originOf = "cited/archive/"

// mostNote is how large a checkpoint may be, in bytes.
const mostNote = 64 << 10

// text is the text of the note, in the form of tlog-checkpoint.
func (p *Point) text() string {
	return fmt.Sprintf("%s%s\n%d\n%s\nat %s\n", originOf, p.Archive, p.Size, p.Root, p.At)
}

// Sign returns the signed note.
func (p *Point) Sign(k *PrivateKey) ([]byte, error) {
	return note.Sign(&note.Note{Text: p.text()}, k.signer)
}

// ErrOtherKey says that a checkpoint is signed, but with none of the keys given.
var ErrOtherKey = errors.New("it is signed with another key")

// ErrForged says that a checkpoint has the name of a key, but that its signature
// does not hold.
var ErrForged = errors.New("its signature does not hold: it was changed after it was signed")

// Open checks the signature of a checkpoint and reads it.
func Open(signed []byte, keys []PublicKey) (*Signed, error) {
	if len(signed) > mostNote {
		return nil, errors.New("it is too large for a checkpoint")
	}
	var verifiers []note.Verifier
	names := map[string]string{}
	for _, k := range keys {
		id := fmt.Sprintf("%s+%08x", k.verifier.Name(), k.verifier.KeyHash())
		if names[id] == "" {
			names[id] = k.text
			verifiers = append(verifiers, k.verifier)
		}
	}
	n, err := note.Open(signed, note.VerifierList(verifiers...))
	var other *note.UnverifiedNoteError
	var forged *note.InvalidSignatureError
	switch {
	case errors.As(err, &other):
		return nil, ErrOtherKey
	case errors.As(err, &forged):
		return nil, ErrForged
	case err != nil:
		return nil, errors.New("it is no checkpoint")
	}
	p, err := parsePoint(n.Text)
	if err != nil {
		return nil, err
	}
	return &Signed{Point: p, Key: names[fmt.Sprintf("%s+%08x", n.Sigs[0].Name, n.Sigs[0].Hash)]}, nil
}

func parsePoint(text string) (Point, error) {
	var p Point
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return p, errors.New("it is no checkpoint")
	}
	var ok bool
	var err error
	if p.Archive, ok = strings.CutPrefix(lines[0], originOf); !ok {
		return p, errors.New("it is no checkpoint of an archive of cited")
	}
	if p.Size, err = strconv.ParseInt(lines[1], 10, 64); err != nil || p.Size < 1 {
		return p, errors.New("it is no checkpoint: it has no size")
	}
	if p.Root, err = tlog.ParseHash(lines[2]); err != nil {
		return p, errors.New("it is no checkpoint: it has no root")
	}
	for _, line := range lines[3:] {
		if at, ok := strings.CutPrefix(line, "at "); ok {
			p.At = at
		}
	}
	return p, nil
}
