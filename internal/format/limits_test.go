package format

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"testing"

	"cited/internal/limit"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

// record is a record of a web archive with an answer that is packed.
func record(t *testing.T, content string) string {
	t.Helper()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed.String()
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
}

// TestLimitsReachEveryFormat asks for documents within limits that they go over, in every
// format that has some, and then within the defaults.
func TestLimitsReachEveryFormat(t *testing.T) {
	const mb = 1 << 20
	page := "<!doctype html><p>Nine came back." + strings.Repeat("<!-- nothing -->", 10_000) // 160 KB
	word := func(body string) string {
		return string(officetest.Pack(t, "word/document.xml", "<w:document><w:body>"+body+"<w:p><w:r><w:t>Nine.</w:t></w:r></w:p></w:body></w:document>"))
	}
	noise := make([]byte, 0, 200<<10) // that no packing makes shorter
	for i := range cap(noise) / sha256.Size {
		sum := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		noise = append(noise, sum[:]...)
	}
	comment := "<!--" + strings.Repeat("nothing ", 100_000) + "-->" // 800 KB
	warc := record(t, page)
	line := `{"id":"a","text":"` + strings.Repeat("Nine ", 40_000) + `"}`
	mail := "From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n" + page
	shared := "<sst><si><t>" + strings.Repeat("nine ", 120_000) + "</t></si></sst>"
	tests := []struct {
		name, raw string
		part      *text.Part
		limits    limit.Limits
		over      limit.Key
	}{
		{"a.html", page, nil, limit.Limits{Memory: 8 * mb}, limit.Memory},
		{"a.eml", mail, nil, limit.Limits{Memory: 2 * mb}, limit.Memory},
		{"a page in a.eml", mail, nil, limit.Limits{Memory: 8 * mb}, limit.Memory},
		{"a.jsonl", line, &text.Part{Number: 1, To: int64(len(line)), Format: "jsonl"}, limit.Limits{Memory: 8 * mb}, limit.Memory},
		{"a.docx", string(officetest.Pack(t, "word/document.xml", "<w:document><w:body/></w:document>", "media/a.png", string(noise))), nil, limit.Limits{Memory: mb}, limit.Memory},
		{"unpacked a.docx", word(comment), nil, limit.Limits{Inflation: mb / 2}, limit.Inflation},
		{"text of a.docx", word("<w:p><w:r><w:t>" + strings.Repeat("nine ", 100_000) + "</w:t></w:r></w:p>"), nil, limit.Limits{Inflation: mb}, limit.Inflation},
		{"deep a.docx", word(strings.Repeat("<w:sdt>", 50) + strings.Repeat("</w:sdt>", 50)), nil, limit.Limits{Nesting: 50}, limit.Nesting},
		{"a.odt", string(officetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a>"+comment+"</a>")), nil, limit.Limits{Inflation: mb / 2}, limit.Inflation},
		{"a.xlsx", string(officetest.Pack(t, "xl/workbook.xml", "<workbook/>", "xl/sharedStrings.xml", shared)), nil, limit.Limits{Inflation: mb}, limit.Inflation},
		{"a.warc", warc, &text.Part{Number: 1, To: int64(len(warc)), Format: "warc"}, limit.Limits{Inflation: 100 << 10}, limit.Inflation},
		{"a page in a.warc", warc, &text.Part{Number: 1, To: int64(len(warc)), Format: "warc"}, limit.Limits{Memory: 8 * mb}, limit.Memory},
		{"a.wacz", string(officetest.Pack(t, "archive/a.warc", string(noise), "datapackage.json", "{}")), nil, limit.Limits{Memory: mb / 2}, limit.Memory},
		{"unpacked a.wacz", string(officetest.Pack(t, "archive/a.warc", "WARC/1.0", "datapackage.json", `{"resources":[`+strings.Repeat(" ", 200<<10)+"]}")), nil, limit.Limits{Inflation: 16 << 10}, limit.Inflation},
	}
	formats, _ := fuzzed()
	for _, tt := range tests {
		in := text.Input{Name: tt.name, Part: tt.part, Parts: func(text.Part) error { return nil }, Limits: tt.limits}
		drop := func(text.Window) error { return nil }
		_, err := read(formats, strings.NewReader(tt.raw), in, drop)
		if limit.KeyOf(err) != tt.over || !strings.Contains(err.Error(), "(the limit is "+string(tt.over)+": "+tt.limits.Value(tt.over)+")") {
			t.Errorf("%s: %v, want one of %s", tt.name, err, tt.over)
		}
		in.Limits = limit.Limits{}
		if _, err := read(formats, strings.NewReader(tt.raw), in, drop); limit.KeyOf(err) != "" {
			t.Errorf("%s within the defaults: %v", tt.name, err)
		}
	}
}

// A text that is longer than its original can be is refused by who reads it, before whoever
// asked takes it for an answer that makes no sense.
func TestMoreTextThanThereCanBe(t *testing.T) {
	formats := []text.Format{{Name: "x", Sniff: func([]byte, string) bool { return true },
		Read: func(_ io.Reader, _ text.Input, emit func(text.Window) error) (text.Head, error) {
			for range 10 {
				if err := emit(text.Window{Content: strings.Repeat("x", 1<<20)}); err != nil {
					return text.Head{}, err
				}
			}
			return text.Head{}, nil
		}}}
	for inflation, want := range map[int64]limit.Key{16 << 20: limit.Inflation, 32 << 20: ""} {
		var requests, answers bytes.Buffer
		q := Question{Input: text.Input{Limits: limit.Limits{Inflation: inflation}}, Original: strings.NewReader("nine")}
		if err := q.Send(&requests); err != nil {
			t.Fatal(err)
		}
		if err := serve(formats, &requests, &answers, noCare); err != nil {
			t.Fatal(err)
		}
		if _, err := q.Receive(&answers, func(text.Window) error { return nil }); limit.KeyOf(err) != want || want == "" && err != nil {
			t.Errorf("%d MB: %v", inflation>>20, err)
		}
	}
}

// A worker does not take limits that are beyond all bounds, or none.
func TestServeChecksLimits(t *testing.T) {
	for _, bad := range []limit.Limits{{Memory: 1 << 40}, {Nesting: -1}, {Pages: 1 << 30}} {
		var requests, answers bytes.Buffer
		if err := writeJSON(&requests, inputFrame, text.Input{Limits: bad}); err != nil {
			t.Fatal(err)
		}
		told := false
		err := serve(nil, &requests, &answers, func(limit.Limits) { told = true })
		if err == nil || told || answers.Len() > 0 {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}
