package check

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

// Days within which two figures are of about the same time.
const sameTime = 366

// disputes reports whether a figure of the archive cannot be right if others are, which say
// what the draft says: another source has it of the same, at about the same time.
func (j *judge) disputes(h *held, ok []held) bool {
	if h.accord != apart || h.Kind != h.draft.Kind || h.Modifier == cited.Vague || h.Stance == cited.Denial || h.words.ofThem() || !h.far() {
		return false
	}
	for i := range ok {
		if ok[i].Doc == h.Doc && sameList(ok[i].Attribution, h.Attribution) || sameSayer(ok[i].Figure, h.Figure) {
			return false
		}
	}
	return slices.ContainsFunc(ok, func(o held) bool {
		if !h.soon(o.Figure) || j.ofOthers(h) || !j.anchored(o.words, h.words) {
			return false
		}
		x := j.likeness(o.words, h.words)
		w := j.wordings[place{j.draft, h.draft.Start}]
		return x.clash == noClash && (x.core >= likeDisputed || x.cover >= nearDisputed && j.oneTown(o.words, h.words)) && j.oneFate(o.words, h.words) ||
			h.clash == noClash && (h.core >= likeDisputed || h.cover >= nearDisputed && j.oneTown(w, h.words)) && j.oneFate(w, h.words)
	})
}

// far reports whether two numbers differ by more than people differ who count one thing twice.
func (h *held) far() bool {
	x, y := allows(h.draft), allows(h.Figure.Figure)
	return x.low > y.high*(1+fairBound) || y.low > x.high*(1+fairBound)
}

// ofThem reports whether the words of a number say that it is a part of others: "of them", "of these".
func (t *wording) ofThem() bool {
	for i := t.from; i+1 < t.to; i++ {
		if t.s.Plays(i, mention.RoleOf) && t.s.Plays(i+1, mention.RoleThey|mention.RoleThis|mention.RoleWho) {
			return true
		}
	}
	return false
}

// anchored reports whether both texts name something that few documents name.
func (j *judge) anchored(x, y *wording) bool {
	few := max(seldom, len(j.documents)/seldom)
	for _, keys := range []map[string]bool{x.own, x.sentence, x.around} {
		for k := range keys {
			if isNamed(k) && !x.sources[k] && (y.own[k] || y.sentence[k] || y.around[k]) && j.documentsWith(k) <= few {
				return true
			}
		}
	}
	return false
}

func isNamed(k string) bool { return strings.HasPrefix(k, "name:") || strings.HasPrefix(k, "country:") }

// oneFate reports whether the words of two numbers say that the same became of people; where neither says
// anything of it, whether they count them by one word that not every document has.
func (j *judge) oneFate(x, y *wording) bool {
	here, there := x.s.said(x.from, x.to), y.s.said(y.from, y.to)
	if len(here)+len(there) > 0 {
		return meetBoth(fates(here), fates(there)) || meetBoth(here, there)
	}
	for k := range x.own {
		if y.own[k] && !isNamed(k) && 2*j.documentsWith(k) <= max(seldom, len(j.documents)) {
			return true
		}
	}
	return false
}

// ofOthers reports whether the texts around a figure and the draft's tell of different countries, the
// countries of the conflict left out.
func (j *judge) ofOthers(h *held) bool {
	x, y := j.countriesNear(j.wordings[place{j.draft, h.draft.Start}]), j.countriesNear(h.words)
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
