package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"

	"github.com/rivo/uniseg"
)

// mostEvidence is how much evidence of a figure is shown to people, and mostSaid how long what
// is said of it may be.
const (
	mostEvidence = 3
	mostSaid     = 220
)

// where names a place in a draft as compilers do: what stands behind the path.
func (p *checked) where(at cited.Span) string {
	place := p.Place(at)
	if place.Line > 0 {
		return strconv.Itoa(place.Line) + ":" + strconv.Itoa(place.Column)
	}
	return place.Name
}

// printText prints a message for each figure, and a line that sums them up.
func (c *checking) printText(p *checked) {
	columns := min(c.columns(), pageWidth)
	for i := range p.Judgements {
		j := &p.Judgements[i]
		fmt.Fprintf(c.out, "%s:%s: %s: %s\n", oneLine(p.path), oneLine(p.where(j.Figure.Span)), c.coloured(j.Verdict), p.says(j))
		c.pointed(j.Figure, columns)
		for _, x := range j.Evidence[:min(len(j.Evidence), mostEvidence)] {
			c.evidence(p, x, columns)
		}
		if more := len(j.Evidence) - mostEvidence; more > 0 {
			fmt.Fprintf(c.out, "    and %s more\n", strconv.Itoa(more))
		}
		c.out.WriteByte('\n')
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		fmt.Fprintf(c.out, "%s:%s: note: %s (%s)\n", oneLine(p.path), oneLine(p.where(f.Exhibits[0].Span)), oneLine(f.Message), f.Code)
		c.pointed(f.Exhibits[0], columns)
		c.out.WriteByte('\n')
	}
	for _, line := range p.summary() {
		fmt.Fprintf(c.out, "%s: %s\n", oneLine(p.path), oneLine(line))
	}
}

// says is the reason of a judgement, with how many claims say the same.
func (p *checked) says(j *archive.Judged) string {
	message := cut(oneLine(j.Message), mostSaid)
	if j.Claims > 0 {
		message += fmt.Sprintf(" (%s, at most %s)", tell.Counted(j.Claims, "claim"), tell.Counted(j.Independent, "independent source"))
	}
	return message
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
	fmt.Fprintf(c.out, "    %s\n", p.source(x))
	before, words, after := excerpt(x, 3*columns)
	for _, line := range wrap(before+"["+words+"]"+after, columns-8) {
		fmt.Fprintf(c.out, "        %s\n", line)
	}
}

// source says where evidence stands: the id of the figure, who printed it, when and under which
// title.
func (p *checked) source(x cited.Exhibit) string {
	if x.Document == p.Document.ID {
		return "this draft, " + p.where(x.Span)
	}
	d := p.Documents[x.Document]
	parts := []string{string(cmp.Or(x.Figure, x.Document)) + "  " + cmp.Or(d.Publisher, d.Author, d.Name)}
	if d.Published != "" {
		parts = append(parts, string(d.Published))
	}
	if d.Title != "" {
		parts = append(parts, "“"+d.Title+"”")
	}
	return cut(oneLine(strings.Join(parts, ", ")), pageWidth)
}

// summary says in a few lines what came of a draft.
func (p *checked) summary() []string {
	if len(p.Judgements)+len(p.Findings) == 0 {
		return append([]string{"no figures of the archive's codebooks in it"}, p.left()...)
	}
	counts := map[cited.DraftVerdict]int{}
	cut := 0
	for i := range p.Judgements {
		counts[p.Judgements[i].Verdict]++
		if p.Judgements[i].Cut {
			cut++
		}
	}
	line := tell.Counted(len(p.Judgements), "figure")
	sep := ": "
	for _, v := range cited.DraftVerdicts() {
		if n := counts[v]; n > 0 {
			line += sep + strconv.Itoa(n) + " " + string(v)
			sep = ", "
		}
	}
	if p.Document.Published != "" {
		line += "; read as of " + string(p.Document.Published)
	}
	out := append([]string{line}, p.left()...)
	if cut > 0 {
		out = append(out, "of "+tell.Counted(cut, "figure")+", more in the archive is alike than was looked at: the likeliest was, and there may be more evidence")
	}
	if p.Unjudged > 0 {
		out = append(out, tell.Counted(p.Unjudged, "further figure")+" not looked at: cut the draft into parts")
	}
	return out
}

// left says what was left out.
func (p *checked) left() []string {
	var out []string
	for _, d := range p.Itself {
		out = append(out, "left out: "+string(d.ID)+" "+d.Name+" is this draft, byte for byte")
	}
	for _, d := range p.Copies {
		out = append(out, "left out: "+string(d.ID)+" "+d.Name+" has the text of this draft, and supports nothing in it")
	}
	slices.Sort(out)
	return out
}

// excerpt returns the words of an exhibit with what stands around them in the sentence, in so
// many columns, fit for a terminal.
func excerpt(x cited.Exhibit, columns int) (before, words, after string) {
	quote, from, to := x.Quote.Exact, x.Start-x.Quote.Start, x.End-x.Quote.Start
	if from < 0 || to < from || to > utf8.RuneCountInString(quote) {
		return "", cut(oneLine(x.Exact), columns), ""
	}
	start := byteOf(quote, from)
	end := start + byteOf(quote[start:], to-from)
	words = cut(oneLine(quote[start:end]), columns)
	before, after = spaced(quote[:start]), spaced(quote[end:])
	room := max(0, columns-width(words))
	left := min(width(before), max(room/2, room-width(after)))
	before = cutFront(before, left)
	return before, words, cut(after, room-width(before))
}

// byteOf returns where code point n of s begins.
func byteOf(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// spaced is oneLine that keeps a space at either end.
func spaced(s string) string {
	line := oneLine(s)
	if line == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		line = " " + line
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		line += " "
	}
	return line
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
