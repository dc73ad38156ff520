package xlsx

import (
	"bytes"
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
	relations = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
		`<Relationship Id="r3" Type="x/externalLink" Target="../../../etc/passwd"/></Relationships>`
	formats = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;€&quot; #,##0.0"/><numFmt numFmtId="165" formatCode="mmmm\ yyyy"/><numFmt numFmtId="166" formatCode="[Red]0.0,;-0"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="3"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs></styleSheet>`
)

// pack packs a workbook with those rows in its first sheet, and further members.
func pack(t testing.TB, rows string, more ...string) []byte {
	t.Helper()
	return officetest.Pack(t, append([]string{"[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml"/></Types>`,
		"xl/workbook.xml", `<workbook><sheets><sheet name="Returns" sheetId="7" r:id="r1"/><sheet name="Hidden" state="hidden" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", formats,
		"xl/sharedStrings.xml", `<sst><si><t>Country</t></si><si><r><t>Bel</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><cols><col min="1"/></cols><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row><c t="str"><v>no</v></c></row></sheetData></worksheet>`}, more...)...)
}

// row makes a row of cells in text, numbers where they are some.
func row(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for col, c := range cells {
		kind := `t="str"`
		if strings.Trim(c, "0123456789.") == "" {
			kind = ""
		}
		if c != "" {
			fmt.Fprintf(&b, `<c r="%c%d" %s><v>%s</v></c>`, 'A'+col, n, kind, c)
		}
	}
	return b.String() + "</row>"
}

