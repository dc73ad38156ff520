package codebook_test

import (
	"strings"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

func allBooks(t testing.TB) *codebook.Set {
	t.Helper()
	s, err := codebook.LoadSet(rules.FS, "foreign-fighters", "casualties", "displacement")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// went is a cell of which each case changes a field or two.
func went() cited.Cell {
	return cited.Cell{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Population: "fighters",
		Origin: []string{"NOR"}, Theatre: []string{"SYR"}, Basis: cited.Cumulative}
}

func TestCompare(t *testing.T) {
	type cell = *cited.Cell
	tests := []struct {
		name   string
		a, b   func(c cell)
		extent codebook.Extent
		field  string // the field that decides, and behind a blank those that are silent
		why    string
	}{
		{"nothing changed", func(cell) {}, func(cell) {}, codebook.Same, "", ""},
		{"codebook", func(cell) {}, func(c cell) { c.Codebook = "casualties" }, codebook.Differs, "codebook", "casualties, not foreign-fighters"},
		{"unknown codebook", func(c cell) { c.Codebook = "piracy" }, func(c cell) { c.Codebook = "piracy" }, codebook.Differs, "codebook", ""},
		{"kind", func(cell) {}, func(c cell) { c.Kind = cited.Share }, codebook.Differs, "kind", "share, not count"},

		{"measure", func(cell) {}, func(c cell) { c.Measure = "killed" }, codebook.Differs, "measure", "killed, not travelled"},
		{"measures of a family", func(c cell) { c.Measure = "returned" }, func(c cell) { c.Measure = "repatriated" }, codebook.Differs, "measure", "(both are left)"},
		{"family", func(c cell) { c.Measure = "justice" }, func(c cell) { c.Measure = "convicted" }, codebook.Contains, "measure", "convicted is one of justice"},
		{"of a family", func(c cell) { c.Measure = "convicted" }, func(c cell) { c.Measure = "justice" }, codebook.Within, "measure", ""},
		{"of another family", func(c cell) { c.Measure = "killed" }, func(c cell) { c.Measure = "justice" }, codebook.Differs, "measure", ""},

		{"origin", func(cell) {}, func(c cell) { c.Origin = []string{"DNK"} }, codebook.Differs, "origin", "DNK, not NOR"},
		{"more origins", func(cell) {}, func(c cell) { c.Origin = []string{"DNK", "NOR"} }, codebook.Within, "origin", ""},
		{"region", func(c cell) { c.Origin = []string{"region:Northern Europe"} }, func(cell) {}, codebook.Contains, "origin", ""},
		{"region of others", func(c cell) { c.Origin = []string{"region:Maghreb"} }, func(cell) {}, codebook.Differs, "origin", ""},
		{"region and its members", func(c cell) { c.Origin = []string{"region:Benelux"} }, func(c cell) { c.Origin = []string{"LUX", "NLD", "BEL"} }, codebook.Same, "", ""},
		{"region by another name", func(c cell) { c.Origin = []string{"region:EU"} }, func(c cell) { c.Origin = []string{"region:European Union"} }, codebook.Same, "", ""},
		{"regions that overlap", func(c cell) { c.Origin = []string{"region:Western Europe"} }, func(c cell) { c.Origin = []string{"region:Northern Europe"} }, codebook.Differs, "origin", ""},
		{"state that is gone", func(c cell) { c.Origin = []string{"region:Zaire"} }, func(c cell) { c.Origin = []string{"COD"} }, codebook.Same, "", ""},
		{"unknown region", func(c cell) { c.Origin = []string{"region:Atlantis"} }, func(c cell) { c.Origin = []string{"region:Atlantis"} }, codebook.Differs, "origin", "nobody has listed which countries lie in Atlantis"},
		{"unknown region and a country", func(cell) {}, func(c cell) { c.Origin = []string{"NOR", "region:Atlantis"} }, codebook.Differs, "origin", "Atlantis"},
		{"part of a country", func(c cell) { c.Origin = []string{"region:North Caucasus"} }, func(c cell) { c.Origin = []string{"region:north caucasus"} }, codebook.Same, "", ""},
		{"part of a country and a country", func(c cell) { c.Origin = []string{"region:North Caucasus"} }, func(c cell) { c.Origin = []string{"NOR"} }, codebook.Differs, "origin", ""},
		{"from everywhere", func(c cell) { c.Origin = nil }, func(cell) {}, codebook.Contains, "origin origin", "NOR only"},

		{"population", func(cell) {}, func(c cell) { c.Population = "soldiers" }, codebook.Differs, "population", "soldiers, not fighters"},
		{"whose role is not said", func(c cell) { c.Population = "travellers" }, func(cell) {}, codebook.Same, " population", ""},
		{"with women", func(c cell) { c.Population = "travellers" }, func(c cell) { c.Population = "women" }, codebook.Contains, "population", "women are counted among travellers"},
		{"without children", func(c cell) { c.Population = "minors" }, func(c cell) { c.Population = "families" }, codebook.Within, "population", ""},
		{"women who are travellers", func(c cell) { c.Population, c.Segment = "travellers", []string{"women"} }, func(c cell) { c.Population, c.Segment = "women", []string{"women"} }, codebook.Same, "", ""},
		{"women who fight", func(c cell) { c.Segment = []string{"women"} }, func(c cell) { c.Population = "women" }, codebook.Differs, "population", ""},
		{"families", func(c cell) { c.Population, c.Segment = "travellers", []string{"children", "women"} }, func(c cell) { c.Population = "families" }, codebook.Same, "", ""},

		{"theatre", func(cell) {}, func(c cell) { c.Theatre = []string{"LBY"} }, codebook.Differs, "theatre", "LBY, not SYR"},
		{"theatre not said", func(c cell) { c.Theatre = nil }, func(cell) {}, codebook.Same, " theatre", ""},
		{"two theatres", func(c cell) { c.Theatre = []string{"IRQ", "SYR"} }, func(cell) {}, codebook.Contains, "theatre", ""},

		{"place", func(c cell) { c.Place = []string{"Hill Camp"} }, func(c cell) { c.Place = []string{"hill camp"} }, codebook.Same, "", ""},
		{"in a place", func(cell) {}, func(c cell) { c.Place = []string{"Hill Camp"} }, codebook.Contains, "place place", ""},
		{"in other places", func(c cell) { c.Place = []string{"Lake Camp"} }, func(c cell) { c.Place = []string{"Hill Camp"} }, codebook.Differs, "place", ""},

		{"group", func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.Only }, func(c cell) { c.Group, c.GroupScope = []string{"Nusra Front"}, cited.Only }, codebook.Differs, "group", ""},
		{"group only", func(cell) {}, func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.Only }, codebook.Contains, "group group", "Islamic State only"},
		{"and others", func(cell) {}, func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.AndOthers }, codebook.Same, " group", ""},
		{"and others, and only", func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.Only }, func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.Mostly }, codebook.Within, "group", ""},
		{"others of another", func(c cell) { c.Group, c.GroupScope = []string{"Taliban"}, cited.AndOthers }, func(c cell) { c.Group, c.GroupScope = []string{"Islamic State"}, cited.AndOthers }, codebook.Differs, "group", ""},

		{"segment", func(cell) {}, func(c cell) { c.Segment = []string{"converts"} }, codebook.Contains, "segment", "converts only"},
		{"more segments", func(c cell) { c.Segment = []string{"converts", "men"} }, func(c cell) { c.Segment = []string{"men"} }, codebook.Within, "segment", ""},
		{"other segments", func(c cell) { c.Segment = []string{"converts"} }, func(c cell) { c.Segment = []string{"veterans"} }, codebook.Differs, "segment", ""},

		{"basis not said", func(cell) {}, func(c cell) { c.Basis = cited.Unstated }, codebook.Same, " basis", ""},
		{"period", func(cell) {}, func(c cell) { c.Basis = cited.Period }, codebook.Contains, "basis", ""},
		{"point", func(cell) {}, func(c cell) { c.Basis = cited.Point }, codebook.Differs, "basis", "point, not cumulative"},

		{"both ways", func(c cell) { c.Origin = nil }, func(c cell) { c.Place, c.Origin, c.Theatre = nil, []string{"NOR"}, []string{"IRQ", "SYR"} }, codebook.Differs, "origin origin", "; but theatre: "},
		{"twice the same way", func(c cell) { c.Origin, c.Population = nil, "travellers" }, func(c cell) { c.Population = "women" }, codebook.Contains, "origin origin", ""},

		{"share", func(c cell) { c.Kind, c.Of = cited.Share, "those who went" }, func(c cell) { c.Kind, c.Of = cited.Share, "Those who went" }, codebook.Same, "", ""},
		{"share of other wholes", func(c cell) { c.Kind, c.Of = cited.Share, "those who went" }, func(c cell) { c.Kind, c.Of = cited.Share, "those who fell" }, codebook.Differs, "of", ""},
		{"share of a number", func(c cell) { c.Kind, c.Of = cited.Share, "about 910" }, func(c cell) { c.Kind, c.Of = cited.Share, "those who went" }, codebook.Same, " of", ""},
		{"share of a part", func(c cell) { c.Kind = cited.Share }, func(c cell) { c.Kind, c.Segment = cited.Share, []string{"converts"} }, codebook.Differs, "segment", ""},
	}
	s := allBooks(t)
	for _, tt := range tests {
		a, b := went(), went()
		tt.a(&a)
		tt.b(&b)
		got := s.Compare(&a, &b)
		field := got.Field
		if len(got.Silent) > 0 {
			field += " " + strings.Join(got.Silent, " ")
		}
		if got.Extent != tt.extent || field != tt.field || !strings.Contains(got.Why, tt.why) || (got.Why == "") != (got.Extent == codebook.Same) {
			t.Errorf("%s: %+v, want %s %q %q", tt.name, got, tt.extent, tt.field, tt.why)
		}
		back := map[codebook.Extent]codebook.Extent{codebook.Contains: codebook.Within, codebook.Within: codebook.Contains}
		want := got.Extent
		if other, ok := back[want]; ok {
			want = other
		}
		if turned := s.Compare(&b, &a); turned.Extent != want || turned.Field != got.Field {
			t.Errorf("%s: turned around %+v, before %+v", tt.name, turned, got)
		}
	}
}

