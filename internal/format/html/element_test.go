package html

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"cited/internal/text"
)

// placesOf returns "place: words" of each block of a window.
func placesOf(w text.Window) []string {
	var all []string
	for _, b := range w.Blocks {
		all = append(all, strings.Join(w.Map.Places(b.Start, b.End), " & ")+": "+w.Content[b.Start:b.End])
	}
	return all
}

func TestElements(t *testing.T) {
	long := strings.Repeat("x", longestID+1)
	tests := []struct {
		name, page string
		want       []string
	}{
		{"below the body", `<p>a<p>b<div>c<p>d</div>`, []string{"p[1]: a", "p[2]: b", "div: c", "div > p: d"}},
		{"the body", `a<p>b`, []string{"body: a", "p: b"}},
		{"nested", `<div><section><p>a</section><section><h2>b</h2><p>c<p>d</section></div>`,
			[]string{"div > section[1] > p: a", "div > section[2] > h2: b", "div > section[2] > p[1]: c", "div > section[2] > p[2]: d"}},
		{"within a paragraph", `<p>a <b id=b>b</b><br>c<p>d`, []string{"p[1]: a b\nc", "p[2]: d"}},
		{"lines that part blocks", `<div>a<br><br>b</div>`, []string{"div: a", "div: b"}},
		{"around a paragraph", `<center><font><p>a</p></font></center><my-card><p>b</p></my-card>`, []string{"center > font > p: a", "my-card > p: b"}},
		{"hidden ones count", `<p hidden>a<p>b<div style="display:none"><p>c</div><div>d</div>`, []string{"p[2]: b", "div[2]: d"}},
		{"lists", `<ul><li>a<li>b<ul><li>c</ul></ul><ol><li><p>d<p>e</ol>`,
			[]string{"ul > li[1]: a", "ul > li[2]: b", "ul > li[2] > ul > li: c", "ol > li > p[1]: d", "ol > li > p[2]: e"}},
		{"ids", `<div id=a><p>a<p id=p>b<div><p>c</div></div>`, []string{"#a > p[1]: a", "#p: b", "#a > div > p: c"}},
		{"an id of the body", `<body id=home><p>a`, []string{"#home > p: a"}},
		{"ids with marks", `<p id="a-b_c.d:1">a<p id=7>b`, []string{"#a-b_c.d:1: a", "#7: b"}},
		{"an id given twice", `<div id=a><p>a</div><div id=a><p>b</div>`, []string{"div[1] > p: a", "div[2] > p: b"}},
		{"ids that are none", `<p id="">a<p id="a b">b<p id="a]&gt;[1">c<p id="a&#1;&#27;[31m">d<p id="` + long + `">e<p id="é">f<p id="a&#x202e;b">g<p id="a,b">h<p id="#a">i`,
			[]string{"p[1]: a", "p[2]: b", "p[3]: c", "p[4]: d", "p[5]: e", "p[6]: f", "p[7]: g", "p[8]: h", "p[9]: i"}},
		{"an id as long as may be", `<p id="` + long[1:] + `">a`, []string{"#" + long[1:] + ": a"}},
		{"names that are none", `<x[1]><p>a</p></x[1]><x` + long + `><p>b`, []string{"*[1] > p: a", "*[2] > p: b"}},
		{"the only article", `<div><div><article><p>a<div><p>b</div></article></div></div>`, []string{"article > p: a", "article > div > p: b"}},
		{"two of them", `<main><article><p>a</article><article><p>b</article></main>`, []string{"main > article[1] > p: a", "main > article[2] > p: b"}},
		{"a table", `<p>x</p><table><tr><td>u<td>v</table><div><table><caption>c</caption><thead><tr><th>a<th>b<tbody><tr><th>d<td>1<tr><td>e<p>f<td>2</table></div>`,
			[]string{"p: x", "table tr td[1]: u", "table tr td[2]: v", "div > table > caption: c", "div > table tr[1] th[1]: a", "div > table tr[1] th[2]: b",
				"div > table tr[2] th: d", "div > table tr[2] td: 1", "div > table tr[3] td[1]: e\nf", "div > table tr[3] td[2]: 2"}},
		{"the second table", `<table><tr><td>u<td>v</table><table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>`,
			[]string{"table[1] tr td[1]: u", "table[1] tr td[2]: v", "table[2] tr[1] td[1]: a", "table[2] tr[1] td[2]: b", "table[2] tr[2] td[1]: c",
				"table[2] tr[2] td[2]: d", "table[2] tr[3] td[1]: e", "table[2] tr[3] td[2]: f"}},
		{"laid out in a table", `<table role=presentation><tr><td><p>a<td><p>b<p id=c>c<tr><td>d</table>`,
			[]string{"table tr[1] td[1] > p: a", "table tr[1] td[2] > p[1]: b", "#c: c", "table tr[2] td: d"}},
		{"preformatted", "<pre>One line.\n\nAnother line.</pre>", []string{"pre: One line.", "pre: Another line."}},
	}
	for _, tt := range tests {
		w, _ := readAll(t, []byte(tt.page), "")
		if got := placesOf(w); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A path that is too long keeps its end; a page that was flattened has none.
func TestDeepElements(t *testing.T) {
	w, _ := readAll(t, []byte(strings.Repeat("<section>", 300)+"<p>a<p>b"), "")
	got := w.Map.Places(0, len(w.Content))
	if len(got) != 2 || len(got[0]) > longestPath || !strings.HasPrefix(got[0], "… > section > ") || !strings.HasSuffix(got[0], " > section > p[1]") {
		t.Errorf("%q", got)
	}
	w, _ = readAll(t, []byte(strings.Repeat("<div>", 5000)+"<p>a<p>b"), "")
	if got := w.Map.Places(0, len(w.Content)); len(w.Map) != 2 || got != nil {
		t.Errorf("flattened: %q of %v", got, w.Map)
	}
}

// An article of several has the same places as on the whole page.
func TestElementsOfArticles(t *testing.T) {
	raw := load(t, "testdata/layouts/liveblog.html")
	whole, _ := readAll(t, raw, "")
	all := placesOf(whole)
	_, windows, _ := documents(t, raw)
	for i, w := range windows {
		for _, p := range placesOf(w) {
			if !slices.Contains(all, p) || strings.HasPrefix(p, ":") {
				t.Errorf("part %d: %q is not on the page", i+1, p)
			}
		}
	}
}

// Segments that are too many for a window are joined, over elements without a place.
func TestCoarsePlaces(t *testing.T) {
	m := make(text.Map, 2*windowSegments)
	for i := range m {
		m[i] = text.Segment{Start: i, End: i + 1, From: i, To: i + 1, Exact: true, Place: "p[1]"}
	}
	m[1].Place = "p[2]"
	got := coarse(m)
	if len(got) != windowSegments || got[0].Place != "" || got[1].Place != "p[1]" {
		t.Errorf("%d, %v", len(got), got[:2])
	}
}

// Numbering takes time in proportion to the page, whatever its elements are called.
func TestManyElements(t *testing.T) {
	var b bytes.Buffer
	for i := range 60000 {
		b.WriteString("<x-" + strings.Repeat("y", i%20) + string(rune('a'+i%26)) + "><p>a</p></x-" + strings.Repeat("y", i%20) + string(rune('a'+i%26)) + "><p>b")
	}
	start := time.Now()
	w, _ := readAll(t, b.Bytes(), "")
	if took := time.Since(start); took > 30*time.Second || len(w.Blocks) != 120000 {
		t.Errorf("%d blocks in %v", len(w.Blocks), took)
	}
}
