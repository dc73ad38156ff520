package cli

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited"
	"cited/internal/tell"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

func TestOneLine(t *testing.T) {
	tests := map[string]string{
		"a\n b\tc":              "a b c",
		"\x1b[31mred\x1b[0m":    "[31mred[0m",
		"x\u202eevil\u2066y":    "xevily",
		"bad\xffutf":            "bad\uFFFDutf",
		"non\u00a0breaking é 😀": "non breaking é 😀",
	}
	for in, want := range tests {
		if got := oneLine(in); got != want {
			t.Errorf("oneLine(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		in      string
		columns int
		want    string
	}{
		{"short", 10, "short"}, {"exactly ten", 11, "exactly ten"}, {"one two three", 8, "one two…"},
		{"日本語日本語", 7, "日本語…"}, {"e\u0301e\u0301e\u0301", 2, "e\u0301…"}, {"abc", 0, ""},
	}
	for _, tt := range tests {
		if got := cut(tt.in, tt.columns); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.in, tt.columns, got, tt.want)
		}
	}
}

func tableOf(width int, rows ...[]string) string {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	tbl := newTable(out, width, []column{{head: "id"}, {head: "n", right: true}, {head: "by", most: 6, drop: 1}, {head: "words", rest: true}})
	for _, r := range rows {
		tbl.row(r...)
	}
	tbl.close()
	out.Flush()
	return b.String()
}

