package syntax

import "strings"

// Token is one token of a sentence before it is analysed.
type Token struct {
	Form  string
	Glued bool // no white space between it and the next token
}

// Word is one analysed token. The strings of an analysis are shared with the
// model; none of them needs to be copied to be kept.
type Word struct {
	Form  string
	Lemma string // as a dictionary has it: "be" of "were"; empty if unknown
	UPOS  string // one of the 17 tags of Universal Dependencies: "NOUN"
	XPOS  string // the tag of the language: "NNS"
	Feats string // "Number=Plur|Tense=Past", names in alphabetical order; empty if none
	Head  int    // the number of its head in the sentence, from 1; 0 is the root
	Rel   string // relation to the head, with its subtype: "nsubj:pass"
	// Entity is "B-" or "I-" and a type: the first and the further words of a
	// name; empty outside of names.
	Entity string
	Glued  bool   // no white space between it and the next word
	Misc   string // what else the last column of a file holds
}

// Feat returns the value of a feature, "Plur" of "Number", or "" if the word
// does not have it.
func (w Word) Feat(name string) string {
	for feat := range strings.SplitSeq(w.Feats, "|") {
		if rest, ok := strings.CutPrefix(feat, name); ok && strings.HasPrefix(rest, "=") {
			return rest[1:]
		}
	}
	return ""
}

// Sentence is an analysed sentence of a CoNLL-U file.
type Sentence struct {
	Words    []Word
	Text     string   // as the comment "# text" has it; empty if there is none
	Comments []string // all comment lines, without "# "
	// Starts reports that a paragraph or a document starts with the sentence.
	Starts bool
}

// EntityTypes are the types of name that a model tells apart.
func EntityTypes() []string {
	return []string{"person", "organization", "place", "event", "other"}
}

// EntityType returns which of EntityTypes a type of a treebank is: every type
// that is not on the list is other, but for time, which is none and yields "".
func EntityType(name string) string {
	switch name {
	case "person", "organization", "place", "event":
		return name
	case "time", "":
		return ""
	}
	return "other"
}
