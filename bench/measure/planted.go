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
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/limit"
	"cited/internal/mention"
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
	c, err := newChecker(b)
	if err != nil {
		return nil, err
	}
	numbers, err := c.planted(filepath.Join(b.root, "internal", "check", "testdata", "planted"))
	if err == nil {
		var more []number
		more, err = c.elsewhere()
		numbers = append(numbers, more...)
	}
	return numbers, errors.Join(err, c.reader.Close())
}

// checker reads documents as an archive does, for the checks of documents.
type checker struct {
	*bench
	books  *check.Books
	words  *mention.Language
	reader *archive.Reader
}

func newChecker(b *bench) (*checker, error) {
	x, err := extract.New(rules.FS, teach.Codebooks())
	if err != nil {
		return nil, err
	}
	set, err := codebook.LoadSet(rules.FS, teach.Codebooks()...)
	if err != nil {
		return nil, err
	}
	reader, err := archive.NewReader(rules.FS, teach.Codebooks(), []string{b.program, "worker"}, limit.Limits{})
	if err != nil {
		return nil, err
	}
	return &checker{b, check.NewBooks(set, x.Language()), x.Language(), reader.WithSayings()}, nil
}

// read reads a document of which some things are known.
func (c *checker) read(path string, content []byte, known cited.Meta) (*check.Document, error) {
	d := cited.Document{ID: cited.NewID(cited.DocumentID, path), Name: filepath.Base(path)}
	d.SetImprint(known.Known(cited.GivenWhenAdded))
	r, err := c.reader.Read(c.ctx, bytes.NewReader(content), d)
	if err != nil {
		return nil, err
	}
	return check.Read(c.words, r.Document, r.Texts, r.Found), nil
}

// planted scores a folder of texts.
func (c *checker) planted(dir string) ([]number, error) {
	lines, err := jsonLines[plantedLine](filepath.Join(dir, "planted.jsonl"))
	if err != nil {
		return nil, err
	}
	texts, err := c.headed(filepath.Join(dir, "texts"))
	if err != nil {
		return nil, err
	}
	earlier, err := c.headed(filepath.Join(dir, "earlier"))
	if err != nil {
		return nil, err
	}
	var errorsIn, found, rightIn, alarms float64
	for _, l := range lines {
		x := check.Case{Books: c.books, Document: texts[l.Doc]}
		if e := earlier[l.Doc]; e != nil {
			x.Kin = append(x.Kin, e)
		}
		seen, others := l.score(&x)
		alarms += others
		if !l.Error {
			rightIn++
			continue
		}
		errorsIn++
		if seen {
			found++
		}
	}
	return []number{{"contradictions", errorsIn, "count"}, {"contradictions found", found, "count"},
		{"texts without", rightIn, "count"}, {"false alarms", alarms, "count"}}, nil
}

// score reports whether errors or warnings show the contradiction of a text, and counts those that
// show anything else.
func (l *plantedLine) score(x *check.Case) (seen bool, others float64) {
	list := check.Findings(check.OfDocument, x)
	for i := range list {
		switch {
		case list[i].Severity == cited.SeverityNote:
		case l.shown(x.Document.ID, &list[i]):
			seen = true
		default:
			others++
		}
	}
	return seen, others
}

// headed reads the documents of a folder that begin with a title, an outlet and a date, by their
// names without extension.
func (c *checker) headed(dir string) (map[string]*check.Document, error) {
	list, err := datedIn(dir)
	if err != nil {
		return nil, err
	}
	out := map[string]*check.Document{}
	for _, x := range list {
		name := strings.TrimSuffix(x.name, ".txt")
		if out[name], err = c.read(filepath.Join(dir, x.name), x.content, x.meta); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// elsewhere counts what the checks say of documents that were made for other ends: the stories of
// lineage and the texts that linking learns from. All were made up with care, so that hardly
// anything in them contradicts itself.
func (c *checker) elsewhere() ([]number, error) {
	cases, err := c.stories(filepath.Join(c.root, "internal", "lineage", "testdata", "stories"))
	if err != nil {
		return nil, err
	}
	lessons, err := c.lessons(filepath.Join(c.root, "internal", "gold", "testdata", "learn"))
	if err != nil {
		return nil, err
	}
	cases = append(cases, lessons...)
	n := map[cited.Severity]float64{}
	for _, x := range cases {
		for _, f := range check.Findings(check.OfDocument, x) {
			n[f.Severity]++
		}
	}
	numbers := []number{{"other documents", float64(len(cases)), "count"}}
	for _, s := range cited.Severities() {
		numbers = append(numbers, number{string(s) + "s in 100 of them", 100 * n[s] / float64(max(1, len(cases))), "count"})
	}
	return numbers, nil
}

// lessons reads the texts of folders, with the dates that a list beside them gives.
func (c *checker) lessons(dir string) ([]*check.Case, error) {
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
		d, err := c.readFile(file, dates[strings.TrimSuffix(filepath.Base(file), ".txt")])
		if err != nil {
			return nil, err
		}
		out = append(out, &check.Case{Books: c.books, Document: d})
	}
	return out, nil
}

func (c *checker) readFile(file string, published cited.EDTF) (*check.Document, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return c.read(file, content, cited.Meta{Published: published})
}

// stories reads stories, each with the documents that it was made from.
func (c *checker) stories(dir string) ([]*check.Case, error) {
	lines, err := jsonLines[storyDocument](filepath.Join(dir, "documents.jsonl"))
	if err != nil {
		return nil, err
	}
	at := map[string]*check.Document{}
	for _, l := range lines {
		if at[l.Doc], err = c.readFile(filepath.Join(dir, "texts", l.Doc+".txt"), l.Published); err != nil {
			return nil, err
		}
	}
	var out []*check.Case
	for _, l := range lines {
		x := &check.Case{Books: c.books, Document: at[l.Doc]}
		for _, from := range l.From {
			x.Kin = append(x.Kin, at[from])
		}
		out = append(out, x)
	}
	return out, nil
}
