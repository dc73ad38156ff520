package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"io"
	"strings"
	"time"

	"cited/bench/generate"
	"cited/internal/format"
	"cited/internal/text"
)

// webArchives measures how fast the records of web archives are listed, with their
// digests checked, and how fast pages become text out of one, in this process: large
// pages, and as small as reports without what is around them are.
func webArchives(b *bench) ([]number, error) {
	texts, err := b.ownTexts()
	if err != nil {
		return nil, err
	}
	size := b.sizes.decode / 2
	plain, packed, err := makeWARC(texts, size, 95_000)
	if err != nil {
		return nil, err
	}
	_, asIs, err := listed(plain)
	if err != nil {
		return nil, err
	}
	parts, unpacked, err := listed(packed)
	if err != nil {
		return nil, err
	}
	reading, err := partsRead(packed, parts)
	if err != nil {
		return nil, err
	}
	small, smallPacked, err := makeWARC(texts, size, 1)
	if err != nil {
		return nil, err
	}
	_, smaller, err := listed(smallPacked)
	return []number{
		{"one gzip a record, unpacked bytes", perSecond(len(plain), unpacked), "MB/s"},
		{"not packed", perSecond(len(plain), asIs), "MB/s"},
		{"records of 6 KB, unpacked bytes", perSecond(len(small), smaller), "MB/s"},
		{"pages of 100 KB, record to text", float64(len(parts)) / reading.Seconds(), "pages/s"},
	}, err
}

// makeWARC makes a web archive of pages that have at least so many bytes of text, as it
// is and with one gzip a record.
func makeWARC(texts *generate.Texts, size, page int) (plain, packed []byte, err error) {
	var as, zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	for n := 0; as.Len() < size; n++ {
		var content strings.Builder
		for first := n * page / 1000; content.Len() < page; first++ {
			content.WriteString(texts.Document(first) + "\n\n")
		}
		record := capture(n, webPage(content.String()))
		as.WriteString(record)
		z.Reset(&zipped)
		if _, err := io.WriteString(z, record); err != nil {
			return nil, nil, err
		}
		if err := z.Close(); err != nil {
			return nil, nil, err
		}
	}
	return as.Bytes(), zipped.Bytes(), nil
}

// capture is the record of a page, with both digests.
func capture(n int, page string) string {
	const answer = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
	var b strings.Builder
	fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:%d>\r\nWARC-Date: 2016-03-02T08:00:00Z\r\nWARC-Target-URI: https://example.org/reports/%d\r\n", n, n)
	fmt.Fprintf(&b, "WARC-Block-Digest: sha1:%s\r\nWARC-Payload-Digest: sha1:%s\r\n", base32Of(answer+page), base32Of(page))
	fmt.Fprintf(&b, "Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n", len(answer)+len(page), answer, page)
	return b.String()
}

func base32Of(s string) string {
	sum := sha1.Sum([]byte(s))
	return base32.StdEncoding.EncodeToString(sum[:])
}

// listed lists a web archive a few times, and returns its documents and the shortest
// time that took.
func listed(raw []byte) (parts []text.Part, fastest time.Duration, err error) {
	f, _ := format.Pick(format.List(""), raw[:4<<10], "")
	for n := range reads {
		parts = parts[:0]
		from := time.Now()
		head, err := f.Read(bytes.NewReader(raw), text.Input{Parts: func(p text.Part) error {
			parts = append(parts, p)
			return nil
		}}, nil)
		if err != nil || head.Note != "" {
			return nil, 0, fmt.Errorf("a web archive of our own: %w, %s", err, head.Note)
		}
		if took := time.Since(from); n == 0 || took < fastest {
			fastest = took
		}
	}
	return parts, fastest, nil
}

// partsRead reads each document of a web archive.
func partsRead(raw []byte, parts []text.Part) (time.Duration, error) {
	f, _ := format.Pick(format.List(""), raw[:4<<10], "")
	from := time.Now()
	for _, p := range parts {
		if _, err := f.Read(bytes.NewReader(raw[p.From:p.To]), text.Input{Part: &p}, func(text.Window) error { return nil }); err != nil {
			return 0, fmt.Errorf("record %d: %w", p.Number, err)
		}
	}
	return time.Since(from), nil
}
