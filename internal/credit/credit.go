// Package credit finds where a text says whom it is from: the line that names its
// source, the sign of a news agency, who else reported, where it appeared first.
// They are hints of who copied whom, and nothing more: a line says what somebody
// wrote, not that it is so.
//
// What is asked is one block of a text at a time. Credits are told by how they are
// written, with a handful of words in the languages that most pages are in.
package credit

import (
	"regexp"
	"slices"
	"strings"
)

// Kind says what a credit credits somebody with.
type Kind string

// Kinds of credit.
const (
	Source    Kind = "source"    // a line that names whom it is from: "Source: Northern Wire"
	Agency    Kind = "agency"    // the sign of a news agency: "ORN (AP) -"
	Reporting Kind = "reporting" // who else worked on it: "Additional reporting by Ida Holm"
	Reprint   Kind = "reprint"   // where it appeared first: "This article first appeared in ..."
)

// Credit is a stretch of a block that says whom the text is from.
type Credit struct {
	Kind       Kind
	Start, End int // bytes of the block, end exclusive
}

// What a line of credits and a sentence of them have at most, in bytes.
const (
	longLine     = 300
	longSentence = 400
)

// Find lists the credits of a block in the order of its text; none overlaps another.
func Find(block string) []Credit {
	var all []Credit
	for start, line := range lines(block) {
		if len(line) <= longLine {
			all = add(all, inLine(line), start)
		}
		all = add(all, agencies(line), start)
		for at, sentence := range sentences(line) {
			if len(sentence) <= longSentence {
				all = add(all, inSentence(sentence), start+at)
			}
		}
	}
	slices.SortFunc(all, func(a, b Credit) int { return a.Start - b.Start })
	return all
}

// add adds what does not overlap, moved to where its stretch starts.
func add(all, more []Credit, start int) []Credit {
	for _, c := range more {
		c.Start, c.End = c.Start+start, c.End+start
		if !slices.ContainsFunc(all, func(o Credit) bool { return c.Start < o.End && o.Start < c.End }) {
			all = append(all, c)
		}
	}
	return all
}

// lines yields the lines of a block, without white space around them, and where each
// starts.
func lines(s string) func(func(int, string) bool) {
	return pieces(s, func(rest string) int { return strings.IndexByte(rest, '\n') + 1 })
}

// sentences yields the sentences of a line and what stands in brackets at its end.
func sentences(s string) func(func(int, string) bool) {
	return pieces(s, func(rest string) int {
		for i := 1; i < len(rest); i++ {
			switch {
			case rest[i] == '(':
				return i
			case rest[i] == ' ' && strings.IndexByte(".!?)", rest[i-1]) >= 0 && !isInitial(rest[:i]):
				return i + 1
			}
		}
		return 0
	})
}

// isInitial reports whether a text ends with one letter and a point, as before a name.
func isInitial(s string) bool {
	return len(s) > 2 && s[len(s)-1] == '.' && s[len(s)-3] == ' '
}

// pieces yields the pieces that cut parts a text into: how long the first one of the
// rest is, 0 if it is the last.
func pieces(s string, cut func(rest string) int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for at := 0; at < len(s); {
			n := cut(s[at:])
			if n <= 0 {
				n = len(s) - at
			}
			piece := strings.TrimLeft(s[at:at+n], " \t")
			start := at + n - len(piece)
			if piece = strings.TrimRight(piece, " \t\r\n"); piece != "" && !yield(start, piece) {
				return
			}
			at += n
		}
	}
}

// labels are the words before a colon that name whom something is from.
var labels = regexp.MustCompile(`(?i)(?:^|[\s(|·])(?:sources?|via|quellen?|fontes?|fonti|fuentes?|bron|bronnen|källa|kilde|lähde|źródło|zdroj|forrás|sursa|kaynak|источник|джерело|източник|πηγή|المصدر|מקור|منبع|sumber|nguồn|स्रोत)\s?:\s*\S|(?:来源|來源|出典|출처)\s?[:：]\s*\S`)

// inLine finds the line that names a source: one that starts with the label, or a
// short line of facts in which it stands.
func inLine(line string) []Credit {
	if !strings.ContainsAny(line, ":：") {
		return nil // as most lines, which makes this ten times as fast
	}
	at := labels.FindStringIndex(line)
	if at == nil {
		return nil
	}
	start := len(line) - len(strings.TrimLeft(line[at[0]:], " \t(|·"))
	if before := strings.TrimRight(line[:start], " \t"); before != "" && (len(line) > longLine/2 || !strings.ContainsAny(before[len(before)-1:], "|(0123456789") && !strings.HasSuffix(before, "·")) {
		return nil
	}
	return []Credit{{Source, start, len(line)}}
}

