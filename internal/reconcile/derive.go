package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"cited"
	"cited/internal/export"
)

// derivation is an estimate in the making: claims are left out, each with the reason, until
// those are left from which low, best and high are taken.
type derivation struct {
	rule   *Rule
	cell   *cited.Cell
	at     cited.EDTF
	stands []Stand  // in the order of their values
	why    []string // why a claim was left out; empty while it is in
	out    cited.Estimate
}

// estimate makes an estimate of the claims of a cell. It knows nothing of figures that
// are no claims: Pool adds them.
func estimate(rule *Rule, cell *cited.Cell, claims []cited.Claim, at cited.EDTF) cited.Estimate {
	return derive(rule, cell, inOrderOfValue(Stands(cell, claims)), at).out
}

// inOrderOfValue sorts stands as derivations want them, once for all of them.
func inOrderOfValue(stands []Stand) []Stand {
	out := slices.Clone(stands)
	slices.SortFunc(out, func(a, b Stand) int { return compareStands(&a, &b) })
	return out
}

func derive(rule *Rule, cell *cited.Cell, stands []Stand, at cited.EDTF) *derivation {
	d := &derivation{rule: rule, cell: cell, at: at, stands: stands, why: make([]string, len(stands))}
	d.out = cited.Estimate{Cell: *cell, At: at, Rule: rule.Name, Version: rule.Version}
	d.begin()
	d.drop("unsourced, on a tertiary page", func(s *Stand) bool { return s.Claim.Voice == 0 })
	if cell.Basis == cited.Period {
		d.samePeriod()
	} else {
		d.notAfter()
	}
	d.undated()
	if rule.is(ofSources, takeNewest) {
		revised := d.revised()
		d.drop("the same source has a newer one", func(s *Stand) bool { return revised[s.Claim] })
	}
	d.vague()
	if rule.is(ofBounds, takeLeaveOut) {
		d.drop("a bound, which the rule leaves out", func(s *Stand) bool { return !s.closed() })
	}
	if cell.Basis != cited.Period && rule.parts[ofWindow].days != noWindow {
		d.window(cited.Day(rule.parts[ofWindow].days))
	}
	d.ends()
	d.count()
	return d
}

// closed reports whether a claim has both bounds, isVague whether a word gave them,
// isPoint whether it is one number.
func (s *Stand) closed() bool  { return !math.IsInf(s.exact.low, 0) && !math.IsInf(s.exact.high, 0) }
func (s *Stand) isVague() bool { return s.Claim.Modifier == cited.Vague }
func (s *Stand) isPoint() bool { return s.exact.low == s.exact.high && !s.isVague() }

// step notes what was done, and by which claims.
func (d *derivation) step(by []*Stand, format string, args ...any) {
	const most = 10
	s := cited.Step{Does: fmt.Sprintf(format, args...), Figures: []cited.ID{}}
	for _, one := range by[:min(len(by), most)] {
		s.Figures = append(s.Figures, one.Claim.Figures[0])
	}
	d.out.Steps = append(d.out.Steps, s)
}

func (d *derivation) begin() {
	var every []*Stand
	documents := map[cited.ID]bool{}
	voices := map[int]bool{}
	for i := range d.stands {
		every = append(every, &d.stands[i])
		for _, id := range d.stands[i].Claim.Documents {
			documents[id] = true
		}
		voices[d.stands[i].Claim.Voice] = true
	}
	delete(voices, 0)
	d.step(every, "%s", Counted(len(documents), len(every), len(voices)))
}

// Counted says how much stands behind something: "9 documents, 3 claims, at most 2
// independent sources".
func Counted(documents, claims, independent int) string {
	return fmt.Sprintf("%s, %s, at most %s", counted(documents, "document"), counted(claims, "claim"), counted(independent, "independent source"))
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return export.Number(float64(n)) + " " + what
}

// drop leaves out claims for a reason.
func (d *derivation) drop(why string, test func(s *Stand) bool) {
	var gone []*Stand
	for i := range d.stands {
		if s := &d.stands[i]; d.why[i] == "" && test(s) {
			d.why[i] = why
			gone = append(gone, s)
		}
	}
	if len(gone) > 0 {
		d.step(gone, "left out %s (%s): %s", counted(len(gone), "claim"), why, d.name(gone))
	}
}

