package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// target is a fuzz function.
type target struct {
	folder string // from the root, slash-separated: "internal/format/html"; "." for the root
	name   string // "FuzzRead"
}

func (t target) String() string { return path.Join(t.folder, t.name) }

// targets lists the fuzz functions below a folder, in the order of their packages.
func targets(root string) ([]target, error) {
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w*)\(\w+ \*testing\.F\)`)
	var all []target
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() && name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "third_party") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(base, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(root, filepath.Dir(name))
		for _, m := range declared.FindAllSubmatch(source, -1) {
			all = append(all, target{filepath.ToSlash(folder), string(m[1])})
		}
		return err
	})
	return all, err
}

// result is how running a target went.
type result struct {
	bad    bool
	execs  string // how often it ran
	output string // of go test
}

func (r result) String() string {
	if r.bad {
		return "FOUND something"
	}
	return r.execs + " inputs"
}

// slack is what building a target may take beside running it.
const slack = 15 * time.Minute

// fuzz runs the target.
func (t target) fuzz(ctx context.Context, root string, each time.Duration) result {
	ctx, cancel := context.WithTimeout(ctx, each+slack)
	defer cancel()
	cmd := exec.CommandContext(ctx, "go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each.String(), "-fuzzminimizetime", "5s", "./"+t.folder)
	cmd.Dir = root
	output, err := cmd.CombinedOutput()
	return resultOf(string(output), err)
}

// resultOf reads what go test says. When the time is up while an input still runs, go
// test may take that for a failure, of which it keeps no input.
func resultOf(output string, err error) result {
	res := result{output: output, execs: "0"}
	for _, m := range regexp.MustCompile(`execs: (\d+)`).FindAllStringSubmatch(output, -1) {
		res.execs = m[1]
	}
	late := strings.Contains(output, "context deadline exceeded") && !strings.Contains(output, "Failing input written to")
	res.bad = err != nil && !late
	if res.bad && output == "" {
		res.output = fmt.Sprint(err)
	}
	return res
}
