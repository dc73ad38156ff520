package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"cited"
	"cited/internal/fuzztest"
	"cited/internal/limit"
	"cited/internal/text"
)

var update = flag.Bool("update", false, "write the golden files")

// theFormat is one for all tests, and its machine code one for all processes that
// fuzz: making it takes a while.
var theFormat = sync.OnceValues(func() (text.Format, error) {
	return Format(filepath.Join(os.TempDir(), "cited-test-pdfium")), nil
})

// readAll reads a document into one list of windows, each of which it checks.
func readAll(t testing.TB, raw []byte) ([]text.Window, text.Head, error) {
	t.Helper()
	f, _ := theFormat()
	var windows []text.Window
	head, err := f.Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
		if err := w.Check(int64(len(raw))); err != nil {
			t.Fatal(err)
		}
		windows = append(windows, w)
		return nil
	})
	return windows, head, err
}

// show writes the blocks of windows a line each.
func show(windows []text.Window) string {
	var b strings.Builder
	for _, w := range windows {
		for _, k := range w.Blocks {
			fmt.Fprint(&b, k.Kind)
			if k.Level > 0 {
				fmt.Fprintf(&b, " %d", k.Level)
			}
			if k.Row > 0 {
				fmt.Fprintf(&b, " %d.%d", k.Row, k.Col)
			}
			for _, r := range []text.Range{k.Head, k.Label} {
				if r.End > r.Start {
					fmt.Fprintf(&b, " (%s)", w.Content[r.Start:r.End])
				}
			}
			fmt.Fprintf(&b, ": %s\n", w.Content[k.Start:k.End])
		}
	}
	return b.String()
}

// showHead writes what a document says of itself, and where.
func showHead(h text.Head) string {
	b := "\n"
	for _, f := range h.Meta.Fields() {
		if *f.Value != "" {
			b += fmt.Sprintf("%s: %q from %s\n", f.Name, *f.Value, h.From[f.Name])
		}
	}
	return b
}

