package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// chronicle is what a document has said of time so far.
type chronicle struct {
	lead    code   // the time of its first figure that has one
	last    code   // that of its last
	opening code   // the first date that it names
	label   bool   // the date named last stands in words that tell nothing: "Chad, August 2022."
	live    bool   // entries begin with the time of the day
	genre   string // what its head says that the document is
	room    []dated
	named   []named // the dates that were named last, the last one last

	withTime, without, ofToday int // figures

	taken map[string]int // figures by their time
}

// tell notes the time of a figure.
func (c *chronicle) tell(d *draft) {
	if d.time.value == "" {
		c.without++
		return
	}
	c.withTime++
	if c.taken == nil {
		c.taken = map[string]int{}
	}
	if len(c.taken) < mostTimes || c.taken[d.time.value] > 0 {
		c.taken[d.time.value]++
	}
	if d.time.rule == "context.document-date" {
		c.ofToday++
	}
	if c.lead.value == "" {
		c.lead = d.time
	}
	c.last = d.time
}

// detach keeps what it says and drops where it says so.
func (c *chronicle) detach() {
	c.lead.at, c.last.at, c.opening.at, c.room = text.Range{}, text.Range{}, text.Range{}, nil
	c.forgetWhere()
}

// share says how many of the figures so far have a time.
func (c *chronicle) share() string { return shareOf(c.withTime, c.withTime+c.without) }

// mostTimes is how many times of figures a document keeps count of.
const mostTimes = 256

// shareOf says how many of the figures so far have a time.
func (c *chronicle) shareOf(time string) string {
	return shareOf(c.taken[time], c.withTime+c.without)
}

// today says how many of the figures so far are of the document's date.
func (c *chronicle) today() string { return shareOf(c.ofToday, c.withTime+c.without) }

// shareOf writes a part of a whole in classes.
func shareOf(part, whole int) string {
	switch {
	case whole == 0:
		return "first"
	case part == 0:
		return "none"
	case 3*part < whole:
		return "few"
	case 3*part < 2*whole:
		return "half"
	case part < whole:
		return "most"
	}
	return "all"
}

// learnTime keeps the last date of a sentence, and the first of the document.
func (s *Session) learnTime(sc *scene) {
	if len(sc.s.Periods) > 0 && sc.entryDate(sc.s.Periods[0]) {
		s.para.entry = code{value: string(sc.s.Periods[0].Value), rule: "context.sentence-before"}
	}
	for _, p := range sc.s.Periods {
		if p.Value == "" {
			continue
		}
		report := sc.datesReport(p)
		at := code{value: string(p.Value), rule: frameRule(p), at: sc.bytes(p.From, p.To)}
		s.times.name(named{code: at, sentence: sc.number, block: sc.blocks, report: report, heading: sc.block.Kind == text.Heading})
		if report {
			continue
		}
		s.para.time, s.times.label = at, sc.tellsNothing()
		if s.times.opening.value == "" && sc.block.Kind != text.Heading {
			s.times.opening = s.para.time
		}
	}
}

// labelTokens is how long words may be that tell nothing and only say of what the next
// ones are.
const labelTokens = 12

// tellsNothing reports whether the sentence is short and has no verb that the list knows.
func (sc *scene) tellsNothing() bool {
	if len(sc.s.Tokens) > labelTokens {
		return false
	}
	for i := range sc.s.Tokens {
		if sc.s.Plays(i, mention.RoleBe|mention.RoleState|mention.RolePast) || sc.s.EndsLike(i, mention.RolePast) {
			return false
		}
	}
	return true
}

// genreBlocks is how many blocks of a document may say what it is, and genreTokens how
// long such a block may be.
const (
	genreBlocks = 10
	genreTokens = 24
)

// genre returns what a short block at the head of a document says that it is, "" if it
// says nothing.
func (sc *scene) genre() string {
	if len(sc.s.Tokens) > genreTokens {
		return ""
	}
	for i := range sc.s.Periods {
		if p := &sc.s.Periods[i]; p.Frame == "as-of" && p.Full {
			return "bulletin"
		}
	}
	for _, m := range sc.s.List(mention.Genres) {
		return m.Entry.Meaning()
	}
	return ""
}

// kind says what the document is, as far as it shows.
func (c *chronicle) kind() string {
	switch {
	case c.live:
		return "live"
	case c.genre == "":
		return "plain"
	}
	return c.genre
}

// stamped reports whether a block begins with a time of the day: 08:31, 14.20.
func (sc *scene) stamped() bool {
	t := sc.s.Tokens
	if sc.extent.Start != sc.block.Start || len(t) < 3 || t[0].Class != text.Number {
		return false
	}
	digits := func(i, least int) bool {
		n := t[i].End - t[i].Start
		return t[i].Class == text.Number && n >= least && n <= 2
	}
	return digits(0, 1) && sc.word(1) == ":" && digits(2, 2) || len(sc.word(0)) == 5 && sc.word(0)[2] == '.'
}

// aspect says how the clause of a number stands to the time of writing: "now", "was"
// (a state in the past), "past", "perfect", "pluperfect", "ahead", or "none".
func (sc *scene) aspect(d *draft) string {
	if sc.t == nil {
		return "none"
	}
	return sc.t.aspect(sc.verbOf(d))
}
