package cli

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/tell"
)

// saying is the receipt of something that is no figure, ready to be shown: whatever it
// is, it has fields, words in a sentence, and a document.
type saying struct {
	id       cited.ID
	title    string
	at       cited.Span // what is marked in the quotation
	quote    cited.Span
	fields   []meaning // names, and what they hold in plain words
	evidence []cited.Evidence
	json     []byte // the receipt as a line

	document      cited.Document
	before, after string
	spot          cited.Spot
	version       string
	review        cited.Review
	decisions     []cited.Decision
	corrections   []cited.Correction
}

// sayingKinds are the kinds of ids that are those of a saying.
func sayingKinds() []string {
	return []string{cited.StatementID, cited.ResponseID, cited.UnquantifiedID, cited.ComparisonID, cited.ThemeID}
}

// saying loads the receipt of an id of one of these kinds.
func (a *app) saying(ctx context.Context, arch *archive.Archive, id cited.ID) (s saying, err error) {
	rules := rulesOf(arch)
	switch id.Kind() {
	case cited.StatementID:
		r, err := arch.Statement(ctx, a.viewer(), id)
		return ofStatement(&r), err
	case cited.ResponseID:
		r, err := arch.Response(ctx, a.viewer(), id)
		return ofResponse(&r), err
	case cited.ThemeID:
		r, err := arch.Theme(ctx, a.viewer(), id)
		t := &r.Read
		s = behind(&r, export.AppendThemeReceipt)
		s.id, s.at, s.quote, s.title = t.ID, t.Cue, t.Span, t.Code
		s.fields, s.evidence = []meaning{{"theme", t.Code}}, export.ThemeEvidence(t)
		return s, err
	case cited.UnquantifiedID:
		r, err := arch.Unquantified(ctx, a.viewer(), id)
		s = behind(&r, export.AppendUnquantifiedReceipt)
		s.likeFigure(&r.Read.Figure, tell.BookOf(rules, &r.Read.Figure), r.Read.Word, meaning{"word", r.Read.Word})
		return s, err
	}
	r, err := arch.Comparison(ctx, a.viewer(), id)
	s = behind(&r, export.AppendComparisonReceipt)
	c := &r.Read
	s.likeFigure(&c.Figure, tell.BookOf(rules, &c.Figure), relationOf(c)+",", meaning{"relation", tell.Plainly(string(c.Relation), tell.Relations)},
		meaning{"change", tell.Plainly(string(c.Change), tell.Changes)}, meaning{"rank", tell.Rank(c.Rank)})
	return s, err
}

// behind is what every receipt holds beside what was read.
func behind[T any](r *cited.ReceiptOf[T], line func([]byte, *cited.ReceiptOf[T]) []byte) saying {
	return saying{document: r.Document, before: r.Before, after: r.After, spot: r.Spot, version: r.Version, review: r.Review, decisions: r.Decisions, corrections: r.Corrections, json: line(nil, r)}
}

func ofStatement(r *cited.ReceiptOf[cited.Statement]) saying {
	st, s := &r.Read, behind(r, export.AppendStatementReceipt)
	s.id, s.at, s.quote = st.ID, st.Cue, st.Quote
	who := strings.Join(st.Attribution, ", citing ")
	s.title = tell.Said(who, "nobody is named") + ", " + stanceAndHedge(st)
	s.fields = []meaning{{"source", st.Source.Exact}, {"cue", st.Cue.Exact}, {"content", export.Content(st)}, {"attribution", who},
		{"act", st.Act}, {"stance", tell.Plainly(string(st.Stance), tell.Stances)}, {"hedge", tell.Plainly(string(st.Hedge), tell.Hedges)},
		{"themes", strings.Join(st.Themes, ", ")}, {"ties", strings.Join(export.Ties(st), ", ")}}
	s.evidence = append([]cited.Evidence(nil), st.Evidence...)
	for i := range s.evidence {
		if e := &s.evidence[i]; e.Field == "content" && len(e.Spans) == 0 { // its spans are fields of the statement
			e.Spans = append([]cited.Span{st.Content}, st.More...)
		}
	}
	for _, t := range st.Ties {
		s.evidence = append(s.evidence, cited.Evidence{Field: "ties", Rule: t.Rule})
	}
	return s
}

