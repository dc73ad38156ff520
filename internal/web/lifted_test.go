package web

import (
	"strings"
	"testing"
)

// A value of a facet finds as many rows as stand beside it, also where the query that was typed asks for
// another value of its key.
func TestFacetsBesideWhatWasTyped(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "About 470 Belgians have travelled to Syria.", "b.txt": "More than 120 Danes have travelled to Syria.", "c.txt": "More than 30 Danes have returned."})
	origin := s.get("/figures?q=origin%3ABEL+measure%3Atravelled").Find(".facets section:has(h2:contains('origin')) li")
	if on := origin.Filter(".on").Text(); !strings.Contains(on, "Belgium") || strings.Contains(on, "Denmark") {
		t.Errorf("on among the facets is %q, want what was typed", on)
	}
	danes, _ := origin.Filter(":contains('Denmark')").Find("a").Attr("href")
	if n := s.get(danes).Find("table.rows tbody tr").Length(); n != 2 {
		t.Errorf("%s finds %d figures, want that of the Danes beside that of the Belgians", danes, n)
	}
	none, _ := origin.Filter(".on").Find("a").Attr("href")
	if n := s.get(none).Find("table.rows tbody tr").Length(); n != 2 {
		t.Errorf("%s finds %d figures, want all that travelled", none, n)
	}
}

func TestLifted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`origin:BEL measure:travelled`, `measure:travelled origin:"BEL"`},
		{`origin:BEL,"Western Europe" word`, `word origin:"BEL","Western Europe"`},
		{`-origin:BEL "origin:BEL here" value:1..2`, `-origin:BEL "origin:BEL here" value:1..2`},
		{`measure:travelled`, `measure:travelled`},
		{`origin:"a\"b"`, `origin:"a\"b"`},
	} {
		if got := (asked{Text: c.text}).lifted("origin").String(); got != c.want {
			t.Errorf("%s is %s, want %s", c.text, got, c.want)
		}
	}
	two := asked{Text: "origin:BEL", Picked: []picked{{"origin", "DNK"}}}.lifted("origin").with("origin", "DEU")
	if got := two.String(); got != `origin:"DNK","BEL","DEU"` {
		t.Errorf("three origins are %s", got)
	}
}
