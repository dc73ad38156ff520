package extract

import (
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// followsReport reports whether the sentence goes on with the report or the
// period of the sentence before: "the study", "in those six months".
func (sc *scene) followsReport() bool {
	for _, src := range sc.sources {
		if src.definite {
			return true
		}
	}
	for i := 1; i < len(sc.s.Tokens); i++ {
		if sc.s.Plays(i-1, mention.RoleThe|mention.RoleThis) {
			if m, ok := sc.s.Beginning(mention.Sources, i); ok && m.Entry.Slot("kind") == "noun" && (i < 3 || sc.verbal(m.To)) {
				return true
			}
			if !sc.s.Plays(i-1, mention.RoleThe) && sc.durationAt(i) {
				return true
			}
		}
	}
	return false
}

// durationAt reports whether a stretch of time is named at token i: "six months",
// "period".
func (sc *scene) durationAt(i int) bool {
	for _, q := range sc.s.Quantities {
		if q.From == i {
			i = q.To
			break
		}
	}
	m, ok := sc.s.Beginning(mention.Units, i)
	return ok && m.Entry.Meaning() == "duration" || sc.s.Plays(i, mention.RolePeriod)
}

// opensClause reports whether token i stands at the head of the sentence.
func (sc *scene) opensClause(i int) bool {
	for k := 0; k < i; k++ {
		if t := sc.s.Tokens[k]; t.Class == text.Letters && k >= 2 {
			return false
		}
	}
	return true
}

// opensPart reports whether a date opens the sentence or a part of it: "in 2013, 30 left; in
// 2014, 60", "30 left in 2013, in 2014 60".
func (sc *scene) opensPart(p *mention.Period) bool {
	switch i := p.From; {
	case sc.opensClause(i), sc.word(i-1) == ";":
		return true
	case sc.word(i-1) == ",", sc.s.Plays(i-1, mention.RoleAnd):
		return sc.quantityOver(p.To, nil) != nil || sc.word(p.To) == "," && sc.quantityOver(p.To+1, nil) != nil
	}
	return false
}

func frameRule(p mention.Period) string {
	if p.Frame != "" {
		return "time." + p.Frame
	}
	return p.Rule
}

// datesReport reports whether a period dates what a source said and not the
// fact: it stands in the source's name or beside its verb.
func (sc *scene) datesReport(p mention.Period) bool {
	if m, ok := sc.s.Ending(mention.Sources, p.From); ok && len(p.Value) == len("2019-05-03") && m.Entry.Slot("kind") == "noun" {
		return true
	}
	if sc.dateline(p) || sc.cites(p) {
		return true
	}
	if p.Frame == "by" || p.Frame == "since" || p.Frame == "as-of" || p.Frame == "between" || p.Frame == "until" || p.Frame == "past" {
		return false
	}
	if m, ok := sc.s.Ending(mention.Sources, p.From); ok && m.Entry.Slot("kind") == "verb" {
		return true
	}
	for _, src := range sc.sources {
		if p.From >= src.from-1 && p.To <= src.to+1 && src.from < src.to {
			return true
		}
		if src.cue.Slot("kind") == "noun" && p.To == src.cueFrom {
			return true
		}
		if src.cue.Slot("kind") != "verb" {
			continue
		}
		if sc.opensClause(p.From) && src.leads && p.To <= src.from && src.from-p.To <= 3 {
			return true
		}
		if src.cueFrom <= p.From && p.From-src.cueTo <= 1 && p.From >= src.cueTo || p.To <= src.cueFrom && src.cueFrom-p.To <= 1 {
			return true
		}
	}
	return false
}

// datelineTokens is how far into a text its dateline may reach.
const datelineTokens = 10

// dateline reports whether a period is that of a dateline: it stands at the head
// of a paragraph, behind names if anything, and a dash, a full stop or a colon parts it
// from the first sentence.
func (sc *scene) dateline(p mention.Period) bool {
	if p.From > datelineTokens || !p.Full || sc.entryDate(p) {
		return false
	}
	switch sc.word(p.To) {
	case "", ".", ":":
		return sc.onlyNames(p.From)
	}
	for i := p.To; i < p.To+6 && i < len(sc.s.Tokens); i++ {
		switch sc.word(i) {
		case "–", "—", "-":
			return sc.s.Tokens[i].Space
		}
	}
	return false
}

// entryDate reports whether a whole date opens an entry of a timeline or a log: "2 January
// 2024: shelling kills 14". A dash behind the day of the document, and at its head behind one
// of the days before, is that of a dateline.
func (sc *scene) entryDate(p mention.Period) bool {
	if p.From != 0 || !p.Full || sc.date == "" {
		return false
	}
	switch sc.word(p.To) {
	case ":":
		return p.To+1 < len(sc.s.Tokens)
	case "–", "—", "-":
		return sc.s.Tokens[p.To].Space && p.Value != sc.date && !(sc.number <= 1 && sc.daysOld(string(p.Value)))
	}
	return false
}

// daysOld reports whether a day is of the week before the document's date.
func (sc *scene) daysOld(v string) bool {
	switch sc.ageOf(v) {
	case "today", "yesterday", "week":
		return true
	}
	return false
}

// opensEntry reports whether the sentence begins with a day and the mark of an entry behind it.
func (sc *scene) opensEntry() bool {
	if len(sc.s.Periods) == 0 {
		return false
	}
	p := sc.s.Periods[0]
	return p.From == 0 && len(p.Value) == len("2024-01-02") && isEntryMark(sc.word(p.To))
}

// onlyNames reports whether nothing but names and marks stands before token i.
func (sc *scene) onlyNames(i int) bool {
	for _, t := range sc.s.Tokens[:i] {
		if t.Class == text.Number || t.Class == text.Letters && t.Shape == text.Lower {
			return false
		}
	}
	return true
}

// reportDate returns the date of a source's report, if the sentence gives it.
func (sc *scene) reportDate(src source) code {
	for _, p := range sc.s.Periods {
		if p.Value == "" || !sc.datesReport(p) {
			continue
		}
		near := p.From >= src.from-4 && p.To <= src.to+4 || p.From >= src.cueFrom-3 && p.To <= src.cueTo+6
		if near {
			v := cited.EDTF(strings.TrimPrefix(string(p.Value), "../"))
			return code{value: string(v), rule: "reported.beside-source", at: sc.bytes(p.From, p.To)}
		}
	}
	return code{}
}
