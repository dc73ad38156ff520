package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

// Archive is what a draft is held against.
type Archive interface {
	// Figures returns what may bear on a figure: all with its number or nearly so, and all of
	// its measure and origin or place, denied ones too.
	Figures(f *Figure) []*Figure
	// Claims counts the claims that figures belong to, and at most how many independent
	// sources are behind them.
	Claims(figures []*Figure) (claims, independent int)
}

// Judge says of each figure of a draft how it stands to an archive. A number that is no figure
// comes in only where the draft contradicts it.
func Judge(b *Books, draft *Document, a Archive) []cited.Judgement {
	j := &judge{b: b, draft: draft, archive: a, wordings: map[place]*wording{}, homes: map[int]map[cited.ID]bool{}}
	var out []cited.Judgement
	for i := range draft.Found.Figures {
		f := &Figure{Figure: &draft.Found.Figures[i], Doc: draft}
		if f.Individual {
			continue
		}
		w := j.wording(f)
		if w == nil {
			continue
		}
		if w.countsThings() {
			if x, ok := draft.reckonedOf(w); ok && !x.right && w.verbal() {
				out = append(out, j.miscounts(f, x)) // "the other six await trial"
			}
			continue
		}
		if x := j.figure(f, w); j.tells(f, w, x.Verdict) {
			out = append(out, x)
		}
	}
	out = append(out, j.unread()...)
	out = j.contradicted(append(out, j.slipped()...))
	slices.SortStableFunc(out, func(x, y cited.Judgement) int { return x.Figure.Start - y.Figure.Start })
	return out
}

// tells reports whether a verdict is worth telling: of a number that its words hardly say to be a figure, only
// what the draft itself or like words of a source show.
func (j *judge) tells(f *Figure, w *wording, v cited.DraftVerdict) bool {
	switch v {
	case "":
		return false
	case cited.DraftArithmetic:
		return true
	case cited.DraftMisreports:
		return j.sure || !w.bareOf() && w.countsPeople()
	case cited.DraftSupported:
		return !w.bareAt() && !w.bareOf() && (rarity(f.Figure) > 0 || f.Kind == cited.Share || w.countsPeople())
	case cited.DraftElsewhere:
		return !w.bareAt() && !w.bareOf() && w.countsPeople()
	case cited.DraftNotFound:
		return !w.bareAt() && !w.bareOf() && w.countsPeople() && !w.goesOn() && !w.isFew()
	}
	return !w.bareOf() && w.countsPeople()
}

type judge struct {
	b         *Books
	draft     *Document
	archive   Archive
	documents []*Document               // that may bear on the figure that is judged
	names     []sourceName              // whom the draft names
	means     []sourceName              // of these, whom it credits with the figure that is judged
	wordings  map[place]*wording        // of numbers that were looked at
	beside    map[*Document][]*wording  // of the numbers at hand
	homes     map[int]map[cited.ID]bool // documents from which figures of a passage of the draft are
	sure      bool                      // the words of the number that was judged are those of the evidence
}

// place is where a number stands.
type place struct {
	doc   *Document
	start int
}

// wording returns the words around a number, nil where they are not known.
func (j *judge) wording(f *Figure) *wording {
	at := place{f.Doc, f.Start}
	w, known := j.wordings[at]
	if !known {
		w = j.b.wordingOf(f)
		j.wordings[at] = w
	}
	return w
}

// contradicted marks what the draft itself contradicts: of the numbers of a contradiction those
// that the archive does not support, all of them if it supports each.
func (j *judge) contradicted(all []cited.Judgement) []cited.Judgement {
	for _, f := range Findings(OfDocument, &Case{Books: j.b, Document: j.draft}) {
		if f.Severity != cited.SeverityError {
			continue
		}
		marked, common := false, j.common(f.Exhibits[0])
		for i := range all {
			if common && stands(f.Exhibits[:1], all[i].Figure) || stands(f.Exhibits, all[i].Figure) && !common && all[i].Verdict != cited.DraftSupported {
				arithmetic(&all[i], f)
				marked = true
			}
		}
		if marked {
			continue
		}
		first := slices.IndexFunc(all, func(x cited.Judgement) bool { return stands(f.Exhibits[:1], x.Figure) })
		if first < 0 {
			all, first = append(all, cited.Judgement{Figure: f.Exhibits[0]}), len(all)
		}
		arithmetic(&all[first], f)
	}
	return all
}

