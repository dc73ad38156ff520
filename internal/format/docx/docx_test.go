package docx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/office/officetest"
	"cited/internal/text"
)

const (
	space  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	sample = `<w:styles ` + space + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Ours"><w:name w:val="Chapter"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Outline"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="B"><w:name w:val="List Bullet 2"/></w:style></w:styles>`
	core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>A report</dc:title><dc:creator>Jane Roe</dc:creator>` +
		`<dcterms:created>2016-03-02T23:30:00Z</dcterms:created><dcterms:modified>2016-04-01T08:00:00Z</dcterms:modified></cp:coreProperties>`
)

// document packs a document with that body and further members.
func pack(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	main := `<?xml version="1.0" encoding="UTF-8"?><w:document ` + space + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`
	return officetest.Pack(t, append([]string{"word/document.xml", main, "word/styles.xml", sample}, more...)...)
}

// p returns a paragraph with properties.
func p(properties, runs string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>"
}

// r returns a run.
func r(s string) string { return `<w:r><w:t xml:space="preserve">` + s + "</w:t></w:r>" }

// style returns a reference to a style.
func named(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func TestBlocks(t *testing.T) {
	list := `<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>`
	tests := []struct{ name, body, want string }{
		{"kinds", p(named("T"), r("Returns")) + p(named("Ours"), r("Numbers")) + p(named("Q"), r("“Nobody.”")) + p(named("Toc"), r("Numbers\t2")) +
			p(list, r("Nine came back.")) + p(named("B"), r("Two died.")) + p(named("Outline"), r("Part one")) + p("", r(" Some 300 left. ")),
			"heading 1 | paragraph 1 | Returns\nheading 2 | paragraph 2 | Numbers\nquotation | paragraph 3 | “Nobody.”\nboilerplate | paragraph 4 | Numbers\t2\n" +
				"item 2 | paragraph 5 | Nine came back.\nitem 2 | paragraph 6 | Two died.\nheading 1 | paragraph 7 | Part one\nparagraph | paragraph 8 | Some 300 left.\n"},
		{"a style based on itself", p(named("Loop"), r("Nine.")), "paragraph | paragraph 1 | Nine.\n"},
		{"a list in a style taken back", p(named("B")+`<w:numPr><w:numId w:val="0"/></w:numPr>`, r("Nine.")), "paragraph | paragraph 1 | Nine.\n"},
		{"old properties", p(`<w:pPrChange><w:pPr>`+named("T")+list+`</w:pPr></w:pPrChange>`, r("Nine.")), "paragraph | paragraph 1 | Nine.\n"},
		{"a bold line", p("", `<w:r><w:rPr><w:b/></w:rPr><w:t>Returns</w:t></w:r>`) + p("", `<w:r><w:rPr><w:b/></w:rPr><w:t>Nine</w:t></w:r>`+r(" left")),
			"heading 3 | paragraph 1 | Returns\nparagraph | paragraph 2 | Nine left\n"},
		{"signs", p("", r("a")+`<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:font="x" w:char="00E9"/><w:sym w:char="F0B7"/></w:r>`),
			"paragraph | paragraph 1 | a\tb/c-dé\n"},
		{"the number of a note by hand", p("", r("300")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>`+r(" people.")),
			"paragraph | paragraph 1 | 300¹² people.\n"},
		{"entities", p("", r("Smith &amp; Sons &#233; &lt;300&gt;")), "paragraph | paragraph 1 | Smith & Sons é <300>\n"},
		{"wrapped", `<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>` + p("", `<w:hyperlink>`+r("Nine")+`</w:hyperlink>`) + `</w:sdtContent></w:sdt>`,
			"paragraph | paragraph 1 | Nine\n"},
		{"hidden", p("", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t></w:r>`),
			"paragraph | paragraph 1 | yes\n"},
		{"a field", p("", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO calc</w:instrText></w:r>`+r("300")), "paragraph | paragraph 1 | 300\n"},
		{"nothing", p("", r("  ")) + "<w:p/>", ""},
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

