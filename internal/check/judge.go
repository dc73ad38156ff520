package check

import (
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
	j := &judge{b: b, draft: draft, archive: a}
	var out []cited.Judgement
	for i := range draft.Found.Figures {
		f := &Figure{Figure: &draft.Found.Figures[i], Doc: draft}
		if f.Individual {
			continue
		}
		if x := j.figure(f); x.Verdict != cited.DraftNotFound && x.Verdict != cited.DraftDisputed || b.counts(f) {
			out = append(out, x)
		}
	}
	out = j.contradicted(out)
	slices.SortStableFunc(out, func(x, y cited.Judgement) int { return x.Figure.Start - y.Figure.Start })
	return out
}

// counts reports whether the sentence of a figure says itself whom it counts, or of which other
// number it is a part. Of one that only what stands before makes a figure, it is not said
// that it was not found.
func (b *Books) counts(f *Figure) bool {
	return f.Doc.whole(f.Figure) != nil || slices.ContainsFunc(f.Evidence, func(e cited.Evidence) bool {
		return e.Field == "counted" && strings.HasPrefix(e.Rule, b.words.Name+".") && f.says("counted")
	})
}

type judge struct {
	b       *Books
	draft   *Document
	archive Archive
}

// contradicted marks what the draft itself contradicts: of the numbers of a contradiction those
// that the archive does not support, all of them if it supports each.
func (j *judge) contradicted(all []cited.Judgement) []cited.Judgement {
	for _, f := range Findings(OfDocument, &Case{Books: j.b, Document: j.draft}) {
		if f.Severity != cited.SeverityError {
			continue
		}
		marked := false
		for i := range all {
			if stands(f.Exhibits, all[i].Figure) && all[i].Verdict != cited.DraftSupported {
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
	bearing
	accord
	affinity
}

// figure judges one figure.
func (j *judge) figure(f *Figure) cited.Judgement {
	if x, ok := j.follows(f); ok {
		return x
	}
	sources := j.b.sources(f)
	var all []held
	named := false
	for _, x := range j.archive.Figures(f) {
		if x.Individual {
			continue
		}
		h := held{Figure: x, draft: f.Figure, bearing: j.b.bearing(f, x), accord: accordOf(f.Figure, x.Figure), affinity: sources.affinity(x)}
		named = named || h.affinity > stranger
		all = append(all, h)
	}
	if x, ok := j.reckoned(f, all); ok {
		return x
	}
	proper := slices.ContainsFunc(sources.credited, func(n sourceName) bool { return len(n.proper) > 0 })
	if named || proper {
		return j.sourced(f, all)
	}
	return j.flat(f, all)
}

// reckoned judges a share that nothing gives, but that is the share of two counts of one document
// of its source, in a sentence with words of its own.
func (j *judge) reckoned(f *Figure, all []held) (cited.Judgement, bool) {
	if f.Kind != cited.Share || len(some(all, func(h *held) bool { return h.accord >= sharpened && h.about() && h.affinity > stranger })) > 0 {
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

// sourced judges a figure that names its source.
func (j *judge) sourced(f *Figure, all []held) cited.Judgement {
	if x, denied := j.denied(f, all); denied {
		return x
	}
	all = some(all, func(h *held) bool { return !h.contradicts(f) })
	own := some(all, func(h *held) bool { return h.affinity > stranger })
	if ok := some(own, func(h *held) bool { return h.about() && h.accord == agreeing }); len(ok) > 0 {
		return j.supported(f, ok, all)
	}
	if sharp := some(own, func(h *held) bool { return h.about() && (h.accord == sharpened || h.accord == turned) }); len(sharp) > 0 {
		return j.says(f, cited.DraftMisreports, sharp, "its source says %s", sharp[0].Exact)
	}
	if moved := some(own, func(h *held) bool { return h.where && !h.about() && h.accord >= sharpened && h.anchored(j.b, f) }); len(moved) > 0 {
		return j.says(f, cited.DraftMisreports, moved, "its source counts something else with that number: %s", brief(moved[0].Quote.Exact))
	}
	if away := some(all, func(h *held) bool {
		return h.affinity == stranger && h.about() && h.accord == agreeing && h.anchored(j.b, f)
	}); len(away) > 0 {
		return j.says(f, cited.DraftElsewhere, away, "that is what %s says", away[0].Figure.by())
	}
	if against := some(own, func(h *held) bool { return h.same && h.accord == apart && h.anchored(j.b, f) }); len(against) > 0 {
		return j.says(f, cited.DraftMisreports, against, "its source says %s", against[0].Exact)
	}
	if slips := some(own, func(h *held) bool { return h.people && h.where && misspelt(f.Figure, h.Figure.Figure) }); len(slips) > 0 {
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
	same := func(h *held) bool { return h.affinity > stranger && h.about() && h.accord == agreeing }
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

// flat judges a figure that names no source.
func (j *judge) flat(f *Figure, all []held) cited.Judgement {
	no := some(all, func(h *held) bool { return h.about() && h.accord == agreeing && h.contradicts(f) && h.anchored(j.b, f) })
	if len(no) > 0 && !j.tellsBoth(f) {
		if f.Stance == cited.Denial {
			return j.says(f, cited.DraftDisputed, no, "%s says so: %s", no[0].Figure.by(), brief(no[0].Quote.Exact))
		}
		return j.says(f, cited.DraftDisputed, no, "it is denied: %s", brief(no[0].Quote.Exact))
	}
	all = some(all, func(h *held) bool { return !h.contradicts(f) && !h.refuted(all) })
	ok := some(all, func(h *held) bool { return h.about() && h.accord >= sharpened && h.anchored(j.b, f) })
	against := some(all, func(h *held) bool { return h.disputes(j.b, f) })
	if len(ok) > 0 {
		other := some(against, func(h *held) bool {
			return !slices.ContainsFunc(ok, func(o held) bool { return oneSource(o.Figure, h.Figure) })
		})
		if x := j.supported(f, ok, all); x.Verdict == cited.DraftSuperseded || len(other) == 0 || j.gives(other) {
			return x
		}
		return j.says(f, cited.DraftDisputed, other, "%s says %s", other[0].Figure.by(), other[0].Exact)
	}
	if other := some(all, func(h *held) bool { return h.where && h.when && h.accord == turned && h.anchored(j.b, f) }); len(other) > 0 {
		return j.says(f, cited.DraftMisreports, other, "the archive has %s", other[0].Exact)
	}
	if moved := some(all, func(h *held) bool { return h.where && !h.about() && h.accord == agreeing && h.anchored(j.b, f) }); len(moved) > 0 {
		return j.says(f, cited.DraftMisreports, moved, "that number counts something else: %s", brief(moved[0].Quote.Exact))
	}
	if x := j.unfound(f, all); x.Verdict == cited.DraftElsewhere || len(against) == 0 {
		return x
	}
	return j.says(f, cited.DraftDisputed, against, "%s says %s", against[0].Figure.by(), against[0].Exact)
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

// Days within which two figures are of about the same time.
const sameTime = 366

// disputes reports whether a figure of the archive cannot be right if one of the draft is: they
// surely count the same, at about the same time.
func (h *held) disputes(b *Books, f *Figure) bool {
	if !h.same || h.accord != apart || h.Modifier == cited.Vague || h.Stance == cited.Denial || !h.anchored(b, f) {
		return false
	}
	x, ok := cited.AsOfFigure(f.Figure, f.Doc.Published).Day()
	y, known := cited.AsOfFigure(h.Figure.Figure, h.Doc.Published).Day()
	return ok && known && max(x-y, y-x) <= sameTime
}

// anchored reports whether something in both texts says that they tell of the same: countries of
// origin, places, or names that both paragraphs have.
func (h *held) anchored(b *Books, f *Figure) bool {
	if h.accord >= sharpened && singular(f.Figure) || meetBoth(b.possible(f), b.possible(h.Figure)) || len(f.Place) > 0 && len(h.Place) > 0 && meetPlaces(f.Place, h.Place) {
		return true
	}
	return meetBoth(f.Doc.namesNear(f.Figure), append(h.Doc.namesNear(h.Figure.Figure), f.Doc.titled(h.Doc)...))
}

// singular reports whether a number is hardly there twice by chance: it has three digits that are
// no noughts at the end.
func singular(f *cited.Figure) bool {
	v, ok := point(f)
	return ok && f.Kind == cited.Count && v/grain(v) >= 100
}

// namesNear are the names in the paragraph of a figure.
func (d *Document) namesNear(f *cited.Figure) []string {
	if s := d.sentenceOf(f); s != nil {
		return d.blocks[s.block].names
	}
	return nil
}

// titled are the words of another document's title that are names in this one.
func (d *Document) titled(o *Document) []string {
	var out []string
	for _, t := range text.AppendTokens(nil, o.Title, 0, len(o.Title)) {
		if t.Shape != text.Lower {
			out = append(out, text.Fold(possessor(o.Title[t.Start:t.End])))
		}
	}
	return out
}

// supported returns that claims say a figure, or that the same source has a newer one.
func (j *judge) supported(f *Figure, ok, all []held) cited.Judgement {
	if newer := some(all, func(h *held) bool {
		return (h.anchored(j.b, f) || singular(f.Figure)) && (h.same || j.corrects(h, all)) && j.replaces(h, ok)
	}); len(newer) > 0 && f.current() && !j.gives(newer) {
		return j.says(f, cited.DraftSuperseded, newer, "the same source has had %s since", newer[0].Exact)
	}
	x := j.says(f, cited.DraftSupported, ok, "%s says %s", ok[0].Figure.by(), ok[0].Exact)
	var figures []*Figure
	for i := range ok {
		figures = append(figures, ok[i].Figure)
	}
	x.Claims, x.Independent = j.archive.Claims(figures)
	return x
}

// replaces reports whether a figure of the archive is a newer one of a source that once said
// what the draft says, known when the draft was written.
func (j *judge) replaces(h *held, ok []held) bool {
	if !changed(ok[0].draft, h.Figure.Figure, h.accord) || h.Stance == cited.Denial || told(h.Figure) > j.draft.lastDay() {
		return false
	}
	first, any := cited.MaxDay, false
	for i := range ok {
		first = min(first, told(ok[i].Figure))
		any = any || oneSource(ok[i].Figure, h.Figure) || ok[i].Doc == h.Doc
	}
	return any && (told(h.Figure) > first || h.follows(ok)) && j.later(h, ok)
}

// follows reports whether the document of a figure gives an older number beside it, with a date
// of its own: "In December it was still 115."
func (h *held) follows(ok []held) bool {
	day, known := cited.AsOfFigure(h.Figure.Figure, h.Doc.Published).Day()
	return known && slices.ContainsFunc(ok, func(o held) bool {
		before := cited.AsOfFigure(o.Figure.Figure, o.Doc.Published)
		then, dated := before.Day()
		return o.Doc == h.Doc && before.From == cited.OfFigure && dated && then < day
	})
}

// corrects reports whether a figure stands in one document with the draft's number, and counts
// the same as that does there: it then gives the older number beside the newer one.
func (j *judge) corrects(h *held, all []held) bool {
	return slices.ContainsFunc(all, func(o held) bool {
		return o.Doc == h.Doc && o.accord == agreeing && o.where && changed(o.Figure.Figure, h.Figure.Figure, accordOf(o.Figure.Figure, h.Figure.Figure)) && j.b.bearing(o.Figure, h.Figure).same
	})
}

// later reports whether a figure holds at a later date than all that say what the draft says.
func (j *judge) later(h *held, ok []held) bool {
	day, known := cited.AsOfFigure(h.Figure.Figure, h.Doc.Published).Day()
	for i := range ok {
		other, dated := cited.AsOfFigure(ok[i].Figure.Figure, ok[i].Doc.Published).Day()
		if !known || !dated || !oneSource(ok[i].Figure, h.Figure) {
			continue
		}
		if other > day || other == day && told(ok[i].Figure) < told(h.Figure) {
			return false
		}
	}
	return known
}

// gives reports whether the draft itself gives one of some figures.
func (j *judge) gives(list []held) bool {
	for i := range j.draft.Found.Figures {
		f := &j.draft.Found.Figures[i]
		if slices.ContainsFunc(list, func(h held) bool { return sameNumber(f, h.Figure.Figure) }) {
			return true
		}
	}
	return false
}

// current reports whether a draft states a figure as the latest: it says so, or gives no date
// at all.
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

// unfound judges a figure that nothing supports: its number may stand elsewhere.
func (j *judge) unfound(f *Figure, all []held) cited.Judgement {
	value, ok := point(f.Figure)
	same := some(all, func(h *held) bool { return h.accord == agreeing && sameNumber(f.Figure, h.Figure.Figure) })
	if ok && value >= telling && len(same) > 0 {
		if same[0].about() {
			return j.says(f, cited.DraftElsewhere, same, "the archive has that number, and nothing says that it is for the same: %s", brief(same[0].Quote.Exact))
		}
		return j.says(f, cited.DraftElsewhere, same, "the archive has that number for something else: %s", brief(same[0].Quote.Exact))
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
	x := cited.Judgement{Figure: f.exhibit(), Verdict: v, Message: fmt.Sprintf(format, args...), Evidence: []cited.Exhibit{}}
	for i := range by {
		x.Evidence = append(x.Evidence, by[i].exhibit())
	}
	return x
}
