package archive

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cited"
	"cited/internal/limit"
	"cited/internal/store"

	"github.com/goccy/go-yaml"
)

// Names in an archive's folder.
const (
	settingsName  = "cited.yaml"
	databaseName  = "cited.db"
	originalsName = "originals"
	lockName      = ".cited.lock"
)

// formatVersion is the version of an archive's folder that this program makes.
const formatVersion = 1

// settings is what cited.yaml holds.
type settings struct {
	Format    int      `yaml:"format"`
	Database  string   `yaml:"database"` // "sqlite:" and a path from the folder
	Codebooks []string `yaml:"codebooks"`
	Limits    any      `yaml:"limits,omitempty"` // as they stand there

	limits limit.Limits
}

// Init makes a new archive in a folder, which is made if it is not there. Its log
// begins with who makes it, and when. A folder that is an archive already is a Conflict.
func Init(dir string, codebooks []string, by string, at time.Time) error {
	path := filepath.Join(dir, settingsName)
	if _, err := os.Stat(path); err == nil {
		return cited.Errorf(cited.Conflict, "%s is an archive already; use it, or name another folder", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return cited.Errorf(cited.Full, "%s: the folder cannot be made; check its name and rights (%w)", dir, err)
	}
	text, err := settings{Format: formatVersion, Database: "sqlite:" + databaseName, Codebooks: codebooks}.encode()
	if err != nil {
		return err
	}
	database := filepath.Join(dir, databaseName)
	if err := store.Create(context.Background(), database, by, at); err != nil {
		return err
	}
	err = writeFile(path, text)
	if err != nil {
		_ = os.Remove(database) // so that it can be tried again
	}
	return err
}

// encode returns what cited.yaml holds.
func (s settings) encode() ([]byte, error) {
	text, err := yaml.Marshal(s)
	return append([]byte("# An archive of Cited. Keep this file: it marks the folder.\n"), text...), err
}

// writeFile writes a file so that it is there whole or not at all.
func writeFile(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-")
	if err == nil {
		_, err = f.Write(content)
		err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), path)
		}
		if err != nil {
			_ = os.Remove(f.Name()) // the error that led here says more
		}
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

func cannotWrite(path string, err error) error {
	return cited.Errorf(cited.Full, "%s cannot be written; check the space on the disk and the rights of the folder (%w)", path, err)
}

// Find returns the archive in a folder or, if there is none, above it.
func Find(start string) (string, error) {
	dir, err := filepath.Abs(start)
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, settingsName)); err == nil {
			return dir, nil
		}
		above := filepath.Dir(dir)
		if above == dir {
			return "", cited.Errorf(cited.NotFound, "there is no archive in %s or above it; make one with cited init, or name one with --archive", start)
		}
		dir = above
	}
}

// readSettings reads cited.yaml and checks that this program can use the archive.
func readSettings(dir string) (settings, error) {
	var s settings
	path := filepath.Join(dir, settingsName)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, cited.Errorf(cited.NotFound, "%s is no archive: it has no %s; make one with cited init, or name another with --archive", dir, settingsName)
	}
	if err != nil {
		return s, cited.Errorf(cited.NotFound, "%s cannot be read; check its rights (%w)", path, err)
	}
	return parseSettings(path, text)
}

func parseSettings(path string, text []byte) (s settings, err error) {
	if err := yaml.UnmarshalWithOptions(text, &s, yaml.UseOrderedMap()); err != nil {
		return s, cited.Errorf(cited.NotFound, "%s is not the file of an archive; mend it, or restore it from a back-up (%s)", path, firstLine(err))
	}
	switch {
	case s.Format == 0:
		return s, cited.Errorf(cited.NotFound, "%s is not the file of an archive: it has no format; restore it from a back-up", path)
	case s.Format < 0 || s.Format > formatVersion:
		return s, cited.Errorf(cited.Unsupported, "%s was made by a newer version of cited (format %d, this program knows %d); update cited", path, s.Format, formatVersion)
	}
	s.limits, err = readLimits(path, text)
	return s, err
}

// databasePath returns the path of the database that the settings name.
func (s settings) databasePath(dir string) (string, error) {
	name, ok := strings.CutPrefix(s.Database, "sqlite:")
	if !ok || name == "" {
		return "", cited.Errorf(cited.Unsupported, "%s: this version keeps archives in SQLite only; write database: sqlite:%s", filepath.Join(dir, settingsName), databaseName)
	}
	if filepath.IsAbs(name) {
		return name, nil
	}
	return filepath.Join(dir, filepath.FromSlash(name)), nil
}

// firstLine keeps a message of several lines to one.
func firstLine(err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(err.Error()), "\n")
	return line
}
