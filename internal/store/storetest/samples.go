package storetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// Paragraphs makes paragraphs with figures, whose names are words that nobody else uses.
func Paragraphs(n int, seed uint64) []string {
	random := rand.New(rand.NewPCG(seed, 1))
	name := func() string {
		var b strings.Builder
		for range 7 {
			b.WriteByte("bdfgklmnprstvz"[random.IntN(14)])
			b.WriteByte("aeiou"[random.IntN(5)])
		}
		s := b.String()
		return strings.ToUpper(s[:1]) + s[1:]
	}
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("Some %d %s people left Belgium to fight in Syria by 2015, said %s %s of the %s %s Ministry. %s denied that %d had returned.",
			100+i, strings.ToLower(name()), name(), name(), name(), name(), name(), 10+i)
	}
	return all
}

// ManySamples is how many files Samples makes.
const ManySamples = 5

// Samples are files of several formats that say the same, by their names. The names tell
// nothing of what is in them.
func Samples(paragraphs []string) (map[string][]byte, error) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("word/document.xml")
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(w, "<w:document><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>",
		strings.Join(paragraphs, "</w:t></w:r></w:p><w:p><w:r><w:t>"))
	if err := z.Close(); err != nil {
		return nil, err
	}
	title := paragraphs[0][:40]
	page := "<!doctype html><html lang=en><head><meta charset=utf-8><title>" + title + `</title><meta name="author" content="` + title + `"></head><body><article><h1>` +
		title + "</h1><p>" + strings.Join(paragraphs, "</p>\n<p>") + "</p></article></body></html>"
	return map[string][]byte{
		"1.txt":  []byte(strings.Join(paragraphs, "\n\n") + "\n"),
		"2.html": []byte(page),
		"3.docx": packed.Bytes(),
		"4.pdf":  samplePDF(paragraphs),
		"5.eml":  []byte("From: " + title + " <a@example.org>\nMIME-Version: 1.0\nSubject: " + title + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n"),
	}, nil
}

// samplePDF sets each paragraph on lines of a page of its own.
func samplePDF(paragraphs []string) []byte {
	var b bytes.Buffer
	kids := make([]string, len(paragraphs))
	for i := range paragraphs {
		kids[i] = fmt.Sprintf("%d 0 R", 4+2*i)
	}
	fmt.Fprintf(&b, "%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj\n"+
		"3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n", strings.Join(kids, " "), len(kids))
	for i, p := range paragraphs {
		words := strings.Fields(p)
		content := "BT /F1 10 Tf 14 TL 50 700 Td"
		for at := 0; at < len(words); at += 10 {
			content += " (" + strings.Join(words[at:min(at+10, len(words))], " ") + ") Tj T*"
		}
		content += " ET"
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>\nendobj\n"+
			"%d 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n", 4+2*i, 5+2*i, 5+2*i, len(content), content)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n0\n%%%%EOF\n", 4+2*len(paragraphs))
	return b.Bytes()
}
