package tell

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// Draft is a draft with what an archive says of it, as people are told it.
type Draft struct{ *archive.Checked }

// MostEvidence is how much evidence of a figure people are shown, and MostSaid how long what is
// said of it may be, in characters.
const (
	MostEvidence = 3
	MostSaid     = 220
)

// Where names a place in a draft: "12:5", its line and column, or "paragraph 3".
func (d Draft) Where(at cited.Span) string {
	place := d.Place(at)
	if place.Line > 0 {
		return strconv.Itoa(place.Line) + ":" + strconv.Itoa(place.Column)
	}
	return place.Name
}

// Says is the reason of a judgement, with how many claims say the same.
func (d Draft) Says(j *archive.Judged) string {
	message := Cut(export.OneLine(j.Message), MostSaid)
	if j.Claims > 0 {
		message += fmt.Sprintf(" (%s, at most %s)", Counted(j.Claims, "claim"), Counted(j.Independent, "independent source"))
	}
	return message
}

// Source says where evidence stands: the id of the figure, who printed it, when and under which
// title.
func (d Draft) Source(x cited.Exhibit) string {
	if x.Document == d.Document.ID {
		return "this draft, " + d.Where(x.Span)
	}
	return export.OneLine(string(cmp.Or(x.Figure, x.Document)) + "  " + d.Printed(x))
}

// Printed says who printed evidence of the archive, when and under which title.
func (d Draft) Printed(x cited.Exhibit) string {
	of := d.Documents[x.Document]
	parts := []string{cmp.Or(of.Publisher, of.Author, of.Name)}
	if of.Published != "" {
		parts = append(parts, string(of.Published))
	}
	if of.Title != "" {
		parts = append(parts, "“"+of.Title+"”")
	}
	return strings.Join(parts, ", ")
}

// Summary says in a few lines what came of a draft.
func (d Draft) Summary() []string {
	if len(d.Judgements)+len(d.Findings) == 0 {
		return append([]string{"no figures of the archive's codebooks in it"}, d.left()...)
	}
	counts := map[cited.DraftVerdict]int{}
	cut := 0
	for i := range d.Judgements {
		counts[d.Judgements[i].Verdict]++
		if d.Judgements[i].Cut {
			cut++
		}
	}
	line := Counted(len(d.Judgements), "figure")
	sep := ": "
	for _, v := range cited.DraftVerdicts() {
		if n := counts[v]; n > 0 {
			line += sep + strconv.Itoa(n) + " " + string(v)
			sep = ", "
		}
	}
	if d.Document.Published != "" {
		line += "; read as of " + string(d.Document.Published)
	}
	out := append([]string{line}, d.left()...)
	if cut > 0 {
		out = append(out, "of "+Counted(cut, "figure")+", more in the archive is alike than was looked at: the likeliest was, and there may be more evidence")
	}
	if d.Unjudged > 0 {
		out = append(out, Counted(d.Unjudged, "further figure")+" not looked at: cut the draft into parts")
	}
	return out
}

// left says what was left out.
func (d Draft) left() (out []string) {
	for _, x := range d.Itself {
		out = append(out, "left out: "+string(x.ID)+" "+x.Name+" is this draft, byte for byte")
	}
	for _, x := range d.Copies {
		out = append(out, "left out: "+string(x.ID)+" "+x.Name+" has the text of this draft, and supports nothing in it")
	}
	slices.Sort(out)
	return out
}

// DraftBlock is a block of a draft, and beside it what is said of the numbers in it.
type DraftBlock struct {
	Kind  string
	Parts []DraftPart
	Notes []DraftNote
}

// DraftPart is a stretch of text; with a number, one that something is said of.
type DraftPart struct {
	Text  string
	Note  int
	Class string
}

// DraftNote is what is said of a number. Its class is "supported", "wrong", "open" or "note".
type DraftNote struct {
	Number           int
	Class            string
	Verdict, Message string
	Evidence         []DraftEvidence
	More             int // evidence that is not shown
	at               cited.Span
}

// DraftEvidence is a figure of the archive, or words of the draft.
type DraftEvidence struct {
	Exhibit              cited.Exhibit
	Own                  bool   // it stands in the draft
	Source               string // where it stands
	Before, Words, After string
}

