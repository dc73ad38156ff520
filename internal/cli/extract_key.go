package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math"
	"os"

	"cited"
)

// mostAhead is how much of a stream that cannot be read twice is read to make
// its key. Figures need the key from the first on, and memory stays flat.
const mostAhead = 16 << 20

// keyOf is the key of a document with these bytes and no address: the ids of its
// figures are those that an archive would give them.
func keyOf(content []byte) cited.ID { return cited.DocumentKey(sumOf(content), "", 0) }

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// open opens a file and returns it as a document that was not read, with its id. That
// of a stream is made of its first 16 MB, if it is longer.
func (x *extraction) open(f file) (io.ReadCloser, cited.Document, error) {
	if f.path == stdinPath {
		in, sum, err := x.openStdin()
		return in, f.document(sum, x.date), err
	}
	opened, err := os.Open(f.path)
	if err != nil {
		return nil, cited.Document{}, err
	}
	if f.part != nil {
		return opened, f.document(f.original, x.date), nil
	}
	in, sum, err := keyed(opened, opened)
	if err != nil {
		_ = opened.Close() // it was only read
	}
	return in, f.document(sum, x.date), err
}

// openStdin is open of standard input: again from its start, if that can be had.
func (x *extraction) openStdin() (io.ReadCloser, string, error) {
	if x.again != nil {
		_, err := x.again.Seek(0, io.SeekStart)
		return x.again, x.sum, err
	}
	in, sum, err := keyed(io.NopCloser(x.Stdin), x.Stdin)
	x.again, _ = in.(io.ReadSeekCloser)
	x.sum = sum
	return in, sum, err
}

// seekable is what is closed by somebody else.
type seekable struct{ io.ReadSeeker }

// Close does nothing.
func (seekable) Close() error { return nil }

// keyed makes the SHA-256 of what in reads, and puts it back to where it was.
func keyed(in io.ReadCloser, whole io.Reader) (io.ReadCloser, string, error) {
	if f, ok := whole.(*os.File); ok {
		if at, err := f.Seek(0, io.SeekCurrent); err == nil && isRegular(f) {
			return rewound(in, f, at)
		}
	}
	start, err := io.ReadAll(io.LimitReader(in, mostAhead))
	if err != nil {
		return nil, "", err
	}
	if len(start) < mostAhead {
		return seekable{bytes.NewReader(start)}, sumOf(start), in.Close()
	}
	rest := struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(start), in), in}
	return rest, sumOf(start), nil
}

func isRegular(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}

func rewound(in io.ReadCloser, f *os.File, at int64) (io.ReadCloser, string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, "", err
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return nil, "", err
	}
	if _, ok := in.(io.Seeker); !ok {
		in = seekable{io.NewSectionReader(f, at, math.MaxInt64-at)}
	}
	return in, hex.EncodeToString(h.Sum(nil)), nil
}
