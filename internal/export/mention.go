package export

import (
	"strconv"

	"cited"
)

// AppendMention appends a quantity as one JSON object without a newline. unit is
// "" where nothing is counted; bounds that are open, and change, are null.
func AppendMention(b []byte, m *cited.Mention) []byte {
	b = appendAt(b, m.Span)
	b = appendNumber(append(b, `,"low":`...), m.Low)
	b = appendNumber(append(b, `,"high":`...), m.High)
	b = AppendString(append(b, `,"modifier":`...), string(m.Modifier))
	b = AppendString(append(b, `,"kind":`...), string(m.Kind))
	b = AppendString(append(b, `,"unit":`...), m.Unit)
	b = appendOptional(append(b, `,"change":`...), m.Change)
	return append(b, '}')
}

// AppendPeriod appends an expression of time; value is null where it has none.
func AppendPeriod(b []byte, p *cited.PeriodMention) []byte {
	b = appendAt(b, p.Span)
	b = appendOptional(append(b, `,"value":`...), string(p.Value))
	return append(b, '}')
}

// AppendPlace appends a place; country and province are null where they are not
// known.
func AppendPlace(b []byte, p *cited.PlaceMention) []byte {
	b = appendAt(b, p.Span)
	b = appendOptional(append(b, `,"country":`...), p.Country)
	b = appendOptional(append(b, `,"province":`...), p.Province)
	return append(b, '}')
}

// appendAt begins an object with the place of a span.
func appendAt(b []byte, s cited.Span) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
	return AppendString(append(b, `,"exact":`...), s.Exact)
}
