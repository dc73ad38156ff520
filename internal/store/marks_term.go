package store

import (
	"context"
	"database/sql"
	"slices"

	"cited"
)

// markTerm is a condition on what people marked: a tag that a figure has, or its document; or
// whether it is included, which a decision on the figure says, else one on its document. Of
// documents it is asked for what they have themselves.
func markTerm(ctx context.Context, tx *sql.Tx, t *cited.Term) (term, error) {
	var a args
	fields := []string{cited.FieldIncluded}
	if t.Key == "tag" {
		fields = nil
		for _, value := range t.Values {
			name, err := cited.NormalTag(value)
			if err != nil {
				return term{}, err
			}
			fields = append(fields, cited.TagField(name))
		}
	}
	where := "d.field IN (" + placeholders(&a, fields) + ")"
	marks, err := marksIn(ctx, tx, where, a.values...)
	if err != nil {
		return term{}, err
	}
	if t.Key == "tag" {
		m := marked(marks, func(m *cited.Marks) bool { return len(m.Tags) > 0 })
		return term{figure: fixed("(" + m.figures("f") + " OR " + m.ofDocuments("f") + ")"), itself: fixed(m.themselves("d")), rows: m.rows()}, nil
	}
	out := marked(marks, func(m *cited.Marks) bool { return m.Included == cited.No })
	in := marked(marks, func(m *cited.Marks) bool { return m.Included == cited.Yes })
	figure, document := "("+out.figures("f")+" OR "+out.ofDocuments("f")+" AND NOT "+in.figures("f")+")", out.themselves("d")
	yes, no := slices.Contains(t.Values, cited.Yes), slices.Contains(t.Values, cited.No)
	switch {
	case yes && no:
		return term{figure: fixed("1 = 1"), itself: fixed("1 = 1")}, nil
	case yes:
		return term{figure: fixed("NOT " + figure), itself: fixed("NOT " + document)}, nil
	}
	return term{figure: fixed(figure), itself: fixed(document), rows: out.rows()}, nil
}

// markedIDs are the figures and documents that have a mark.
type markedIDs struct{ figure, document []int64 }

func marked(marks map[cited.ID]cited.Marks, is func(*cited.Marks) bool) (m markedIDs) {
	for id, has := range marks {
		if !is(&has) {
			continue
		}
		switch bits, _ := id.Bits(); id.Kind() {
		case cited.FigureID:
			m.figure = append(m.figure, bits)
		case cited.DocumentID:
			m.document = append(m.document, bits)
		}
	}
	slices.Sort(m.figure)
	slices.Sort(m.document)
	return m
}

// figures is the condition that a figure is one of them.
func (m *markedIDs) figures(f string) string {
	return f + ".seq IN (SELECT seq FROM figure_detail WHERE id IN (" + numbers(m.figure) + "))"
}

// ofDocuments is the condition that the document of a figure is one of them.
func (m *markedIDs) ofDocuments(f string) string {
	return f + ".seq >> 24 IN (SELECT seq FROM document WHERE id IN (" + numbers(m.document) + "))"
}

// themselves is the condition that a document is one of them.
func (m *markedIDs) themselves(d string) string { return d + ".id IN (" + numbers(m.document) + ")" }

// rows is the query for the rows of the figures, and of those of the documents.
func (m *markedIDs) rows() string {
	return "SELECT seq FROM figure_detail WHERE id IN (" + numbers(m.figure) + ") UNION " +
		"SELECT g.seq FROM document x CROSS JOIN figure g WHERE x.id IN (" + numbers(m.document) + ") AND g.seq >= x.seq << 24 AND g.seq < (x.seq + 1) << 24"
}
