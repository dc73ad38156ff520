package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// freeWords are parameters whose value may be any words: what is nowhere is a list of nothing, which says so. Others are there or
// not, whatever they hold.
func freeWords() []string {
	return []string{"group", "segment", "place", "attribution", "source", "counted", "of", "codebook", "tag", "document", "doc", "container", "publisher", "title", "author", "language", "rights", "format",
		"address", "url", "name", "cue", "actor", "scope", "word", "code", "check", "words", "coder",
		keySaved, keyCount, keyDoubt, keyAll, queueMade, "machine", "refresh", "kept"}
}

// TestNonsense types nonsense into the address of every page: it is a page that says what is wrong, never an answer to
// something else.
func TestNonsense(t *testing.T) {
	files := exampleFiles(t)
	files["sheet.pdf"] = sheetOf("Some 300 Belgians left for Syria by 2015.", "Of them 118 came back.")
	s := newSite(t, files)
	sheet := s.figureOf("sheet.pdf")
	document, figure := string(sheet.Document.ID), string(sheet.Figure.ID)
	there := addressesOfSayings(s)
	there["/documents/{id}"], there["/figures/{id}"] = "/documents/"+document, "/figures/"+figure
	there["/documents/{id}/pages/{number}"], there["/export/{kind}"] = "/documents/"+document+"/pages/1", "/export/csv"
	there["/questions/{id}"] = "" // there is none: its parameters are those of the other receipts
	free := freeWords()
	for _, route := range routes() {
		path, isPage := strings.CutPrefix(strings.TrimSuffix(route.pattern, "{$}"), "GET ")
		if !isPage || strings.HasPrefix(path, "/api/") {
			continue
		}
		takes, told := takenBy(route.pattern, nil)
		if !told {
			t.Errorf("nobody says what parameters %s takes", path)
		}
		at, known := there[path]
		if base, last := path[:strings.LastIndexByte(path, '/')], path[strings.LastIndexByte(path, '/'):]; !known && strings.HasSuffix(base, "/{id}") {
			at = there[base] + last
		} else if !known {
			at = path
		}
		if strings.Contains(at, "{") {
			t.Fatalf("there is no address of %s: %s", path, at)
		}
		if at != "" {
			s.nonsense(at+"?zzz=1", "takes no")
			s.nonsense(at+"?page=%zz", "cannot be read")
		}
		if path == "/compare" {
			more, _ := takenBy(route.pattern, url.Values{"measure": {"travelled"}})
			takes = append(takes, more...)
		}
		for _, name := range takes {
			switch {
			case at == "" || slices.Contains(free, name):
			case name == keyText:
				s.nonsense(at+"?q=zz:zz", "no key")
				s.nonsense(at+"?q=%22", "never closed")
			case name == keyAfter:
				s.nonsense(at+"?"+name+"="+document+"zz", "start from the first page")
			case at == "/review/coding" || name == "coders": // who codes nothing is told that first
				s.nonsense(with(at, name, "zz"), "")
			default:
				s.nonsense(with(at, name, "zz"), "zz")
				if !slices.Contains([]string{"value", "low", "high", "rank"}, name) {
					s.nonsense(with(at, name, "-1"), "")
				}
			}
		}
		if strings.Contains(path, "{id}") {
			for _, id := range []string{"zz", "%00", document + "0", "ed-000000000000", strings.Repeat("x", 4000)} {
				s.nonsense(strings.NewReplacer("{id}", id, "{number}", "1").Replace(path), "")
			}
		}
	}
}

// with is an address with a parameter, and with what makes it mean something.
func with(address, name, value string) string {
	values := url.Values{name: {value}}
	switch {
	case address == "/review/coding" && name != "coder" && name != "document":
		values.Set("coder", "ann")
		values.Set("document", "do-000000000000")
	case slices.Contains([]string{"/compare", "/estimates", "/map"}, address) && !slices.Contains([]string{"measure", keyCell, "codebook"}, name):
		values.Set("measure", "travelled")
		if takes, _ := takenBy("GET "+address, values); !slices.Contains(takes, name) {
			values.Del("measure") // of the matrix
		}
	case address == "/review/disputes" || address == "/review/agreement":
		values.Set("coders", "ann, bob")
		values.Set(name, value)
	}
	return address + "?" + values.Encode()
}

