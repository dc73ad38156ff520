package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/bench/teach"
	"cited/internal/archive"
	"cited/internal/check"
	"cited/internal/limit"
	"cited/rules"
)

// plantedLine is a line of planted.jsonl in internal/check/testdata/planted, which its README
// explains.
type plantedLine struct {
	Doc     string `json:"doc"`
	Error   bool   `json:"error"`
	Code    string `json:"code"`
	Numbers []struct {
		Start int `json:"start"`
		End   int `json:"end"`
	} `json:"numbers"`
}

// shown reports whether a finding shows a number that contradicts another one. Where a date is
// impossible, it shows the figure with that date: the sentence that holds it.
func (l *plantedLine) shown(doc cited.ID, f *cited.Finding) bool {
	return slices.ContainsFunc(f.Exhibits, func(x cited.Exhibit) bool {
		at := x.Span
		if l.Code == "dates" {
			at = x.Quote
		}
		for _, n := range l.Numbers {
			if x.Document == doc && at.Start < n.End && n.Start < at.End {
				return true
			}
		}
		return false
	})
}

// planted counts which contradictions the checks of documents find that were planted in texts,
// what they say besides, and how much they say of other texts.
func planted(b *bench) ([]number, error) {
	dir := filepath.Join(b.root, "internal", "check", "testdata", "planted")
	lines, err := jsonLines[plantedLine](filepath.Join(dir, "planted.jsonl"))
	if err != nil {
		return nil, err
	}
	d, err := newDraftsBench()
	if err != nil {
		return nil, err
	}
	var errorsIn, found, rightIn, alarms float64
	for i := range lines {
		list, doc, err := d.plantedIn(dir, lines[i].Doc)
		if err != nil {
			return nil, err
		}
		seen := false
		for k := range list {
			switch {
			case list[k].Severity == cited.SeverityNote:
			case lines[i].shown(doc, &list[k]):
				seen = true
			default:
				alarms++
			}
		}
		if !lines[i].Error {
			rightIn++
			continue
		}
		errorsIn++
		if seen {
			found++
		}
	}
	numbers := []number{{"contradictions", errorsIn, "count"}, {"contradictions found", found, "count"},
		{"texts without", rightIn, "count"}, {"false alarms", alarms, "count"}}
	elsewhere, err := b.findingsElsewhere(d)
	return append(numbers, elsewhere...), err
}

// plantedIn returns the findings of a text, and its id.
func (d *draftsBench) plantedIn(dir, name string) ([]cited.Finding, cited.ID, error) {
	doc, err := d.read(filepath.Join(dir, "texts", name+".txt"))
	if err != nil {
		return nil, "", err
	}
	c := check.Case{Books: d.books, Document: doc}
	earlier, err := d.read(filepath.Join(dir, "earlier", name+".txt"))
	if err == nil {
		earlier.ID = cited.NewID(cited.DocumentID, "earlier", name)
		c.Kin = append(c.Kin, earlier)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, "", err
	}
	return check.Findings(check.OfDocument, &c), doc.ID, nil
}

// findingsElsewhere counts what the checks say of documents that were made for other ends: the
// stories of lineage and the texts that linking learns from. All were made up with care, so
// that hardly anything in them contradicts itself.
func (b *bench) findingsElsewhere(d *draftsBench) ([]number, error) {
	reader, err := archive.NewReader(rules.FS, teach.Codebooks(), []string{b.program, "worker"}, limit.Limits{})
	if err != nil {
		return nil, err
	}
	o := others{b, d, reader.WithSayings()}
	stories, err := o.stories(filepath.Join(b.root, "internal", "lineage", "testdata", "stories"))
	if err != nil {
		return nil, err
	}
	lessons, err := o.lessons(filepath.Join(b.root, "internal", "gold", "testdata", "learn"))
	if err = errors.Join(err, reader.Close()); err != nil {
		return nil, err
	}
	cases := append(stories, lessons...)
	n := map[cited.Severity]float64{}
	for _, c := range cases {
		for _, f := range check.Findings(check.OfDocument, c) {
			n[f.Severity]++
		}
	}
	numbers := []number{{"other documents", float64(len(cases)), "count"}}
	for _, s := range cited.Severities() {
		numbers = append(numbers, number{string(s) + "s in 100 of them", 100 * n[s] / float64(max(1, len(cases))), "count"})
	}
	return numbers, nil
}

// others reads documents as an archive does.
type others struct {
	*bench
	drafts *draftsBench
	reader *archive.Reader
}

func (o *others) read(file string, published cited.EDTF) (*check.Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	d := cited.Document{ID: cited.NewID(cited.DocumentID, file), Name: filepath.Base(file), Published: published}
	r, err := o.reader.Read(o.ctx, bytes.NewReader(data), d)
	if err != nil {
		return nil, err
	}
	return check.Read(o.drafts.reader.Language(), r.Document, r.Texts, r.Found), nil
}

// lessons reads the texts of folders, with the dates that a list beside them gives.
func (o *others) lessons(dir string) ([]*check.Case, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []*check.Case
	for _, file := range files {
		dates := map[string]cited.EDTF{}
		data, err := os.ReadFile(filepath.Join(filepath.Dir(file), "dates.json"))
		if err == nil {
			err = json.Unmarshal(data, &dates)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		d, err := o.read(file, dates[strings.TrimSuffix(filepath.Base(file), ".txt")])
		if err != nil {
			return nil, err
		}
		out = append(out, &check.Case{Books: o.drafts.books, Document: d})
	}
	return out, nil
}

// stories reads stories, each with the documents that it was made from.
func (o *others) stories(dir string) ([]*check.Case, error) {
	lines, err := jsonLines[storyDocument](filepath.Join(dir, "documents.jsonl"))
	if err != nil {
		return nil, err
	}
	at := map[string]*check.Document{}
	for _, l := range lines {
		if at[l.Doc], err = o.read(filepath.Join(dir, "texts", l.Doc+".txt"), l.Published); err != nil {
			return nil, err
		}
	}
	var out []*check.Case
	for _, l := range lines {
		c := &check.Case{Books: o.drafts.books, Document: at[l.Doc]}
		for _, from := range l.From {
			c.Kin = append(c.Kin, at[from])
		}
		out = append(out, c)
	}
	return out, nil
}
