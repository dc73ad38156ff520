package web

import (
	"bytes"
	"fmt"
	"image/png"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cited"

	"github.com/chromedp/chromedp"
)

// sheetOf makes a PDF of one page with lines of text.
func sheetOf(lines ...string) string {
	var draw strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&draw, "BT /F1 14 Tf 72 %d Td (%s) Tj ET\n", 720-20*i, l)
	}
	return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%sendstream endobj\n", draw.Len(), draw.String()) +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
}

// hostilePage does all that a page can do to run something or to tell somebody, whose address is given.
func hostilePage(trap string) string {
	return strings.ReplaceAll(`<!doctype html><html><head><title>Fighters</title><meta charset="utf-8">
<meta http-equiv="refresh" content="0;url=http://TRAP/refresh"><meta http-equiv="x-dns-prefetch-control" content="on">
<base href="http://TRAP/"><link rel="stylesheet" href="http://TRAP/a.css"><LINK rel=preconnect href="http://TRAP"><link rel=prefetch href="http://TRAP/p"><link rel=icon href="http://TRAP/i">
<style>@import "http://TRAP/b.css"; body{background:url(http://TRAP/c)}</style>
<script>window.pwned=1;fetch("http://TRAP/d");top.pwned=1</script><script src="http://TRAP/e.js"></script></head>
<body onload="window.pwned=1;top.pwned=1"><article><h1>Fighters</h1><p>Some 300 Belgians left for Syria by 2015, and 118 of them came back, officials said on the day when the figures were given out.</p>
<p>It is a long paragraph so that it is the text of the page: the officials counted all those whom they knew, and left out those whom they did not know.</p></article>
<img src="http://TRAP/f"><img src=x onerror="top.pwned=1"><svg onload="top.pwned=1"><script>top.pwned=1</script><image href="http://TRAP/g"/></svg>
<iframe src="http://TRAP/h"></iframe><iframe srcdoc="&lt;link rel=preconnect href=http://TRAP>&lt;script>top.pwned=1&lt;/script>"></iframe><object data="http://TRAP/j"></object><embed src="http://TRAP/k"><video autoplay src="http://TRAP/l" poster="http://TRAP/m"></video>
<form action="http://TRAP/n" id=f><button autofocus>Go</button></form><a href="javascript:top.pwned=1" ping="http://TRAP/o">here</a></body></html>`, "TRAP", trap)
}

// figureOf returns the first figure of the document with a name.
func (s *site) figureOf(name string) cited.Receipt {
	s.t.Helper()
	for r, err := range s.archive.Figures(s.t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			s.t.Fatal(err)
		}
		if r.Document.Name == name {
			return r
		}
	}
	s.t.Fatalf("%s has no figure", name)
	return cited.Receipt{}
}

