package archive_test

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/limit"
	"cited/internal/office/officetest"
	"cited/internal/text"
	"cited/rules"
)

// placed is a file, with the figure in it and its place.
type placed struct {
	name, format, exact string
	places              []string
	raw                 []byte
}

func samples(t *testing.T) []placed {
	const said = "Some 300 people left Belgium to fight in Syria."
	const relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	return []placed{
		{"a", "docx", "Some 300", []string{"paragraph 1"}, officetest.Pack(t, "word/document.xml", `<w:document><w:body><w:p><w:r><w:t>`+said+`</w:t></w:r></w:p></w:body></w:document>`)},
		{"b", "odt", "Some 300", []string{"paragraph 1"}, officetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.text",
			"content.xml", `<office:document-content><office:body><office:text><text:p>`+said+`</text:p></office:text></office:body></office:document-content>`)},
		{"c", "xlsx", "300", []string{"Fighters in Syria!B2"}, officetest.Pack(t, "xl/workbook.xml", `<workbook><sheets><sheet name="Fighters in Syria" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", relations, "xl/worksheets/sheet1.xml", `<worksheet><row><c t="str"><v>Country</v></c><c t="str"><v>Fighters who left</v></c></row>`+
				`<row><c t="str"><v>Belgium</v></c><c><v>300</v></c></row></worksheet>`)},
		{"d.csv", "csv", "300", []string{"B2"}, []byte("Country,Fighters who left for Syria\nBelgium,300\nFrance,900\n")},
		{"e", "eml", "Some 300", nil, []byte("From: a@example.org\nMIME-Version: 1.0\nSubject: Belgium\n\n" + said + "\n")},
		{"f", "pdf", "Some 300", []string{"page 1"}, []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" +
			"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n" +
			"4 0 obj\n<</Length 86>>stream\nBT /F1 10 Tf 50 700 Td (" + said + ") Tj ET\nendstream\nendobj\n" +
			"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n")},
		{"g", "html", "Some 300", []string{"p"}, []byte("<!doctype html><title>Belgium</title><p>" + said + "</p>")},
	}
}

// A figure leads to its place in the file, whatever format that has.
func TestPlaces(t *testing.T) {
	r, err := archive.NewReader(rules.FS, []string{"foreign-fighters"}, config().Worker, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, tt := range samples(t) {
		got, err := r.Read(context.Background(), bytes.NewReader(tt.raw), cited.Document{Name: tt.name})
		if err != nil || got.Document.Format != tt.format || len(got.Figures) == 0 {
			t.Errorf("%s: %+v, %v", tt.format, got.Document, err)
			continue
		}
		f := got.Figures[0]
		if f.Exact != tt.exact {
			t.Errorf("%s: read %q", tt.format, f.Exact)
		}
		for _, x := range got.Texts {
			if f.Start < x.Start || f.End > x.Start+utf8.RuneCountInString(x.Content) {
				continue
			}
			m, _, err := text.DecodeMapped(x.Map)
			if places := m.Places(f.Start-x.Start, f.End-x.Start); err != nil || !slices.Equal(places, tt.places) {
				t.Errorf("%s: at %q, %v", tt.format, places, err)
			}
		}
	}
}

// The receipt of a figure says where in the original its quotation stands.
func TestSpots(t *testing.T) {
	a, _ := open(t, nil)
	for _, tt := range samples(t) {
		add(t, a, item(tt.name, string(tt.raw), cited.Meta{}))
		q := cited.Query{Terms: []cited.Term{{Key: "document", Values: []string{tt.name}}}}
		var r cited.Receipt
		for listed, err := range a.Figures(context.Background(), owner, q) {
			if err != nil {
				t.Fatal(err)
			}
			if r, err = a.Receipt(context.Background(), owner, listed.Figure.ID); err != nil {
				t.Fatal(err)
			}
			break
		}
		s, quote := r.Spot, r.Figure.Quote.Exact
		switch {
		case quote == "":
			t.Errorf("%s: no figure", tt.format)
		case tt.places != nil && !slices.Contains(s.Places, tt.places[0]): // a row of a table is quoted with its label
			t.Errorf("%s: %+v", tt.format, s)
		case tt.format == "pdf" && (len(s.Boxes) != 1 || s.Boxes[0].Page != 1 || s.Boxes[0].Left != 50 || s.Boxes[0].Bottom < 95 || s.To != 0):
			t.Errorf("pdf: %+v", s)
		case tt.format == "eml" || tt.format == "html":
			if !s.Exact || string(tt.raw[s.From:s.To]) != quote {
				t.Errorf("%s: %+v for %q", tt.format, s, quote)
			}
		}
	}
}
