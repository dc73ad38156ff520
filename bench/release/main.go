// Command release builds the program for every system that it is published
// for, and packs each binary with manual pages, completions and the licences of
// everything that is linked. The same commit built with the same Go gives the
// same bytes.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// target is a system and a kind of processor, as Go names them.
type target struct{ system, processor string }

func targets() []target {
	return []target{
		{"linux", "amd64"}, {"linux", "arm64"},
		{"darwin", "amd64"}, {"darwin", "arm64"},
		{"windows", "amd64"}, {"windows", "arm64"},
	}
}

func (t target) env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.system, "GOARCH="+t.processor)
}

func (t target) binary() string {
	if t.system == "windows" {
		return "cited.exe"
	}
	return "cited"
}

// dir is where a release goes; it is emptied first.
const dir = "dist"

func main() {
	version := flag.String("version", "", "`version` to build, as git describes it")
	flag.Parse()
	if err := release(*version); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(version string) error {
	if version == "" {
		return errors.New("no version: give one with -version")
	}
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o755)); err != nil {
		return err
	}
	at, err := commitTime()
	if err != nil {
		return err
	}
	common, err := commonEntries(version)
	if err != nil {
		return err
	}
	var sums bytes.Buffer
	for _, t := range targets() {
		name, err := releaseTarget(t, version, common, at)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", t.system, t.processor, err)
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		fmt.Printf("%-44s %5.1f MB\n", name, float64(len(data))/1e6)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), sums.Bytes(), 0o644)
}

// commitTime is when the commit was made, so that a release does not depend on
// when it was built.
func commitTime() (time.Time, error) {
	out, err := run(os.Environ(), "git", "log", "-1", "--format=%ct")
	if err != nil {
		return time.Time{}, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return time.Unix(seconds, 0).UTC(), err
}

// releaseTarget builds and packs for one target and returns the archive's name.
func releaseTarget(t target, version string, common []entry, at time.Time) (name string, err error) {
	binary, err := build(t, version)
	if err != nil {
		return "", err
	}
	entries := append([]entry{{t.binary(), binary, 0o755}}, common...)
	top := fmt.Sprintf("cited-%s-%s-%s", version, t.system, t.processor)
	pack := packTar
	name = top + ".tar.gz"
	if t.system == "windows" {
		pack, name = packZip, top+".zip"
	}
	file, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return "", err
	}
	return name, errors.Join(pack(file, top, entries, at), file.Close())
}

func build(t target, version string) ([]byte, error) {
	temp, err := os.MkdirTemp("", "cited-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	file := filepath.Join(temp, t.binary())
	if _, err := run(t.env(), "go", "build", "-trimpath", "-buildvcs=true", "-ldflags", "-s -w -X cited/internal/cli.version="+version, "-o", file, "./cmd/cited"); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// commonEntries is what every archive holds besides the binary. Manual pages
// and completions are printed by the program itself, built for this machine.
func commonEntries(version string) ([]entry, error) {
	temp, err := os.MkdirTemp("", "cited-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	here := target{runtime.GOOS, runtime.GOARCH}
	binary, err := build(here, version)
	if err != nil {
		return nil, err
	}
	program := filepath.Join(temp, here.binary())
	if err := os.WriteFile(program, binary, 0o755); err != nil {
		return nil, err
	}
	entries, err := documents()
	if err != nil {
		return nil, err
	}
	pages, err := manual(program, filepath.Join(temp, "man"))
	if err != nil {
		return nil, err
	}
	scripts, err := completions(program)
	return append(append(entries, pages...), scripts...), err
}

// documents are README, changelog, the pages they lead to, our licence and the
// notice of all licences.
func documents() ([]entry, error) {
	pages, err := filepath.Glob("docs/*.md")
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, name := range append([]string{"README.md", "CHANGELOG.md", "LICENSE"}, pages...) {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{filepath.ToSlash(name), data, 0o644})
	}
	modules, err := linked(targets())
	if err != nil {
		return nil, err
	}
	goroot, err := run(os.Environ(), "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	text, err := notice(modules, strings.TrimSpace(string(goroot)))
	return append(entries, entry{"NOTICE", text, 0o644}), err
}

func manual(program, folder string) ([]entry, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	if _, err := run(os.Environ(), program, "man", folder); err != nil {
		return nil, err
	}
	pages, err := os.ReadDir(folder)
	if err != nil || len(pages) == 0 {
		return nil, errors.Join(err, errors.New("cited man wrote no page"))
	}
	var entries []entry
	for _, page := range pages {
		data, err := os.ReadFile(filepath.Join(folder, page.Name()))
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{"man/" + page.Name(), data, 0o644})
	}
	return entries, nil
}

func completions(program string) ([]entry, error) {
	var entries []entry
	for _, c := range []struct{ shell, file string }{
		{"bash", "cited.bash"}, {"zsh", "_cited"}, {"fish", "cited.fish"}, {"powershell", "cited.ps1"},
	} {
		script, err := run(os.Environ(), program, "completion", c.shell)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{"completions/" + c.file, script, 0o644})
	}
	return entries, nil
}

// run runs a command and returns what it prints; what it prints as it fails
// becomes the error.
func run(env []string, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	var out, problems bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &problems
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args[:min(len(cmd.Args), 3)], " "), err, problems.Bytes())
	}
	return out.Bytes(), nil
}
