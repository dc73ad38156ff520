package custody

import (
	"crypto/rand"
	"errors"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"
)

// PrivateKey signs checkpoints.
type PrivateKey struct {
	signer note.Signer
	public PublicKey
}

// PublicKey checks them.
type PublicKey struct {
	verifier note.Verifier
	text     string
}

// String returns the key as it is handed on: name, number and key in one line.
func (k PublicKey) String() string { return k.text }

// Public returns the key that checks what this one signs.
func (k *PrivateKey) Public() PublicKey { return k.public }

const privateMark = "PRIVATE+KEY+"

// NewKey makes an Ed25519 key in the name of somebody: the text of its file, which
// says what it is, and that of the file of its public half.
func NewKey(name string) (private, public string, err error) {
	skey, vkey, err := note.GenerateKey(rand.Reader, keyName(name))
	if err != nil {
		return "", "", err
	}
	private = "# This key signs checkpoints of cited. Keep it to yourself, and apart from the archive.\n" +
		"# public: " + vkey + "\n" + skey + "\n"
	public = "# This key checks checkpoints of cited: cited verify --key FILE. Give it to whoever checks.\n" + vkey + "\n"
	return private, public, nil
}

// keyName makes a name fit for a key: no spaces and no plus.
func keyName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '+' || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	if name == "" {
		name = "cited"
	}
	return name
}

// ParsePrivateKey reads the file that NewKey makes.
func ParsePrivateKey(text string) (*PrivateKey, error) {
	var k PrivateKey
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if public, ok := strings.CutPrefix(line, "# public: "); ok {
			keys, err := ParsePublicKeys(public)
			if err != nil {
				return nil, err
			}
			k.public = keys[0]
		}
		if strings.HasPrefix(line, privateMark) {
			var err error
			if k.signer, err = note.NewSigner(line); err != nil {
				return nil, errors.New("the key in it is damaged")
			}
		}
	}
	if k.signer == nil {
		return nil, errors.New("there is no key in it that signs")
	}
	if k.public.text == "" || k.public.verifier.KeyHash() != k.signer.KeyHash() || k.public.verifier.Name() != k.signer.Name() {
		return nil, errors.New("the line that begins with \"# public:\" is missing or of another key")
	}
	return &k, nil
}

// ParsePublicKeys reads public keys, a line each; lines with # are comments.
func ParsePublicKeys(text string) ([]PublicKey, error) {
	var keys []PublicKey
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, privateMark) {
			return nil, errors.New("it is a key that signs; the one that checks is in the file beside it that ends in .pub")
		}
		v, err := note.NewVerifier(line)
		if err != nil {
			return nil, errors.New("there is no key in it that checks")
		}
		keys = append(keys, PublicKey{v, line})
	}
	if len(keys) == 0 {
		return nil, errors.New("there is no key in it that checks")
	}
	return keys, nil
}
