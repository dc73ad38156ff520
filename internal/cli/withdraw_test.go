package cli

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// TestWithdrawAsks withdraws on a terminal: only "yes" is yes.
func TestWithdrawAsks(t *testing.T) {
	for answer, want := range map[string]string{"yes\n": "no document \"do-000000000000\"", "no\n": "nothing was withdrawn", "": "nothing was withdrawn", "y\n": "nothing was withdrawn"} {
		dir := filepath.Join(t.TempDir(), "a")
		if w := newWorld("init", dir); Run(t.Context(), w.Env) != statusDone {
			t.Fatal(w.err.String())
		}
		w := newWorld("withdraw", "do-000000000000", "--reason", "x", "--archive", dir)
		w.Stdin, w.Asks = strings.NewReader(answer), func(io.Reader) bool { return true }
		w.User = func() string { return "anna" }
		if got := Run(t.Context(), w.Env); got != statusNothing || !strings.Contains(w.err.String(), "cannot be brought back") || !strings.Contains(w.err.String(), want) {
			t.Errorf("%q: status %d, %s", answer, got, w.err.String())
		}
	}
}