const (
	agency   = `(?:AP|A\.P\.|AFP|Reuters|REUTERS|dpa|DPA|EFE|ANSA|UPI|Xinhua|新华社|新華社|TASS|ТАСС|Interfax|Интерфакс|РИА Новости|IANS|PTI|ANI|Kyodo|Jiji|Yonhap|APA|ANP|Belga|TT|NTB|Ritzau|STT|PAP|CTK|ČTK|MTI|Agerpres|Anadolu|AA|SANA|Petra|KUNA|WAM|SPA|MENA|MAP|IRNA|AAP|Bloomberg|Associated Press|The Associated Press|Agence France-Presse|وكالات|رويترز|أ ?ف ?ب|د ?ب ?أ)`
	together = agency + `(?:\s?(?:[/,;&+-]|and|und|et|y|e|with|mit|avec|و)\s?` + agency + `)*`
)

// signs are the ways in which agencies sign: in brackets behind the town a text begins
// with, or at its end; before a dash; alone on a line. Most lines cannot hold one, which a
// glance tells much sooner than an expression does.
var signs = []struct {
	may  func(line string) bool
	what *regexp.Regexp
}{
	{func(line string) bool { return strings.Contains(line, "(") }, regexp.MustCompile(`^[^!?()]{0,60}\(\s?(` + together + `)\s?\)`)},
	{func(line string) bool { return hasDash(line) || strings.Contains(line, ":") }, regexp.MustCompile(`^(` + together + `)\s?[–—:-]\s`)},
	{hasDash, regexp.MustCompile(`^[^.!?()]{0,40}[/,]\s?(` + together + `)\s?/?\s[–—-]\s`)},
	{func(line string) bool { return endsIn(strings.TrimSuffix(line, "."), ")]/") }, regexp.MustCompile(`[(\[/]\s?(` + together + `)\s?[)\]/]\.?$`)},
	{nil, regexp.MustCompile(`^[(\[–—-]?\s?(` + together + `)\s?[)\]]?\.?$`)},
	{func(line string) bool { return (!endsIn(line, ".") || strings.HasSuffix(line, "P.")) && hasDash(line) }, regexp.MustCompile(`[–—-]\s?(` + together + `)$`)},
}

func hasDash(line string) bool {
	return strings.Contains(line, "-") || strings.Contains(line, "–") || strings.Contains(line, "—")
}

// endsIn reports whether a line ends in one of some ASCII signs.
func endsIn(line, signs string) bool {
	return line != "" && strings.IndexByte(signs, line[len(line)-1]) >= 0
}

func agencies(line string) []Credit {
	var all []Credit
	for _, sign := range signs {
		if sign.may != nil && !sign.may(line) {
			continue
		}
		if at := sign.what.FindStringSubmatchIndex(line); at != nil {
			all = add(all, []Credit{{Agency, at[2], at[3]}}, 0)
		}
	}
	return all
}

// said are sentences that credit somebody: by how they begin, or by what they hold, which
// always has one of a few stretches in it.
var said = []struct {
	kind  Kind
	holds []string // one of these, in small letters; nil if the expression asks how it begins
	what  *regexp.Regexp
}{
	{Reporting, nil, regexp.MustCompile(`^(?:(?i:\(?(?:with )?(?:additional |further |extra )?(?:reporting|writing|research) (?:for this (?:article|story) )?(?:by|from)) \p{Lu}|(?i:\(?(?:compiled|translated) by) \p{Lu}|(?i)\(?(?:mit material von|mitarbeit|mit agenturen|avec (?:les )?agences|avec (?:l['’])?(?:AFP|Reuters)|con información de|con agencias|com agências|con agenzie|met medewerking van|medverkan av)\b)`)},
	{Reporting, []string{"contributed"}, regexp.MustCompile(`(?i)\bcontributed (?:(?:reporting )?to this (?:report|story|article)|reporting\b)`)},
	{Reprint, []string{"appeared", "publi", "post", "print"}, regexp.MustCompile(`(?i)\b(?:this|an? (?:earlier |shorter |longer )?version of this|the above) (?:article|story|piece|report|post|essay|interview|column|text)?\s?(?:has |was |is )?(?:also )?(?:(?:originally|first|previously) )?(?:appeared|published|posted|republished|reprinted|re-?posted|printed) (?:first |originally )?(?:in|on|by|at|from|with|under)\b`)},
	{Reprint, nil, regexp.MustCompile(`(?i)^\(?(?:(?:originally|first|previously) (?:published|appeared|posted|printed) (?:in|on|by|at)\b|(?:reprinted|republished|reproduced|re-?posted) (?:from|by|with)\b|dieser (?:artikel|text|beitrag) (?:ist |erschien |wurde )|zuerst erschienen (?:in|bei|auf)\b|cet article (?:a été|est) (?:initialement |d['’]abord )?(?:publié|paru)|article (?:initialement )?(?:publié|paru) |este artículo (?:fue|se) public|publicado originalmente (?:en|em)\b|este artigo foi publicado|questo articolo è (?:stato pubblicato|apparso|uscito)|dit artikel verscheen (?:eerder )?)`)},
}

func inSentence(sentence string) []Credit {
	small := strings.ToLower(sentence)
	for _, s := range said {
		holds := s.holds == nil || slices.ContainsFunc(s.holds, func(piece string) bool { return strings.Contains(small, piece) })
		if holds && s.what.MatchString(sentence) {
			return []Credit{{s.kind, 0, len(sentence)}}
		}
	}
	return nil
}