func TestOriginal(t *testing.T) {
	s := newSite(t, map[string]string{
		"a.txt":     "A note.\n\nSome 300 Belgians left for Syria by 2015.\n\nThat is all <b>there</b> is.",
		"b.html":    hostilePage("127.0.0.1:9"),
		"c.pdf":     sheetOf("Some 300 Belgians left for Syria by 2015.", "Of them 118 came back."),
		"latin.txt": "Vor Jahren: 300 Belgians left for Syria by 2015, caf\xe9 owners said. \x93So it is\x94, they said.",
	})
	text := s.figureOf("a.txt")
	page := s.get("/figures/" + string(text.Figure.ID) + "/original")
	if got := page.Find("pre.source mark").Text(); !strings.Contains(text.Figure.Quote.Exact, got) || !strings.Contains(got, "300") {
		t.Errorf("the original marks %q", got)
	}
	if got := page.Find("pre.source").Text(); !strings.Contains(got, "That is all <b>there</b> is.") {
		t.Errorf("the original is %q", got)
	}
	latin := s.figureOf("latin.txt")
	if got := s.get("/figures/" + string(latin.Figure.ID) + "/original").Find("pre.source").Text(); !strings.Contains(got, "café owners") {
		t.Errorf("in another encoding: %q", got)
	}
	web := s.figureOf("b.html")
	page = s.get("/figures/" + string(web.Figure.ID) + "/original")
	frame := page.Find("iframe")
	if sandbox, ok := frame.Attr("sandbox"); !ok || sandbox != "" || !strings.Contains(page.Find("pre.source mark").Text(), "300") {
		t.Errorf("sandbox %q, %v, marked %q", sandbox, ok, page.Find("pre.source mark").Text())
	}
	sheet := s.figureOf("c.pdf")
	page = s.get("/figures/" + string(sheet.Figure.ID) + "/original")
	src, _ := page.Find("img.sheet").Attr("src")
	answer, body := s.raw(http.MethodGet, src)
	plain, _ := s.raw(http.MethodGet, "/documents/"+string(sheet.Document.ID)+"/pages/1")
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "image/png" || plain.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v: %.200s", src, answer.StatusCode, answer.Header, body)
	}
	drawn, err := png.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for x := range drawn.Bounds().Dx() {
		for y := range drawn.Bounds().Dy() {
			if r, _, b, _ := drawn.At(x, y).RGBA(); r == 0xffff && b < 0x8000 {
				marked++
			}
		}
	}
	if marked < 3000 {
		t.Errorf("%d dots are marked", marked)
	}
	for path, want := range map[string]int{"/pages/2": 404, "/pages/0": 404, "/pages/x": 404, "/pages/99999999999999999999": 404, "/original?page=0": 400, "/original?page=2": 200, "/pages/1?figure=fi-000000000000": 404, "/snapshot": 501} {
		if answer, _ := s.raw(http.MethodGet, "/documents/"+string(sheet.Document.ID)+path); answer.StatusCode != want {
			t.Errorf("%s: status %d, want %d", path, answer.StatusCode, want)
		}
	}
	s.get("/documents/" + string(sheet.Document.ID) + "/original")
	if head := s.get("/documents/" + string(text.Document.ID) + "/original").Find("pre.source").Text(); !strings.HasPrefix(head, "A note.") {
		t.Errorf("the page of the document shows %q", head)
	}
}

// TestOriginalsAreHarmless asks for originals directly: none is sent so that a browser runs it.
func TestOriginalsAreHarmless(t *testing.T) {
	svg := `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><text>Some 300 Belgians left for Syria.</text></svg>`
	s := newSite(t, map[string]string{"a.svg": svg, "b.html": hostilePage("127.0.0.1:9"), "wide.html": "\xff\xfe" + wide(hostilePage("127.0.0.1:9")), "evil\"\r\nX: y.html": "<p>300 Belgians left.</p>", "c.bin": "\x00\x01\x02"})
	for _, d := range s.documentsOf() {
		here := "/documents/" + string(d.ID)
		answer, body := s.raw(http.MethodGet, here+"/download")
		head := answer.Header
		if answer.StatusCode != http.StatusOK || head.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(head.Get("Content-Disposition"), "attachment") || head.Get("X-Content-Type-Options") != "nosniff" ||
			head.Get("Content-Security-Policy") != sandbox || head.Get("X") != "" || int64(len(body)) != d.Size {
			t.Errorf("%s: status %d, %d bytes, %v", d.Name, answer.StatusCode, len(body), head)
		}
		answer, body = s.raw(http.MethodGet, here+"/snapshot")
		head = answer.Header
		if d.Name == "b.html" != (answer.StatusCode == http.StatusOK && head.Get("Content-Security-Policy") == sandbox) && d.Size > 100 {
			t.Errorf("snapshot of %s: status %d, %v", d.Name, answer.StatusCode, head)
		}
		if answer.StatusCode == http.StatusOK && (!strings.HasPrefix(head.Get("Content-Type"), "text/html; charset=") || head.Get("X-Content-Type-Options") != "nosniff" || bytes.Contains(bytes.ToLower(body), []byte("<link"))) {
			t.Errorf("snapshot of %s: %v", d.Name, head)
		}
		s.get(here + "/original")
	}
}

