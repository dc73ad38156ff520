package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// hostile are texts that somebody may have put into a document to do harm, or that are
// merely hard to write.
func hostile() []string {
	return []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "_x0041_ and _x000D_", "a\x00b\x01\x1b[31mc",
		"left\u202eto\u2066right", "two\r\nlines\nand\u2028more", `"quoted", "twice"`, "a | b \\| c", "[^1]: no note", "<script>alert(1)</script> &amp;",
		"`code` *bold* _slanted_ ~struck~ $x$", "ER  - \r\nTY  - GEN", "]]></w:t>", "\ufeffmark", "\uffff", "😀 " + strings.Repeat("x", 40), " spaces "}
}

// receiptsOf makes a receipt of every text, which is in all fields that documents fill.
func receiptsOf(texts ...string) []cited.Receipt {
	var all []cited.Receipt
	for i, s := range texts {
		f := sample()
		f.ID, f.Counted, f.Of, f.Exact, f.Quote.Exact = cited.NewID(cited.FigureID, s), s, s, s, s
		f.Place, f.Group, f.Attribution = []string{s}, []string{s, "b"}, []string{s}
		d := cited.Document{ID: cited.NewID(cited.DocumentID, s), Original: strings.Repeat("ab", 32), Name: s, Title: s, Publisher: s, Author: s, Address: s,
			Published: "2015-12-07", Language: "en", Format: "html", Size: 7, Added: time.Unix(0, 0), Outcome: cited.OutcomeRead}
		if i%2 == 1 { // which says little of itself
			d = cited.Document{ID: d.ID, Original: d.Original, Name: s}
		}
		all = append(all, cited.Receipt{Figure: f, Document: d, Version: "v"})
	}
	return all
}

func sequence(all ...cited.Receipt) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func aboutTest(t *testing.T) About {
	return About{Query: "measure:returned \"a | b\"", Made: time.Date(2026, 11, 22, 1, 2, 3, 0, time.UTC), Program: "cited test", Temp: t.TempDir()}
}

// exported writes receipts in a kind.
func exported(t *testing.T, kind string, all ...cited.Receipt) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := kindNamed(t, kind).Write(&b, sequence(all...), aboutTest(t)); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return b.Bytes()
}

func kindNamed(t *testing.T, name string) Kind {
	t.Helper()
	i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Name == name })
	if i < 0 {
		t.Fatalf("there is no kind %s", name)
	}
	return Kinds()[i]
}

func TestKindsSayWhatTheyAre(t *testing.T) {
	met := map[string]bool{}
	for _, k := range Kinds() {
		if met[k.Name] || k.Name == "" || k.Doc == "" || !regexp.MustCompile(`^\.[a-z]+$`).MatchString(k.Extension) {
			t.Errorf("%q: its name comes twice, or something is missing", k.Name)
		}
		met[k.Name] = true
	}
}

// full is a disk that takes so many bytes.
type full struct{ left int }

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

// Whatever stops an export, its error comes out as it is, and nothing stays in the folder for
// what is needed meanwhile.
func TestStoppedExport(t *testing.T) {
	stop := errors.New("stopped")
	all := receiptsOf(hostile()...)
	for _, k := range Kinds() {
		about := aboutTest(t)
		broken := func(yield func(cited.Receipt, error) bool) {
			_ = yield(all[0], nil) && yield(cited.Receipt{}, stop) && yield(all[1], nil)
		}
		if err := k.Write(io.Discard, broken, about); !errors.Is(err, stop) {
			t.Errorf("%s: %v, want the error of the figures", k.Name, err)
		}
		if err := k.Write(&full{10}, sequence(all...), about); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v, want the error of the disk", k.Name, err)
		}
		if err := k.Write(io.Discard, sequence(all...), about); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		if left, err := os.ReadDir(about.Temp); err != nil || len(left) > 0 {
			t.Errorf("%s leaves %v behind, %v", k.Name, left, err)
		}
	}
}

// The same figures at the same time are the same bytes.
func TestExportIsTheSameEachTime(t *testing.T) {
	all := receiptsOf(hostile()...)
	for _, k := range Kinds() {
		if a, b := exported(t, k.Name, all...), exported(t, k.Name, all...); !bytes.Equal(a, b) && k.Name != "xlsx" { // whose parts the library packs in any order
			t.Errorf("%s differs", k.Name)
		}
	}
}

func TestCSVReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	rows, err := csv.NewReader(bytes.NewReader(exported(t, "csv", all...))).ReadAll()
	if err != nil || len(rows) != len(all)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		for j, c := range figureColumns {
			want := strings.ReplaceAll(c.of(&all[i]), "\r\n", "\n") // as encoding/csv reads it
			if got := strings.TrimPrefix(row[j], "'"); strings.TrimPrefix(want, "'") != got {
				t.Errorf("%s is %q, want %q", c.name, row[j], want)
			}
			if row[j] != "" && strings.ContainsRune("=+-@\t\r", rune(row[j][0])) {
				t.Errorf("%s is a formula: %q", c.name, row[j])
			}
		}
	}
	if rows := exported(t, "csv"); string(rows) != strings.Join(FigureColumns(), ",")+"\n" {
		t.Errorf("no figures are %q", rows)
	}
}

func TestJSONLReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	d := json.NewDecoder(bytes.NewReader(exported(t, "jsonl", all...)))
	for i := range all {
		var got struct {
			ID       cited.ID
			Quote    string
			Document cited.Document
		}
		if err := d.Decode(&got); err != nil {
			t.Fatal(err)
		}
		r := &all[i]
		if got.ID != r.Figure.ID || got.Quote != r.Figure.Quote.Exact || got.Document.Original != r.Document.Original || got.Document.Address != r.Document.Address {
			t.Errorf("got %+v, want %+v", got, r)
		}
	}
	if d.More() {
		t.Error("there is more than that")
	}
}

// members unpacks a zip.
func members(t *testing.T, raw []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return all
}

// However many figures there are, what is held in memory stays the same.
func TestMemoryIsFlat(t *testing.T) {
	r := receiptsOf("About 300 Belgians travelled to Syria by October 2015, the ministry said.")[0]
	held := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	for _, tt := range []struct {
		kind                  string
		early, late, mostGrow int
	}{{"csv", 5000, 10_000, 2 << 20}, {"jsonl", 5000, 10_000, 2 << 20}, {"datapackage", 5000, 10_000, 2 << 20},
		{"xlsx", 20_000, 40_000, 18 << 20}} { // of which the library holds 16 MB before it goes to the disk
		early, late := 0, 0
		long := func(yield func(cited.Receipt, error) bool) {
			for n := range tt.late {
				switch n {
				case tt.early:
					early = held()
				case tt.late - 1:
					late = held()
				}
				if !yield(r, nil) {
					return
				}
			}
		}
		if err := kindNamed(t, tt.kind).Write(io.Discard, long, aboutTest(t)); err != nil {
			t.Fatal(err)
		}
		if grown := late - early; grown > tt.mostGrow {
			t.Errorf("%s holds %d KB more after %d more figures", tt.kind, grown>>10, tt.late-tt.early)
		}
	}
}

func TestOneLineOfNothing(t *testing.T) {
	if diff := cmp.Diff([]string{"", "a b", "left to", "a\ufffd"}, []string{OneLine(" \x00\r\n"), OneLine(" a\t\nb "), OneLine("left\u202e to"), OneLine("a\xff")}); diff != "" {
		t.Error(diff)
	}
}
