package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"cited"
)

// mostAhead is how much of a stream that cannot be read twice is read to make
// its key. Figures need the key from the first on, and memory stays flat.
const mostAhead = 16 << 20

// keyOf is the key of a document with these bytes and no address: the ids of its
// figures are those that an archive would give them.
func keyOf(content []byte) cited.ID {
	sum := sha256.Sum256(content)
	return cited.DocumentKey(hex.EncodeToString(sum[:]), "", 0)
}

// open opens a document and returns its key. That of a stream is made of its
// first 16 MB, if it is longer.
func (x *extraction) open(path string) (io.ReadCloser, cited.ID, error) {
	if path == stdinPath {
		return keyed(io.NopCloser(x.Stdin), x.Stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, "", err
	}
	in, key, err := keyed(f, f)
	if err != nil {
		_ = f.Close() // it was only read
	}
	return in, key, err
}

// keyed makes the key of what in reads, and puts it back to where it was.
func keyed(in io.ReadCloser, whole io.Reader) (io.ReadCloser, cited.ID, error) {
	if f, ok := whole.(*os.File); ok {
		if at, err := f.Seek(0, io.SeekCurrent); err == nil && isRegular(f) {
			return rewound(in, f, at)
		}
	}
	start, err := io.ReadAll(io.LimitReader(in, mostAhead))
	if err != nil {
		return nil, "", err
	}
	rest := struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(start), in), in}
	return rest, keyOf(start), nil
}

func isRegular(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

func rewound(in io.ReadCloser, f *os.File, at int64) (io.ReadCloser, cited.ID, error) {
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, "", err
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return nil, "", err
	}
	return in, cited.DocumentKey(hex.EncodeToString(h.Sum(nil)), "", 0), nil
}
