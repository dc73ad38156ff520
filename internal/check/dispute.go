package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// Days within which two figures are of about the same time.
const sameTime = 366

// disputes reports whether a figure of the archive cannot be right if others are, which say
// what the draft says: another source has it of the same, at about the same time.
func (j *judge) disputes(h *held, ok, all []held) bool {
	if told(h.Figure) > j.draft.lastDay() && !ofOnePeriod(h.own.fig, h.Figure) {
		return false // of a later time than the draft
	}
	if h.accord != apart || h.Kind != h.draft.Kind || h.Modifier == cited.Vague || h.Stance == cited.Denial || h.words.ofThem() && !h.exceeds() || h.toldAsEarlier() || !h.far() || !h.within(mostApart) || !samePeople(h.own, h.words) || rarity(h.draft) == 0 && rarity(h.Figure.Figure) == 0 || countOtherwise(h.own, h.words) || j.ofMore(h.own, h.words) {
		return false
	}
	if slices.ContainsFunc(ok, func(o held) bool { return h.counterTo(&o) }) {
		return true
	}
	for i := range ok {
		if ok[i].Doc == h.Doc && sameList(ok[i].Attribution, h.Attribution) || sameSayer(ok[i].Figure, h.Figure) || sameHouse(ok[i].Figure, h.Figure) {
			return false
		}
	}
	if j.oneCell(h) || j.counters(h) {
		return true
	}
	return slices.ContainsFunc(ok, func(o held) bool {
		if j.oneEvent(&o, h, all) || j.ofPeriod(&o, h, all) {
			return true
		}
		if countOtherwise(o.words, h.words) || !h.timely(&o) || j.ofOthers(h) {
			return false
		}
		if !j.anchored(o.words, h.words) && !j.anchored(h.own, h.words) && !ofOnePeriod(o.Figure, h.Figure) && !j.shareRare(&o, h) {
			return false
		}
		x := j.likeness(o.words, h.words)
		return x.clash == noClash && (x.core >= likeDisputed || x.cover >= nearDisputed && j.oneTown(o.words, h.words)) && j.oneFate(o.words, h.words) ||
			h.clash == noClash && (h.core >= likeDisputed || h.cover >= nearDisputed && j.oneTown(h.own, h.words)) && j.oneFate(h.own, h.words)
	})
}

// exceeds reports whether a part of what another text counts is more than the draft has of all, and the same became of them: then
// the whole is more too.
func (h *held) exceeds() bool {
	x, y := allows(h.draft), allows(h.Figure.Figure)
	return y.low > x.high && meetBoth(ends(fates(h.own.measures)), ends(fates(h.words.measures)))
}

// countOtherwise reports whether one of two numbers counts who is there at a date and the other who ever was, and nothing else shows that
// they may be of the same all the same: words for what lasts, "have gone missing", or one period that both give.
func countOtherwise(x, y *wording) bool {
	lasts := func(t *wording) []string {
		return slices.DeleteFunc(fates(t.measures), func(m string) bool { return m != "killed" && m != "wounded" && m != "missing" })
	}
	return ofOtherBasis(x.fig, y.fig) && !x.sayOneState(y) && !ofOnePeriod(x.fig, y.fig) && !meetBoth(lasts(x), lasts(y))
}

// sayOneState reports whether neither of two numbers has words for coming or leaving, or for a time since when it was counted: both
// may be of who is there, whatever was read.
func (t *wording) sayOneState(o *wording) bool {
	moves := func(w *wording) bool {
		return slices.ContainsFunc(w.s.said(w.from, w.to), func(m string) bool { return m != "present" && m != "sheltered" }) ||
			slices.ContainsFunc(w.s.Periods, func(p mention.Period) bool { return p.Frame == "since" && p.From >= w.from && p.To <= w.to })
	}
	return !moves(t) && !moves(o)
}

// counters reports whether a figure of the archive surely counts the same as one of the draft that nothing
// supports, and another number: both say what became of whom, and name what few documents name. Numbers of
// a few, and those of different periods, origins or places, are no reason to doubt one another.
func (j *judge) counters(h *held) bool {
	if h.accord == apart && h.far() && h.comparable() && j.oneCell(h) {
		return true
	}
	return h.ID != "" && !j.ofMore(h.own, h.words) && h.against(likeApart) && h.far() && !h.words.ofThem() && !j.ofOthers(h) && j.anchored(h.own, h.words) &&
		meetBoth(fates(h.own.measures), fates(h.words.measures)) && h.comparable() && !h.toldAsEarlier() &&
		rarity(h.draft)+rarity(h.Figure.Figure) > 0 && ofOneSpan(h.own.fig, h.Figure) && !readApart(h.own.fig, h.Figure) && !j.gives(h)
}

