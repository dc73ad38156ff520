package cli

import (
	"cited"
	"cited/internal/export"
)

// sayings is the lists of what a document says besides its figures, as they grow
// window by window.
type sayings struct {
	unquantified, comparisons, statements, responses, themes []byte
}

// empty returns the lists without members, for the next document.
func (l *sayings) empty() sayings {
	return sayings{l.unquantified[:0], l.comparisons[:0], l.statements[:0], l.responses[:0], l.themes[:0]}
}

// take adds what a window says.
func (l *sayings) take(doc string, found *cited.Found) {
	for i := range found.Unquantified {
		l.unquantified = export.AppendUnquantified(parted(l.unquantified), doc, &found.Unquantified[i])
	}
	for i := range found.Comparisons {
		l.comparisons = export.AppendComparison(parted(l.comparisons), doc, &found.Comparisons[i])
	}
	for i := range found.Statements {
		l.statements = export.AppendStatement(parted(l.statements), &found.Statements[i])
	}
	for i := range found.Responses {
		l.responses = export.AppendResponse(parted(l.responses), &found.Responses[i])
	}
	for i := range found.Themes {
		l.themes = export.AppendTheme(parted(l.themes), &found.Themes[i])
	}
}

// appendTo appends the lists to the line of their document.
func (l *sayings) appendTo(b []byte) []byte {
	for _, list := range []struct {
		name    string
		members []byte
	}{{"unquantified", l.unquantified}, {"comparisons", l.comparisons}, {"statements", l.statements}, {"responses", l.responses}, {"themes", l.themes}} {
		b = append(append(append(b, `,"`...), list.name...), `":[`...)
		b = append(append(b, list.members...), ']')
	}
	return b
}
