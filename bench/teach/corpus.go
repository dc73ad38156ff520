// Package teach learns the weights by which package extract chooses, from texts
// whose figures people have annotated, and says how often the choices are right.
package teach

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/choice"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/gold"
	"cited/internal/text"
)

// Corpus is one folder of annotated texts.
type Corpus struct {
	folder string
	times  int // how often it is learned from in one round
	texts  map[string][]byte
	dates  map[string]cited.EDTF // of documents that do not say it themselves
	set    *gold.Set
}

// Load reads a folder that holds texts (.txt), beside them their figures as one
// file of JSON lines, and in dates.json the dates of documents that do not say
// them. "FILE.jsonl:FOLDER" names figures that lie elsewhere, and "3*" before the
// name has every choice in it count as often.
func Load(name string) (*Corpus, error) {
	times := 1
	if n, rest, ok := strings.Cut(name, "*"); ok {
		var err error
		if times, err = strconv.Atoi(n); err != nil || times < 1 {
			return nil, fmt.Errorf("%s: before the * stands how often a folder counts: 1 or more", name)
		}
		name = rest
	}
	lines, folder, apart := strings.Cut(name, ".jsonl:")
	lines += ".jsonl"
	if !apart {
		folder = name
		found, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
		if err == nil && len(found) != 1 {
			err = fmt.Errorf("%s holds %d files of figures (.jsonl): it must be one", folder, len(found))
		}
		if err != nil {
			return nil, err
		}
		lines = found[0]
	}
	data, err := os.ReadFile(lines)
	if err != nil {
		return nil, err
	}
	c := &Corpus{folder: folder, times: times, texts: map[string][]byte{}}
	if c.set, err = gold.Load(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("%s: %w", lines, err)
	}
	if c.dates, err = loadDates(folder); err != nil {
		return nil, err
	}
	for _, doc := range c.set.Docs {
		if c.texts[doc], err = os.ReadFile(filepath.Join(folder, doc+".txt")); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// loadDates reads the dates of documents that do not say them; a folder may have none.
func loadDates(folder string) (map[string]cited.EDTF, error) {
	data, err := os.ReadFile(filepath.Join(folder, "dates.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var dates map[string]cited.EDTF
	if err := json.Unmarshal(data, &dates); err != nil {
		return nil, fmt.Errorf("%s: dates.json: %w", folder, err)
	}
	return dates, nil
}

// Read reads the documents of one codebook, of all if it is empty, and returns the
// figures that people found and those of the reader.
func (c *Corpus) Read(r Readers, only string) (want, got *gold.Set, err error) {
	want, got = &gold.Set{Figures: map[string][]gold.Figure{}}, &gold.Set{Figures: map[string][]gold.Figure{}}
	for _, doc := range c.set.Docs {
		book := c.codebook(doc)
		if only != "" && book != only && !(book == both && slices.Contains(strings.Split(both, "+"), only)) {
			continue
		}
		want.Docs, got.Docs = append(want.Docs, doc), append(got.Docs, doc)
		want.Figures[doc] = c.set.Figures[doc]
		d := cited.Document{Name: doc + ".txt", Published: c.dates[doc]}
		figures, err := read(r[book], d, c.texts[doc], nil)
		if err != nil {
			return nil, nil, err
		}
		got.Figures[doc] = gold.Of(doc, bare(figures))
	}
	return want, got, nil
}

// bare takes the codebook off the measures that two codebooks share, as people write them.
func bare(figures []cited.Figure) []cited.Figure {
	for i := range figures {
		if _, code, ok := strings.Cut(figures[i].Measure, ":"); ok {
			figures[i].Measure = code
		}
	}
	return figures
}

// made is a choice that the reader made about a number, with what people read.
type made struct {
	extract.Choice
	doc  string
	text []byte
	gold *gold.Figure // nil where the number is no figure
}

// choices reads the texts of a folder and returns the choices that can be judged:
// those about figures, and of every other number whether it counts.
//
// Led choices lean on what people read of the numbers before, not on what the reader
// made of them.
func (c *Corpus) choices(r Readers, led bool) ([]made, error) {
	var out []made
	for _, doc := range c.set.Docs {
		decide := func(m extract.Choice) int {
			f, judged := c.judge(doc, m)
			if !judged {
				return m.Picked
			}
			out = append(out, made{m, doc, c.texts[doc], f})
			if led {
				return out[len(out)-1].best()
			}
			return m.Picked
		}
		if _, err := read(r[c.codebook(doc)], cited.Document{Name: doc + ".txt", Published: c.dates[doc]}, c.texts[doc], decide); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// codebook returns the codebook of most figures of a document, both where it has figures of
// casualties and of displacement.
func (c *Corpus) codebook(doc string) string {
	count, most := map[string]int{}, codebook.DefaultName
	for _, f := range c.set.Figures[doc] {
		if f.Codebook == nil {
			continue
		}
		count[*f.Codebook]++
		if count[*f.Codebook] > count[most] {
			most = *f.Codebook
		}
	}
	if names := strings.Split(both, "+"); most != codebook.DefaultName && count[names[0]] > 0 && count[names[1]] > 0 {
		return both
	}
	return most
}

// judge returns the figure that a choice is about, and whether the choice can be
// judged: not where people left open whether it is a figure.
func (c *Corpus) judge(doc string, m extract.Choice) (*gold.Figure, bool) {
	figures := c.set.Figures[doc]
	for i := range figures {
		if f := &figures[i]; f.Start <= m.Start && m.Start < f.End {
			return f, m.Kind != "counts" && f.Start == m.Start || m.Kind == "counts" && !f.Optional
		}
	}
	return nil, m.Kind == "counts"
}

// read reads a text and has somebody else choose, if there is one.
func read(r *extract.Reader, doc cited.Document, data []byte, decide func(extract.Choice) int) ([]cited.Figure, error) {
	found, err := readBy(r, doc, data, func(s *extract.Session) { s.Steer(decide) })
	return found.Figures, err
}

// readBy reads a text in a session that was made ready, and returns what it says.
func readBy(r *extract.Reader, doc cited.Document, data []byte, ready func(*extract.Session)) (cited.Found, error) {
	var all cited.Found
	err := readWindows(r, doc, data, func(s *extract.Session) error {
		ready(s)
		return nil
	}, func(_ cited.Text, found cited.Found) { all.Add(found) })
	return all, err
}

// readWindows reads a text in a session that was made ready, and tells of each window.
func readWindows(r *extract.Reader, doc cited.Document, data []byte, ready func(*extract.Session) error, each func(cited.Text, cited.Found)) error {
	form, ok := format.Pick(format.List(""), data, doc.Name)
	if !ok {
		return fmt.Errorf("no format reads %s", doc.Name)
	}
	session, err := r.Begin(doc)
	if err != nil {
		return err
	}
	if err := ready(session); err != nil {
		return err
	}
	_, err = form.Read(bytes.NewReader(data), text.Input{Name: doc.Name}, func(w text.Window) error {
		each(session.Window(w))
		return nil
	})
	return err
}

// field is the field of a figure that a choice is about.
func (m *made) field() string { return fieldOf(m.Kind) }

// fieldOf is the field of the figures that choices of a kind are about.
func fieldOf(kind string) string {
	field, _, _ := strings.Cut(kind, ":")
	return field
}

// accepts reports whether an option is right; settled asks for the first reading of
// those that people accept.
func (m *made) accepts(o extract.Option, settled bool) bool {
	switch {
	case m.Kind == "counts":
		return (o.Values[0] == "yes") == (m.gold != nil)
	case settled:
		first := *m.gold
		first.Either = nil
		return first.Accepts(m.field(), o.Values)
	}
	return m.gold.Accepts(m.field(), o.Values)
}

// best is the first option that is as people read it; the one that was picked if
// there is none.
func (m *made) best() int {
	for i, o := range m.Options {
		if m.accepts(o, true) {
			return i
		}
	}
	return m.Picked
}

// example is what the choice teaches: the settled reading where it can be chosen,
// otherwise those that are as good.
func (m *made) example() choice.Example {
	e := choice.Example{Options: make([]choice.Option, len(m.Options)), Right: make([]bool, len(m.Options))}
	some := false
	for i, o := range m.Options {
		e.Options[i], e.Right[i] = o.Option, m.accepts(o, true)
		some = some || e.Right[i]
	}
	for i, o := range m.Options {
		e.Right[i] = e.Right[i] || !some && m.accepts(o, false)
	}
	return e
}