// compareStands sorts by value, and then by who says so and when.
func compareStands(a, b *Stand) int {
	return cmp.Or(cmp.Compare(a.exact.low, b.exact.low), cmp.Compare(a.exact.high, b.exact.high), compareClaims(*a.Claim, *b.Claim))
}

// name names claims, as many as people read.
func (d *derivation) name(list []*Stand) string {
	const most = 3
	out := ""
	for i, s := range list[:min(len(list), most)] {
		if i > 0 {
			out += "; "
		}
		out += d.say(s)
	}
	if len(list) > most {
		out += fmt.Sprintf("; and %s more", export.Number(float64(len(list)-most)))
	}
	return out
}

// say writes a claim: "470, by Soren, 2015-12".
func (d *derivation) say(s *Stand) string {
	c := s.Claim
	out := export.Value(&cited.Figure{Low: c.Low, High: c.High, Modifier: c.Modifier, Kind: d.cell.Kind}) + ", by " + c.Name
	if c.AsOf.Date == "" {
		return out + ", no date"
	}
	return out + ", " + string(c.AsOf.Date)
}

// live returns the claims that are in and pass a test.
func (d *derivation) live(test func(s *Stand) bool) []*Stand {
	var out []*Stand
	for i := range d.stands {
		if d.why[i] == "" && test(&d.stands[i]) {
			out = append(out, &d.stands[i])
		}
	}
	return out
}

func all(*Stand) bool { return true }

// notAfter leaves out what stands after the date that was asked for; of how many there
// are at a date, also what stands more than a year before it: by then, others may be
// there.
func (d *derivation) notAfter() {
	first, last := d.at.Bounds()
	if d.at != "" && d.cell.Basis == cited.Point {
		d.drop("more than a year before "+string(d.at), func(s *Stand) bool { return s.dated && int64(s.day)+withinYear < int64(first) })
	}
	if d.at != "" {
		d.drop("after "+string(d.at), func(s *Stand) bool {
			first, _ := s.Claim.AsOf.Date.Bounds()
			return s.dated && s.day > last && (first > last || first == cited.MinDay || isInterval(s.Claim.AsOf.Date))
		})
	}
}

func isInterval(e cited.EDTF) bool { return slices.Contains([]byte(e), '/') }

// samePeriod leaves out what happened in another time than was asked for, or than the
// newest claim is about: figures of periods add up, they do not replace each other.
func (d *derivation) samePeriod() {
	anchor := cited.AsOf{Date: d.at, From: cited.OfFigure}
	if d.at == "" {
		newest := d.live(func(s *Stand) bool { return s.dated })
		if len(newest) == 0 {
			return
		}
		anchor = slices.MaxFunc(newest, func(a, b *Stand) int {
			return cmp.Or(cmp.Compare(a.day, b.day), -cmp.Compare(a.from, b.from), cmp.Compare(a.Claim.AsOf.Date, b.Claim.AsOf.Date), cmp.Compare(a.Claim.AsOf.From, b.Claim.AsOf.From))
		}).Claim.AsOf
	}
	d.drop("of another time than "+string(anchor.Date), func(s *Stand) bool { return s.dated && !meetsPeriod(anchor, s.Claim.AsOf) })
}

// meetsPeriod reports whether two times are one period: they have two thirds of the
// longer one in common; where one is only the day of a report or document, it lies no
// more than a month from the other.
func meetsPeriod(a, b cited.AsOf) bool {
	const month = 31
	from, to := a.Date.Bounds()
	first, last := b.Date.Bounds()
	if a.From != cited.OfFigure || b.From != cited.OfFigure {
		return int64(first) <= int64(to)+month && int64(from) <= int64(last)+month
	}
	both := int64(min(to, last)) - int64(max(from, first)) + 1
	longer := max(int64(to)-int64(from), int64(last)-int64(first)) + 1
	return 3*both >= 2*longer
}

// undated leaves out what has no date, unless the rule wants it.
func (d *derivation) undated() {
	dated := d.live(func(s *Stand) bool { return s.dated })
	if d.rule.is(ofUndated, takeLeaveOut) || d.rule.is(ofUndated, takeAlone) && (len(dated) > 0 || d.at != "") {
		d.drop("it has no date", func(s *Stand) bool { return !s.dated })
	}
}

