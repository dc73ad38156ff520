package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
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
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Unix(0, 0) }, Width: func(io.Writer) int { return 0 }}
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
