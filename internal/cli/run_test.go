package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cited"
)

// world is an environment without a terminal, and what was printed in it.
type world struct {
	Env
	out, err bytes.Buffer
}

func newWorld(args ...string) *world {
	w := &world{}
	w.Env = Env{Args: args, Stdin: strings.NewReader(""), Stdout: &w.out, Stderr: &w.err,
		Getenv: func(string) string { return "" }, User: func() string { return "" }, Now: func() time.Time { return time.Unix(0, 0) }, Width: func(io.Writer) int { return 0 }, Asks: func(io.Reader) bool { return false },
		ConfigDir: func() (string, error) { return "", errors.New("none") }}
	return w
}

func TestExitStatus(t *testing.T) {
	tests := []struct {
		err  error
		want int
	}{
		{nil, 0}, {cited.Errorf(cited.Invalid, "x"), 2}, {errPartly, 3}, {cited.Errorf(cited.NotFound, "x"), 4},
		{cited.Errorf(cited.Unsupported, "x"), 4}, {cited.Errorf(cited.Conflict, "x"), 4}, {cited.Errorf(cited.Full, "x"), 4},
		{cited.Errorf(cited.Denied, "x"), 4}, {errors.New("x"), 4},
	}
	for _, tt := range tests {
		if got := exitStatus(tt.err); got != tt.want {
			t.Errorf("exitStatus(%v) = %d, want %d", tt.err, got, tt.want)
		}
	}
}

// brokenPipe takes nothing, as a full disk does.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "x", Err: errors.New("no space left on device")}
}

func TestOutputThatCannotBeWritten(t *testing.T) {
	w := newWorld("version")
	w.Stdout = brokenPipe{}
	if got := Run(t.Context(), w.Env); got != statusNothing || !strings.Contains(w.err.String(), "no space left") {
		t.Errorf("status %d, %q", got, w.err.String())
	}
}

func TestViewerHasAName(t *testing.T) {
	tests := []struct {
		env  map[string]string
		user string
		want string
	}{
		{map[string]string{"USER": "anna", "USERNAME": "bert"}, "carl", "anna"},
		{map[string]string{"USERNAME": "bert"}, "carl", "bert"},
		{nil, "carl", "carl"},
		{nil, "", ""},
		{map[string]string{"CITED_REVIEWER": "Anna Berg", "USER": "anna"}, "", "Anna Berg"},
	}
	config := t.TempDir()
	for _, tt := range tests {
		a := app{Env: Env{Getenv: func(key string) string { return tt.env[key] }, User: func() string { return tt.user }, ConfigDir: func() (string, error) { return config, nil },
			Now: func() time.Time { return time.Unix(86400, 0) }}}
		if got := a.viewer(); got != (cited.Viewer{Name: tt.want, Role: cited.Owner, Today: 1}) {
			t.Errorf("with %v and %q: %+v", tt.env, tt.user, got)
		}
	}
}

func TestEveryCommandHasHelpAndExample(t *testing.T) {
	root := newRoot(&app{Env: newWorld().Env})
	for _, c := range root.Commands() {
		if c.Short == "" || c.Example == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("cited %s: no short help, one that ends in a full stop, or no example", c.Name())
		}
		for line := range strings.Lines(c.Long) {
			if len([]rune(line)) > 101 {
				t.Errorf("cited %s: a line of its help is too long: %s", c.Name(), line)
			}
		}
	}
}

// blocking is an input on which nothing ever comes.
type blocking struct{ never chan struct{} }

func (b blocking) Read([]byte) (int, error) { <-b.never; return 0, io.EOF }

func TestInterruptedRunIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := newWorld("worker")
	w.Stdin = blocking{make(chan struct{})}
	if got := runUntil(ctx, w.Env, time.Millisecond); got != statusNothing {
		t.Errorf("status %d, want %d", got, statusNothing)
	}
}

// gate is an input that says when it is first read, and then waits.
type gate struct{ reached, open chan struct{} }

func (g gate) Read([]byte) (int, error) {
	close(g.reached)
	<-g.open
	return 0, io.EOF
}

func TestTwoAddsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "evidence")
	if status := Run(t.Context(), newWorld("init", dir).Env); status != statusDone {
		t.Fatal("init failed")
	}
	first, second := newWorld("add", "--archive", dir, "-"), newWorld("add", "--archive", dir, "run_test.go")
	g := gate{make(chan struct{}), make(chan struct{})}
	first.Stdin = g
	ended := make(chan int)
	go func() { ended <- Run(context.Background(), first.Env) }()
	<-g.reached
	if got := Run(t.Context(), second.Env); got != statusNothing || !strings.Contains(second.err.String(), "another cited add or withdraw is running") {
		t.Errorf("the second: status %d, %q", got, second.err.String())
	}
	close(g.open)
	<-ended
}

func TestInterruptedAdd(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "evidence")
	if status := Run(t.Context(), newWorld("init", dir).Env); status != statusDone {
		t.Fatal("init failed")
	}
	ctx, cancel := context.WithCancel(t.Context())
	w := newWorld("add", "--archive", dir, "-")
	g := gate{make(chan struct{}), make(chan struct{})}
	w.Stdin = g
	go func() {
		<-g.reached
		cancel()
		close(g.open)
	}()
	want := "cited: interrupted: what was finished is kept; run the same command again to go on\n"
	if got := Run(ctx, w.Env); got != statusNothing || w.err.String() != want {
		t.Errorf("status %d, %q", got, w.err.String())
	}
}

func TestProgressOnATerminal(t *testing.T) {
	var b bytes.Buffer
	a := &app{Env: newWorld().Env}
	a.Stderr, a.Width = &b, func(io.Writer) int { return 80 }
	bar := a.progress(2, "documents")
	bar.step(0)
	bar.pause()
	bar.step(0)
	bar.done()
	if !strings.Contains(b.String(), "documents") {
		t.Errorf("a terminal sees %q", b.String())
	}
	b.Reset()
	a.Width = func(io.Writer) int { return 0 }
	bar = a.progress(2, "documents")
	bar.step(0)
	bar.done()
	if b.Len() > 0 {
		t.Errorf("a pipe gets %q", b.String())
	}
}
