package archive_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/office/officetest"
)

// today is when drafts are checked in tests.
var today = cited.DayOf(2024, 2, 29)

func check(t *testing.T, a *archive.Archive, v cited.Viewer, name, content string) archive.Checked {
	t.Helper()
	v.Today = today
	got, err := a.Check(context.Background(), v, archive.Draft{Name: name, In: strings.NewReader(content)})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// verdicts lists the judgements as "exact verdict claims/independent".
func verdicts(c archive.Checked) []string {
	var out []string
	for _, j := range c.Judgements {
		out = append(out, fmt.Sprintf("%s %s %d/%d", j.Figure.Exact, j.Verdict, j.Claims, j.Independent))
	}
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// sources are the documents of the archive that drafts are held against.
func sources() []archive.Item {
	said := func(name, content, publisher string, published cited.EDTF) archive.Item {
		return item(name, content, cited.Meta{Publisher: publisher, Published: published, Language: "en"})
	}
	return []archive.Item{
		said("halden-2015.txt", "By the end of February 2015, 210 Swedes had left for Syria.", "Halden Institute", "2015-03-10"),
		said("halden-2016.txt", "By the end of February 2016, 265 Swedes had left for Syria. Of the Swedes, 104 have come home.", "Halden Institute", "2016-03-12"),
		said("sund.txt", "The Halden Institute says that by the end of February 2016, 265 Swedes had left for Syria.", "Sund Gazette", "2016-03-13"),
		said("austria.txt", "By December 2015, up to 280 people had left Austria for Syria, the Interior Ministry of Austria said.", "Danube Post", "2016-01-15"),
	}
}

func TestCheck(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, sources()...)
	for _, x := range []struct{ text, want string }{
		{"By the end of February 2016, 265 Swedes had left for Syria, the Halden Institute says.", "265 supported 1/1"},
		{"The Halden Institute currently counts 210 Swedes who have left for Syria.", "210 superseded 0/0"},
		{"According to the Halden Institute, 256 Swedes had left for Syria by February 2016.", "256 misreports 0/0"},
		{"According to the Interior Ministry of Austria, 280 people had left Austria for Syria by December 2015.", "280 misreports 0/0"},
		{"According to the Moss Monitor, 265 Swedes had left for Syria by the end of February 2016.", "265 elsewhere 0/0"},
		{"According to the Halden Institute, 547 Finns had left for Syria.", "547 not found 0/0"},
		{"Of the 265 Swedes who left for Syria by February 2016, 104 have come home, the Halden Institute says.", "265 supported 1/1|104 supported 1/1"},
		{"The train to Uppsala costs 90 crowns.", ""},
	} {
		got := strings.Join(verdicts(check(t, a, owner, "draft.txt", x.text)), "|")
		if got != x.want {
			t.Errorf("%s\ngot  %s\nwant %s", x.text, got, x.want)
		}
	}
}

// A number that was not read as a figure supports one of a draft: its document is found by its text.
func TestCheckFindsNumbersInTexts(t *testing.T) {
	a, _ := open(t, nil)
	text := "On Monday 4,517 of them were at Lysekil, the warden told us, and the ferry left at noon."
	add(t, a, item("lysekil.txt", text, cited.Meta{Publisher: "Skagen Post", Published: "2016-03-12", Language: "en"}))
	same(t, "a number in a text", verdicts(check(t, a, owner, "draft.txt", "There were 4,517 refugees at Lysekil.")), "4,517 supported 1/1")
}

// Two names that people made one source, and a document that cites it, are one claim.
func TestCheckCountsSources(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("one.txt", "In all, 547 Finns had left for Syria, the Moss Monitor said.", cited.Meta{Publisher: "Sund Gazette", Published: "2016-03-01"}),
		item("two.txt", "In all, 547 Finns had left for Syria, the MM said.", cited.Meta{Publisher: "Danube Post", Published: "2016-03-02"}))
	draft := "In all, 547 Finns have left for Syria."
	same(t, "two sources", verdicts(check(t, a, owner, "draft.txt", draft)), "547 supported 2/2")
	one, two := archive.SourceID("Moss Monitor"), archive.SourceID("MM")
	if _, err := a.MergeSources(context.Background(), owner, two, one, "it is called so"); err != nil {
		t.Fatal(err)
	}
	same(t, "one source", verdicts(check(t, a, owner, "draft.txt", draft)), "547 supported 1/1")
}

// What somebody may not see is no evidence for him.
func TestCheckRespectsTheViewer(t *testing.T) {
	a, _ := open(t, nil)
	secret := item("secret.txt", "In all, 547 Finns had left for Syria, the Moss Monitor said.", cited.Meta{Publisher: "Moss Monitor", Published: "2016-03-01", Embargo: "2030-01-01"})
	add(t, a, append(sources(), secret)...)
	draft := "According to the Moss Monitor, 547 Finns have left for Syria."
	same(t, "the owner", verdicts(check(t, a, owner, "draft.txt", draft)), "547 supported 1/1")
	reader := cited.Viewer{Name: "reader", Role: cited.Reader}
	got := check(t, a, reader, "draft.txt", draft)
	same(t, "a reader", verdicts(got), "547 not found 0/0")
	if strings.Contains(fmt.Sprint(got), "secret.txt") {
		t.Error("a reader is told of a document under embargo")
	}
	if _, err := a.Check(context.Background(), cited.Viewer{}, archive.Draft{Name: "draft.txt", In: strings.NewReader(draft)}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("the zero viewer gets %v", err)
	}
}

