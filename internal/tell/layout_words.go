package tell

// layoutWords are the features of where a number or a date stands, of what the text is about and of
// who has the people, in plain words: like featureWords.
var layoutWords = []Meaning{
	{"noun/entry", "the entry of its noun: {v}"},
	{"noun/demonym", "its noun is a people"},
	{"bare/behind-comma", "no noun; it stands behind a comma, and what is around it: {v}"},
	{"bare/behind-comma/mark", "no noun; it stands behind a comma, and what follows: {v}"},
	{"gist/both", "how much of the text is of conflicts and of people: {v}"},
	{"gist/everyday", "how much of the text is of sport, trade, schools and the like: {v}"},
	{"gist/matter", "how much the text speaks of conflicts: {v}"},
	{"everyday", "the sentence speaks of sport, trade, schools and the like: {v}"},
	{"everyday/class", "the sentence speaks of sport, trade, schools and the like, and who is counted: {v}"},
	{"label-line", "what the label of its line says: {v}"},
	{"named", "how many places and groups the sentence names: {v}"},
	{"layout/order", "what comes first in the sentence, and on which side the words stand: {v}"},
	{"layout/label", "the words are the label of a number: {v}"},
	{"noun/label", "the noun of the label before it says so; what parts them: {v}"},
	{"layout/turns", "words and numbers take turns: {v}"},
	{"layout/turns/next", "words and numbers take turns, and these are next to it or not: {v}"},
	{"layout/bracket", "the words and the number stand in one bracket, in none, or apart: {v}"},
	{"layout/other-line", "the words stand on another line"},
	{"layout/labelled-before", "a label leads to the number; these words stand before it"},
	{"layout/labelled-behind", "a label leads to the number; these words stand behind it"},
	{"there/holder", "who has them: {v}"},
	{"there/where/land", "they are in a country: {v}"},
	{"there/in/land", "it stands before a country: {v}"},
	{"touch", "words of a measure stand right behind the number: {v}"},
	{"entry", "it is an entry below a heading or an introduction: {v}"},
	{"changes-from", "a number changed from this one to another: {v}"},
	{"period-year", "in general, in the year of a date that the text named, which the sentence leaves out"},
	{"period-so-far", "in general, from a date of the sentence up to the document's"},
}
