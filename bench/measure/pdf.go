package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"time"

	"cited/bench/generate"
	"cited/bench/typeset"
	"cited/internal/format/pdf"
	"cited/internal/text"
)

// producer is a program that sets documents.
type producer struct {
	name, program string
	set           func(context.Context, typeset.Document, int) ([]byte, error)
}

func producers() []producer {
	return []producer{
		{"groff", "gropdf", typeset.Groff},
		{"Chromium", "chromium", typeset.Chromium},
		{"LibreOffice", "soffice", typeset.LibreOffice},
	}
}

// pdfs measures how right and how fast PDF documents are read: documents that
// three programs set, in one column and in two, against what they were made of.
func pdfs(b *bench) ([]number, error) {
	texts, err := generate.Folders(b.own(), filepath.Join(b.root, "examples"))
	if err != nil {
		return nil, err
	}
	paragraphs := 120
	if b.sizes.quick {
		paragraphs = 12
	}
	format := pdf.Format(filepath.Join(b.temp, "machine-code"))
	var all scored
	var numbers []number
	for _, p := range producers() {
		if _, err := exec.LookPath(p.program); err != nil {
			return nil, missing("there is no " + p.program + " (Debian: apt-get install groff chromium libreoffice-writer-nogui hyphen-en-us)")
		}
		var own scored
		for columns := 1; columns <= 2; columns++ {
			d := typeset.Make(texts, paragraphs, uint64(seed+columns))
			raw, err := p.set(b.ctx, d, columns)
			if err != nil {
				return nil, err
			}
			if err := own.read(format, d, raw); err != nil {
				return nil, err
			}
		}
		all.add(own)
		numbers = append(numbers, number{p.name + ": words in order, F1", own.words.f1(), ""}, number{p.name + ": sentences, F1", own.sentences.f1(), ""},
			number{p.name + ": words of footnotes, F1", own.notes.f1(), ""})
	}
	return append([]number{{"words in order, F1", all.words.f1(), ""}, {"sentences, F1", all.sentences.f1(), ""}, {"words of footnotes, F1", all.notes.f1(), ""},
		{"one core", float64(all.pages) / all.took.Seconds(), "pages/s"}}, numbers...), nil
}

// share counts what was read, what there was, and what is the same in both.
type share struct{ same, read, given int }

func (s *share) count(read, given []string) {
	s.same += typeset.InOrder(read, given)
	s.read += len(read)
	s.given += len(given)
}

func (s *share) add(t share) { s.same, s.read, s.given = s.same+t.same, s.read+t.read, s.given+t.given }

func (s share) f1() float64 { return 2 * float64(s.same) / float64(s.read+s.given) }

// scored is how right documents were read, and how long it took.
type scored struct {
	words, sentences, notes share
	pages                   int
	took                    time.Duration
}

func (s *scored) add(t scored) {
	s.words.add(t.words)
	s.sentences.add(t.sentences)
	s.notes.add(t.notes)
	s.pages += t.pages
	s.took += t.took
}

// reads is how often a document is read: the fastest counts, so that what a process
// does once, and what else the machine is doing, do not.
const reads = 4

// read reads a document and counts what is right.
func (s *scored) read(f text.Format, d typeset.Document, raw []byte) error {
	var got typeset.Read
	var fastest time.Duration
	pages := 0
	for n := range reads {
		got = typeset.Read{}
		from := time.Now()
		_, err := f.Read(bytes.NewReader(raw), text.Input{}, func(w text.Window) error {
			got.AddWindow(w)
			pages = w.Boxes[len(w.Boxes)-1].Page
			return nil
		})
		if err != nil {
			return err
		}
		if took := time.Since(from); n == 0 || took < fastest {
			fastest = took
		}
	}
	s.took += fastest
	s.pages += pages
	given := d.Source()
	s.words.count(got.Words, given.Words)
	s.sentences.count(got.Sentences, given.Sentences)
	s.notes.count(got.NoteWords, given.NoteWords)
	return nil
}
