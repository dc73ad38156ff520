package check

import (
	"cmp"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// outdated are figures with the draft's number that give it as an earlier one, later than all documents
// that give it as theirs.
func (j *judge) outdated(ok, all []held) []held {
	last := cited.MinDay
	for i := range ok {
		if !ok[i].past() {
			last = max(last, told(ok[i].Figure))
		}
	}
	if last == cited.MinDay {
		return nil
	}
	return some(all, func(h *held) bool {
		return h.accord == agreeing && h.clash <= clashTime && h.past() && told(h.Figure) > last && told(h.Figure) <= j.draft.lastDay() && rarity(h.draft) > 0 &&
			(h.affinity > stranger || h.alike() || slices.ContainsFunc(ok, func(o held) bool { return sameSayer(o.Figure, h.Figure) }))
	})
}

// newer are the figures that replace one of the draft, but for those that the draft gives too, and for other numbers of a
// sentence with one of these that is told in words as like.
func (j *judge) newer(ok, all []held) []held {
	found := some(all, func(h *held) bool { return j.replaces(h, ok, all) })
	given := some(found, j.gives)
	return nearest(some(found, func(h *held) bool {
		return !slices.ContainsFunc(given, func(g held) bool { return g.words.s == h.words.s && g.core+g.cover >= h.core+h.cover })
	}))
}

// nearest puts figures in the order of how near their numbers are to that of the draft: of several, those of parts come last.
func nearest(list []held) []held {
	slices.SortStableFunc(list, func(a, b held) int { return cmp.Compare(a.times(), b.times()) })
	return list
}

// times is how often the larger of two numbers holds the smaller.
func (h *held) times() float64 {
	x, y := middle(h.draft), middle(h.Figure.Figure)
	return max(x, y) / max(1, min(x, y))
}

// middle is a number that stands for those that a figure allows: its middle, or its one end.
func middle(f *cited.Figure) float64 {
	switch {
	case f.Low == nil && f.High == nil:
		return 0
	case f.Low == nil:
		return *f.High
	case f.High == nil:
		return *f.Low
	}
	return (*f.Low + *f.High) / 2
}

// replaces reports whether a figure of the archive is a newer one of a source that once said
// what the draft says, known when the draft was written.
func (j *judge) replaces(h *held, ok, all []held) bool {
	if h.ID == "" && h.words.goesOn() || !changed(h.draft, h.Figure.Figure, h.accord) || !h.comparable() || h.Modifier == cited.Vague || h.Of != "" && len(fates(h.words.measures)) == 0 || h.Stance == cited.Denial || told(h.Figure) > j.draft.lastDay() {
		return false
	}
	restated := j.restated(h, all)
	if x, y := fates(h.own.measures), fates(h.words.measures); restated == nil && len(x) > 0 && len(y) > 0 && !meet(x, y) && !meetBoth(x, fates(h.words.others)) {
		return false
	}
	if restated == nil && h.clash > someClash {
		return false
	}
	older, newer := false, false
	for i := range ok {
		if ok[i].Doc == h.Doc {
			continue
		}
		one := restated != nil || j.oneSayer(&ok[i], h) && (j.later(&ok[i], h) || j.onlyNamed(&ok[i], h) || j.takesPlace(&ok[i], h, all))
		older = older || one && told(ok[i].Figure) < told(h.Figure)
		newer = newer || told(ok[i].Figure) > told(h.Figure) && !ok[i].past() && j.oneSayer(&ok[i], h)
	}
	return !newer && (older && !j.earlier(h, ok) || restated != nil && restated.past())
}

// again reports whether two figures are surely of the same.
func (x likeness) again() bool { return x.clash == noClash && x.core >= likeApart }

// later reports whether a figure surely is of the same as an earlier one, at its own time: two that are each of what
// happened in some time are not.
func (j *judge) later(o, h *held) bool {
	x := j.likeness(o.words, h.words)
	if x.clash == clashTime && (o.Basis != cited.Period || h.Basis != cited.Period) {
		x.clash = noClash
	}
	return x.again()
}

// onlyNamed reports whether the draft and two numbers of the archive have a name among their words that few documents
// have, and no other number of the document of the second has it.
func (j *judge) onlyNamed(o, h *held) bool {
	if h.clash != noClash || !samePeople(o.words, h.words) || j.clash(o.words, h.words) != noClash {
		return false
	}
	for k := range h.words.own {
		others := func(t *wording) bool { return t != h.words && t.has(k) }
		if isTown(k) && h.own.has(k) && o.words.has(k) && !h.own.sources[k] && j.documentsWith(k) <= seldom && !slices.ContainsFunc(j.beside[h.Doc], others) {
			return true
		}
	}
	return false
}

// overtaken reports whether the source that has another number than the draft had the draft's before, in words that do not
// tell of something else.
func (j *judge) overtaken(f *Figure, own []held, now *held) bool {
	return j.wording(f).current() && rarity(f.Figure) > 0 && told(now.Figure) <= j.draft.lastDay() && slices.ContainsFunc(own, func(o held) bool {
		return o.affinity > stranger && o.accord == agreeing && o.clash <= clashTime && o.Doc != now.Doc && told(o.Figure) < told(now.Figure) && j.clash(o.words, now.words) <= clashTime
	})
}

// oneSayer reports whether two figures are from one source, or both from the one that the draft means.
func (j *judge) oneSayer(o, h *held) bool {
	return oneSource(o.Figure, h.Figure) || j.meantBy(o) && j.meantBy(h) || o.affinity == surely && (h.affinity == surely || h.affinity == perhaps && h.words.saidBy(h.own.sources))
}

// meantBy reports whether a figure may be from the source that the draft names, of which its document knows, and credits nobody
// else: news name a source once, and then let "officials" speak, or nobody.
func (j *judge) meantBy(h *held) bool {
	if h.affinity == stranger || !slices.ContainsFunc(j.means, func(n sourceName) bool { return n.tells() && n.sourceIn(j.b, h.Doc) }) {
		return false
	}
	return !slices.ContainsFunc(h.credited(), func(o sourceName) bool {
		return (len(o.kinds) > 0 || len(o.proper) > 1) && !slices.ContainsFunc(j.means, func(n sourceName) bool { return n.affinity(&o) > stranger })
	})
}

// tells reports whether a name tells a source from others of its sort.
func (n *sourceName) tells() bool { return len(n.proper)+len(n.narrows)+len(n.countries) > 0 }

// saidBy reports whether the sentence of a number begins with a name of a source that is meant: "The institute has
// exhumed 40".
func (t *wording) saidBy(names map[string]bool) bool {
	return slices.ContainsFunc(t.s.capitals(), func(x stretch) bool {
		return !x.place && x.to <= t.s.tokenBehind(t.fig) && !t.s.isAim(x) && slices.ContainsFunc(strings.Fields(t.s.Word(x.from, x.to)), func(w string) bool { return names["name:"+text.Fold(possessor(w))] })
	})
}

// takesPlace reports whether a number stands where the source had an earlier one: the draft tells of it in like words, or it is
// the only one of its document that counts the same people, where both documents tell of one thing.
func (j *judge) takesPlace(o, h *held, all []held) bool {
	if h.clash != noClash || h.Of != "" || h.words.ofThem() || !h.comparable() || !h.words.maySame(h.own) || !h.words.maySame(o.words) || h.past() || !h.words.countsPeople() {
		return false
	}
	if x := j.clash(o.words, h.words); x != noClash && x != clashTime {
		return false
	}
	if h.core >= likeApart && h.cover >= likeEnough[1] && (j.oneFate(h.own, h.words) || j.oneFate(o.words, h.words)) {
		return true
	}
	fate := j.saysFate(h)
	return (j.tellsOfOne(o, h) || j.shareWord(o, h)) && (fate || h.words.sameNoun(h.own, o.words)) && j.sole(h, fate, all)
}

// tellsOfOne reports whether the documents of two numbers share a name with the draft that few documents have.
func (j *judge) tellsOfOne(o, h *held) bool {
	for _, keys := range []map[string]bool{h.own.sentence, h.own.around} {
		for k := range keys {
			if (isTown(k) || j.isHome(k)) && !h.own.sources[k] && j.documentsWith(k) <= seldom && o.Doc.namesAnywhere(k) && h.Doc.namesAnywhere(k) {
				return true
			}
		}
	}
	return false
}

// maySame reports whether a number counts people of the sex and age that another does; where it has no noun of its own, whether its
// sentence speaks of them: "with these 40 children the total has come to 90".
func (t *wording) maySame(o *wording) bool {
	if samePeople(t, o) {
		return true
	}
	any, people := t.noun()
	kinds := ofKinds(o.people, "women", "young", "elderly", "households")
	return !any && !people && len(kinds) > 0 && within(kinds, t.s.demographic(0, len(t.s.Tokens)))
}

// namesAnywhere reports whether a document has a name or country; one that its title begins with is there a word like others.
func (d *Document) namesAnywhere(k string) bool {
	name, is := strings.CutPrefix(k, "name:")
	if d.all[k] || !is {
		return d.all[k]
	}
	return d.heading == name
}

// shareWord reports whether the draft and two numbers of the source that it means have a word among their own that few documents
// have: what they tell of is one thing, though no name says so.
func (j *judge) shareWord(o, h *held) bool {
	if o.affinity != surely || h.affinity != surely {
		return false
	}
	for k := range h.words.own {
		if !strings.Contains(k, ":") && len(k) >= longWord && h.own.own[k] && o.words.own[k] && !h.own.sources[k] && j.documentsWith(k) <= seldom {
			return true
		}
	}
	return false
}

// sameNoun reports whether the noun right behind a number is among the words of others.
func (t *wording) sameNoun(others ...*wording) bool {
	at := t.s.tokenBehind(t.fig)
	for i := at; i < min(at+nounBehind, t.to); i++ {
		if k := t.s.key(i); k != "" && slices.ContainsFunc(others, func(o *wording) bool { return o.own[k] || o.hasRoot(t.s.Word(i, i+1)) }) {
			return true
		}
	}
	return false
}

// lettersOfRoot is how many letters a word shares with another one of which it is made.
const lettersOfRoot = 5

// hasRoot reports whether the words of a number have one that begins as another does: "evacuated" for "evacuees".
func (t *wording) hasRoot(word string) bool {
	word = text.Fold(word)
	if len(word) <= lettersOfRoot {
		return false
	}
	if t.roots == nil {
		t.roots = map[string]bool{}
		for i := t.from; i < t.to; i++ {
			if own := text.Fold(t.s.Word(i, i+1)); t.s.Tokens[i].Class == text.Letters && len(own) >= lettersOfRoot {
				t.roots[own[:lettersOfRoot]] = true
			}
		}
	}
	return t.roots[word[:lettersOfRoot]]
}

// earlier reports whether a figure holds at an earlier date than what the draft says, as documents
// say it first.
func (j *judge) earlier(h *held, ok []held) bool {
	if h.Time == "" || !h.says("time") || !h.words.timed() {
		return false // of when it was told
	}
	day, known := cited.AsOfFigure(h.Figure.Figure, h.Doc.Published).Day()
	for i := range ok {
		other, dated := cited.AsOfFigure(ok[i].Figure.Figure, ok[i].Doc.Published).Day()
		if ok[i].Doc != h.Doc && known && dated && other > day {
			return true
		}
	}
	return !known
}

// restated returns the draft's number where the document of a figure has it too: as the older one,
// near to it or of like words.
func (j *judge) restated(h *held, all []held) *held {
	for i := range all {
		o := &all[i]
		if o.Doc != h.Doc || o.accord != agreeing || o.clash > clashTime || !o.alike() && (o.affinity == stranger || o.cover < leastAlike) || rarity(o.Figure.Figure) == 0 {
			continue
		}
		alike := h.again() || h.words.goesOnNow(o.words) || meetBoth(h.words.measures, o.words.measures) || meetBoth(h.words.measures, h.own.measures)
		if c := j.clash(o.words, h.words); c != noClash && c != clashTime || len(o.words.measures) > 0 && !alike && !h.words.totals() {
			continue
		}
		if (nextTo(o.words.s, h.words.s, 1) || h.words.totals() && nextTo(o.words.s, h.words.s, 2) || h.again()) && o.past() {
			return o
		}
	}
	return nil
}

// goesOnNow reports whether a number without a noun says what another one right before it has become: "In May we knew of 640
// prisoners. Today we know of 815."
func (t *wording) goesOnNow(o *wording) bool {
	_, now := t.s.says("now", 0, len(t.s.Tokens))
	return now && t.goesOn() && t.fig.Start > o.fig.Start && nextTo(o.s, t.s, 1)
}

// gives reports whether the draft itself gives a figure too.
func (j *judge) gives(h *held) bool {
	for i := range j.draft.Found.Figures {
		f := &Figure{Figure: &j.draft.Found.Figures[i], Doc: j.draft}
		if w := j.wording(f); sameNumber(f.Figure, h.Figure.Figure) && (w == nil || j.clash(w, h.words) < clashTime) {
			return true
		}
	}
	return false
}

// dated reports whether the words of a number say when.
func (w *wording) dated() bool {
	for _, p := range w.s.Periods {
		if _, last := p.Value.Bounds(); p.From >= w.from && p.To <= w.to && !w.s.bracketed(p.From) && last < cited.MaxDay && p.Frame != "since" {
			return true
		}
	}
	return false
}

// bracketed reports whether a token stands in brackets: a year there is that of a report.
func (s *sentence) bracketed(i int) bool {
	for ; i >= 0; i-- {
		if s.is(i, ")") {
			return false
		}
		if s.is(i, "(") {
			return true
		}
	}
	return false
}

// current reports whether a draft states a figure as the latest: it says so, or gives no date
// for it.
func (w *wording) current() bool {
	if _, now := w.s.says("now", w.from, w.to); now {
		return true
	}
	_, present := w.s.says("present", w.from, w.to)
	return !w.dated() && !w.under() && (present || !w.past())
}

// past reports whether words say that what a number counts was over. "40 were killed" tells what happened, which stays.
func (w *wording) past() bool {
	for _, m := range w.s.checks.List(lists) {
		if m.Entry.Meaning() == "past" && m.From >= w.from && m.To <= w.to && !(w.s.Plays(m.From, mention.RoleBe) && w.s.befell(m.To)) {
			return true
		}
	}
	return false
}

// befell reports whether a word, or the one behind it, says what happened to people for good: "killed", "found guilty".
func (s *sentence) befell(i int) bool {
	for at := i; at <= i+1; at++ {
		if m, ok := s.Beginning(mention.Measures, at); ok {
			return len(ends(fates(s.said(m.From, m.To)))) > 0
		}
	}
	return false
}

// revisedBy reports whether a newer number is of the very days that the draft gives for one of what happened then, which it does not tell
// as an earlier number, or as that of a report of its own date: a source that counted more cases of a year has replaced what it said of it.
func (w *wording) revisedBy(h *held) bool {
	return !w.past() && !w.toldAsFirst() && w.fig.Basis == cited.Period && w.fig.Reported == "" && (ofOnePeriod(w.fig, h.Figure) || w.ofDay(h))
}

// ofDay reports whether a number is of what happened on one day, and a newer one of no other time: the dead of that day may be
// counted for weeks.
func (w *wording) ofDay(h *held) bool {
	return ofOneDay(w.fig) && h.Basis == cited.Period && len(ends(fates(w.measures))) > 0 && (h.Time == "" || h.Time.Overlaps(w.fig.Time) || !h.says("time"))
}

// toldAsFirst reports whether the words of a number say that it was an earlier one.
func (w *wording) toldAsFirst() bool {
	k := w.s.numberOf(w.fig)
	return k >= 0 && w.saysEarlier(&w.s.numbers[k])
}

// under reports whether a number goes on with what the head of its sentence gives a date, or was read to be of a time
// long before the text: "In May 2014, 90 had left and 20 were back". The time of what happened is not that of its count.
func (w *wording) under() bool {
	for _, p := range w.s.Periods {
		if _, last := p.Value.Bounds(); p.To <= w.from && !w.s.bracketed(p.From) && last < cited.MaxDay && p.Frame != "since" {
			return true
		}
	}
	_, last := w.fig.Time.Bounds()
	return w.fig.Time != "" && w.fig.Basis != cited.Period && !w.fig.says("time") && last+sameDate < told(w.fig)
}
