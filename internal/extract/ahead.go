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
				s.sections.see(sc, b)
			}
		}
	}
}
