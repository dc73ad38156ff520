package extract

import (
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// linkTime gives when the figure holds: the nearest date of its clause that does
// not date the report; else one that opens the sentence; else its whole's.
func (sc *scene) linkTime(d *draft, before []*draft) {
	if sc.cells != nil && sc.cells.time.value != "" {
		d.time = sc.cells.time
		return
	}
	best, score := -1, 0.0
	for i, p := range sc.s.Periods {
		if p.Value == "" || sc.datesReport(p) {
			continue
		}
		if v := sc.timeScore(d.q, p); best < 0 || v > score {
			best, score = i, v
		}
	}
	if best >= 0 && score > timeThreshold {
		p := sc.s.Periods[best]
		d.time = code{value: string(p.Value), rule: frameRule(p), at: sc.bytes(p.From, p.To)}
		return
	}
	switch {
	case d.whole != nil:
		d.time = inherited(d.whole.time, "context.whole")
	case len(before) > 0 && (sc.listed(before[len(before)-1].q, d.q) || before[len(before)-1].time.rule == "context.report-named"):
		d.time = inherited(before[len(before)-1].time, "context.number-before")
	case sc.para.time.value != "" && sc.followsReport():
		d.time = inherited(sc.para.time, "context.report-named")
	}
}

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

const timeThreshold = -9.0

// timeScore says how likely a period is the number's: near it, no other number
// between, or at the head of the sentence.
func (sc *scene) timeScore(q *mention.Quantity, p mention.Period) float64 {
	from, to, behind := q.To, p.From, true
	if p.To <= q.From {
		from, to, behind = p.To, q.From, false
	}
	v := -0.3 * float64(max(0, to-from))
	parted := false // as a dateline is from its sentence
	for i := from; i < to; i++ {
		switch sc.word(i) {
		case ";", "–", "—", ":":
			v -= 4
			parted = true
		case "-":
			if sc.s.Tokens[i].Space {
				v -= 4
				parted = true
			}
		case ",":
			v -= 0.7
		}
	}
	numbers := 0
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.From >= from && o.To <= to {
			numbers++
		}
	}
	opens := !behind && sc.opensClause(p.From)
	if opens && !parted {
		v += 3
	} else {
		v -= 4 * float64(numbers)
	}
	if behind {
		v += 0.5
	}
	return v
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

func frameRule(p mention.Period) string {
	if p.Frame != "" {
		return "time." + p.Frame
	}
	return p.Rule
}

// datesReport reports whether a period dates what a source said and not the
// fact: it stands in the source's name or beside its verb.
func (sc *scene) datesReport(p mention.Period) bool {
	if m, ok := sc.s.Ending(mention.Sources, p.From); ok && m.Entry.Slot("kind") == "noun" {
		return true
	}
	if sc.dateline(p) {
		return true
	}
	if p.Frame == "by" || p.Frame == "since" || p.Frame == "as-of" || p.Frame == "between" || p.Frame == "until" || p.Frame == "past" {
		return false
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
// of a paragraph, and a dash parts it from the first sentence.
func (sc *scene) dateline(p mention.Period) bool {
	if p.From > datelineTokens || !p.Full {
		return false
	}
	for i := p.To; i < p.To+6 && i < len(sc.s.Tokens); i++ {
		switch sc.word(i) {
		case "–", "—", "-":
			return sc.s.Tokens[i].Space
		}
	}
	return false
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

// linkBasis gives the kind of time from the measure and how the date bounds it.
func (sc *scene) linkBasis(d *draft) {
	frame := strings.TrimPrefix(d.time.rule, "time.")
	value, rule := "unstated", "basis.none"
	switch m := d.measure.value; {
	case frame == "since" || frame == "by" || frame == "until":
		value, rule = "cumulative", "basis.frame"
	case sc.is(m, codebook.State) && !(sc.is(m, codebook.Held) && sc.happened(d)):
		value, rule = "point", "basis.state"
	case frame == "as-of":
		value, rule = "cumulative", "basis.as-of"
	case frame == "between" || frame == "past" || sc.is(m, codebook.Event):
		value, rule = "period", "basis.event"
	case frame == "in" && !sc.is(m, codebook.Base):
		value, rule = "period", "basis.event"
	case !sc.is(m, codebook.Base) && sc.happened(d):
		value, rule = "period", "basis.past"
	case sc.is(m, codebook.Total):
		value, rule = "cumulative", "basis.total"
	case d.time.value != "":
		value, rule = "period", "basis.event"
	}
	d.basis = code{value: value, rule: rule, at: d.time.at}
}

// happened reports whether the cue tells of something that happened, in the simple
// past: "were killed", "died", "were arrested"; and not of a sum up to now ("have
// been killed") or of a state ("are held").
func (sc *scene) happened(d *draft) bool {
	m := d.cue
	if m.Entry == nil || m.Slot == "measure" || m.Entry.Slot("basis") == "state" {
		return false
	}
	for i := max(0, m.From-3); i < m.To; i++ {
		if sc.s.Plays(i, mention.RoleState) {
			return false
		}
	}
	return sc.past(m.From) || sc.past(m.To-1)
}

// past reports whether token i has the form of the past.
func (sc *scene) past(i int) bool {
	return sc.s.Plays(i, mention.RolePast) || sc.s.EndsLike(i, mention.RolePast)
}

// dateline returns the date that the head of a document gives it: the first full
// date in its first blocks.
func (s *Session) dateline(w text.Window) cited.EDTF {
	const blocks = 6
	for i, b := range w.Blocks {
		if i >= blocks {
			break
		}
		s.tokens = text.AppendTokens(s.tokens[:0], w.Content, b.Start, min(b.End, b.Start+datelineBytes))
		if len(s.tokens) == 0 {
			continue
		}
		s.reader.lang.Analyze(&s.s, w.Content, s.tokens)
		for _, p := range s.s.Periods {
			if strings.Contains(p.Rule, ".events.") {
				continue // what a text is about does not date it
			}
			if (p.Full || b.End-b.Start < datelineBytes/2 && len(p.Value) >= 7) && !strings.Contains(string(p.Value), "/") && p.Value.Valid() {
				return p.Value
			}
		}
	}
	return ""
}

// datelineBytes is how much of a block is looked at for the document's date.
const datelineBytes = 160