// In a codebook of its own a population means its own: people who were killed are all of
// them, civilians or not.
func TestCompareInOtherBooks(t *testing.T) {
	s := allBooks(t)
	all := cited.Cell{Codebook: "casualties", Measure: "killed", Kind: cited.Count, Population: "other"}
	some := all
	some.Population = "civilians"
	if got := s.Compare(&all, &some); got.Extent != codebook.Contains || got.Field != "population" {
		t.Errorf("people and civilians: %+v", got)
	}
	all.Codebook, some.Codebook, all.Measure, some.Measure, all.Population = "displacement", "displacement", "displaced", "displaced", "displaced"
	if got := s.Compare(&all, &some); got.Extent != codebook.Differs {
		t.Errorf("displaced and residents: %+v", got)
	}
}

func TestCompareHasEveryField(t *testing.T) {
	s := allBooks(t)
	base := went()
	base.Kind, base.Of, base.Place, base.Group, base.GroupScope, base.Segment = cited.Share, "all", []string{"Hill Camp"}, []string{"Taliban"}, cited.Only, []string{"men"}
	changed := map[string]func(c *cited.Cell){
		"codebook": func(c *cited.Cell) { c.Codebook = "casualties" }, "kind": func(c *cited.Cell) { c.Kind = cited.Count },
		"measure": func(c *cited.Cell) { c.Measure = "killed" }, "origin": func(c *cited.Cell) { c.Origin = []string{"DNK"} },
		"population": func(c *cited.Cell) { c.Population = "soldiers" }, "theatre": func(c *cited.Cell) { c.Theatre = []string{"LBY"} },
		"place": func(c *cited.Cell) { c.Place = []string{"Lake Camp"} }, "group": func(c *cited.Cell) { c.Group = []string{"Nusra Front"} },
		"segment": func(c *cited.Cell) { c.Segment = []string{"converts"} }, "of": func(c *cited.Cell) { c.Of = "the dead" },
		"basis": func(c *cited.Cell) { c.Basis = cited.Point },
	}
	for _, field := range cited.CellFields() {
		other := base
		changed[field](&other)
		if got := s.Compare(&base, &other); got.Extent != codebook.Differs || got.Field != field {
			t.Errorf("another %s: %+v", field, got)
		}
	}
}