// A draft that stands in the archive does not support itself, nor does a copy of it.
func TestCheckLeavesOutTheDraftItself(t *testing.T) {
	a, _ := open(t, nil)
	draft := "Nordic departures reconsidered by our desk\n\nIn all, 547 Finns had left for Syria by the summer of 2016, as the records of harbour masters in Turku and Kotka show when they are laid beside lists of the missing. Most of them went by way of Riga and Istanbul, and few told their families where they were going."
	add(t, a, append(sources(), item("draft.txt", draft, cited.Meta{Publisher: "Our Desk", Published: "2016-09-01"}),
		item("reprint.txt", "From our partners\n\n"+draft, cited.Meta{Publisher: "Some Weekly", Published: "2016-09-08"}))...)
	got := check(t, a, owner, "draft.txt", draft)
	same(t, "verdicts", verdicts(got), "547 not found 0/0")
	if len(got.Itself) != 1 || got.Itself[0].Name != "draft.txt" || len(got.Copies) != 1 || got.Copies[0].Name != "reprint.txt" {
		t.Errorf("left out %v and %v", got.Itself, got.Copies)
	}
	other := check(t, a, owner, "other.txt", "In all, 547 Finns had left for Syria by the summer of 2016, Our Desk writes.")
	same(t, "another draft", verdicts(other), "547 supported 1/1")
}

// Nothing of a draft is kept: no row, no original, no entry in the log.
func TestCheckKeepsNothing(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, sources()...)
	before := tree(t, dir)
	check(t, a, owner, "draft.txt", "The Halden Institute currently counts 210 Swedes who have left for Zanzibar and Syria.")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if after := tree(t, dir); !slices.Equal(before, after) {
		t.Errorf("the folder was\n%q\nand is\n%q", before, after)
	}
	b := reopen(t, dir, nil)
	for _, err := range b.Documents(context.Background(), owner, cited.Query{Terms: []cited.Term{{Values: []string{"zanzibar"}}}}) {
		t.Errorf("the words of the draft are found: %v", err)
	}
	same(t, "documents", []string{fmt.Sprint(len(figures(t, b)))}, "5")
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), "Zanzibar") {
			t.Errorf("%s holds words of the draft", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tree lists the files that stay, but for those that the database keeps while it is in use.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !strings.HasSuffix(path, "-wal") && !strings.HasSuffix(path, "-shm") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCheckTellsPlaces(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, sources()...)
	said := "By the end of February 2016, 265 Swedes had left for Syria."
	for _, x := range []struct {
		name, content string
		want          archive.Place
	}{
		{"a.txt", "# Ärger\n\n" + said, archive.Place{Line: 3, Column: 30}},
		{"a.txt", "\ufeff" + said, archive.Place{Line: 1, Column: 30}},
		{"a.txt", "One\r\nÄÖ " + said, archive.Place{Line: 2, Column: 33}},
		{"a.txt", "\xc4rger\n\xd6. " + said, archive.Place{Line: 2, Column: 33}},
		{"a.html", "<html>\n<body>\n<p>By the end of February 2016, <b>265</b> Swedes had left for Syria.</p></body></html>", archive.Place{Line: 3, Column: 36}},
		{"a.docx", string(officetest.Pack(t, "word/document.xml", "<w:document><w:body><w:p><w:r><w:t>A head</w:t></w:r></w:p><w:p><w:r><w:t>"+said+"</w:t></w:r></w:p></w:body></w:document>")), archive.Place{Name: "paragraph 2"}},
	} {
		got := check(t, a, owner, x.name, x.content)
		if len(got.Judgements) != 1 {
			t.Errorf("%q: %d judgements; %s %s", x.content, len(got.Judgements), got.Document.Outcome, got.Document.Reason)
			continue
		}
		if at := got.Place(got.Judgements[0].Figure.Span); at != x.want {
			t.Errorf("%q: %+v, want %+v", x.content, at, x.want)
		}
	}
}

// Whatever a draft is, it is read within bounds or not at all.
func TestCheckOfHostileDrafts(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, sources()...)
	if got := check(t, a, owner, "draft.docx", string(officetest.Pack(t, "word/document.xml", "<w:document><w:body>"+strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 10_000)))); got.Document.Outcome == cited.OutcomeRead {
		t.Error("a document that ends in the middle is read")
	}
	var numbers strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&numbers, "%d, ", 3*i+11)
	}
	for _, content := range []string{
		"In all, 265 people " + strings.Repeat("of the harbour with the grey wall ", 30_000) + "had left for Syria.",
		numbers.String(),
		strings.Repeat("In all, 265 Swedes had left for Syria.\n\n", 2200),
	} {
		got := check(t, a, owner, "draft.txt", content)
		if n := len(got.Judgements); n > 2000 || n == 2000 && got.Unjudged != 200 {
			t.Errorf("%d judgements, %d figures not looked at", n, got.Unjudged)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	setLimits(t, dir, "size: 1 KB")
	b := reopen(t, dir, nil)
	if got := check(t, b, owner, "draft.txt", strings.Repeat("long ", 1000)); got.Document.Outcome != cited.OutcomeUnreadable || !strings.Contains(got.Document.Reason, "larger than") {
		t.Errorf("a draft over the limit: %s, %s", got.Document.Outcome, got.Document.Reason)
	}
}

// Of documents without a text that is kept, the quotations speak.
func TestCheckAgainstReceipts(t *testing.T) {
	a, _ := open(t, nil)
	items := sources()
	for i := range items {
		items[i].Receipt = true
	}
	add(t, a, items...)
	same(t, "supported", verdicts(check(t, a, owner, "d.txt", "By the end of February 2016, 265 Swedes had left for Syria, the Halden Institute says.")), "265 supported 1/1")
	same(t, "misreported", verdicts(check(t, a, owner, "d.txt", "According to the Halden Institute, 256 Swedes had left for Syria by February 2016.")), "256 misreports 0/0")
}