// counterTo reports whether a number has no noun of its own, and stands behind one with the draft's value in the same
// passage, by somebody else: "the panel found 1,690 instructors; the government admits to 535".
func (h *held) counterTo(o *held) bool {
	if h.Doc != o.Doc || h.words.s.block != o.words.s.block || h.Start < o.Start || h.words.s.nth-o.words.s.nth > 1 || h.Of != "" {
		return false
	}
	if !h.saidByAnother(o) && (len(h.Attribution) == 0 || !h.says("attribution") || sameSayer(h.Figure, o.Figure)) {
		return false
	}
	any, people := h.words.noun()
	return !any && !people && !slices.ContainsFunc(fates(h.words.s.said(h.words.from, h.words.to)), func(m string) bool { return m != "went" })
}

// saidByAnother reports whether the words of a number say before it who says so, and that is not whom another one credits: "; the
// government admits to 535".
func (h *held) saidByAnother(o *held) bool {
	s, k := h.words.s, h.words.s.numberOf(h.Figure)
	if k < 0 || len(o.Attribution) == 0 || h.words == o.words {
		return false
	}
	for i := h.words.from; i+1 < s.numbers[k].From; i++ {
		if s.isBody(i) && s.ofSources(i+1) && !slices.ContainsFunc(o.Attribution, func(name string) bool {
			return slices.Contains(strings.Fields(text.Plain(name)), text.Plain(s.Word(i, i+1)))
		}) {
			return true
		}
	}
	return false
}

// ofMore reports whether one of two texts has a number of several countries together, and the other does not.
func (j *judge) ofMore(x, y *wording) bool {
	theatre := slices.Concat(x.fig.Theatre, y.fig.Theatre)
	several := func(t *wording) bool {
		homes := map[string]bool{}
		for _, m := range t.s.List(mention.Countries) {
			c := m.Entry.Meaning()
			if k := "country:" + c; m.From >= t.from && m.To <= t.to && j.isHome(k) && !slices.Contains(theatre, c) && !t.fig.readFrom("attribution", t.s.span(m.From, m.To)) {
				homes[k] = true
			}
		}
		return len(homes) > 1
	}
	return several(x) != several(y)
}

// oneCell reports whether a figure was read to count what the draft's does: the same of the same people, by
// where they are from, were or whom they joined, at one time, all of which both texts say.
func (j *judge) oneCell(h *held) bool {
	x, y := h.own.fig, h.Figure
	if y.ID == "" || x.Of != "" || y.Of != "" || h.clash > noClash || h.Modifier == cited.Vague || h.Stance == cited.Denial || x.Time == "" || y.Time == "" || j.b.trait(x.Codebook, x.Measure, codebook.Rest) {
		return false
	}
	a, b := cited.CellOf(x.Figure), cited.CellOf(y.Figure)
	if l := j.b.Compare(&a, &b); l.Extent != codebook.Same {
		return false
	}
	known := false
	for _, f := range []struct {
		name     string
		one, two []string
	}{{"origin", x.Origin, y.Origin}, {"place", x.Place, y.Place}, {"group", x.Group, y.Group}} {
		known = known || len(f.one) > 0 && len(f.two) > 0 && x.says(f.name) && y.says(f.name)
	}
	_, to := x.Time.Bounds()
	_, end := y.Time.Bounds()
	return known && max(to-end, end-to) <= sameWeeks
}

// ofOneSpan reports whether two figures count in one way, or nothing says that they are of different times.
func ofOneSpan(x, y *Figure) bool {
	return x.Basis == y.Basis || x.Time == "" || y.Time == "" || whens(x, y)
}

// readApart reports whether two figures were read to be of different origins, conflicts or places.
func readApart(x, y *Figure) bool {
	apart := func(a, b []string) bool { return len(a) > 0 && len(b) > 0 && !meet(a, b) }
	return apart(x.Origin, y.Origin) || apart(x.Theatre, y.Theatre) || len(x.Place) > 0 && len(y.Place) > 0 && !meetPlaces(x.Place, y.Place)
}