// wide writes ASCII as UTF-16, little end first.
func wide(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}

// TestOriginalsAreGuarded asks for what a viewer may not see, what was withdrawn, and what is no document.
func TestOriginalsAreGuarded(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Some 300 Belgians left for Syria by 2015.", "b.txt": "Some 450 Danes left for Syria by 2015."})
	rec, gone := s.figureOf("a.txt"), s.figureOf("b.txt").Document.ID
	if _, err := s.archive.Edit(t.Context(), s.viewer, rec.Document.ID, cited.Meta{Embargo: "2030-01-01"}, "agreed"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.archive.Withdraw(t.Context(), s.viewer, []cited.ID{gone}, "asked for"); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"/original", "/snapshot", "/pages/1", "/download"} {
		status, page := s.ask(http.MethodGet, "/documents/"+string(gone)+part, nil)
		if !strings.Contains(page.Find("main").Text(), "was withdrawn by") || status != http.StatusGone {
			t.Errorf("%s of what was withdrawn: status %d, %s", part, status, page.Find("main").Text())
		}
		for _, id := range []string{"do-000000000000", "..%2f..%2fcited.yaml", "%00", "..", rec.Document.Original, strings.Repeat("x", 4000)} {
			if answer, body := s.raw(http.MethodGet, "/documents/"+id+part); answer.StatusCode != http.StatusNotFound {
				t.Errorf("%s of %.40s: status %d: %.100s", part, id, answer.StatusCode, body)
			}
		}
	}
	for _, address := range []string{"/documents/" + string(gone) + "/figures", "/documents/" + string(gone) + "/pages/zz", "/lineage?document=" + string(gone)} {
		if status, page := s.ask(http.MethodGet, address, nil); status != http.StatusGone || !strings.Contains(page.Find("main").Text(), "was withdrawn by") {
			t.Errorf("%s: status %d, %s", address, status, page.Find("main").Text())
		}
	}
	s.viewer.Role = cited.Reader
	for _, address := range []string{"/figures/" + string(rec.Figure.ID) + "/original", "/documents/" + string(rec.Document.ID) + "/original", "/documents/" + string(rec.Document.ID) + "/download",
		"/documents/" + string(rec.Document.ID) + "/snapshot", "/documents/" + string(rec.Document.ID) + "/pages/1"} {
		if answer, body := s.raw(http.MethodGet, address); answer.StatusCode != http.StatusNotFound || bytes.Contains(body, []byte("300")) {
			t.Errorf("%s: status %d for a reader", address, answer.StatusCode)
		}
	}
	if status, _ := s.upload([]string{"c.txt", "text"}); status != http.StatusForbidden {
		t.Errorf("a reader adds: status %d", status)
	}
}

// TestSnapshotInABrowser opens a hostile page as it was found, in its frame and by its address: nothing of it runs, and
// nobody hears of it.
func TestSnapshotInABrowser(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var heard atomic.Int32
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			heard.Add(1)
			c.Close()
		}
	}()
	s := newSite(t, map[string]string{"b.html": hostilePage(l.Addr().String())})
	b := inBrowser(t, s)
	rec := s.figureOf("b.html")
	b.open("/figures/" + string(rec.Figure.ID) + "/original")
	eval[any](b, `new Promise(done => { const f = document.querySelector("iframe"); f.loading = "eager"; f.scrollIntoView(); setTimeout(() => done(1), 1500); })`)
	if eval[bool](b, `"pwned" in window`) {
		t.Error("the frame ran a script")
	}
	b.keep("snapshot")
	b.open("/documents/" + string(rec.Document.ID) + "/snapshot")
	b.do(chromedp.Sleep(1500 * time.Millisecond)) // no script runs in there that could wait
	if eval[bool](b, `"pwned" in window`) || !eval[bool](b, `document.body.innerText.includes("300 Belgians")`) {
		t.Error("the page ran a script, or does not show its text")
	}
	if n := heard.Load(); n > 0 {
		t.Errorf("the page reached the network %d times", n)
	}
}
