// Package unzip opens packed documents with care: office files are ZIP archives,
// and every one is hostile until it has been read.
//
// Nothing is ever unpacked to a disk. Members are looked up by their exact names
// and unpacked as a stream, all of them together up to a limit, whatever their
// sizes are said to be. An archive with a name that leads out of it, or with two
// members of one name, of which different programs would show different ones, is
// refused, and so is one with more members than any document has.
package unzip

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/limit"
)

// Limits bound what opening one archive may take. A limit that is exceeded is
// an error with code Unsupported that names it.
type Limits struct {
	limit.Limits       // that the others come of
	Packed       int64 // bytes of the archive itself, which is held in memory
	Unpacked     int64 // bytes that may come out of all members together
	Members      int
}

// mostMembers is how many members an archive has at most. It is fixed: the directory is
// held in memory, and no document has so many.
const mostMembers = 20_000

// Within returns the limits of office documents.
func Within(l limit.Limits) Limits {
	l = l.OrDefault()
	return Limits{Limits: l, Packed: l.Packed(), Unpacked: l.Inflation, Members: mostMembers}
}

// OfArchives returns the limits of packed web archives.
func OfArchives(l limit.Limits) Limits {
	return Limits{Limits: l.OrDefault(), Packed: l.Listed(), Unpacked: l.Archive(), Members: mostMembers}
}

// Archive is a ZIP archive in memory.
type Archive struct {
	raw     []byte
	limits  Limits
	members map[string]*zip.File
	left    int64 // bytes that may still be unpacked
}

// Member is the content of a member as it is unpacked, and which bytes of the
// archive it is packed in.
type Member struct {
	io.Reader
	From, To int
	Limits   limit.Limits // of its archive
}

// Read reads an archive to its end.
func (l Limits) Read(r io.Reader) (*Archive, error) {
	raw, err := io.ReadAll(io.LimitReader(r, l.Packed+1))
	if err != nil {
		return nil, err
	}
	if int64(len(raw)) > l.Packed {
		return nil, l.Refuse(limit.Memory, "save it without its pictures, or what it says as text, and add that", "a packed document of more than %d MB", l.Packed>>20)
	}
	return l.Open(raw)
}

// directoryMark stands at the head of every entry of the directory.
const directoryMark = "PK\x01\x02"

// Open opens an archive. All errors are of what it holds.
func (l Limits) Open(raw []byte) (*Archive, error) {
	if bytes.Count(raw, []byte(directoryMark)) > l.Members {
		return nil, refuse("an archive of more than %d members: no document has so many", l.Members)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse("a damaged archive, probably cut off (%v): get the whole file and add it again", err)
	}
	a := &Archive{raw: raw, limits: l, members: make(map[string]*zip.File, len(z.File)), left: l.Unpacked}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if !filepath.IsLocal(f.Name) || strings.ContainsAny(f.Name, "\\\x00") {
			return nil, refuse("an archive with a name that leads out of it (%.80q): nothing was unpacked; find out who made it", f.Name)
		}
		if _, ok := a.members[f.Name]; ok {
			return nil, refuse("an archive with two members %.80q: which one is meant cannot be known", f.Name)
		}
		a.members[f.Name] = f
	}
	return a, nil
}

// Has reports whether there is a member of that name.
func (a *Archive) Has(name string) bool {
	_, ok := a.members[name]
	return ok
}

// Names returns the names of all members, in no order.
func (a *Archive) Names() []string {
	names := make([]string, 0, len(a.members))
	for name := range a.members {
		names = append(names, name)
	}
	return names
}

// Stored returns the bytes of a member that is not packed, and where in the archive
// they begin; false if it is packed, encrypted or not there.
func (a *Archive) Stored(name string) (content []byte, from int, ok bool) {
	f := a.members[name]
	if f == nil || f.Method != zip.Store || f.Flags&1 != 0 || f.CompressedSize64 != f.UncompressedSize64 {
		return nil, 0, false
	}
	at, err := f.DataOffset()
	if err != nil || at > int64(len(a.raw)) || f.CompressedSize64 > uint64(len(a.raw))-uint64(at) {
		return nil, 0, false
	}
	return a.raw[at : at+int64(f.CompressedSize64)], int(at), true
}

// Open returns a member for reading, once. Reading gives a cited.Error when the
// limit is reached, the content is damaged or encrypted; a member that is not
// there is an error with code NotFound.
func (a *Archive) Open(name string) (*Member, error) {
	f, ok := a.members[name]
	if !ok {
		return nil, cited.Errorf(cited.NotFound, "there is no member %.80q", name)
	}
	if f.Flags&1 != 0 {
		return nil, refuse("encrypted: open it with its password, save it without one and add that")
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	m := &Member{Reader: &limited{a: a, name: name, r: r}, To: len(a.raw), Limits: a.limits.Limits}
	if at, err := f.DataOffset(); err == nil && at <= int64(len(a.raw)) {
		m.From = int(at)
		if n := f.CompressedSize64; n <= uint64(len(a.raw)-m.From) {
			m.To = m.From + int(n)
		}
	}
	return m, nil
}

// limited counts what comes out of a member.
type limited struct {
	a    *Archive
	name string
	r    io.ReadCloser
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.a.left -= int64(n); l.a.left < 0 {
		return 0, l.a.limits.Refuse(limit.Inflation, "save what it says as text and add that", "unpacks to more than %s", limit.Bytes(l.a.limits.Unpacked))
	}
	if err != nil && err != io.EOF {
		err = damaged(l.name, err)
	}
	return n, err
}

func damaged(name string, err error) error {
	if errors.Is(err, zip.ErrAlgorithm) {
		return refuse("packed in a way that is not read: pack it anew as usual and add that")
	}
	return refuse("damaged at %.80q (%v): get the whole file and add it again", name, err)
}

func refuse(format string, args ...any) error {
	return cited.Errorf(cited.Unsupported, format, args...)
}
