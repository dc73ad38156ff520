package tell

import (
	"strconv"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
)

// Saying is the receipt of something that is no figure, in plain words: whatever it is, it has
// fields, words in a sentence, and a document.
type Saying struct {
	ID       cited.ID
	Title    string
	At       cited.Span // what is marked in the quotation
	Quote    cited.Span
	Fields   []Meaning // names, and what they hold; empty where the text says nothing
	Evidence []cited.Evidence

	Document      cited.Document
	Before, After string
	Spot          cited.Spot
	Version       string
	Review        cited.Review
	Decisions     []cited.Decision
	Corrections   []cited.Correction
}

// SayingKinds are the kinds of ids that are those of a saying.
func SayingKinds() []string {
	return []string{cited.StatementID, cited.ResponseID, cited.UnquantifiedID, cited.ComparisonID, cited.ThemeID}
}

// behind is what every receipt holds beside what was read.
func behind[T any](r *cited.ReceiptOf[T]) Saying {
	return Saying{Document: r.Document, Before: r.Before, After: r.After, Spot: r.Spot, Version: r.Version, Review: r.Review, Decisions: r.Decisions, Corrections: r.Corrections}
}

// OfStatement tells a statement.
func OfStatement(r *cited.ReceiptOf[cited.Statement]) Saying {
	st, s := &r.Read, behind(r)
	s.ID, s.At, s.Quote = st.ID, st.Cue, st.Quote
	who := strings.Join(st.Attribution, ", citing ")
	s.Title = Said(who, "nobody is named") + ", " + StanceAndHedge(st)
	s.Fields = []Meaning{{"source", st.Source.Exact}, {"cue", st.Cue.Exact}, {"content", export.Content(st)}, {"attribution", who},
		{"act", st.Act}, {"stance", Plainly(string(st.Stance), Stances)}, {"hedge", Plainly(string(st.Hedge), Hedges)},
		{"themes", strings.Join(st.Themes, ", ")}, {"ties", strings.Join(export.Ties(st), ", ")}}
	s.Evidence = append([]cited.Evidence(nil), st.Evidence...)
	for i := range s.Evidence {
		if e := &s.Evidence[i]; e.Field == "content" && len(e.Spans) == 0 { // its spans are fields of the statement
			e.Spans = append([]cited.Span{st.Content}, st.More...)
		}
	}
	for _, t := range st.Ties {
		s.Evidence = append(s.Evidence, cited.Evidence{Field: "ties", Rule: t.Rule})
	}
	return s
}

// StanceAndHedge is "asserted", or "hedged: forecast".
func StanceAndHedge(s *cited.Statement) string {
	if s.Hedge == "" {
		return string(s.Stance)
	}
	return string(s.Stance) + ": " + string(s.Hedge)
}

// OfResponse tells a response.
func OfResponse(r *cited.ReceiptOf[cited.Response]) Saying {
	p, s := &r.Read, behind(r)
	s.ID, s.At, s.Quote, s.Evidence = p.ID, p.Span, p.Quote, p.Evidence
	s.Title = Said(p.Actor, "nobody is named") + ": " + p.Kind + ", " + string(p.Status)
	s.Fields = []Meaning{{"actor", p.Actor}, {"kind", p.Kind}, {"status", Plainly(string(p.Status), Statuses)},
		{"scope", strings.Join(p.Scope, ", ")}, {"date", Date(p.Date)}, {"number", AppliedTo(p)}}
	return s
}

// AppliedTo is how many a response was applied to; "" if the text does not say.
func AppliedTo(p *cited.Response) string {
	if p.Low == nil && p.High == nil {
		return ""
	}
	return export.Value(&cited.Figure{Low: p.Low, High: p.High})
}

// OfTheme tells the theme of a sentence.
func OfTheme(r *cited.ReceiptOf[cited.Theme]) Saying {
	t, s := &r.Read, behind(r)
	s.ID, s.At, s.Quote, s.Title = t.ID, t.Cue, t.Span, t.Code
	s.Fields, s.Evidence = []Meaning{{"theme", t.Code}}, export.ThemeEvidence(t)
	return s
}

// OfUnquantified tells what is said without a number. book is its codebook, or nil.
func OfUnquantified(r *cited.ReceiptOf[cited.Unquantified], book *codebook.Codebook) Saying {
	s := behind(r)
	s.likeFigure(&r.Read.Figure, book, r.Read.Word, Meaning{"word", r.Read.Word})
	return s
}

// OfComparison tells a comparison. book is its codebook, or nil.
func OfComparison(r *cited.ReceiptOf[cited.Comparison], book *codebook.Codebook) Saying {
	c, s := &r.Read, behind(r)
	s.likeFigure(&c.Figure, book, Comparison(c)+",", Meaning{"relation", Plainly(string(c.Relation), Relations)},
		Meaning{"change", Plainly(string(c.Change), Changes)}, Meaning{"rank", Rank(c.Rank)})
	return s
}

// Comparison is what a comparison says: "trend: up", "rank 2", "mean 26".
func Comparison(c *cited.Comparison) string {
	switch {
	case c.Rank != 0:
		return string(c.Relation) + " " + strconv.Itoa(c.Rank)
	case c.Change != "":
		return string(c.Relation) + ": " + string(c.Change)
	case c.Low != nil || c.High != nil:
		return string(c.Relation) + " " + export.Value(&c.Figure)
	}
	return string(c.Relation)
}

// OfOnePerson says what a figure of one person is kept from.
const OfOnePerson = "a figure of one person: it stays out of lists until somebody clears it"

// likeFigure fills in what is like a figure: its own fields first.
func (s *Saying) likeFigure(f *cited.Figure, book *codebook.Codebook, says string, own ...Meaning) {
	s.ID, s.At, s.Quote, s.Evidence = f.ID, f.Span, f.Quote, f.Evidence
	s.Title = says + " " + f.Counted + ", " + f.Measure
	s.Fields = own
	for _, field := range cited.Fields() {
		if field == "value" && f.Low == nil && f.High == nil || field == "modifier" {
			continue
		}
		s.Fields = append(s.Fields, Meaning{field, Field(f, field, book)})
	}
	s.Fields = append(s.Fields, Meaning{"codebook", f.Codebook})
	if f.Individual {
		s.Fields = append(s.Fields, Meaning{"individual", OfOnePerson})
	}
}

// EvidenceOf returns the evidence of a field. Numbers, and the words that stand where a number
// could, have theirs under "value".
func (s *Saying) EvidenceOf(field string) (list []cited.Evidence) {
	also := field
	switch field {
	case "number", "word", "relation":
		also = "value"
	case "themes":
		also = "theme"
	}
	for _, e := range s.Evidence {
		if e.Field == field || e.Field == also {
			list = append(list, e)
		}
	}
	return list
}
