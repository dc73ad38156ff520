package export

import (
	"cmp"
	"strconv"
	"strings"

	"cited"
)

// AppendStatementReceipt appends a statement with everything behind it: as
// AppendStatement does, and behind it the document's id, the act, the words, the
// rules, the document, the text around the quotation, the version and the decisions.
func AppendStatementReceipt(b []byte, r *cited.ReceiptOf[cited.Statement]) []byte {
	s := &r.Read
	b = AppendString(append(b, `{"doc":`...), string(r.Document.ID))
	b = AppendString(append(b, `,"id":`...), string(s.ID))
	b = appendStatement(b, s)
	b = appendOptional(append(b, `,"act":`...), s.Act)
	b = appendOptional(append(b, `,"words":{"source":`...), s.Source.Exact)
	b = AppendString(append(b, `,"cue":`...), s.Cue.Exact)
	b = AppendString(append(b, `,"content":`...), Content(s))
	return append(appendBehind(append(b, '}'), r, s.Quote, s.Evidence), '}')
}

// Content is what a statement says, its pieces parted by dots.
func Content(s *cited.Statement) string {
	pieces := []string{s.Content.Exact}
	for _, m := range s.More {
		pieces = append(pieces, m.Exact)
	}
	return strings.Join(pieces, " … ")
}

// Ties writes the ties that a statement asserts or denies: "A pledged-to B", "A not
// allied-with B".
func Ties(s *cited.Statement) []string {
	var all []string
	for _, t := range s.Ties {
		not := ""
		if t.Denied {
			not = "not "
		}
		all = append(all, t.Group+" "+not+t.Relation+" "+t.With)
	}
	return all
}

// AppendResponseReceipt appends a response with everything behind it.
func AppendResponseReceipt(b []byte, r *cited.ReceiptOf[cited.Response]) []byte {
	b = AppendString(append(b, `{"doc":`...), string(r.Document.ID))
	b = AppendString(append(b, `,"id":`...), string(r.Read.ID))
	b = appendResponse(b, &r.Read)
	return append(appendBehind(b, r, r.Read.Quote, r.Read.Evidence), '}')
}

// AppendUnquantifiedReceipt appends what is said without a number with everything
// behind it.
func AppendUnquantifiedReceipt(b []byte, r *cited.ReceiptOf[cited.Unquantified]) []byte {
	f := FigureReceipt(r, r.Read.Figure)
	return append(appendWord(appendReceipt(b, &f), &r.Read), '}')
}

// AppendComparisonReceipt appends a comparison with everything behind it.
func AppendComparisonReceipt(b []byte, r *cited.ReceiptOf[cited.Comparison]) []byte {
	f := FigureReceipt(r, r.Read.Figure)
	return append(appendRelation(appendReceipt(b, &f), &r.Read), '}')
}

// FigureReceipt is the receipt of something that is like a figure as that of the
// figure.
func FigureReceipt[T any](r *cited.ReceiptOf[T], f cited.Figure) cited.Receipt {
	return cited.Receipt{Figure: f, Document: r.Document, Before: r.Before, After: r.After, Spot: r.Spot, Version: r.Version, Review: r.Review, Decisions: r.Decisions,
		Corrections: r.Corrections}
}

// appendBehind appends what is behind something that was read.
func appendBehind[T any](b []byte, r *cited.ReceiptOf[T], quote cited.Span, evidence []cited.Evidence) []byte {
	b = AppendString(append(b, `,"quote":`...), quote.Exact)
	b = appendRules(append(b, `,"rules":`...), evidence)
	b = AppendDocument(append(b, `,"document":`...), &r.Document)
	b = AppendString(append(b, `,"before":`...), r.Before)
	b = AppendString(append(b, `,"after":`...), r.After)
	b = appendSpot(b, &r.Spot)
	b = AppendString(append(b, `,"version":`...), r.Version)
	b = AppendString(append(b, `,"review":`...), string(cmp.Or(r.Review, cited.ReviewMachine)))
	b = appendDecisions(append(b, `,"decisions":`...), r.Decisions)
	return appendCorrections(b, r.Corrections)
}

// StatementColumns is the head of a CSV of statements; start and end are those of the
// cue.
func StatementColumns() []string {
	return []string{"id", "document", "publisher", "published", "title", "address", "attribution", "source", "cue", "content",
		"act", "stance", "hedge", "themes", "ties", "quote", "start", "end", "version"}
}

