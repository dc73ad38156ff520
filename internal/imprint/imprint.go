// Package imprint reads what the head of a text shows of its document: who wrote it,
// when it was printed, what it is called. Documents say such things to people only
// where they say nothing to programs.
//
// It takes nothing that could be part of a sentence. A byline and a date stand alone
// on their line, or beside others that do; a dateline stands before the dash with
// which a report begins. Dates without a year tell nothing.
package imprint

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

// Where things stand.
const (
	Heading  = "first heading"
	Byline   = "byline"
	Dateline = "dateline"
	Visible  = "visible text" // a date that stands alone
)

// How much of a text is its head.
const (
	headBlocks = 16
	headBytes  = 6 << 10
	longBytes  = 200 // of a block that is the text itself: the head ends with it
)

// Head returns a window with the blocks in which Of looks, copied, and the next one.
func Head(w text.Window) text.Window {
	n := slices.IndexFunc(w.Blocks, func(b text.Block) bool { return b.Start > headBytes })
	if n < 0 {
		n = len(w.Blocks) - 1
	}
	w.Blocks = slices.Clone(w.Blocks[:n+1])
	return w
}

// Of returns what the first window of a document shows of it.
func Of(w text.Window) cited.Imprint {
	h := head{dates: map[string]bool{}, found: cited.Imprint{From: map[string]string{}}}
	blocks, main := 0, false
	for i, b := range w.Blocks {
		main = main || b.Kind != text.Boilerplate
		if b.Kind == text.Cell || b.Start > headBytes || blocks == headBlocks {
			break
		}
		if !main {
			continue // what stands above the title of a page is not about it
		}
		s := w.Content[b.Start:b.End]
		if blocks == 0 && b.Kind == text.Heading && !beforeTable(w.Blocks[i+1:]) {
			h.say("title", &h.found.Title, oneLine(s), Heading)
		}
		blocks++
		h.dateline(s)
		if len(s) > longBytes {
			break
		}
		h.lines(s)
	}
	return h.end()
}

// beforeTable reports whether a heading is that of a table, as the name of a sheet is.
func beforeTable(rest []text.Block) bool { return len(rest) > 0 && rest[0].Kind == text.Cell }

// head is the head of a text that is being read.
type head struct {
	found cited.Imprint
	dates map[string]bool // that stand alone
}

// say notes a field that was not found before.
func (h *head) say(field string, value *string, says, where string) {
	if *value == "" && says != "" {
		*value, h.found.From[field] = says, where
	}
}

// lines looks at lines that may stand alone, and at what a bar parts on one.
func (h *head) lines(s string) {
	for line := range strings.Lines(s) {
		for piece := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune("|·•\t\n", r) }) {
			h.piece(strings.TrimSpace(piece))
		}
	}
}

func (h *head) piece(s string) {
	if at := strings.Index(strings.ToLower(s), ", updated"); at > 0 && len(s) == len(strings.ToLower(s)) { // Published 8 May 2015, updated 9 May 2015
		h.piece(s[at+2:])
		s = s[:at]
	}
	label, rest := labelOf(s)
	place, date := dated(rest)
	switch {
	case date == "":
		h.say("author", &h.found.Author, byline(s), Byline)
	case place && label == "":
		h.say("published", (*string)(&h.found.Published), date, Dateline)
	case place:
	case label == "modified":
		h.say("modified", (*string)(&h.found.Modified), date, Visible)
	case label == "published":
		h.say("published", (*string)(&h.found.Published), date, Visible)
	default:
		h.dates[date] = true
	}
}

// dateline looks at how a report begins: "BRUSSELS, 8 December 2015 (Wire) - ".
func (h *head) dateline(s string) {
	const reach = 110
	begin := s[:min(len(s), reach)]
	for _, dash := range []string{" - ", " – ", " — ", "— ", "– "} {
		if before, _, ok := strings.Cut(begin, dash); ok {
			if place, date := dated(withoutAgency(before)); place {
				h.say("published", (*string)(&h.found.Published), date, Dateline)
			}
			return
		}
	}
}

// withoutAgency cuts out what stands in brackets.
func withoutAgency(s string) string {
	before, rest, ok := strings.Cut(s, "(")
	if !ok {
		return s
	}
	_, after, _ := strings.Cut(rest, ")")
	return before + after
}

// end takes a date that stands alone, if no other does.
func (h *head) end() cited.Imprint {
	if len(h.dates) == 1 {
		for date := range h.dates {
			h.say("published", (*string)(&h.found.Published), date, Visible)
		}
	}
	return h.found
}

// labelOf parts what stands before a date from it: "published" or "modified", and the
// rest; nothing, and all of it, where there is no label.
func labelOf(s string) (label, rest string) {
	lower := strings.ToLower(s)
	for _, l := range labels() {
		if after, ok := strings.CutPrefix(lower, l.words); ok && len(lower) == len(s) && (after == "" || strings.ContainsRune(" :", rune(after[0]))) {
			return l.label, strings.TrimLeft(s[len(l.words):], " :")
		}
	}
	return "", s
}

// labels are the words that stand before dates, longer ones first.
func labels() []struct{ words, label string } {
	return []struct{ words, label string }{
		{"first published", "published"}, {"published on", "published"}, {"published", "published"}, {"posted on", "published"}, {"posted", "published"},
		{"date of publication", "published"}, {"publication date", "published"}, {"released on", "published"}, {"release date", "published"}, {"date", "published"},
		{"last updated", "modified"}, {"last modified", "modified"}, {"updated on", "modified"}, {"updated", "modified"}, {"modified", "modified"}, {"revised", "modified"},
		{"veröffentlicht am", "published"}, {"publié le", "published"}, {"mis à jour le", "modified"}, {"aktualisiert am", "modified"},
		{"publicado el", "published"}, {"actualizado el", "modified"}, {"gepubliceerd op", "published"},
	}
}

func oneLine(s string) string {
	if len(s) > longBytes {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}
