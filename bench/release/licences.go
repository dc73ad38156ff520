package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// module is code of others that is linked into the program.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// linked lists the modules that any of the targets links, by path.
func linked(targets []target) ([]module, error) {
	all := map[string]module{}
	for _, t := range targets {
		out, err := run(t.env(), "go", "list", "-deps", "-json=Module", "./cmd/cited")
		if err != nil {
			return nil, err
		}
		for list := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct{ Module *module }
			if err := list.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if foreign(p.Module) {
				all[p.Module.Path] = *p.Module
			}
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b module) int { return strings.Compare(a.Path, b.Path) }), nil
}

// foreign reports whether a package's module is the work of others: not the
// standard library, not this module, and not a stand-in that lies in this one.
func foreign(m *module) bool {
	return m != nil && !m.Main && (m.Replace == nil || m.Replace.Version != "")
}

// notice returns our NOTICE followed by the licences of everything linked.
func notice(modules []module, goroot string) ([]byte, error) {
	ours, err := os.ReadFile("NOTICE")
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(ours)
	std := module{Path: "The Go standard library", Dir: goroot}
	pdfium := module{Path: "PDFium", Dir: filepath.Join("internal", "format", "pdf", "pdfium")}
	for _, m := range append([]module{std, pdfium}, modules...) {
		texts, err := licences(m)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(out, "\n%s\n%s %s\n", strings.Repeat("=", 80), m.Path, m.Version)
		for _, text := range texts {
			fmt.Fprintf(out, "%s\n%s\n", strings.Repeat("-", 80), bytes.TrimSpace(text))
		}
	}
	return out.Bytes(), nil
}

// licences reads the licence and notice files of a module. A module without any
// is not ours to pass on.
func licences(m module) ([][]byte, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s %s has no licence: find out on what terms it may be passed on", m.Path, m.Version)
	}
	return texts, nil
}
