package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/custody"
)

// Names of what the archive keeps of its checkpoints: they and the keys that check
// them. The keys that sign are never in an archive.
const (
	checkpointsName = "checkpoints"
	keysName        = "log.pub"
)

// NewKey makes a key that signs checkpoints in somebody's name: what its file holds, and
// that of its public half.
func NewKey(name string) (private, public string, err error) { return custody.NewKey(name) }

// Checkpoint signs how far the log of the archive has come, with a key as NewKey makes
// it, and returns the signed note. The archive keeps it as well, and its log notes that it
// was signed. A key that makes no sense is Invalid. Only the owner may.
func (a *Archive) Checkpoint(ctx context.Context, v cited.Viewer, key string) ([]byte, error) {
	if v.Role != cited.Owner {
		return nil, cited.Errorf(cited.Denied, "you may not sign checkpoints of this archive; ask its owner")
	}
	k, err := custody.ParsePrivateKey(key)
	if err != nil {
		return nil, cited.Errorf(cited.Invalid, "%w", err)
	}
	p, err := a.store.Point(ctx, v)
	if err != nil {
		return nil, err
	}
	p.At = custody.Time(a.cfg.Now())
	signed, err := p.Sign(k)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(a.dir, checkpointsName)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, cited.Errorf(cited.Full, "%s: the folder cannot be made; check the rights of the archive (%w)", dir, err)
	}
	if err := a.keepKey(k.Public()); err != nil {
		return nil, err
	}
	if err := writeFile(filepath.Join(dir, checkpointName(p.Size)), signed); err != nil {
		return nil, err
	}
	return signed, a.store.NoteCheckpoint(ctx, v, p, k.Public(), signed)
}

// checkpointName is the file of the checkpoint of so many entries.
func checkpointName(size int64) string { return fmt.Sprintf("%012d.txt", size) }

// keepKey adds a key to those that the archive keeps to check its checkpoints with.
func (a *Archive) keepKey(key custody.PublicKey) error {
	path := filepath.Join(a.dir, keysName)
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cited.Errorf(cited.Full, "%s cannot be read; check its rights (%w)", path, err)
	}
	if slices.Contains(strings.Split(string(text), "\n"), key.String()) {
		return nil
	}
	if len(text) == 0 {
		text = []byte("# The keys that check the checkpoints of this archive. Keep a copy elsewhere: whoever\n# changes the archive can change this file too.\n")
	}
	return writeFile(path, append(text, key.String()+"\n"...))
}

// Holds reports whether a path leads into the archive's folder.
func (a *Archive) Holds(path string) bool {
	real := func(path string) string {
		path, _ = filepath.Abs(path)
		if to, err := filepath.EvalSymlinks(path); err == nil {
			return to
		}
		if to, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			return filepath.Join(to, filepath.Base(path))
		}
		return path
	}
	from, err := filepath.Rel(real(a.dir), real(path))
	return err == nil && from != ".." && !strings.HasPrefix(from, ".."+string(filepath.Separator))
}
