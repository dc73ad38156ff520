package main

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	page "cited/internal/format/html"
	"cited/internal/format/plain"
	"cited/internal/text"
)

// formats measures how fast bytes become blocks of text, in this process.
func formats(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	if err := texts.Write(&all, b.sizes.decode); err != nil {
		return nil, err
	}
	took, err := read(plain.Format(), &all)
	if err != nil {
		return nil, err
	}
	const pages = 200
	var reading time.Duration
	bytes := 0
	for n := range pages {
		source := webPage(texts.Document(n))
		bytes += len(source)
		took, err := read(page.Format(), strings.NewReader(source))
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", n, err)
		}
		reading += took
	}
	return []number{
		{"plain text", perSecond(b.sizes.decode, took), "MB/s"},
		{"web pages", pages / reading.Seconds(), "pages/s"}, {"web pages, their bytes", perSecond(bytes, reading), "MB/s"},
	}, nil
}

func read(f text.Format, r io.Reader) (time.Duration, error) {
	from := time.Now()
	_, err := f.Read(r, text.Input{}, func(text.Window) error { return nil })
	return time.Since(from), err
}

// webPage puts a text into a page with what pages have around theirs.
func webPage(content string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=en><head><meta charset=utf-8><title>A report</title>" +
		`<meta property="article:published_time" content="2016-03-02T08:00:00Z"><style>p{margin:1em}</style></head><body><nav><ul>`)
	for i := range 30 {
		fmt.Fprintf(&b, `<li class="menu-item"><a href="/section/%d">Section %d</a></li>`, i, i)
	}
	b.WriteString("</ul></nav><main><article><h1>A report</h1>")
	for block := range strings.SplitSeq(content, "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(strings.TrimSpace(block)))
	}
	b.WriteString("</article></main><aside><h2>Read also</h2><ul>")
	for i := range 20 {
		fmt.Fprintf(&b, `<li><a href="/story/%d">Another story with a long title, number %d</a></li>`, i, i)
	}
	b.WriteString("</ul></aside><footer><p>All rights reserved.</p></footer><script>var x = 1;</script></body></html>")
	return b.String()
}