// The text is that of a reader who accepts all changes and sees no comments.
func TestChanges(t *testing.T) {
	gone := `<w:del w:id="1"><w:r><w:delText>300</w:delText><w:t>301</w:t></w:r></w:del><w:moveFrom>` + r("302") + `</w:moveFrom>`
	come := `<w:ins w:id="2">` + r("400") + `</w:ins><w:moveTo>` + r(" men") + `</w:moveTo>`
	comment := `<w:commentRangeStart w:id="0"/>` + r(" left.") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`
	end := `<w:rPr><w:del w:id="3"/></w:rPr>`
	row := func(properties, a, b string) string {
		return "<w:tr><w:trPr>" + properties + "</w:trPr><w:tc>" + p("", r(a)) + "</w:tc><w:tc>" + p("", r(b)) + "</w:tc></w:tr>"
	}
	tests := []struct{ name, body, want string }{
		{"words", p("", r("Some ")+gone+come+comment), "paragraph | paragraph 1 | Some 400 men left.\n"},
		{"a paragraph", "<w:del>" + p("", r("no")) + "</w:del><w:ins>" + p("", r("yes")) + "</w:ins>", "paragraph | paragraph 1 | yes\n"},
		{"the end of a paragraph", p(end, r("Some 300 ")) + p(end, r("people ")) + p(named("Q"), r("left.")), "quotation | paragraph 1 | Some 300 people left.\n"},
		{"the end of the last", p(end, r("Some 300 left.")), "paragraph | paragraph 1 | Some 300 left.\n"},
		{"a row", "<w:tbl>" + row("", "Country", "Left") + row(`<w:del w:id="4"/>`, "Spain", "1") + row("", "Belgium", "300") + "</w:tbl>",
			"cell 1.0 [] [] | table 1 cell A1 | Country\ncell 1.1 [] [] | table 1 cell B1 | Left\n" +
				"cell 2.0 [Country] [] | table 1 cell A2 | Belgium\ncell 2.1 [Left] [Belgium] | table 1 cell B2 | 300\n"},
	}
	for _, tt := range tests {
		got, _, err := officetest.Read(t, Format(), pack(t, tt.body, "word/comments.xml", "<w:comments "+space+"><w:comment>"+p("", r("Really?"))+"</w:comment></w:comments>"), "")
		if err != nil {
			t.Fatal(tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestTables(t *testing.T) {
	cell := func(properties, s string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p("", r(s)) + "</w:tc>"
	}
	const two, start, below = `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	merged := "<w:tbl>" + row(cell(start, "Country"), cell(two, "Left")) + row(cell(below, ""), cell("", "Men"), cell("", "Women")) +
		row(cell(two+two, "Europe"), cell("", "")) + row(cell(start, "Belgium"), cell("", "300"), cell("", "40")) + row(cell(below, ""), cell("", "5"), cell("", "6")) +
		row(cell("", "Source: the ministry.")) + "</w:tbl>"
	want := "cell 1.0 [] [] | table 1 cell A1 | Country\ncell 1.1 [] [] | table 1 cell B1 | Left\n" +
		"cell 2.1 [Left] [] | table 1 cell B2 | Men\ncell 2.2 [Left] [] | table 1 cell C2 | Women\n" +
		"cell 3.0 [] [] | table 1 cell A3 | Europe\n" +
		"cell 4.0 [Country] [Europe] | table 1 cell A4 | Belgium\ncell 4.1 [Men] [Belgium] | table 1 cell B4 | 300\ncell 4.2 [Women] [Belgium] | table 1 cell C4 | 40\n" +
		"cell 5.1 [Men] [Belgium] | table 1 cell B5 | 5\ncell 5.2 [Women] [Belgium] | table 1 cell C5 | 6\n" +
		"paragraph | table 1 cell A6 | Source: the ministry.\n"
	layout := "<w:tbl>" + row("<w:tc>"+p(named("T"), r("Returns"))+p("", r("Nine came back."))+"</w:tc>", cell("", "Ten left.")) + "</w:tbl>"
	for name, tt := range map[string][2]string{
		"merged":        {merged, want},
		"one that lays": {layout, "heading 1 | paragraph 1 | Returns\nparagraph | paragraph 2 | Nine came back.\nparagraph | paragraph 3 | Ten left.\n"},
	} {
		got, _, err := officetest.Read(t, Format(), pack(t, tt[0]), "")
		if err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(tt[1], got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestNotesBoxesAndMargins(t *testing.T) {
	note := func(id, s string) string { return `<w:footnote w:id="` + id + `">` + p("", r(s)) + `</w:footnote>` }
	box := `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p("", r("In a box.")) + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` +
		p("", r("In a box.")) + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`
	body := p("", r("Nine left.")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+box)
	got, _, err := officetest.Read(t, Format(), pack(t, body,
		"word/footnotes.xml", "<w:footnotes "+space+">"+note("-1", "separator")+note("1", "Of a deleted text.")+note("2", "The police, 2016.")+"</w:footnotes>",
		"word/header1.xml", "<w:hdr "+space+">"+p("", r("The Ministry"))+"</w:hdr>"), "")
	want := "paragraph | paragraph 1 | Nine left.\nparagraph | paragraph 2 | In a box.\nnote | footnote 1 | The police, 2016.\nboilerplate | header1 paragraph 1 | The Ministry\n"
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestProperties(t *testing.T) {
	_, head, err := officetest.Read(t, Format(), pack(t, p("", r("Nine.")), "docProps/core.xml", core), "")
	want := text.Head{Format: "docx", Encoding: "utf-8",
		Imprint: cited.Imprint{Meta: cited.Meta{Title: "A report", Author: "Jane Roe", Language: "en-GB", Created: "2016-03-02", Modified: "2016-04-01"},
			From: map[string]string{"title": "docProps/core.xml title", "author": "docProps/core.xml creator", "language": "word/styles.xml lang",
				"created": "docProps/core.xml created", "modified": "docProps/core.xml modified"}}}
	if diff := cmp.Diff(want, head); diff != "" || err != nil {
		t.Error(diff, err)
	}
	_, head, err = officetest.Read(t, Format(), pack(t, p(named("T"), r("Returns"))), "")
	if err != nil || head.Meta.Title != "Returns" || head.From["title"] != "paragraph 1" {
		t.Errorf("%+v, %v", head, err)
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		name string
		raw  []byte
		want bool
	}{
		{"a document", pack(t, p("", r("Nine."))), true},
		{"types first", officetest.Pack(t, "[Content_Types].xml", `<Types><Override PartName="/word/document.xml"/></Types>`), true},
		{"relations first", officetest.Pack(t, "_rels/.rels", `<Relationships><Relationship Target="word/document.xml"/></Relationships>`), true},
		{"a spreadsheet", officetest.Pack(t, "[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml"/></Types>`, "xl/workbook.xml", ""), false},
		{"another archive", officetest.Pack(t, "notes.txt", "word/"), false},
		{"text", []byte("PK and word/"), false},
	}
	for _, tt := range tests {
		if got := sniff(tt.raw[:min(len(tt.raw), 4<<10)], "x.docx"); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// bomb is a document whose text unpacks to that many megabytes.
func bomb(t testing.TB, mb int) []byte {
	return pack(t, strings.Repeat(p("", r(strings.Repeat("word ", 1000))), mb*210))
}

func TestHostile(t *testing.T) {
	deep := strings.Repeat("<w:sdt>", 50_000) + strings.Repeat("</w:sdt>", 50_000)
	laughs := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document ` + space + `><w:body>` + p("", r("&b;")) + `</w:body></w:document>`
	outside := `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document/>`
	whole := pack(t, p("", r("Nine.")))
	encrypted := bytes.Clone(whole)
	for i := bytes.Index(encrypted, []byte("PK\x01\x02")); i >= 0 && i < len(encrypted); i += 46 {
		encrypted[i+8] |= 1
		break
	}
	flipped := bytes.Clone(whole)
	flipped[len("PK\x03\x04")+26+len("word/document.xml")+30] ^= 0x10
	many := bytes.Repeat([]byte("PK\x01\x02"+strings.Repeat("\x00", 42)), 30_000)
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"a bomb", pack(t, strings.Repeat("<!--"+strings.Repeat("x", 1000)+"-->", 140_000)), "unpacks to more than 128 MB"},
		{"many boxes", pack(t, "<w:p>"+strings.Repeat("<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>", 600_000)+"</w:p>"), "paragraphs in tables, boxes and notes"},
		{"a long text", pack(t, p("", r(strings.Repeat("word ", 4<<20)))), "a tag or text of more than 8 MB"},
		{"too much text", bomb(t, 60), "more than 48 MB of text"},
		{"nested", pack(t, deep), "nested more than 400 deep"},
		{"a billion laughs", officetest.Pack(t, "word/document.xml", laughs), "declares entities"},
		{"a file outside", officetest.Pack(t, "word/document.xml", outside), "declares entities"},
		{"an entity of nobody", pack(t, p("", r("&lol;"))), "damaged"},
		{"a name that leads out", pack(t, "", "../../evil", "x"), "leads out of it"},
		{"a name with a drive", pack(t, "", `..\evil`, "x"), "leads out of it"},
		{"a name from the root", pack(t, "", "/etc/passwd", "x"), "leads out of it"},
		{"two of one name", pack(t, "", "word/document.xml", "x"), "two members"},
		{"cut off", whole[:len(whole)-30], "damaged archive"},
		{"encrypted", encrypted, "encrypted"},
		{"one flipped bit", flipped, "damaged"},
		{"many members", append(bytes.Clone(whole), many...), "members"},
		{"no text", officetest.Pack(t, "word/styles.xml", sample), "without its text"},
		{"text cut off", officetest.Pack(t, "word/document.xml", "<w:document><w:body><w:p>"), "damaged"},
	}
	for _, tt := range tests {
		_, _, err := officetest.Read(t, Format(), tt.raw, "x.docx")
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// A size that lies is not believed.
func TestSizesLie(t *testing.T) {
	raw := pack(t, p("", r("Nine left.")))
	for i := bytes.Index(raw, []byte("PK\x01\x02")); i >= 0; {
		binary.LittleEndian.PutUint32(raw[i+24:], 1<<31)
		break
	}
	_, _, err := officetest.Read(t, Format(), raw, "")
	if cited.CodeOf(err) != cited.Unsupported {
		t.Errorf("got %v", err)
	}
}

// Nothing is lost of a long document, and no window is large.
func TestWindows(t *testing.T) {
	var body strings.Builder
	want := 0
	for i := range 40_000 {
		body.WriteString(p("", r(fmt.Sprintf("In the year of the report, %d people came back to their country.", i))))
		want++
	}
	raw := pack(t, body.String())
	blocks, windows := 0, 0
	_, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
		blocks += len(w.Blocks)
		windows++
		if len(w.Content) > 1<<20+1000 {
			t.Errorf("a window of %d bytes", len(w.Content))
		}
		return w.Check(int64(len(raw)))
	})
	if err != nil || blocks != want || windows < 3 {
		t.Errorf("%d blocks in %d windows, %v", blocks, windows, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Nine</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:txbxContent><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></w:txbxContent></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		fuzztest.Limit(t)
		_, _, err := officetest.Read(t, Format(), pack(t, body), "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

// FuzzBytes reads archives that are broken in any way.
func FuzzBytes(f *testing.F) {
	f.Add(pack(f, p("", r("Nine."))))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		sniff(raw, "")
		_, _, err := officetest.Read(t, Format(), raw, "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var body strings.Builder
	size := 0
	for range 500 {
		line := "Some 300 people left the country for the war, the ministry said, and 40 of them came back."
		body.WriteString(p(named("Ours"), r(line[:40])+r(line[40:])))
		size += len(line)
	}
	raw := pack(b, body.String())
	b.SetBytes(int64(size))
	for b.Loop() {
		if _, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