// comparable reports whether one of two numbers is no more than so many times the other.
func (h *held) comparable() bool { return h.within(mostTimes) }

func (h *held) within(times float64) bool {
	x, y := allows(h.draft), allows(h.Figure.Figure)
	return x.low <= times*y.high && y.low <= times*x.high
}

// mostTimes is how often one number may hold another of which it is said that both count the same, and mostApart how often where one of
// two sources says so against the other.
const (
	mostTimes = 10
	mostApart = 20
)

// far reports whether two numbers differ by more than people differ who count one thing twice.
func (h *held) far() bool {
	x, y := allows(h.draft), allows(h.Figure.Figure)
	return x.low > y.high*(1+fairBound) || y.low > x.high*(1+fairBound)
}

// ofThem reports whether the words of a number say that it is a part of others: "of them", "of these". Another word of
// how many before that tells of the number itself: "40 died, most of them at sea".
func (t *wording) ofThem() bool {
	at := t.s.tokenBehind(t.fig)
	for i := t.from; i+1 < t.to; i++ {
		if t.s.Plays(i, mention.RoleOf) && (t.s.Plays(i+1, mention.RoleThey|mention.RoleWho) || t.s.Plays(i+1, mention.RoleThis) && !t.s.isThing(i+2)) && !(i > at && t.s.parts(i)) {
			return true
		}
	}
	return false
}

// parts reports whether a word of how many stands before "of": "all of them", "some of these".
func (s *sentence) parts(of int) bool {
	_, many := s.says("some", max(0, of-2), of+2)
	return many
}

// isThing reports whether a token is a noun that counts no people: "of this year", "of this war".
func (s *sentence) isThing(i int) bool {
	if i >= len(s.Tokens) || s.Tokens[i].Class != text.Letters {
		return false
	}
	for _, l := range []mention.List{mention.People, mention.Segments, mention.Peoples, mention.Countries, mention.Groups, mention.Function} {
		if _, ok := s.Covering(l, i); ok {
			return false
		}
	}
	return true
}

// ofOnePeriod reports whether two figures say themselves that they are of the same days, and are of no
// different people or places.
func ofOnePeriod(x, y *Figure) bool {
	if x.Time == "" || y.Time == "" || !x.says("time") || !y.says("time") || !meet(x.Origin, y.Origin) || !meet(x.Theatre, y.Theatre) || len(x.Place) > 0 && len(y.Place) > 0 && !meetPlaces(x.Place, y.Place) {
		return false
	}
	from, to := x.Time.Bounds()
	begin, end := y.Time.Bounds()
	apart := func(a, b cited.Day) cited.Day { return max(a-b, b-a) }
	if from > to || begin > end || from == cited.MinDay || begin == cited.MinDay {
		return false
	}
	most := max(sameDays, min(to-from, end-begin)/partOfPeriod)
	if to == cited.MaxDay || end == cited.MaxDay {
		most = sameDays
	}
	return apart(from, begin) <= most && apart(to, end) <= most
}

// sameDays is by how many days a period may differ that two texts put in words of their own.
const sameDays = 7

// partOfPeriod is which part of a longer period it may be: "from January to May" for what began on the 20th of January.
const partOfPeriod = 6

// anchored reports whether both texts name something that few documents name.
func (j *judge) anchored(x, y *wording) bool {
	few := max(seldom, len(j.documents)/seldom)
	for _, keys := range []map[string]bool{x.own, x.sentence, x.around} {
		for k := range keys {
			if isNamed(k) && !x.sources[k] && y.hasNear(k) && j.documentsWith(k) <= few {
				return true
			}
		}
	}
	return false
}

// shareRare reports whether the draft and two numbers have two words among their own that few documents have: they tell of one thing
// that has no name, "the no-fire zone".
func (j *judge) shareRare(o, h *held) bool {
	n := 0
	for k := range h.words.own {
		if !strings.Contains(k, ":") && h.own.own[k] && o.words.own[k] && !h.own.sources[k] && !h.words.sayers()[k] && j.documentsWith(k) <= seldom {
			n++
		}
	}
	return n >= wordsInCommon
}