// nonsense asks for an address that means nothing, and wants a page that says why, with some words.
func (s *site) nonsense(address, words string) {
	s.t.Helper()
	status, page := s.ask(http.MethodGet, address, nil)
	says := page.Find("main [role=alert]").Text()
	if status != http.StatusBadRequest && status != http.StatusNotFound || says == "" || !strings.Contains(says, words) || page.Find("main p").Length() < 2 {
		s.t.Errorf("%.100s: status %d, %.200q; want %q", address, status, says, words)
	}
}

// TestNonsenseValues types what cannot be into single addresses.
func TestNonsenseValues(t *testing.T) {
	files := exampleFiles(t)
	files["sheet.pdf"] = sheetOf("Some 300 Belgians left for Syria by 2015.")
	s := newSite(t, files)
	sheet := s.figureOf("sheet.pdf")
	document, figure := string(sheet.Document.ID), string(sheet.Figure.ID)
	for address, words := range map[string]string{
		"/figures?document=" + figure: "begins with", "/figures?q=id:" + document: "begins with", "/findings?figure=" + document: "begins with",
		"/compare?cell=xx": "no figure of this archive is in a cell", "/compare?cell=" + figure: "no figure", "/compare?measure=travelled&origin=BEL&claim=9999": "there is no claim 9999",
		"/compare?measure=travelled&origin=BEL&one=1&other=9999": "there is no claim 9999", "/compare?measure=travelled&origin=BEL&one=1&other=1": "name two", "/matrix?claim=9999": "there is no row 9999",
		"/statements?as=poem": "quotations", "/documents/" + document + "?at=99999999999999999999": "at is a character", "/documents/" + document + "/pages/9": "there is no page 9",
		"/documents/" + document + "/pages/zz": "pages count from 1", "/documents/" + document + "/original?page=0": "page is a number", "/review?at=" + document: "no id of a figure",
		"/review/coding?document=" + document: "as whom you code", "/export/zz": "no kind of export", "/zz": "there is no page",
		"/figures?origin=BEL;measure=returned": "cannot be read",
	} {
		s.nonsense(address, words)
	}
	if status, page := s.ask(http.MethodGet, "/review?at=fi-000000000000", nil); status != http.StatusNotFound || page.Find("main a").Length() == 0 {
		t.Errorf("a figure of a queue that is none: status %d, %s", status, page.Find("main").Text())
	}
	if last := s.get("/documents/" + document + "?at=999999").Find("main").Text(); !strings.Contains(last, "300 Belgians") {
		t.Error("behind the end of a text is not its end")
	}
}

// TestNonsenseInTheAPI does so with the API, which answers with an object.
func TestNonsenseInTheAPI(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": told})
	want := func(address string, statuses ...int) {
		t.Helper()
		if answer, body := s.raw(http.MethodGet, address); !slices.Contains(statuses, answer.StatusCode) || !strings.HasPrefix(string(body), `{"error":{"code":`) {
			t.Errorf("%s: status %d, %.200s", address, answer.StatusCode, body)
		}
	}
	for _, e := range endpoints() {
		if strings.Contains(e.path, "{id}") {
			for _, id := range []string{"zz", "%00", "ed-000000000000"} {
				want("/api"+strings.ReplaceAll(e.path, "{id}", id), http.StatusNotFound)
			}
			continue
		}
		want("/api"+e.path+"?zzz=1", http.StatusBadRequest)
		want("/api"+e.path+"?limit=%zz", http.StatusBadRequest)
		for _, p := range e.params {
			switch {
			case p.name == keyText:
				want("/api"+e.path+"?q=zz:zz", http.StatusBadRequest)
			case p.name != "measure" && !slices.Contains(freeWords(), p.name):
				want(fmt.Sprintf("/api%s?measure=travelled&%s=zz", e.path, p.name), http.StatusBadRequest, http.StatusNotFound)
			}
		}
	}
}
