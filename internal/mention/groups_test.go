package mention

import (
	"strings"
	"testing"

	"cited/internal/codebook"
	"cited/rules"
)

// TestGroupExamples runs the examples of the groups and generic phrases of the
// shipped codebooks, as TestRuleExamples runs those of the lists.
func TestGroupExamples(t *testing.T) {
	names, err := codebook.Names(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		book, err := codebook.Load(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		l, err := Load(rules.FS, "en", entriesOf(book))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range l.Entries {
			if e.List == Groups || e.List == Armed {
				runExamples(t, l, e)
			}
		}
	}
}

func runExamples(t *testing.T, l *Language, e *Entry) {
	t.Helper()
	for _, x := range e.OK {
		if !l.matches(e, x) {
			t.Errorf("ok: %s does not match %q in: %s", e.ID, x.Text[x.Start:x.End], x.Text)
		}
	}
	for _, x := range e.No {
		if l.matchesAnywhere(e, x.Text) {
			t.Errorf("no: %s matches in: %s", e.ID, x.Text)
		}
	}
}

// entriesOf makes entries of all that a codebook says about groups.
func entriesOf(book *codebook.Codebook) []*Entry {
	var out []*Entry
	for _, g := range book.Groups {
		out = append(out, entryOf(Groups, g.Name, g.Names, g.Not, g.OK, g.No))
	}
	for _, p := range book.Phrases {
		out = append(out, entryOf(Armed, p.Forms[0], p.Forms, p.Not, p.OK, p.No))
	}
	return out
}

func entryOf(list List, name string, forms, not, ok, no []string) *Entry {
	e := &Entry{ID: name, List: list, Name: name, Means: []string{name}, Slots: map[string][]string{"forms": forms, "not": not}}
	for _, s := range ok {
		open, end := strings.IndexByte(s, '['), strings.IndexByte(s, ']')
		e.OK = append(e.OK, Example{Text: s[:open] + s[open+1:end] + s[end+1:], Start: open, End: end - 1})
	}
	for _, s := range no {
		e.No = append(e.No, Example{Text: s})
	}
	return e
}
