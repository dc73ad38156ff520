package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"cited"
)

// Originals keeps bytes as they were captured: a file each, under its SHA-256.
type Originals struct{ dir string }

// Capture is an original to be kept: in memory, or spooled to a file of Spool.
type Capture struct {
	SHA256 string // in hex
	Size   int64
	Bytes  []byte
	Spool  string // the path of a file that holds the bytes, if they are not in Bytes
}

// spoolPrefix marks files that nothing speaks of yet: a killed program may leave
// some behind.
const spoolPrefix = ".new-"

// OpenOriginals returns the originals of an archive, in a folder that is made
// when the first is kept.
func OpenOriginals(dir string) *Originals { return &Originals{dir: dir} }

// Open opens an original. One that is missing is NotFound.
func (o *Originals) Open(sha256 string) (*os.File, error) {
	path, err := o.path(sha256)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, cited.Errorf(cited.NotFound, "%s: the original is missing from the archive; restore it from a back-up (%w)", path, err)
	}
	return f, wrap(err, path)
}

// OpenCapture opens the bytes of a capture.
func (o *Originals) OpenCapture(c Capture) (io.ReadCloser, error) {
	if c.Spool == "" {
		return io.NopCloser(bytes.NewReader(c.Bytes)), nil
	}
	f, err := os.Open(c.Spool)
	return f, wrap(err, c.Spool)
}

// Remove removes an original for good, if it is there: when it returns nil it does not come
// back after a power cut.
func (o *Originals) Remove(sha256 string) error {
	path, err := o.path(sha256)
	if err != nil {
		return err
	}
	err = os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = SyncPath(filepath.Dir(path))
	}
	return wrap(err, path)
}

// Holds reports whether the file of an original is there.
func (o *Originals) Holds(sha256 string) bool {
	path, err := o.path(sha256)
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}

func (o *Originals) path(sha256 string) (string, error) {
	if b, err := hex.DecodeString(sha256); err != nil || len(b) != 32 {
		return "", cited.Errorf(cited.Invalid, "%q is no SHA-256", sha256)
	}
	return filepath.Join(o.dir, sha256[:2], sha256), nil
}

// mostHashed bounds how much of an original over the limit is read to know it
// again; what is larger still, or has no end, is an error.
const mostHashed = 4 << 30

// Spool captures a stream that does not fit in memory, of which start has been
// read already. What is larger than most bytes is hashed and not kept.
func (o *Originals) Spool(ctx context.Context, start []byte, rest io.Reader, most int64) (c Capture, tooLarge bool, err error) {
	if err := os.MkdirAll(o.dir, 0o777); err != nil {
		return c, false, wrap(err, o.dir)
	}
	f, err := os.CreateTemp(o.dir, spoolPrefix)
	if err != nil {
		return c, false, wrap(err, o.dir)
	}
	h := sha256.New()
	c.Spool = f.Name()
	c.Size, err = spool(ctx, io.MultiReader(bytes.NewReader(start), rest), h, f, most)
	c.SHA256 = hex.EncodeToString(h.Sum(nil))
	err = errors.Join(err, f.Close())
	if tooLarge = c.Size > most; tooLarge || err != nil {
		o.Discard(c)
		c.Spool = ""
	}
	return c, tooLarge, err
}

// spool copies a stream to a hash and, up to most bytes, to a file.
func spool(ctx context.Context, in io.Reader, h io.Writer, f *os.File, most int64) (size int64, err error) {
	chunk := make([]byte, 256<<10)
	for {
		n, readErr := in.Read(chunk)
		size += int64(n)
		_, _ = h.Write(chunk[:n]) // a hash takes everything
		if size <= most {
			if _, err := f.Write(chunk[:n]); err != nil {
				return size, wrap(err, f.Name())
			}
		}
		switch {
		case readErr == io.EOF:
			return size, nil
		case readErr != nil:
			return size, readErr
		case ctx.Err() != nil:
			return size, ctx.Err()
		case size > mostHashed:
			return size, fmt.Errorf("it does not end after %d GB", mostHashed>>30)
		}
	}
}

