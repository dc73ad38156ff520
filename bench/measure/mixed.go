package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cited/bench/generate"
)

// kinds are how a text is put into files of many formats.
func kinds() []struct {
	extension string
	put       func(content string) []byte
} {
	return []struct {
		extension string
		put       func(content string) []byte
	}{
		{".txt", func(content string) []byte { return []byte(content) }},
		{".html", func(content string) []byte { return []byte(webPage(content)) }},
		{".docx", wordFile},
		{".xlsx", spreadsheet},
		{".csv", func(content string) []byte { return []byte(table(content)) }},
		{".eml", mail},
		{".pdf", pdfFile},
		{".jsonl", lines},
		{".warc", webArchive},
	}
}

// writeMixed writes n pieces of a text as files of many formats, in a new folder.
func writeMixed(texts *generate.Texts, dir string, n, bytes int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	all, at := kinds(), 0
	for piece := range texts.Pieces(bytes) {
		if at == n {
			break
		}
		kind := all[at%len(all)]
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d%s", at, kind.extension)), kind.put(piece), 0o666); err != nil {
			return err
		}
		at++
	}
	return nil
}

// paragraphs are the blocks of a text, each on one line.
func paragraphs(content string) []string {
	var all []string
	for block := range strings.SplitSeq(content, "\n\n") {
		if s := strings.Join(strings.Fields(block), " "); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// packed packs members, given as names and contents in turn.
func packed(members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		if w, err := z.Create(members[i]); err == nil { // a buffer takes everything
			_, _ = io.WriteString(w, members[i+1])
		}
	}
	_ = z.Close()
	return b.Bytes()
}

func wordFile(content string) []byte {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, p := range paragraphs(content) {
		fmt.Fprintf(&b, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", html.EscapeString(p))
	}
	b.WriteString("</w:body></w:document>")
	return packed("word/document.xml", b.String())
}

func spreadsheet(content string) []byte {
	var b strings.Builder
	b.WriteString("<worksheet><sheetData>")
	for i, p := range paragraphs(content) {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>%s</t></is></c></row>`, i+1, i+1, i+1, i+1, html.EscapeString(p))
	}
	b.WriteString("</sheetData></worksheet>")
	return packed("xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", b.String())
}

// table puts each paragraph into a row, with its number.
func table(content string) string {
	var b strings.Builder
	b.WriteString("Number,What was said\n")
	for i, p := range paragraphs(content) {
		fmt.Fprintf(&b, "%d,\"%s\"\n", i+1, strings.ReplaceAll(p, `"`, `""`))
	}
	return b.String()
}

func mail(content string) []byte {
	return []byte("From: desk@example.org\r\nSubject: A report\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + content)
}

// lines puts each paragraph into a document of its own.
func lines(content string) []byte {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	for i, p := range paragraphs(content) {
		_ = out.Encode(map[string]string{"id": fmt.Sprint(i), "text": p}) // a buffer takes everything
	}
	return b.Bytes()
}

// webArchive puts each paragraph into a captured page.
func webArchive(content string) []byte {
	var b bytes.Buffer
	for i, p := range paragraphs(content) {
		body := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + webPage(p)
		fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/%d\r\nWARC-Date: 2016-03-02T08:00:00Z\r\n"+
			"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(body), body)
	}
	return b.Bytes()
}

// pdfFile sets a text in lines of 90 letters on one page, as tall as it must be.
func pdfFile(content string) []byte {
	var set []string
	for _, p := range paragraphs(content) {
		line := ""
		for word := range strings.FieldsSeq(p) {
			if len(line)+len(word) > 90 {
				set, line = append(set, line), ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		set = append(set, line, "")
	}
	tall := 14*len(set) + 100
	var page strings.Builder
	for i, line := range set {
		fmt.Fprintf(&page, "BT /F 10 Tf 50 %d Td (%s) Tj ET\n", tall-50-14*i, strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(line))
	}
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 %d]/Resources<</Font<</F 4 0 R>>>>>>", tall),
		"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", page.Len(), page.String())}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&at, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at.String(), len(objects)+1, start)
	return b.Bytes()
}
