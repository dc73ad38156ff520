package extract

import (
	"fmt"
	"strings"
	"testing"

	"cited"
)

// comparisonOf writes a comparison for a test.
func comparisonOf(c cited.Comparison) string {
	out := c.Exact + ": " + string(c.Relation)
	if c.Change != "" {
		out += " " + string(c.Change)
	}
	if c.Rank != 0 {
		out += fmt.Sprint(" ", c.Rank)
	}
	for _, v := range []*float64{c.Low, c.High} {
		if v != nil {
			out += fmt.Sprint(" ", *v)
		}
	}
	return out
}

// TestComparisons reads how figures stand to one another.
func TestComparisons(t *testing.T) {
	r := readersOf(t)(allBooks)
	for _, c := range []struct{ name, in, want string }{
		{"rose by", "The number of foreign fighters in Syria rose by nearly 300%.", "rose by nearly 300%: trend up 300 300"},
		{"fell sharply", "Travel to Syria has fallen sharply since 2015.", "has fallen sharply: trend down"},
		{"two in a row", "Travel to Syria peaked in 2014 and then declined.", "peaked: trend up\nthen declined: trend down"},
		{"flat", "The number of recruits from Syria remained relatively flat.", "remained relatively flat: trend flat"},
		{"down", "The number of fighters in Syria is down.", "is down: trend down"},
		{"a noun", "There was a significant increase in the number of fighters in Syria.", "a significant increase: trend up"},
		{"beside a figure", "Police in Syria detained 60 fighters, twice as many as in 2014.", "twice as many as: trend up"},
		{"fewer than before", "Fewer fighters left for Syria than a year before.", "Fewer: trend down"},
		{"the largest", "Tunisia sent the largest contingent to Syria.", "the largest contingent: rank 1"},
		{"the second-largest", "Russia sent the second-largest contingent to Syria.", "the second-largest contingent: rank 2"},
		{"the lowest", "Malta has the lowest number of foreign fighters in Syria per capita.", "the lowest number: rank -1"},
		{"ranks", "Belgium ranks second in Europe in foreign fighters in Syria per head.", "ranks second in Europe: rank 2"},
		{"more than all others", "Kosovo sent more fighters to Syria than any other country in Europe.", "more fighters to Syria than any other country in Europe: rank 1"},
		{"a rate", "Kosovo sent 125 fighters per million inhabitants to Syria.", "125 fighters per million: rate 125 125"},
		{"a mean", "The average age of the foreign fighters in Syria was 26.", "average age of the foreign fighters in Syria was 26: mean 26 26"},
		{"on average", "The fighters in Syria were 26 years old on average.", "26 years old on average: mean 26 26"},
		{"ages", "The fighters in Syria were aged 16 to 51.", "aged 16 to 51: range 16 51"},
		{"ages in words and digits", "The fighters in Syria were aged nine to 17.", "aged nine to 17: range 9 17"},
		{"the youngest and the oldest", "The youngest fighter in Syria was 15, the oldest 60.", "The youngest fighter in Syria was 15, the oldest 60: range 15 60"},
		{"a ratio", "Among the fighters in Syria men outnumbered women by eleven to one.", "outnumbered women by eleven to one: ratio 11 11"},
		{"for every", "There were three men for every woman among the recruits in Syria.", "three men for every woman: ratio 3 3"},
		{"a city", "Aleppo in Syria was the second-largest city.", ""},
		{"goals", "The fighters of Syria scored an average of 3 goals.", ""},
		{"denied", "The number of recruits from Syria did not fall in 2015.", ""},
		{"no longer", "The number of recruits from Syria is no longer rising.", ""},
		{"prices", "Prices in Syria rose by 40 per cent, and the highest court did nothing.", ""},
		{"attacks", "The number of attacks in Syria fell.", ""},
		{"a fall", "Since the fall of Aleppo in Syria the fighters have been gone.", ""},
		{"of something else", "With the collapse of recruitment in Syria, 14 offices were closed.", "the collapse: trend down"},
		{"arrests behind it", "There was a collapse in departures to Syria after 12 arrests.", "a collapse: trend down"},
		{"days behind it", "Departures to Syria fell 40 days after the law.", "fell: trend down"},
		{"two ages", "Two of the fighters in Syria, aged 19 and 24, were brothers.", ""},
		{"counts that are averaged", "Monthly departures to Syria averaged 40.", ""},
		{"voters", "The average age of deputies is 51, and the number of voters fell.", ""},
	} {
		var got []string
		for _, x := range hearWindow(t, r, c.in).Comparisons {
			if !strings.HasPrefix(string(x.ID), "co-") || c.in[x.Start:x.End] != x.Exact {
				t.Errorf("%s: %+v", c.name, x)
			}
			got = append(got, comparisonOf(x))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.in, g, c.want)
		}
	}
}
