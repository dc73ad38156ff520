package archive_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/limit"
	"cited/internal/syntax"
	"cited/rules"
)

func newReader(t *testing.T) *archive.Reader {
	t.Helper()
	r, err := archive.NewReader(rules.FS, nil, config().Worker, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestParse(t *testing.T) {
	r := newReader(t)
	for _, test := range []struct {
		content string
		want    int // sentences
		outcome cited.Outcome
	}{
		{"Two dogs barked. They don't bite.", 2, cited.OutcomeRead},
		{"<!doctype html><title>Dogs</title><body><p>Two dogs barked.</p></body>", 1, cited.OutcomeRead},
		{" \n", 0, cited.OutcomeEmpty},
		{"\x89PNG\r\n\x1a\n", 0, cited.OutcomeUnreadable},
	} {
		n := 0
		d, err := r.Parse(t.Context(), strings.NewReader(test.content), cited.Document{Name: "dogs"}, "dogs", func(s syntax.Sentence) error {
			if len(s.Words) > 3 && s.Words[0].Form == "Two" && s.Words[1].Rel != "nsubj" {
				t.Errorf("dogs are %s of barked", s.Words[1].Rel)
			}
			n++
			return nil
		})
		if err != nil || n != test.want || d.Outcome != test.outcome {
			t.Errorf("%q: %v, %d sentences, %s", test.content, err, n, d.Outcome)
		}
	}
}

func TestParseStops(t *testing.T) {
	r := newReader(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	_, err := r.Parse(ctx, strings.NewReader(strings.Repeat("Dogs bark. ", 1000)), cited.Document{Name: "dogs"}, "dogs", func(syntax.Sentence) error {
		n++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%v after %d sentences", err, n)
	}
	full := errors.New("full")
	if _, err := r.Parse(t.Context(), strings.NewReader("Dogs bark."), cited.Document{Name: "dogs"}, "dogs", func(syntax.Sentence) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
}
