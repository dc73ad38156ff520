package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// study is what a document has told of a study so far. Whom such a text counts is
// mostly of the sample, without saying so again.
type study struct {
	sample  code // the measure of those in the sample, "" without a study
	age     int  // figures since the last one of the sample
	section bool // it was in this section
	sampled int  // figures of the sample
	figures int  // all figures
	time    code // when the first of the sample holds that has a time
	ofTime  int  // figures of the sample that have it
}

// learn keeps what the figures of a sentence tell of a study.
func (s *study) learn(drafts []*draft) {
	for _, d := range drafts {
		s.figures++
		s.age++
		if d.book.measure[d.measure.value]&codebook.Sample != 0 {
			s.sample, s.age, s.section = code{value: d.measure.value}, 0, true
			s.sampled++
			s.date(d.time)
		}
	}
}

// date notes the time of a figure of the sample.
func (s *study) date(t code) {
	if s.time.value == "" {
		s.time = t
	}
	if t.value != "" && t.value == s.time.value {
		s.ofTime++
	}
}

// share tells in fourths how many figures were of the sample.
func (s *study) share() int { return 4 * s.sampled / max(1, s.figures) }

// offerStudy offers the measure of the sample of which the document has told.
func (sc *scene) offerStudy(d *draft, offer func(v code, rule, from string) bool) {
	if sc.study.sample.value == "" || d.whole != nil || !offer(sc.study.sample, "context.study", "study") {
		return
	}
	c, said := sc.choices, 0
	for _, m := range sc.s.List(mention.Measures) {
		if sc.is(sc.says(m.Entry), codebook.Sample) {
			said++
		}
	}
	c.has("study/age", bucket(sc.study.age))
	c.has("study/share", bucket(sc.study.share()))
	c.has("study/said", bucket(said))
	c.holds(sc.study.section, "study/section")
	c.holds(sc.s.Plays(d.q.From-2, mention.RoleOf), "study/of")
}
