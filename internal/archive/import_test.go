package archive_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
	"cited/internal/office/officetest"
	"cited/internal/store/storetest"
)

// coding is a spreadsheet of somebody's own, whose words stand nowhere else. Jolanda Quibbelaar
// is nobody.
const coding = "Country,Measure,Number,As of,Source,URL,Notes,Quibbelaar\n" +
	"Belgium,travelled,107,2017,Jolanda Quibbelaar,https://example.org/7,hypotenusean zymurgy,x\n" +
	"Belgium,returned,9,,,,,\n" +
	"Belgium,travelled,999,2017,Jolanda Quibbelaar,,,\n" +
	"Norway,travelled,1,,,,,\n" +
	"Norway,returned,several,,,,,\n"

func sha256Of(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

func sheetItem(name, content string, c archive.Columns) archive.Item {
	if c == nil {
		c = archive.Columns{}
	}
	return archive.Item{Name: name, Path: name, Columns: c, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

// importAll imports spreadsheets and lists what became of them.
func importAll(t *testing.T, a *archive.Archive, items ...archive.Item) (said []string) {
	t.Helper()
	err := a.Import(context.Background(), owner, items, false, func(i archive.Imported) {
		line := fmt.Sprintf("%s %s", i.State, i.Item.Name)
		if i.Made != nil && i.Err == nil {
			line += fmt.Sprintf(" %d", len(i.Made.Proposals))
		}
		if i.Err != nil {
			line += ": " + i.Err.Error()
		}
		said = append(said, line)
	})
	if err != nil {
		t.Fatal(err)
	}
	return said
}

// proposed lists the proposals of an archive: their cells and how they stand.
func proposed(t *testing.T, a *archive.Archive, v cited.Viewer, q cited.Query, states ...cited.Held) (all []string) {
	t.Helper()
	for p, err := range a.Proposals(context.Background(), v, q, states...) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s %s %d", p.Read.Cell, p.Held.State, len(p.Held.Candidates)))
	}
	return all
}

// withCoding is an archive of a few reports and an imported spreadsheet.
func withCoding(t *testing.T) (dir string, a *archive.Archive) {
	t.Helper()
	dir = archiveOf(t, "Wire", numbered(7), numbered(9))
	a = reopen(t, dir, nil)
	if got := importAll(t, a, sheetItem("coding.csv", coding, nil)); !slices.Equal(got, []string{"added coding.csv 5"}) {
		t.Fatal(got)
	}
	return dir, a
}

var everything = cited.Query{Terms: []cited.Term{{Key: "individual", Values: []string{"true", "false"}}}}

func TestImport(t *testing.T) {
	ctx := context.Background()
	dir, a := withCoding(t)
	if got, want := proposed(t, a, owner, cited.Query{}), []string{"C2 receipt 1", "C3 receipt 1", "C4 other value 1", "C6 wants a receipt 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := proposed(t, a, owner, cited.Query{Limit: 1}, cited.OtherValue, cited.WantsReceipt); !slices.Equal(got, []string{"C4 other value 1"}) {
		t.Errorf("some: %q", got)
	}
	if got := proposed(t, a, owner, cited.Query{Terms: []cited.Term{{Key: "individual", Values: []string{"true"}}}}); len(got) != 1 {
		t.Errorf("of one: %q", got)
	}
	for f, err := range a.Figures(ctx, owner, cited.Query{}) {
		if err != nil || f.Document.Name == "coding.csv" || strings.HasPrefix(string(f.Figure.ID), cited.ProposalID) {
			t.Errorf("%s of %s is a figure, %v", f.Figure.Exact, f.Document.Name, err)
		}
	}
	sources, err := a.Sources(ctx, owner, cited.Query{})
	if err != nil || slices.ContainsFunc(sources, func(s cited.Source) bool { return strings.Contains(s.Name, "Quibbelaar") }) {
		t.Errorf("sources: %v, %v", sources, err)
	}
	if slices.ContainsFunc(a.Known("attribution"), func(s string) bool { return strings.Contains(s, "Quibbelaar") }) {
		t.Error("a name in a row is completed")
	}
	for _, again := range []struct {
		item archive.Item
		want string
	}{
		{sheetItem("other name.csv", coding, nil), "unchanged other name.csv 5"},
		{sheetItem("coding.csv", coding, archive.Columns{"quibbelaar": "place"}), "with its columns read in another way"},
		{sheetItem("words.csv", "Nothing to see here.", nil), "no row of heads was found"},
		{sheetItem("notes.csv", "My counts\n\nCountry;Returned;Year\nBelgium;9;2016\n\nSource: me\nNote: none\n", nil), "added notes.csv 1"},
		{sheetItem("heads.csv", "Land;Zahl\nBelgien;30\n", nil), "no row of heads was found"},
		{sheetItem("page.csv", "<!doctype html><p>Some 300 Belgians left for Syria.", nil), "no spreadsheet by its content (html)"},
		{sheetItem("report.csv", numbered(7), nil), "no row of heads was found"},
		{sheetItem("empty.csv", "", nil), "no text in it"},
	} {
		if got := importAll(t, a, again.item); len(got) != 1 || !strings.Contains(got[0], again.want) {
			t.Errorf("got %q, want %q", got, again.want)
		}
	}
	if err := a.Import(ctx, owner, []archive.Item{sheetItem("x.csv", coding, archive.Columns{"country": "nonsense"})}, false, nil); cited.CodeOf(err) != cited.Invalid {
		t.Errorf("a field that is none: %v", err)
	}
	if err := a.Import(ctx, cited.Viewer{Name: "x", Role: cited.Reader}, nil, false, nil); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if wrong, v := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 || v.Documents != 4 {
		t.Errorf("%d documents, %q", v.Documents, wrong)
	}
	exec1(t, dir, "UPDATE proposal SET low = 7 WHERE low = 107")
	if wrong, _ := verify(t, dir, archive.VerifyOptions{}); !slices.ContainsFunc(wrong, func(s string) bool { return strings.Contains(s, "proposal pr-") }) {
		t.Errorf("a proposal that was changed by hand: %q", wrong)
	}
}

// A document of the archive is not imported, nor the other way round, and a file that holds the
// same bytes is no receipt of itself.
func TestImportOfDocuments(t *testing.T) {
	dir := newArchive(t)
	a := reopen(t, dir, nil)
	add := func(item archive.Item) (state archive.State) {
		if _, err := a.Add(context.Background(), owner, func(yield func(archive.Item) bool) { yield(item) }, func(r archive.Result) { state = r.State }); err != nil {
			t.Fatal(err)
		}
		return state
	}
	plain := sheetItem("coding.csv", coding, nil)
	plain.Columns = nil
	if s := add(plain); s != archive.Added {
		t.Fatal(s)
	}
	if got := importAll(t, a, sheetItem("coding.csv", coding, nil)); !strings.Contains(got[0], "it is a document of the archive already") {
		t.Errorf("got %q", got)
	}
	other := strings.Replace(coding, "107", "108", 1)
	importAll(t, a, sheetItem("other.csv", other, nil))
	plain.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(other)), nil }
	if s := add(plain); s != archive.Unchanged {
		t.Errorf("an imported spreadsheet that is added is %s", s)
	}
	plain.Meta.Address = "https://example.org/sheet"
	if s := add(plain); s != archive.Added {
		t.Fatal(s)
	}
	for p, err := range a.Proposals(context.Background(), owner, everything) {
		for _, c := range p.Held.Candidates {
			if err != nil || c.Document.Original == p.Document.Original {
				t.Errorf("%s is held against its own bytes, %v", p.Read.Cell, err)
			}
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// What is taken back leaves nothing, and comes again only when it is meant to.
func TestImportUndone(t *testing.T) {
	ctx := context.Background()
	dir, a := withCoding(t)
	id, err := a.ImportOf(ctx, owner, sha256Of(coding))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Withdraw(ctx, owner, []cited.ID{id}, "undone"); err != nil {
		t.Fatal(err)
	}
	if got := proposed(t, a, owner, everything); len(got) > 0 {
		t.Errorf("left: %q", got)
	}
	if got := importAll(t, a, sheetItem("coding.csv", coding, nil)); !strings.Contains(got[0], "unless you say --again") {
		t.Errorf("got %q", got)
	}
	pieces := storetest.StretchesOf("hypotenusean zymurgy", "Jolanda Quibbelaar")
	if found := left(t, dir, pieces); len(found) > 0 {
		t.Errorf("pieces are left: %q", found)
	}
	again := sheetItem("coding.csv", coding, archive.Columns{"quibbelaar": "note"})
	again.Again = true
	if got := importAll(t, a, again); got[0] != "added coding.csv 5" {
		t.Errorf("got %q", got)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Error(wrong)
	}
}

// Back-ups hold proposals, and archives that are merged take them over, to be read again
// there as they were.
func TestImportTravels(t *testing.T) {
	dir, a := withCoding(t)
	want := proposed(t, a, owner, everything)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "backup.tar")
	if err := backupTo(dir, file); err != nil {
		t.Fatal(err)
	}
	restored, _, found := restore(t, file, false)
	if len(found) > 0 {
		t.Error(found)
	}
	merged := newArchive(t)
	merge(t, merged, dir, false)
	if _, found := merge(t, merged, dir, false); len(found) > 0 {
		t.Error(found)
	}
	for _, dir := range []string{restored, merged} {
		if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
			t.Error(wrong)
		}
		a := reopen(t, dir, nil)
		if got := proposed(t, a, owner, everything); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestImportKilled kills a program that imports, again and again, until it gets through, and
// compares the archive with one that was not disturbed.
func TestImportKilled(t *testing.T) {
	if raced {
		return // what is killed are processes, whom the race detector only slows
	}
	var b strings.Builder
	b.WriteString("Country,Measure,Number,As of,Source\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "Belgium,travelled,%d,%d,Source %d\n", 100+i, 2000+i%20, i)
	}
	file := filepath.Join(t.TempDir(), "big.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	whole := newArchive(t)
	start := time.Now()
	runImport(t, whole, file, hour)
	took := time.Since(start)
	want := dump(t, whole)
	random := rand.New(rand.NewPCG(3, 1))
	dir := newArchive(t)
	for range 6 {
		runImport(t, dir, file, time.Duration(random.Int64N(int64(took))))
	}
	runImport(t, dir, file, hour)
	if got := dump(t, dir); !bytes.Equal(got, want) {
		t.Errorf("the archive differs from one that was not disturbed: %d and %d bytes", len(got), len(want))
	}
	if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Error(wrong)
	}
}

// runImport imports a file in a process that is killed after a time.
func runImport(t *testing.T, dir, file string, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), after)
	defer cancel()
	out, err := exec.CommandContext(ctx, os.Args[0], "import", dir, file).CombinedOutput()
	if err != nil && ctx.Err() == nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// importFile is what the program does that is killed.
func importFile(dir, file string) error {
	ctx := context.Background()
	a, err := archive.Open(ctx, dir, config())
	if err != nil {
		return err
	}
	item := archive.Item{Name: filepath.Base(file), Path: file, Columns: archive.Columns{}, Open: func() (io.ReadCloser, error) { return os.Open(file) }}
	err = a.Import(ctx, owner, []archive.Item{item}, false, func(i archive.Imported) { err = i.Err })
	return joined(err, a.Close())
}

// Who may not see a document does not see what it proposes, nor figures of others as its
// receipts.
func TestProposalsOfProtected(t *testing.T) {
	_, a := withCoding(t)
	defer a.Close()
	ctx := context.Background()
	d, err := a.ImportOf(ctx, owner, sha256Of(coding))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Edit(ctx, owner, d, cited.Meta{Embargo: "2999-01-01"}, ""); err != nil {
		t.Fatal(err)
	}
	reader := cited.Viewer{Name: "x", Role: cited.Reader, Today: cited.DayOf(time.Now().Date())}
	if got := proposed(t, a, reader, everything); len(got) > 0 {
		t.Errorf("a reader sees %q", got)
	}
	if got := proposed(t, a, owner, cited.Query{}); len(got) != 4 {
		t.Errorf("the owner sees %q", got)
	}
	for _, err := range a.Proposals(ctx, cited.Viewer{}, cited.Query{}) {
		if cited.CodeOf(err) != cited.Denied {
			t.Errorf("nobody: %v", err)
		}
	}
}

// Whatever a row names can be asked for.
func TestProposalsOfOddRows(t *testing.T) {
	a := reopen(t, archiveOf(t, "Wire", numbered(7)), nil)
	defer a.Close()
	var b strings.Builder
	b.WriteString("Country,Measure,Number,Source,URL,As of\n")
	odd := []string{"'; DROP TABLE figure; --", "%", "*", "\"\"\"", "?", "\u202e\u200b", "NEAR(", "a\x01b", strings.Repeat("word ", 2000), "..", "🙂", "region:", "-", "NULL"}
	for i, o := range odd {
		fmt.Fprintf(&b, "Belgium,travelled,%d,%q,%q,../%d\n", 50+i, o, o, 2000+i)
	}
	importAll(t, a, sheetItem("odd.csv", strings.ReplaceAll(b.String(), "\\\"", "\"\""), nil))
	if got := proposed(t, a, owner, cited.Query{}); len(got) != len(odd) {
		t.Errorf("%d proposals of %d rows: %q", len(got), len(odd), got)
	}
}

// A workbook goes through the worker: formulas are read by the values kept with them, hidden
// sheets are left out, and cells are named as people find them.
func TestImportWorkbook(t *testing.T) {
	cells := func(n int, cells ...string) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<row r="%d">`, n)
		for col, c := range cells {
			if c != "" {
				fmt.Fprintf(&b, `<c r="%c%d" %s</c>`, 'A'+col, n, c)
			}
		}
		return b.String() + "</row>"
	}
	words := func(s string) string { return `t="str"><v>` + s + `</v>` }
	sheet := func(rows string) string { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" }
	book := officetest.Pack(t, "[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml"/></Types>`,
		"xl/workbook.xml", `<workbook><sheets><sheet name="Returned" r:id="r1"/><sheet name="Old" state="hidden" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/2.xml"/></Relationships>`,
		"xl/worksheets/1.xml", sheet(cells(1, words("My coding"))+cells(3, words("Country"), words("2014"), words("2010"))+
			cells(4, words("Belgium"), "><f>SUM(B9:B12)</f><v>40</v>", "><v>9</v>")+cells(5, words("France"), `t="e"><f>1/0</f><v>#DIV/0!</v>`, `><f>HYPERLINK("http://evil.example","x")</f>`)),
		"xl/worksheets/2.xml", sheet(cells(1, words("Country"), words("Number"))+cells(2, words("Italy"), "><v>5</v>")))
	a := reopen(t, archiveOf(t, "Wire", numbered(9)), nil)
	defer a.Close()
	item := archive.Item{Name: "book", Path: "book", Columns: archive.Columns{}, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(book)), nil }}
	var left []string
	err := a.Import(context.Background(), owner, []archive.Item{item}, false, func(i archive.Imported) {
		if i.Err != nil {
			t.Fatal(i.Err)
		}
		for _, l := range i.Made.Left {
			left = append(left, l.Where)
		}
	})
	if err != nil || !slices.Equal(left, []string{"Returned!A1", "Returned!B5"}) {
		t.Errorf("left %q, %v", left, err)
	}
	if got, want := proposed(t, a, owner, cited.Query{}), []string{"Returned!B4 wants a receipt 0", "Returned!C4 receipt 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("something was written")
	}
}
