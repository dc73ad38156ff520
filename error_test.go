package cited_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"cited"
)

func TestErrorfKeepsTheCause(t *testing.T) {
	err := cited.Errorf(cited.NotFound, "archive %s: %w: make one with cited init", "a", fs.ErrNotExist)
	if got, want := err.Error(), "archive a: file does not exist: make one with cited init"; got != want {
		t.Errorf("message %q, want %q", got, want)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the cause is lost")
	}
	if cited.Errorf(cited.Invalid, "no cause").Unwrap() != nil {
		t.Error("a cause out of nothing")
	}
}

func TestCodeOf(t *testing.T) {
	denied := cited.Errorf(cited.Denied, "not yours")
	tests := []struct {
		name string
		err  error
		want cited.Code
	}{
		{"nil", nil, ""},
		{"plain", errors.New("oops"), cited.Internal},
		{"itself", denied, cited.Denied},
		{"wrapped", fmt.Errorf("document 3: %w", denied), cited.Denied},
		{"joined", errors.Join(errors.New("oops"), denied), cited.Denied},
		{"outermost of two", cited.Errorf(cited.Conflict, "again: %w", denied), cited.Conflict},
	}
	for _, test := range tests {
		if got := cited.CodeOf(test.err); got != test.want {
			t.Errorf("%s: code %q, want %q", test.name, got, test.want)
		}
	}
}
