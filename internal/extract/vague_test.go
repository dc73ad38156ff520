package extract

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// hearWindow reads a text with all that it says besides figures.
func hearWindow(t *testing.T, r *Reader, in string) cited.Found {
	t.Helper()
	s, err := r.Begin(cited.Document{ID: "do-test", Published: "2016-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.WithSayings().Window(text.Window{Content: in, Blocks: text.Split(in)})
	return found
}

// TestUnquantified reads words that stand where a number could: each with its measure.
func TestUnquantified(t *testing.T) {
	r := readersOf(t)(allBooks)
	for _, c := range []struct{ name, in, want string }{
		{"before a noun", "Several foreign fighters were killed near Raqqa.", "Several: killed foreign fighter"},
		{"of a noun", "Few of the Danish fighters have come back from Syria.", "Few: returned fighter"},
		{"alone, of those before", "About 40 Danes joined the rebels in Syria. Many were killed.", "Many: killed dane"},
		{"a part of a number", "Some 60 recruits left Norway for Syria; most have returned.", "most: returned recruit"},
		{"none", "Some 60 Norwegians went to Syria. None has returned.", "None: returned norwegian"},
		{"not one", "Some 60 Norwegians went to Syria. Not one has returned.", "Not one: returned norwegian"},
		{"no", "No Swiss child has been repatriated from the camps in Syria.", "No: repatriated child"},
		{"an unknown number", "An unknown number of villagers were abducted by the militants.", "An unknown number: detained villager"},
		{"not known how many", "It is not known how many fighters were killed in the raid.", "not known: killed fighter"},
		{"the number is unclear", "The number of fighters killed in the raid is unclear.", "unclear: killed fighter"},
		{"no figures", "There are no reliable figures on foreign women in Syria.", "no reliable figures: present woman"},
		{"countless", "Countless families fled when the militants came.", "Countless: displaced family"},
		{"things that are counted", "Many homes were destroyed when the shells fell on the town.", "Many: homes-destroyed home"},
		{"of networks", "A number of recruiting networks in Syria collapsed, said the fighters.", ""},
		{"a number", "Several hundred fighters were killed near Raqqa. Some 40 were wounded.", ""},
		{"who only thinks", "Many fighters fear that the war in Syria is lost.", ""},
		{"who only says", "Most fighters say that the war in Syria is lost.", ""},
		{"things that nobody counts", "Several reports on the fighters in Syria mention many tunnels.", ""},
		{"who watches", "Most analysts expect the war in Syria to go on.", ""},
		{"in general", "Some people say that a few minutes are no time.", ""},
		{"nobody who went", "Many passengers were late when several trains broke down.", ""},
	} {
		var got []string
		for _, u := range hearWindow(t, r, c.in).Unquantified {
			if u.Low != nil || u.High != nil || u.Word != strings.ToLower(u.Exact) || !strings.HasPrefix(string(u.ID), "un-") {
				t.Errorf("%s: %+v", c.name, u)
			}
			_, measure, ok := strings.Cut(u.Measure, ":")
			if !ok {
				measure = u.Measure
			}
			got = append(got, u.Exact+": "+measure+" "+u.Counted)
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.in, g, c.want)
		}
	}
}

// TestUnquantifiedTakesFields reads the fields of a figure.
func TestUnquantifiedTakesFields(t *testing.T) {
	found := hearWindow(t, readersOf(t)("foreign-fighters"), "According to the interior ministry, several Norwegians joined the Islamic State in Syria in 2014.")
	if len(found.Unquantified) != 1 {
		t.Fatalf("%d unquantified, want 1", len(found.Unquantified))
	}
	u := found.Unquantified[0]
	got := fmt.Sprint(u.Measure, u.Origin, u.Theatre, u.Group, u.Time, u.Attribution, u.Modifier)
	if want := "travelled[NOR] [SYR] [Islamic State]2014[interior ministry]vague"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLooseLeavesFiguresAlone reads a text with and without what is said beside its
// figures: they stay the same.
func TestLooseLeavesFiguresAlone(t *testing.T) {
	r := readersOf(t)(allBooks)
	in := strings.Repeat("Several Danes left for Syria. Of the 40 who went, many died and 12 returned; none was tried. Departures fell by half in 2015. Some 9 were held, most of them women.\n\n", 6)
	with, err := r.Begin(cited.Document{ID: "do-test"})
	if err != nil {
		t.Fatal(err)
	}
	_, heard := with.WithSayings().Window(text.Window{Content: in, Blocks: text.Split(in)})
	without, err := r.Begin(cited.Document{ID: "do-test"})
	if err != nil {
		t.Fatal(err)
	}
	_, plain := without.Window(text.Window{Content: in, Blocks: text.Split(in)})
	if len(heard.Unquantified) == 0 || len(heard.Comparisons) == 0 || !reflect.DeepEqual(heard.Figures, plain.Figures) {
		t.Errorf("%d unquantified, %d comparisons, figures %d and %d", len(heard.Unquantified), len(heard.Comparisons), len(heard.Figures), len(plain.Figures))
	}
	ids := map[cited.ID]bool{}
	for _, u := range heard.Unquantified {
		if ids[u.ID] || in[u.Start:u.End] != u.Exact {
			t.Errorf("%s %q comes twice or stands elsewhere", u.ID, u.Exact)
		}
		ids[u.ID] = true
	}
}

// TestLooseEnds reads sentences that are made of nothing but such words.
func TestLooseEnds(t *testing.T) {
	r := readersOf(t)(allBooks)
	for _, word := range []string{"several fighters ", "the second-largest contingent ", "more fighters than as ", "the number of recruits rose ", "the youngest the oldest 12 ", "not known how many ", "nine to one per 100,000 "} {
		hearWindow(t, r, strings.Repeat(word, 100_000/len(word))+".")
	}
}

// TestLooseKeepsNoPlaces reads a comparison that leans on a noun of a longer sentence.
func TestLooseKeepsNoPlaces(t *testing.T) {
	content := "Over the whole of that long winter and the spring behind it, the office in the old harbour town of the south counted 40 Belgian fighters in Syria. The number rose sharply. It fell again."
	begin(t, reader(t)).WithSayings().Window(text.Window{Content: content, Blocks: text.Split(content)})
}
