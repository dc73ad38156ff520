package archive

import (
	"testing"

	"cited"
	"cited/rules"
)

func TestTextIsTakenAsItIs(t *testing.T) {
	r, err := NewReader(rules.FS, []string{"foreign-fighters"}, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{
		"\ufeffAbout 300 Belgians travelled to Syria.",
		"<p>About 300 Belgians travelled to Syria.</p>",
		"a\x00b\r\n\r\nAbout 300 Belgians travelled to Syria.\r\n",
	} {
		var figures []cited.Figure
		d, err := r.Text(content, cited.Document{}, func(text cited.Text, found cited.Found) error {
			if text.Content != content {
				t.Errorf("the text of %q is %q", content, text.Content)
			}
			figures = append(figures, found.Figures...)
			return nil
		})
		if err != nil || d.Outcome != cited.OutcomeRead || len(figures) != 1 {
			t.Errorf("%q: %v, %s, %d figures", content, err, d.Outcome, len(figures))
			continue
		}
		f := figures[0]
		if got := string([]rune(content)[f.Start:f.End]); got != f.Exact {
			t.Errorf("%q: the figure's place holds %q, not %q", content, got, f.Exact)
		}
	}
	d, err := r.Text(" \n", cited.Document{}, func(cited.Text, cited.Found) error { return nil })
	if err != nil || d.Outcome != cited.OutcomeEmpty {
		t.Errorf("white space: %v, %s", err, d.Outcome)
	}
}
