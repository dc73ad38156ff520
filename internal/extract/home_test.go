package extract

import (
	"cmp"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestHomes counts what a text names outside the conflict.
func TestHomes(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		name, in, top string
		times         int
	}{
		{"people, adjectives and capitals", "A Dutch aircraft left Eindhoven. In The Hague nobody knew. Three women from Norway waited.", "NLD", 1},
		{"countries of the conflict are none", "Syria and Iraq sent lists to Norway, and Norway sent them back to Syria.", "NOR", 2},
		{"regions too", "Central Asians were the largest group. Central Asia lost hundreds.", "region:Central Asia", 2},
		{"nothing", "Forty men sang.", "", 0},
	} {
		s := begin(t, r)
		s.Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if h := &s.homes; h.lands.top != c.top || h.lands.count[c.top] != c.times {
			t.Errorf("%s: %s, %d times", c.name, h.lands.top, h.lands.count[c.top])
		}
	}
}

// TestRegionByItsInitials names a region as the text does.
func TestRegionByItsInitials(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"Some 40 EU citizens travelled to Syria.":                     "region:EU",
		"Some 40 citizens of the European Union travelled to Syria.":  "region:European Union",
		"Some 40 people from Southeast Asia have travelled to Syria.": "region:Southeast Asia",
	} {
		s := begin(t, r)
		_, found := s.Window(text.Window{Content: in, Blocks: text.Split(in)})
		figures := found.Figures
		if len(figures) != 1 || strings.Join(figures[0].Origin, " ") != want {
			t.Errorf("%s: %v", in, figures)
		}
	}
}

// TestTitle takes the first heading for the title, but not the head of a list that
// stands below other lines.
func TestTitle(t *testing.T) {
	r := reader(t)
	for in, level := range map[string]int{
		"The year in brief\n\nForty men sang.\n":                                       1,
		"Fact sheet of the harbour\nOffice of counts, 2016\n\nNorway\n- Forty left.\n": 2,
		"Norway\n- Forty left.\n":                                                      1,
	} {
		s := begin(t, r)
		s.Window(text.Window{Content: in, Blocks: text.Split(in)})
		if len(s.heads) != 1 || s.heads[0].level != level {
			t.Errorf("%q: %v", in, s.heads)
		}
	}
}

// TestSectionsWithoutTitle gives the first heading to the figures below it where it names a
// country like others of its kind, and takes it for the title where it may be one.
func TestSectionsWithoutTitle(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"## Denmark\n\nForty people left for Syria.\n\n## Norway\n\nSixty left.\n":                   "DNK NOR",
		"Denmark\n\nForty people left for Syria.\n\nNorway\n\nSixty left.\n":                         "DNK NOR",
		"2.1 Denmark\n\nForty people left for Syria.\n\n2.2 Norway\n\nSixty left.\n":                 "DNK NOR",
		"# Denmark: the men\n\nForty people left for Syria.\n\n# Norway: the men\n\nSixty left.\n":   "DNK NOR",
		"# Denmark\n\n## Men\n\nForty people left for Syria.\n\n# Norway\n\n## Men\n\nSixty left.\n": "DNK NOR",
		"Syria\n\nForty people have been killed.\n\nNorway\n\nSixty left for Syria.\n":               "- NOR",
		"Syria\n\nNorway\n\nForty left.\n\nDenmark\n\nSixty left.\n":                                 "NOR DNK",
		"Denmark closes a harbour\n\nForty people left Europe for Syria.\n\nNorway\n\nSixty left.\n": "region:Europe NOR",
		"Danes and Norwegians\n\nForty people have left for Syria.\n\nNorway\n\nSixty left.\n":       "- NOR",
	} {
		var got []string
		for _, f := range readWindows(t, r, []string{in}) {
			got = append(got, cmp.Or(strings.Join(f.Origin, ","), "-"))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %s, want %s", in, g, want)
		}
	}
}

// TestLookAhead counts what the beginning of a document names before any of it is read, and
// nothing of what lies far behind.
func TestLookAhead(t *testing.T) {
	r := reader(t)
	far := strings.Repeat("Nobody sang. ", aheadBytes/12)
	for _, c := range []struct{ name, in, top string }{
		{"behind the first figure", "Forty left for Syria.\n\nA Dutch aircraft waited, and Norway paid. The Dutch were glad.", "NLD"},
		{"one alone", "Forty left.\n\nIt was all about Norway.", "NOR"},
		{"too far", "Forty left.\n\n" + far + "\n\nIt was all about Norway.", ""},
	} {
		s := begin(t, r)
		s.lookAhead(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		if h := &s.ahead; h.lands.top != c.top {
			t.Errorf("%s: %s", c.name, h.lands.top)
		}
	}
}