// TestGolden reads documents as groff, Chromium and LibreOffice set them.
func TestGolden(t *testing.T) {
	for _, name := range []string{"groff", "chromium", "libreoffice", "owner"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		windows, head, err := readAll(t, raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := show(windows) + showHead(head)
		golden := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

const (
	first  = "Some three hundred of them came home"
	second = "before the winter, the ministry said in"
	third  = "a report that it has not printed yet, but"
	fourth = "which two papers have seen and believe."
)

func TestLayouts(t *testing.T) {
	prose := strings.Join([]string{first, second, third, fourth}, " ")
	rows := func(x, y float64) string {
		return put(x, y, 10, "Country") + put(x+90, y, 10, "Left") + put(x+150, y, 10, "Back") +
			put(x, y+16, 10, "Norway") + put(x+90, y+16, 10, "98") + put(x+150, y+16, 10, "31") +
			put(x, y+32, 10, "Trinidad") + put(x+90, y+32, 10, "130") + put(x+150, y+32, 10, "4")
	}
	table := "cell 1.0: Country\ncell 1.1: Left\ncell 1.2: Back\n" +
		"cell 2.0 (Country): Norway\ncell 2.1 (Left) (Norway): 98\ncell 2.2 (Back) (Norway): 31\n" +
		"cell 3.0 (Country): Trinidad\ncell 3.1 (Left) (Trinidad): 130\ncell 3.2 (Back) (Trinidad): 4\n"
	tests := []struct{ name, content, want string }{
		{"a paragraph", column(50, 50, 10, first, second, third, fourth), "paragraph: " + prose + "\n"},
		{"two paragraphs, set in", column(62, 50, 10, first) + column(50, 62, 10, second, third, fourth) + column(62, 98, 10, "The others") + column(50, 110, 10, "stayed."),
			"paragraph: " + prose + "\nparagraph: The others stayed.\n"},
		{"white between", column(50, 50, 10, first, fourth) + column(50, 90, 10, third, fourth),
			"paragraph: " + first + " " + fourth + "\nparagraph: " + third + " " + fourth + "\n"},
		{"a heading", put(50, 40, 16, "What became of them") + column(50, 70, 10, first, second, third, fourth), "heading 1: What became of them\nparagraph: " + prose + "\n"},
		{"a bold heading", bold(50, 50, 10, "What became of them") + column(50, 70, 10, first, second, third, fourth), "heading 1: What became of them\nparagraph: " + prose + "\n"},
		{"columns drawn line by line", func() string {
			var b strings.Builder
			for i := range 8 {
				b.WriteString(put(50, 50+12*float64(i), 10, fmt.Sprintf("left %d reads on to the end of its line", i)))
				b.WriteString(put(330, 50+12*float64(i), 10, fmt.Sprintf("right %d reads on to the end of its line", i)))
			}
			return b.String()
		}(), "paragraph: left 0 reads on to the end of its line left 1 reads on to the end of its line left 2 reads on to the end of its line left 3 reads on to the end of its line left 4 reads on to the end of its line left 5 reads on to the end of its line left 6 reads on to the end of its line left 7 reads on to the end of its line " +
			"right 0 reads on to the end of its line right 1 reads on to the end of its line right 2 reads on to the end of its line right 3 reads on to the end of its line right 4 reads on to the end of its line right 5 reads on to the end of its line right 6 reads on to the end of its line right 7 reads on to the end of its line\n"},
		{"a title over columns", put(50, 20, 18, "A title that runs across both of the columns below") + column(50, 50, 10, first, second, third, fourth) + column(330, 50, 10, "The other column "+"begins here, and", second, third, fourth),
			"heading 1: A title that runs across both of the columns below\nparagraph: " + prose + "\nparagraph: The other column begins here, and " + second + " " + third + " " + fourth + "\n"},
		{"a table", column(50, 50, 10, first, second, third, fourth) + rows(50, 120), "paragraph: " + prose + "\n" + table},
		{"a table in a drawn grid, its cells close", put(52, 50, 10, "Norway") + put(90, 50, 10, "98") + put(52, 66, 10, "Denmark") + put(97, 66, 10, "130") + put(52, 82, 10, "Togo") + put(90, 82, 10, "4") +
			rule(50, 40, 120, 40) + rule(50, 54, 120, 54) + rule(50, 70, 120, 70) + rule(50, 86, 120, 86) + rule(50, 40, 50, 86) + rule(95.5, 54, 95.5, 70) + rule(86, 40, 86, 54) + rule(86, 70, 86, 86) + rule(120, 40, 120, 86),
			"cell 1.0: Norway\ncell 1.1 (Norway): 98\ncell 2.0: Denmark\ncell 2.1 (Denmark): 130\ncell 3.0: Togo\ncell 3.1 (Togo): 4\n"},
		{"items", column(50, 50, 10, "\x95 "+first, "\x95 "+second), "item 1: • " + first + "\nitem 1: • " + second + "\n"},
		{"a footnote", column(50, 50, 10, first, second, third, fourth) + rule(50, 690, 150, 690) + put(50, 697, 5, "1") + put(57, 700, 8, "The paper of the eighth."),
			"paragraph: " + prose + "\nnote: ¹ The paper of the eighth.\n"},
		{"a raised number", put(50, 50, 10, "They were 3,000") + put(121.5, 46, 6, "1") + put(127, 50, 10, "in all."), "paragraph: They were 3,000¹ in all.\n"},
		{"off the page", put(50, 50, 10, "Seen.") + put(700, 50, 10, "Not seen.") + put(50, 900, 10, "Nor this."), "paragraph: Seen.\n"},
		{"hyphens", column(50, 50, 10, "All of the fighters and all of the fight-", "ers who were twenty-", "five came home."), "paragraph: All of the fighters and all of the fighters who were twenty-five came home.\n"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		windows, _, err := readAll(t, paper{pages: []string{tt.content}}.bytes())
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, show(windows)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestPages(t *testing.T) {
	var pages []string
	for _, who := range []string{"men", "women", "children", "others"} {
		pages = append(pages, put(50, 30, 9, "Annual report")+put(290, 770, 9, fmt.Sprint(len(pages)+1))+column(50, 60, 10, "Some of the "+who+" who came", "home for the winter, said "+who+",", "have left.")+
			column(50, 700, 10, "There are also "+who+" of whom", "nothing is known, about whom the", who+" who are at home say only that"))
	}
	windows, _, err := readAll(t, paper{pages: pages}.bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := show(windows)
	for want, times := range map[string]int{"boilerplate: Annual report\n": 4, "boilerplate: 3\n": 1, "home say only that Some of the": 3} {
		if strings.Count(got, want) != times {
			t.Errorf("%q stands %d times in\n%s", want, strings.Count(got, want), got)
		}
	}
}

// A word leads back to its page and place, however the page is turned.
func TestBoxes(t *testing.T) {
	for _, turn := range []string{"", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox[40 20 590 790]"} {
		raw := paper{pages: []string{"", column(50, 50, 10, first, second)}, entries: turn}.bytes()
		windows, _, err := readAll(t, raw)
		if err != nil || len(windows) != 1 {
			t.Fatalf("%s: %d windows, %v", turn, len(windows), err)
		}
		w := windows[0]
		at := strings.Index(w.Content, "hundred")
		got := w.Boxes.Original(at, at+7)
		if len(got) != 1 || got[0].Page != 2 || w.Content[got[0].Start:got[0].End] != "hundred" {
			t.Fatalf("%s: %v in %q", turn, got, w.Content)
		}
		b := got[0]
		x, y, across := (b.Left+b.Right)/2, (b.Top+b.Bottom)/2, b.Right-b.Left > b.Bottom-b.Top
		want := map[string][2]int{"": {1220, 470}, "/Rotate 90": {8000 - 470, 1220}, "/Rotate 180": {6000 - 1220, 8000 - 470}, "/Rotate 270": {470, 6000 - 1220}, "/CropBox[40 20 590 790]": {820, 370}}[turn]
		if abs(x-want[0]) > 60 || abs(y-want[1]) > 30 || across != (turn != "/Rotate 90" && turn != "/Rotate 270") {
			t.Errorf("%q: it is at %d, %d (%v), want %v", turn, x, y, b, want)
		}
		if diff := cmp.Diff([]string{"page 2"}, w.Map.Places(at, at+7)); diff != "" {
			t.Error(diff)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// A word that a line parts has two boxes, and none for the hyphen alone.
func TestHyphenHasNoPlace(t *testing.T) {
	windows, _, err := readAll(t, paper{pages: []string{column(50, 50, 10, "The fighters. All of the fight-", "ers came.")}}.bytes())
	if err != nil {
		t.Fatal(err)
	}
	w := windows[0]
	at := strings.LastIndex(w.Content, "fighters")
	got := w.Boxes.Original(at, at+8)
	if len(got) != 2 || got[0].Top >= got[1].Top || got[0].End != got[1].Start {
		t.Errorf("%v in %q", got, w.Content)
	}
}

func TestOutcomes(t *testing.T) {
	whole := paper{pages: []string{column(50, 50, 10, first, second)}}.bytes()
	encrypted, err := os.ReadFile(filepath.Join("testdata", "encrypted.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	many := ""
	for n := range 700 {
		many += put(50, 10+float64(n), 1, strings.Repeat("Nine came back. ", 10))
	}
	shared := paper{pages: append([]string{many}, make([]string, 150)...)}.bytes()
	for n := range 150 { // all pages show what the first one does
		shared = bytes.Replace(shared, fmt.Appendf(nil, "/Contents %d 0 R", 9+2*n), fmt.Appendf(nil, "/Contents 7 0 R%s", strings.Repeat(" ", len(fmt.Sprint(9+2*n))-1)), 1)
	}
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"a password", encrypted, "encrypted: it opens with a password only"},
		{"garbage", []byte("%PDF-1.7\n" + strings.Repeat("\x00\xff(<[", 5000) + "%%EOF"), "a damaged PDF"},
		{"cut off at once", whole[:40], "a PDF that is cut off"},
		{"nothing but a mark", []byte("%PDF-1.4"), "a PDF that is cut off"},
		{"no page", paper{}.bytes(), "there is no page in it"},
		{"too many pages", paper{pages: make([]string, 3001)}.bytes(), "3001 pages, more than 3000"},
		{"a scan", paper{pages: []string{picture, picture}}.bytes(), "a scan: 2 of 2 pages are pictures, without a layer of text"},
		{"more text than it holds", shared, "far more text than a file of its size can hold"},
		{"inflates without end", paper{pages: []string{packed(strings.Repeat(" ", 450<<20), 2)}, filter: "/Filter[/FlateDecode/FlateDecode]"}.bytes(), "MB of memory"},
	}
	page := docs(t)
	for _, tt := range tests {
		if !strings.Contains(page, tt.want) {
			t.Errorf("docs/pdf.md does not say %q", tt.want)
		}
		windows, _, err := readAll(t, tt.raw)
		var e *cited.Error
		if !errors.As(err, &e) || e.Code != cited.Unsupported || !strings.Contains(e.Message, tt.want) {
			t.Errorf("%s: %d windows, %v, want %q", tt.name, len(windows), err, tt.want)
		}
	}
	if windows, _, err := readAll(t, whole); err != nil || len(windows) != 1 {
		t.Errorf("the document after them: %d windows, %v", len(windows), err)
	}
}

// docs returns what people are told.
func docs(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "pdf.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func TestDocs(t *testing.T) {
	f, _ := theFormat()
	for _, want := range []string{"| `pdf` | " + f.Doc + " |", fmt.Sprintf("more than %d MB of memory", limit.Limits{}.Engine()>>20), fmt.Sprintf("`a PDF of more than %d MB`", limit.Limits{}.Packed()>>20)} {
		if !strings.Contains(docs(t), want) {
			t.Errorf("docs/pdf.md does not say %q", want)
		}
	}
}

// What can be read of a damaged document is read, and said.
func TestNotes(t *testing.T) {
	whole := paper{pages: []string{column(50, 50, 10, first, second), column(50, 50, 10, third, fourth)}}.bytes()
	tests := []struct {
		name string
		raw  []byte
		want string
	}{
		{"whole", whole, ""},
		{"without its end", whole[:len(whole)-20], "the PDF is cut off"},
		{"some pages are pictures", paper{pages: []string{column(50, 50, 10, first), picture}}.bytes(), "1 of 2 pages is a picture, without a layer of text"},
	}
	for _, tt := range tests {
		windows, head, err := readAll(t, tt.raw)
		if err != nil || len(windows) != 1 || !strings.HasPrefix(head.Note, tt.want) || tt.want == "" && head.Note != "" {
			t.Errorf("%s: %d windows, %q, %v", tt.name, len(windows), head.Note, err)
		}
	}
}

func TestReadPassesOnErrors(t *testing.T) {
	f, _ := theFormat()
	bad := errors.New("bad sector")
	if _, err := f.Read(iotest.ErrReader(bad), text.Input{}, nil); err != bad {
		t.Errorf("got %v", err)
	}
	raw := paper{pages: []string{column(50, 50, 10, first)}}.bytes()
	if _, err := f.Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return bad }); err != bad {
		t.Errorf("got %v", err)
	}
}

// What the document says of itself comes before its text.
func TestKnownComesFirst(t *testing.T) {
	f, _ := theFormat()
	var said []string
	raw := paper{pages: []string{put(50, 40, 20, "The count") + column(50, 70, 10, first, second, third)}}.bytes()
	_, err := f.Read(bytes.NewReader(raw), text.Input{Known: func(h text.Head) { said = append(said, h.Meta.Title) }}, func(text.Window) error {
		said = append(said, "a window")
		return nil
	})
	if diff := cmp.Diff([]string{"The count", "a window"}, said); diff != "" || err != nil {
		t.Errorf("%s %v", diff, err)
	}
}

func TestSniff(t *testing.T) {
	for start, want := range map[string]bool{"%PDF-1.4": true, "\xef\xbb\xbf\r\n%PDF-1.7\n": true, "a text on %PDF": false, "": false} {
		if got := sniff([]byte(start), "x.pdf"); got != want {
			t.Errorf("%q: %v", start, got)
		}
	}
}

// The README says which PDFium this is.
func TestPDFiumIsWhatItIsSaidToBe(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("pdfium", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(pdfium)
	if !strings.Contains(string(readme), hex.EncodeToString(sum[:])) || !strings.Contains(string(readme), fmt.Sprint(len(pdfium))) {
		t.Errorf("pdfium.wasm has %d bytes and the digest %x, of which its README knows nothing", len(pdfium), sum)
	}
}

// The machine code of PDFium is kept, and a folder that cannot be written to does
// no harm.
func TestFolder(t *testing.T) {
	raw := paper{pages: []string{put(50, 50, 10, first)}}.bytes()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(t.TempDir(), "new", "cited")
	for _, folder := range []string{good, filepath.Join(file, "below")} {
		n := 0
		_, err := Format(folder).Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { n++; return nil })
		if err != nil || n != 1 {
			t.Errorf("%s: %d windows, %v", folder, n, err)
		}
	}
	if entries, err := os.ReadDir(good); err != nil || len(entries) == 0 {
		t.Errorf("nothing was kept: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(paper{pages: []string{column(50, 50, 10, first, second), put(50, 50, 10, third)}, info: "/Title(A report)"}.bytes())
	f.Add(paper{pages: []string{packed(column(50, 50, 10, first), 1)}, filter: "/Filter/FlateDecode"}.bytes())
	f.Add([]byte("%PDF-1.4\ntrailer<</Root<</Pages<</Kids[]>>>>>>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		_, _, err := readAll(t, raw)
		var e *cited.Error
		if err != nil && (!errors.As(err, &e) || e.Code != cited.Unsupported) {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	f, _ := theFormat()
	for _, name := range []string{"groff", "chromium", "libreoffice"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name+".pdf"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				if _, err := f.Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
					pages += w.Boxes[len(w.Boxes)-1].Page
					return nil
				}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
