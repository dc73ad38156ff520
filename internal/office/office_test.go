package office

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"cited"
	"cited/internal/text"
	"cited/internal/unzip"
)

func TestXML(t *testing.T) {
	x := NewXML("a.xml", &unzip.Member{Reader: strings.NewReader(`<?xml version="1.0"?><w:a w:n="1"><b>x &amp; <c>y</c></b><d n="2"><e/>no</d>z</w:a>`)})
	var got []string
	err := x.Each(func(name string) error {
		got = append(got, name+x.Attr("n"))
		switch name {
		case "b":
			s, err := x.Text(100)
			got = append(got, s)
			return err
		case "d":
			return x.Skip()
		}
		return nil
	}, func(p []byte) { got = append(got, "text "+string(p)) })
	if diff := cmp.Diff([]string{"a1", "b", "x & y", "d2", "text z"}, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestXMLInUTF16(t *testing.T) {
	for _, big := range []bool{false, true} {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>Départ</a>")) {
			if hi, lo := byte(u>>8), byte(u); big {
				b.Write([]byte{hi, lo})
			} else {
				b.Write([]byte{lo, hi})
			}
		}
		x := NewXML("a.xml", &unzip.Member{Reader: strings.NewReader(b.String())})
		got := ""
		err := x.Each(func(string) error { return nil }, func(p []byte) { got += string(p) })
		if got != "Départ" || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestBadXML(t *testing.T) {
	for in, want := range map[string]string{
		"<a><b></a></b>":                     "damaged",
		"<a>":                                "damaged",
		"</a>":                               "damaged",
		"<a>&nobody;</a>":                    "damaged",
		`<!DOCTYPE a [<!ENTITY b "c">]><a/>`: "declares entities",
		`<?xml version="1.0" encoding="windows-1252"?><a/>`:         "in the encoding",
		"<a>" + strings.Repeat("word ", maxToken/4):                 "a tag or text of more than",
		"<a " + strings.Repeat("b='>' ", maxToken/4):                "a tag or text of more than",
		"<!--" + strings.Repeat("<b> ", maxToken/3):                 "a tag or text of more than",
		"<a><![CDATA[" + strings.Repeat("<", maxToken+99_999):       "a tag or text of more than",
		strings.Repeat("<a>", 401):                                  "nested more than",
		`<!DOCTYPE a PUBLIC "x" "http://example.org/a.dtd"><a></b>`: "damaged", // and nothing is fetched
	} {
		err := NewXML("a.xml", &unzip.Member{Reader: strings.NewReader(in)}).Each(func(string) error { return nil }, nil)
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: %v", in, err)
		}
	}
}

// A block larger than any window is cut at white space, and all of it is there.
func TestLongBlock(t *testing.T) {
	in := strings.Repeat("Nine came back. ", 200_000)
	var got []string
	w := NewWriter(func(w text.Window) error {
		if len(w.Content) > maxBlock {
			t.Errorf("a window of %d bytes", len(w.Content))
		}
		for _, b := range w.Blocks {
			got = append(got, w.Content[b.Start:b.End])
		}
		return w.Check(int64(len(in)))
	})
	if err := w.Add(text.Paragraph, 0, Span{Text: in, At: At{From: 0, To: len(in), Exact: true}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil || strings.Join(got, " ") != strings.TrimSpace(in) {
		t.Errorf("%d blocks, %v", len(got), err)
	}
}

// Blocks are counted: each costs more than the few bytes that it takes in a file.
func TestManyBlocks(t *testing.T) {
	w := NewWriter(func(text.Window) error { return nil })
	var err error
	for n := 0; err == nil && n <= mostBlocks; n++ {
		err = w.Add(text.Paragraph, 0, Span{Text: "a"})
	}
	if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), "paragraphs and cells") {
		t.Errorf("got %v", err)
	}
}

// Heads that are large are not written again in every window, so that a table of
// heads does not become a text of many times its size.
func TestLargeHeads(t *testing.T) {
	total := 0
	w := NewWriter(func(w text.Window) error {
		total += len(w.Content)
		return nil
	})
	s := NewSheet(w)
	size := 0
	row := func(words string) {
		size += 3 * len(words)
		err := s.Row([]Cell{{Span: Span{Text: "a" + words}}, {Span: Span{Text: "b" + words}, Col: 1}, {Span: Span{Text: "3"}, Col: 2, Number: words == "x"}})
		if err != nil {
			t.Fatal(err)
		}
	}
	row(strings.Repeat("head ", 100_000))
	for range 300 {
		row("x" + strings.Repeat(" y", 4000))
	}
	if err := s.End(); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil || total > 2*size {
		t.Errorf("%d bytes became %d, %v", size, total, err)
	}
}

func TestHeadRows(t *testing.T) {
	rows := func(lines ...string) [][]Cell {
		var list [][]Cell
		for _, l := range lines {
			var row []Cell
			for col, s := range strings.Split(l, "|") {
				row = append(row, Cell{Span: Span{Text: s}, Col: col})
			}
			list = append(list, row)
		}
		return list
	}
	tests := []struct {
		rows [][]Cell
		want int
	}{
		{rows("Country|Left", "Belgium|300"), 1},
		{rows("Country|2014|2015", "Belgium|1|2"), 1},
		{rows("|Left|", "Country|Men|Women", "Belgium|1|2"), 2},
		{rows("Country|Left", "Belgium|n/a", "France|300"), 1},
		{rows("Belgium|300", "France|900"), 0},
		{rows("Name|Role", "Ghent|port"), 1},
		{rows("Name|Since", "Ghent|2016-03-02"), 1},
		{rows("Name|Role"), 0},
		{nil, 0},
	}
	for i, tt := range tests {
		if got := headRows(tt.rows); got != tt.want {
			t.Errorf("%d: %d, want %d", i, got, tt.want)
		}
	}
}

func TestSay(t *testing.T) {
	var h text.Head
	for _, s := range [][2]string{{"title", "Document1"}, {"title", "Microsoft Word - Returns"}, {"title", "Other"}, {"author", "Windows User"}, {"author", " Jane\n Roe "},
		{"language", "none"}, {"language", "pt_BR"}, {"created", "yesterday"}, {"created", "1601-01-01T00:00:00Z"}, {"created", "2016-03-02T23:59:59Z"},
		{"modified", strings.Repeat("2", 600)}} {
		Say(&h, s[0], s[1], fmt.Sprint("where ", s[0]))
	}
	want := text.Head{Imprint: cited.Imprint{Meta: cited.Meta{Title: "Returns", Author: "Jane Roe", Language: "pt-BR", Created: "2016-03-02"},
		From: map[string]string{"title": "where title", "author": "where author", "language": "where language", "created": "where created"}}}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
}

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		col, row int
		want     string
	}{{0, 0, "A1"}, {25, 9, "Z10"}, {26, 0, "AA1"}, {16383, 1048575, "XFD1048576"}} {
		if got := CellName(tt.col, tt.row); got != tt.want {
			t.Errorf("%d, %d: %s", tt.col, tt.row, got)
		}
	}
	for in, want := range map[string]string{"12": "¹²", "3, 40": "³, ⁴⁰", "st": "st", "": ""} {
		if got := Raised(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
