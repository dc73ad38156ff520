package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"cited/internal/archive"
)

func TestMap(t *testing.T) {
	s := newSite(t, belgians())
	page := s.get("/map?measure=travelled&rule=newest")
	if page.Find("#land-BEL").Length() != 1 || page.Find("figure.world > svg.symbols").Length() < 2 {
		t.Error("the geometry is not there once, or there are no maps by year")
	}
	if got, _ := page.Find(".world a").Attr("href"); !strings.Contains(got, "origin=BEL") {
		t.Errorf("the circle leads to %q", got)
	}
	if n := page.Find(".shade").Length(); n != 0 {
		t.Errorf("%d shades of what is no rate", n)
	}
	if got := page.Find("table.origins tbody tr").First().Text(); !strings.Contains(got, "Belgium") || !strings.Contains(got, "716") {
		t.Errorf("the table says %q", got)
	}
}

func TestMapOfRates(t *testing.T) {
	s := newSiteWith(t, belgians(), func(c *Config) {
		c.Inhabitants = []archive.Inhabitants{{Country: "BEL", Year: 2016, People: 11_000_000, Source: "statistical office"}}
	})
	page := s.get("/map?measure=travelled&rule=newest&show=rates")
	if page.Find("use.shade[href='#land-BEL']").Length() == 0 || page.Find(".world .low circle").Length() != 0 {
		t.Error("the map of rates has no shade, or has circles")
	}
	if got := page.Find("table.origins").Text(); !strings.Contains(got, "statistical office") || !strings.Contains(got, "2016") {
		t.Errorf("the table does not say who counted the inhabitants and when: %q", got)
	}
}

func TestEstimates(t *testing.T) {
	s := newSite(t, belgians())
	page := s.get("/estimates?measure=travelled&rule=newest&rule=min-max")
	if n := page.Find("table.origins tbody tr").Length(); n != 2 {
		t.Errorf("%d rows, want one for each rule", n)
	}
	if words := s.get("/estimates?measure=killed").Find(".note").Text(); !strings.Contains(words, "No figure") {
		t.Errorf("what nobody counts: %q", words)
	}
}

func TestWorld(t *testing.T) {
	lands, at := readWorld()
	if len(lands) < 170 || len(worldLines) > 80_000 {
		t.Errorf("%d outlines in %d bytes", len(lands), len(worldLines))
	}
	for _, code := range []string{"BEL", "XKX", "TUN", "MLT", "SGP", "RUS", "USA"} {
		if l, ok := at[code]; !ok || l.X <= 0 || l.X >= worldWidth || l.Y <= 0 || l.Y >= worldHeight {
			t.Errorf("%s is not on the map: %v", code, l)
		}
	}
	if at["USA"].X > at["BEL"].X || at["RUS"].X < at["BEL"].X || at["TUN"].Y < at["BEL"].Y {
		t.Error("countries are not where they are")
	}
	for _, l := range lands {
		if strings.Trim(l.Outline, "Mlz0123456789 -") != "" {
			t.Fatalf("the outline of %s holds something else than a path", l.Code)
		}
	}
}

func TestSpansOfManyFigures(t *testing.T) {
	site := newSite(t, belgians())
	s := &server{Config: Config{Archive: site.archive}}
	set, err := site.archive.CodebookSet()
	if err != nil {
		t.Fatal(err)
	}
	p := originsPage{Asked: comparing{values: url.Values{}}}
	p.Asked.Words.Measure = "travelled"
	cell, err := p.Asked.Words.Cell(set)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.spans(&request{ResponseWriter: httptest.NewRecorder(), Request: httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/map", nil), viewer: site.viewer}, &p, set, cell); err != nil {
		t.Fatal(err)
	}
	if len(p.Origins) != 1 || p.Origins[0].Code != "BEL" || p.Origins[0].Estimates[0].Low != "380" || p.Origins[0].Estimates[0].High != "716" || p.Origins[0].Estimates[0].Best != "none" {
		t.Errorf("what was reported by no rule: %+v", p.Origins)
	}
	if len(p.Years) != 3 || p.Origins[0].Years[0].Words != "380" {
		t.Errorf("by year: %v, %+v", p.Years, p.Origins[0].Years)
	}
}
