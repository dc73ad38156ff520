package mention

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cited/internal/codebook"
	"cited/rules"
)

// shippedBooks returns the shipped codebooks.
func shippedBooks(t *testing.T) []*codebook.Codebook {
	t.Helper()
	names, err := codebook.Names(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	var books []*codebook.Codebook
	for _, name := range names {
		book, err := codebook.Load(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	return books
}

// TestGroupExamples runs the examples of the groups and generic phrases of the
// shipped codebooks, together with the lists.
func TestGroupExamples(t *testing.T) {
	for _, book := range codebook.NewSet(shippedBooks(t)...).GroupBooks() {
		l, err := Load(rules.FS, "en", GroupEntries(book))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range l.Check() {
			t.Errorf("%s:%d: %s: %s: %s", f.File, f.Line, f.Check, f.Entry, f.Says)
		}
	}
}

// TestCodes fails where a word stands for what no shipped codebook has.
func TestCodes(t *testing.T) {
	books := shippedBooks(t)
	l := load(t, "en")
	for _, f := range l.CheckCodes(books) {
		t.Errorf("%s:%d: %s: %s", f.File, f.Line, f.Entry, f.Says)
	}
	without := l.CheckCodes(nil)
	if len(without) == 0 || without[0].Check != CheckCode || without[0].Line == 0 || without[0].File == "" {
		t.Errorf("without codebooks, failures are %+v", without)
	}
}

// TestCheck holds each check against a list that fails it.
func TestCheck(t *testing.T) {
	list := func(name, body string) fstest.MapFS {
		return fstest.MapFS{"xx/" + name + ".txt": {Data: []byte(body)}}
	}
	const good = "id dancer\nmeans other\nforms dancer | dancers\nok Ten [dancers] came.\nno The danceable tune.\n"
	tests := []struct {
		name string
		in   fstest.MapFS
		want string
	}{
		{"all well", list("people", good), ""},
		{"ok", list("people", strings.Replace(good, "[dancers]", "[singers]", 1)), "xx/people.txt:4: ok: xx.people.dancer: the entry does not match [singers] in: Ten singers came."},
		{"ruled out", list("people", good+"\nid other\nmeans other\nforms jumper\nnot dancers\nok A [jumper].\nno To jump.\n"), "xx/people.txt:4: ok: xx.people.dancer: the entry does not match [dancers], which is under not of xx.people.other in: Ten dancers came."},
		{"no", list("people", strings.Replace(good, "danceable", "dancer's", 1)), "xx/people.txt:5: no: xx.people.dancer: the entry matches in: The dancer's tune."},
		{"idle", list("people", strings.Replace(good, "danceable", "long", 1)), "xx/people.txt:5: idle: xx.people.dancer: no word of the example is like a form of the entry: The long tune."},
		{"twice", list("people", good+"\n"+strings.ReplaceAll(good, "id dancer", "id again")), "xx/people.txt:7: twice: xx.people.again: the form dancer is also one of xx.people.dancer"},
	}
	for _, tt := range tests {
		l, err := Load(tt.in, "xx", nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range l.Check() {
			got = append(got, fmt.Sprintf("%s:%d: %s: %s: %s", f.File, f.Line, f.Check, f.Entry, f.Says))
		}
		if tt.want == "" && got != nil || tt.want != "" && !slices.Contains(got, tt.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), tt.want)
		}
	}
}

// TestTieCodes fails words for a tie that no group can have, and no others of the list.
func TestTieCodes(t *testing.T) {
	const body = "id chum\nmeans chum-of\none front\nother of\nforms chum\nok A [chum] came.\nno A chump.\n\nid not\nmeans denied\nforms not\nok It is [not].\nno A knot.\n"
	l, err := Load(fstest.MapFS{"xx/ties.txt": {Data: []byte(body)}}, "xx", nil)
	if err != nil {
		t.Fatal(err)
	}
	got := l.CheckCodes(nil)
	if len(got) != 1 || got[0].Says != "no tie of a codebook has the relation chum-of" || got[0].Line != 1 {
		t.Errorf("failures are %+v", got)
	}
}
