package gold

import "strings"

// RawSentence is a sentence of a treebank as it stood in its text.
type RawSentence struct {
	Text   string
	Starts bool // a paragraph or a document starts with it
	Glued  bool // no white space between it and the next
}

// RawText returns the text that sentences were parted from, as far as a treebank
// tells: a blank line before every paragraph, and the sentences of a paragraph
// each on a line of its own, or joined as they stood.
func RawText(sentences []RawSentence, joined bool) string {
	var b strings.Builder
	between := ""
	for i, s := range sentences {
		if s.Starts && i > 0 {
			between = "\n\n"
		}
		b.WriteString(between + s.Text)
		switch {
		case !joined:
			between = "\n"
		case s.Glued:
			between = ""
		default:
			between = " "
		}
	}
	return b.String() + "\n"
}
