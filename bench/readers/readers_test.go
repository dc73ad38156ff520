package readers

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"iter"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/export"
)

// texts are what a document may say that another program may take for something else.
func texts() []string {
	return []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", `=HYPERLINK("https://example.org","here")`, "two\nlines", `"quoted", "twice"`, "0017", "1e5", "TRUE", "2015-12",
		"<script>alert(1)</script> &amp;", "]]></w:t>", "a | b \\| c", "\u0160\u00e1rka \U0001F600", "_x0041_", " spaces  inside "}
}

// receipts are figures whose every text is one of them.
func receipts() (all []cited.Receipt) {
	for i, s := range texts() {
		n := float64(i)*1.5 - 1
		quote := s + " some 470 left."
		f := cited.Figure{ID: cited.NewID(cited.FigureID, s), Span: cited.Span{Start: 100 + i, End: 108 + i, Exact: "some 470"}, Quote: cited.Span{Start: 90, End: 90 + len([]rune(quote)), Exact: quote},
			Low: &n, Modifier: cited.AtLeast, Kind: cited.Count, Counted: s, Measure: "travelled", Origin: []string{"BEL", "FRA"}, Of: s, Time: "2015-12", Basis: cited.Cumulative,
			Attribution: []string{"Northern Wire", "federal government"}, Stance: cited.Asserted, Codebook: "foreign-fighters", Individual: i%2 == 0}
		if i%3 == 0 {
			f.High, f.Modifier = &n, cited.Approx
		}
		d := cited.Document{ID: cited.NewID(cited.DocumentID, s), Original: strings.Repeat("ab", 32), Title: s, Publisher: s, Address: "https://example.org/" + s, Added: time.Unix(0, 0), Outcome: cited.OutcomeRead}
		all = append(all, cited.Receipt{Figure: f, Document: d, Version: "text-4", Decisions: []cited.Decision{{ID: "de-1", Verdict: cited.Accepted, Reviewer: s, Reason: s, At: time.Unix(0, 0)}}})
	}
	return all
}

func sequence(all []cited.Receipt) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// exported writes the figures as one kind.
func exported(t *testing.T, kind string) []byte {
	t.Helper()
	kinds := export.Kinds()
	i := slices.IndexFunc(kinds, func(k export.Kind) bool { return k.Name == kind })
	var b bytes.Buffer
	if err := kinds[i].Write(&b, sequence(receipts()), export.About{Made: time.Unix(0, 0), Program: "cited test", Temp: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func table(t *testing.T) Table {
	t.Helper()
	want, err := NewTable(exported(t, "csv"))
	if err != nil {
		t.Fatal(err)
	}
	return want
}

// reader opens one kind of export.
type reader struct {
	name, kind, program string
	open                func(context.Context, []byte, Table) (Opened, error)
}

func readers() []reader {
	here := func(open func([]byte, Table) (Opened, error)) func(context.Context, []byte, Table) (Opened, error) {
		return func(_ context.Context, raw []byte, want Table) (Opened, error) { return open(raw, want) }
	}
	return []reader{
		{"Calc", "xlsx", "soffice", Calc},
		{"a library of workbooks", "xlsx", "", here(Workbook)},
		{"Writer", "docx", "soffice", Writer},
		{"a schema of packages", "datapackage", "", here(Package)},
		{"a processor of JSON-LD", "annotations", "", here(Annotations)},
	}
}

// TestReaders holds that others read what was written, whatever documents say, and that a reader notices when
// a file says something else than the CSV.
func TestReaders(t *testing.T) {
	for _, r := range readers() {
		t.Run(r.name, func(t *testing.T) {
			if _, err := exec.LookPath(r.program); r.program != "" && err != nil {
				t.Skip("there is no " + r.program + " (Debian: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui)")
			}
			raw, want := exported(t, r.kind), table(t)
			o, err := r.open(t.Context(), raw, want)
			if err != nil || o.Checked < len(want.Rows) {
				t.Fatalf("%d checked, %v", o.Checked, err)
			}
			for _, wrong := range o.Wrong {
				t.Error(wrong)
			}
			want.Rows[3]["low"], want.Rows[3]["modifier"] = "12", "exact"
			if o, err := r.open(t.Context(), raw, want); err != nil || len(o.Wrong) == 0 {
				t.Errorf("another number is not noticed: %v", err)
			}
			if _, err := r.open(t.Context(), []byte("PK this is nothing"), want); err == nil {
				t.Error("what is no such file is read")
			}
		})
	}
}

// TestAnnotationsThatAreNone holds that a key without a meaning, another context and what is no IRI are noticed.
func TestAnnotationsThatAreNone(t *testing.T) {
	raw := string(exported(t, "annotations"))
	for _, change := range [][2]string{{`"motivation":`, `"motive":`}, {"http://www.w3.org/ns/anno.jsonld", "https://example.org/other"},
		{`"source":"https://example.org/0017"`, `"source":"https://example.org/<0017>"`}} {
		changed := strings.Replace(raw, change[0], change[1], 1)
		if o, err := Annotations([]byte(changed), table(t)); changed == raw || err == nil && len(o.Wrong) == 0 {
			t.Errorf("%s is not noticed", change[1])
		}
	}
}

// TestPackagesThatAreNone holds that a descriptor without what the standard demands, a cell of another type and a
// changed byte are noticed.
func TestPackagesThatAreNone(t *testing.T) {
	raw := exported(t, "datapackage")
	for _, change := range [][3]string{{"datapackage.json", `"resources":`, `"resource":`}, {"datapackage.json", `"path": "figures.csv"`, `"path": "../figures.csv"`},
		{"datapackage.json", `"type": "number"`, `"type": "integer"`}, {"figures.csv", "some 470", "some 471"}, {"documents.csv", "do-", "od-"}} {
		if o, err := Package(repacked(t, raw, change), table(t)); err == nil && len(o.Wrong) == 0 {
			t.Errorf("%s instead of %s is not noticed", change[2], change[1])
		}
	}
}

// repacked replaces words of a member: its name, what stands there first, what instead.
func repacked(t *testing.T, raw []byte, change [3]string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		member, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(member)
		if err != nil {
			t.Fatal(err)
		}
		changed := content
		if f.Name == change[0] {
			if changed = bytes.Replace(content, []byte(change[1]), []byte(change[2]), 1); bytes.Equal(changed, content) {
				t.Fatalf("%s does not hold %s", f.Name, change[1])
			}
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(changed); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
