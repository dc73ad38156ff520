package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxSpeaker      = 48 // bytes of a speaker's name
	maxSpeakerWords = 6
	maxSpeakers     = 500 // of one text
)

// turn reads a line that a speaker opens: "Q: ...", "The Minister: ...". The
// block's label is the speaker.
func (s *splitter) turn(l line, t string) bool {
	if !s.tight && !(s.turns && l.above) {
		return false
	}
	n := speakerLength(t)
	if n == 0 || !(s.turns && l.above) && !isCapitalLabel(t[:n]) {
		return false
	}
	rest := strings.TrimLeftFunc(t[n+1:], unicode.IsSpace)
	if rest == "" {
		return false
	}
	s.begin(Block{Kind: Turn, Start: l.end - len(rest), End: l.end, Label: Range{l.start, l.start + n}})
	return true
}

// isTranscript reports whether the text is one of speakers taking turns: two
// or more open paragraphs, and one of them opens two. A single line with a
// colon, or a label that recurs alone, is none. In a flat text every line is a paragraph.
func isTranscript(content string, flat bool) bool {
	turns := map[string]int{}
	recurs, blank := false, true
	for at := 0; at < len(content); {
		end := len(content)
		if n := strings.IndexByte(content[at:], '\n'); n >= 0 {
			end = at + n
		}
		t := strings.TrimSpace(content[at:end])
		if n := speakerLength(t); blank && n > 0 && n+1 < len(t) && len(turns) < maxSpeakers {
			turns[t[:n]]++
			recurs = recurs || turns[t[:n]] == 2
		}
		blank = flat || t == ""
		at = end + 1
	}
	return recurs && len(turns) >= 2
}

// isTightTranscript reports whether the text is one of speakers in capitals, or of Q and A, without
// blank lines between their turns: somebody answers what another asked, and one of them speaks
// twice, but for Q and A. Lines of a form, "PLACE: Oslo", answer nothing.
func isTightTranscript(content string) bool {
	turns := map[string]int{}
	talk, letters, recurs := false, false, false
	asked := ""
	for line := range strings.SplitSeq(content, "\n") {
		t := strings.TrimSpace(line)
		n := speakerLength(t)
		if n == 0 || n+1 >= len(t) || !isCapitalLabel(t[:n]) || len(turns) >= maxSpeakers {
			continue
		}
		label := t[:n]
		turns[label]++
		recurs = recurs || turns[label] == 2
		if asked != "" && asked != label {
			talk, letters = true, letters || len(asked) == 1 && len(withoutBracket(label)) == 1
		}
		asked = ""
		if strings.HasSuffix(t, "?") {
			asked = label
		}
	}
	return talk && (recurs || letters)
}

// isCapitalLabel reports whether a speaker is written in capitals, but for what stands in a
// bracket behind: "Q", "A (nurse)", "DR. BERG".
func isCapitalLabel(label string) bool {
	return !strings.ContainsFunc(withoutBracket(label), func(r rune) bool { return unicode.IsLower(r) || unicode.IsDigit(r) })
}

// withoutBracket returns a speaker without what stands in a bracket behind.
func withoutBracket(label string) string {
	label, _, _ = strings.Cut(label, "(")
	return strings.TrimSpace(label)
}

// speakerLength returns how long the name before the colon is, 0 if the line
// does not begin like a turn.
func speakerLength(t string) int {
	n := strings.IndexByte(t, ':')
	if n <= 0 || n > maxSpeaker || n+1 < len(t) && t[n+1] != ' ' {
		return 0
	}
	name := t[:n]
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) || strings.ContainsAny(name, ",;!?\"“") || len(strings.Fields(name)) > maxSpeakerWords {
		return 0
	}
	return n
}
