package web

import (
	"strings"

	"cited"
)

// addressesOfSayings returns addresses of the pages of what was said, of sources, lineage, findings
// and drafts: those of which the archive has something to show.
func addressesOfSayings(s *site) map[string]string {
	s.t.Helper()
	all := map[string]string{"/statements": "/statements", "/responses": "/responses", "/unquantified": "/unquantified", "/comparisons": "/comparisons",
		"/sources": "/sources", "/sources/alike": "/sources/alike", "/lineage": "/lineage", "/findings": "/findings", "/check": "/check"}
	for pattern, selector := range map[string]string{
		"/statements/{id}": "table.rows tbody th a", "/responses/{id}": "table.rows tbody th a", "/unquantified/{id}": "table.rows tbody th a",
		"/comparisons/{id}": "table.rows tbody th a", "/sources/{id}": "table.rows tbody th a", "/lineage/{id}": "table.rows tbody th a", "/findings/{id}": ".finding h2 a",
	} {
		if address, ok := s.get(strings.TrimSuffix(pattern, "/{id}")).Find(selector).First().Attr("href"); ok {
			all[pattern] = address
		}
	}
	if address, ok := s.get("/figures").Find("table.rows tbody th a").First().Attr("href"); ok {
		all["/figures/{id}/explain"] = address + "/explain"
	}
	return all
}

// someStatement returns a statement of the archive.
func (s *site) someStatement() cited.ReceiptOf[cited.Statement] {
	s.t.Helper()
	for st, err := range s.archive.Statements(s.t.Context(), s.viewer, cited.Query{Limit: 1}) {
		if err != nil {
			s.t.Fatal(err)
		}
		return st
	}
	s.t.Fatal("there is no statement")
	return cited.ReceiptOf[cited.Statement]{}
}