// hasNear reports whether a key is near a number. The name that begins a sentence is a word like others.
func (t *wording) hasNear(k string) bool {
	if t.own[k] || t.sentence[k] || t.around[k] {
		return true
	}
	name, is := strings.CutPrefix(k, "name:")
	return is && (t.sentence[stem(name)] || t.around[stem(name)])
}

func isNamed(k string) bool { return strings.HasPrefix(k, "name:") || strings.HasPrefix(k, "country:") }

// oneFate reports whether the words of two numbers say that the same became of people; where neither says
// anything of it, whether they count them by one word that not every document has.
func (j *judge) oneFate(x, y *wording) bool {
	if one, other := fates(x.measures), fates(y.measures); len(one) > 0 && len(other) > 0 {
		return meet(one, other)
	}
	here, there := x.s.said(x.from, x.to), y.s.said(y.from, y.to)
	if len(here)+len(there) > 0 {
		return meetBoth(fates(here), fates(there)) || meetBoth(here, there) || len(here) == 0 && isThere(there) && j.core(x, y) >= likeThere || len(there) == 0 && isThere(here) && j.core(x, y) >= likeThere
	}
	if bare(x.fig.Measure) != bare(y.fig.Measure) && !ofOnePeriod(x.fig, y.fig) {
		return false
	}
	for k := range x.own {
		if y.own[k] && !isNamed(k) && 2*j.documentsWith(k) <= max(seldom, len(j.documents)) {
			return true
		}
	}
	return false
}

// likeThere is how much of the words of two numbers must be alike if only one says that people went or are there.
const likeThere = 0.6

// isThere reports whether measures say no more of people than that they went or are there.
func isThere(measures []string) bool { return sameList(fates(measures), []string{"went"}) }

// ofOthers reports whether the texts around a figure and the draft's tell of different countries, the
// countries of the conflict left out. Where the words of both have a town or province in common, what else is told of in their
// passages says nothing.
func (j *judge) ofOthers(h *held) bool {
	if slices.ContainsFunc(h.own.places, func(p string) bool { return isTown(p) && h.words.own[p] && j.documentsWith(p) <= seldom }) {
		return false
	}
	x, y := j.countriesNear(h.own), j.countriesNear(h.words)
	return len(x) > 0 && len(y) > 0 && !meet(x, y)
}

func (j *judge) countriesNear(t *wording) []string {
	d := t.fig.Doc
	for _, keys := range []map[string]bool{t.sentence, d.blockKeys(j.b, t.s.block), d.titleKeys(j.b)} {
		var out []string
		for k := range keys {
			if c, ok := strings.CutPrefix(k, "country:"); ok && !j.b.Set.Theatre(c) {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// sameSayer reports whether two figures are of one source: surely by a name, or both by a name that
// says only of what sort it is.
func sameSayer(x, y *Figure) bool {
	for _, n := range x.names() {
		for _, o := range y.names() {
			switch a := n.affinity(&o); {
			case a == surely:
				return true
			case a == perhaps && len(n.proper)+len(o.proper) == 0 && meetBoth(n.kinds, o.kinds):
				return true
			}
		}
	}
	return false
}

// sameHouse reports whether two figures are of one house that prints both: "the monitor" in what the Rights Monitor prints
// is itself.
func sameHouse(x, y *Figure) bool {
	others := func(f *Figure) bool {
		return slices.ContainsFunc(f.credited(), func(n sourceName) bool {
			return len(n.proper)+len(n.countries) > 0 || !slices.ContainsFunc(f.Doc.printed(), func(o sourceName) bool { return meetBoth(n.kinds, o.kinds) })
		})
	}
	if others(x) || others(y) {
		return false
	}
	return slices.ContainsFunc(x.Doc.printed(), func(n sourceName) bool {
		return slices.ContainsFunc(y.Doc.printed(), func(o sourceName) bool { return n.affinity(&o) == surely })
	})
}

// soon reports whether two figures are of about the same time. What only began at some time is of the
// day on which it was told.
func (h *held) soon(f *Figure) bool {
	x, y := asOf(f), asOf(h.Figure)
	return x < cited.MaxDay && y < cited.MaxDay && max(x-y, y-x) <= sameTime
}

func asOf(f *Figure) cited.Day {
	if day, known := cited.AsOfFigure(f.Figure, f.Doc.Published).Day(); known && day < cited.MaxDay {
		return day
	}
	return told(f)
}