// common reports whether a place of the draft is a share that stands everywhere: "a third". That the archive
// has it too says little against the numbers beside it.
func (j *judge) common(x cited.Exhibit) bool {
	return slices.ContainsFunc(j.draft.Found.Figures, func(f cited.Figure) bool { return f.Start == x.Start && f.Kind == cited.Share && rarity(&f) == 0 })
}

// arithmetic gives a judgement what the draft itself shows.
func arithmetic(x *cited.Judgement, f cited.Finding) {
	x.Verdict, x.Message, x.Evidence = cited.DraftArithmetic, f.Message, f.Exhibits
	x.Findings = append(x.Findings, f.ID)
}

// stands reports whether a place is among those of a finding.
func stands(list []cited.Exhibit, x cited.Exhibit) bool {
	return slices.ContainsFunc(list, func(e cited.Exhibit) bool { return e.Start == x.Start })
}

// held is a figure of the archive beside one of the draft.
type held struct {
	*Figure
	draft *cited.Figure
	own   *wording // of the draft's
	words *wording
	accord
	affinity
	likeness
}

// figure judges one figure.
func (j *judge) figure(f *Figure, w *wording) cited.Judgement {
	if x, ok := j.follows(f); ok {
		return x
	}
	sum, adds := j.draft.reckonedOf(w)
	x := j.held(f, w)
	switch {
	case adds && sum.right && x.Verdict != cited.DraftSupported && x.Verdict != cited.DraftSuperseded:
		return j.says(f, cited.DraftSupported, nil, "%s", sum.message)
	case adds && !sum.right && (x.Verdict != cited.DraftSupported || j.common(x.Figure)):
		x = j.miscounts(f, sum)
	}
	return x
}

// held holds one figure against the archive.
func (j *judge) held(f *Figure, w *wording) cited.Judgement {
	found := j.archive.Figures(f)
	j.documents = j.documents[:0]
	for _, x := range found {
		if n := len(j.documents); n == 0 || j.documents[n-1] != x.Doc && !slices.Contains(j.documents, x.Doc) {
			x.Doc.everything(j.b)
			j.documents = append(j.documents, x.Doc)
		}
	}
	m := j.meant(f, w)
	w.sources, j.means = wordsOf(m.names), nil
	if m.naming >= somebody {
		j.means = m.names
	}
	j.beside = map[*Document][]*wording{}
	for _, x := range found {
		if o := j.wording(x); o != nil {
			j.beside[x.Doc] = append(j.beside[x.Doc], o)
		}
	}
	var all []held
	for _, x := range found {
		if o := j.wording(x); o != nil && !x.Individual && (!o.countsThings() || o.verbal()) {
			all = append(all, held{Figure: x, draft: f.Figure, own: w, words: o, accord: accordOf(f.Figure, x.Figure), affinity: j.affinity(m.names, x), likeness: j.likeness(w, o)})
		}
	}
	if x, ok := j.reckoned(f, all); ok {
		return x
	}
	if m.naming >= pointedAt {
		return j.sourced(f, all, m.naming)
	}
	return j.flat(f, all, m)
}

// reckoned judges a share that nothing gives, but that is the share of two counts of one document
// of its source, in a sentence with words of its own.
func (j *judge) reckoned(f *Figure, all []held) (cited.Judgement, bool) {
	if f.Kind != cited.Share || len(some(all, func(h *held) bool { return h.accord >= sharpened && h.same() && h.affinity > stranger })) > 0 {
		return cited.Judgement{}, false
	}
	share := amountOf(f.Figure)
	parts := some(all, func(h *held) bool {
		whole := h.Doc.whole(h.Figure.Figure)
		if h.affinity == stranger || h.Kind != cited.Count || whole == nil || whole.Kind != cited.Count || h.wordsIn(f) < wordsInCommon {
			return false
		}
		x, y := amountOf(h.Figure.Figure), amountOf(whole)
		return x.HasLow && x.HasHigh && y.HasLow && y.HasHigh && y.Low > 0 && share.fits(x, y)
	})
	if len(parts) == 0 {
		return cited.Judgement{}, false
	}
	return j.says(f, cited.DraftSupported, parts, "it is the share of %s in %s", parts[0].Exact, parts[0].Of), true
}

