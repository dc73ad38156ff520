package codebook_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"cited/internal/codebook"
	"cited/rules"
)

// shipped returns the codebook that comes with the program.
func shipped(t *testing.T) *codebook.Codebook {
	t.Helper()
	c, err := codebook.Load(rules.FS, "foreign-fighters")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestExpand(t *testing.T) {
	c := shipped(t)
	tests := []struct{ key, value, want string }{
		{"measure", "returned", "returned"},
		{"measure", "Returned", "returned"},
		{"measure", "left", "returned defected repatriated"},
		{"measure", "justice", "detained prosecuted convicted"},
		{"measure", "return", ""},
		{"population", "Minors", "minors"},
		{"population", "robots", ""},
		{"segment", "dual citizens", "dual citizens"},
		{"segment", "left-handed", ""},
		{"group", "ISIS", "Islamic State"},
		{"group", "jabhat al-nusra", "Nusra Front"},
		{"group", "the Taliban", "Taliban"},
		{"group", "Rotary", ""},
		{"origin", "BEL", "BEL"},
		{"origin", "bel", "BEL"},
		{"origin", "Belgium", "BEL"},
		{"origin", "belgian", "BEL"},
		{"origin", "cote d'ivoire", "CIV"},
		{"origin", "the Netherlands", "NLD"},
		{"origin", "U.S.", "USA"},
		{"origin", "Benelux", "region:Benelux BEL LUX NLD"},
		{"origin", "region:low countries", "region:Benelux BEL LUX NLD"},
		{"theatre", "Levant", "region:Levant ISR JOR LBN PSE SYR"},
		{"origin", "north caucasus", "region:North Caucasus"},
		{"origin", "Zaire", "region:Zaire COD"},
		{"origin", "region:Belgium", ""},
		{"origin", "Atlantis", ""},
		{"origin", "", ""},
		{"place", "Belgium", ""},
		{"nothing", "BEL", ""},
	}
	for _, test := range tests {
		if got := strings.Join(c.Expand(test.key, test.value), " "); got != test.want {
			t.Errorf("Expand(%q, %q) = %q, want %q", test.key, test.value, got, test.want)
		}
	}
}

func TestExpandRegionHoldsRegions(t *testing.T) {
	got := shipped(t).Expand("origin", "Europe")
	for _, want := range []string{"region:Europe", "region:Western Europe", "region:European Union", "region:EU", "region:Western Balkans", "BEL", "XKX"} {
		if !slices.Contains(got, want) {
			t.Errorf("Europe lacks %s: %v", want, got)
		}
	}
	for _, not := range []string{"region:Asia", "region:North Caucasus", "TUR"} {
		if slices.Contains(got, not) {
			t.Errorf("Europe holds %s", not)
		}
	}
}

// A query that is printed and read again must not grow.
func TestExpandIsStable(t *testing.T) {
	c := shipped(t)
	for _, key := range []string{"measure", "population", "segment", "group", "origin"} {
		for _, value := range c.Known(key) {
			all := c.Expand(key, value)
			if len(all) == 0 {
				t.Errorf("Expand(%q, %q) knows nothing of a known value", key, value)
			}
			for _, one := range all {
				for _, again := range c.Expand(key, one) {
					if !slices.Contains(all, again) {
						t.Errorf("Expand(%q, %q) lacks %s, which %s stands for", key, value, again, one)
					}
				}
			}
		}
	}
}

func TestKnownOfFreeWords(t *testing.T) {
	if got := shipped(t).Known("attribution"); got != nil {
		t.Errorf("Known(attribution) = %v", got)
	}
}

func TestRegion(t *testing.T) {
	c := shipped(t)
	for _, name := range []string{"Western Europe", "western europe", "region:WESTERN EUROPE", "West Europe"} {
		if r, ok := c.Region(name); !ok || r.Name != "Western Europe" {
			t.Errorf("Region(%q) = %q, %v", name, r.Name, ok)
		}
	}
	if _, ok := c.Region("Belgium"); ok {
		t.Error("Belgium is no region")
	}
}

// The codes are the contract with the people who annotate: a change here is a
// change of what figures mean.
func TestShippedCodes(t *testing.T) {
	c := shipped(t)
	check := func(what string, codes []codebook.Code, want string) {
		var got []string
		for _, code := range codes {
			got = append(got, code.Code)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s:\ngot  %s\nwant %s", what, strings.Join(got, ", "), want)
		}
	}
	check("measures", c.Measures, "travelled, present, arrived, prevented, returned, killed, wounded, missing, detained, prosecuted, convicted, defected, repatriated, citizenship-revoked, document-revoked, monitored, recruited, facilitated, attackers, sampled, other")
	check("populations", c.Populations, "fighters, travellers, women, minors, families, soldiers, contractors, civilians, suspects, displaced, mixed, other")
	check("segments", c.Segments, "women, men, children, minors, converts, dual citizens, criminal record, secondary education, university education, illiterate, families, veterans")
	if !slices.Equal(c.Theatres, []string{"SYR", "IRQ"}) {
		t.Errorf("theatres = %v", c.Theatres)
	}
}

// Every region that can be found in a text can be asked for, and the other way
// round.
func TestRegionsAgreeWithWordList(t *testing.T) {
	c := shipped(t)
	data, err := fs.ReadFile(rules.FS, "en/regions.txt")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(line, "means"); ok {
			found[strings.TrimSpace(name)] = true
		}
	}
	for _, r := range c.Regions {
		if !found[r.Name] {
			t.Errorf("en/regions.txt has no %s", r.Name)
		}
		delete(found, r.Name)
	}
	for name := range found {
		t.Errorf("codebook/foreign-fighters/regions.yaml has no %s", name)
	}
}