// Discard removes the spool file of a capture that is not kept.
func (o *Originals) Discard(c Capture) {
	if c.Spool != "" {
		_ = os.Remove(c.Spool) // Sweep removes what stays behind
	}
}

// Sweep removes what a killed program left behind. Nobody else may be adding.
func (o *Originals) Sweep() error {
	left, err := filepath.Glob(filepath.Join(o.dir, spoolPrefix+"*"))
	if err != nil {
		return wrap(err, o.dir)
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // one that is gone is what is wanted
			return wrap(err, path)
		}
	}
	return nil
}

// Keep keeps originals for good: when it returns nil they survive a power cut.
// Files are written and synced under a temporary name, renamed, and then their
// folders synced; those that are there already are left alone. On an error none
// of the temporary files stays.
func (o *Originals) Keep(ctx context.Context, captures []Capture) error {
	if err := os.MkdirAll(o.dir, 0o777); err != nil {
		return wrap(err, o.dir)
	}
	made := make([]bool, len(captures))
	err := parallel(len(captures), func(i int) (err error) {
		if err := ctx.Err(); err != nil {
			return err
		}
		made[i], err = o.keep(captures[i])
		return err
	})
	if err != nil {
		return wrap(err, o.dir)
	}
	return wrap(o.syncFolders(captures, made), o.dir)
}

// keep keeps one original and reports whether it was not there before.
func (o *Originals) keep(c Capture) (made bool, err error) {
	path, err := o.path(c.SHA256)
	if err != nil {
		return false, err
	}
	if info, err := os.Stat(path); err == nil && info.Size() == c.Size {
		o.Discard(c)
		return false, nil
	}
	if c.Spool == "" {
		if c.Spool, err = o.spoolBytes(c.Bytes); err != nil {
			return false, err
		}
	} else if err := SyncPath(c.Spool); err != nil {
		o.Discard(c)
		return false, err
	}
	err = os.Rename(c.Spool, path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(path), 0o777); err == nil {
			err = os.Rename(c.Spool, path)
		}
	}
	if err != nil {
		o.Discard(c)
	}
	return true, err
}

// spoolBytes writes bytes to a temporary file and syncs it.
func (o *Originals) spoolBytes(b []byte) (path string, err error) {
	f, err := os.CreateTemp(o.dir, spoolPrefix)
	if err != nil {
		return "", err
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name()) // the error that led here says more
	}
	return f.Name(), err
}

// syncFolders syncs the folders of what was made, and theirs.
func (o *Originals) syncFolders(captures []Capture, made []bool) error {
	seen := map[string]bool{}
	var folders []string
	for i, c := range captures {
		if sub := filepath.Join(o.dir, c.SHA256[:2]); made[i] && !seen[sub] {
			seen[sub], folders = true, append(folders, sub)
		}
	}
	if len(folders) == 0 {
		return nil
	}
	folders = append(folders, o.dir)
	return parallel(len(folders), func(i int) error { return SyncPath(folders[i]) })
}

// SyncPath makes what was written to a file or folder survive a power cut. Windows cannot sync folders, nor need it.
func SyncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	err = f.Sync()
	if info, statErr := f.Stat(); statErr == nil && info.IsDir() && runtime.GOOS == "windows" {
		err = nil
	}
	return errors.Join(err, f.Close())
}

// syncers is how many files are synced at once: the disk serves many in one go.
const syncers = 16

// parallel calls f for 0 to n-1 on several goroutines and joins the errors.
func parallel(n int, f func(int) error) error {
	var wait sync.WaitGroup
	var mu sync.Mutex
	var errs []error
	slots := make(chan struct{}, syncers)
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			if err := f(i); err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, err)
			}
		})
	}
	wait.Wait()
	if len(errs) == 0 {
		return nil
	}
	return errs[0] // the disk says the same of each
}
