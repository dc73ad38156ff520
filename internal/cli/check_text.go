package cli

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/tell"

	"github.com/rivo/uniseg"
)

// printText prints a message for each figure, and a line that sums them up.
func (c *checking) printText(p *checked) {
	columns := min(c.columns(), pageWidth)
	for i := range p.Judgements {
		j := &p.Judgements[i]
		fmt.Fprintf(c.out, "%s:%s: %s: %s\n", oneLine(p.path), oneLine(p.Where(j.Figure.Span)), c.coloured(j.Verdict), p.Says(j))
		c.pointed(j.Figure, columns)
		for _, x := range j.Evidence[:min(len(j.Evidence), tell.MostEvidence)] {
			c.evidence(p, x, columns)
		}
		if more := len(j.Evidence) - tell.MostEvidence; more > 0 {
			fmt.Fprintf(c.out, "    and %s more\n", strconv.Itoa(more))
		}
		c.out.WriteByte('\n')
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		fmt.Fprintf(c.out, "%s:%s: note: %s (%s)\n", oneLine(p.path), oneLine(p.Where(f.Exhibits[0].Span)), oneLine(f.Message), f.Code)
		c.pointed(f.Exhibits[0], columns)
		c.out.WriteByte('\n')
	}
	for _, line := range p.Summary() {
		fmt.Fprintf(c.out, "%s: %s\n", oneLine(p.path), oneLine(line))
	}
}

// coloured writes a verdict as a terminal shows it.
func (c *checking) coloured(v cited.DraftVerdict) string {
	switch {
	case !c.color:
		return string(v)
	case v.Wrong():
		return "\x1b[1;31m" + string(v) + "\x1b[0m"
	case v == cited.DraftSupported:
		return "\x1b[32m" + string(v) + "\x1b[0m"
	}
	return "\x1b[33m" + string(v) + "\x1b[0m"
}

// pointed prints the sentence of a number, as much of it as there is room for, with carets under
// the number.
func (c *checking) pointed(x cited.Exhibit, columns int) {
	before, words, after := excerpt(x, columns-4)
	if words == "" {
		return
	}
	fmt.Fprintf(c.out, "    %s%s%s\n    %s%s\n", before, words, after, strings.Repeat(" ", width(before)), strings.Repeat("^", width(words)))
}

// evidence prints a figure of the archive, or of the draft, with its quotation.
func (c *checking) evidence(p *checked, x cited.Exhibit, columns int) {
	fmt.Fprintf(c.out, "    %s\n", cut(p.Source(x), pageWidth))
	before, words, after := excerpt(x, 3*columns)
	for _, line := range wrap(before+"["+words+"]"+after, columns-8) {
		fmt.Fprintf(c.out, "        %s\n", line)
	}
}

// excerpt returns the words of an exhibit with what stands around them in the sentence, in so
// many columns, fit for a terminal.
func excerpt(x cited.Exhibit, columns int) (before, words, after string) {
	quote, from, to := x.Quote.Exact, x.Start-x.Quote.Start, x.End-x.Quote.Start
	if from < 0 || to < from || to > utf8.RuneCountInString(quote) {
		return "", cut(oneLine(x.Exact), columns), ""
	}
	start := tell.ByteOf(quote, from)
	end := start + tell.ByteOf(quote[start:], to-from)
	words = cut(oneLine(quote[start:end]), columns)
	before, after = tell.Spaced(quote[:start]), tell.Spaced(quote[end:])
	room := max(0, columns-width(words))
	left := min(width(before), max(room/2, room-width(after)))
	before = cutFront(before, left)
	return before, words, cut(after, room-width(before))
}

// cutFront shortens s to its last columns.
func cutFront(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	if columns < 2 {
		return ""
	}
	over := width(s) - (columns - 1)
	state := -1
	for over > 0 && s != "" {
		_, rest, w, next := uniseg.FirstGraphemeClusterInString(s, state)
		s, over, state = rest, over-w, next
	}
	return "…" + s
}