func TestCellOf(t *testing.T) {
	s := allBooks(t)
	tests := []struct {
		name     string
		f        cited.Figure
		basis    cited.Basis
		segments string
		people   string
	}{
		{"over six years", cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Basis: cited.Period, Time: "2012/2017"}, cited.Cumulative, "", ""},
		{"since", cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Basis: cited.Period, Time: "2012/.."}, cited.Cumulative, "", ""},
		{"in a year", cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Basis: cited.Period, Time: "2014"}, cited.Period, "", ""},
		{"no time", cited.Figure{Codebook: "foreign-fighters", Measure: "travelled", Basis: cited.Period}, cited.Period, "", ""},
		{"arrivals of six years", cited.Figure{Codebook: "foreign-fighters", Measure: "arrived", Basis: cited.Period, Time: "2012/2017"}, cited.Period, "", ""},
		{"no such codebook", cited.Figure{Codebook: "piracy", Population: "travellers", Segment: []string{"women"}}, "", "women", "travellers"},
		{"women", cited.Figure{Codebook: "foreign-fighters", Population: "travellers", Segment: []string{"women", "converts"}}, "", "converts", "women"},
	}
	for _, tt := range tests {
		c := s.CellOf(&tt.f)
		if c.Basis != tt.basis || strings.Join(c.Segment, " ") != tt.segments || c.Population != tt.people {
			t.Errorf("%s: %+v", tt.name, c)
		}
	}
}

