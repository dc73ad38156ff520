package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/tell"
)

// pageWidth is how wide the lines of a receipt are at most.
const pageWidth = 100

// printReceipt prints everything behind one figure. book is its codebook, or nil;
// original is where the bytes of the document lie.
func printReceipt(out *bufio.Writer, r *cited.Receipt, book *codebook.Codebook, original string, columns int) {
	f := &r.Figure
	page := facts{out: out, columns: min(columns, pageWidth)}
	fmt.Fprintf(out, "%s  %s\n\n", f.ID, oneLine(export.Value(f)+" "+f.Counted+", "+f.Measure))
	page.blocks(marked(r))
	out.WriteByte('\n')
	for _, field := range cited.Fields() {
		page.fact(field, tell.Field(f, field, book))
	}
	page.fact("codebook", f.Codebook)
	if f.Individual {
		page.fact("individual", tell.OfOnePerson)
	}
	page.fact("revises", string(f.Revises))
	out.WriteByte('\n')
	page.document(&r.Document, original)
	page.fact("position", fmt.Sprintf("characters %d to %d of its text", f.Start, f.End))
	page.fact("in original", tell.Spot(&r.Spot))
	page.fact("read by", r.Version)
	page.fact("review", tell.Review(r.Review))
	page.marks(&r.Marks)
	page.decisions(r.Decisions)
	page.corrections(r.Corrections)
}

// marked is the quotation in its context, with the number in brackets.
func marked(r *cited.Receipt) string {
	return markedIn(r.Figure.Quote, r.Figure.Span, r.Before, r.After)
}

// markedIn is a quotation in its context, with a stretch of it in brackets.
func markedIn(quote, at cited.Span, before, after string) string {
	from, to := at.Start-quote.Start, at.End-quote.Start
	words := quote.Exact
	if from >= 0 && to >= from && to <= utf8.RuneCountInString(words) {
		runes := []rune(words)
		words = string(runes[:from]) + "[" + string(runes[from:to]) + "]" + string(runes[to:])
	}
	return strings.TrimSpace(joined(lastWords(before), joined(words, firstWords(after))))
}

// blockBreak parts the blocks of a context.
const blockBreak = "\n\n"

// joined puts a space between two stretches of text, unless a block ends there.
func joined(a, b string) string {
	if strings.HasSuffix(a, blockBreak) || strings.HasPrefix(b, blockBreak) {
		return a + b
	}
	return a + " " + b
}

// contextShown is how much text around a quotation a receipt shows, in characters.
const contextShown = 200

func lastWords(s string) string {
	runes := []rune(s)
	if len(runes) <= contextShown {
		return s
	}
	_, rest, _ := strings.Cut(string(runes[len(runes)-contextShown:]), " ")
	return "… " + rest
}

func firstWords(s string) string {
	runes := []rune(s)
	if len(runes) <= contextShown {
		return s
	}
	kept := string(runes[:contextShown])
	if i := strings.LastIndexByte(kept, ' '); i > 0 {
		kept = kept[:i]
	}
	return kept + " …"
}

// facts prints names and what they hold, one below the other.
type facts struct {
	out     *bufio.Writer
	columns int
}

const nameColumns = 13

// fact prints one, with its lines under one another; nothing if it holds nothing.
func (p facts) fact(name, value string) {
	for i, line := range wrap(oneLine(value), p.columns-nameColumns) {
		if i > 0 {
			name = ""
		}
		fmt.Fprintf(p.out, "%-*s%s\n", nameColumns, name, line)
	}
}

// blocks prints indented running text, with an empty line between its blocks.
func (p facts) blocks(s string) {
	for i, block := range strings.Split(s, blockBreak) {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		for _, line := range wrap(oneLine(block), p.columns-4) {
			fmt.Fprintf(p.out, "    %s\n", line)
		}
	}
}

// document prints what is known about a document.
func (p facts) document(d *cited.Document, original string) {
	p.fact("document", string(d.ID))
	known := func(field, value string) {
		if from := d.From[field]; value != "" && from != "" {
			value += " (" + from + ")"
		}
		p.fact(field, value)
	}
	known("title", d.Title)
	known("author", d.Author)
	known("publisher", tell.Said(d.Publisher, notKnown))
	known("published", tell.Said(tell.Date(d.Published), notKnown))
	known("modified", tell.Date(d.Modified))
	known("created", tell.Date(d.Created))
	known("language", d.Language)
	known("address", d.Address)
	known("rights", tell.Said(d.Rights, cited.RightsUnknown))
	if d.Embargo != "" {
		p.fact("embargo", "until "+string(d.Embargo)+": before that day only the owner of the archive sees it")
	}
	if d.Outcome == cited.OutcomeRead {
		p.fact("note", d.Reason)
	}
	p.fact("file", d.Name)
	p.fact("format", strings.TrimSpace(d.Format+" "+d.Encoding))
	if !d.Added.IsZero() {
		p.fact("added", d.Added.UTC().Format(time.RFC3339))
	}
	p.fact("size", export.Number(float64(d.Size))+" bytes")
	p.fact("SHA-256", d.Original)
	p.fact("original", original)
}

const notKnown = "not known; set it with cited edit"

func (p facts) decisions(list []cited.Decision) {
	if len(list) == 0 {
		p.fact("decisions", "none")
	}
	contested, notes := cited.InConflict(list), cited.Notes(list)
	for _, d := range list {
		what := tell.Verdict(&d)
		switch {
		case d.Field != cited.FieldNote || d.Verdict != cited.Added || d.Value == "": // or its words are withdrawn
		case slices.ContainsFunc(notes, func(n cited.Decision) bool { return n.ID == d.ID }):
			what += ": \"" + d.Value + "\""
		default:
			what += ", taken back"
		}
		if contested[d.ID] {
			what = "in conflict: " + what
		}
		if d.Anchor != nil || d.Field == cited.FieldNote {
			what = string(d.ID) + "  " + what // others speak of it
		}
		p.fact("decision", tell.DecidedBy(what, d.Reviewer, d.At, d.Reason))
	}
}

// corrections prints what quoted words should read.
func (p facts) corrections(list []cited.Correction) {
	for _, c := range list {
		p.fact("correction", tell.DecidedBy(fmt.Sprintf("%q reads %q", c.Exact, c.Reads), c.Reviewer, c.At, c.Reason))
	}
}
