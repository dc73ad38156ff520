package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/mention"
	"cited/internal/text"
)

// TestSites offers the places where something may be or happen, and no others.
func TestSites(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"behind the number", "Some 80 men are held in Odense.", []string{"Odense"}},
		{"before it", "In Odense 80 men were arrested.", []string{"Odense"}},
		{"where to and where from", "Some 80 men went from Odense to Aarhus.", []string{"Odense", "Aarhus"}},
		{"joined", "Some 80 men are held in Odense and Aarhus.", []string{"Odense", "Odense,Aarhus"}},
		{"a label", "Odense: some 80 men are held.", []string{"Odense"}},
		{"named before", "A riot broke out at Odense.\n\nSome 80 men were arrested.", []string{"Odense"}},
		{"above", "Title\n\nOdense\n\nSome 80 men were arrested.", []string{"Odense"}},
		{"a part of a country", "Some 80 men were arrested in Pakistan's Swat district.", []string{"Swat"}},
		{"an event named after it", "The Odense floods drowned 80 men.", []string{"Odense"}},
		{"a word of its kind behind it", "Police of the Odense district arrested 80 men.", []string{"Odense"}},
		{"what people left", "Some 80 men fled Odense.", []string{"Odense"}},
		{"off a place", "Some 80 men were arrested off Odense.", []string{"Odense"}},
		{"a word between", "Some 80 men were arrested in eastern Odense.", []string{"Odense"}},
		{"the country that tells", "Denmark's prisons hold 80 men.", []string{"Denmark"}},
		{"a month is none", "In March 80 men were arrested.", nil},
		{"people are none", "Of the Danes 80 men were arrested.", nil},
		{"small words are none", "In the harbour 80 men were arrested.", nil},
	} {
		options, _ := offered(t, c.in, "place")
		if len(options) == 0 {
			t.Errorf("%s: no figure", c.name)
			continue
		}
		var got []string
		for _, o := range options[0] {
			if _, value, _ := strings.Cut(o, " "); value != "" && !slices.Contains(got, value) {
				got = append(got, value)
			}
		}
		for _, want := range c.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s: %q, want %q among them", c.name, got, want)
			}
		}
		if len(c.want) == 0 && len(got) > 0 {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestProfile tells the country of a war from that of the people who went there by how the
// beginning of a document names them.
func TestProfile(t *testing.T) {
	in := "Danes in the Libyan war\n\nSome Danes went to Libya. In Libya they met Danish doctors. The war in Libya went on. Copenhagen was silent."
	s := begin(t, reader(t))
	s.lookAhead(text.Window{Content: in, Blocks: text.Split(in)})
	lby, dnk := s.profile.of["LBY"], s.profile.of["DNK"]
	if lby == nil || dnk == nil {
		t.Fatalf("got %v", s.profile.most)
	}
	if lby.front < 3 || lby.people > 0 || dnk.people < 2 || dnk.front > 0 || dnk.seat != 1 || !lby.title {
		t.Errorf("Libya %+v, Denmark %+v", *lby, *dnk)
	}
	if got := s.profile.fronts; !slices.Equal(got, []string{"DNK", "LBY"}) && !slices.Equal(got, []string{"LBY", "DNK"}) {
		t.Errorf("fronts %v", got)
	}
}

// TestCapitals finds the seats of government that stand for no state yet.
func TestCapitals(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]int{
		"Copenhagen, for its part, was silent.": 1, "The harbour was silent.": 0, "Denmark was silent.": 0,
		"COPENHAGEN, 3 May 2016 (Belt News) -- About 80 have left.":           0,
		"COPENHAGEN (Belt News) – About 80 have left.":                        0,
		"Copenhagen – About 80 have left.":                                    0,
		"COPENHAGEN: About 80 have left.":                                     0,
		"Copenhagen said on 3 May 2016 that 80 had left – 20 of them by sea.": 1,
	} {
		var s mention.Sentence
		r.lang.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
		sc := &scene{r: r, b: r.all, s: &s}
		sc.places = sc.findPlaces()
		if got := sc.findSeats(); len(got) != want {
			t.Errorf("%s: %d seats", in, len(got))
		}
	}
}
