package check

import (
	"cited"
	"cited/internal/mention"
)

// unread judges the numbers of a draft that were not read as figures although their own words say whom they count. That
// one is supported, or not found, is not said: it may be no figure after all.
func (j *judge) unread() []cited.Judgement {
	var out []cited.Judgement
	for _, s := range j.draft.sentences {
		for k := range s.numbers {
			a := &s.numbers[k]
			if a.figure != nil || !s.single(a) || s.ofTime(a) || rarityOf(a.Low) == 0 || !s.ofPeople(a) {
				continue
			}
			f := &Figure{Figure: a.bare(s), Doc: j.draft}
			w := j.wording(f)
			if w == nil || len(fates(w.measures)) == 0 {
				continue
			}
			switch x := j.figure(f, w); x.Verdict {
			case cited.DraftSuperseded, cited.DraftDisputed, cited.DraftElsewhere:
				out = append(out, x)
			case cited.DraftMisreports:
				if j.sure {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// ofPeople reports whether a noun of people stands right behind a number.
func (s *sentence) ofPeople(a *amount) bool {
	for i := a.To; i < min(a.To+nounBehind, len(s.Tokens)); i++ {
		for _, l := range []mention.List{mention.People, mention.Segments, mention.Peoples} {
			if _, ok := s.Covering(l, i); ok {
				return true
			}
		}
		if s.isMark(i) {
			return false
		}
	}
	return false
}
