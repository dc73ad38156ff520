package export

import (
	"cmp"
	"slices"
	"strings"

	"cited"
)

// noteHeads is the head of the table whose numbers have footnotes.
func noteHeads() []string {
	return []string{"number", "measure", "counted", "origin", "place", "group", "time", "source", "stance", "review"}
}

// noteCells returns a figure under noteHeads, each in one line.
func noteCells(r *cited.Receipt) []string {
	f := &r.Figure
	counted := f.Counted
	if f.Of != "" {
		counted = strings.TrimSpace(counted + ", of " + f.Of)
	}
	cells := []string{Value(f), f.Measure, counted, listed(f.Origin), listed(slices.Concat(f.Theatre, f.Place)),
		listed(f.Group), string(f.Time), strings.Join(f.Attribution, " < "), string(f.Stance), string(cmp.Or(r.Review, cited.ReviewMachine))}
	for i := range cells {
		cells[i] = OneLine(cells[i])
	}
	return cells
}

// footnote is what stands behind a number, in its parts, each in one line. Those of
// which nothing is known are empty.
type footnote struct {
	quote, publisher, title, date, address string
	original                               string // SHA-256
	figure, document                       string // ids
}

func footnoteOf(r *cited.Receipt) footnote {
	d := &r.Document
	return footnote{quote: OneLine(r.Figure.Quote.Exact), publisher: OneLine(d.Publisher), title: OneLine(cmp.Or(d.Title, d.Name)),
		date: OneLine(cmp.Or(string(d.Published), "undated")), address: OneLine(d.Address), original: d.Original,
		figure: string(r.Figure.ID), document: string(d.ID)}
}

// receipt says under what the archive keeps what the number rests on.
func (n *footnote) receipt() string {
	return "Receipt " + n.figure + ", document " + n.document + ", SHA-256 of the original " + n.original + "."
}

// inOrder joins what is known of some parts.
func inOrder(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