func TestTables(t *testing.T) {
	const sheet = "heading 2 | Returns | Returns\n"
	tests := []struct{ name, rows, want string }{
		{"caption, heads, section, note", row(1, "Table 1: Fighters in Syria") + row(3, "Country", "Left", "Returned") + row(4, "Europe") +
			row(5, "Belgium", "300", "40") + row(6, "France", "900", "120") + row(8, "Source: the ministries."),
			"paragraph | Returns!A1 | Table 1: Fighters in Syria\n" +
				"cell 1.0 [] [] | Returns!A3 | Country\ncell 1.1 [] [] | Returns!B3 | Left\ncell 1.2 [] [] | Returns!C3 | Returned\n" +
				"cell 2.0 [] [] | Returns!A4 | Europe\n" +
				"cell 3.0 [Country] [Europe] | Returns!A5 | Belgium\ncell 3.1 [Left] [Belgium] | Returns!B5 | 300\ncell 3.2 [Returned] [Belgium] | Returns!C5 | 40\n" +
				"cell 4.0 [Country] [Europe] | Returns!A6 | France\ncell 4.1 [Left] [France] | Returns!B6 | 900\ncell 4.2 [Returned] [France] | Returns!C6 | 120\n" +
				"paragraph | Returns!A8 | Source: the ministries.\n"},
		{"two rows of heads", row(1, "", "Left", "", "Returned", "") + row(2, "Country", "Men", "Women", "Men", "Women") + row(3, "Belgium", "1", "2", "3", "4"),
			"cell 1.1 [] [] | Returns!B1 | Left\ncell 1.3 [] [] | Returns!D1 | Returned\n" +
				"cell 2.0 [] [] | Returns!A2 | Country\ncell 2.1 [Left] [] | Returns!B2 | Men\ncell 2.2 [Left] [] | Returns!C2 | Women\n" +
				"cell 2.3 [Returned] [] | Returns!D2 | Men\ncell 2.4 [Returned] [] | Returns!E2 | Women\n" +
				"cell 3.0 [Country] [] | Returns!A3 | Belgium\ncell 3.1 [Men] [Belgium] | Returns!B3 | 1\ncell 3.2 [Women] [Belgium] | Returns!C3 | 2\n" +
				"cell 3.3 [Men] [Belgium] | Returns!D3 | 3\ncell 3.4 [Women] [Belgium] | Returns!E3 | 4\n"},
		{"years as heads, an empty row within", row(1, "Country", "2014", "2015") + row(2, "Belgium", "1", "2") + row(4, "France", "3", "4"),
			"cell 1.0 [] [] | Returns!A1 | Country\ncell 1.1 [] [] | Returns!B1 | 2014\ncell 1.2 [] [] | Returns!C1 | 2015\n" +
				"cell 2.0 [Country] [] | Returns!A2 | Belgium\ncell 2.1 [2014] [Belgium] | Returns!B2 | 1\ncell 2.2 [2015] [Belgium] | Returns!C2 | 2\n" +
				"cell 3.0 [Country] [] | Returns!A4 | France\ncell 3.1 [2014] [France] | Returns!B4 | 3\ncell 3.2 [2015] [France] | Returns!C4 | 4\n"},
		{"two tables", row(1, "Country", "Left") + row(2, "Belgium", "1") + row(4, "Table 2") + row(5, "City", "Returned") + row(6, "Ghent", "2"),
			"cell 1.0 [] [] | Returns!A1 | Country\ncell 1.1 [] [] | Returns!B1 | Left\ncell 2.0 [Country] [] | Returns!A2 | Belgium\ncell 2.1 [Left] [Belgium] | Returns!B2 | 1\n" +
				"paragraph | Returns!A4 | Table 2\n" +
				"cell 3.0 [] [] | Returns!A5 | City\ncell 3.1 [] [] | Returns!B5 | Returned\ncell 4.0 [City] [] | Returns!A6 | Ghent\ncell 4.1 [Returned] [Ghent] | Returns!B6 | 2\n"},
		{"notes alone", row(1, "How we count") + row(2, "Nine came back."), "paragraph | Returns!A1 | How we count\nparagraph | Returns!A2 | Nine came back.\n"},
	}
	for _, tt := range tests {
		got, _, err := officetest.Read(t, Format(), pack(t, tt.rows), "")
		if err != nil {
			t.Fatal(tt.name, err)
		}
		if diff := cmp.Diff(sheet+tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
	if got, _, err := officetest.Read(t, Format(), pack(t, ""), ""); got != "" || err != nil {
		t.Errorf("an empty sheet: %q, %v", got, err)
	}
}

func TestCells(t *testing.T) {
	tests := []struct{ cell, want string }{
		{`<c t="s"><v>0</v></c>`, "Country"},
		{`<c t="s"><v>1</v></c>`, "Bel¹"},
		{`<c t="s"><v>99</v></c>`, ""},
		{`<c t="inlineStr"><is><t>Nine &amp; ten</t></is></c>`, "Nine & ten"},
		{`<c><f>WEBSERVICE("http://example.org")</f><v>12</v></c>`, "12"},
		{`<c><f>cmd|' /C calc'!A0</f></c>`, ""},
		{`<c t="b"><v>1</v></c>`, "TRUE"},
		{`<c t="e"><v>#REF!</v></c>`, "#REF!"},
		{`<c><v>0.30000000000000004</v></c>`, "0.3"},
		{`<c><v>123456789012</v></c>`, "123456789012"},
		{`<c><v>1.2E+3</v></c>`, "1200"},
		{`<c s="1"><v>0.126</v></c>`, "13%"},
		{`<c s="2"><v>42431</v></c>`, "2016-03-02"},
		{`<c s="2"><v>42431.99</v></c>`, "2016-03-02"},
		{`<c s="2"><v>59</v></c>`, "1900-02-28"},
		{`<c s="2"><v>-1</v></c>`, "-1"},
		{`<c s="3"><v>1234.56</v></c>`, "€ 1,234.6"},
		{`<c s="3"><v>-1234.56</v></c>`, "-€ 1,234.6"},
		{`<c s="4"><v>42431</v></c>`, "March 2016"},
		{`<c s="5"><v>1234567</v></c>`, "1,234,567"},
		{`<c s="5"><v>-0.2</v></c>`, "0"},
		{`<c s="6"><v>42431.5</v></c>`, "2016-03-02 12:00"},
		{`<c s="7"><v>1250</v></c>`, "1.2"},
		{`<c s="5"><v>1e999</v></c>`, "1e999"},
		{`<c s="99999"><v>7</v></c>`, "7"},
	}
	for _, tt := range tests {
		got, _, err := officetest.Read(t, Format(), pack(t, "<row>"+tt.cell+"</row>"), "")
		_, last, _ := strings.Cut(strings.TrimSuffix(got, "\n"), "\n")
		if i := strings.LastIndex(last, "| "); i >= 0 {
			last = last[i+2:]
		}
		if last != tt.want || err != nil {
			t.Errorf("%s: %q, %v", tt.cell, last, err)
		}
	}
}

func TestSince1904(t *testing.T) {
	raw := officetest.Pack(t, "xl/workbook.xml", `<workbook><workbookPr date1904="1"/><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", formats, "xl/worksheets/sheet1.xml", `<worksheet><row><c s="2"><v>40969</v></c></row></worksheet>`)
	if got, _, err := officetest.Read(t, Format(), raw, ""); got != "paragraph | Sheet1!A1 | 2016-03-02\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// A long table is one in every window: its heads stand at the top of each.
func TestLongTable(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(row(1, "Country", "Left"))
	for i := range 60_000 {
		rows.WriteString(row(i+2, fmt.Sprintf("A country of some long name, number %d", i), fmt.Sprint(i)))
	}
	raw := pack(t, rows.String())
	windows, numbers := 0, 0
	_, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
		windows++
		for _, b := range w.Blocks {
			if b.Col == 1 && w.Content[b.Start:b.End] != "Left" {
				if numbers++; w.Content[b.Head.Start:b.Head.End] != "Left" || !strings.HasPrefix(w.Content[b.Label.Start:b.Label.End], "A country") {
					t.Fatalf("%q has the head %q", w.Content[b.Start:b.End], w.Content[b.Head.Start:b.Head.End])
				}
			}
		}
		return w.Check(int64(len(raw)))
	})
	if err != nil || windows < 3 || numbers != 60_000 {
		t.Errorf("%d windows, %d numbers, %v", windows, numbers, err)
	}
}

func TestSniff(t *testing.T) {
	for i, tt := range []struct {
		raw  []byte
		want bool
	}{
		{pack(t, ""), true},
		{officetest.Pack(t, "docProps/app.xml", "", "xl/workbook.bin", ""), true},
		{officetest.Pack(t, "word/document.xml", "", "xl/workbook.xml", ""), false},
		{[]byte("xl/workbook.xml"), false},
	} {
		if got := sniff(tt.raw[:min(len(tt.raw), 4<<10)], "x.xlsx"); got != tt.want {
			t.Errorf("%d: %v", i, got)
		}
	}
}

func TestHostile(t *testing.T) {
	// One text of a megabyte that a thousand cells share.
	shared := `<sst><si><t>` + strings.Repeat("word ", 200_000) + `</t></si></sst>`
	many := `<row>` + strings.Repeat(`<c t="s"><v>0</v></c>`, 1000) + `</row>`
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"one text in many cells", officetest.Pack(t, "xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", relations, "xl/sharedStrings.xml", shared, "xl/worksheets/sheet1.xml", "<worksheet>"+many+"</worksheet>"), "more than 48 MB of text"},
		{"a far row", pack(t, `<row r="99999999"><c><v>1</v></c></row>`), "more than 1048576 rows"},
		{"a far column", pack(t, `<row><c r="ZZZZZZ1"><v>1</v></c></row>`), "more than 16384 columns"},
		{"many sheets", officetest.Pack(t, "xl/workbook.xml", `<workbook><sheets>`+strings.Repeat(`<sheet name="a"/>`, 1001)+`</sheets></workbook>`), "more than 1000 sheets"},
		{"binary", officetest.Pack(t, "xl/workbook.bin", ""), "binary workbook"},
		{"no list of sheets", officetest.Pack(t, "xl/styles.xml", ""), "without its list of sheets"},
		{"cut off", pack(t, `<row><c>`), "damaged"},
	}
	for _, tt := range tests {
		_, _, err := officetest.Read(t, Format(), tt.raw, "x.xlsx")
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(row(1, "Country", "Left")+row(2, "Belgium", "300"), formats)
	f.Add(`<row r="3"><c r="B3" t="s"><v>1</v></c><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>`, `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`<row><c s="0"><v>1e300</v></c></row>`, `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-x]\"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`)
	f.Fuzz(func(t *testing.T, rows, styles string) {
		fuzztest.Limit(t)
		raw := officetest.Pack(t, "xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", relations, "xl/styles.xml", styles, "xl/worksheets/sheet1.xml", "<worksheet>"+rows+"</worksheet>")
		_, _, err := officetest.Read(t, Format(), raw, "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var rows strings.Builder
	for i := range 2000 {
		rows.WriteString(row(i+1, "Belgium", "300", "40", "2016", "the ministry"))
	}
	raw := pack(b, rows.String())
	b.SetBytes(int64(rows.Len()))
	for b.Loop() {
		if _, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
