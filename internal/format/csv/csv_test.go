package csv

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

const table = "cell 1.0 [] [] | A1 | Country\ncell 1.1 [] [] | B1 | Left\ncell 1.2 [] [] | C1 | Note\n" +
	"cell 2.0 [Country] [] | A2 | Belgium\ncell 2.1 [Left] [Belgium] | B2 | 300\ncell 2.2 [Note] [Belgium] | C2 | by 2015\n" +
	"cell 3.0 [Country] [] | A3 | France\ncell 3.1 [Left] [France] | B3 | 1,200\ncell 3.2 [Note] [France] | C3 | the \"others\", too\n"

func TestTables(t *testing.T) {
	lines := "Country,Left,Note\nBelgium,300,by 2015\nFrance,\"1,200\",\"the \"\"others\"\", too\"\n"
	other := "Country;Left;Note\nBelgium;300;by 2015\nFrance;1,200;\"the \"\"others\"\", too\"\n"
	tests := []struct{ name, in, want string }{
		{"commas", lines, table},
		{"line ends of Windows", strings.ReplaceAll(lines, "\n", "\r\n"), table},
		{"line ends of old", strings.ReplaceAll(lines, "\n", "\r"), table},
		{"no last line end", strings.TrimSuffix(lines, "\n"), table},
		{"a byte order mark", "\ufeff" + lines, table},
		{"semicolons", other, table},
		{"white space and empty cells", "Country , Left,Note,\n Belgium,300 , by 2015,\n,,,\n\nFrance, \"1,200\" ,\"the \"\"others\"\", too\"", strings.NewReplacer("A3", "A5", "B3", "B5", "C3", "C5").Replace(table)},
		{"formulas are text", "Country,Left\n=cmd|'/C calc'!A0,1\n", "cell 1.0 [] [] | A1 | Country\ncell 1.1 [] [] | B1 | Left\n" +
			"cell 2.0 [Country] [] | A2 | =cmd|'/C calc'!A0\ncell 2.1 [Left] [=cmd|'/C calc'!A0] | B2 | 1\n"},
		{"a line end in a cell", "a,b\n\"x\ny\",1\n", "cell 1.0 [] [] | A1 | a\ncell 1.1 [] [] | B1 | b\ncell 2.0 [a] [] | A2 | x/y\ncell 2.1 [b] [x/y] | B2 | 1\n"},
		{"words behind a quotation mark", "a,b\n\"x\" y,1\n", "cell 1.0 [] [] | A1 | a\ncell 1.1 [] [] | B1 | b\ncell 2.0 [a] [] | A2 | \"x\" y\ncell 2.1 [b] [\"x\" y] | B2 | 1\n"},
		{"a mark that is never closed", "a,b\n\"x,1\n", "cell 1.0 [] [] | A1 | a\ncell 1.1 [] [] | B1 | b\nparagraph | A2 | x,1\n"},
		{"nothing", "\n,\n", ""},
	}
	for _, tt := range tests {
		got, head, err := officetest.Read(t, Format(), []byte(tt.in), "x.csv")
		if err != nil || head.Format != "csv" || head.Encoding != "utf-8" {
			t.Fatal(tt.name, head, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// What is read as a table because somebody says so is parted by the sign that most lines have.
func TestLikely(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want byte
	}{
		{"Counts, by hand\n\na;b;c\n1;2;3\nNote: x, y\n", ';'},
		{"a\tb\n1,5\t2\n\nNote\nNote\n", '\t'},
		{"a,b\n1,2\nNote; x\nNote\n", ','},
		{"words\n", ','},
	} {
		if got := likely(tt.in); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

// In other encodings a cell leads back to the bytes it was decoded from.
func TestEncodings(t *testing.T) {
	const lines = "Pays,Départs\nBelgique,300\n"
	latin := []byte(strings.ReplaceAll(lines, "é", "\xe9"))
	wide := []byte{0xFF, 0xFE}
	for _, r := range lines {
		wide = append(wide, byte(r), byte(r>>8))
	}
	for _, tt := range []struct {
		raw       []byte
		name, are string
	}{{latin, "windows-1252", "D\xe9parts"}, {wide, "utf-16le", "D\x00\xe9\x00p\x00a\x00r\x00t\x00s\x00"}} {
		found := ""
		head, err := Format().Read(bytes.NewReader(tt.raw), text.Input{}, func(w text.Window) error {
			i := strings.Index(w.Content, "Départs")
			from, to, _, _ := w.Map.Original(i, i+len("Départs"))
			found = string(tt.raw[from:to])
			return w.Check(int64(len(tt.raw)))
		})
		if err != nil || head.Encoding != tt.name || found != tt.are {
			t.Errorf("%s: %q in %s, %v", tt.name, found, head.Encoding, err)
		}
	}
}

func TestSniff(t *testing.T) {
	rows := "Country,Left,Returned\nBelgium,300,40\nFrance,900,120\nSpain,120,30\nItaly,90,10\n"
	tests := []struct {
		in, name string
		want     bool
	}{
		{rows, "x.csv", true},
		{rows, "download", true},
		{rows[:len(rows)-5], "download", true},
		{"a;b\n1;2\n", "x.csv", true},
		{"a\tb\n1\t2\n", "x.tsv", true},
		{"a;b\n1;2\n", "x", false},
		{"Nine came back, he said.\n", "x.txt", false},
		{"Nine of them, men, came back.\nTwo of them, women, died.\nOne, a boy, stayed.\nAll, he said, wept.\nNone, she said, did.\n", "x.txt", false},
		{"To Ghent, 2016, by train\nTo Lille, 2017, by train\nTo Paris, 2018, by train\nTo Köln, 2019, by train\n", "x", false},
		{"Nine came back.", "x.csv", false},
		{"a,b\x00\n1,2\n", "x.csv", false},
		{"", "x.csv", false},
	}
	for _, tt := range tests {
		if got := sniff([]byte(tt.in), tt.name); got != tt.want {
			t.Errorf("%q, %q: %v", tt.in, tt.name, got)
		}
	}
}

func TestLimits(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a mark that is never closed", "a,b\n\"" + strings.Repeat("word, word\n", 300_000), "never closed"},
		{"a long line", "a,b\n" + strings.Repeat("word ", 400_000), "a line of more than 1 MB"},
		{"many cells", "a,b\n" + strings.Repeat("1,", 20_000) + "\n", "more than 16384 cells"},
	}
	for _, tt := range tests {
		_, _, err := officetest.Read(t, Format(), []byte(tt.in), "x.csv")
		if cited.CodeOf(err) != cited.Unsupported || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// lines yields a table of that many rows without holding it.
type lines struct {
	n, rows int
	rest    string
}

func (l *lines) Read(p []byte) (int, error) {
	if l.rest == "" {
		if l.n == l.rows {
			return 0, fmt.Errorf("beyond the end")
		}
		l.rest = fmt.Sprintf("Country %d,%d,%d\n", l.n, l.n, l.n/2)
		if l.n == 0 {
			l.rest = "Country,Left,Returned\n"
		}
		l.n++
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// A table of any length is read with its heads in every window, until an error of
// where it comes from.
func TestLongTable(t *testing.T) {
	windows, numbers := 0, 0
	_, err := Format().Read(&lines{rows: 200_000}, text.Input{}, func(w text.Window) error {
		windows++
		for _, b := range w.Blocks {
			if b.Col == 2 && w.Content[b.Head.Start:b.Head.End] == "Returned" {
				numbers++
			}
		}
		return w.Check(1 << 30)
	})
	if err == nil || err.Error() != "beyond the end" || windows < 4 || numbers < 190_000-windows*30_000 {
		t.Errorf("%d windows, %d numbers, %v", windows, numbers, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n\"x\"\"y\",1\r\n"))
	f.Add([]byte("a;b\r\"x;1"))
	f.Add([]byte("\xff\xfea\x00,\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		sniff(raw, "x.csv")
		sniff(raw, "x")
		_, _, err := officetest.Read(t, Format(), raw, "")
		if err != nil && cited.CodeOf(err) != cited.Unsupported {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw := []byte("Country,Left,Returned,Year,Source\n" + strings.Repeat("Belgium,300,40,2015,the ministry\n", 20_000))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Format().Read(bytes.NewReader(raw), text.Input{}, func(text.Window) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
