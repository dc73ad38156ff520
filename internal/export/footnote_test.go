package export

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cited/internal/format"
	"cited/internal/office/officetest"
	"cited/internal/text"

	"github.com/google/go-cmp/cmp"
)

// unmarked takes the escapes out of a text in Markdown, and fails where there is markup.
func unmarked(t *testing.T, s string) string {
	t.Helper()
	plain := regexp.MustCompile(`\\([\\`+"`"+`*_\[\]<>#|~^$&])`).ReplaceAllString(s, "\x00$1")
	if at := regexp.MustCompile("(?:^|[^\x00])[\\\\`*_\\[\\]<>#|~^$&]").FindString(plain); at != "" {
		t.Errorf("%q is markup in %q", at, s)
	}
	return strings.ReplaceAll(plain, "\x00", "")
}

// rowsOf splits a table in Markdown at the bars that are not escaped.
func rowsOf(page string) (rows [][]string) {
	for line := range strings.Lines(page) {
		if !strings.HasPrefix(line, "| ") {
			continue
		}
		line = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(line), `\\`, "\x00"), `\|`, "\x01")
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(cells[i]), "\x00", `\\`), "\x01", `\|`)
		}
		rows = append(rows, cells)
	}
	return rows
}

func TestMarkdownReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	page := string(exported(t, "markdown", all...))
	rows := rowsOf(page)
	if len(rows) != len(all)+2 || !slices.Equal(rows[0], noteHeads()) {
		t.Fatalf("%d rows under %q", len(rows), rows[0])
	}
	notes := map[string]string{}
	for _, found := range regexp.MustCompile(`(?m)^\[\^(\d+)\]: (.*)$`).FindAllStringSubmatch(page, -1) {
		notes[found[1]] = found[2]
	}
	for i, cells := range rows[2:] {
		n := strconv.Itoa(i + 1)
		value, marked := strings.CutSuffix(cells[0], "[^"+n+"]")
		if !marked || len(cells) != len(noteHeads()) {
			t.Errorf("row %s is %q", n, cells)
			continue
		}
		cells[0] = value
		want := noteCells(&all[i])
		for j := range cells {
			if got := unmarked(t, cells[j]); got != want[j] {
				t.Errorf("row %s: %s is %q, want %q", n, noteHeads()[j], got, want[j])
			}
		}
		note := footnoteOf(&all[i])
		if !strings.HasPrefix(notes[n], "“"+markdownText(note.quote)+"” ") || !strings.HasSuffix(notes[n], note.receipt()) {
			t.Errorf("footnote %s is %q", n, notes[n])
		}
	}
	if len(notes) != len(all) {
		t.Errorf("%d footnotes of %d figures", len(notes), len(all))
	}
	if strings.ContainsAny(page, "\u202e\u2066\x00\x1b\r") {
		t.Error("what controls a terminal or the direction of writing is in it")
	}
}

func TestMarkdownFootnote(t *testing.T) {
	r := receiptsOf("300 left")[0]
	r.Document.Title, r.Document.Publisher, r.Document.Address = "A *title*", "Northern | Wire", "https://example.org/a_b?c=1"
	note := footnoteOf(&r)
	want := `“300 left” Northern \| Wire, *A \*title\**, 2015-12-07, <https://example.org/a_b?c=1>. Receipt ` + string(r.Figure.ID) +
		", document " + string(r.Document.ID) + ", SHA-256 of the original " + r.Document.Original + "."
	if got := note.markdown(); got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	for address, want := range map[string]string{"javascript:alert(1)": "javascript:alert(1)", "https://a b": "https://a b", "http://a<b>": `http://a\<b\>`, "file:///x_y": `file:///x\_y`} {
		if got := markdownAddress(address); got != want {
			t.Errorf("%q becomes %q, want %q", address, got, want)
		}
	}
	r.Document.Published, r.Document.Title, r.Document.Name, r.Document.Publisher, r.Document.Address = "", "", "", "", ""
	if note = footnoteOf(&r); !strings.HasPrefix(note.markdown(), "“300 left” undated. Receipt ") {
		t.Errorf("of a document of which nothing is known: %s", note.markdown())
	}
}

// wellFormed reads all of a part of a package of Office as XML.
func wellFormed(t *testing.T, name string, part []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestDOCXParts(t *testing.T) {
	all := receiptsOf(hostile()...)
	parts := members(t, exported(t, "docx", all...))
	for name, part := range parts {
		wellFormed(t, name, part)
	}
	for _, kind := range regexp.MustCompile(`PartName="/([^"]+)"`).FindAllSubmatch(parts["[Content_Types].xml"], -1) {
		if parts[string(kind[1])] == nil {
			t.Errorf("there is no %s", kind[1])
		}
	}
	for _, target := range regexp.MustCompile(`Target="([^"]+)"`).FindAllSubmatch(parts["word/_rels/document.xml.rels"], -1) {
		if parts["word/"+string(target[1])] == nil {
			t.Errorf("there is no %s", target[1])
		}
	}
	ids := func(part, element string) (all []string) {
		for _, found := range regexp.MustCompile(`<w:`+element+` w:id="(\d+)"`).FindAllSubmatch(parts[part], -1) {
			all = append(all, string(found[1]))
		}
		return all
	}
	marks, notes := ids("word/document.xml", "footnoteReference"), ids("word/footnotes.xml", "footnote")
	if diff := cmp.Diff(marks, notes); diff != "" || len(notes) != len(all) {
		t.Errorf("%d marks and %d footnotes: %s", len(marks), len(notes), diff)
	}
}

// The reader of Word documents, which is other code, finds every quotation in a note.
func TestDOCXReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	list := format.List("")
	i := slices.IndexFunc(list, func(f text.Format) bool { return f.Name == "docx" })
	got, _, err := officetest.Read(t, list[i], exported(t, "docx", all...), "a.docx")
	if err != nil {
		t.Fatal(err)
	}
	for n := range all {
		note := footnoteOf(&all[n])
		if want := strings.Join(strings.Fields("“"+inXML(note.quote)+"”"), " "); !strings.Contains(got, want) || !strings.Contains(got, note.receipt()) {
			t.Errorf("there is no note %q", want)
		}
	}
	if empty, _, err := officetest.Read(t, list[i], exported(t, "docx"), "a.docx"); err != nil || !strings.Contains(empty, "measure") {
		t.Errorf("no figures: %s %v", empty, err)
	}
}
