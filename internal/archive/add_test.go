package archive_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/internal/archive"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

// item makes an item of a text.
func item(name, content string, meta cited.Meta) archive.Item {
	return archive.Item{Name: name, Path: "docs/" + name, Meta: meta, Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// folder yields the files of a folder in order.
func folder(dir string) iter.Seq[archive.Item] {
	return func(yield func(archive.Item) bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			panic(err)
		}
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			if !yield(archive.Item{Name: e.Name(), Path: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}) {
				return
			}
		}
	}
}

// add adds items and returns what became of each, as "state name".
func add(t *testing.T, a *archive.Archive, items ...archive.Item) []string {
	t.Helper()
	var got []string
	_, err := a.Add(context.Background(), owner, slices.Values(items), func(r archive.Result) {
		got = append(got, string(r.State)+" "+r.Item.Name)
		if r.Err != nil && (strings.Contains(r.Err.Error(), "\n") || !strings.Contains(r.Err.Error(), r.Item.Name)) {
			t.Errorf("an error is one line that names the file: %q", r.Err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func figures(t *testing.T, a *archive.Archive, terms ...cited.Term) []cited.Receipt {
	t.Helper()
	var all []cited.Receipt
	for r, err := range a.Figures(context.Background(), owner, cited.Query{Terms: terms}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

const report = "About 440 Belgians have left for Syria, the ministry said.\n\nSome 120 fighters came back last year."

func TestAdd(t *testing.T) {
	a, _ := open(t, nil)
	broken := archive.Item{Name: "gone.txt", Path: "docs/gone.txt", Open: func() (io.ReadCloser, error) { return nil, os.ErrNotExist }}
	got := add(t, a,
		item("a.txt", report, cited.Meta{}),
		item("copy.txt", report, cited.Meta{}),
		item("empty.txt", "", cited.Meta{}),
		item("binary.txt", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00", cited.Meta{}),
		broken,
		item("other.txt", report, cited.Meta{Address: "https://example.org/other"}))
	want := []string{"added a.txt", "unchanged copy.txt", "empty empty.txt", "unreadable binary.txt", "failed gone.txt", "added other.txt"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := figures(t, a); len(got) < 4 {
		t.Errorf("%d figures, want two of each of two documents", len(got))
	}
	got = add(t, a, item("a.txt", report, cited.Meta{}), item("empty.txt", "", cited.Meta{}), item("other.txt", report, cited.Meta{Address: "https://example.org/other"}))
	if diff := cmp.Diff([]string{"unchanged a.txt", "empty empty.txt", "unchanged other.txt"}, got); diff != "" {
		t.Errorf("the second time (-want +got):\n%s", diff)
	}
	st, err := a.Status(context.Background(), owner)
	if err != nil || st.Originals != 3 || st.Documents[cited.OutcomeRead] != 2 || st.Pending != 0 {
		t.Errorf("status %+v, %v", st, err)
	}
}

// TestSameDocumentLater adds a document twice in one run, far enough apart for the
// first to be on its way when the second comes.
func TestSameDocumentLater(t *testing.T) {
	a, _ := open(t, nil)
	var items []archive.Item
	for range 2 {
		for i := range 200 {
			items = append(items, item(fmt.Sprintf("%d.txt", i), fmt.Sprintf("%d fighters came back.", i+2), cited.Meta{}))
		}
	}
	for i, got := range add(t, a, items...) {
		want := fmt.Sprintf("added %d.txt", i)
		if i >= 200 {
			want = fmt.Sprintf("unchanged %d.txt", i-200)
		}
		if got != want {
			t.Errorf("item %d: %q, want %q", i, got, want)
		}
	}
}

func TestAddHearsOfMetadataLater(t *testing.T) {
	a, _ := open(t, nil)
	ctx := context.Background()
	add(t, a, item("a.txt", report, cited.Meta{}))
	meta := cited.Meta{Published: "2015-12-07", Publisher: "Example Times"}
	for _, want := range []string{"updated a.txt", "unchanged a.txt"} {
		if got := add(t, a, item("a.txt", report, meta)); got[0] != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	d := figures(t, a)[0].Document
	if d.Published != "2015-12-07" || d.Publisher != "Example Times" {
		t.Errorf("document %+v", d)
	}
	if _, err := a.Edit(ctx, owner, d.ID, cited.Meta{Published: "2014-03-02"}, "seen in print"); err != nil {
		t.Fatal(err)
	}
	if got := add(t, a, item("a.txt", report, meta)); got[0] != "unchanged a.txt" {
		t.Errorf("what was said before overrides a correction: %q", got)
	}
	if d, err := a.Document(ctx, owner, d.ID); err != nil || d.Published != "2014-03-02" {
		t.Errorf("document %+v, %v", d, err)
	}
}

func TestEditReadsAgain(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("a.txt", report, cited.Meta{Published: "2015-12-07"}))
	times := func() (all []cited.EDTF) {
		for _, r := range figures(t, a) {
			all = append(all, r.Figure.Time)
		}
		return all
	}
	if got := times(); !slices.Contains(got, "2014") {
		t.Fatalf("times %q, want one of the year before", got)
	}
	id := figures(t, a)[0].Document.ID
	if _, err := a.Edit(context.Background(), owner, id, cited.Meta{Published: "2013-01-01"}, "seen in print"); err != nil {
		t.Fatal(err)
	}
	if got := times(); !slices.Contains(got, "2012") {
		t.Errorf("times %q, want one of the year before the corrected date", got)
	}
	if _, err := a.Edit(context.Background(), owner, id, cited.Meta{Published: "yesterday"}, "seen in print"); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a date that is none: %v", err)
	}
}

func TestLimit(t *testing.T) {
	a, dir := within(t, "size: 5 MB")
	large := report + strings.Repeat("\n\nNothing is counted in this paragraph, which is here to be long.", 90_000) // 6 MB
	for range 2 {
		if got := add(t, a, item("large.txt", large, cited.Meta{}), item("a.txt", report, cited.Meta{})); got[0] != "unreadable large.txt" {
			t.Fatalf("got %q", got)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "originals", ".new-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
	if st, err := a.Status(context.Background(), owner); err != nil || st.Originals != 1 {
		t.Errorf("%d originals, %v, want that of the small one", st.Originals, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	setLimits(t, dir, "size: 7 MB")
	b := reopen(t, dir, nil)
	if got := add(t, b, item("large.txt", large, cited.Meta{})); got[0] != "added large.txt" {
		t.Errorf("with a higher limit: %q", got)
	}
}

func TestOneAddAtATime(t *testing.T) {
	a, dir := open(t, nil)
	b := reopen(t, dir, nil)
	ctx := context.Background()
	var second error
	_, err := a.Add(ctx, owner, slices.Values([]archive.Item{item("a.txt", report, cited.Meta{})}), func(archive.Result) {
		_, second = b.Add(ctx, owner, slices.Values([]archive.Item{item("b.txt", "x", cited.Meta{})}), nil)
		if n := len(figures(t, b)); n < 2 {
			t.Errorf("while one adds, another reads %d figures", n)
		}
	})
	if err != nil || cited.CodeOf(second) != cited.Conflict {
		t.Errorf("first %v, second %v, want a conflict", err, second)
	}
	if _, err := b.Add(ctx, owner, slices.Values([]archive.Item{item("b.txt", "x y z", cited.Meta{})}), nil); err != nil {
		t.Errorf("after the first: %v", err)
	}
	if _, err := b.Add(ctx, cited.Viewer{Name: "r", Role: cited.Reader}, slices.Values([]archive.Item{}), nil); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader adds: %v", err)
	}
}

func TestOtherRulesReadAgain(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, item("a.txt", report, cited.Meta{Published: "2015-12-07"}), item("b.txt", "Nothing to count here.", cited.Meta{}))
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := reopen(t, dir, func(c *archive.Config) { c.Rules = overlay{rules.FS} })
	if st, err := b.Status(context.Background(), owner); err != nil || st.Pending != 2 {
		t.Errorf("pending %d, %v", st.Pending, err)
	}
	if got := add(t, b); !slices.Equal(got, []string{"reread a.txt", "reread b.txt"}) {
		t.Errorf("got %q", got)
	}
	if got := add(t, b); got != nil {
		t.Errorf("the second time: %q", got)
	}
}

// overlay is rules with a comment more in every word list.
type overlay struct{ fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".txt") {
		return f, err
	}
	text, err := io.ReadAll(f)
	m := fstest.MapFS{name: {Data: append(text, "\n# one more line\n"...)}}
	file, openErr := m.Open(name)
	return file, errors.Join(err, openErr, f.Close())
}

func TestCancel(t *testing.T) {
	a, _ := open(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(archive.Item) bool) {
		for i := 0; yield(item(fmt.Sprintf("%d.txt", i), fmt.Sprintf("%d fighters left. %s", i+2, report), cited.Meta{})); i++ {
		}
	}
	_, err := a.Add(ctx, owner, endless, func(archive.Result) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	before, err := a.Status(context.Background(), owner)
	if err != nil {
		t.Fatal(err)
	}
	got := add(t, a)
	if len(got) != before.Documents[cited.OutcomePending] || slices.ContainsFunc(got, func(s string) bool { return !strings.HasPrefix(s, "added ") }) {
		t.Errorf("%d pending; the next run says %q", before.Documents[cited.OutcomePending], got)
	}
	if st, err := a.Status(context.Background(), owner); err != nil || st.Documents[cited.OutcomePending] != 0 || st.Documents[cited.OutcomeRead] == 0 {
		t.Errorf("status %+v, %v", st, err)
	}
}
