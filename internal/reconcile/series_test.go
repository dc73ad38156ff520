package reconcile

import (
	"strings"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// grown is a count that two sources have followed, and one that was told late.
func grown() []Item {
	return []Item{
		item("90", "a", "2013-06-01", "", "Soren"),
		item("180", "b", "2014-06-01", "", "Soren"),
		item("470", "c", "2015-06-01", "", "Atlas"),
		item("520", "d", "2016-06-01", "", "Atlas"),
		item("200", "late", "2017-02-01", "", "Pax").with(func(f *cited.Figure) { f.Time = "2014-12" }),
	}
}

func rule(t testing.TB, name string) *Rule {
	t.Helper()
	r, err := shipped(t).Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSeries(t *testing.T) {
	p := Gather(books(t), asked(t), grown(), Known{})
	var b strings.Builder
	if err := WriteSeries(&b, p.Series(rule(t, "newest"), p.Years())); err != nil {
		t.Fatal(err)
	}
	want := `2013     low 90, best 90, high 90
2014     low 200, best 200, high 200  * sources changed here: +Pax -Soren
2015     low 470, best 470, high 470  * sources changed here: +Atlas -Pax
2016     low 520, best 520, high 520
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if years := Gather(books(t), asked(t), nil, Known{}).Years(); years != nil {
		t.Errorf("years of nothing: %v", years)
	}
	wrong := append(grown(), item("470", "e", "", "", "Soren").with(func(f *cited.Figure) { f.Time = "0016" }))
	if years := Gather(books(t), asked(t), wrong, Known{}).Years(); len(years) > 202 {
		t.Errorf("a wrong date makes %d years", len(years))
	}
}

func TestVintages(t *testing.T) {
	items := append(grown(), item("999", "nobody knows when", "", "", "Soren"))
	days := TellingDays(items)
	var got []string
	for _, v := range Vintages(books(t), asked(t), items, Known{}, rule(t, "newest"), []cited.EDTF{"2014"}, days) {
		got = append(got, v.Known.String()+" "+Ends(&v.Series[0].Estimate))
	}
	want := []string{
		"2013-12-31 low 90, best 90, high 90",
		"2014-12-31 low 180, best 180, high 180",
		"2015-12-31 low 180, best 180, high 180",
		"2016-12-31 low 180, best 180, high 180",
		"2017-12-31 low 200, best 200, high 200",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOverride(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	p := Gather(books(t), asked(t), grown(), Known{})
	e := p.Estimate(rule(t, "newest"), "")
	steps := len(e.Steps)
	for _, bad := range []cited.Override{
		{Best: n(500), Reviewer: "anna"}, {Best: n(500), Reviewer: "anna", Reason: " "}, {Best: n(500), Reason: "I know better"},
		{Reviewer: "anna", Reason: "nothing"}, {Low: n(500), High: n(400), Reviewer: "anna", Reason: "upside down"}, {Low: n(500), Best: n(400), Reviewer: "anna", Reason: "upside down"},
	} {
		if _, err := Override(e, bad); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	got, err := Override(e, cited.Override{Low: n(500), Best: n(510), Reviewer: "anna", Reason: "the register says so"})
	if err != nil || Ends(&got) != "low 500, best 510, high none" || got.Override == nil {
		t.Errorf("%s, %v", Ends(&got), err)
	}
	if last := got.Steps[len(got.Steps)-1].Does; last != "the rule gives low 520, best 520, high 520; anna put low 500, best 510, high none in its place: the register says so" {
		t.Errorf("%s", last)
	}
	if Ends(&e) != "low 520, best 520, high 520" || len(e.Steps) != steps {
		t.Errorf("the estimate itself was changed: %s", Ends(&e))
	}
}

const inhabitantsTable = "country,year,inhabitants,source\nNOR,2015,5000000,Made up, for this test\nNOR,2010,4000000,Made up\nSWE,2015,10000000,Made up\n"

func TestPerMillion(t *testing.T) {
	table, err := ReadInhabitants("people.csv", strings.NewReader(inhabitantsTable))
	if err != nil {
		t.Fatal(err)
	}
	on := cited.DayOf(2016, 1, 1)
	p := Gather(books(t), asked(t), grown(), Known{})
	e := p.Estimate(rule(t, "newest"), "2015")
	r, err := PerMillion(&e, table, on)
	if err != nil || *r.Best != 94 || len(r.Of) != 1 || r.Of[0].Source != "Made up, for this test" || r.Of[0].Year != 2015 {
		t.Errorf("%+v, %v", r, err)
	}
	e.Cell.Origin = []string{"NOR", "SWE"}
	if r, err := PerMillion(&e, table, on); err != nil || len(r.Of) != 2 || *r.Low > 31.4 || *r.Low < 31.3 {
		t.Errorf("two countries: %+v, %v", r, err)
	}
	tests := []struct {
		want   string
		change func(e *cited.Estimate)
	}{
		{"has no row for DNK", func(e *cited.Estimate) { e.Cell.Origin = []string{"DNK"} }},
		{"has no row for region:Benelux", func(e *cited.Estimate) { e.Cell.Origin = []string{"region:Benelux"} }},
		{"no country of origin", func(e *cited.Estimate) { e.Cell.Origin = nil }},
		{"a share", func(e *cited.Estimate) { e.Cell.Kind = cited.Share }},
		{"has NOR for 2015 only, more than 5 years from 2024", func(e *cited.Estimate) { e.At = "2024" }},
		{"there is no estimate: nothing", func(e *cited.Estimate) { e.Low, e.Best, e.High, e.Missing = nil, nil, nil, "nothing" }},
	}
	for _, tt := range tests {
		other := p.Estimate(rule(t, "newest"), "2015")
		tt.change(&other)
		if _, err := PerMillion(&other, table, on); err == nil || !strings.Contains(err.Error(), tt.want) || cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%v, want %q", err, tt.want)
		}
	}
	if _, err := PerMillion(&e, nil, on); err == nil {
		t.Error("a rate without a table")
	}
}

func TestMistakesInTables(t *testing.T) {
	head := "country,year,inhabitants,source\n"
	for table, want := range map[string]string{
		"":                                         "people.csv:1:1: the first line must be " + headOfTable,
		"land,year\n":                              "people.csv:1:1: the first line must be",
		head + "NOR,2015,5000000\n":                "people.csv:2:1: a row needs country",
		head + "NOR,2015,5000000,\n":               "people.csv:2:1: a row needs country",
		head + "Norway,2015,5000000,X\n":           `"Norway" is no ISO`,
		head + "NOR,last,5000000,X\n":              `"last" is no year`,
		head + "NOR,2015,many,X\n":                 `"many" is no number of people`,
		head + "NOR,2015,0,X\n":                    `"0" is no number of people`,
		head + "NOR,2015,NaN,X\n":                  `"NaN" is no number of people`,
		head + "NOR,2015,5,X\n\nNOR,2015,6,Y\n":    "people.csv:4:1: NOR has two rows for 2015",
		head + strings.Repeat("x", 100_000) + "\n": "cannot be read",
	} {
		_, err := ReadInhabitants("people.csv", strings.NewReader(table))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", table, err, want)
		}
	}
}
