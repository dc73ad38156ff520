package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
)

// setLimits writes limits into the cited.yaml of an archive, in place of those there.
func setLimits(t *testing.T, dir string, limits ...string) {
	t.Helper()
	path := filepath.Join(dir, "cited.yaml")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(content), "limits:\n")
	for i, l := range limits {
		if i == 0 {
			before += "limits:\n"
		}
		before += "  " + l + "\n"
	}
	if err := os.WriteFile(path, []byte(before), 0o666); err != nil {
		t.Fatal(err)
	}
}

// within makes an archive with limits.
func within(t *testing.T, limits ...string) (*archive.Archive, string) {
	t.Helper()
	_, dir := open(t, nil)
	setLimits(t, dir, limits...)
	return reopen(t, dir, nil), dir
}

// paged returns a PDF of so many pages.
func paged(pages int) string {
	var objects, kids strings.Builder
	for n := range pages {
		show := fmt.Sprintf("BT /F1 12 Tf 50 700 Td (Some %d Belgians left for Syria in 2014, the ministry said.) Tj ET", 300+n)
		fmt.Fprintf(&kids, "%d 0 R ", 10+2*n)
		fmt.Fprintf(&objects, "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>endobj\n%d 0 obj<</Length %d>>stream\n%s\nendstream endobj\n",
			10+2*n, 11+2*n, 11+2*n, len(show), show)
	}
	return fmt.Sprintf("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n%strailer<</Root 1 0 R>>\n%%%%EOF\n",
		pages, kids.String(), objects.String())
}

