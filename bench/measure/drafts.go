package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cited"
	"cited/bench/teach"
	"cited/internal/archive"
	"cited/internal/check"
)

// judged is what a careful reader says of a number of a draft.
type judged struct {
	Draft        string
	Start, End   int
	Exact        string
	Verdict      cited.DraftVerdict
	Error        bool
	Documents    []string
	Alternatives []cited.DraftVerdict
	Related      [][2]int
}

// draftSet is the folder, beside the checks, of the drafts that are measured.
const draftSet = "drafts2"

// draftsBench is a set of drafts with the documents that they are held against.
type draftsBench struct {
	*bench
	documents []dated
	drafts    []dated
	lines     []judged
}

// dated is a document whose first line is its title and whose second says who printed it, and
// when: "Outlet, 14 March 2016".
type dated struct {
	name    string
	content []byte
	meta    cited.Meta
}

// drafts counts which planted errors are found in drafts, and what is said of figures that are
// right, by an archive that the documents were added to.
func drafts(b *bench) ([]number, error) {
	d := &draftsBench{bench: b}
	if err := d.read(filepath.Join(b.root, "internal", "check", "testdata", draftSet)); err != nil {
		return nil, err
	}
	total, err := d.held()
	if err != nil {
		return nil, err
	}
	memory, orphans, err := d.shelved()
	if err != nil {
		return nil, err
	}
	numbers := []number{{"planted errors", float64(total.errors), "count"}, {"errors found", float64(total.found), "count"},
		{"correct figures", float64(total.right), "count"}, {"false alarms", float64(total.alarms), "count"}, {"figures not read", float64(total.unread), "count"}}
	for _, v := range cited.DraftVerdicts() {
		if n := total.byVerdict[v]; n[1] > 0 {
			numbers = append(numbers, number{string(v) + ", share found", float64(n[0]) / float64(n[1]), ""})
		}
	}
	return append(numbers, number{"without a store: errors found", float64(memory.found), "count"},
		number{"without a store: false alarms", float64(memory.alarms), "count"},
		number{"correct figures without their own documents", float64(orphans.right), "count"},
		number{"accused without their own documents", float64(orphans.alarms), "count"}), nil
}

// held holds the drafts against an archive.
func (d *draftsBench) held() (total draftScore, err error) {
	dir, remove, err := d.folder()
	if err != nil {
		return total, err
	}
	defer remove()
	path := filepath.Join(dir, "archive")
	if err := archive.Init(path, teach.Codebooks(), "measure", time.Now()); err != nil {
		return total, err
	}
	a, err := d.open(path)
	if err != nil {
		return total, err
	}
	viewer := cited.Viewer{Name: "measure", Role: cited.Owner}
	if _, err := a.Add(d.ctx, viewer, d.items, func(archive.Result) {}); err != nil {
		return total, errors.Join(err, a.Close())
	}
	for _, x := range d.drafts {
		got, err := a.Check(d.ctx, viewer, archive.Draft{Name: x.name, In: bytes.NewReader(x.content), Meta: x.meta})
		if err != nil {
			return total, errors.Join(err, a.Close())
		}
		var judgements []cited.Judgement
		for _, j := range got.Judgements {
			judgements = append(judgements, j.Judgement)
		}
		total.add(d.of(x.name), judgements)
	}
	return total, a.Close()
}

// items yields the documents as they are added.
func (d *draftsBench) items(yield func(archive.Item) bool) {
	for _, x := range d.documents {
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(x.content)), nil }
		if !yield(archive.Item{Name: x.name, Path: x.name, Meta: x.meta, Open: open}) {
			return
		}
	}
}

// shelved holds the drafts against all documents at once, as values; and each correct figure
// against all but those that show it, where it cannot be supported, and must not be accused.
func (d *draftsBench) shelved() (total, orphans draftScore, err error) {
	c, err := newChecker(d.bench)
	if err != nil {
		return total, orphans, err
	}
	var shelf check.Shelf
	for _, y := range d.documents {
		doc, err := c.read(y.name, y.content, y.meta)
		if err != nil {
			return total, orphans, errors.Join(err, c.reader.Close())
		}
		shelf = append(shelf, doc)
	}
	for _, y := range d.drafts {
		doc, err := c.read(y.name, y.content, y.meta)
		if err != nil {
			return total, orphans, errors.Join(err, c.reader.Close())
		}
		total.add(d.of(y.name), check.Judge(c.books, doc, shelf))
		for _, l := range d.of(y.name) {
			if l.Error || len(l.Documents) == 0 {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(shelf), func(o *check.Document) bool {
				return slices.Contains(l.Documents, strings.TrimSuffix(o.Name, ".txt"))
			})
			orphans.right++
			if slices.ContainsFunc(l.at(check.Judge(c.books, doc, others)), l.accused) {
				orphans.alarms++
			}
		}
	}
	return total, orphans, c.reader.Close()
}

// accused reports whether a judgement says more of a correct figure than that it was not found.
func (l judged) accused(j cited.Judgement) bool {
	return j.Verdict != cited.DraftNotFound && !l.accepts(j)
}

// of returns what is said of a draft.
func (d *draftsBench) of(name string) []judged {
	name = strings.TrimSuffix(name, ".txt")
	return slices.DeleteFunc(slices.Clone(d.lines), func(l judged) bool { return l.Draft != name })
}

// draftScore is how judgements stand to those of a careful reader.
type draftScore struct {
	errors, found, right, alarms, unread int
	byVerdict                            map[cited.DraftVerdict][2]int // found, of how many
}

func (s *draftScore) add(lines []judged, got []cited.Judgement) {
	if s.byVerdict == nil {
		s.byVerdict = map[cited.DraftVerdict][2]int{}
	}
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
		n := s.byVerdict[l.Verdict]
		n[1]++
		if fair {
			s.found++
			n[0]++
		}
		s.byVerdict[l.Verdict] = n
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

// read reads the files of a set.
func (d *draftsBench) read(dir string) (err error) {
	if d.documents, err = datedIn(filepath.Join(dir, "archive")); err != nil {
		return err
	}
	if d.drafts, err = datedIn(filepath.Join(dir, "drafts")); err != nil {
		return err
	}
	d.lines, err = jsonLines[judged](filepath.Join(dir, "drafts.jsonl"))
	return err
}

func datedIn(dir string) ([]dated, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []dated
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		meta, err := headOf(string(content))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, dated{filepath.Base(file), content, meta})
	}
	return out, nil
}

// headOf reads the first two lines of a document.
func headOf(content string) (cited.Meta, error) {
	head := strings.SplitN(content, "\n", 3)
	if len(head) < 3 {
		return cited.Meta{}, errors.New("it has no head")
	}
	i := strings.LastIndex(head[1], ", ")
	if i < 0 {
		return cited.Meta{}, errors.New("its second line is no outlet and date")
	}
	published, err := dateOf(head[1][i+2:])
	return cited.Meta{Title: head[0], Publisher: head[1][:i], Published: published, Language: "en"}, err
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
