package html

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"cited/internal/text"
)

// documents reads a page as package archive does: asks what it holds, then for each.
func documents(t *testing.T, raw []byte) (parts []text.Part, windows []text.Window, heads []text.Head) {
	t.Helper()
	emitted := 0
	_, err := read(bytes.NewReader(raw), text.Input{Parts: func(p text.Part) error {
		parts = append(parts, p)
		return nil
	}}, func(text.Window) error { emitted++; return nil })
	if err != nil || len(parts) > 0 && emitted > 0 {
		t.Fatalf("%d parts, %d windows, %v", len(parts), emitted, err)
	}
	for i := range parts {
		head, err := read(bytes.NewReader(raw), text.Input{Part: &parts[i]}, func(w text.Window) error {
			windows = append(windows, w)
			return w.Check(int64(len(raw)))
		})
		if err != nil || len(windows) != i+1 {
			t.Fatalf("part %d: %d windows, %v", i, len(windows), err)
		}
		heads = append(heads, head)
	}
	return parts, windows, heads
}

func TestSeveralArticles(t *testing.T) {
	raw := load(t, "testdata/layouts/liveblog.html")
	parts, windows, heads := documents(t, raw)
	var got []string
	for i, p := range parts {
		in, _ := sides(windows[i])
		got = append(got, strings.TrimSpace(p.Name+" "+heads[i].Meta.Title+" "+string(heads[i].Meta.Published)+": "+strings.ReplaceAll(strings.TrimSpace(in), "\n", " | ")))
		if p.Number != i+1 || p.Nth != i+1 || p.From != 0 || p.To != int64(len(raw)) {
			t.Errorf("part %d: %+v", i, p)
		}
	}
	want := []string{
		"Border crossing attack: as it happened | Courier 2016-02-01: Border crossing attack: as it happened | Four guards dead and nine hurt, says the ministry. The crossing is closed. | Four guards are dead, nine are hurt | Two attackers fled into the hills",
		"e3 Ministry corrects its count 2016-02-01: Ministry corrects its count | The ministry says four guards died, not five as it said at noon. The fifth man is alive and is being treated in the capital.",
		"e2 Border crossing attack: as it happened | Courier 2016-02-01: Here is what the mayor has just told us: | We heard shots for about twenty minutes, and then two cars drove off towards the hills.",
		"e1 Crossing closed 2016-02-01: Crossing closed | The crossing at Sarn has been closed since eleven. Lorries stand in a queue of six kilometres. | More soon.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for i, w := range windows {
		for _, s := range w.Map {
			if s.Exact && w.Content[s.Start:s.End] != string(raw[s.From:s.To]) {
				t.Errorf("part %d: %v is not exact", i, s)
			}
		}
	}
	if _, err := read(bytes.NewReader(raw), text.Input{Part: &text.Part{Nth: 9}}, nil); err == nil || !strings.Contains(err.Error(), "no article 8") {
		t.Errorf("a part that is not there: %v", err)
	}
}

// One article is one document, whatever stands around it.
func TestOneArticle(t *testing.T) {
	long := "<p>" + strings.Repeat("Some 300 people left the country, and forty of them came back. ", 5) + "</p>"
	entry := func(class, heading, date, body string) string {
		return `<article class="` + class + `"><h2>` + heading + `</h2>` + date + body + `</article>`
	}
	const day = `<time datetime="2016-02-01">1 February</time>`
	tests := map[string]string{
		"one":               entry("a", "Who left", day, long),
		"without days":      entry("a", "Who left", "", long) + entry("a", "Who came", "", long),
		"without headings":  entry("a", "", day, long) + entry("a", "", day, long),
		"teasers beside it": entry("a", "Who left", day, long+long) + entry("t", `<a href="/1">Mayor</a>`, day, "<p>The mayor resigned on Monday.</p>") + entry("t", `<a href="/2">River</a>`, day, "<p>The river fell on Monday.</p>"),
		"teasers alone":     entry("t", `<a href="/1">Mayor</a>`, day, "<p>The mayor resigned on Monday, to everybody's surprise.</p>") + entry("t", `<a href="/2">River</a>`, day, "<p>The river fell on Monday, and people went home.</p>"),
		"comments below it": entry("a", "Who left", day, long+long) + `<div class="comments">` + entry("c", "Rita", day, "<p>I never knew that so many had left us.</p>") + entry("c", "Rolf", day, "<p>I knew it all along, and I said so.</p>") + `</div>`,
		"sections of it":    `<article><h1>Who left</h1>` + day + `<section><h2>First</h2>` + long + `</section><section><h2>Second</h2>` + long + `</section></article>`,
		"the smaller part":  `<main><h1>Who left</h1>` + long + long + long + entry("a", "A word", day, "<p>Some 300 left in one year, they say.</p>") + entry("a", "Another", day, "<p>Some 200 left in another year, they say.</p>") + `</main>`,
	}
	for name, page := range tests {
		if parts, _, _ := documents(t, []byte("<!doctype html>"+page)); len(parts) > 0 {
			t.Errorf("%s: %d documents", name, len(parts))
		}
	}
	many := strings.Repeat(entry("a", "Who left", day, long), 1000) // which would be read a thousand times
	if _, err := read(strings.NewReader(many), text.Input{Parts: func(text.Part) error { t.Error("a part of very many"); return errors.New("no") }}, func(text.Window) error { return nil }); err != nil {
		t.Error(err)
	}
	if parts, _, _ := documents(t, []byte(entry("a", "Who left", day, long)+entry("a", "Who came", day, long))); len(parts) != 2 {
		t.Errorf("two articles: %d documents", len(parts))
	}
}