// word returns a Word document whose body holds some XML beside a sentence.
func word(t *testing.T, before, after string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = fmt.Fprintf(w, "<w:document><w:body>%s<w:p><w:r><w:t>Some 300 Belgians left for Syria.</w:t></w:r></w:p>%s</w:body></w:document>", before, after)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// patient is a limit of time that a busy machine keeps to as well.
const patient = "time: 10 min"

// TestEveryLimit adds a document that is over a limit and one that is not, raises the
// limit, and finds the first one read by the next run, whatever that adds.
func TestEveryLimit(t *testing.T) {
	nested := func(n int) string {
		return word(t, strings.Repeat("<w:sdt>", n), strings.Repeat("</w:sdt>", n))
	}
	comments := func(n int) string { return word(t, strings.Repeat("<!-- nothing is said here -->", n/29), "") }
	page := func(n int) string {
		return "<!doctype html><p>Some 300 Belgians left for Syria." + strings.Repeat("<!-- nothing is said here -->", n/29)
	}
	tests := []struct{ key, low, high, name, over, under, says string }{
		{"size", "2 KB", "4 KB", "a.txt", report + strings.Repeat("\n\nThis says nothing.", 150), report, "it has 3"},
		{"pages", "2", "3", "a.pdf", paged(3), paged(2), "3 pages, more than 2"},
		{"nesting", "30", "60", "a.docx", nested(30), nested(20), "nested more than 30 deep in word/document.xml"},
		{"inflation", "1 MB", "1.5 MB", "a.docx", comments(1200 << 10), comments(1000 << 10), "unpacks to more than 1 MB"},
		{"memory", "256 MB", "512 MB", "a.html", page(5 << 20), page(3 << 20), "a page of more than 4 MB"},
	}
	for _, tt := range tests {
		t.Run(tt.key, func(t *testing.T) {
			a, dir := within(t, tt.key+": "+tt.low, patient)
			over := item("over-"+tt.name, tt.over, cited.Meta{})
			if got := add(t, a, over, item("under-"+tt.name, tt.under, cited.Meta{})); !slices.Equal(got, []string{"unreadable over-" + tt.name, "added under-" + tt.name}) {
				t.Fatalf("got %q", got)
			}
			refused(t, a, tt.says+"|(the limit is "+tt.key+": "+tt.low+"): |, or raise "+tt.key+" under limits in the cited.yaml of an archive")
			if got := add(t, a); len(got) > 0 {
				t.Errorf("it was read again within the same limit: %q", got)
			}
			raised(t, dir, over, tt.key+": "+tt.high, patient)
		})
	}
}

// TestLimitsOfAProcess has a worker that hangs, and one that takes too much memory.
func TestLimitsOfAProcess(t *testing.T) {
	for name, want := range map[string][2]string{"hang": {"time", "1 s"}, "memory": {"memory", "512 MB"}} {
		t.Run(name, func(t *testing.T) {
			_, dir := within(t, want[0]+": "+want[1])
			a := reopen(t, dir, func(c *archive.Config) {
				c.Worker = []string{c.Worker[0], "-test.run=^TestMisbehavingWorker$", "misbehave"}
			})
			over := item(name, report, cited.Meta{})
			if got := add(t, a, over); got[0] != "unreadable "+name {
				t.Fatalf("got %q", got)
			}
			refused(t, a, "reading it took |(the limit is "+want[0]+": "+want[1]+"): ")
			raised(t, dir, over)
		})
	}
}

// refused checks the reasons of the documents that could not be read: there is one, and it
// says all that is wanted.
func refused(t *testing.T, a *archive.Archive, wants string) {
	t.Helper()
	n := 0
	for d, err := range a.Documents(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Outcome != cited.OutcomeUnreadable {
			continue
		}
		n++
		for want := range strings.SplitSeq(wants, "|") {
			if !strings.Contains(d.Reason, want) {
				t.Errorf("%s: %q does not say %q", d.Name, d.Reason, want)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d documents could not be read", n)
	}
}

// raised checks that a run with other limits reads what went over one, unless its bytes
// have to come again, and that all is well then.
func raised(t *testing.T, dir string, over archive.Item, limits ...string) {
	t.Helper()
	ctx := context.Background()
	setLimits(t, dir, limits...)
	a := reopen(t, dir, nil)
	before, err := a.Status(ctx, owner)
	if err != nil || len(before.Limits.Changed()) != len(limits) {
		t.Errorf("limits %+v, %v", before.Limits, err)
	}
	want := []string{"reread " + over.Name}
	var again []archive.Item
	switch {
	case before.Pending == 0:
		want, again = []string{"added " + over.Name}, []archive.Item{over}
	case strings.HasSuffix(over.Name, ".pdf"): // it makes no difference whether it comes again
		again = []archive.Item{over}
	}
	if got := add(t, a, again...); !slices.Equal(got, want) {
		t.Errorf("with a higher limit: %q, want %q", got, want)
	}
	after, err := a.Status(ctx, owner)
	if err != nil || after.Pending > 0 || after.Documents[cited.OutcomeUnreadable] > 0 {
		t.Errorf("%+v, %v", after, err)
	}
	if wrong, _ := verify(t, dir, archive.VerifyOptions{}); len(wrong) > 0 {
		t.Errorf("%q", wrong)
	}
	setLimits(t, dir) // the default of a higher limit, and a lower limit, read nothing again
	if got := add(t, reopen(t, dir, nil)); len(got) > 0 {
		t.Errorf("read again: %q", got)
	}
}

// What is here stays when a limit is lowered, and can be said more about.
func TestLowerLimit(t *testing.T) {
	a, dir := open(t, nil)
	long := item("a.txt", report+strings.Repeat("\n\nThis says nothing.", 150), cited.Meta{})
	if got := add(t, a, long); got[0] != "added a.txt" {
		t.Fatalf("got %q", got)
	}
	setLimits(t, dir, "size: 1 KB")
	b := reopen(t, dir, nil)
	if got := add(t, b, long); got[0] != "unchanged a.txt" {
		t.Errorf("got %q", got)
	}
}

func TestLimitsAreChecked(t *testing.T) {
	tests := map[string]string{
		"limits:\n  sizes: 1 MB":               `:7: there is no limit "sizes"; there are size, pages, nesting, inflation, time and memory`,
		"limit:\n  size: 1 MB":                 `:6: there is no key "limit"; there are format, database, codebooks, limits`,
		"limits:\n  size: 100":                 `:7: size: "100" is no size; write a number with KB, MB or GB, like 128 MB, from 1 KB to 4 GB`,
		"limits:\n  size: 5 GB":                `:7: size: 5 GB is more than 4 GB, which is the most that can be set: an original is kept`,
		"limits:\n  time: 60":                  `:7: time: "60" is no time; write a number with s, min or h, like 30 s`,
		"limits:\n  time: 2 h":                 `more than 1 h, which`,
		"limits:\n  pages: many":               `:7: pages: "many" is no whole number; write one like 3000, from 1 to 100000`,
		"limits:\n  pages: 2.5":                `is no whole number`,
		"limits:\n  pages: -1":                 `is no whole number`,
		"limits:\n  pages: 0":                  `less than 1, which reads nothing; the default is 3000`,
		"limits:\n  memory: 1 MB":              `less than 256 MB, which`,
		"limits:\n  nesting: 5000":             `more than 2000, which`,
		"limits:\n  inflation: 1 TB":           `is no size`,
		"limits:\n  inflation:":                `:7: inflation has no value; write a number with KB, MB or GB`,
		"limits:\n  inflation: [1 MB]":         `:7: inflation has no value`,
		"limits: 1 MB":                         `:6: limits must be keys and values`,
		"limits:\n  pages: x\n\n  time: never": `:7: pages: "x" is no whole number; write one like 3000, from 1 to 100000; `,
		"limits:\n  pages: 1\n  pages: 2":      `already defined`,
	}
	for settings, want := range tests {
		dir := newArchive(t)
		setLimits(t, dir) // none, not even those of what is raced
		path := filepath.Join(dir, "cited.yaml")
		content, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, append(content, settings...), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
		_, err = archive.Open(context.Background(), dir, config())
		if cited.CodeOf(err) != cited.NotFound || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", settings, err)
		}
	}
	_, dir := within(t)
	for _, good := range []string{"size: 1.5 GB", "size: 100MB", "time: 5 min", "memory: 2 GB", `pages: "10"`, "pages: 5000 # of the annual report"} {
		setLimits(t, dir, good)
		reopen(t, dir, nil)
	}
}

// TestBackupKeepsLimits restores an archive with limits, whose database has another name:
// its cited.yaml is written anew for the back-up.
func TestBackupKeepsLimits(t *testing.T) {
	dir := newArchive(t)
	setLimits(t, dir, "pages: 5000", "time: 2 min")
	path := filepath.Join(dir, "cited.yaml")
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, bytes.Replace(content, []byte("sqlite:cited.db"), []byte("sqlite:other.db"), 1), 0o666)
	}
	if err := joined(err, os.Rename(filepath.Join(dir, "cited.db"), filepath.Join(dir, "other.db"))); err != nil {
		t.Fatal(err)
	}
	file, to := filepath.Join(t.TempDir(), "b.tar"), filepath.Join(t.TempDir(), "again")
	if err := backupTo(dir, file); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Restore(context.Background(), file, to, archive.RestoreOptions{Watch: quiet()}); err != nil {
		t.Fatal(err)
	}
	st, err := reopen(t, to, nil).Status(context.Background(), owner)
	if err != nil || st.Limits.Pages != 5000 || st.Limits.Value("time") != "2 min" || len(st.Limits.Changed()) != 2 {
		t.Errorf("%+v, %v", st.Limits, err)
	}
}
