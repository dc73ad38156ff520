package archive

import (
	"archive/tar"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// memberKind is what a member of a back-up is.
type memberKind int

// Kinds of members. A back-up holds nothing else.
const (
	ofNothing memberKind = iota
	ofSettings
	ofKeys
	ofCheckpoints
	ofRules
	ofDatabase
	ofOriginals
	ofSums
)

// mostSmall is how large a member may be that is neither the database, nor an original,
// nor the list of digests.
const mostSmall = 16 << 20

// kindOf tells the kind of a member by its name, and so which names there may be: none
// that leads out of a folder, in any system.
func kindOf(name string) memberKind {
	switch name {
	case settingsName:
		return ofSettings
	case keysName:
		return ofKeys
	case databaseName:
		return ofDatabase
	case sumsName:
		return ofSums
	}
	folder, rest, _ := strings.Cut(name, "/")
	switch {
	case len(name) > 1000 || !fs.ValidPath(name) || strings.ContainsAny(name, "\\:\x00"):
	case folder == checkpointsName && len(rest) == len(checkpointName(0)) && path.Ext(rest) == ".txt" && strings.Trim(rest[:12], "0123456789") == "":
		return ofCheckpoints
	case folder == originalsName && isOriginal(rest):
		return ofOriginals
	case folder == rulesName && rest != "":
		return ofRules
	}
	return ofNothing
}

// isOriginal reports whether a path is that of an original: "ab/" and its SHA-256 in hex.
func isOriginal(name string) bool {
	folder, sum, _ := strings.Cut(name, "/")
	b, err := hex.DecodeString(sum)
	return err == nil && len(b) == 32 && folder == sum[:2] && strings.ToLower(sum) == sum
}

// member is a file in a back-up.
type member struct {
	name string
	kind memberKind
	data *io.SectionReader
}

// blockSize is that of a tar file.
const blockSize = 512

// errNoMember says that there is no member at a place.
var errNoMember = errors.New("there is no file of a back-up here")

// members calls use for the members of a back-up of some size, in order. Where there is none,
// it calls lost with the place in bytes, and looks for the next. It reports whether the back-up
// ends as it must.
func members(ctx context.Context, in io.ReaderAt, size int64, use func(member) error, lost func(at int64)) (whole bool, err error) {
	told := false
	for at := int64(0); at+blockSize <= size; {
		m, next, err := memberAt(in, at, size)
		switch {
		case ctx.Err() != nil:
			return false, ctx.Err()
		case err == io.EOF && !told: // not what looks like it in the midst of something lost
			return true, nil
		case err != nil:
			if !told {
				lost(at)
			}
			told, at = true, at+blockSize
			continue
		}
		if err := use(m); err != nil {
			return false, err
		}
		told, at = false, next
	}
	return false, nil
}

// memberAt reads the header at a place and returns the member behind it and the place of
// the next. The bytes of a member are read from where they lie: what a header says of holes
// in them is nothing that a back-up has. The end of the back-up is io.EOF.
func memberAt(in io.ReaderAt, at, size int64) (m member, next int64, err error) {
	head := &countingReader{in: io.NewSectionReader(in, at, size-at)}
	h, err := tar.NewReader(head).Next()
	if err == io.EOF && head.n >= 2*blockSize {
		return m, 0, io.EOF
	}
	if err != nil {
		return m, 0, errNoMember
	}
	m.name, m.kind = h.Name, kindOf(h.Name)
	start := at + head.n
	if h.Typeflag != tar.TypeReg || m.kind == ofNothing || h.Size < 0 || h.Size > size-start {
		return m, 0, errNoMember
	}
	m.data = io.NewSectionReader(in, start, h.Size)
	return m, start + (h.Size+blockSize-1)/blockSize*blockSize, nil
}

// countingReader counts what is read.
type countingReader struct {
	in io.Reader
	n  int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}