func ofResponse(r *cited.ReceiptOf[cited.Response]) saying {
	p, s := &r.Read, behind(r, export.AppendResponseReceipt)
	s.id, s.at, s.quote, s.evidence = p.ID, p.Span, p.Quote, p.Evidence
	s.title = tell.Said(p.Actor, "nobody is named") + ": " + p.Kind + ", " + string(p.Status)
	s.fields = []meaning{{"actor", p.Actor}, {"kind", p.Kind}, {"status", tell.Plainly(string(p.Status), tell.Statuses)},
		{"scope", strings.Join(p.Scope, ", ")}, {"date", tell.Date(p.Date)}, {"number", appliedTo(p)}}
	return s
}

// likeFigure fills in what is like a figure: its own fields first.
func (s *saying) likeFigure(f *cited.Figure, book *codebook.Codebook, says string, own ...meaning) {
	s.id, s.at, s.quote, s.evidence = f.ID, f.Span, f.Quote, f.Evidence
	s.title = says + " " + f.Counted + ", " + f.Measure
	s.fields = own
	for _, field := range cited.Fields() {
		words := tell.Field(f, field, book)
		if field == "value" && f.Low == nil && f.High == nil || field == "modifier" {
			continue
		}
		s.fields = append(s.fields, meaning{field, words})
	}
	s.fields = append(s.fields, meaning{"codebook", f.Codebook})
	if f.Individual {
		s.fields = append(s.fields, meaning{"individual", ofOnePerson})
	}
}

// print prints everything behind it.
func (s *saying) print(out *bufio.Writer, original string, columns int) {
	page := facts{out: out, columns: min(columns, pageWidth)}
	s.head(page)
	out.WriteByte('\n')
	for _, f := range s.fields {
		page.fact(f.code, f.words)
	}
	out.WriteByte('\n')
	page.document(&s.document, original)
	page.fact("position", fmt.Sprintf("characters %d to %d of its text", s.at.Start, s.at.End))
	page.fact("in original", tell.Spot(&s.spot))
	page.fact("read by", s.version)
	page.fact("review", tell.Review(s.review))
	page.decisions(s.decisions)
	page.corrections(s.corrections)
}

// head prints what it is and the quotation in its context.
func (s *saying) head(page facts) {
	fmt.Fprintf(page.out, "%s  %s\n\n", s.id, oneLine(s.title))
	page.blocks(markedIn(s.quote, s.at, s.before, s.after))
}

// explain prints for each field the words it was read from and the rule.
func (s *saying) explain(out *bufio.Writer, says func(id string) string, now string, columns int) {
	x := explainer{facts: facts{out: out, columns: min(columns, pageWidth)}, says: says}
	s.head(x.facts)
	for _, f := range s.fields {
		evidence := s.evidenceOf(f.code)
		if f.words == "" && len(evidence) == 0 {
			continue
		}
		out.WriteByte('\n')
		x.fact(f.code, nothingIf(f.words))
		for _, e := range evidence {
			x.evidence(e)
		}
	}
	fmt.Fprintf(out, "\nRead by %s.\n", oneLine(s.version))
	if now != s.version {
		fmt.Fprintln(out, "That was another version of the reader; the next \"cited add\" reads the archive anew.")
	}
}

// evidenceOf returns the evidence of a field. Numbers, and the words that stand where a
// number could, have theirs under "value".
func (s *saying) evidenceOf(field string) []cited.Evidence {
	also := field
	switch field {
	case "number", "word", "relation":
		also = "value"
	case "themes":
		also = "theme"
	}
	var list []cited.Evidence
	for _, e := range s.evidence {
		if e.Field == field || e.Field == also {
			list = append(list, e)
		}
	}
	return list
}

// explainJSON appends the fields with value, spans, rule and what the rule says.
func (s *saying) explainJSON(b []byte, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"id":`...), string(s.id))
	b = export.AppendString(append(b, `,"version":`...), s.version)
	b = append(b, `,"fields":[`...)
	n := 0
	for _, f := range s.fields {
		for _, e := range s.evidenceOf(f.code) {
			b = evidenceJSON(comma(b, n), f.code, f.words, e, says)
			n++
		}
	}
	return append(b, "]}"...)
}
