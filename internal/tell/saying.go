package tell

import (
	"strconv"

	"cited"
)

// What codes of statements, responses and comparisons mean.
var (
	// Hedges are why a statement is hedged.
	Hedges = []Meaning{
		{"anonymous", "the source wants no name"}, {"reported", "the text only reports that it is said"},
		{"inference", "it is inferred or thought likely"}, {"forecast", "it is expected to happen"}, {"threat", "harm is announced"},
	}
	// Stances are how a source stands to what it says.
	Stances = []Meaning{
		{"asserted", "the source says so as a fact"}, {"hedged", "said with a reservation"}, {"denied", "the source denies it"},
	}
	// Statuses are how far a response has come.
	Statuses = []Meaning{
		{"proposed", "a bill, plan, call or draft"}, {"adopted", "in force, passed or decided"}, {"applied", "done to somebody, or running"},
		{"struck-down", "rejected, repealed or annulled"},
	}
	// Relations are the kinds of comparison.
	Relations = []Meaning{
		{"trend", "how a number changes"}, {"rank", "a place in an order"}, {"rate", "a number for each so many"},
		{"mean", "a mean or median"}, {"range", "from one age to another"}, {"ratio", "so many of one to so many of another"},
	}
	// Changes are where a trend goes.
	Changes = []Meaning{{"up", "it rises"}, {"down", "it falls"}, {"flat", "it stays about the same"}}
)

// Standings are what a source is to the matter.
var Standings = []Meaning{
	{"first-hand", "saw or did it"}, {"secondary", "has it from those who saw or did it"}, {"tertiary", "has it from others who have it from others"},
	{"party", "is a party to the conflict"}, {"party, proposed", "it has the name of an armed group of a codebook; nobody decided it"},
	{"user-made", "is what anybody could have posted"},
}

// Rank writes the number of a rank.
func Rank(rank int) string {
	switch {
	case rank == 0:
		return ""
	case rank < 0:
		return strconv.Itoa(rank) + ": counted from the lowest"
	}
	return strconv.Itoa(rank) + ": counted from the highest"
}

// Standing is "party", or "party, proposed"; "" if nobody said.
func Standing(s *cited.Source) string {
	if s.Proposed {
		return string(s.Standing) + ", proposed"
	}
	return string(s.Standing)
}
