package export

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"cited"
)

// AppendFigure appends a figure as one JSON object without a newline: the fields
// of a figure under their names, its id, the quotation, and for each field the
// spans it was read from ("spans", positions in code points) and the rule
// ("rules"); the number is under "value". doc is what the figure's document is
// called. Lists are never null; what the text does not say is null.
func AppendFigure(b []byte, doc string, f *cited.Figure) []byte {
	return append(appendFields(b, doc, f), '}')
}

// AppendReceipt appends the figure of a receipt as AppendFigure does, and behind
// it codebook, individual, revises, the document, the text around the quotation,
// where that stands in the original, the version of the reader, the decisions but for
// notes, corrections of words that it quotes, and marks.
func AppendReceipt(b []byte, r *cited.Receipt) []byte { return append(appendReceipt(b, r), '}') }

func appendReceipt(b []byte, r *cited.Receipt) []byte {
	f := &r.Figure
	b = appendFields(b, string(r.Document.ID), f)
	b = AppendString(append(b, `,"codebook":`...), f.Codebook)
	b = strconv.AppendBool(append(b, `,"individual":`...), f.Individual)
	b = appendOptional(append(b, `,"revises":`...), string(f.Revises))
	b = AppendDocument(append(b, `,"document":`...), &r.Document)
	b = AppendString(append(b, `,"before":`...), r.Before)
	b = AppendString(append(b, `,"after":`...), r.After)
	b = appendSpot(b, &r.Spot)
	b = AppendString(append(b, `,"version":`...), r.Version)
	b = AppendString(append(b, `,"review":`...), string(cmp.Or(r.Review, cited.ReviewMachine)))
	b = appendDecisions(append(b, `,"decisions":`...), r.Decisions)
	return appendMarks(appendCorrections(b, r.Corrections), r.Marks)
}

// appendMarks appends how people marked the figure, if they did.
func appendMarks(b []byte, m cited.Marks) []byte {
	if m.IsZero() {
		return b
	}
	encoded, err := json.Marshal(m)
	if err != nil { // as of decisions
		return b
	}
	return append(append(b, `,"marks":`...), encoded...)
}

// appendCorrections appends what people say that quoted words should read, if they do.
func appendCorrections(b []byte, list []cited.Correction) []byte {
	if len(list) == 0 {
		return b
	}
	encoded, err := json.Marshal(list)
	if err != nil { // as of decisions
		return b
	}
	return append(append(b, `,"corrections":`...), encoded...)
}

// appendSpot appends where the quotation stands in the original, if that is known.
func appendSpot(b []byte, s *cited.Spot) []byte {
	if s.IsZero() {
		return b
	}
	encoded, err := json.Marshal(s)
	if err != nil { // a number that no box has
		return b
	}
	return append(append(b, `,"spot":`...), encoded...)
}

// appendDecisions appends what people decided, without their notes, which may name witnesses.
func appendDecisions(b []byte, list []cited.Decision) []byte {
	list = slices.DeleteFunc(slices.Clone(list), func(d cited.Decision) bool { return d.Field == cited.FieldNote })
	if len(list) == 0 {
		return append(b, "[]"...)
	}
	encoded, err := json.Marshal(list)
	if err != nil { // a year beyond 9999, which no clock gives
		return append(b, "[]"...)
	}
	return append(b, encoded...)
}

func appendFields(b []byte, doc string, f *cited.Figure) []byte {
	b = AppendString(append(b, `{"doc":`...), doc)
	b = strconv.AppendInt(append(b, `,"start":`...), int64(f.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(f.End), 10)
	b = AppendString(append(b, `,"exact":`...), f.Exact)
	b = appendNumber(append(b, `,"low":`...), f.Low)
	b = appendNumber(append(b, `,"high":`...), f.High)
	b = AppendString(append(b, `,"modifier":`...), string(f.Modifier))
	b = AppendString(append(b, `,"kind":`...), string(f.Kind))
	b = AppendString(append(b, `,"counted":`...), f.Counted)
	b = AppendString(append(b, `,"measure":`...), f.Measure)
	b = appendStrings(append(b, `,"origin":`...), f.Origin)
	b = AppendString(append(b, `,"population":`...), f.Population)
	b = appendStrings(append(b, `,"theatre":`...), f.Theatre)
	b = appendStrings(append(b, `,"place":`...), f.Place)
	b = appendStrings(append(b, `,"group":`...), f.Group)
	b = appendOptional(append(b, `,"group_scope":`...), string(f.GroupScope))
	b = appendStrings(append(b, `,"segment":`...), f.Segment)
	b = appendOptional(append(b, `,"of":`...), f.Of)
	b = appendOptional(append(b, `,"time":`...), string(f.Time))
	b = AppendString(append(b, `,"basis":`...), string(f.Basis))
	b = appendStrings(append(b, `,"attribution":`...), f.Attribution)
	b = appendOptional(append(b, `,"reported":`...), string(f.Reported))
	b = AppendString(append(b, `,"stance":`...), string(f.Stance))
	b = AppendString(append(b, `,"id":`...), string(f.ID))
	b = AppendString(append(b, `,"quote":`...), f.Quote.Exact)
	b = appendSpans(append(b, `,"spans":`...), f)
	return appendRules(append(b, `,"rules":`...), f.Evidence)
}

// appendSpans appends the spans of each field. Evidence may come in several
// pieces for one field; a key stands once. The number is always there.
func appendSpans(b []byte, f *cited.Figure) []byte {
	b = append(b, '{')
	start := len(b)
	for i, e := range f.Evidence {
		if len(e.Spans) == 0 || hasSpans(f.Evidence[:i], e.Field) {
			continue
		}
		if len(b) > start {
			b = append(b, ',')
		}
		b = AppendString(b, e.Field)
		b = appendSpansOf(append(b, ':', '['), f.Evidence[i:], e.Field)
		b = append(b, ']')
	}
	if !hasSpans(f.Evidence, "value") {
		if len(b) > start {
			b = append(b, ',')
		}
		b = appendSpan(append(b, `"value":[`...), f.Span)
		b = append(b, ']')
	}
	return append(b, '}')
}

func appendSpansOf(b []byte, evidence []cited.Evidence, field string) []byte {
	first := true
	for _, e := range evidence {
		if e.Field != field {
			continue
		}
		for _, s := range e.Spans {
			if !first {
				b = append(b, ',')
			}
			first = false
			b = appendSpan(b, s)
		}
	}
	return b
}

func hasSpans(evidence []cited.Evidence, field string) bool {
	for _, e := range evidence {
		if e.Field == field && len(e.Spans) > 0 {
			return true
		}
	}
	return false
}

// appendRules appends the rule of each field, the first one where several had a
// part in it; a receipt explained names them all.
func appendRules(b []byte, evidence []cited.Evidence) []byte {
	b = append(b, '{')
	start := len(b)
	for i, e := range evidence {
		if hasField(evidence[:i], e.Field) {
			continue
		}
		if len(b) > start {
			b = append(b, ',')
		}
		b = append(AppendString(b, e.Field), ':')
		b = AppendString(b, e.Rule)
	}
	return append(b, '}')
}

func hasField(evidence []cited.Evidence, field string) bool {
	for _, e := range evidence {
		if e.Field == field {
			return true
		}
	}
	return false
}
