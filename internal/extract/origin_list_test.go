package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/choice"
	"cited/internal/mention"
	"cited/internal/text"
)

// TestJoinedDemonyms reads all peoples that one number counts.
func TestJoinedDemonyms(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]string{
		"Danes and Swedes left.":                "DNK SWE",
		"Danes, Swedes and Norwegians left.":    "DNK SWE NOR",
		"Danes and Swedish rifles were sent.":   "DNK",
		"Danes and 40 Swedes left.":             "DNK",
		"Danes left; Swedes stayed.":            "DNK",
		"Danes and their cousins, Swedes, left": "DNK",
	} {
		var s mention.Sentence
		r.lang.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
		sc := &scene{r: r, b: r.all, s: &s}
		sc.places = sc.findPlaces()
		var got []string
		for _, c := range sc.withJoined(sc.codesAt(sc.places[0], "origin.demonym"), sc.places[0].Match) {
			got = append(got, c.value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", in, got, want)
		}
	}
}

// TestPlacedLabel takes no place behind a preposition for the name of what is listed.
func TestPlacedLabel(t *testing.T) {
	for in, want := range map[string]bool{
		"Denmark leads the list of departures for Norway and Sweden with 60.": false,
		"They met 41 former members in Aarhus, Denmark: 29 men.":              false,
		"First comes Norway with 90, then Denmark with 60.":                   true,
		"Denmark: 60":  true,
		"Denmark (60)": true,
	} {
		_, features := offered(t, in, "origin")
		if n := len(features); n == 0 || slices.Contains(features[n-1], "label") != want {
			t.Errorf("%s: %v", in, features)
		}
	}
}

// originBy returns what a reading offered for the origin of the last number of a text, "" if it
// offered nothing.
func originBy(t *testing.T, in, reading string) string {
	t.Helper()
	said := ""
	s := begin(t, reader(t))
	s.Trace(func(c Choice) {
		if c.Kind != "origin" {
			return
		}
		said = ""
		for _, o := range c.Options {
			if slices.Contains(o.Features, choice.Feature{Name: reading}) {
				said = strings.Join(o.Values, ",")
			}
		}
	})
	s.Window(text.Window{Content: in, Blocks: text.Split(in)})
	return said
}

// TestSharedLabel reads all countries that share the label of a number, and of a list or behind a
// preposition only the last.
func TestSharedLabel(t *testing.T) {
	for in, want := range map[string]string{
		"Norway and Sweden: 60":                            "NOR,SWE",
		"Norway, Sweden and Denmark: 60":                   "NOR,SWE,DNK",
		"Norway and the United States: 60":                 "NOR,USA",
		"England and Scotland: 60":                         "GBR",
		"Peru (12), Norway and Sweden (60)":                "NOR,SWE",
		"Fighters came: Peru, Norway (60)":                 "NOR",
		"Fighters came from Norway and Sweden (60).":       "SWE",
		"The dead were Danes, Norwegians and Swedes (60).": "SWE",
	} {
		if got := originBy(t, in, "label"); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestTopicAge tells how long ago a line named a country and nothing else.
func TestTopicAge(t *testing.T) {
	for in, want := range map[string]string{
		"The list is long. Norway. About 30 fighters died.":                       "topic/age=0",
		"The list is long. Norway. They left early. About 30 fighters died.":      "topic/age=1",
		"The list is long. Norway has a list of its own. About 30 fighters died.": "",
	} {
		_, features := offered(t, in, "origin")
		n := len(features)
		if n == 0 {
			t.Fatalf("%s: no choice", in)
		}
		at := slices.IndexFunc(features[n-1], func(f string) bool { return strings.HasPrefix(f, "topic/age") })
		if (at < 0) != (want == "") || at >= 0 && features[n-1][at] != want {
			t.Errorf("%s: %v", in, features[n-1])
		}
	}
}

// TestNewLands takes the first word of a country's name for no sign of newcomers.
func TestNewLands(t *testing.T) {
	for in, want := range map[string]string{
		"Some 20 New Zealand nationals joined the group in Syria.": "NZL",
		"Some 20 new Danish recruits joined the group in Syria.":   "DNK",
		"Some 20 new recruits joined the group in Syria.":          "",
	} {
		if got := originBy(t, in, "demonym"); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestCountedLives takes no lives that a number counts for a verb.
func TestCountedLives(t *testing.T) {
	for in, want := range map[string]bool{
		"The last of the 80 men resides in Denmark.": true,
		"Some 80 residents in Denmark left.":         true,
		"The war has claimed 80 lives in Denmark.":   false,
	} {
		r := reader(t)
		var s mention.Sentence
		r.lang.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
		sc := &scene{r: r, b: r.all, s: &s}
		at := s.List(mention.Countries)[0].From
		if got := sc.resides(at); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// TestQualifiedPeople finds the people of a country behind a participle, and those of the whole
// for a part, but none behind a verb.
func TestQualifiedPeople(t *testing.T) {
	for in, want := range map[string]bool{
		"Police freed 21 captured Swedes.":         true,
		"Peru deported 20 detained young Swedes.":  true,
		"He met 12 convicted Swedes.":              true,
		"Nine of the 21 Swedes died.":              true,
		"Nine out of the 21 Swedes died.":          true,
		"Nine fighters killed Swedish soldiers.":   false,
		"Nine fighters of the 21 camps were Finns": false,
	} {
		if _, features := offered(t, in, "origin"); slices.Contains(features[0], "demonym") != want {
			t.Errorf("%s: %v", in, features)
		}
	}
}

// TestReadings tells how far the words that say where people are from stand from their number.
func TestReadings(t *testing.T) {
	for in, want := range map[string]string{
		"He met 20 citizens of Peru.":                           "from/breaks=0",
		"Sweden's army met 20 men; they sang, and 40 men left.": "subject/breaks=1",
		"Sweden's army met 20 men, and 40 sang.":                "subject/numbers=1",
	} {
		_, features := offered(t, in, "origin")
		if n := len(features); n == 0 || !slices.Contains(features[n-1], want) {
			t.Errorf("%s: %v", in, features)
		}
	}
}
