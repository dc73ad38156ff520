package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTargets(t *testing.T) {
	all, err := targets(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []target{{".", "FuzzParseEDTF"}, {"internal/format", "FuzzServe"}, {"internal/format", "FuzzReceive"}, {"internal/format/html", "FuzzRead"}} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is not among %v", want, all)
		}
	}
}

// Every target is within the limits of package fuzztest.
func TestTargetsAreLimited(t *testing.T) {
	root := filepath.Join("..", "..")
	all, err := targets(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range foldersOf(all) {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if n, limited := strings.Count(string(source), "f.Fuzz("), strings.Count(string(source), "fuzztest.Limit(t)"); limited < n {
				t.Errorf("%s: %d of %d targets call fuzztest.Limit(t) first", file, limited, n)
			}
		}
	}
}

func foldersOf(all []target) []string {
	var folders []string
	for _, t := range all {
		folders = append(folders, t.folder)
	}
	return slices.Compact(folders)
}

func TestResult(t *testing.T) {
	failed := errors.New("exit status 1")
	tests := []struct {
		output string
		err    error
		bad    bool
		says   string
	}{
		{"fuzz: elapsed: 3s, execs: 10 (3/sec)\nfuzz: elapsed: 6s, execs: 99 (30/sec)\nok", nil, false, "99 inputs"},
		{"--- FAIL: FuzzA\n    Failing input written to testdata/fuzz/FuzzA/0a", failed, true, "FOUND something"},
		{"--- FAIL: FuzzA\n    context deadline exceeded", failed, false, "0 inputs"},
		{"x.go:1: undefined: y", failed, true, "FOUND something"},
		{"", failed, true, "FOUND something"},
	}
	for _, test := range tests {
		got := resultOf(test.output, test.err)
		if got.bad != test.bad || got.String() != test.says || got.bad && got.output == "" {
			t.Errorf("%q: %+v", test.output, got)
		}
	}
}

// A module with a target that finds something in its first input, and one that does not.
func TestFuzzNamesWhatItFinds(t *testing.T) {
	root := filepath.Join("testdata", "module")
	all, err := targets(root)
	if err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
	for _, target := range all {
		res := target.fuzz(t.Context(), root, time.Second)
		if res.bad != (target.name == "FuzzBad") || res.bad && !strings.Contains(res.output, "nine is bad") {
			t.Errorf("%s: %+v", target, res)
		}
	}
}
