package html

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	xunicode "golang.org/x/text/encoding/unicode"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// show prints the blocks of a page, a line each.
func show(w text.Window) string {
	var b strings.Builder
	for _, k := range w.Blocks {
		b.WriteString(k.Kind.String())
		if k.Level > 0 {
			fmt.Fprintf(&b, " %d", k.Level)
		}
		if k.Row > 0 {
			fmt.Fprintf(&b, " %d,%d", k.Row, k.Col)
		}
		fmt.Fprintf(&b, ": %q at %s", w.Content[k.Start:k.End], strings.Join(w.Map.Places(k.Start, k.End), ", "))
		if k.Head.End > 0 {
			fmt.Fprintf(&b, " under %q", w.Content[k.Head.Start:k.Head.End])
		}
		if k.Label.End > 0 {
			fmt.Fprintf(&b, " of %q", w.Content[k.Label.Start:k.Label.End])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// readAll reads a page that must be readable and give one window or none.
func readAll(t testing.TB, raw []byte, hint string) (text.Window, text.Head) {
	t.Helper()
	var window text.Window
	n := 0
	head, err := read(bytes.NewReader(raw), text.Input{Charset: hint}, func(w text.Window) error {
		window = w
		n++
		return w.Check(int64(len(raw)))
	})
	if err != nil || n > 1 {
		t.Fatalf("%d windows, %v", n, err)
	}
	return window, head
}

func pages(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	return files
}

func load(t testing.TB, file string) []byte {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// showHead writes what a page says of itself, and where.
func showHead(h text.Head) string {
	b := fmt.Sprintf("\nencoding: %s\n", h.Encoding)
	for _, f := range h.Meta.Fields() {
		if *f.Value != "" {
			b += fmt.Sprintf("%s: %q from %s\n", f.Name, *f.Value, h.From[f.Name])
		}
	}
	return b
}

func TestGolden(t *testing.T) {
	for _, file := range pages(t) {
		w, head := readAll(t, load(t, file), "")
		got := show(w) + showHead(head)
		golden := strings.TrimSuffix(file, ".html") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(string(load(t, golden)), got); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

// TestMap checks that every segment stands for the bytes it names, in every
// encoding that the page can be written in.
func TestMap(t *testing.T) {
	for _, file := range pages(t) {
		page := strings.ReplaceAll(string(load(t, file)), `<meta charset="utf-8">`, "")
		want, _ := readAll(t, []byte(page), "")
		for _, label := range []string{"utf-8", "windows-1252", "gb18030", "utf-16le", "utf-16be"} {
			enc, name := charset.Lookup(label)
			mark := ""
			if name == "utf-16le" {
				enc, mark = xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "\xff\xfe"
			} else if name == "utf-16be" {
				enc, mark = xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "\xfe\xff"
			}
			encoded, err := enc.NewEncoder().String(page)
			if err != nil {
				t.Fatal(file, label, err)
			}
			original := []byte(mark + encoded)
			got, head := readAll(t, original, label)
			if head.Encoding != label && !(label == "windows-1252" || label == "gb18030") {
				t.Errorf("%s: %s was taken for %s", file, label, head.Encoding)
			}
			if diff := cmp.Diff(want.Blocks, got.Blocks); diff != "" || got.Content != want.Content {
				t.Fatalf("%s in %s reads otherwise: %s", file, label, diff)
			}
			for _, s := range got.Map {
				shown, _ := enc.NewDecoder().String(string(original[s.From:s.To]))
				checkSegment(t, s, got.Content[s.Start:s.End], string(original[s.From:s.To]), shown)
			}
		}
	}
}

func checkSegment(t *testing.T, s text.Segment, got, bytes, shown string) {
	t.Helper()
	if s.Exact {
		if got != bytes {
			t.Fatalf("%v: %q is not %q", s, got, bytes)
		}
		return
	}
	if got == " " && strings.Trim(shown, spaces) == "" {
		return
	}
	if shown = html.UnescapeString(shown); got != shown && got != strings.Trim(shown, spaces) {
		t.Fatalf("%v: %q is not %q", s, got, shown)
	}
}

func TestEverythingVisibleIsKept(t *testing.T) {
	for _, file := range pages(t) {
		raw := load(t, file)
		w, _ := readAll(t, raw, "")
		got := strings.Join(strings.Fields(w.Content), "")
		for _, gone := range []string{"999", "888", "777", "666", "555", "notshown", "color:black"} {
			if strings.Contains(got, gone) {
				t.Errorf("%s: %s is shown", file, gone)
			}
		}
		inBlocks := 0
		for _, b := range w.Blocks {
			inBlocks += len(strings.Join(strings.Fields(w.Content[b.Start:b.End]), ""))
		}
		if inBlocks != len(got) {
			t.Errorf("%s: %d of %d bytes are in blocks", file, inBlocks, len(got))
		}
	}
}

func TestInline(t *testing.T) {
	tests := []struct{ page, want string }{
		{"<p> a  b\n\tc </p>", "a b c"},
		{"<p>a <b> b</b> <i> c</i></p>", "a b c"},
		{"<p>12<b>,</b>500<!-- no --> men</p>", "12,500 men"},
		{"<p>a<br>b<br/> c</p>", "a\nb\nc"},
		{"<p>a<br><br>b</p>", "a\n\nb"},
		{"<p>caf&eacute; &amp;c &notit; &#8364;5 &#x20AC;6 AT&T &bogus; &</p>", "café &c ¬it; €5 €6 AT&T &bogus; &"},
		{"<p>1&nbsp;200 1&#8239;200</p>", "1\u00a0200 1\u202f200"},
		{"<p>a</x> </y>b</p>", "a b"},
		{"a<p>b", "a\n\nb"},
		{"<p>a\x00b</p>", "a\ufffdb"},
		{"<p>a\U000F0001b&#xF0002;c</p>", "a\U000F0001b\U000F0002c"},
		{"<pre>a  b\r\n  c</pre>", "a  b\n  c"},
		{"<div>a<div>b</div>c</div>", "a\n\nb\n\nc"},
		{"<table><tr><td>x<td>1<tr><td>y<td>2</table>", "x\t1\ny\t2"},
		{"", ""},
		{"<script>x</script>", ""},
	}
	for _, tt := range tests {
		if w, _ := readAll(t, []byte(tt.page), "utf-8"); w.Content != tt.want {
			t.Errorf("%q shows %q, want %q", tt.page, w.Content, tt.want)
		}
	}
}

func TestFramesAreNoFurniture(t *testing.T) {
	prose := "<p>" + strings.Repeat("Some 300 people left the country, and forty of them came back. ", 6) + "</p>"
	for _, frame := range []string{`<body class="sidebar-right cookie-consent">`, `<div class="page has-sidebar no-comments">`, `<form action="x.aspx">`} {
		page := frame + "<h1>Who left</h1>" + prose + "<p>By Ida</p>" + prose
		w, _ := readAll(t, []byte(page), "")
		for _, b := range w.Blocks {
			if s := w.Content[b.Start:b.End]; b.Kind == text.Boilerplate && s != "By Ida" {
				t.Errorf("%s: %q is boilerplate", frame, s)
			}
		}
	}
}

func TestDeclared(t *testing.T) {
	tests := map[string]string{
		`<meta charset=latin1>`: "latin1",
		`<html><META http-equiv="Content-Type" content="text/html; charset=windows-1251">`: "windows-1251",
		`<?xml version="1.0" encoding='iso-8859-2'?><html>`:                                "iso-8859-2",
		`<p>charset=latin1`: "",
		``:                  "",
	}
	for page, want := range tests {
		if got := declared([]byte(page)); got != want {
			t.Errorf("%s declares %q", page, got)
		}
	}
}

func TestMetadata(t *testing.T) {
	tests := []struct {
		page string
		want cited.Meta
	}{
		{`<html lang=fr_BE><title> A
			title </title><meta name=author content="By A. B."><time datetime=2014-05>`, cited.Meta{Title: "A title", Author: "A. B.", Language: "fr-BE"}},
		{`<article><time datetime="2014-05-03T10:00">May</time>`, cited.Meta{Published: "2014-05-03"}},
		{`<meta property=article:published_time content=1970-01-01><meta name=date content="3 May 2014">`, cited.Meta{Published: "2014-05-03"}},
		{`<meta property=article:author content="https://x.example/ab"><link rel=canonical href="javascript:alert(1)">`, cited.Meta{}},
		{`<meta property=og:url content="https://x.example/a"><meta property=og:site_name content=X>`, cited.Meta{Address: "https://x.example/a", Publisher: "X"}},
		{`<script type="application/ld+json">{"@type":"Report","headline":"H","author":"A","datePublished":"2014"}</script>`, cited.Meta{Title: "H", Author: "A", Published: "2014"}},
		{`<script type="application/ld+json">{broken</script><title>T</title>`, cited.Meta{Title: "T"}},
		{`<script type="application/ld+json">` + strings.Repeat("[", 9000) + `</script>`, cited.Meta{}},
	}
	for _, tt := range tests {
		_, head := readAll(t, []byte(tt.page), "")
		if diff := cmp.Diff(tt.want, head.Meta); diff != "" {
			t.Errorf("%s: %s", tt.page, diff)
		}
		for _, f := range head.Meta.Fields() {
			if (head.From[f.Name] != "") != (*f.Value != "") {
				t.Errorf("%s: the %s is %q, from %q", tt.page, f.Name, *f.Value, head.From[f.Name])
			}
		}
	}
}

// Where each field stood: the surest place wins.
func TestMetadataFrom(t *testing.T) {
	tests := []struct{ page, field, value, from string }{
		{`<meta property=og:title content=A><title>A | Site</title>`, "title", "A", "og:title"},
		{`<title>B</title><meta name=twitter:title content=C>`, "title", "B", "title element"},
		{`<meta property=og:title content=A><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>D <i>E</i></h1>`, "title", "D E", "schema.org headline"},
		{`<meta name=author content="Site desk"><script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"A. B."},{"name":"C. D."}]}</script>`, "author", "A. B., C. D.", "schema.org author"},
		{`<div itemscope itemtype="http://schema.org/Article"><p>By <span itemprop=author itemscope><b itemprop=name>A. B.</b>, Paris</span></p></div>`, "author", "A. B.", "schema.org author"},
		{`<div itemscope itemtype="http://schema.org/Comment"><b itemprop=author>Troll</b></div><meta name=author content="A. B.">`, "author", "A. B.", "meta author"},
		{`<meta name="DC.Date" content="2015-12-08"><meta name=date content="2016">`, "published", "2015-12-08", "dc.date"},
		{`<article><p itemprop=datePublished content=2015-12-08>8 Dec</p><time datetime=2016-01-01>x</time>`, "published", "2015-12-08", "schema.org datePublished"},
		{`<main><time itemprop=dateModified datetime=2016-01-02>x</time><time datetime=2016-01-01>x</time>`, "published", "2016-01-01", "time element"},
		{`<main><time itemprop=dateModified datetime=2016-01-02>x</time>`, "modified", "2016-01-02", "schema.org dateModified"},
		{`<meta property=article:modified_time content="2016-02-03T04:05:06Z">`, "modified", "2016-02-03", "article:modified_time"},
		{`<meta name=dcterms.created content=2014-01-01>`, "created", "2014-01-01", "dcterms.created"},
		{`<html lang=de><meta http-equiv=content-language content=en>`, "language", "de", "html lang"},
		{`<meta http-equiv=content-language content="en, fr">`, "language", "en", "meta content-language"},
		{`<link rel=canonical href=https://x.example/a>`, "address", "https://x.example/a", "link rel=canonical"},
		{`<p>Text under <a rel="license noopener" href="https://creativecommons.org/licenses/by/4.0/">this</a>`, "rights", "CC-BY-4.0", "link rel=license"},
		{`<meta name=dc.rights content="© 2015 Northern Wire">`, "rights", "© 2015 Northern Wire", "dc.rights"},
		{`<script type="application/ld+json">{"@type":"Report","license":{"@type":"CreativeWork","url":"https://creativecommons.org/publicdomain/mark/1.0/"}}</script>`, "rights", "public domain", "schema.org license"},
		{`<a rel=license href="/terms">terms</a>`, "rights", "", ""},
		{`<ul><li><a itemprop=author>Other</a></li></ul><footer><b itemprop=author>Foot</b></footer>`, "author", "", ""},
	}
	for _, tt := range tests {
		_, head := readAll(t, []byte(tt.page), "")
		for _, f := range head.Meta.Fields() {
			if f.Name == tt.field && (*f.Value != tt.value || head.From[f.Name] != tt.from) {
				t.Errorf("%s: the %s is %q from %q, want %q from %q", tt.page, tt.field, *f.Value, head.From[f.Name], tt.value, tt.from)
			}
		}
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		start, name string
		want        bool
	}{
		{"<!DOCTYPE html><p>", "x", true},
		{"\xef\xbb\xbf\n <HTML>", "x.txt", true},
		{"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "x", true},
		{"<?xml version='1.0'?><!DOCTYPE html PUBLIC>", "x", true},
		{"<?xml version='1.0'?><feed>", "x", false},
		{"<p>hello", "x", true},
		{"<p>hello", "x.txt", false},
		{"Text, then <b>bold</b>", "x.html", true},
		{"Text, then <b>bold</b>", "x", false},
		{"5 < 6", "x", false},
		{"<pre-history> of it", "x", false},
		{"\x89PNG\r\n\x1a\n\x00\x00\x00<", "x.html", false},
		{"", "x.html", false},
	}
	for _, tt := range tests {
		if got := sniff([]byte(tt.start), tt.name); got != tt.want {
			t.Errorf("%q named %s: %v", tt.start, tt.name, got)
		}
	}
}

func TestDay(t *testing.T) {
	tests := map[string]string{
		"2015-12-07":                    "2015-12-07",
		"2015-12-07T23:30:00-08:00":     "2015-12-07",
		"2015-12-07 10:00:00 +0000 UTC": "2015-12-07",
		"20151207":                      "2015-12-07",
		"December 7, 2015":              "2015-12-07",
		"7 December 2015, 10:30":        "2015-12-07",
		"Mon, 07 Dec 2015 10:00:00 GMT": "2015-12-07",
		"2015-12":                       "2015-12",
		"2015":                          "2015",
		"0001-01-01T00:00:00":           "",
		"1970-01-01":                    "",
		"2015-13-01":                    "",
		"7/12/2015":                     "",
		"yesterday":                     "",
		"":                              "",
	}
	for in, want := range tests {
		if got := day(in); got != want {
			t.Errorf("day(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, err := read(strings.NewReader(strings.Repeat("<p>x", 4<<20+1)), text.Input{}, nil)
	var e *cited.Error
	if !errors.As(err, &e) || e.Code != cited.Unsupported {
		t.Errorf("got %v", err)
	}
}

// TestHostile reads pages that are made to take long or to nest deep. They must
// be read, and what they say must be there.
func TestHostile(t *testing.T) {
	const n = 100_000
	tests := map[string]string{
		"nested":           strings.Repeat("<div>", n) + "ende" + strings.Repeat("</div>", n),
		"nested, unclosed": strings.Repeat("<div><b>x", n) + "ende",
		"tables":           strings.Repeat("<table><tr><td>", n) + "ende",
		"lists":            strings.Repeat("<ul><li>", n) + "ende",
		"formatting":       strings.Repeat("<b><i><a href=x>", n) + "ende",
		"stray ends":       strings.Repeat("a</x>", n) + "ende",
		"comments":         strings.Repeat("a<!-- -->", n) + "ende",
		"attributes":       "<p " + strings.Repeat("a=b ", n) + ">ende",
		"entities":         strings.Repeat("&am", n) + "ende",
		"spans":            "<table><tr><td colspan=1000000 rowspan=1000000>1" + strings.Repeat("<tr><td rowspan=99999>2", 300) + "</table>ende",
		"cells":            "<table>" + strings.Repeat("<tr><td>1<td>2", n/2) + "</table>ende",
		"paragraphs":       strings.Repeat("<p>x", n) + "ende",
		"fostered":         "<table>" + strings.Repeat("a<tr>", n/10) + "</table>ende",
		"comments heads":   strings.Repeat("<h2>Comments</h2>", n) + "ende",
		"own elements":     strings.Repeat("<x-a>", n) + "<p>ende",
		"articles":         strings.Repeat("<article><h2>Nine came back.</h2><time>2016-01-01</time><p>Nine of them came back.</p>", n/10) + "ende",
		"teasers":          strings.Repeat("<div class=a><a href=x>another story</a></div>", n/2) + "ende",
		"classes":          "<div class='" + strings.Repeat("a b-c ", n) + "'>ende",
		"open tag":         "<p>ende</p><" + strings.Repeat("a", n),
		"open comment":     "<p>ende</p><!--" + strings.Repeat("a", n),
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			if w, _ := readAll(t, []byte(page), "utf-8"); !strings.Contains(w.Content, "ende") {
				t.Errorf("%s: what it says is gone", name)
			}
		})
	}
}

func TestWindowsOfALongPage(t *testing.T) {
	const n = windowBlocks + 1000
	page := "<body>" + strings.Repeat("<p>Nine came back.", n)
	total, windows := 0, 0
	_, err := read(strings.NewReader(page), text.Input{}, func(w text.Window) error {
		windows++
		total += len(w.Blocks)
		return w.Check(int64(len(page)))
	})
	if err != nil || windows < 2 || total != n {
		t.Errorf("%d windows with %d blocks: %v", windows, total, err)
	}
}

// TestOneLongBlock reads pages that are one paragraph, which must be cut, one of
// them with more to map than a window holds.
func TestOneLongBlock(t *testing.T) {
	for _, unit := range []string{"Nine came back. ", "&gt;&lt; ", "wordswithoutaspace"} {
		page := "<body><p>" + strings.Repeat(unit, 11<<20/len(unit))
		got := 0
		_, err := read(strings.NewReader(page), text.Input{}, func(w text.Window) error {
			for _, b := range w.Blocks {
				got += len(strings.ReplaceAll(w.Content[b.Start:b.End], " ", ""))
			}
			for _, s := range w.Map {
				if s.Exact && w.Content[s.Start:s.End] != page[s.From:s.To] {
					t.Fatalf("%v is not exact", s)
				}
			}
			if len(w.Content) > 8<<20 || len(w.Map) > windowSegments {
				t.Errorf("a window of %d bytes, %d segments", len(w.Content), len(w.Map))
			}
			return w.Check(int64(len(page)))
		})
		want := len(strings.ReplaceAll(html.UnescapeString(page), " ", "")) - len("<body><p>")
		if err != nil || got != want {
			t.Errorf("%q: %d of %d bytes, %v", unit, got, want, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	layouts, err := filepath.Glob("testdata/layouts/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(pages(f), layouts...) {
		f.Add(load(f, file))
	}
	f.Add([]byte("<!-- url: https://x.example/ \n saved date: Tue Mar 08 2016 --><img src='data:image/png;base64,AAAA'><template shadowrootmode=open><p>x"))
	f.Add([]byte("<table><tr><td rowspan=2>a<td>1<tr><td>\xe9&eacute</table><pre>x\n\ny"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		_, err := read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
			return w.Check(int64(len(raw)))
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw := load(b, "testdata/article.html")
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