func TestExtentsAreChecked(t *testing.T) {
	tests := []struct{ add, want string }{
		{"holds: [robots]", "there is no population robots in this codebook"},
		{"like: [robots]", "there is no population robots in this codebook"},
		{"says: [robots]", "there is no segment robots in this codebook"},
		{"holds: [fighters]", "the population fighters holds itself"},
		{"holds: fighters", "the value of holds must be a list"},
		{"says: [dual citizens, dual citizens]", `"dual citizens" is listed twice`},
	}
	for _, tt := range tests {
		files := small("codebook.yaml", "{code: fighters, is: fighters as such}", "{code: fighters, is: fighters as such, "+tt.add+"}")
		_, err := codebook.Load(files, "small")
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "codebook/small/codebook.yaml:") {
			t.Errorf("%s: %v", tt.add, err)
		}
	}
	files := small("codebook.yaml", "{code: fighters, is: fighters as such}", "{code: fighters, is: fighters as such, says: [dual citizens], like: [fighters]}")
	if _, err := codebook.Load(files, "small"); err != nil {
		t.Error(err)
	}
}

// Comparing a cell changes nothing in it.
func TestCompareLeavesCellsAlone(t *testing.T) {
	s := allBooks(t)
	a := went()
	a.Population, a.Segment = "travellers", []string{"women", "converts"}
	before := a
	before.Segment = []string{"women", "converts"}
	s.Compare(&a, &a)
	if diff := cmp.Diff(before, a); diff != "" {
		t.Error(diff)
	}
}
