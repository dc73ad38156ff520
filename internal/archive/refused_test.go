package archive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// published lists the values of the figures that may leave an archive, and says how many were refused.
func published(t *testing.T, a *archive.Archive) (values string, refused int) {
	t.Helper()
	for _, whole := range []bool{true, false} { // both ways go by the same decisions
		var made archive.Exported
		var all []string
		for r, err := range a.Exportable(context.Background(), owner, cited.Query{}, whole, &made) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, cited.Bounds(r.Figure.Low, r.Figure.High))
		}
		slices.Sort(all)
		if was := values; !whole && was != strings.Join(all, " ") {
			t.Errorf("with the text around: %s, without: %v", was, all)
		}
		values, refused = strings.Join(all, " "), made.Held.Back
	}
	return values, refused
}

// TestRefusedAndNoLongerRead refuses a figure, whose words a newer reader does not find, or not as a figure: what may
// stand in its place is not published until somebody says what the refusal is about.
func TestRefusedAndNoLongerRead(t *testing.T) {
	const first = "The ministry said in its report that 300 Belgians had left for Syria since the war began there.\n\n"
	const second = "By May 2015, 40 Danes had returned from Syria to the towns in the north of the country.\n"
	const twin = "According to the mayor of the largest town of the province, 300 Belgians had left for Syria from there alone by May.\n\n"
	for _, tt := range []struct{ name, before, refuse, after, want string }{
		{"nothing new", first + second, "300", first + second, "40"},
		{"the same value in other words", first + second, "300", "Three hundred Belgians were said to have left for Syria.\n\n" + second, "40"},
		{"told in passing", first + second, "300", "Of the 300 who went, the ministry said, 120 Belgians had returned from Syria by 2015.\n\n" + second, "40"},
		{"gone", first + second, "300", second, "40"},
		{"one of two, nobody knows which", first + twin, "300", "In short, 300 Belgians had left for Syria, it said.\n\nAnd 300 Belgians had left for Syria, they said.\n", ""},
		{"no digits", "The ministry said that sixty Belgians had left for Syria.\n\n" + second, "sixty", second, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, dir := open(t, nil)
			add(t, a, item("a.txt", tt.before, cited.Meta{}))
			at := slices.IndexFunc(figures(t, a), func(r cited.Receipt) bool { return strings.Contains(r.Figure.Exact, tt.refuse) })
			of := figures(t, a)[at].Figure
			decide(t, a, cited.Decision{Subject: of.ID, Field: export.FieldCleared, Verdict: cited.Rejected, Reason: "one family"})
			reread(t, a, newest(t, a), "newer", tt.after)
			if got, _ := published(t, a); got != tt.want {
				t.Errorf("published: %q, want %q", got, tt.want)
			}
			sound(t, dir)
		})
	}
}

// TestRefusedNoMore has a refusal that was taken back hold nothing, and one that is led to its figure hold
// that alone.
func TestRefusedNoMore(t *testing.T) {
	ctx := context.Background()
	const first = "The ministry said in its report that 300 Belgians had left for Syria since the war began there.\n\n"
	const other = "Three hundred Belgians were said to have left for Syria.\n\nIn 2016, three hundred Belgians had returned from Syria.\n"
	a, _ := open(t, nil)
	add(t, a, item("a.txt", first, cited.Meta{}))
	of := figures(t, a)[0].Figure.ID
	d := decide(t, a, cited.Decision{Subject: of, Field: export.FieldCleared, Verdict: cited.Rejected})
	reread(t, a, newest(t, a), "newer", other)
	if got, n := published(t, a); got != "" || n != 2 {
		t.Fatalf("published: %q, held back %d", got, n)
	}
	if _, err := a.Settle(ctx, owner, d.ID, figures(t, a)[0].Figure.ID, 0, "it says so"); err != nil {
		t.Fatal(err)
	}
	if got, n := published(t, a); got != "300" || n != 1 {
		t.Errorf("settled: published %q, held back %d", got, n)
	}

	b, _ := open(t, nil)
	add(t, b, item("a.txt", first, cited.Meta{}))
	decide(t, b, cited.Decision{Subject: of, Field: export.FieldCleared, Verdict: cited.Rejected})
	decide(t, b, cited.Decision{Subject: of, Field: export.FieldCleared, Verdict: cited.Accepted})
	reread(t, b, newest(t, b), "newer", other)
	if got, _ := published(t, b); got != "300 300" {
		t.Errorf("cleared since: published %q", got)
	}
}