// StatementRow returns a statement under StatementColumns.
func StatementRow(r *cited.ReceiptOf[cited.Statement]) []string {
	s := &r.Read
	return append(documentCells(string(s.ID), &r.Document), list(s.Attribution), cell(s.Source.Exact), cell(s.Cue.Exact), cell(Content(s)),
		s.Act, string(s.Stance), string(s.Hedge), list(s.Themes), list(Ties(s)),
		cell(s.Quote.Exact), strconv.Itoa(s.Cue.Start), strconv.Itoa(s.Cue.End), r.Version)
}

// ResponseColumns is the head of a CSV of responses.
func ResponseColumns() []string {
	return []string{"id", "document", "publisher", "published", "title", "address", "actor", "kind", "status", "scope", "date", "low", "high",
		"exact", "quote", "start", "end", "version"}
}

// ResponseRow returns a response under ResponseColumns.
func ResponseRow(r *cited.ReceiptOf[cited.Response]) []string {
	p := &r.Read
	return append(documentCells(string(p.ID), &r.Document), cell(p.Actor), p.Kind, string(p.Status), list(p.Scope), cell(string(p.Date)),
		bound(p.Low), bound(p.High), cell(p.Exact), cell(p.Quote.Exact), strconv.Itoa(p.Start), strconv.Itoa(p.End), r.Version)
}

// UnquantifiedColumns is the head of a CSV of what is said without a number: that of
// figures, and the word.
func UnquantifiedColumns() []string { return append(FigureColumns(), "word") }

// UnquantifiedRow returns it under UnquantifiedColumns.
func UnquantifiedRow(r *cited.ReceiptOf[cited.Unquantified]) []string {
	f := FigureReceipt(r, r.Read.Figure)
	return append(FigureRow(&f), cell(r.Read.Word))
}

// ComparisonColumns is the head of a CSV of comparisons: that of figures, and what
// they say.
func ComparisonColumns() []string { return append(FigureColumns(), "relation", "change", "rank") }

// ComparisonRow returns a comparison under ComparisonColumns.
func ComparisonRow(r *cited.ReceiptOf[cited.Comparison]) []string {
	f, rank := FigureReceipt(r, r.Read.Figure), ""
	if r.Read.Rank != 0 {
		rank = strconv.Itoa(r.Read.Rank)
	}
	return append(FigureRow(&f), string(r.Read.Relation), string(r.Read.Change), rank)
}

// documentCells are the cells with which each row of something that was read begins.
func documentCells(id string, d *cited.Document) []string {
	return []string{id, string(d.ID), cell(d.Publisher), string(d.Published), cell(d.Title), cell(d.Address)}
}

// AppendThemeReceipt appends the theme of a sentence with everything behind it, as
// AppendTheme does, and the words that suggest it.
func AppendThemeReceipt(b []byte, r *cited.ReceiptOf[cited.Theme]) []byte {
	t := &r.Read
	b = AppendString(append(b, `{"doc":`...), string(r.Document.ID))
	b = strconv.AppendInt(append(b, `,"start":`...), int64(t.Start), 10)
	b = appendTheme(b, t)
	b = append(AppendString(append(b, `,"words":{"cue":`...), t.Cue.Exact), '}')
	return append(appendBehind(b, r, t.Span, ThemeEvidence(t)), '}')
}

// ThemeEvidence is from which words and by which rule a theme is suggested.
func ThemeEvidence(t *cited.Theme) []cited.Evidence {
	return []cited.Evidence{{Field: "theme", Rule: t.Rule, Spans: []cited.Span{t.Cue}}}
}

// ThemeColumns is the head of a CSV of themes of sentences.
func ThemeColumns() []string {
	return []string{"id", "document", "publisher", "published", "title", "address", "theme", "cue", "quote", "start", "end", "version"}
}

// ThemeRow returns the theme of a sentence under ThemeColumns.
func ThemeRow(r *cited.ReceiptOf[cited.Theme]) []string {
	t := &r.Read
	return append(documentCells(string(t.ID), &r.Document), t.Code, cell(t.Cue.Exact), cell(t.Exact), strconv.Itoa(t.Start), strconv.Itoa(t.End), r.Version)
}
