package html

import (
	"strings"
	"testing"

	"cited"
)

func TestSaved(t *testing.T) {
	const head = "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://review.example/a?b=1 \n saved date: Tue Mar 08 2016 23:11:12 GMT+0100 (Central European Standard Time)\n-->"
	tests := []struct {
		page, address string
		created       cited.EDTF
	}{
		{head + "<p>Nine.", "https://review.example/a?b=1", "2016-03-08"},
		{head + `<link rel=canonical href="https://review.example/a"><p>Nine.`, "https://review.example/a?b=1", "2016-03-08"},
		{"<html>\n<!-- saved from url=(0031)https://www.review.example/1.htm -->\n<p>Nine.", "https://www.review.example/1.htm", ""},
		{"<!-- saved from url=(0014)about:internet --><p>Nine.", "", ""},
		{"<!-- url: javascript:alert(1) \n saved date: never --><p>Nine.", "", ""},
		{"<!--\n url: file:///home/ida/page.html\n saved date: Mon Jan 01 1900 --><p>Nine.", "", ""},
		{"<p>Nine.<!--\n url: https://x.example/\n-->", "", ""}, // behind text, a comment of anybody
		{`<base href="https://review.example/2016/"><link rel=canonical href="ferry"><body><p>Nine.`, "https://review.example/2016/ferry", ""},
		{`<base href="/2016/"><link rel=canonical href="ferry"><body><p>Nine.`, "", ""},
		{`<link rel=canonical href="/ferry"><body><p>Nine.`, "", ""},
		{`<base href="https://review.example/"><link rel=canonical href="javascript:alert(1)"><body><p>Nine.`, "", ""},
	}
	for _, tt := range tests {
		_, h := readAll(t, []byte(tt.page), "utf-8")
		if h.Meta.Address != tt.address || h.Created != tt.created {
			t.Errorf("%s: from %q, %s", tt.page, h.Meta.Address, h.Created)
		}
		if (h.From["created"] != "") != (tt.created != "") {
			t.Errorf("%s: created from %q", tt.page, h.From["created"])
		}
	}
}

// A page with its pictures in it is read like one without.
func TestPicturesInThePage(t *testing.T) {
	picture := "data:image/png;base64," + strings.Repeat("iVBORw0KGgoAAAANSUhEUg", 50_000)
	page := func(src string) string {
		return `<!doctype html><style>p{background:url(` + src + `)}</style><h1>Nine boats</h1><img alt="a > b" src="` + src + `" class=x><p style='background:url(` + src + `)'>Nine boats left the bay.<img src=` + src + `>`
	}
	got, _ := readAll(t, []byte(page(picture)), "utf-8")
	want, _ := readAll(t, []byte(page("x.png")), "utf-8")
	if got.Content != want.Content || len(got.Blocks) != len(want.Blocks) {
		t.Errorf("got %q, want %q", got.Content, want.Content)
	}
	p := scan([]byte(page(picture)))
	if p.marked.Len() > 2000 {
		t.Errorf("%d bytes are parsed", p.marked.Len())
	}
}
