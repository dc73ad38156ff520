package archive_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/store/storetest"
)

// addOne adds one text and returns what became of it.
func addOne(t *testing.T, a *archive.Archive, text string, change func(*archive.Item)) archive.Result {
	t.Helper()
	item := archive.Item{Name: "a.txt", Path: "a.txt", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	change(&item)
	var last archive.Result
	if _, err := a.Add(context.Background(), owner, slices.Values([]archive.Item{item}), func(r archive.Result) { last = r }); err != nil {
		t.Fatal(err)
	}
	return last
}

func receiptOnly(i *archive.Item) { i.Receipt = true }

func as(*archive.Item) {}

func receiptsIn(t *testing.T, a *archive.Archive, terms ...cited.Term) []cited.Receipt {
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

// TestReceiptsOnly keeps receipts of texts, a large one among them, and looks for what must
// not be there.
func TestReceiptsOnly(t *testing.T) {
	ctx := context.Background()
	silent := "The Vendroquastilian weather was fine. A Mirrovendaltic clerk, Zeldaquistrano Umbrafontaine, looked out of his window."
	long := "Some 300 Belgians left for Syria, " + strings.Repeat("as everybody in Brandoquintessima and in Forlimpoliscope has long been told, ", 8) + "said Quolvandrister."
	text := silent + "\n\nBy 2015, some 140 Danes had left for Syria.\n\n" + long + "\n"
	for name, text := range map[string]string{"small": text, "large": strings.Repeat("\n", 5<<20) + text} {
		t.Run(name, func(t *testing.T) {
			whole, _ := open(t, nil)
			addOne(t, whole, text, as)
			want := receiptsIn(t, whole)
			a, dir := open(t, nil)
			r := addOne(t, a, text, receiptOnly)
			if r.State != archive.Added || r.Err != nil || !r.Document.Receipt || r.Document.Figures != len(want) || len(want) < 2 {
				t.Fatalf("%+v; want %d figures", r, len(want))
			}
			for i, got := range receiptsIn(t, a) {
				w := want[i].Figure
				if got.Figure.ID != w.ID || got.Figure.Span != w.Span || len([]rune(got.Figure.Quote.Exact)) > 300 || !strings.Contains(w.Quote.Exact, got.Figure.Quote.Exact) {
					t.Errorf("%+v, want %+v", got.Figure, w)
				}
				if receipt, err := a.Receipt(ctx, owner, w.ID); err != nil || receipt.Before+receipt.After != "" {
					t.Errorf("%+v, %v", receipt, err)
				}
			}
			if texts, err := a.Texts(ctx, owner, r.Document.ID); err != nil || len(texts) > 0 {
				t.Errorf("texts %v, %v", texts, err)
			}
			if found := receiptsIn(t, a, cited.Term{Values: []string{"140 danes"}}); len(found) != 1 {
				t.Errorf("%d figures are found by the words of their quotation", len(found))
			}
			pieces := storetest.StretchesOf(silent, "said Quolvandrister")
			if found := left(t, dir, pieces); len(found) > 0 {
				t.Errorf("%d pieces of the text are there: %q", len(found), found[0])
			}
			if files, err := filepath.Glob(filepath.Join(dir, "originals", "*")); err != nil || len(files) > 0 {
				t.Errorf("originals %q, %v", files, err)
			}
			if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Originals != 0 || v.Receipts != 1 {
				t.Errorf("%+v: %q", v, wrong)
			}
		})
	}
}

// TestReceiptsAgain adds again what only receipts are kept of.
func TestReceiptsAgain(t *testing.T) {
	ctx := context.Background()
	const text = "Last year some 140 Danes left for Syria.\n"
	a, dir := open(t, nil)
	first := addOne(t, a, text, receiptOnly)
	id := first.Document.ID
	for _, step := range []struct {
		name   string
		change func(*archive.Item)
		want   archive.State
	}{
		{"the same", receiptOnly, archive.Unchanged},
		{"without saying so", as, archive.Unchanged},
		{"with more that is said", func(i *archive.Item) { i.Receipt, i.Meta.Published = true, "2015" }, archive.Updated},
		{"with that again", func(i *archive.Item) { i.Receipt, i.Meta.Published = true, "2015" }, archive.Unchanged},
		{"twice at another address", func(i *archive.Item) { i.Receipt, i.Meta.Address = true, "https://example.org/a" }, archive.Added},
		{"in full at a third", func(i *archive.Item) { i.Meta.Address = "https://example.org/b" }, archive.Added},
	} {
		if r := addOne(t, a, text, step.change); r.State != step.want || r.Err != nil {
			t.Errorf("%s: %+v", step.name, r)
		}
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Errorf("%s: %q", step.name, wrong)
		}
	}
	dated := receiptsIn(t, a, cited.Term{Key: "time", From: "2014", To: "2014"})
	if len(dated) == 0 {
		t.Error("it was not read again when it was added with its date")
	}
	if changed, err := a.Edit(ctx, owner, id, cited.Meta{Published: "2013"}, "misprint"); err != nil || !changed {
		t.Errorf("%v, %v", changed, err)
	}
	if e, err := a.Explain(ctx, owner, dated[len(dated)-1].Figure.ID); err != nil || !strings.Contains(e.Problem, "only receipts") {
		t.Errorf("%+v, %v", e, err)
	}
	if r := addOne(t, a, text, as); r.State != archive.Reread || len(receiptsIn(t, a, cited.Term{Key: "time", From: "2012", To: "2012"})) != 1 {
		t.Errorf("after a correction: %+v", r)
	}
	originals := func(n int) {
		t.Helper()
		wrong, v := verify(t, dir, archive.VerifyOptions{})
		files, err := filepath.Glob(filepath.Join(dir, "originals", "*", "*"))
		if err != nil || len(wrong) > 0 || v.Originals != n || len(files) != n || v.Receipts != 2 {
			t.Errorf("%q, %d originals, files %q, %v", wrong, v.Originals, files, err)
		}
	}
	originals(1)
	full := cited.DocumentKey(first.Document.Original, "https://example.org/b", 0)
	if w, err := a.Withdraw(ctx, owner, []cited.ID{full}, "asked for"); err != nil || len(w[0].Shared) > 0 {
		t.Errorf("%+v, %v", w, err)
	}
	originals(0) // the two others have receipts only
	if s, err := a.Status(ctx, owner); err != nil || s.Receipts != 2 || s.Pending != 0 || s.Withdrawn != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestReceiptsOfWhatCannotBeRead keeps nothing of it but that it was there.
func TestReceiptsOfWhatCannotBeRead(t *testing.T) {
	a, dir := within(t, "size: 1 KB")
	for text, want := range map[string]archive.State{"\x7fELF" + strings.Repeat("\x00\x01\x02\xff", 20): archive.Unreadable, " \n": archive.Empty, strings.Repeat("long ", 300): archive.Unreadable} {
		for range 2 {
			if r := addOne(t, a, text, receiptOnly); r.State != want && r.State != archive.Unchanged || !r.Document.Receipt {
				t.Errorf("%.9q: %+v, want %s", text, r, want)
			}
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, "originals"))
	if len(entries) > 0 {
		t.Errorf("originals %v, %v", entries, err)
	}
	if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Receipts != 3 {
		t.Errorf("%+v: %q", v, wrong)
	}
}
