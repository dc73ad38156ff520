package extract

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/person"
)

// bookOf begins the book of a document: who wrote and who printed it speak in public.
func bookOf(r *Reader, doc cited.Document) *person.Book {
	b := person.NewBook(r.lang)
	b.Public(doc.Publisher)
	for _, name := range strings.Split(strings.ReplaceAll(doc.Author, " and ", ", "), ",") {
		b.Public(strings.TrimSpace(name))
	}
	return b
}

// withhold leaves the names of private persons out of what a window credits: in their place
// stands what the text calls them. Public names lose their titles, so that a source has
// one name.
func (s *Session) withhold(found *cited.Found) {
	for i := range found.Statements {
		st := &found.Statements[i]
		s.shown(&st.Attribution, &st.Evidence, st.Source)
	}
	for i := range found.Figures {
		s.shownIn(&found.Figures[i])
	}
	for i := range found.Responses {
		if shown, private := s.said.people.Shown(found.Responses[i].Actor); private {
			found.Responses[i].Actor = shown
		}
	}
	for i := range found.Unquantified {
		s.shownIn(&found.Unquantified[i].Figure)
	}
	for i := range found.Comparisons {
		s.shownIn(&found.Comparisons[i].Figure)
	}
}

func (s *Session) shownIn(f *cited.Figure) { s.shown(&f.Attribution, &f.Evidence, cited.Span{}) }

// shown shows the names of a chain of sources as they may be shown. The list may be one
// that others hold, so it is not changed in place.
func (s *Session) shown(names *[]string, evidence *[]cited.Evidence, at cited.Span) {
	if len(*names) == 0 {
		return
	}
	out, left := make([]string, 0, len(*names)), false
	for _, name := range *names {
		shown, private := s.said.people.Shown(name)
		left = left || private
		if !slices.Contains(out, shown) {
			out = append(out, shown)
		}
	}
	*names = out
	if left {
		e := cited.Evidence{Field: "attribution", Rule: "source.person"}
		if !at.IsZero() {
			e.Spans = []cited.Span{at}
		}
		*evidence = append(*evidence, e)
	}
}
