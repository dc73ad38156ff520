package web

import (
	"strings"
	"testing"

	"cited"
)

// attacks are words that would run, load or turn something if a page let them.
func attacks() []string {
	return []string{
		`<script>window.pwned=1</script>`, `<img src=x onerror="window.pwned=1">`, `<svg onload="window.pwned=1"><script>window.pwned=1</script></svg>`,
		`"><iframe src="javascript:parent.pwned=1"></iframe>`, `<a href="javascript:window.pwned=1">Click</a>`, `<a href="data:text/html,<script>opener.pwned=1</script>">here</a>`,
		`'-window.pwned=1-'`, `{{.Secret}}`, "\u202egnihton\u202c", `<style>*{background:url(//cited.example/x)}</style>`, `<base href="//cited.example/">`, `<meta http-equiv="refresh" content="0;url=//cited.example">`,
	}
}

// hostile are documents that carry the attacks wherever text is shown.
func hostile() map[string]string {
	all := map[string]string{}
	var body strings.Builder
	for i, words := range attacks() {
		body.WriteString("Ministry of " + words + " said that " + []string{"470", "516", "120", "31"}[i%4] + " Belgians travelled to Syria to fight by 2015, " + words + ", and that 118 of them returned.\n\n")
	}
	all["attack \"><script>window.pwned=1<script>.txt"] = strings.Join(attacks(), " ") + "\n\n" + body.String()
	escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(body.String())
	all["page.html"] = "<!doctype html><html><head><title>" + strings.NewReplacer("<", "&lt;").Replace(strings.Join(attacks(), " ")) +
		"</title><script>window.pwned=1</script></head><body onload=\"window.pwned=1\"><article><h1>Fighters</h1><p>" + strings.ReplaceAll(escaped, "\n\n", "</p><p>") + "</p>" +
		strings.Join(attacks(), "\n") + "</article></body></html>"
	return all
}

// TestHostileDocuments looks at every page of an archive of attacks in a real browser: nothing runs,
// and what would have had to be refused never became markup.
func TestHostileDocuments(t *testing.T) {
	s := newSite(t, hostile())
	for _, d := range s.documentsOf() {
		words := strings.Join(attacks(), " ")
		if _, err := s.archive.Edit(t.Context(), s.viewer, d.ID, cited.Meta{Title: words, Publisher: words, Author: words, Published: "2016-01-02"}, words); err != nil {
			t.Fatal(err)
		}
	}
	b := inBrowser(t, s)
	for pattern, address := range addresses(s) {
		b.open(address)
		for _, what := range b.trouble() {
			t.Errorf("%s: %s", pattern, what)
		}
		if eval[bool](b, `"pwned" in window`) {
			t.Errorf("%s: a document ran a script", pattern)
		}
		if n := eval[float64](b, `document.querySelectorAll("main script:not([src^='/static/']), main style, main base, main img[src=x], main [onerror], main [onload], main a[href^='javascript:'], main a[href^='data:']").length`); n > 0 {
			t.Errorf("%s: %.0f elements of a document are elements of the page", pattern, n)
		}
	}
}

// documentsOf returns all documents.
func (s *site) documentsOf() (all []cited.Document) {
	s.t.Helper()
	for d, err := range s.archive.Documents(s.t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			s.t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}
