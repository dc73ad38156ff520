package tell

import (
	"io/fs"
	"path"
	"strings"

	"cited"
)

// Rule tells in plain words what the rule with an id says, or "" if nobody
// knows it: a rule of the program itself, or a stanza of a word list.
func Rule(rules fs.FS, id string) string {
	for _, r := range engineRules {
		if r.Code == id {
			return r.Words
		}
	}
	if _, name, ok := strings.Cut(id, ".groups."); ok {
		if name == "generic" {
			return "a phrase that means armed groups without naming one"
		}
		return "a spelling of the armed group " + name + " in the codebook"
	}
	language, rest, _ := strings.Cut(id, ".")
	file, name, _ := strings.Cut(rest, ".")
	list, err := fs.ReadFile(rules, path.Join(language, file+".txt"))
	if err != nil || name == "" {
		return ""
	}
	return stanzaSays(string(list), name)
}

// stanzaSays puts a stanza of a word list into words: the forms and what they
// stand for.
func stanzaSays(list, name string) string {
	for stanza := range strings.SplitSeq(list, "\n\n") {
		slots := slotsOf(stanza)
		if slots["id"] != name {
			continue
		}
		says := "the words " + quoteAll(slots["forms"])
		if slots["forms"] == "" {
			says = "the stanza " + name
		}
		if slots["means"] != "" {
			says += " mean " + slots["means"]
		}
		return says
	}
	return ""
}

// slotsOf returns the first value of each key of a stanza.
func slotsOf(stanza string) map[string]string {
	slots := map[string]string{}
	for line := range strings.Lines(stanza) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if _, seen := slots[key]; ok && !seen && !strings.HasPrefix(key, "#") {
			slots[key] = strings.TrimSpace(value)
		}
	}
	return slots
}

// quoteAll writes at most six forms; what more there are is in the list.
func quoteAll(forms string) string {
	const most = 6
	all := strings.Split(forms, "|")
	var quoted []string
	for _, f := range all[:min(len(all), most)] {
		quoted = append(quoted, `"`+strings.TrimSpace(f)+`"`)
	}
	if len(all) > most {
		quoted = append(quoted, "...")
	}
	return strings.Join(quoted, ", ")
}

