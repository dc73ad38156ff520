package tell

import (
	"cmp"
	"strconv"
	"strings"

	"cited/internal/choice"
	"cited/internal/codebook"
)

// Feature tells in plain words what a feature of a choice says; one that
// nothing is known of stands for itself. A name is looked up whole, then by its
// last part: what comes before says of which option it holds.
func Feature(field string, f choice.Feature) string {
	last := f.Name[strings.LastIndexByte(f.Name, '/')+1:]
	for _, key := range []string{field + " " + f.Name, f.Name, field + " " + last, last} {
		if words := cmp.Or(wordsOf(featureWords, key), wordsOf(layoutWords, key)); words != "" {
			return filled(words, f.Value)
		}
	}
	if words := traitSays(last); words != "" {
		return words
	}
	return f.String()
}

func wordsOf(table []Meaning, code string) string {
	for _, m := range table {
		if m.Code == code {
			return m.Words
		}
	}
	return ""
}

// filled puts the value of a feature into its words: {v} as it is, {n} a number,
// {word} a part of speech, {way} a way through the tree of the sentence.
func filled(words, value string) string {
	return strings.NewReplacer(
		"{v}", orNone(value),
		"{n}", numberSays(value),
		"{word}", orNone(orSelf(wordClasses, value)),
		"{rel}", orSelf(relations, value),
		"{way}", waySays(value),
		"{bond}", bondSays(value),
		"{part}", partSays(value),
		"{pair}", pairSays(value),
		"{kind}", orSelf(kinds, value),
		"{size}", orSelf(sizes, value),
		"{side}", orSelf(sides, value),
		"{strength}", orSelf(strengths, value),
		"{placed}", orSelf(placings, value),
		"{from}", orSelf(originWords, value),
		"{whose}", bothSay(owners, value),
		"{beside}", bothSay(compared, value),
		"{said}", wordSays(value),
		"{tense}", strings.ReplaceAll(orNone(value), "-", " "),
	).Replace(words)
}

func orNone(value string) string {
	if value == "" || value == "-" {
		return "none"
	}
	return value
}

func orSelf(table []Meaning, code string) string {
	if words := wordsOf(table, code); words != "" {
		return words
	}
	return code
}

// bothSay writes a value, and what may stand behind its slash.
func bothSay(table []Meaning, value string) string {
	first, rest, two := strings.Cut(value, "/")
	if !two {
		return orSelf(table, first)
	}
	return orSelf(table, first) + ", " + orSelf(answers, rest)
}

// numberSays writes a class of numbers as extract forms them.
func numberSays(value string) string {
	switch value {
	case "0":
		return "none"
	case "17-":
		return "17 or more"
	}
	return strings.Replace(value, "-", " to ", 1)
}

// pairSays writes a class of numbers and a class of people, "3-4-minors".
func pairSays(value string) string {
	for _, n := range []string{"0", "1", "2", "3-4", "5-8", "9-16", "17-"} {
		if class, ok := strings.CutPrefix(value, n+"-"); ok {
			return numberSays(n) + ", " + orNone(class)
		}
	}
	return value
}

// partSays writes a relation and the word it leads to, "nsubj-VERB".
func partSays(value string) string {
	i := strings.LastIndexByte(value, '-')
	if i < 0 {
		return value
	}
	return orSelf(relations, value[:i]) + ", of a " + orSelf(wordClasses, value[i+1:])
}

// wordSays writes a word of the text, or what a name is that of, behind its part in the sentence:
// "nsubj-cross", "*place".
func wordSays(value string) string {
	part, word, ok := strings.Cut(value, "-")
	if says := wordsOf(relations, part); ok && says != "" {
		return says + " of " + orSelf(nameKinds, word)
	}
	return orSelf(nameKinds, value)
}

// nameKinds are what a name may be that of.
var nameKinds = []Meaning{{"*place", "a place or a people"}, {"*group", "a group"}, {"*name", "a name"}}

// bondSays writes a part in a clause and how clear its words are, "subject3".
func bondSays(value string) string {
	part := strings.TrimRight(value, "123")
	if part == value {
		return value
	}
	return part + ", of words that are " + orSelf(strengths, value[len(part):])
}

// waySays writes a way through the tree of a sentence, "nsubj<obl>": up by the
// relations before <, down by those before >.
func waySays(way string) string {
	switch way {
	case "far":
		return "long"
	case "none":
		return "there is none"
	case "self":
		return "they are one word"
	}
	var steps []string
	for way != "" {
		i := strings.IndexAny(way, "<>")
		if i < 0 {
			return way
		}
		step := "down to the "
		if way[i] == '<' {
			step = "up from the "
		}
		steps, way = append(steps, step+orSelf(relations, way[:i])), way[i+1:]
	}
	return strings.Join(steps, ", ")
}

