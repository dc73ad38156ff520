package odt

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

const (
	automatic = `<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:parent-style-name="P2"/><style:style style:name="P3" style:parent-style-name="Quotations"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>`
	ownStyles = `<office:document-styles><office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="BE"/></style:default-style>
<style:style style:name="Heading_20_2"/></office:styles><office:master-styles><style:master-page><style:header><text:p>The Ministry</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`
	meta = `<office:document-meta><office:meta><meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Somebody</dc:creator><dc:title>A report</dc:title>` +
		`<meta:creation-date>2016-03-02T10:00:00.5</meta:creation-date><dc:date>2016-04-01T08:00:00</dc:date></office:meta></office:document-meta>`
)

// pack packs a document with that text and further members.
func pack(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	content := `<?xml version="1.0" encoding="UTF-8"?><office:document-content>` + automatic + `<office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
	return officetest.Pack(t, append([]string{"mimetype", kind, "content.xml", content}, more...)...)
}

func p(s string) string { return "<text:p>" + s + "</text:p>" }

func TestBlocks(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"kinds", `<text:p text:style-name="P1">Returns</text:p><text:h text:outline-level="2">Numbers</text:h><text:p text:style-name="P3">“Nobody.”</text:p>` + p(" Some 300\n left. "),
			"heading 1 | paragraph 1 | Returns\nheading 2 | paragraph 2 | Numbers\nquotation | paragraph 3 | “Nobody.”\nparagraph | paragraph 4 | Some 300 left.\n"},
		{"a style based on itself", `<text:p text:style-name="P2">Nine.</text:p>`, "paragraph | paragraph 1 | Nine.\n"},
		{"lists", "<text:list><text:list-item>" + p("Nine.") + "<text:list><text:list-item>" + p("Two.") + "</text:list-item></text:list></text:list-item></text:list>",
			"item 1 | paragraph 1 | Nine.\nitem 2 | paragraph 2 | Two.\n"},
		{"a bold line", p(`<text:span text:style-name="T1">Returns</text:span>`) + p(`<text:span text:style-name="T1">Nine</text:span> left`),
			"heading 3 | paragraph 1 | Returns\nparagraph | paragraph 2 | Nine left\n"},
		{"signs", p(`a<text:tab/>b<text:line-break/>c<text:s text:c="2"/>d<text:s text:c="999999999"/>`), "paragraph | paragraph 1 | a\tb/c  d\n"},
		{"the number of a note by hand", p(`300<text:span text:style-name="T3">1</text:span> people.`), "paragraph | paragraph 1 | 300¹ people.\n"},
		{"hidden", p(`a<text:span text:style-name="T2">no</text:span>b`) + `<text:section text:display="none">` + p("no") + `</text:section><text:section>` + p("yes.") + `</text:section>`,
			"paragraph | paragraph 1 | ab\nparagraph | paragraph 2 | yes.\n"},
		{"contents", `<text:table-of-content><text:table-of-content-source>` + p("no") + `</text:table-of-content-source><text:index-body>` + p("Numbers 2") + `</text:index-body></text:table-of-content>`,
			"boilerplate | paragraph 1 | Numbers 2\n"},
		{"a frame and a picture", p(`Nine.<draw:frame><draw:text-box>` + p("In a box.") + `</draw:text-box><draw:image><office:binary-data>aGVsbG8=</office:binary-data></draw:image></draw:frame>`),
			"paragraph | paragraph 1 | Nine.\nparagraph | paragraph 2 | In a box.\n"},
		{"notes", p(`Nine<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>`+p("The police.")+`</text:note-body></text:note> left.`) +
			p("Two."), "paragraph | paragraph 1 | Nine left.\nparagraph | paragraph 3 | Two.\nnote | footnote 1 | The police.\n"},
		{"changes and comments", `<text:tracked-changes><text:changed-region><text:deletion>` + p("300") + `</text:deletion></text:changed-region></text:tracked-changes>` +
			p(`Some <text:change text:change-id="1"/><text:change-start/>400<text:change-end/> left.<office:annotation>`+p("Really?")+`</office:annotation>`),
			"paragraph | paragraph 1 | Some 400 left.\n"},
		{"nothing", p("  ") + "<text:p/>", ""},
	}
	for _, tt := range tests {
		got, _, err := officetest.Read(t, Format(), pack(t, tt.body), "")
		if err != nil {
			t.Fatal(tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestTable(t *testing.T) {
	cell := func(attributes, s string) string {
		return "<table:table-cell " + attributes + ">" + p(s) + "</table:table-cell>"
	}
	const covered = "<table:covered-table-cell/>"
	body := `<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows><table:table-row>` +
		cell(`table:number-rows-spanned="2"`, "Country") + cell(`table:number-columns-spanned="2"`, "Left") + covered + `</table:table-row><table:table-row>` +
		covered + cell("", "Men") + cell("", "Women") + `</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="1000000000">` +
		cell("", "Belgium") + cell(`office:value-type="float"`, "300") + cell("", "40") + `</table:table-row><table:table-row>` +
		`<table:table-cell table:number-columns-repeated="1000000000"/></table:table-row></table:table>`
	want := "cell 1.0 [] [] | table 1 cell A1 | Country\ncell 1.1 [] [] | table 1 cell B1 | Left\n" +
		"cell 2.1 [Left] [] | table 1 cell B2 | Men\ncell 2.2 [Left] [] | table 1 cell C2 | Women\n" +
		"cell 3.0 [Country] [] | table 1 cell A3 | Belgium\ncell 3.1 [Men] [Belgium] | table 1 cell B3 | 300\ncell 3.2 [Women] [Belgium] | table 1 cell C3 | 40\n"
	got, _, err := officetest.Read(t, Format(), pack(t, body), "")
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestProperties(t *testing.T) {
	got, head, err := officetest.Read(t, Format(), pack(t, p("Nine."), "styles.xml", ownStyles, "meta.xml", meta), "")
	want := text.Head{Format: "odt", Encoding: "utf-8",
		Imprint: cited.Imprint{Meta: cited.Meta{Title: "A report", Author: "Jane Roe", Language: "fr-BE", Created: "2016-03-02", Modified: "2016-04-01"},
			From: map[string]string{"title": "meta.xml title", "author": "meta.xml initial-creator", "language": "styles.xml language",
				"created": "meta.xml creation-date", "modified": "meta.xml date"}}}
	if diff := cmp.Diff(want, head); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if want := "paragraph | paragraph 1 | Nine.\nboilerplate | margin paragraph 1 | The Ministry\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		raw  []byte
		want bool
	}{
		{pack(t, p("Nine.")), true},
		{officetest.Pack(t, "mimetype", kind+"-template"), true},
		{officetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), false},
		{officetest.Pack(t, "content.xml", ""), false},
		{[]byte(kind), false},
	}
	for i, tt := range tests {
		if got := sniff(tt.raw, "x.odt"); got != tt.want {
			t.Errorf("%d: %v", i, got)
		}
	}
}

func TestHostile(t *testing.T) {
	laughs := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><office:document-content/>`
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"nested", pack(t, strings.Repeat("<text:list>", 50_000)), "nested more than 400 deep"},
		{"a billion laughs", officetest.Pack(t, "mimetype", kind, "content.xml", laughs), "declares entities"},
		{"encrypted", pack(t, "", "META-INF/manifest.xml", "<manifest:encryption-data/>"), "encrypted"},
		{"no text", officetest.Pack(t, "mimetype", kind), "without its text"},
		{"cut off", officetest.Pack(t, "mimetype", kind, "content.xml", "<office:document-content><office:body>"), "damaged"},
		{"crossed", pack(t, "<text:p><text:span></text:p></text:span>"), "damaged"},
	}
	for _, tt := range tests {
		_, _, err := officetest.Read(t, Format(), tt.raw, "x.odt")
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p("Nine") + "<text:list><text:list-item>" + p("Two") + "</text:list-item></text:list>")
	f.Add(`<table:table><table:table-row><table:table-cell table:number-columns-spanned="9">` + p("9") + `</table:table-cell><table:covered-table-cell/></table:table-row></table:table>`)
	f.Add(p(`<text:note><text:note-body>` + p(`<text:note><text:note-body/></text:note>`) + `</text:note-body></text:note><draw:text-box>` + p("a") + `</draw:text-box>`))
	f.Fuzz(func(t *testing.T, body string) {
		fuzztest.Limit(t)
		_, _, err := officetest.Read(t, Format(), pack(t, body), "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back."
	raw := pack(b, strings.Repeat(p(line), 500))
	b.SetBytes(int64(500 * len(line)))
	for b.Loop() {
		if _, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