// Words that two sentences have in common which tell of one thing, and how long a word is that
// says something.
const (
	wordsInCommon = 2
	longWord      = 5
)

// wordsIn counts the long words of the sentence of a figure that another sentence has too.
func (h *held) wordsIn(f *Figure) int {
	n, seen := 0, map[string]bool{}
	for _, w := range strings.Fields(text.Plain(f.Quote.Exact)) {
		seen[w] = len(w) >= longWord
	}
	for _, w := range strings.Fields(text.Plain(h.Quote.Exact)) {
		if seen[w] {
			n++
			seen[w] = false
		}
	}
	return n
}

// follows judges a share that is that of the numbers beside it: it is right if they are.
func (j *judge) follows(f *Figure) (cited.Judgement, bool) {
	if f.Kind != cited.Share {
		return cited.Judgement{}, false
	}
	part, whole, ok := j.draft.shareOf(f.Figure)
	if !ok {
		return cited.Judgement{}, false
	}
	return j.says(f, cited.DraftSupported, nil, "it is the share of %s in %s", part.span.Exact, whole.span.Exact), true
}

func some(all []held, is func(h *held) bool) []held {
	var out []held
	for i := range all {
		if is(&all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}

// What must be alike for two texts to tell of the same, by how much their number tells; how much
// less suffices of the source that is meant, and how much more it takes where one text narrows
// what the other leaves open.
var likeEnough = [3]float64{0.27, 0.17, 0.09}

const (
	lessIfSurely  = 0.08
	lessIfPerhaps = 0.05
	moreIfNarrow  = 0.05
	leastAlike    = 0.1  // of the one number of the source that is meant
	moreOfCore    = 0.12 // of the words of the number alone
	likeApart     = 0.5  // of the words of numbers that are not the same
	nearDisputed  = 0.4  // of what stands around them as well, if they share a name
	likeDisputed  = 0.5  // of two sources that say what they say flatly
)

// same reports whether two figures with one number tell of the same.
func (h *held) same() bool { return h.clash < clashTime && h.alike() }

// alike reports whether two figures with one number are told in like words.
func (h *held) alike() bool {
	need := likeEnough[rarity(h.draft)]
	switch h.affinity {
	case surely:
		need -= lessIfSurely
	case perhaps:
		need -= lessIfPerhaps
	}
	if h.clash == someClash {
		need += moreIfNarrow
	}
	return h.cover >= need || h.affinity == surely && h.core >= need+moreOfCore
}

// sourced judges a figure that names its source.
func (j *judge) sourced(f *Figure, all []held, how naming) cited.Judgement {
	if x, denied := j.denied(f, all); denied {
		return x
	}
	all = some(all, func(h *held) bool { return !h.contradicts(f) })
	own := some(all, func(h *held) bool { return h.affinity > stranger })
	if ok := some(own, func(h *held) bool { return h.accord == agreeing && h.same() }); len(ok) > 0 {
		return j.supported(f, ok, all)
	}
	if ok := some(own, func(h *held) bool {
		return h.accord == agreeing && h.affinity == surely && h.clash == noClash && h.cover >= leastAlike
	}); len(ok) > 0 &&
		len(some(own, func(h *held) bool { return h.against(likeApart) })) == 0 {
		return j.supported(f, ok, all)
	}
	if sharp := some(own, func(h *held) bool { return (h.accord == sharpened || h.accord == turned) && h.same() }); len(sharp) > 0 {
		if newer := j.newer(sharp, all); len(newer) > 0 && sharp[0].accord == sharpened && j.wording(f).current() {
			return j.says(f, cited.DraftSuperseded, newer, "the same source has had %s since", newer[0].Exact)
		}
		return j.says(f, cited.DraftMisreports, sharp, "its source says %s", sharp[0].Exact)
	}
	if moved := some(own, func(h *held) bool {
		return (rarity(h.draft) > 0 || h.core >= likeApart && h.cover >= likeDisputed) && h.accord == agreeing && h.clash >= clashTime && (h.clash != clashTime || givesYear(h.draft, "time", h.draft.Time)) && (h.affinity == surely || h.clash != clashPlace) && (h.alike() || h.affinity == surely)
	}); len(moved) > 0 {
		if moved[0].clash == clashPlace {
			return j.says(f, cited.DraftElsewhere, moved, "its source has that number for another place: %s", brief(moved[0].Quote.Exact))
		}
		return j.says(f, cited.DraftMisreports, moved, "its source counts something else with that number: %s", brief(moved[0].Quote.Exact))
	}
	if away := some(all, func(h *held) bool { return h.affinity == stranger && h.accord == agreeing && h.same() }); len(away) > 0 {
		if (how != byName || away[0].byNobody()) && len(some(own, func(h *held) bool { return h.against(likeApart) })) == 0 {
			return j.supported(f, away, all)
		}
		return j.says(f, cited.DraftElsewhere, away, "that is what %s says", away[0].Figure.by())
	}
	if against := some(own, func(h *held) bool {
		return h.against(likeApart) && (h.affinity == surely || j.anchored(h.own, h.words) && !j.ofOthers(h)) && !j.gives(h)
	}); len(against) > 0 {
		against = strongest(against)
		if j.overtaken(f, own, &against[0]) {
			return j.says(f, cited.DraftSuperseded, against, "the same source has had %s since", against[0].Exact)
		}
		return j.says(f, cited.DraftMisreports, against, "its source says %s", against[0].Exact)
	}
	if x, ok := j.mistaken(f, own); ok {
		return x
	}
	if one := j.theOne(own); len(one) > 0 {
		return j.says(f, cited.DraftMisreports, one, "its source says %s", one[0].Exact)
	}
	if slips := some(own, (*held).slip); len(slips) > 0 {
		return j.says(f, cited.DraftMisreports, slips, "its source has the same digits in another order: %s", slips[0].Exact)
	}
	return j.unfound(f, all)
}

// contradicts reports whether one of two figures denies what the other one asserts.
func (h *held) contradicts(f *Figure) bool {
	return (h.Stance == cited.Denial) != (f.Stance == cited.Denial)
}

// refuted reports whether the document of a figure has somebody deny it.
func (h *held) refuted(all []held) bool {
	return h.Stance != cited.Denial && slices.ContainsFunc(all, func(o held) bool {
		return o.Doc == h.Doc && o.Stance == cited.Denial && sameNumber(o.Figure.Figure, h.Figure.Figure)
	})
}

// denied judges a figure whose source denies it, or asserts what the draft has it deny, and
// does not surely say the same elsewhere.
func (j *judge) denied(f *Figure, all []held) (cited.Judgement, bool) {
	same := func(h *held) bool { return h.affinity > stranger && h.same() && h.accord == agreeing }
	against := some(all, func(h *held) bool { return same(h) && h.contradicts(f) })
	if len(against) == 0 || len(some(all, func(h *held) bool { return same(h) && !h.contradicts(f) && h.affinity == surely && !h.refuted(all) })) > 0 {
		return cited.Judgement{}, false
	}
	message := "its source denies that: %s"
	if f.Stance == cited.Denial {
		message = "its source does not deny that, but says so: %s"
	}
	return j.says(f, cited.DraftMisreports, against, message, brief(against[0].Quote.Exact)), true
}

// flat judges a figure that names no source, or none that is surely known.
func (j *judge) flat(f *Figure, all []held, m meant) cited.Judgement {
	no := some(all, func(h *held) bool { return h.accord == agreeing && h.contradicts(f) && h.same() })
	if len(no) > 0 && !j.tellsBoth(f) {
		if f.Stance == cited.Denial {
			return j.says(f, cited.DraftDisputed, no, "%s says so: %s", no[0].Figure.by(), brief(no[0].Quote.Exact))
		}
		return j.says(f, cited.DraftDisputed, no, "it is denied: %s", brief(no[0].Quote.Exact))
	}
	all = some(all, func(h *held) bool { return !h.contradicts(f) && !h.refuted(all) })
	if ok := some(all, func(h *held) bool { return h.accord >= sharpened && h.same() }); len(ok) > 0 {
		if against := some(all, func(h *held) bool { return h.affinity > stranger && h.against(likeApart) }); m.naming == somebody && (len(against) > 0 || m.unknown()) && len(some(ok, func(h *held) bool { return h.affinity > stranger })) == 0 {
			return j.says(f, cited.DraftElsewhere, ok, "that is what %s says", ok[0].Figure.by())
		}
		other := strongest(some(all, func(h *held) bool { return j.disputes(h, ok, all) && !j.gives(h) }))
		if x := j.supported(f, ok, all); x.Verdict == cited.DraftSuperseded || len(other) == 0 || m.naming == somebody {
			return x
		}
		return j.says(f, cited.DraftDisputed, other, "%s says %s%s", other[0].Figure.by(), other[0].Exact, other[0].doubt())
	}
	if other := some(all, func(h *held) bool { return h.accord == turned && h.same() }); len(other) > 0 {
		return j.says(f, cited.DraftMisreports, other, "the archive has %s", other[0].Exact)
	}
	if moved := some(all, func(h *held) bool {
		return h.accord == agreeing && h.clash >= clashTime && h.affinity > stranger && h.alike() && h.cover >= likeEnough[rarity(h.draft)]
	}); len(moved) > 0 {
		if moved[0].clash != clashPlace {
			return j.says(f, cited.DraftMisreports, moved, "that number counts something else: %s", brief(moved[0].Quote.Exact))
		}
		if moved[0].affinity == surely && rarity(f.Figure) > 0 {
			return j.says(f, cited.DraftElsewhere, moved, "its source has that number for another place: %s", brief(moved[0].Quote.Exact))
		}
	}
	if against := some(all, func(h *held) bool {
		return h.affinity == surely && h.against(likeApart) && !j.ofOthers(h) && !j.ofMore(h.own, h.words) && h.comparable() && j.anchored(h.own, h.words) && !j.gives(h)
	}); len(against) > 0 {
		against = strongest(against)
		if j.overtaken(f, all, &against[0]) {
			return j.says(f, cited.DraftSuperseded, against, "the same source has had %s since", against[0].Exact)
		}
		return j.says(f, cited.DraftMisreports, against, "its source says %s", against[0].Exact)
	}
	if x, ok := j.mistaken(f, all); ok {
		return x
	}
	if x := j.unfound(f, all); x.Verdict == cited.DraftElsewhere {
		return x
	}
	if slips := some(all, (*held).slip); len(slips) > 0 {
		return j.says(f, cited.DraftMisreports, slips, "the archive has the same digits in another order: %s", slips[0].Exact)
	}
	if against := strongest(some(all, j.counters)); len(against) > 0 && !j.maybeReckoned(f, all) {
		return j.says(f, cited.DraftDisputed, against, "%s says %s%s", against[0].Figure.by(), against[0].Exact, against[0].doubt())
	}
	return j.unfound(f, all)
}

// tellsBoth reports whether the draft itself both asserts a number and denies it.
func (j *judge) tellsBoth(f *Figure) bool {
	return slices.ContainsFunc(j.draft.Found.Figures, func(o cited.Figure) bool {
		return (o.Stance == cited.Denial) != (f.Stance == cited.Denial) && sameNumber(&o, f.Figure)
	})
}

// mostQuoted is how much of a sentence a message holds, in code points.
const mostQuoted = 160

// brief is a sentence as a message quotes it.
func brief(quote string) string {
	letters := []rune(strings.Join(strings.Fields(quote), " "))
	if len(letters) > mostQuoted {
		letters = append(letters[:mostQuoted-1], '…')
	}
	return string(letters)
}

// supported returns that claims say a figure, or that the same source has a newer one.
func (j *judge) supported(f *Figure, ok, all []held) cited.Judgement {
	if figures := some(ok, func(h *held) bool { return h.ID != "" }); len(figures) > 0 {
		ok = figures // a number that was not read as one adds nothing to them
	}
	if newer := j.newer(withSharper(ok, all), all); len(newer) > 0 && (j.wording(f).current() || j.wording(f).revisedBy(&newer[0])) {
		return j.says(f, cited.DraftSuperseded, newer, "the same source has had %s since", newer[0].Exact)
	}
	if old := j.outdated(ok, all); len(old) > 0 && j.wording(f).current() {
		return j.says(f, cited.DraftSuperseded, old, "the same source has since given that as an earlier number: %s", brief(old[0].Quote.Exact))
	}
	if x, is := j.outdone(f, ok, all); is {
		return x
	}
	x := j.says(f, cited.DraftSupported, ok, "%s says %s", ok[0].Figure.by(), ok[0].Exact)
	j.dwell(f, ok)
	var figures []*Figure
	for i := range ok {
		figures = append(figures, ok[i].Figure)
	}
	x.Claims, x.Independent = j.archive.Claims(figures)
	return x
}

// withSharper adds to figures those of their documents that are as good but for a word: "at least 18", where a heading has 18.
func withSharper(ok, all []held) []held {
	sharper := some(all, func(h *held) bool {
		return h.accord == sharpened && h.same() && slices.ContainsFunc(ok, func(o held) bool { return o.Doc == h.Doc && o.words != h.words })
	})
	return append(slices.Clip(ok), sharper...)
}

// strongest puts figures in the order of how surely they are of the same.
func strongest(list []held) []held {
	slices.SortStableFunc(list, func(a, b held) int { return cmp.Compare(b.core+b.cover, a.core+a.cover) })
	return list
}

// current reports whether a text states a figure as the latest: it says so, or gives no date at
// all.
func (f *Figure) current() bool {
	s := f.Doc.sentenceOf(f.Figure)
	if s == nil {
		return f.Time == "" && f.Reported == ""
	}
	if _, now := s.says("now", 0, len(s.Tokens)); now {
		return true
	}
	return len(s.Periods) == 0 && f.Reported == ""
}

// Numbers below this one come again by chance.
const telling = 10

// isFew reports whether a number is too small to tell anything, and its words do not say what became of whom: that it
// is not found says little.
func (t *wording) isFew() bool {
	_, people := t.noun()
	v, ok := point(t.fig.Figure)
	return ok && t.fig.Kind == cited.Count && v < telling && (!people || len(t.s.said(t.from, t.to)) == 0)
}

// unfound judges a figure that nothing supports: its number may stand elsewhere. It has no verdict where its own source
// has that number, and nothing tells whether it is of the same.
func (j *judge) unfound(f *Figure, all []held) cited.Judgement {
	value, ok := point(f.Figure)
	if len(some(all, func(h *held) bool {
		return h.accord == agreeing && h.affinity > stranger && h.clash < clashThing && h.cover >= leastAlike && !sameNumber(f.Figure, h.Figure.Figure)
	})) > 0 {
		return cited.Judgement{} // its source has a number that may be put like this
	}
	same := some(all, func(h *held) bool {
		return h.accord == agreeing && sameNumber(f.Figure, h.Figure.Figure) && h.Measure != "" && (rarity(f.Figure) == 2 || h.affinity > stranger || h.cover >= leastAlike)
	})
	if ok && value >= telling && len(same) > 0 {
		if slices.ContainsFunc(same, func(h held) bool {
			return (h.clash == noClash || rarity(f.Figure) == 0) && (h.affinity > stranger || j.isHomely(f, &h))
		}) {
			return cited.Judgement{} // its source may well say so: nobody can tell
		}
		if same[0].clash < clashPlace {
			return cited.Judgement{} // nothing says that it is not of the same
		}
		if h := &same[0]; h.affinity == surely && h.clash == clashThing && h.cover >= leastAlike {
			return j.says(f, cited.DraftMisreports, same, "its source counts something else with that number: %s", brief(h.Quote.Exact))
		}
		if slices.ContainsFunc(same, func(h held) bool { return h.affinity > stranger || h.cover >= likeEnough[1] }) {
			return j.says(f, cited.DraftElsewhere, same, "the archive has that number for something else: %s", brief(same[0].Quote.Exact))
		}
	}
	if j.maybeReckoned(f, all) {
		return cited.Judgement{}
	}
	return j.says(f, cited.DraftNotFound, nil, "nothing in the archive says so")
}

// by is who says a figure, for people.
func (f *Figure) by() string {
	switch {
	case len(f.Attribution) > 0:
		return f.Attribution[0]
	case f.Doc.Publisher != "":
		return f.Doc.Publisher
	}
	return "a document without a publisher"
}

func (j *judge) says(f *Figure, v cited.DraftVerdict, by []held, format string, args ...any) cited.Judgement {
	j.sure = len(by) > 0 && by[0].core >= likeApart && rarity(f.Figure) > 0
	x := cited.Judgement{Figure: f.exhibit(), Verdict: v, Message: fmt.Sprintf(format, args...), Evidence: []cited.Exhibit{}}
	for i := range by {
		x.Evidence = append(x.Evidence, by[i].exhibit())
	}
	return x
}
