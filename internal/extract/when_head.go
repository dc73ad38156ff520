package extract

import (
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

const (
	// datelineBlocks is how many blocks of a document may date it.
	datelineBlocks = 6
	// datelineBytes is how much of a block is looked at for the document's date.
	datelineBytes = 160
	// headLineBytes is how long a line of a document's head may be, and headLines how
	// many of a block are looked at.
	headLineBytes = datelineBytes / 2
	headLines     = 8
)

// dateline returns the date that the head of a document gives it: the first full
// date in its first blocks, or in a line at their head, else the end of the period
// that a line says the document is about.
func (s *Session) dateline(w text.Window) cited.EDTF {
	blocks := w.Blocks[:min(datelineBlocks, len(w.Blocks))]
	for _, b := range blocks {
		if v := s.dateOfBlock(w.Content, b); v != "" {
			return v
		}
		if v := s.dateOfLines(w.Content, b, dateAtEnd); v != "" {
			return v
		}
	}
	for _, b := range blocks {
		if v := s.dateOfLines(w.Content, b, endOfPeriod); v != "" {
			return v
		}
	}
	return ""
}

// dateOfBlock returns the date that stands in a short block, or at the head of a long one.
func (s *Session) dateOfBlock(content string, b text.Block) cited.EDTF {
	if !s.look(content, b.Start, min(b.End, b.Start+datelineBytes)) {
		return ""
	}
	for _, p := range s.s.Periods {
		if strings.Contains(p.Rule, ".events.") {
			continue // what a text is about does not date it
		}
		if sc := (&scene{s: &s.s}); b.End-b.Start > datelineBytes && !sc.dateline(p) {
			continue // of what the text tells, not when it was written
		}
		if (p.Full || b.End-b.Start < headLineBytes && len(p.Value) >= 7) && !strings.Contains(string(p.Value), "/") && p.Value.Valid() {
			return p.Value
		}
	}
	return ""
}

// dateOfLines returns the first date that a short line at the head of a block gives. The
// lines of a paragraph that somebody broke are none.
func (s *Session) dateOfLines(content string, b text.Block, read func(s *mention.Sentence, p mention.Period) cited.EDTF) cited.EDTF {
	at := b.Start
	for range headLines {
		line, rest, more := strings.Cut(content[at:b.End], "\n")
		if len(line) > headLineBytes || more && startsLower(rest) || startsLower(line) {
			return ""
		}
		if s.look(content, at, at+len(line)) {
			for _, p := range s.s.Periods {
				if v := read(&s.s, p); v != "" {
					return v
				}
			}
		}
		if at += len(line) + 1; !more {
			return ""
		}
	}
	return ""
}

// look analyses a stretch of the text by itself, and reports whether there is anything.
func (s *Session) look(content string, from, to int) bool {
	s.tokens = text.AppendTokens(s.tokens[:0], content, from, to)
	if len(s.tokens) == 0 {
		return false
	}
	s.reader.lang.Analyze(&s.s, content, s.tokens)
	return true
}

func startsLower(line string) bool { return line != "" && line[0] >= 'a' && line[0] <= 'z' }

// dateAtEnd reads a full date that ends a line: "Desk 4, 3 May 2019".
func dateAtEnd(s *mention.Sentence, p mention.Period) cited.EDTF {
	if !p.Full || p.Relative || p.Frame != "" || p.To != len(s.Tokens) || strings.Contains(string(p.Value), "/") || !p.Value.Valid() {
		return ""
	}
	return p.Value
}

// endOfPeriod reads the last day of a period behind a label: "Period covered: 1-15 May 2019".
func endOfPeriod(s *mention.Sentence, p mention.Period) cited.EDTF {
	_, last, ranged := strings.Cut(string(p.Value), "/")
	if !ranged || len(last) != len("2019-05-15") || p.Relative || p.From == 0 || !s.Is(p.From-1, ":") {
		return ""
	}
	return cited.EDTF(last)
}
