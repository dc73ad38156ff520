package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited/examples"
	"cited/internal/archive"
	"cited/internal/web"
)

// TestAPIHasTheBytesOfCommands asks commands and the API for the same.
func TestAPIHasTheBytesOfCommands(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	files, dir := t.TempDir(), filepath.Join(t.TempDir(), "archive")
	if err := os.CopyFS(files, examples.FS); err != nil {
		t.Fatal(err)
	}
	// The worker is the program, which the test binary is under its name.
	worker := filepath.Join(t.TempDir(), "cited")
	if err := os.Symlink(self, worker); err != nil {
		t.Skip(err)
	}
	run := func(args ...string) string {
		t.Helper()
		w := newWorld(append(args, "--archive", dir)...)
		if args[0] == "init" {
			w = newWorld(args...)
		}
		w.Worker = []string{worker, "worker"}
		if status := Run(t.Context(), w.Env); status != statusDone {
			t.Fatalf("cited %q: status %d: %s", args, status, w.err.String())
		}
		return w.out.String()
	}
	run("init", dir, "--codebook", "foreign-fighters")
	run("add", files, "--meta", filepath.Join(files, "meta.csv"))
	run("findings")
	ask := workbenchOf(t, dir, worker)
	query := func(q string) string { return "?q=" + url.QueryEscape(q) }
	for _, name := range []string{"figures", "documents", "statements", "responses", "unquantified", "comparisons", "sources", "findings"} {
		want := run(name, "--format", "jsonl")
		if got := ask("/api/" + name); got != want || got == "" {
			t.Errorf("/api/%s: %d bytes, want the %d of the command", name, len(got), len(want))
		}
		if got, want := ask("/api/"+name+"?limit=2"), run(name, "--format", "jsonl", "--limit", "2"); got != want {
			t.Errorf("/api/%s?limit=2: %q, want %q", name, got, want)
		}
		_, id, _ := strings.Cut(want, `"id":"`)
		if name != "documents" && name != "sources" && name != "findings" {
			_, rest, _ := strings.Cut(want, `,"id":"`)
			id = rest
		}
		id, _, _ = strings.Cut(id, `"`)
		if got, want := ask("/api/"+name+"/"+id), run("show", id, "--format", "jsonl"); got != want {
			t.Errorf("/api/%s/%s: %q, want %q", name, id, got, want)
		}
	}
	for _, q := range []string{`measure:returned origin:BEL,"Western Europe"`, `"came home" after:2014 -stance:denied`, "xyzzy"} {
		if got, want := ask("/api/figures"+query(q)), run("figures", "--query", q, "--format", "jsonl"); got != want {
			t.Errorf("%s: %q, want %q", q, got, want)
		}
	}
	if got, want := ask("/api/figures?measure=repatriated&origin=KAZ&q="+url.QueryEscape("after:2015")), run("figures", "--query", "after:2015 measure:repatriated origin:KAZ", "--format", "jsonl"); got != want || got == "" {
		t.Errorf("picked values: %q, want %q", got, want)
	}
	if got, want := ask("/api/estimate?measure=travelled&origin=BEL&rule=all&at=2016"), run("estimate", "travelled", "--origin", "BEL", "--rule", "all", "--at", "2016", "--format", "jsonl"); got != want || got == "" {
		t.Errorf("estimate: %q, want %q", got, want)
	}
	if got, want := ask("/api/estimate?measure=travelled"), run("estimate", "travelled", "--format", "jsonl"); got != want {
		t.Errorf("estimate by the rule that is taken: %q, want %q", got, want)
	}
}

// workbenchOf returns what asks the workbench of an archive.
func workbenchOf(t *testing.T, dir, worker string) func(path string) string {
	t.Helper()
	w := newWorld("serve", "--archive", dir)
	w.Worker = []string{worker, "worker"}
	a := &app{Env: w.Env, dir: dir}
	arch, err := archive.Open(t.Context(), dir, a.config())
	if err != nil {
		t.Fatal(err)
	}
	bench, err := web.New(web.Config{Archive: arch, Viewer: a.viewer, Now: a.Now, Program: "cited test"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(bench)
	t.Cleanup(func() {
		server.Close()
		bench.Close()
		if err := arch.Close(); err != nil {
			t.Error(err)
		}
	})
	return func(path string) string {
		t.Helper()
		r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var b bytes.Buffer
		if _, err := io.Copy(&b, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d, %v: %s", path, answer.StatusCode, err, b.String())
		}
		return b.String()
	}
}
