package cli

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cited"

	"github.com/goccy/go-yaml"
)

// configuration is what config.yaml of the user's folder for configuration holds.
type configuration struct {
	Reviewer string `yaml:"reviewer"` // the name that stands with what this user decides
}

// mostConfiguration is how many bytes of config.yaml are read: a name takes no more.
const mostConfiguration = 1 << 16

// reviewer is the name of the local user: by the environment, the configuration, or the system.
func (a *app) reviewer() (string, error) {
	if name := a.Getenv("CITED_REVIEWER"); name != "" {
		return name, nil
	}
	c, err := a.configuration()
	name := cmp.Or(c.Reviewer, a.Getenv("USER"), a.Getenv("USERNAME"))
	if name == "" {
		name = a.User()
	}
	return name, err
}

// configuration reads the configuration of the user; that there is none is no error.
func (a *app) configuration() (c configuration, err error) {
	dir, err := a.ConfigDir()
	if err != nil {
		return c, nil // the system has no place for it
	}
	path := filepath.Join(dir, "cited", "config.yaml")
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, cited.Errorf(cited.NotFound, "%s cannot be read; check its rights (%w)", oneLine(path), withoutOp(err))
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostConfiguration))
	if err == nil {
		err = yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&c)
	}
	if err != nil && !errors.Is(err, io.EOF) { // an empty file says nothing
		return configuration{}, cited.Errorf(cited.Invalid, "%s is no configuration: %s; write a line like \"reviewer: Anna Berg\"", oneLine(path), oneLine(err.Error()))
	}
	return c, nil
}
