package export

import (
	"strconv"

	"cited"
)

// AppendStatement appends a statement as one JSON object without a newline: its
// spans as pairs of positions, of which source is null where the text names nobody.
func AppendStatement(b []byte, s *cited.Statement) []byte {
	b = AppendString(append(b, `{"id":`...), string(s.ID))
	b = append(appendStatement(b, s), '}')
	return b
}

func appendStatement(b []byte, s *cited.Statement) []byte {
	b = appendSpanOrNull(append(b, `,"source":`...), s.Source)
	b = appendSpan(append(b, `,"cue":`...), s.Cue)
	b = appendSpan(append(b, `,"content":`...), s.Content)
	b = append(b, `,"more":[`...)
	for i, m := range s.More {
		b = appendSpan(separated(b, i), m)
	}
	b = appendStrings(append(b, `],"attribution":`...), s.Attribution)
	b = AppendString(append(b, `,"stance":`...), string(s.Stance))
	b = appendOptional(append(b, `,"hedge":`...), string(s.Hedge))
	b = appendStrings(append(b, `,"themes":`...), s.Themes)
	b = append(b, `,"ties":[`...)
	for i := range s.Ties {
		b = appendTie(separated(b, i), &s.Ties[i])
	}
	return append(b, ']')
}

func appendTie(b []byte, t *cited.TieClaim) []byte {
	b = AppendString(append(b, `{"relation":`...), t.Relation)
	b = AppendString(append(b, `,"group":`...), t.Group)
	b = AppendString(append(b, `,"with":`...), t.With)
	b = strconv.AppendBool(append(b, `,"denied":`...), t.Denied)
	return append(AppendString(append(b, `,"rule":`...), t.Rule), '}')
}

// AppendResponse appends a response.
func AppendResponse(b []byte, r *cited.Response) []byte {
	b = AppendString(append(b, `{"id":`...), string(r.ID))
	return append(appendResponse(b, r), '}')
}

func appendResponse(b []byte, r *cited.Response) []byte {
	b = strconv.AppendInt(append(b, `,"start":`...), int64(r.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(r.End), 10)
	b = AppendString(append(b, `,"exact":`...), r.Exact)
	b = AppendString(append(b, `,"actor":`...), r.Actor)
	b = AppendString(append(b, `,"kind":`...), r.Kind)
	b = appendStrings(append(b, `,"scope":`...), r.Scope)
	b = AppendString(append(b, `,"status":`...), string(r.Status))
	b = appendOptional(append(b, `,"date":`...), string(r.Date))
	b = appendNumber(append(b, `,"low":`...), r.Low)
	return appendNumber(append(b, `,"high":`...), r.High)
}

// AppendUnquantified appends what is said without a number as AppendFigure does, and
// behind it the word; low and high are null.
func AppendUnquantified(b []byte, doc string, u *cited.Unquantified) []byte {
	return append(appendWord(appendFields(b, doc, &u.Figure), u), '}')
}

func appendWord(b []byte, u *cited.Unquantified) []byte {
	return AppendString(append(b, `,"word":`...), u.Word)
}

// AppendComparison appends a comparison as AppendFigure does, and behind it relation,
// change and rank, which are null where it has none.
func AppendComparison(b []byte, doc string, c *cited.Comparison) []byte {
	return append(appendRelation(appendFields(b, doc, &c.Figure), c), '}')
}

func appendRelation(b []byte, c *cited.Comparison) []byte {
	b = AppendString(append(b, `,"relation":`...), string(c.Relation))
	b = appendOptional(append(b, `,"change":`...), string(c.Change))
	b = append(b, `,"rank":`...)
	if c.Rank == 0 {
		return append(b, "null"...)
	}
	return strconv.AppendInt(b, int64(c.Rank), 10)
}

// AppendTheme appends a theme that a sentence suggests, with the rule and the place of
// the words that suggest it.
func AppendTheme(b []byte, t *cited.Theme) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(t.Start), 10)
	return append(appendTheme(b, t), '}')
}

func appendTheme(b []byte, t *cited.Theme) []byte {
	b = strconv.AppendInt(append(b, `,"end":`...), int64(t.End), 10)
	b = AppendString(append(b, `,"theme":`...), t.Code)
	b = AppendString(append(b, `,"rule":`...), t.Rule)
	b = appendSpan(append(b, `,"cue":`...), t.Cue)
	return AppendString(append(b, `,"id":`...), string(t.ID))
}

func appendSpanOrNull(b []byte, s cited.Span) []byte {
	if s.IsZero() {
		return append(b, "null"...)
	}
	return appendSpan(b, s)
}

// separated appends the comma before the i-th member of a list.
func separated(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}
