package archive

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// RestoreOptions says how a back-up is restored.
type RestoreOptions struct {
	Damaged bool // what is whole is restored although the back-up is damaged
	Watch
}

// Restored is what Restore did.
type Restored struct {
	Originals int
	Findings  int
	Archive   bool // there is an archive in the folder now; false where its database was lost
}

// Restore unpacks a back-up into a folder, which must be new or empty. Its names and sizes
// are not trusted, and every digest is compared before the folder becomes an archive: the
// file that marks it comes last. What is damaged is reported; then nothing stays in the folder,
// unless what is whole was asked for. Verify says whether what was restored is what its log
// says.
func Restore(ctx context.Context, file, dir string, o RestoreOptions) (*Restored, error) {
	in, size, err := openBackup(file)
	if err != nil {
		return nil, err
	}
	defer in.Close() // it was only read
	made, err := emptyFolder(dir)
	if err != nil {
		return nil, err
	}
	u := &unpacking{RestoreOptions: o, ctx: ctx, dir: dir, sums: map[string]custody.Sum{}, named: map[string]bool{},
		keeper: keeper{ctx: ctx, originals: store.OpenOriginals(filepath.Join(dir, originalsName))}}
	err = u.all(in, size)
	if err == nil && (u.done.Findings == 0 || o.Damaged) {
		err = u.finish()
	}
	if err != nil || u.done.Findings > 0 && !o.Damaged {
		err = errors.Join(err, emptyAgain(dir, made))
	}
	return &u.done, err
}

// openBackup opens a file and sees to it that it is, or was, a back-up.
func openBackup(file string) (in *os.File, size int64, err error) {
	in, err = os.Open(file)
	if err != nil {
		return nil, 0, cited.Errorf(cited.NotFound, "%s cannot be read; check its name and rights (%w)", file, err)
	}
	info, err := in.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = cited.Errorf(cited.Invalid, "%s is no file; name the file of a back-up", file)
	}
	start := make([]byte, blockSize)
	if err == nil {
		_, err = in.ReadAt(start, 0)
	}
	switch {
	case err == io.EOF || err == nil && !isTar(start):
		err = cited.Errorf(cited.Invalid, "%s is no back-up: those are tar files that cited backup makes; one that was packed is unpacked first", file)
	case err == nil:
		return in, info.Size(), nil
	}
	return nil, 0, errors.Join(err, in.Close())
}

// isTar reports whether a block is the header of a member, damaged or not.
func isTar(block []byte) bool {
	return string(block[257:262]) == "ustar" || strings.HasPrefix(string(block), settingsName+"\x00")
}

// emptyFolder makes a folder, or sees to it that one is empty.
func emptyFolder(dir string) (made bool, err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return false, cannotWrite(dir, err)
		}
		return true, nil
	case err != nil:
		return false, cited.Errorf(cited.NotFound, "%s cannot be read; name a new or empty folder (%w)", dir, err)
	case len(entries) > 0:
		return false, cited.Errorf(cited.Conflict, "%s is not empty; name a new or empty folder", dir)
	}
	return false, nil
}

// emptyAgain removes what was unpacked into a folder that was empty or not there.
func emptyAgain(dir string, made bool) error {
	if made {
		return os.RemoveAll(dir)
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// unpacking is one run of Restore.
type unpacking struct {
	RestoreOptions
	ctx      context.Context
	dir      string
	keeper   keeper
	sums     map[string]custody.Sum // of what was unpacked
	named    map[string]bool        // what was reported
	settings []byte                 // what cited.yaml is to hold
	list     *io.SectionReader      // the list of digests
	done     Restored
}

// damaged reports a member that is not what it must be, once.
func (u *unpacking) damaged(name, format string, args ...any) {
	if u.named[name] {
		return
	}
	u.named[name] = true
	u.done.Findings++
	u.Report(custody.Findingf(custody.OfBackup, name, format, args...))
}

// all unpacks all members and compares their digests.
func (u *unpacking) all(in io.ReaderAt, size int64) error {
	u.Stage("files", 0)
	whole, err := members(u.ctx, in, size, u.member, func(at int64) {
		u.damaged(fmt.Sprintf("byte %d", at), "what begins there is no file of a back-up")
	})
	if err == nil {
		err = u.keeper.flush()
	}
	if err != nil {
		return err
	}
	if !whole {
		u.damaged("its end", "it is cut off")
	}
	if err := u.compare(); err != nil {
		return err
	}
	if _, ok := u.sums[databaseName]; !ok {
		return nil
	}
	err = store.CheckSchema(u.ctx, filepath.Join(u.dir, databaseName))
	if err == nil || cited.CodeOf(err) == cited.Full || u.ctx.Err() != nil {
		return err
	}
	u.damaged(databaseName, "%v", err)
	return u.remove(databaseName)
}

// member unpacks one member.
func (u *unpacking) member(m member) error {
	if m.kind == ofSums {
		u.list = m.data // the last one holds
		return nil
	}
	u.Step()
	if _, ok := u.sums[m.name]; ok {
		u.damaged(m.name, "it comes a second time")
		return nil
	}
	if m.kind != ofDatabase && m.kind != ofOriginals && m.data.Size() > mostSmall {
		u.damaged(m.name, "it is too large for what it is")
		return nil
	}
	switch m.kind {
	case ofSettings:
		b, err := io.ReadAll(m.data)
		u.settings, u.sums[m.name] = b, custody.FileSum(b)
		return err
	case ofOriginals:
		name := filepath.Base(m.name)
		wrong, err := u.keeper.take(name, m.data, m.data.Size())
		if wrong != "" {
			u.damaged(m.name, "%s", wrong)
		} else if err == nil {
			u.sums[m.name], err = custody.ParseSum(name)
		}
		return err
	}
	sum, err := unpack(u.ctx, filepath.Join(u.dir, filepath.FromSlash(m.name)), m.data)
	u.sums[m.name] = sum
	return err
}

// unpack writes a new file and returns the digest of what it holds.
func unpack(ctx context.Context, to string, in io.Reader) (custody.Sum, error) {
	var sum custody.Sum
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return sum, cannotWrite(to, err)
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return sum, cannotWrite(to, err)
	}
	h := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, h), untilDone{ctx, in})
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil && ctx.Err() == nil {
		err = cannotWrite(to, err)
	}
	return custody.Sum(h.Sum(nil)), err
}