func TestTable(t *testing.T) {
	long := strings.Repeat("word ", 20)
	tests := []struct {
		name  string
		width int
		rows  [][]string
		want  string
	}{
		{"no rows", 80, nil, ""},
		{"all fits", 80, [][]string{{"a", "5", "me", "x"}, {"bb", "1,000", "somebody", "y\nz"}},
			"id      n  by      words\na       5  me      x\nbb  1,000  someb…  y z\n"},
		{"the last is cut", 40, [][]string{{"a", "5", "me", long}}, "id  n  by  words\na   5  me  word word word word word wor…\n"},
		{"a column goes first", 32, [][]string{{"a", "5", "me", long}}, "id  n  words\na   5  word word word word word…\n"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, tableOf(tt.width, tt.rows...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestTableOfManyRows(t *testing.T) {
	rows := make([][]string, 1000)
	for i := range rows {
		rows[i] = []string{"a", "1", "b", "c"}
	}
	if got := strings.Count(tableOf(80, rows...), "\n"); got != 1001 {
		t.Errorf("%d lines for 1000 rows and a head", got)
	}
}

// tree makes a folder of files; a name that ends in / is a folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func walked(dir string, skip func(string, fs.FileInfo) bool, paths ...string) (names, errs []string) {
	for path, err := range files(paths, skip) {
		if err != nil {
			errs = append(errs, strings.ReplaceAll(err.Error(), dir, "DIR"))
			continue
		}
		rel, _ := filepath.Rel(dir, path)
		names = append(names, filepath.ToSlash(rel))
	}
	return names, errs
}

func TestFiles(t *testing.T) {
	dir := tree(t, "b/2.txt", "b/1.txt", "a.txt", ".hidden", "b/.git/x", "ev/cited.yaml", "ev/originals/ab/abc", "empty/", "meta.csv")
	skip := func(_ string, info fs.FileInfo) bool { return info.Name() == "meta.csv" }
	names, errs := walked(dir, skip, dir, filepath.Join(dir, "empty"), filepath.Join(dir, "none"))
	if diff := cmp.Diff([]string{"a.txt", "b/1.txt", "b/2.txt"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	want := []string{"DIR/empty: the folder holds no files; name one that does", "DIR/none: no such file or directory; check the name"}
	if diff := cmp.Diff(want, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

func TestFilesOfTheArchiveItself(t *testing.T) {
	dir := tree(t, "cited.yaml", "cited.db", "originals/ab/abc", "reports/originals/a.txt", "reports/b.txt")
	names, _ := walked(dir, nil, dir)
	if diff := cmp.Diff([]string{"reports/b.txt", "reports/originals/a.txt"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestFilesThroughALink(t *testing.T) {
	dir := tree(t, "real/a.txt")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "real"), link); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	names, errs := walked(dir, nil, link)
	if diff := cmp.Diff([]string{"link/a.txt"}, names); diff != "" || errs != nil {
		t.Errorf("files (-want +got):\n%s errors %v", diff, errs)
	}
}

func TestFilesStops(t *testing.T) {
	dir := tree(t, "a/1", "a/2", "b/1")
	n := 0
	for range files([]string{filepath.Join(dir, "a"), filepath.Join(dir, "b")}, nil) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d files after a break", n)
	}
}

func writeMeta(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "meta.csv")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadMeta(t *testing.T) {
	for _, content := range []string{
		"path,publisher,published,url,language,title,author\na.txt,P,2015-11,http://x,en,\"T, t\",A\nb.txt,,,,,,\n",
		"\xef\xbb\xbfPublisher;PATH;published;url;language;title;author\r\nP;a.txt;2015-11;http://x;en;T, t;A\r\n;b.txt;;;;;\r\n",
	} {
		path := writeMeta(t, content)
		m, err := readMeta(path)
		if err != nil {
			t.Fatal(err)
		}
		want := cited.Meta{Address: "http://x", Publisher: "P", Title: "T, t", Author: "A", Language: "en", Published: "2015-11"}
		if diff := cmp.Diff(want, m.of(filepath.Join(filepath.Dir(path), "a.txt"))); diff != "" {
			t.Error(diff)
		}
		if got := m.unused(); len(got) != 1 || got[0].path != "b.txt" || got[0].line != 3 {
			t.Errorf("unused rows: %v", got)
		}
	}
}

func TestReadMetaErrors(t *testing.T) {
	tests := map[string]string{
		"":                                      "line 1: the file is empty",
		"publisher\nx\n":                        "no column path",
		"path,publishr\na,b\n":                  `line 1: there is no column "publishr"; did you mean publisher?`,
		"path,path\na,b\n":                      "stands twice",
		"path,title\na,Caf\xe9\n":               "line 2: it is not in UTF-8",
		"path,title\na,b,c\n":                   "line 2",
		"path,title\na,\"b\n":                   "line",
		"path,published\na,2015\nb,last week\n": "line 3",
		"path,title\n,x\n":                      "line 2: the path is empty",
		"path,title\na,x\na,y\n":                "line 3: the file a stood in line 2",
	}
	for content, want := range tests {
		_, err := readMeta(writeMeta(t, content))
		if cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want it to say %q", content, err, want)
		}
	}
	if _, err := readMeta(filepath.Join(t.TempDir(), "none.csv")); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a missing file: %v", err)
	}
}

func number(f float64) *float64 { return &f }

func TestPrintReceipt(t *testing.T) {
	r := cited.Receipt{
		Figure: cited.Figure{ID: "fi-1", Span: cited.Span{Start: 105, End: 118, Exact: "more than 900"}, Codebook: "foreign-fighters",
			Low: number(900), Modifier: cited.AtLeast, Kind: cited.Count, Counted: "fighter", Measure: "travelled", Origin: []string{"FRA"},
			Time: "../2015-10", Basis: cited.Cumulative, Attribution: []string{"Le Port", "ministry"}, Stance: cited.Asserted,
			Quote: cited.Span{Start: 100, End: 130, Exact: "Éric: more than 900 have gone."}},
		Document: cited.Document{ID: "do-1", Title: "A \x1b[2Jtitle", Original: "abcd", Size: 1234, Name: "a.txt"},
		Before:   "A heading\n\nBefore it. ", After: "\n\nAfter it.", Version: "v1",
	}
	r.Figure.Start, r.Figure.End = 106, 119
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	printReceipt(out, &r, tell.BookOf(rules.FS, &r.Figure), "/ev/originals/ab/abcd", 80)
	out.Flush()
	for _, want := range []string{
		"fi-1  ≥ 900 fighter, travelled\n",
		"\n\n    A heading\n\n    Before it. Éric: [more than 900] have gone.\n\n    After it.\n\n",
		"value        900 or more, no upper bound given\n",
		"origin       FRA\n", "time         until 2015-10\n", "attribution  Le Port, citing ministry\n",
		"document     do-1\n", "title        A [2Jtitle\n", "publisher    not known; set it with cited edit\n",
		"SHA-256      abcd\n", "original     /ev/originals/ab/abcd\n", "position     characters 106 to 119 of its text\n",
		"read by      v1\n", "decisions    none\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the receipt does not hold %q:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "theatre") {
		t.Error("the receipt shows a field that the text says nothing about")
	}
}