// Blocks is the draft, with the numbers marked of which something is said. All text is such as
// a page may show, but not escaped.
func (d Draft) Blocks() (out []DraftBlock) {
	notes := d.notes()
	for _, t := range d.Texts {
		at, from := t.Start, 0 // a code point of the text, and its byte in the window
		for _, passage := range t.Passages {
			if passage.Start < at {
				continue
			}
			from += ByteOf(t.Content[from:], passage.Start-at)
			to := from + ByteOf(t.Content[from:], passage.End-passage.Start)
			n := 0
			for n < len(notes) && notes[n].at.Start < passage.End {
				n++
			}
			out = append(out, blockOf(passage, t.Content[from:to], notes[:n]))
			notes, at, from = notes[n:], passage.End, to
		}
	}
	return out
}

// notes are what is said of the draft, in the order of its text.
func (d Draft) notes() (out []DraftNote) {
	for i := range d.Judgements {
		j := &d.Judgements[i]
		n := DraftNote{Class: classOf(j.Verdict), Verdict: string(j.Verdict), Message: d.Says(j), at: j.Figure.Span}
		for _, x := range j.Evidence[:min(len(j.Evidence), MostEvidence)] {
			e := DraftEvidence{Exhibit: x, Own: x.Document == d.Document.ID, Source: Cut(d.Source(x), MostSaid/2)}
			e.Before, e.Words, e.After = Excerpt(x, MostSaid)
			n.Evidence = append(n.Evidence, e)
		}
		n.More = len(j.Evidence) - len(n.Evidence)
		out = append(out, n)
	}
	for i := range d.Findings {
		f := &d.Findings[i]
		out = append(out, DraftNote{Class: "note", Verdict: "note", Message: Cut(export.OneLine(f.Message), MostSaid), at: f.Exhibits[0].Span})
	}
	slices.SortStableFunc(out, func(a, b DraftNote) int { return a.at.Start - b.at.Start })
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

func classOf(v cited.DraftVerdict) string {
	switch {
	case v.Wrong():
		return "wrong"
	case v == cited.DraftSupported:
		return "supported"
	}
	return "open"
}

// blockOf marks the numbers of a block.
func blockOf(passage cited.Passage, content string, notes []DraftNote) DraftBlock {
	b := DraftBlock{Kind: passage.Kind, Notes: notes}
	at := passage.Start
	for i := range notes {
		n := &notes[i]
		if n.at.Start < at || n.at.End > passage.End {
			continue // two things are said of one number
		}
		start := ByteOf(content, n.at.Start-at)
		end := start + ByteOf(content[start:], n.at.End-n.at.Start)
		b.Parts = append(b.Parts, DraftPart{Text: Written(content[:start])}, DraftPart{Written(content[start:end]), n.Number, n.Class})
		content, at = content[end:], n.at.End
	}
	b.Parts = append(b.Parts, DraftPart{Text: Written(content)})
	return b
}

// Written is text as a page may show it: with its lines, without what controls a terminal or
// turns the direction of writing round.
func Written(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return export.Visible(r)
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// Excerpt returns the words of an exhibit with what stands around them in the sentence, in one
// line of at most so many characters.
func Excerpt(x cited.Exhibit, most int) (before, words, after string) {
	quote, from, to := []rune(x.Quote.Exact), x.Start-x.Quote.Start, x.End-x.Quote.Start
	if from < 0 || to < from || to > len(quote) {
		return "", Cut(export.OneLine(x.Exact), most), ""
	}
	words = Cut(export.OneLine(string(quote[from:to])), most)
	before, after = Spaced(string(quote[:from])), Spaced(string(quote[to:]))
	room := max(0, most-utf8.RuneCountInString(words))
	before = cutFront(before, max(room/2, room-utf8.RuneCountInString(after)))
	return before, words, Cut(after, room-utf8.RuneCountInString(before))
}

// Cut shortens s to at most so many characters; what is left out shows as "…".
func Cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	if most < 1 {
		return ""
	}
	return strings.TrimRight(s[:ByteOf(s, most-1)], " ") + "…"
}

// cutFront shortens s to its last characters.
func cutFront(s string, most int) string {
	n := utf8.RuneCountInString(s)
	switch {
	case n <= most:
		return s
	case most < 2:
		return ""
	}
	return "…" + s[ByteOf(s, n-most+1):]
}

// Spaced is text in one line that keeps a space at either end.
func Spaced(s string) string {
	if s == "" {
		return ""
	}
	line := export.OneLine("x" + s + "x")
	return line[1 : len(line)-1]
}

// ByteOf returns where code point n of s begins.
func ByteOf(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
