package generate

import "cited"

// counting is a measure, how common it is, and what comes before the theatre.
type counting struct {
	measure string
	weight  int
	words   string
}

func countings() []counting {
	return []counting{
		{"travelled", 250, "had left for"}, {"returned", 180, "had come back from"}, {"killed", 140, "had died in"},
		{"present", 90, "were still in"}, {"detained", 80, "were held after their time in"}, {"convicted", 40, "were found guilty over"},
		{"prosecuted", 35, "stood trial over"}, {"arrived", 30, "reached"}, {"repatriated", 25, "were brought home from"},
		{"defected", 20, "had deserted in"}, {"prevented", 20, "were stopped on the way to"}, {"missing", 15, "were missing in"},
		{"wounded", 15, "were wounded in"}, {"monitored", 15, "were watched since they left"}, {"recruited", 10, "were recruited for"},
		{"citizenship-revoked", 8, "lost their citizenship for joining up in"}, {"document-revoked", 7, "lost their passports before they left for"},
		{"facilitated", 6, "paid for journeys to"}, {"attackers", 5, "carried out attacks in"}, {"sampled", 5, "were interviewed about"},
		{"other", 4, "were counted in"},
	}
}

// kindOfPeople is a population, how common it is, and its noun.
type kindOfPeople struct {
	population string
	weight     int
	one, many  string
}

func kindsOfPeople() []kindOfPeople {
	return []kindOfPeople{
		{"fighters", 40, "foreign fighter", "foreign fighters"}, {"travellers", 25, "national", "nationals"}, {"women", 9, "woman", "women"},
		{"minors", 7, "child", "children"}, {"suspects", 6, "suspect", "suspects"}, {"families", 4, "family", "families"},
		{"civilians", 3, "civilian", "civilians"}, {"displaced", 2, "refugee", "refugees"}, {"soldiers", 2, "soldier", "soldiers"},
		{"mixed", 1, "person", "people"}, {"contractors", 1, "contractor", "contractors"},
	}
}

// conflicts are theatres, the commonest first.
func conflicts() []string {
	return []string{"SYR", "IRQ", "UKR", "LBY", "SOM", "AFG", "YEM", "MLI", "NGA", "PHL", "MOZ", "PAK"}
}

// topics are what reports are about beside numbers, the commonest first.
func topics() []string {
	return []string{
		"camp", "border", "court case", "prison", "security service", "travel ban", "peace talks", "police raid", "rehabilitation programme",
		"parliamentary inquiry", "school", "online recruiter", "passport office", "hospital", "smuggling route", "military base",
		"asylum hearing", "witness", "charity", "mosque", "satellite image", "ransom", "oil field", "river crossing", "funeral",
		"ceasefire line", "tribal elder", "orphanage", "radio station", "museum",
	}
}

// saying is how a number may be put.
type saying struct {
	modifier cited.Modifier
	weight   int
	words    string // before the number; "" for dozens and ranges
}

func sayings() []saying {
	return []saying{
		{cited.Exactly, 50, ""}, {cited.Approx, 14, "about "}, {cited.Approx, 6, "some "}, {cited.AtLeast, 12, "more than "},
		{cited.AtLeast, 5, "at least "}, {cited.AtMost, 5, "up to "}, {cited.Range, 4, ""}, {cited.Vague, 4, ""},
	}
}

// institutions are the kinds of source.
func institutions() []string {
	return []string{"Institute", "Centre for Studies", "Observatory", "Ministry", "Tribune", "News Agency", "Foundation", "Review", "police", "prosecutor"}
}

func months() []string {
	return []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
}
