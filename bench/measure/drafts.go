package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/bench/teach"
	"cited/internal/check"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/text"
	"cited/rules"
)

// judged is what a careful reader says of a number of a draft.
type judged struct {
	Draft        string
	Start, End   int
	Exact        string
	Verdict      cited.DraftVerdict
	Error        bool
	Alternatives []cited.DraftVerdict
	Related      [][2]int
}

// draftsBench is a set of drafts with the archive that they are held against.
type draftsBench struct {
	reader  *extract.Reader
	books   *check.Books
	archive check.Shelf
	lines   []judged
	drafts  []*check.Document
}

// drafts counts which planted errors are found in drafts, and what is said of figures that are
// right.
func drafts(b *bench) ([]number, error) {
	d, err := readDrafts(filepath.Join(b.root, "internal", "check", "testdata", "drafts2"))
	if err != nil {
		return nil, err
	}
	var total draftScore
	byVerdict := map[cited.DraftVerdict][2]int{}
	for _, doc := range d.drafts {
		name := strings.TrimSuffix(doc.Name, ".txt")
		lines := slices.DeleteFunc(slices.Clone(d.lines), func(l judged) bool { return l.Draft != name })
		total.add(lines, check.Judge(d.books, doc, d.archive), byVerdict)
	}
	numbers := []number{{"planted errors", float64(total.errors), "count"}, {"errors found", float64(total.found), "count"},
		{"correct figures", float64(total.right), "count"}, {"false alarms", float64(total.alarms), "count"}, {"figures not read", float64(total.unread), "count"}}
	for _, v := range cited.DraftVerdicts() {
		if n := byVerdict[v]; n[1] > 0 {
			numbers = append(numbers, number{string(v) + ", share found", float64(n[0]) / float64(n[1]), ""})
		}
	}
	return numbers, nil
}

// draftScore is how judgements stand to those of a careful reader.
type draftScore struct{ errors, found, right, alarms, unread int }

func (s *draftScore) add(lines []judged, got []cited.Judgement, byVerdict map[cited.DraftVerdict][2]int) {
	for _, l := range lines {
		at := l.at(got)
		if len(at) == 0 {
			s.unread++
		}
		fair := slices.ContainsFunc(at, l.accepts)
		if !l.Error {
			s.right++
			if len(at) > 0 && !fair {
				s.alarms++
			}
			continue
		}
		for _, r := range l.Related {
			fair = fair || slices.ContainsFunc(within(got, r[0], r[1]), l.accepts)
		}
		s.errors++
		n := byVerdict[l.Verdict]
		n[1]++
		if fair {
			s.found++
			n[0]++
		}
		byVerdict[l.Verdict] = n
	}
	for _, j := range got {
		if !slices.ContainsFunc(lines, func(l judged) bool { return j.Figure.Start < l.End && l.Start < j.Figure.End }) {
			s.alarms++
		}
	}
}

// at returns the judgements of the number of a line.
func (l judged) at(got []cited.Judgement) []cited.Judgement { return within(got, l.Start, l.End) }

func within(got []cited.Judgement, start, end int) []cited.Judgement {
	return slices.DeleteFunc(slices.Clone(got), func(j cited.Judgement) bool { return j.Figure.Start >= end || start >= j.Figure.End })
}

// accepts reports whether a judgement is that of the line, or as fair.
func (l judged) accepts(j cited.Judgement) bool {
	return j.Verdict == l.Verdict || slices.Contains(l.Alternatives, j.Verdict)
}

// readDrafts reads the documents of both folders and what is said of the drafts.
func readDrafts(dir string) (*draftsBench, error) {
	x, err := extract.New(rules.FS, teach.Codebooks())
	if err != nil {
		return nil, err
	}
	set, err := codebook.LoadSet(rules.FS, teach.Codebooks()...)
	if err != nil {
		return nil, err
	}
	d := &draftsBench{reader: x, books: check.NewBooks(set, x.Language())}
	if d.archive, err = d.folder(filepath.Join(dir, "archive")); err != nil {
		return nil, err
	}
	if d.drafts, err = d.folder(filepath.Join(dir, "drafts")); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "drafts.jsonl"))
	if err != nil {
		return nil, err
	}
	for line := range bytes.Lines(data) {
		var l judged
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("drafts.jsonl: %w", err)
		}
		d.lines = append(d.lines, l)
	}
	return d, nil
}

func (d *draftsBench) folder(dir string) ([]*check.Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []*check.Document
	for _, file := range files {
		doc, err := d.read(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, doc)
	}
	return out, nil
}

// read reads a document whose first line is its title and whose second says who printed it, and
// when: "Outlet, 14 March 2016".
func (d *draftsBench) read(file string) (*check.Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	head := strings.SplitN(string(data), "\n", 3)
	if len(head) < 3 {
		return nil, fmt.Errorf("it has no head")
	}
	i := strings.LastIndex(head[1], ", ")
	if i < 0 {
		return nil, fmt.Errorf("its second line is no outlet and date")
	}
	published, err := dateOf(head[1][i+2:])
	if err != nil {
		return nil, err
	}
	name := filepath.Base(file)
	doc := cited.Document{ID: cited.NewID(cited.DocumentID, name), Name: name, Title: head[0], Publisher: head[1][:i],
		Published: published, Language: "en"}
	session, err := d.reader.Begin(doc)
	if err != nil {
		return nil, err
	}
	session.WithSayings()
	var texts []cited.Text
	var found cited.Found
	form, ok := format.Pick(format.List(""), data, name)
	if !ok {
		return nil, fmt.Errorf("no format reads it")
	}
	_, err = form.Read(bytes.NewReader(data), text.Input{Name: name}, func(w text.Window) error {
		t, f := session.Window(w)
		texts = append(texts, t)
		found.Add(f)
		return nil
	})
	return check.Read(d.reader.Language(), doc, texts, found), err
}

// dateOf reads the date that ends the line below a title: a day or a month.
func dateOf(line string) (cited.EDTF, error) {
	words := strings.Fields(line)
	if day, err := time.Parse("2 January 2006", strings.Join(words[max(0, len(words)-3):], " ")); err == nil {
		return cited.EDTF(day.Format(time.DateOnly)), nil
	}
	month, err := time.Parse("January 2006", strings.Join(words[max(0, len(words)-2):], " "))
	return cited.EDTF(month.Format("2006-01")), err
}
