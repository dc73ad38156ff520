package extract

import (
	"slices"
	"testing"

	"cited"
	"cited/rules"
)

// discretion reads a document with some text.
func discretion(t *testing.T, doc cited.Document, text string) *Discretion {
	t.Helper()
	r, err := New(rules.FS, []string{"foreign-fighters", "casualties"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.NewDiscretion()
	if err != nil {
		t.Fatal(err)
	}
	doc.ID = cited.DocumentKey(text, "", 0)
	d.Begin(doc, nil, func() []string { return []string{text} })
	return d
}

// TestDiscretionNames holds whom words name that are private: by the whole document, and by
// how a name is written where that says nothing.
func TestDiscretionNames(t *testing.T) {
	for _, test := range []struct {
		words, text string
		want        []string
	}{
		{"Anna Berg said 20 had left.", "Anna Berg, a neighbour, spoke.", []string{"Anna Berg"}},
		{"Anna Berg said 20 had left.", "Later the mayor, Anna Berg, spoke.", nil},
		{"Mayor Anna Berg said 20 had left.", "", nil},
		{"President Omar Haddad counted 20.", "", nil},
		{"20 fighters were killed with Berg.", "His friend Anna Berg had left in 2014.", []string{"Berg"}},
		{"ANNA BERG: We counted 30.", "ANNA BERG: We counted 30.", []string{"ANNA BERG"}},
		{"Some 300 Belgians left Belgium for Syria.", "", nil},
		{"The Islamic State and Jabhat al-Nusra lost 20 in Aleppo.", "", nil},
		{"The Coast Weekly counts 20 returns.", "", nil},
		{"30 had left on Tuesday, 8 December.", "", nil},
		{"The 17-year-old Tarik Velden joined 60 other Belgians.", "", []string{"Tarik Velden"}},
		{"Tarik Velden, 17, was one of 65 Belgians who left.", "", []string{"Tarik Velden"}},
		{"Tarik Velden (15) and 80 other Germans left.", "", []string{"Tarik Velden"}},
		{"Some 300 left Belgium, 17 of them women.", "", nil},
		{"", "", nil},
	} {
		d := discretion(t, cited.Document{Publisher: "Coast Weekly"}, test.text)
		var got []string
		for _, s := range d.Names(test.words) {
			if words := []rune(test.words); string(words[s.Start:s.End]) != s.Exact {
				t.Errorf("%q stands elsewhere in %q", s.Exact, test.words)
			}
			got = append(got, s.Exact)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q names %q, want %q", test.words, got, test.want)
		}
	}
}

func TestDiscretionAddresses(t *testing.T) {
	d := discretion(t, cited.Document{Publisher: "Coast Weekly"}, "Anna Berg, a neighbour, spoke of the returns.")
	for address, want := range map[string]bool{
		"https://example.org/anna-berg-speaks": true, "letter_of_BERG.txt": true, "https://example.org/coast-weekly/returns": false, "a.txt": false, "": false,
	} {
		if got := d.InAddress(address); got != want {
			t.Errorf("%q names somebody: %v", address, got)
		}
	}
}

func TestDiscretionPlaces(t *testing.T) {
	d := discretion(t, cited.Document{}, "")
	for place, below := range map[string]bool{"Molenbeek": true, "al-Bab": true, "Nowheresby": true, "Syria": false, "the Netherlands": false, "Western Europe": false, "Helmand": false, "Helmand province": false} {
		if got := d.Below(place); got != below {
			t.Errorf("%s is below the province: %v", place, got)
		}
	}
	for words, want := range map[string][]string{"Three men from Molenbeek were killed in Syria.": {"Molenbeek"}, "Three men from Belgium were killed in Syria.": nil, "three came": nil} {
		if got := d.Places(words); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", words, got, want)
		}
	}
}

// TestUnderAge holds that the codebook says who is under age, by population, segment and noun.
func TestUnderAge(t *testing.T) {
	d := discretion(t, cited.Document{}, "")
	for _, test := range []struct {
		f    cited.Figure
		want bool
	}{
		{cited.Figure{Codebook: "foreign-fighters", Population: "minors"}, true},
		{cited.Figure{Codebook: "casualties", Population: "minors"}, true},
		{cited.Figure{Codebook: "casualties", Population: "civilians", Segment: []string{"airstrike", "children"}}, true},
		{cited.Figure{Codebook: "foreign-fighters", Population: "other", Counted: "child"}, true},
		{cited.Figure{Codebook: "foreign-fighters", Population: "other", Counted: "person", Of: "99 children"}, true},
		{cited.Figure{Codebook: "foreign-fighters", Population: "families", Counted: "woman and child"}, false},
		{cited.Figure{Codebook: "casualties", Population: "civilians", Segment: []string{"airstrike"}, Counted: "person"}, false},
		{cited.Figure{Codebook: "nobody knows", Population: "fighters"}, true},
	} {
		if got := d.UnderAge(&test.f); got != test.want {
			t.Errorf("%+v is of minors: %v", test.f, got)
		}
	}
	for words, want := range map[string]bool{"It was quiet.": true, "Then 20 left.": false, "A boy ran.": false} {
		if got := d.Plain(words); got != want {
			t.Errorf("%q may stand around a quotation: %v", words, got)
		}
	}
}

func TestUncapped(t *testing.T) {
	for words, want := range map[string]string{
		"ADA LUND TELLS": "Ada Lund Tells", "FATIMA: yes": "Fatima: yes", "The UN and ISIS": "The UN and ISIS", "USAid AND McKAY": "USAid AND McKAY", "ÅSA ÖBERG-LUND": "Åsa Öberg-Lund", "": "", "a": "a",
	} {
		if got := uncapped(words); got != want || len(got) != len(words) {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}
