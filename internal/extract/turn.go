package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// speaker is who speaks in a turn of a conversation.
type speaker struct {
	name  string
	at    text.Range
	host  bool // leads the conversation
	guest bool // answers questions: "A:"
}

// speakerOf returns whom a turn is attributed to; nobody for the questions of a
// conversation of Q and A, its guest for the answers.
func (s *Session) speakerOf(w text.Window, i int) speaker {
	b := w.Blocks[i]
	label := w.Content[b.Label.Start:b.Label.End]
	if len(label) <= 2 {
		if s.asked == "" {
			s.asked, s.guest = label, s.guestOf(w, i)
			if s.guest.name != "" {
				s.said.people.Meet(s.guest.name, true)
			}
		}
		if label == s.asked {
			return speaker{}
		}
		return speaker{name: s.guest.name, at: s.guest.at, guest: true}
	}
	if n := strings.IndexByte(label, '('); n > 0 {
		who := strings.TrimSuffix(label[n+1:], ")")
		if label = strings.TrimSpace(label[:n]); len(label) == 1 && who != "" { // "A (nurse)"
			start := b.Label.Start + n + 1
			return speaker{name: who, at: text.Range{Start: start, End: start + len(who)}, guest: true}
		}
	}
	out := speaker{name: strings.TrimPrefix(strings.TrimPrefix(label, "The "), "A "), at: b.Label}
	if sc := s.stretch(w, b, b.Label); sc != nil {
		for i := range sc.s.Tokens {
			out.host = out.host || sc.s.Plays(i, mention.RoleHost)
		}
	}
	return out
}

// mostIntroduced is how many blocks before the first question may name the guest.
const mostIntroduced = 8

// guestOf returns whom the text before the first question presents as the guest of a
// conversation.
func (s *Session) guestOf(w text.Window, first int) speaker {
	best, most := speaker{}, 0
	for i := max(0, first-mostIntroduced); i < first; i++ {
		b := w.Blocks[i]
		sc := s.stretch(w, b, text.Range{Start: b.Start, End: b.End})
		if sc == nil || b.Kind == text.Boilerplate {
			continue
		}
		sc.places = sc.findPlaces()
		for k := 0; k < len(sc.s.Tokens); k++ {
			to := sc.nameEnd(k)
			if to <= k {
				continue
			}
			k = sc.pastFunction(k, to)
			if n := sc.presented(k, to); n > most {
				best, most = speaker{name: sc.name(k, to), at: sc.bytes(k, to)}, n
			}
			k = to
		}
	}
	return best
}

// presented says how much speaks for it that a name is the one of a guest: words
// before or behind it, an age or a calling behind a comma.
func (sc *scene) presented(from, to int) int {
	if _, place := sc.placeAt(from); place || to-from < 2 || to-from > maxName || sc.s.Plays(from, mention.RoleThe|mention.RoleA) {
		return 0
	}
	switch {
	case sc.s.Plays(from-1, mention.RoleGuest), sc.pause(from-1) && sc.s.Plays(from-2, mention.RoleGuest):
		return 3
	case sc.s.Plays(to, mention.RoleIn) && sc.s.Plays(to+1, mention.RoleGuest):
		return 3
	case sc.word(to) == "," && to+1 < len(sc.s.Tokens) && (sc.s.Tokens[to+1].Class == text.Number || sc.s.Tokens[to+1].Shape == text.Lower):
		return 2
	}
	return 0
}
