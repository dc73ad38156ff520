package archive

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"

	"cited"
	"cited/internal/custody"
	"cited/internal/store"
)

// A back-up is a tar file. Its members are the files of the archive, under the names that
// they have in its folder, and at last the list of their digests, as sha256sum prints and
// checks it. Unpacked into a folder it is the archive.
const sumsName = "SHA256SUMS"

// unfinishedBackup begins the name of the folder in which a back-up is made.
const unfinishedBackup = ".cited-backup-"

// BackupOptions says how a back-up is made.
type BackupOptions struct {
	Force bool // a file that is there is replaced
	Watch
}

// Backup is a back-up that was made.
type Backup struct {
	Originals int
	Bytes     int64  // of the file
	SHA256    string // of the file, in hex
	Entries   int64  // of the log in it
	Findings  int    // originals that are not what they must be
}

// Backup writes all that belongs to the archive, as it is at one moment, into a file, while
// others may add to it. The file is there whole or not at all. Originals that are damaged or
// missing are reported; the others are in it all the same. The log notes the back-up before
// the file gets its name, so that there is none that it does not know of. Only the owner may.
func (a *Archive) Backup(ctx context.Context, v cited.Viewer, file string, o BackupOptions) (*Backup, error) {
	if v.Role != cited.Owner {
		return nil, cited.Errorf(cited.Denied, "you may not make back-ups of this archive; ask its owner")
	}
	if a.Holds(file) {
		return nil, cited.Errorf(cited.Invalid, "%s is in the archive, and would be lost with it; name a file elsewhere, best on another disk", file)
	}
	if err := mayReplace(file, "evidence.tar", o.Force); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(file), unfinishedBackup)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, cited.Errorf(cited.NotFound, "there is no folder %s; make it first", filepath.Dir(file))
	}
	if err != nil {
		return nil, cannotWrite(file, err)
	}
	made, err := a.backup(ctx, v, file, dir, o)
	if removed := os.RemoveAll(dir); err == nil && removed != nil {
		err = cannotWrite(dir, removed)
	}
	return made, err
}

// mayReplace reports as an error that a file may not be written. Its name could be like that.
func mayReplace(file, like string, force bool) error {
	info, err := os.Stat(file)
	switch {
	case err == nil && info.IsDir():
		return cited.Errorf(cited.Invalid, "%s is a folder; name a file in it, like %s", file, filepath.Join(file, like))
	case err == nil && !info.Mode().IsRegular():
		return cited.Errorf(cited.Invalid, "%s is a device or a pipe and no file; name a file", file)
	case err == nil && !force:
		return cited.Errorf(cited.Conflict, "%s is there already; name another file, or replace it with --force", file)
	}
	return nil
}

// backup makes the back-up in a folder of its own, notes it and moves it to its place.
func (a *Archive) backup(ctx context.Context, v cited.Viewer, file, dir string, o BackupOptions) (*Backup, error) {
	at := a.cfg.Now()
	unfinished := filepath.Join(dir, "backup.tar")
	made, err := a.writeBackup(ctx, v, dir, unfinished, at, o.Watch)
	if err != nil {
		return nil, err
	}
	sum, err := custody.ParseSum(made.SHA256)
	if err != nil {
		return nil, err
	}
	if err := mayReplace(file, "evidence.tar", o.Force); err != nil {
		return nil, err
	}
	if err := a.store.NoteBackup(ctx, v, sum, file, made.Entries, at); err != nil {
		return nil, err
	}
	if err := os.Rename(unfinished, file); err != nil {
		return nil, cannotWrite(file, err)
	}
	if err := store.SyncPath(filepath.Dir(file)); err != nil {
		return nil, cannotWrite(file, err)
	}
	return made, nil
}

// writeBackup writes the back-up to a new file.
func (a *Archive) writeBackup(ctx context.Context, v cited.Viewer, dir, file string, at time.Time, w Watch) (*Backup, error) {
	w.Stage("copying the database", 0)
	copied := filepath.Join(dir, databaseName)
	database, err := a.settings.databasePath(a.dir)
	if err != nil {
		return nil, err
	}
	if err := store.Snapshot(ctx, database, copied); err != nil {
		return nil, err
	}
	out, err := os.Create(file)
	if err != nil {
		return nil, cannotWrite(file, err)
	}
	b := &packing{Watch: w, ctx: ctx, a: a, at: at, whole: sha256.New()}
	b.tar = tar.NewWriter(io.MultiWriter(out, b.whole))
	err = b.all(v, copied)
	if err == nil {
		err = b.tar.Close()
	}
	if err = errors.Join(err, out.Sync()); err == nil {
		b.made.Bytes, err = out.Seek(0, io.SeekCurrent)
	}
	if err = errors.Join(err, out.Close()); err != nil && cited.CodeOf(err) == cited.Internal && ctx.Err() == nil {
		err = cannotWrite(file, err)
	}
	b.made.SHA256 = hex.EncodeToString(b.whole.Sum(nil))
	return &b.made, err
}

// packing is one run of Backup.
type packing struct {
	Watch
	ctx   context.Context
	a     *Archive
	at    time.Time
	tar   *tar.Writer
	whole hash.Hash    // of the file
	sums  bytes.Buffer // the list of digests
	made  Backup
}

