package web

import (
	"net/url"
	"slices"
	"strings"

	"cited"
	"cited/internal/query"
)

// The keys of addresses that say something to the page itself.
const (
	keySaved = "saved" // something was decided
	keyCount = "count"
	keyAs    = "as"
)

// takenBy returns the parameters that the address of a page takes, by its pattern and by what else stands there; false if
// nobody said which those are.
func takenBy(pattern string, values url.Values) ([]string, bool) {
	var fields query.CellWords
	cell := []string{keyAt, keyRule}
	for _, f := range cellParams(&fields) {
		cell = append(cell, f.name)
	}
	list := func(of query.Subject, more ...string) []string {
		return slices.Concat([]string{keyText}, keysOf(of), more)
	}
	switch path := strings.TrimSuffix(strings.TrimPrefix(pattern, "GET "), "/{$}"); path {
	case "", "/questions", "/add", "/check", "/api", "/api/openapi.json", "/figures/{id}/explain", "/figures/{id}/original", "/documents/{id}/snapshot", "/documents/{id}/download":
		return nil, true
	case "/figures/{id}", "/questions/{id}", "/sources/{id}", "/sources/alike", "/lineage/{id}", "/findings/{id}", "/statements/{id}", "/responses/{id}", "/unquantified/{id}", "/comparisons/{id}":
		return []string{keySaved}, true
	case "/figures":
		return list(query.Figures, keyYear, keySort, keyAfter), true
	case "/documents":
		return list(query.Figures, keyYear, keySort, keyAfter), true
	case "/statements":
		return list(query.Statements, keyYear, keySort, keyAfter, keyAs), true
	case "/responses":
		return list(query.Responses, keyYear, keySort, keyAfter), true
	case "/unquantified":
		return list(query.Unquantified, keyYear, keySort, keyAfter), true
	case "/comparisons":
		return list(query.Comparisons, keyYear, keyAfter), true
	case "/findings":
		return list(query.Findings, keyAfter), true
	case "/sources":
		return list(query.Sources, keyAfter), true
	case "/lineage":
		return list(query.Figures, keyYear, keySaved), true
	case "/matrix":
		return list(query.Figures, keyYear, keyFirst), true
	case "/export":
		return list(query.Figures, keyYear, keyCount), true
	case "/export/{kind}":
		return list(query.Figures, keyYear), true
	case "/compare":
		if !values.Has("measure") && !values.Has(keyCell) { // the matrix
			return list(query.Figures, keyYear, keyFirst), true
		}
		return append(cell, keyCell, keyFirst, keyOne, keyOther, keySaved), true
	case "/estimates":
		return cell, true
	case "/map":
		return append(cell, keyShow), true
	case "/documents/{id}":
		return []string{"at", keySaved}, true
	case "/documents/{id}/figures":
		return []string{"words", "start", "end"}, true
	case "/documents/{id}/original":
		return []string{"page"}, true
	case "/documents/{id}/pages/{number}":
		return []string{"figure"}, true
	case "/review":
		return []string{keyText, keySample, keySeed, keyDoubt, keyAll, queueAt, queueBehind, queueBefore, queueMade}, true
	case "/review/coding":
		return []string{"coder", "document", "figure", "words", "start", "end", "at"}, true
	case "/review/disputes":
		return []string{"coders", "skipped", "kept"}, true
	case "/review/agreement":
		return []string{"coders", keyText, keySeed, "machine"}, true
	case "/add/progress":
		return []string{"refresh"}, true
	}
	return nil, false
}

// understood refuses an address that cannot be read, or says what means nothing here: a misspelt parameter would be taken
// for none, and a list for narrower than it is.
func understood(u *url.URL, pattern string) error {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return cited.Errorf(cited.Invalid, "the address cannot be read behind its question mark: write %%25 for a percent sign, and %%3B for a semicolon (%w)", err)
	}
	known, told := takenBy(pattern, values)
	if !told {
		return nil
	}
	for name := range values {
		if slices.Contains(known, name) {
			continue
		}
		if len(known) == 0 {
			return cited.Errorf(cited.Invalid, "%s takes nothing behind a question mark, and %q stands there; leave it out", short(u.Path), short(name))
		}
		return cited.Errorf(cited.Invalid, "%s takes no %q; leave it out, or write one of %s", short(u.Path), short(name), strings.Join(known, ", "))
	}
	return nil
}
