package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// aheadBytes is how much of a document's beginning is looked through for the places that
// it names, before its first figure is read.
const aheadBytes = 24 << 10

// lookAhead counts the places outside the conflict that the beginning of the document
// names: whose people a text is about it often says only behind its first figures.
func (s *Session) lookAhead(w text.Window) {
	var room mention.Sentence
	defer s.profile.rank()
	for _, b := range w.Blocks {
		if b.Start >= aheadBytes {
			return
		}
		if b.Kind == text.Boilerplate {
			continue
		}
		s.tokens = text.AppendTokens(s.tokens[:0], w.Content, b.Start, min(b.End, aheadBytes))
		s.ends = s.reader.lang.Spelling.AppendSentences(s.ends[:0], w.Content, s.tokens)
		for _, e := range s.ends {
			for _, part := range bounded(e) {
				s.reader.lang.Find(&room, w.Content, s.tokens[part.From:part.To])
				sc := &scene{r: s.reader, b: s.reader.all, s: &room}
				s.ahead.see(sc)
				s.gist.see(sc)
				sc.places = sc.findPlaces()
				s.profile.see(sc, len(s.profile.of) == 0)
			}
		}
	}
}

// describeAhead says how much of all naming of places at the beginning of the document is
// of a list of places; for none, of the place that is named most.
func (o *origins) describeAhead(of about, list []code) {
	h := o.ahead
	if h == nil || h.lands.sum == 0 {
		return
	}
	named := h.named(list)
	of.has("ahead", named)
	of.has("ahead-own", named+"-"+o.own())
	of.has("ahead-war", named+"-"+h.ofWar())
	if len(list) == 0 {
		of.has("ahead-times", bucket(h.lands.count[h.lands.top]))
		return
	}
	of.holds(h.leads(list), "ahead-leads")
	if h.leads(list) {
		o.choices.has("origin/ahead", named+"-"+h.ofWar())
		of.has("ahead-next", h.next())
	}
}

// ofWar says how much of all naming of places is of countries of the conflict.
func (h *homes) ofWar() string { return shareOf(h.wars, h.wars+h.lands.sum) }

// next says how the place that is named second compares with the first.
func (h *homes) next() string {
	second := 0
	for c, n := range h.lands.count {
		if c != h.lands.top && n > second {
			second = n
		}
	}
	return shareOf(second, h.lands.count[h.lands.top])
}
