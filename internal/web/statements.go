package web

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"
)

// statementsPage is a list of statements.
type statementsPage struct {
	list
	Rows       []statementRow
	Quotations string // address of the same as a list of quotations
}

// statementRow is a statement in a list.
type statementRow struct {
	Statement cited.Statement
	Document  cited.Document
	Review    cited.Review
	Source    string // whom it is credited to
	Content   string
	Stance    string
	Place     string // address of its words in the document
}

func ordersOfStatements() [][2]string {
	return [][2]string{{"", "newest document"}, {"source", "source"}, {"act", "act"}, {"publisher", "publisher"}}
}

func (s *server) statements(r *request) error {
	a := readAsked(r.URL, query.Statements)
	a.Year = "published"
	b, err := s.browsing(a, query.Statements)
	if err != nil {
		return err
	}
	switch as := r.URL.Query().Get(keyAs); as {
	case "":
	case asQuotations:
		return s.quotations(r, a, b.Query)
	default:
		return cited.Errorf(cited.Invalid, "as is %s, or left out for a list, not %q", asQuotations, short(as))
	}
	got, err := s.Archive.BrowseStatements(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	p := statementsPage{list: listOf(a, "statement", foundOf(&got), ordersOfStatements()), Quotations: withKey(a.Address(), keyAs+"="+asQuotations)}
	for i := range got.Rows {
		p.Rows = append(p.Rows, statementRowOf(&got.Rows[i]))
	}
	return s.page(r, "statements", "Statements", p)
}

func statementRowOf(row *cited.ReceiptOf[cited.Statement]) statementRow {
	const most = 240 // characters of what is said
	st := &row.Read
	return statementRow{*st, row.Document, row.Review, strings.Join(st.Attribution, ", citing "), tell.Cut(export.Content(st), most), tell.StanceAndHedge(st), placeOf(row.Document.ID, st.Cue.Start)}
}

// withKey adds a key to an address, with its value if it has one.
func withKey(address, key string) string {
	by := "?"
	if strings.Contains(address, "?") {
		by = "&"
	}
	return address + by + key
}

// asQuotations asks for a list as quotations, which are plain text to copy or print.
const asQuotations = "quotations"

// mostQuotations is how many quotations a list has at most.
const mostQuotations = 500

// quotations answers with what is said, each with its source first and its document. It leaves the
// archive, so the gate stands before it.
func (s *server) quotations(r *request, a asked, q cited.Query) error {
	var b strings.Builder
	var held export.Tally
	n, more := 0, false
	q.Limit = 0
	for one, err := range s.Archive.Quotations(r.Context(), r.viewer, q, &held) {
		if err != nil {
			return err
		}
		if n == mostQuotations {
			more = true
			break
		}
		n++
		b.WriteString(quotation(n, &one))
	}
	head := "Quotations" + forQuery(a) + ": " + tell.Counted(n, "statement")
	if more {
		head += ", the newest; there are more, so narrow the query"
	}
	if held.Back > 0 {
		head += ". " + tell.Counted(held.Back, "statement") + " held back, as every export holds them back"
	}
	r.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := fmt.Fprintf(patient{r.ResponseWriter}, "%s.\n\n%s", export.OneLine(head), b.String())
	if err != nil {
		s.Logger.Debug("a client went away", "path", r.URL.Path, "error", err)
	}
	return nil
}

func forQuery(a asked) string {
	if q := a.String(); q != "" {
		return " for " + q
	}
	return ""
}

// quotation writes a quotation in two lines: whose words they are and what is said, then where.
func quotation(n int, q *archive.Quotation) string {
	who := tell.Said(strings.Join(q.Source, ", citing "), "Nobody named")
	if q.Stance == cited.Denial {
		who += " (denies)"
	}
	parts := []string{"“" + called(q.Document) + "”"}
	for _, more := range []string{q.Document.Publisher, tell.Date(q.Document.Published), q.Document.Address} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return fmt.Sprintf("%d. %s: “%s”\n   %s. Statement %s, document %s.\n\n", n, export.OneLine(who), strings.Trim(export.OneLine(q.Words), `"“”„`), export.OneLine(strings.Join(parts, ", ")), q.ID, q.Document.ID)
}