// compare holds what was unpacked against the list of digests. What is not as listed is
// removed again; originals are what their names say, listed or not.
func (u *unpacking) compare() error {
	if u.list == nil {
		u.damaged(sumsName, "the list of digests is missing")
		return nil
	}
	listed := map[string]bool{}
	lines := bufio.NewScanner(u.list)
	for lines.Scan() {
		text, name, ok := strings.Cut(lines.Text(), "  ")
		want, err := custody.ParseSum(text)
		if !ok || err != nil || want.IsZero() || kindOf(name) == ofNothing {
			u.damaged(sumsName, "a line of it is damaged: %.80q", lines.Text())
			continue
		}
		listed[name] = true
		if sum, ok := u.sums[name]; !ok {
			u.damaged(name, "it is missing, or damaged")
		} else if sum != want {
			u.damaged(name, "its bytes were changed: their SHA-256 is %s, and the list has %s", sum, want)
			if err := u.remove(name); err != nil {
				return err
			}
		}
	}
	if err := lines.Err(); err != nil {
		u.damaged(sumsName, "it cannot be read to its end: %v", err)
	}
	for _, name := range slices.Sorted(maps.Keys(u.sums)) {
		if !listed[name] {
			u.damaged(name, "it is not in the list of digests")
		}
	}
	return nil
}

// remove removes what was unpacked of a member.
func (u *unpacking) remove(name string) error {
	delete(u.sums, name)
	switch kindOf(name) {
	case ofSettings:
		u.settings = nil
		return nil
	case ofOriginals:
		return nil // it is what its name says, and the list is wrong
	}
	if err := os.Remove(filepath.Join(u.dir, filepath.FromSlash(name))); err != nil {
		return cannotWrite(u.dir, err)
	}
	return nil
}

// finish makes the folder an archive.
func (u *unpacking) finish() error {
	u.done.Originals = u.keeper.kept
	if _, ok := u.sums[databaseName]; !ok {
		return nil
	}
	database := "sqlite:" + databaseName
	s, err := parseSettings(settingsName, u.settings)
	if err == nil && s.Database != database {
		err = cited.Errorf(cited.NotFound, "%s names a database elsewhere", settingsName)
	}
	switch damaged := cited.CodeOf(err) == cited.NotFound && u.Damaged; {
	case damaged && s.Format > 0 && s.Database == database: // its limits are wrong
		u.damaged(settingsName, "%v; it is restored without limits: set them again", err)
		u.settings, err = settings{Format: s.Format, Database: database, Codebooks: s.Codebooks}.encode()
	case damaged:
		u.damaged(settingsName, "%v; a new one names the codebook foreign-fighters: correct it if the archive has others", err)
		u.settings, err = settings{Format: formatVersion, Database: database, Codebooks: []string{"foreign-fighters"}}.encode()
	}
	if err != nil {
		return err
	}
	u.done.Archive = true
	if err := writeFile(filepath.Join(u.dir, settingsName), u.settings); err != nil {
		return err
	}
	if err := store.SyncPath(u.dir); err != nil {
		return cannotWrite(u.dir, err)
	}
	return nil
}
