package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestPlacesOfFigures gives a figure all the places of one row, both ends of a flight, and
// their names in full.
func TestPlacesOfFigures(t *testing.T) {
	r := readersOf(t)("casualties,displacement")
	for _, c := range []struct{ in, exact, want string }{
		// Rows.
		{"Five people were killed in Sur and Ranya.", "Five", "Sur,Ranya"},
		{"Drones hit Kyiv, Lviv and Odesa, killing 12 people.", "12", "Kyiv,Lviv,Odesa"},
		{"Twelve people were killed in Goma, North Kivu.", "Twelve", "Goma"},
		{"About 300 people were killed in Sake, North Kivu, and in Goma.", "About 300", "Sake"},
		{"The mayors of Kherson and Odesa said 12 people had died in Kyiv.", "12", "Kyiv"},
		// Where people went.
		{"Some 9,000 people fled from Sake to Goma.", "Some 9,000", "Sake,Goma"},
		{"Some 12,000 people fled Bambari for Bangui.", "Some 12,000", "Bambari,Bangui"},
		{"Some 500 people fled from Goma to Rwanda.", "Some 500", "Goma"},
		{"Five people were killed on the road from Sake to Goma.", "Five", "Sake"},
		// Names.
		{"A fire at a camp in Cox's Bazar killed 12 people.", "12", "Cox's Bazar"},
		{"A fire in Goma's Old Bakery killed 12 people.", "12", "Goma"},
		{"Militants killed 12 people in Mocímboa da Praia.", "12", "Mocímboa da Praia"},
		{"Some 40 people were killed in the east of the Democratic Republic of Congo.", "Some 40", ""},
		{"LANDMINE IN MALI KILLS 12", "12", ""},
		{"Police: 12 dead.", "12", ""},
		{"Nyala: 14 dead.", "14", "Nyala"},
	} {
		_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: text.Split(c.in)})
		got := "no figure"
		for _, f := range found.Figures {
			if f.Exact == c.exact {
				got = strings.Join(f.Place, ",")
			}
		}
		if got != c.want {
			t.Errorf("%s\nplace %q, want %q", c.in, got, c.want)
		}
	}
}
