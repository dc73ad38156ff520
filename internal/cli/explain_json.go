package cli

import (
	"fmt"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// explainJSON appends an explanation as one object: the id, the version and the
// codebook of the reading that is stored; its fields with value, spans, rule and what the rule
// says; then "again", what came of reading the document once more.
func explainJSON(b []byte, e *archive.Explanation, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"id":`...), string(e.Stored.Figure.ID))
	b = export.AppendString(append(b, `,"version":`...), e.Stored.Version)
	b = export.AppendString(append(b, `,"codebook":`...), e.Stored.Figure.Codebook)
	b = append(b, `,"fields":`...)
	b = fieldsJSON(b, &e.Stored.Figure, says)
	b = export.AppendString(append(b, `,"again":{"version":`...), e.Version)
	b = strconv.AppendBool(append(b, `,"found":`...), e.Again != nil)
	if e.Problem != "" {
		b = export.AppendString(append(b, `,"problem":`...), e.Problem)
	}
	if e.Again != nil {
		b = export.AppendString(append(b, `,"codebook":`...), e.Again.Codebook)
	}
	b = append(b, `,"fields":`...)
	if e.Again != nil {
		b = fieldsJSON(b, e.Again, says)
	} else {
		b = append(b, "[]"...)
	}
	b = append(b, `,"choices":[`...)
	for i := range e.Choices {
		b = choiceJSON(comma(b, i), &e.Choices[i], says)
	}
	return append(b, "]}}"...)
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}

func fieldsJSON(b []byte, f *cited.Figure, says func(id string) string) []byte {
	b = append(b, '[')
	n := 0
	for _, field := range cited.Fields() {
		for _, e := range tell.EvidenceOf(f.Evidence, field) {
			b = evidenceJSON(comma(b, n), field, tell.Field(f, field, nil), e, says)
			n++
		}
	}
	return append(b, ']')
}

// evidenceJSON appends what a field holds and one thing it was read from.
func evidenceJSON(b []byte, field, value string, e cited.Evidence, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"field":`...), field)
	b = export.AppendString(append(b, `,"value":`...), value)
	b = append(append(b, `,"spans":`...), spansJSON(e.Spans)...)
	b = export.AppendString(append(b, `,"rule":`...), e.Rule)
	b = export.AppendString(append(b, `,"says":`...), says(e.Rule))
	return append(b, '}')
}

// choiceJSON appends a choice with all its options, the best first, and all that
// has a weight.
func choiceJSON(b []byte, c *archive.Choice, says func(id string) string) []byte {
	b = export.AppendString(append(b, `{"field":`...), c.Field)
	b = append(b, `,"options":[`...)
	for i, o := range c.Options {
		b = append(comma(b, i), `{"values":[`...)
		for k, v := range o.Values {
			b = export.AppendString(comma(b, k), v)
		}
		b = append(append(b, `],"spans":`...), spansJSON(o.Spans)...)
		b = export.AppendString(append(b, `,"rule":`...), o.Rule)
		b = export.AppendString(append(b, `,"says":`...), says(o.Rule))
		b = weightJSON(append(b, `,"score":`...), o.Score)
		b = append(b, `,"reasons":[`...)
		for k, r := range o.Reasons {
			b = export.AppendString(append(comma(b, k), `{"feature":`...), r.String())
			b = export.AppendString(append(b, `,"says":`...), tell.Feature(c.Field, r.Feature))
			b = append(weightJSON(append(b, `,"weight":`...), r.Weight), '}')
		}
		b = append(b, "]}"...)
	}
	return append(b, "]}"...)
}

// weightJSON writes a weight with the three decimals that weights are kept with.
func weightJSON(b []byte, w float64) []byte { return strconv.AppendFloat(b, w, 'f', 3, 64) }

func spansJSON(spans []cited.Span) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, s := range spans {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"start":%d,"end":%d,"exact":%s}`, s.Start, s.End, export.AppendString(nil, s.Exact))
	}
	b.WriteByte(']')
	return b.String()
}
