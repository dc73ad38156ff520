package export

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"cited"
	"cited/internal/format"
	"cited/internal/office/officetest"
	"cited/internal/text"

	"github.com/google/go-cmp/cmp"
)

// worksheet is what a sheet says, as plain XML.
type worksheet struct {
	Rows []struct {
		Cells []struct {
			Ref     string    `xml:"r,attr"`
			Type    string    `xml:"t,attr"`
			Style   int       `xml:"s,attr"`
			Formula *struct{} `xml:"f"`
			Number  string    `xml:"v"`
			Text    *string   `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

// table returns the cells of a sheet by their references.
func (w *worksheet) table(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, r := range w.Rows {
		for _, c := range r.Cells {
			switch {
			case c.Formula != nil:
				t.Errorf("%s is a formula", c.Ref)
			case c.Text != nil && c.Type == "inlineStr" && c.Style > 0:
				all[c.Ref] = unescaped(*c.Text)
			case c.Text == nil && (c.Type == "" || c.Type == "n" || c.Type == "b"):
				all[c.Ref] = c.Number
			default:
				t.Errorf("%s is neither text in a style nor a number: %+v", c.Ref, c)
			}
		}
	}
	return all
}

// unescaped reads _x000D_ as Excel does.
func unescaped(s string) string {
	return regexp.MustCompile(`_x([0-9A-F]{4})_`).ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		return string(rune(n))
	})
}

func sheetOf(t *testing.T, raw []byte, name string) *worksheet {
	t.Helper()
	var w worksheet
	part, ok := members(t, raw)["xl/worksheets/"+name+".xml"]
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	if err := xml.Unmarshal(part, &w); err != nil {
		t.Fatal(err)
	}
	return &w
}

// inXML is a text as XML can hold it.
func inXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
			return '\ufffd'
		}
		return r
	}, s)
}

func TestXLSXReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	got := sheetOf(t, exported(t, "xlsx", all...), "sheet1").table(t)
	for i, name := range FigureColumns() {
		if cell := got[columnName(i)+"1"]; cell != name {
			t.Errorf("column %d is %q, want %q", i, cell, name)
		}
	}
	for n := range all {
		for i, c := range figureColumns {
			want, cell := inXML(c.of(&all[n])), got[columnName(i)+strconv.Itoa(n+2)]
			if want == "false" {
				want = "0"
			}
			if cell != want {
				t.Errorf("row %d: %s is %q, want %q", n, c.name, cell, want)
			}
		}
	}
	if cells := sheetOf(t, exported(t, "xlsx"), "sheet1").table(t); len(cells) != len(figureColumns) {
		t.Errorf("no figures are %v", cells)
	}
}

// columnName names the columns A to AZ.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return "A" + columnName(i-26)
}

// The reader of workbooks, which is other code, finds the same words.
func TestXLSXAsADocument(t *testing.T) {
	raw := exported(t, "xlsx", receiptsOf("=1+1", "About 300 left.")...)
	list := format.List("")
	i := slices.IndexFunc(list, func(f text.Format) bool { return f.Name == "xlsx" })
	got, _, err := officetest.Read(t, list[i], raw, "a.xlsx")
	if err != nil || !strings.Contains(got, "About 300 left.") || !strings.Contains(got, "=1+1") || !strings.Contains(got, "fi-") {
		t.Errorf("%s %v", got, err)
	}
}

// What does not fit on a sheet is on the next, under the same heads.
func TestXLSXOfManySheets(t *testing.T) {
	all := receiptsOf("a", "b", "c", "d", "e")
	var b bytes.Buffer
	if err := writeWorkbook(&b, sequence(all...), aboutTest(t), 3); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, name := range []string{"sheet1", "sheet2", "sheet3"} {
		cells := sheetOf(t, b.Bytes(), name).table(t)
		for _, ref := range []string{"A1", "A2", "A3", "A4"} {
			if cells[ref] != "" {
				ids = append(ids, cells[ref])
			}
		}
	}
	want := []string{"id", string(all[0].Figure.ID), string(all[1].Figure.ID), "id", string(all[2].Figure.ID), string(all[3].Figure.ID), "id", string(all[4].Figure.ID)}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
}

func TestXLSXLongCells(t *testing.T) {
	r := receiptsOf(strings.Repeat("😀", 20_000))
	cells := sheetOf(t, exported(t, "xlsx", r...), "sheet1").table(t)
	quote := cells[columnName(slices.Index(FigureColumns(), "quote"))+"2"]
	if units := len(utf16.Encode([]rune(quote))); units > mostCellUnits || units < mostCellUnits-2 || !strings.HasSuffix(quote, "😀…") {
		t.Errorf("the quotation has %d units and ends in %q", units, quote[max(0, len(quote)-10):])
	}
	for _, tt := range []struct{ s, want string }{{"abc", "abc"}, {"abcd", "abcd"}, {"abcde", "abc…"}, {"éééé", "éééé"}, {"a😀😀", "a😀…"}, {"😀😀", "😀😀"}, {"😀😀a", "😀…"}, {"", ""}} {
		if got := cutUnits(tt.s, 4); got != tt.want {
			t.Errorf("cutUnits(%q) = %q, want %q", tt.s, got, tt.want)
		}
	}
}

func TestXLSXNumbers(t *testing.T) {
	r := receiptsOf("a")[0]
	r.Figure.Low, r.Figure.High = number(-0.5), number(1e300)
	cells := sheetOf(t, exported(t, "xlsx", []cited.Receipt{r}...), "sheet1").table(t)
	low, high := cells[columnName(slices.Index(FigureColumns(), "low"))+"2"], cells[columnName(slices.Index(FigureColumns(), "high"))+"2"]
	if n, err := strconv.ParseFloat(high, 64); low != "-0.5" || n != 1e300 || err != nil {
		t.Errorf("low %q, high %q", low, high)
	}
}
