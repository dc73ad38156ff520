package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"cited"
	"cited/internal/export"
)

func TestExport(t *testing.T) {
	s := newSite(t, nil)
	list := "/figures?measure=travelled&sort=-value&q=" + url.QueryEscape("origin:BEL,DNK")
	page := s.get(list)
	address, _ := page.Find(".export a").Attr("href")
	shown := page.Find("table.rows tbody tr").Length()
	page = s.get(address)
	if got := page.Find(".found strong").Text(); got != strconv.Itoa(shown)+" figures" {
		t.Errorf("the page of the export says %q of %d", got, shown)
	}
	for _, k := range export.Kinds() {
		link, ok := page.Find(".kinds a").Eq(kindIndex(k.Name)).Attr("href")
		if !ok {
			t.Fatalf("no link to %s", k.Name)
		}
		answer, body := s.raw(http.MethodGet, link)
		head := answer.Header
		if answer.StatusCode != http.StatusOK || head.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(head.Get("Content-Disposition"), "attachment") ||
			!strings.HasSuffix(head.Get("Content-Disposition"), k.Extension+`"`) || head.Get("Content-Security-Policy") != sandbox || len(body) == 0 {
			t.Errorf("%s: status %d, %v", k.Name, answer.StatusCode, head)
		}
		if k.Name == "csv" {
			rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
			if err != nil || len(rows)-1 != shown || head.Get("X-Cited-Figures") != strconv.Itoa(shown) {
				t.Errorf("%d rows of %d figures on the screen, %v, %v", len(rows)-1, shown, err, head)
			}
		}
	}
}

func kindIndex(name string) int {
	for i, k := range export.Kinds() {
		if k.Name == name {
			return i
		}
	}
	return -1
}

// TestExportHoldsBack says how many figures the gate holds back, and why, before there is a file; and they are not in it.
func TestExportHoldsBack(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Some 300 Belgians left for Syria by 2015.", "b.txt": "Some 450 Danes left for Syria by 2015."})
	var hidden cited.ID
	for _, d := range s.documentsOf() {
		if d.Name == "b.txt" {
			hidden = d.ID
		}
	}
	if _, err := s.archive.Edit(t.Context(), s.viewer, hidden, cited.Meta{Embargo: "2030-01-01"}, "agreed"); err != nil {
		t.Fatal(err)
	}
	page := s.get("/export")
	if words := page.Find("main").Text(); !strings.Contains(words, "1 figure held back") || !strings.Contains(page.Find(".tally").Text(), "under embargo") {
		t.Errorf("the page says %q", words)
	}
	_, body := s.raw(http.MethodGet, "/export/csv")
	if !bytes.Contains(body, []byte("300")) || bytes.Contains(body, []byte("450")) {
		t.Errorf("the file is %s", body)
	}
}

func TestExportRefuses(t *testing.T) {
	s := newSite(t, map[string]string{})
	for path, want := range map[string]int{"/export/exe": 404, "/export/..%2f..%2fetc%2fpasswd": 404, "/export/csv?q=" + url.QueryEscape("mesure:returned"): 400, "/export?q=" + url.QueryEscape("mesure:returned"): 400,
		"/export/%00": 404} {
		if answer, _ := s.raw(http.MethodGet, path); answer.StatusCode != want || answer.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: status %d, want %d", path, answer.StatusCode, want)
		}
	}
}