// traitSays puts a trait of a measure with the frame of a date, "trait-128-since",
// into words.
func traitSays(name string) string {
	rest, ok := strings.CutPrefix(name, "trait-")
	number, frame, framed := strings.Cut(rest, "-")
	n, err := strconv.Atoi(number)
	if !ok || !framed || err != nil {
		return ""
	}
	what := "a kind of measure"
	switch codebook.Trait(n) {
	case codebook.State:
		what = "a measure of a state at a date"
	case codebook.Event:
		what = "a measure of what happens within a time"
	case codebook.Total:
		what = "a measure of all so far where no date is given"
	case codebook.Base:
		what = "the total of which the others are parts"
	}
	return what + ", with a date put as: " + frame
}

// wordClasses are parts of speech: the treebank's fine tags, then the universal
// ones.
var wordClasses = []Meaning{
	{"CC", "conjunction"}, {"CD", "number"}, {"DT", "article"}, {"IN", "preposition"}, {"JJ", "adjective"},
	{"JJR", "comparative"}, {"LS", "mark of a list"}, {"MD", "modal verb"}, {"NN", "noun"}, {"NNP", "name"},
	{"NNPS", "name in the plural"}, {"NNS", "noun in the plural"}, {"PRP", "pronoun"}, {"RB", "adverb"},
	{"RBR", "adverb"}, {"SYM", "symbol"}, {"VB", "verb"}, {"VBD", "verb in the past"}, {"VBG", "verb in -ing"},
	{"VBN", "participle"}, {"VBP", "verb in the present"}, {"VBZ", "verb in the present"}, {",", "comma"},
	{"NOUN", "noun"}, {"PROPN", "name"}, {"VERB", "verb"}, {"ADJ", "adjective"}, {"NUM", "number"}, {"PRON", "pronoun"},
}

// relations are those of Universal Dependencies.
var relations = []Meaning{
	{"nsubj", "subject"}, {"nsubj:pass", "subject of a passive"}, {"obj", "object"}, {"iobj", "indirect object"},
	{"obl", "phrase with a preposition"}, {"obl:agent", "doer of a passive"}, {"obl:unmarked", "phrase of time or measure"},
	{"nmod", "noun behind a preposition"}, {"nmod:poss", "owner"}, {"nmod:unmarked", "noun set beside"}, {"nummod", "number of a noun"},
	{"conj", "word joined by and, or"}, {"appos", "apposition"}, {"amod", "adjective"}, {"advmod", "adverb"},
	{"compound", "compound"}, {"flat", "name of several words"}, {"det", "article"}, {"case", "preposition"},
	{"acl", "clause on a noun"}, {"acl:relcl", "relative clause"}, {"advcl", "side clause"}, {"ccomp", "clause of what is said"},
	{"xcomp", "infinitive"}, {"csubj", "clause as subject"}, {"parataxis", "inserted clause"}, {"root", "main word of the sentence"},
	{"dep", "loose word"}, {"list", "item of a list"}, {"discourse", "interjection"}, {"fixed", "set phrase"},
}

// originWords say from where a value is taken over.
var originWords = []Meaning{
	{"whole", "the whole of which this is a part"},
	{"number-before", "the number before it in the sentence"},
	{"listed", "the number before it in a list"},
	{"sentence-before", "the sentence before"},
	{"heading", "the heading above"},
	{"title", "the title"},
	{"earlier", "an earlier figure of the paragraph"},
	{"study", "the study of which the document tells"},
	{"echo", "words of a measure before"},
	{"recent", "a figure of a block before"},
	{"base", "the silence of the text: people from a place are those who went"},
	{"rest", "the silence of the text: counted in some other way"},
}

// strengths are how clearly words tell their measure.
var strengths = []Meaning{{"1", "weak"}, {"2", "clear"}, {"3", "beyond doubt"}}

// placings are how a sentence names a place.
var placings = []Meaning{{"any", "by the way"}, {"from", "as one of origin"}, {"to", "as where they went"},
	{"people", "by its people"}, {"own", "as the state whose people they are"},
	{"seat", "by its capital"}}

// kinds are what a number stands for where it is no class of people.
var kinds = []Meaning{{"bare", "people without a word for them"}, {"part", "a part"}, {"", "people of no class"}}

// sizes tell small numbers, years and large numbers apart.
var sizes = []Meaning{{"ones", "below 10"}, {"tens", "below 100"}, {"hundreds", "below 10,000"}, {"many", "10,000 or more"},
	{"year", "like a year"}, {"share", "a share"}}

// owners are what words of a measure tell of.
var owners = []Meaning{{"own", "what the number counts"}, {"number", "another number"}, {"people", "other people"}, {"noun", "a thing"},
	{"name", "a name"}, {"open", "left open"}, {"none", "nobody"}, {"pronoun", "a pronoun"}}

// compared are how a field of a number is to that of the one before.
var compared = []Meaning{{"same", "the same"}, {"other", "another"}, {"new", "only this one has one"}, {"none", "none"}, {"dropped", "it had none"}}

// answers are what stands behind the slash of some values.
var answers = []Meaning{{"true", "yes"}, {"false", "no"}}

// sides are on which side of a verb its people stand.
var sides = []Meaning{{"either", "subject or object"}}