// all writes all members. The copy of the database says which originals and checkpoints
// are to be in it.
func (b *packing) all(v cited.Viewer, copied string) error {
	s, err := store.Open(b.ctx, copied, store.Options{})
	if err != nil {
		return err
	}
	p, err := s.Point(b.ctx, v)
	var originals []store.KeptFile
	if err == nil {
		originals, err = s.KeptFiles(b.ctx, v)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	b.made.Entries = p.Size
	for _, write := range []func() error{b.settings, b.keys, func() error { return b.checkpoints(p.Size) }, b.rules,
		func() error { return b.file(databaseName, copied) }, func() error { return b.originals(originals) }} {
		if err := write(); err != nil {
			return err
		}
	}
	return b.bytes(sumsName, b.sums.Bytes())
}

// settings writes cited.yaml, with the database where a back-up has it.
func (b *packing) settings() error {
	if b.a.settings.Database == "sqlite:"+databaseName {
		return b.file(settingsName, filepath.Join(b.a.dir, settingsName))
	}
	s := b.a.settings
	s.Database = "sqlite:" + databaseName
	text, err := s.encode()
	if err != nil {
		return err
	}
	return b.bytes(settingsName, text)
}

func (b *packing) keys() error {
	err := b.file(keysName, filepath.Join(b.a.dir, keysName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// checkpoints writes those that were signed for what is in the back-up's log.
func (b *packing) checkpoints(entries int64) error {
	names, err := checkpointFiles(b.a.dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		member := path.Join(checkpointsName, name)
		if name > checkpointName(entries) || kindOf(member) != ofCheckpoints {
			continue
		}
		if err := b.file(member, filepath.Join(b.a.dir, checkpointsName, name)); err != nil {
			return err
		}
	}
	return nil
}

// rules writes the lists of the archive's own.
func (b *packing) rules() error {
	own := filepath.Join(b.a.dir, rulesName)
	err := filepath.WalkDir(own, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(b.a.dir, file)
		if err != nil || kindOf(filepath.ToSlash(name)) != ofRules {
			return err
		}
		return b.file(filepath.ToSlash(name), file)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// originals writes the originals, and reports those that are missing or damaged.
func (b *packing) originals(all []store.KeptFile) error {
	b.Stage("originals", len(all))
	for _, o := range all {
		wrong, err := b.original(o)
		if err != nil {
			return err
		}
		if wrong != "" {
			b.Report(custody.Findingf(custody.OfOriginal, "original "+o.SHA256, "%s", wrong))
			b.made.Findings++
		}
		b.Step()
	}
	return nil
}

func (b *packing) original(o store.KeptFile) (wrong string, err error) {
	in, err := b.a.originals.Open(o.SHA256)
	if err != nil {
		return fmt.Sprintf("its file cannot be opened, and is not in the back-up: %v", err), nil
	}
	info, err := in.Stat()
	if err != nil {
		return "", errors.Join(err, in.Close())
	}
	whole := &zeroed{in: in}
	sum, err := b.write(originalName(o.SHA256), info.Size(), whole)
	if err = errors.Join(err, in.Close()); err != nil {
		return "", err
	}
	b.made.Originals++
	switch {
	case whole.err != nil:
		return fmt.Sprintf("its file cannot be read, and is not whole in the back-up: %v", whole.err), nil
	case sum != o.SHA256:
		return "its bytes were changed, and are so in the back-up too; an older one may have it whole", nil
	}
	return "", nil
}

// zeroed reads zeros from where its input cannot be read: a disk that fails is no reason
// not to make a back-up of the rest.
type zeroed struct {
	in  io.Reader
	err error
}

func (z *zeroed) Read(b []byte) (n int, err error) {
	if z.err == nil {
		n, z.err = z.in.Read(b)
	}
	if z.err != nil {
		clear(b[n:])
		n = len(b)
	}
	return n, nil
}

// originalName is the name of an original in a back-up.
func originalName(sha256 string) string { return path.Join(originalsName, sha256[:2], sha256) }

// file writes a file as a member.
func (b *packing) file(name, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	info, err := in.Stat()
	if err == nil {
		_, err = b.write(name, info.Size(), in)
	}
	return errors.Join(err, in.Close())
}

// bytes writes a member that is in memory.
func (b *packing) bytes(name string, content []byte) error {
	_, err := b.write(name, int64(len(content)), bytes.NewReader(content))
	return err
}

// write writes a member and adds its digest, which it returns, to the list.
func (b *packing) write(name string, size int64, in io.Reader) (sum string, err error) {
	header := tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o644, ModTime: b.at}
	if err := b.tar.WriteHeader(&header); err != nil {
		return "", err
	}
	h := sha256.New()
	if _, err := io.CopyN(io.MultiWriter(b.tar, h), untilDone{b.ctx, in}, size); err != nil {
		return "", err
	}
	sum = hex.EncodeToString(h.Sum(nil))
	fmt.Fprintf(&b.sums, "%s  %s\n", sum, name)
	return sum, nil
}

// untilDone reads until a context ends.
type untilDone struct {
	ctx context.Context
	in  io.Reader
}

func (u untilDone) Read(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.in.Read(b)
}
