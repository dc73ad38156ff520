package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// listed returns the addresses of the rows of a list.
func (s *site) listed(address string) (all []string) {
	s.t.Helper()
	s.get(address).Find("table.rows tbody th a, .finding h2 a, table.rows tbody td:first-child a[href^='/documents/do-']").Each(func(_ int, a *goquery.Selection) {
		if href, _ := a.Attr("href"); !slices.Contains(all, href) {
			all = append(all, href)
		}
	})
	return all
}

// behind is the address of the page of a list behind a row.
func behind(list, row string) string {
	return withKey(list, "after-row="+row[strings.LastIndexByte(row, '/')+1:])
}

// TestPageBehindWhatWasDecided holds that a page goes on from where a row was that people took out of the list meanwhile.
func TestPageBehindWhatWasDecided(t *testing.T) {
	documents := exampleFiles(t)
	maps.Copy(documents, contradicting())
	documents["c.txt"] = "Of the 480 Danes who left for Somalia to fight, 90 have come back, a third of them all."
	s := newSite(t, documents)
	rejected, accepted := url.Values{"verdict": {"rejected"}, "reason": {"it is none"}}, url.Values{"verdict": {"accepted"}}
	for _, tt := range []struct {
		list string
		form url.Values
	}{
		{"/findings", rejected}, {"/findings?q=review:machine", accepted}, {"/figures", rejected}, {"/figures?sort=value", rejected}, {"/figures?review=machine", accepted},
		{"/statements", rejected}, {"/responses", rejected}, {"/unquantified", rejected}, {"/comparisons", rejected},
		{"/sources?standing=unknown", url.Values{"do": {"standing"}, "value": {"party"}, "reason": {"it fights"}}},
		{"/documents?q=included:yes", url.Values{"do": {"exclude"}, "reason": {"another subject"}}},
	} {
		list := tt.list
		rows := s.listed(list)
		if len(rows) < 3 {
			t.Errorf("%s: only %d rows", list, len(rows))
			continue
		}
		want := s.listed(behind(list, rows[1]))
		if len(want) < len(rows)-2 || !slices.Equal(want[:len(rows)-2], rows[2:]) {
			t.Fatalf("%s: behind the second of %v: %v", list, rows, want)
		}
		s.sent(rows[1], tt.form)
		if now := s.listed(list); slices.Contains(now, rows[1]) {
			t.Errorf("%s still lists %s", list, rows[1])
		}
		if got := s.listed(behind(list, rows[1])); !slices.Equal(got, want) {
			t.Errorf("%s: behind %s, which was taken out: %v, want %v", list, rows[1], got, want)
		}
	}
}

// TestPageBehindWhatIsGone holds that a page that would begin behind a row that is nowhere any more says so, and leads to
// the start of the same list.
func TestPageBehindWhatIsGone(t *testing.T) {
	s := newSite(t, nil)
	lists := []string{"/figures?origin=BEL", "/figures?sort=value", "/statements", "/responses", "/unquantified", "/comparisons", "/documents", "/documents?sort=published", "/findings", "/sources"}
	first := map[string]string{}
	for _, list := range lists {
		if rows := s.listed(list); len(rows) > 0 {
			first[list] = rows[0]
		}
	}
	var ids []cited.ID
	for _, d := range s.documentsOf() {
		ids = append(ids, d.ID)
	}
	if _, err := s.archive.Withdraw(t.Context(), s.viewer, ids[:len(ids)-1], "they were not ours"); err != nil {
		t.Fatal(err)
	}
	for _, list := range lists {
		for _, row := range []string{first[list], "/zz", "/do-zzzzzzzzzzzz"} {
			if row == "" {
				t.Errorf("%s lists nothing", list)
				continue
			}
			status, page := s.ask(http.MethodGet, behind(list, row), nil)
			start, _ := page.Find("#start a").Attr("href")
			if list == "/sources" && status == http.StatusOK && row == first[list] { // some text that is left credits it
				continue
			}
			if status != http.StatusNotFound || start != list {
				t.Errorf("%s behind %s: status %d, start %q, %s", list, row, status, start, page.Find("main").Text())
			}
		}
		s.get(list)
	}
}
