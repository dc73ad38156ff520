package archive_test

import (
	"context"
	"testing"

	"cited"
)

func TestCredits(t *testing.T) {
	a, _ := open(t, nil)
	ctx := context.Background()
	page := `<!doctype html><title>Nine men</title><nav><a href="/">Source: nobody</a></nav><h1>Nine men</h1><p>ORN (AP) — Nine men – “Évian nine” – left the bay on Monday for the war in Syria, the mayor said.</p>
<p>Four of them came back within the year, and were heard by a judge. Additional reporting by Ida Holm.</p><div>Source: Northern Wire</div><footer><p>We sell ships.</p></footer>`
	add(t, a, item("a.html", page, cited.Meta{}))
	for d, err := range a.Documents(ctx, owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		credits, err := a.Credits(ctx, owner, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := a.Texts(ctx, owner, d.ID)
		if err != nil {
			t.Fatal(err)
		}
		letters := []rune(texts[0].Content)
		got := ""
		for _, c := range credits {
			if s := string(letters[c.Span.Start:c.Span.End]); s != c.Span.Exact {
				t.Errorf("%q is %q", c.Span.Exact, s)
			}
			got += string(c.Kind) + " " + c.Span.Exact + "; "
		}
		if want := "agency AP; reporting Additional reporting by Ida Holm.; source Source: Northern Wire; "; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
