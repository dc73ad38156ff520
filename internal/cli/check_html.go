package cli

import (
	"crypto/sha256"
	_ "embed" // the page and its style
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"cited"
	"cited/internal/export"
)

//go:embed report.html
var reportPage string

//go:embed report.css
var reportStyle string

// report is a draft with what is said of it, as the page shows it. The page has no script and
// asks for nothing; all text is escaped, and what turns the direction of writing is left out.
type report struct {
	Name   string
	Policy string       // the digest of the one style that may be used
	Style  template.CSS // ours
	Sums   []string
	Blocks []reportBlock
}

// reportBlock is a block of the draft, beside it what is said of the numbers in it.
type reportBlock struct {
	Kind  string
	Parts []reportPart
	Notes []reportNote
}

// reportPart is a stretch of text; with a number, one that something is said of.
type reportPart struct {
	Text  string
	Note  int
	Class string
}

// reportNote is what is said of a number.
type reportNote struct {
	Number           int
	Class            string
	Verdict, Message string
	Evidence         []reportEvidence
	More             int
	at               cited.Span
}

// reportEvidence is a figure of the archive.
type reportEvidence struct{ Source, Before, Words, After string }

// printHTML prints a page that needs nothing beside it.
func (c *checking) printHTML(p *checked) error {
	page, err := template.New("report").Parse(reportPage)
	if err != nil {
		return err
	}
	digest := sha256.Sum256([]byte(reportStyle))
	r := report{Name: oneLine(p.path), Policy: "sha256-" + base64.StdEncoding.EncodeToString(digest[:]), Style: template.CSS(reportStyle)}
	for _, line := range p.summary() {
		r.Sums = append(r.Sums, oneLine(line))
	}
	r.Blocks = p.blocks(p.notes())
	if err := page.Execute(c.out, r); err != nil {
		return cannotWrite(err)
	}
	return nil
}

// notes are what is said of the draft, in the order of its text.
func (p *checked) notes() []reportNote {
	var out []reportNote
	for i := range p.Judgements {
		j := &p.Judgements[i]
		n := reportNote{Class: classOf(j.Verdict), Verdict: string(j.Verdict), Message: p.says(j), at: j.Figure.Span}
		for _, x := range j.Evidence[:min(len(j.Evidence), mostEvidence)] {
			before, words, after := excerpt(x, mostSaid)
			n.Evidence = append(n.Evidence, reportEvidence{p.source(x), before, words, after})
		}
		n.More = len(j.Evidence) - len(n.Evidence)
		out = append(out, n)
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		out = append(out, reportNote{Class: "note", Verdict: "note", Message: cut(oneLine(f.Message), mostSaid), at: f.Exhibits[0].Span})
	}
	slices.SortStableFunc(out, func(a, b reportNote) int { return a.at.Start - b.at.Start })
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

// blocks cuts the draft's text into its blocks, with the numbers marked of which something is
// said.
func (p *checked) blocks(notes []reportNote) []reportBlock {
	var out []reportBlock
	for _, t := range p.Texts {
		at, from := t.Start, 0 // a code point of the text, and its byte in the window
		for _, passage := range t.Passages {
			if passage.Start < at {
				continue
			}
			from += byteOf(t.Content[from:], passage.Start-at)
			to := from + byteOf(t.Content[from:], passage.End-passage.Start)
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

// blockOf marks the numbers of a block.
func blockOf(passage cited.Passage, content string, notes []reportNote) reportBlock {
	b := reportBlock{Kind: passage.Kind, Notes: notes}
	at := passage.Start
	for i := range notes {
		n := &notes[i]
		if n.at.Start < at || n.at.End > passage.End {
			continue // two things are said of one number
		}
		start := byteOf(content, n.at.Start-at)
		end := start + byteOf(content[start:], n.at.End-n.at.Start)
		b.Parts = append(b.Parts, reportPart{Text: written(content[:start])}, reportPart{written(content[start:end]), n.Number, n.Class})
		content, at = content[end:], n.at.End
	}
	b.Parts = append(b.Parts, reportPart{Text: written(content)})
	return b
}

// written is text as a page may show it: with its lines, without what controls a terminal or
// turns the direction of writing round.
func written(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return export.Visible(r)
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
