package archive_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/archive"
	checks "cited/internal/check"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/limit"
	"cited/rules"
)

// dated returns the texts of a folder, whose second line says who printed them, and when.
func dated(t *testing.T, dir string) []archive.Item {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(dir, err)
	}
	var out []archive.Item
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head := strings.SplitN(string(content), "\n", 3)
		by, at, _ := strings.Cut(head[1], ", ")
		meta := cited.Meta{Title: head[0], Publisher: by, Language: "en"}
		for layout, as := range map[string]string{"2 January 2006": time.DateOnly, "January 2006": "2006-01"} {
			if day, err := time.Parse(layout, at); err == nil {
				meta.Published = cited.EDTF(day.Format(as))
			}
		}
		out = append(out, item(filepath.Base(file), string(content), meta))
	}
	return out
}

// Which words are rare is told by the same documents, whether an archive is stored or at hand as values: a draft gets the same verdicts.
func TestCheckCountsWordsAsValues(t *testing.T) {
	x, err := extract.New(rules.FS, []string{"casualties", "displacement", "foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	set, err := codebook.LoadSet(rules.FS, "casualties", "displacement", "foreign-fighters")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := archive.NewReader(rules.FS, []string{"casualties", "displacement", "foreign-fighters"}, config().Worker, limit.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := reader.Close(); err != nil {
			t.Error(err)
		}
	}()
	reader = reader.WithSayings()
	read := func(i archive.Item) *checks.Document {
		in, err := i.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := cited.Document{ID: cited.NewID(cited.DocumentID, i.Name), Name: i.Name}
		d.SetImprint(i.Meta.Known(cited.GivenWhenAdded))
		r, err := reader.Read(context.Background(), in, d)
		if err != nil {
			t.Fatal(err)
		}
		return checks.Read(x.Language(), r.Document, r.Texts, r.Found)
	}
	folder := filepath.Join("..", "check", "testdata", "drafts7")
	var shelf checks.Shelf
	documents := dated(t, filepath.Join(folder, "archive"))
	for _, i := range documents {
		shelf = append(shelf, read(i))
	}
	dir := filepath.Join(t.TempDir(), "archive")
	if err := archive.Init(dir, []string{"casualties", "displacement", "foreign-fighters"}, "test", noon()); err != nil {
		t.Fatal(err)
	}
	a := reopen(t, dir, nil)
	add(t, a, documents...)
	for i := range 40 { // what has no text tells nothing of words, however new it is
		add(t, a, item(fmt.Sprintf("blank%d.txt", i), strings.Repeat("\n", i+1), cited.Meta{Language: "en"}))
	}
	for _, i := range dated(t, filepath.Join(folder, "drafts")) {
		var want, got []string
		for _, j := range checks.Judge(checks.NewBooks(set, x.Language()), read(i), shelf) {
			want = append(want, fmt.Sprint(j.Figure.Exact, " ", j.Verdict))
		}
		in, err := i.Open()
		if err != nil {
			t.Fatal(err)
		}
		var content bytes.Buffer
		if _, err := content.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		stored, err := a.Check(context.Background(), owner, archive.Draft{Name: i.Name, In: &content, Meta: i.Meta})
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range stored.Judgements {
			got = append(got, fmt.Sprint(j.Figure.Exact, " ", j.Verdict))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: with a store %q, without %q", i.Name, got, want)
		}
	}
}