// revised returns the claims that a newer one of the same source takes the place of. A
// bound or a vague word takes the place of a number only where it rules it out: "more
// than 900" is no news after 1,700.
func (d *derivation) revised() map[*cited.Claim]bool {
	old := map[*cited.Claim]bool{}
	own := map[cited.ID][]*Stand{}
	for _, s := range d.live(all) {
		own[s.Claim.Source] = append(own[s.Claim.Source], s)
	}
	for _, list := range own {
		if len(list) > 1 {
			replaced(list, old)
		}
	}
	return old
}

// replaced marks those of one source that are not its newest.
func replaced(own []*Stand, old map[*cited.Claim]bool) {
	slices.SortFunc(own, func(a, b *Stand) int { return cmp.Compare(b.day, a.day) }) // the newest first
	newer := value{math.Inf(-1), math.Inf(1)}                                        // what all of a later day leave open
	number := false                                                                  // whether one of them says a number
	dated := slices.ContainsFunc(own, func(s *Stand) bool { return s.dated })
	for start := 0; start < len(own); {
		end := start
		for end < len(own) && (own[end].day == own[start].day || !own[end].dated) {
			s := own[end]
			old[s.Claim] = !s.dated && dated || s.dated && (number || s.wide.low > newer.high || s.wide.high < newer.low)
			end++
		}
		for _, s := range own[start:end] {
			if s.dated {
				newer = value{max(newer.low, s.wide.low), min(newer.high, s.wide.high)}
				number = number || s.closed() && !s.isVague()
			}
		}
		start = end
	}
}

// vague leaves out words such as "dozens", unless the rule wants them.
func (d *derivation) vague() {
	plain := d.live(func(s *Stand) bool { return !s.isVague() })
	if d.rule.is(ofVague, takeLeaveOut) || d.rule.is(ofVague, takeAlone) && len(plain) > 0 {
		d.drop("a vague word", (*Stand).isVague)
	}
}

// window leaves out what is much older than the newest. Where nothing but bounds is left,
// the newest number of the last year joins them, if they do not rule it out.
func (d *derivation) window(days cited.Day) {
	dated := d.live(func(s *Stand) bool { return s.dated })
	if len(dated) == 0 {
		return
	}
	newest := slices.MaxFunc(dated, func(a, b *Stand) int { return cmp.Compare(a.day, b.day) }).day
	numbers := d.live((*Stand).closed)
	why := fmt.Sprintf("more than %s older than the newest", counted(int(days), "day"))
	if days == 0 {
		why = "older than the newest"
	}
	recent := func(s *Stand) bool { return !s.dated || int64(s.day)+int64(days) >= int64(newest) }
	keep := map[*Stand]bool{}
	if !slices.ContainsFunc(numbers, recent) {
		keep = d.joining(numbers, recent, newest)
	}
	d.drop(why, func(s *Stand) bool { return !recent(s) && !keep[s] })
	if len(keep) > 0 {
		joined := d.live(func(s *Stand) bool { return keep[s] })
		d.step(joined, "the newest are bounds only; the newest number that they leave open: %s", d.name(joined))
	}
}

// joining returns the newest of some older numbers that the recent bounds do not rule
// out.
func (d *derivation) joining(numbers []*Stand, recent func(*Stand) bool, newest cited.Day) map[*Stand]bool {
	open := value{math.Inf(-1), math.Inf(1)}
	for _, s := range d.live(recent) {
		open = value{max(open.low, s.wide.low), min(open.high, s.wide.high)}
	}
	keep := map[*Stand]bool{}
	last := cited.MinDay
	for _, s := range numbers {
		if int64(s.day)+withinYear < int64(newest) || s.wide.low > open.high || s.wide.high < open.low || s.day < last {
			continue
		}
		if s.day > last {
			last = s.day
			clear(keep)
		}
		keep[s] = true
	}
	return keep
}

// count says how much is behind what was used.
func (d *derivation) count() {
	documents, voices := map[cited.ID]bool{}, map[int]bool{}
	for _, s := range d.live(all) {
		d.out.Claims++
		voices[s.Claim.Voice] = true
		for _, id := range s.Claim.Documents {
			documents[id] = true
		}
	}
	d.out.Documents, d.out.Independent = len(documents), len(voices)
}
