package cli

import (
	"bufio"
	"context"
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// saying is the receipt of something that is no figure, ready to be shown.
type saying struct {
	tell.Saying
	json []byte // the receipt as a line
}

// saying loads the receipt of an id of one of tell.SayingKinds.
func (a *app) saying(ctx context.Context, arch *archive.Archive, id cited.ID) (saying, error) {
	v := a.viewer()
	switch id.Kind() {
	case cited.StatementID:
		r, err := arch.Statement(ctx, v, id)
		return saying{tell.OfStatement(&r), export.AppendStatementReceipt(nil, &r)}, err
	case cited.ResponseID:
		r, err := arch.Response(ctx, v, id)
		return saying{tell.OfResponse(&r), export.AppendResponseReceipt(nil, &r)}, err
	case cited.ThemeID:
		r, err := arch.Theme(ctx, v, id)
		return saying{tell.OfTheme(&r), export.AppendThemeReceipt(nil, &r)}, err
	case cited.UnquantifiedID:
		r, err := arch.Unquantified(ctx, v, id)
		return saying{tell.OfUnquantified(&r, tell.BookOf(rulesOf(arch), &r.Read.Figure)), export.AppendUnquantifiedReceipt(nil, &r)}, err
	}
	r, err := arch.Comparison(ctx, v, id)
	return saying{tell.OfComparison(&r, tell.BookOf(rulesOf(arch), &r.Read.Figure)), export.AppendComparisonReceipt(nil, &r)}, err
}

// print prints everything behind it.
func (s *saying) print(out *bufio.Writer, original string, columns int) {
	page := facts{out: out, columns: min(columns, pageWidth)}
	s.head(page)
	out.WriteByte('\n')
	for _, f := range s.Fields {
		page.fact(f.Code, f.Words)
	}
	out.WriteByte('\n')
	page.document(&s.Document, original)
	page.fact("position", fmt.Sprintf("characters %d to %d of its text", s.At.Start, s.At.End))
	page.fact("in original", tell.Spot(&s.Spot))
	page.fact("read by", s.Version)
	page.fact("review", tell.Review(s.Review))
	page.decisions(s.Decisions)
	page.corrections(s.Corrections)
}

// head prints what it is and the quotation in its context.
func (s *saying) head(page facts) {
	fmt.Fprintf(page.out, "%s  %s\n\n", s.ID, oneLine(s.Title))
	page.blocks(markedIn(s.Quote, s.At, s.Before, s.After))
}

// explain prints for each field the words it was read from and the rule.
func (s *saying) explain(out *bufio.Writer, says func(id string) string, now string, columns int) {
	x := explainer{facts: facts{out: out, columns: min(columns, pageWidth)}, says: says}
	s.head(x.facts)
	for _, f := range s.Fields {
		evidence := s.EvidenceOf(f.Code)
		if f.Words == "" && len(evidence) == 0 {
			continue
		}
		out.WriteByte('\n')
		x.fact(f.Code, nothingIf(f.Words))
		for _, e := range evidence {
			x.evidence(e)
		}
	}
	fmt.Fprintf(out, "\nRead by %s.\n", oneLine(s.Version))
	if now != s.Version {
		fmt.Fprintln(out, "That was another version of the reader; the next \"cited add\" reads the archive anew.")
	}
}

// explainJSON appends the fields with value, spans, rule and what the rule says.
func (s *saying) explainJSON(b []byte, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"id":`...), string(s.ID))
	b = export.AppendString(append(b, `,"version":`...), s.Version)
	b = append(b, `,"fields":[`...)
	n := 0
	for _, f := range s.Fields {
		for _, e := range s.EvidenceOf(f.Code) {
			b = evidenceJSON(comma(b, n), f.Code, f.Words, e, says)
			n++
		}
	}
	return append(b, "]}"...)
}
