package export

import (
	"strconv"
	"strings"

	"cited"
)

// AppendFinding appends a finding as one JSON object without a newline.
func AppendFinding(b []byte, f *cited.Finding) []byte {
	b = AppendString(append(b, `{"id":`...), string(f.ID))
	b = AppendString(append(b, `,"code":`...), f.Code)
	b = AppendString(append(b, `,"severity":`...), string(f.Severity))
	b = AppendString(append(b, `,"message":`...), f.Message)
	b = append(b, `,"exhibits":[`...)
	for i := range f.Exhibits {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendExhibit(b, &f.Exhibits[i])
	}
	return append(b, "]}"...)
}

func appendExhibit(b []byte, x *cited.Exhibit) []byte {
	b = AppendString(append(b, `{"document":`...), string(x.Document))
	b = appendOptional(append(b, `,"figure":`...), string(x.Figure))
	b = append(openSpan(append(b, `,"span":`...), x.Span), '}')
	b = append(openSpan(append(b, `,"quote":`...), x.Quote), '}')
	return append(b, '}')
}

// FindingColumns is the head of a CSV of findings: a row for each.
func FindingColumns() []string {
	return []string{"id", "severity", "code", "message", "documents", "figures", "quotations"}
}

// FindingRow returns a finding under FindingColumns.
func FindingRow(f *cited.Finding) []string {
	var documents, figures, quotes []string
	for _, x := range f.Exhibits {
		documents = append(documents, string(x.Document))
		figures = append(figures, string(x.Figure))
		quotes = append(quotes, x.Quote.Exact)
	}
	return []string{string(f.ID), string(f.Severity), f.Code, cell(f.Message), strings.Join(documents, "; "), strings.Join(figures, "; "), cell(strings.Join(quotes, " | "))}
}

// AppendEdge appends an edge as one JSON object without a newline, with the name that PROV-O
// has for it.
func AppendEdge(b []byte, e *cited.Edge) []byte {
	b = AppendString(append(b, `{"id":`...), string(e.ID))
	b = AppendString(append(b, `,"later":`...), string(e.Later))
	b = AppendString(append(b, `,"earlier":`...), string(e.Earlier))
	b = AppendString(append(b, `,"kind":`...), string(e.Kind))
	b = AppendString(append(b, `,"relation":`...), "prov:"+e.Kind.Relation())
	b = strconv.AppendBool(append(b, `,"open":`...), e.Open)
	b = strconv.AppendFloat(append(b, `,"share":`...), e.Share, 'f', -1, 64)
	b = append(b, `,"passages":[`...)
	for i, p := range e.Proof.Passages {
		b = appendEnds(b, i, p.Later, p.Earlier)
		b = append(strconv.AppendInt(append(b, `,"words":`...), int64(p.Words), 10), '}')
	}
	for _, list := range []struct {
		name    string
		figures []cited.SharedFigure
	}{{"figures", e.Proof.Figures}, {"changed", e.Proof.Changed}} {
		b = append(append(append(b, `],"`...), list.name...), `":[`...)
		for i, f := range list.figures {
			b = appendEnds(b, i, f.Later, f.Earlier)
			b = appendOptional(append(b, `,"later_id":`...), string(f.LaterID))
			b = append(appendOptional(append(b, `,"earlier_id":`...), string(f.EarlierID)), '}')
		}
	}
	b = append(b, `],"credits":[`...)
	for i, c := range e.Proof.Credits {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(openSpan(b, c), '}')
	}
	return append(b, "]}"...)
}

// appendEnds appends the beginning of an object of something that two documents have.
func appendEnds(b []byte, i int, later, earlier cited.Span) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	b = append(openSpan(append(b, `{"later":`...), later), '}')
	return append(openSpan(append(b, `,"earlier":`...), earlier), '}')
}

// openSpan appends the beginning of an object of a span.
func openSpan(b []byte, s cited.Span) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
	return AppendString(append(b, `,"exact":`...), s.Exact)
}