// engineRules are the rules that are no stanza of a list.
var engineRules = []Meaning{
	{cited.RuleDecision, "somebody decided so; \"cited show\" says who, when and why"},
	{"basis.cumulative", "the measure, the date and the tense of the clause speak for a sum up to a date or since a start"},
	{"basis.period", "the measure, the date and the tense of the clause speak for something that happened within a time"},
	{"basis.point", "the measure, the date and the tense of the clause speak for a state at a date"},
	{"basis.unstated", "the measure, the date and the tense of the clause do not tell which kind of time is meant"},
	{"context.document-date", "the date of the document, for a state that it tells of in the present"},
	{"of.words", "the words behind \"of\" that name the whole without a number"},
	{"response.actor", "who does it: the subject of the words that name the response, or the body that they lead to"},
	{"response.status", "the tense of its verb, where no word says how far it has come"},
	{"response.scope", "whom it is for: the people whom its words lead to"},
	{"response.date", "the date that stands with it"},
	{"response.count", "the number of those whom it was applied to"},
	{"source.person", "the name of a private person, left out: what the text calls the person stands in its place"},
	{"source.label", "a name before a colon that leads to the number"},
	{"source.bracket", "the name that stands alone in a bracket behind the number"},
	{"source.credit", "the name behind \"source:\""},
	{"source.owner", "whose the tally, estimate or account is of which the sentence speaks"},
	{"source.subject", "the subject of the clause that the number stands in"},
	{"source.tag", "the body that a bracket, a dash or a colon credits with the sentence, and nothing else does"},
	{"source.note", "the body that the note names to which a mark behind the number leads"},
	{"source.gapped", "the name before the number in a clause that leaves out its verb of saying"},
	{"number.digits", "digits, with their separators"},
	{"number.words", "a number in words, or a fraction"},
	{"number.range", "two numbers that are the ends of a range"},
	{"number.one-in", "a share given as one in so many"},
	{"period.year", "four digits that are a year"},
	{"period.short-year", "two digits behind an apostrophe that are a year"},
	{"period.numbers", "a date written in digits"},
	{"period.away", "so many units of time from the day of the report, or from the date told last"},
	{"period.day", "a day of the month that the text told last"},
	{"period.decade", "a decade in digits"},
	{"period.first-days", "the first or the last days of a month or a year"},
	{"period.past", "a stretch of time counted back from the day of the report"},
	{"time.as-of", "a state at this date"},
	{"time.between", "from one date to the other"},
	{"time.by", "up to this date"},
	{"time.in", "within this period"},
	{"time.since", "from this date on"},
	{"time.until", "up to this date"},
	{"time.past", "a stretch of time counted back from the day of the report"},
	{"measure.bare-total", "a number of people from a place, without a verb: what its source means is how many went"},
	{"measure.there", "the text says no more than that the people are somewhere, or that somebody has them"},
	{"measure.none", "no word near the number names a measure"},
	{"counted.by-its-verb", "the text counts people by what they do, without a word for them"},
	{"counted.near", "the word for people nearest to the number, in the same sentence"},
	{"counted.nobody-named", "the text counts people without a word for them"},
	{"origin.citizenship", "the citizenship that the text says the people have"},
	{"origin.demonym", "the counted people are called by their country"},
	{"origin.from", "a country behind a word of origin"},
	{"origin.heading", "a country in the heading above"},
	{"origin.label", "the country whose number this is, in a list or a row"},
	{"origin.place", "a country or region that the sentence names"},
	{"origin.topic", "a country that a line names and nothing else"},
	{"origin.opening", "the country with which the clause sets its scene"},
	{"origin.predicate", "what the clause says that the counted people are"},
	{"origin.its-own", "the state to which the words for its own people point back"},
	{"origin.seat", "the country whose seat of government the sentence names"},
	{"origin.respectively", "the text says in which order the places have their numbers"},
	{"origin.subject", "the state that does something with its own people, or whose people they are"},
	{"theatre.spoken-of", "a country that the sentence speaks of, where people are harmed or driven out"},
	{"theatre.named", "a country of the conflict that is named near the number"},
	{"group.by-its-name", "a name whose words say what kind of troop it is, of a group in no list"},
	{"population.context", "the people whom the text has spoken of most"},
	{"of.among", "the number behind this one that it is told to be among"},
	{"of.next", "a number behind this one, of which this one is a part"},
	{"of.same", "the words that name the whole of the figure before"},
	{"of.whole", "the number of which this one is a part"},
	{"segment.town", "a town of the country that the people are from, from which they went"},
	{"place.named", "a name behind a word of place"},
	{"reported.beside-source", "the date beside the source is that of its report"},
	{"source.speaker", "who speaks in this turn of the conversation"},
	{"stance.plain", "said as a fact, without reservation"},
	{"statement.colon", "a name before a colon, and what it says behind it"},
	{"statement.content", "the clause, quotation or phrase that hangs on the words that say that it is said"},
	{"statement.source", "the subject of the words that say that it is said, or the name that they lead to"},
	{"response.actor", "who does what the words name: the subject of their verb, or whose it is"},
	{"response.count", "how many people it was applied to: the number in the words of the response"},
	{"response.date", "the period of the sentence that stands nearest to the response"},
	{"response.scope", "whom it is for: the people in the words of the response"},
	{"response.status", "nothing says that it was only proposed, decided or struck down"},
	{"statement.signed", "a quotation, and behind a dash who says it"},
	{"statement.turn", "who speaks in this turn of the conversation, and what"},
	{"table.label", "the label of the table's row"},
	{"table.head", "the head of the table's column"},
	{"table.date-of-row", "the date in the label of the table's row"},
	{"table.date-in-row", "the date in another cell of the table's row"},
	{"table.dates-of-rows", "from the first to the last date in the labels of the table's rows, for their total"},
	{"table.source", "the note under the table, or the row itself, says who made it"},
	{"table.total-of-column", "the total that stands in the same column"},
	{"table.date-below", "the date that a note below the table gives its numbers"},
	{"table.date-of-column", "the date in the head of the table's column"},
	{"table.things", "what befell the things that the column or the row names"},
	{"table.total-of-row", "the total that stands in the same row"},
	{"context.whole", "taken over from the whole of which this is a part"},
	{"context.sample", "a part of a study's sample belongs to the sample"},
	{"context.number-before", "taken over from the number before it in the same sentence"},
	{"context.sentence-before", "taken over from the sentence before"},
	{"context.named-before", "one of the dates that the text named last"},
	{"context.figure-before", "taken over from an earlier figure of the paragraph"},
	{"context.study", "taken over from the study of which the document tells"},
	{"context.report-named", "the report named before, of which the text goes on telling"},
	{"context.heading", "taken over from the heading above"},
	{"context.title", "taken over from the title of the document"},
	{"context.spoken", "a country or a place that the text named before"},
	{"context.topic", "the country that a line before names and nothing else"},
	{"context.section", "named last in the same section"},
	{"context.document", "what the whole document is about"},
}
