package extract

import (
	"strings"

	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// toponyms are the names of a window that may be of places. Which of them are,
// and where those lie, is decided when the whole window has been read: by the
// countries that the document speaks of, by what a name is coordinated with and
// by what stands behind its comma.
type toponyms struct {
	names  *gazetteer.Gazetteer
	list   []toponym
	spoken map[string]int             // countries by how often the document spoke of them
	inside map[string]int             // provinces, by country and code
	home   string                     // the country that it mostly speaks of
	local  string                     // the province that it mostly tells of places in, by country and code
	proven map[string]gazetteer.Place // what a name stood for where the text said so
	votes  map[string]int             // how often a name was counted for its likeliest place
	people map[string]bool            // words that the text has told as somebody's name

	scan     *mention.Scan
	key      []byte
	sentence int // its number

	first bool // the sentence opens a block
	lead  bool // only capitals and marks so far: a dateline
}

// toponym is one name that may be a place's.
type toponym struct {
	at       text.Range
	country  string // known already
	found    string // in the gazetteer
	score    float64
	sure     bool
	seat     string          // the country whose seat of government it is
	owner    bool            // a possessive stands behind it
	state    bool            // a country, not a place in one
	either   bool            // a region that is a province only where the text speaks of its country
	beside   bool            // a river, a road: the town of its name says little of where it is
	short    bool            // "Tex.": what stands before its comma lies in it
	speaks   bool            // "said" stands behind it
	river    bool            // a river, which may flow through several provinces
	bare     bool            // nothing around it says that it is a place
	key      string          // its one word, folded; "" if it has more
	voted    gazetteer.Place // what it was counted for, by itself
	inside   bool            // in its province too
	sentence int             // its number
	located  bool            // a country that something happens in or goes to
	division bool            // its own words call it a county, a district
	plural   bool            // "counties" stands behind it: so are those before it
	joint    joint           // what parts it from the name before
}

type joint uint8

const (
	apart joint = iota
	comma       // X, Y
	and         // X and Y
)

// Weights of what speaks for a name being a place's.
const (
	enough      = 2.0 // together
	certainly   = 4.0
	behindIn    = 2.0 // in, at, near
	behindTo    = 1.5 // to, from
	behindOf    = 1.0
	personLikes = -4.0
)

// read notes the names of a sentence.
func (t *toponyms) read(c *mention.Scan, first bool) {
	t.scan, t.first, t.lead = c, first, first
	t.sentence++
	last := 0 // token behind the name before
	before := -1
	for i := 0; i < len(c.Tokens); {
		p, to := t.at(i)
		if to <= i {
			i++
			continue
		}
		if p.at.End > 0 {
			p.sentence = t.sentence
			p.joint, p.owner = apart, t.possessive(to) || t.qualifies(p, to)
			p.speaks = c.Is(to, "said") || c.Is(to, "told") || c.Is(to, "says") || c.Is(to, "added") || c.Is(to, "who")
			if before >= 0 {
				p.joint = t.jointOf(last, i)
			}
			t.list = append(t.list, p)
			last, before = to, i
		}
		i = to
	}
}

// jointOf tells what stands between two names.
func (t *toponyms) jointOf(from, to int) joint {
	c := t.scan
	if m, kind, ok := c.Landmark(from); ok && kind == "behind" && m.To < to && c.Tokens[from].Shape == text.Lower {
		from = m.To // Panjwai district, Kandahar
	}
	switch {
	case to-from == 1 && (c.Is(from, ",") || c.Is(from, "(")), to-from == 2 && c.Is(from, ",") && c.Is(from+1, "in"):
		return comma
	case to-from >= 1 && to-from <= 3:
		for i := from; i < to; i++ {
			if !c.Is(i, ",") && !c.Is(i, "/") && !c.Plays(i, mention.RoleAnd|mention.RoleOr|mention.RoleThe) {
				return apart
			}
		}
		return and
	}
	return apart
}

// at reads the name at token i, and returns where it ends. A name that is none
// of a place has no end in its range.
func (t *toponyms) at(i int) (toponym, int) {
	c := t.scan
	if c.Dated(i) || c.Tokens[i].Class != text.Letters {
		return toponym{}, i
	}
	if g, ok := c.Covering(mention.Groups, i); ok {
		return toponym{}, g.To
	}
	m, kind, ok := c.Landmark(i)
	switch {
	case ok && kind == "never":
		return toponym{}, m.To
	case ok && kind == "body":
		return toponym{}, t.behindBody(m)
	case ok && kind == "state":
		if i > 0 && c.Is(i-1, ",") && m.To <= len(c.Tokens) {
			code := m.Entry.Meaning()
			if len(code) == 2 {
				code = "USA" + code
			}
			return toponym{at: t.bytes(i, m.To), found: code[:3] + "xp" + code[3:], score: enough, short: true}, m.To
		}
	case ok && kind == "named" && divided(m.Entry.Meaning()):
		return t.landmark(m) // England is more than Great Britain says
	case ok && kind == "named":
		if p, to := t.known(i); to >= m.To && p.at.End > 0 {
			return p, to
		}
		return t.landmark(m)
	}
	if p, to := t.known(i); to > i {
		return p, to
	}
	if ok && (kind == "before" || kind == "both") {
		return t.behindCue(i, m)
	}
	return t.named(i)
}

// landmark is a place of the list of landmarks.
func (t *toponyms) landmark(m mention.Match) (toponym, int) {
	if m.Entry.Name == "named.river" && !t.scan.Plays(m.From-1, mention.RoleThe) && t.city(t.find(m.From, m.To)) {
		return t.named(m.From) // Dnipro is a city too
	}
	p := toponym{at: t.bytes(m.From, m.To), sure: true}
	if m.To == m.From+1 && t.between(m.From) {
		p.sure, p.score = false, personLikes // Ana Kashmir Berg
	}
	if m.To < len(t.scan.Tokens) && t.nameWord(m.To) && t.scan.Plays(m.From-1, mention.RoleThe) {
		p.sure, p.score = false, t.cue(m.From, m.To)-behindOf // the New England Patriots
	}
	p.river = t.banks(m.From-2) && t.scan.Plays(m.From-1, mention.RoleThe)
	if t.scan.Plays(m.From-1, mention.RoleThe) && t.townOnly(t.find(m.From, m.To)) {
		if code := m.Entry.Meaning(); len(code) == 3 {
			p.river, p.country = true, code
		}
		return p, m.To // no town has an article: the Volga
	}
	if last := m.To - 1; last > m.From && t.find(m.From, m.To) == "" && (t.scan.Is(last, "state") || t.scan.Is(last, "province")) && t.ofProvince(t.find(m.From, last)) {
		p.found = t.find(m.From, last) // Rakhine State
		return p, m.To
	}
	if code := m.Entry.Meaning(); divided(code) {
		p.found, p.score = code[:3]+"xp"+code[3:], enough
	} else if len(code) == 3 {
		p.country, p.found = code, t.find(m.From, m.To)
	} else if found := t.find(m.From, m.To); t.ofProvince(found) {
		p.found, p.either = found, true
	}
	return p, m.To
}

// divided reports whether what a landmark means is a country with its province.
func divided(code string) bool { return len(code) > 3 && code[3] < 'a' }

// known is a country or region of the lists; their people and adjectives are no
// places, but tell of which country the document speaks.
func (t *toponyms) known(i int) (toponym, int) {
	c := t.scan
	m, ok := c.Beginning(mention.Countries, i)
	if ok && m.To < len(c.Tokens) && c.Is(m.To, "$") && !c.Tokens[m.To].Space {
		return toponym{}, m.To // US$
	}
	if ok {
		code := m.Entry.Meaning()
		switch m.Slot {
		case "people", "adjective":
			t.spoken[code]++
			return toponym{}, m.To
		case "capital":
			if _, to := t.named(i); to > m.To {
				return t.named(i)
			}
			return t.seat(m, code), m.To
		}
		if p, to := t.named(i); to > m.To && p.score >= enough {
			return p, to
		}
		p := toponym{at: t.bytes(i, m.To), country: code, state: true, sure: t.cue(i, m.To) > 0 || !t.between(i) && (!t.doubtful(i) || !t.person(i, m.To)), found: t.find(i, m.To)}
		p.located = t.locates(i)
		q, also := t.namesake(&p)
		if !also {
			t.spoken[code] += 2
		} else if t.has("state", m.To) { // Georgia lawmakers
			return toponym{at: p.at, found: q.Country + "xp" + q.Region, score: certainly}, m.To
		}
		return p, m.To
	}
	for _, list := range []mention.List{mention.Regions, mention.Historic} {
		if m, ok := c.Beginning(list, i); ok {
			if m.Slot == "people" || m.Slot == "adjective" || c.Tokens[m.To-1].Shape == text.Lower {
				if p, to := t.named(i); to > m.To && p.score >= enough {
					return p, to // Western Bahr el Ghazal
				}
				return toponym{}, m.To // "European countries" is no name of a place
			}
			p := toponym{at: t.bytes(i, m.To), sure: true, state: true}
			if list == mention.Historic && len(m.Entry.Means) == 1 {
				p.country = m.Entry.Meaning()
			}
			return p, m.To
		}
	}
	if m, ok := c.Beginning(mention.Peoples, i); ok {
		if t.cue(i, m.To) >= behindIn && t.ofProvince(t.find(i, m.To)) {
			return t.named(i) // "in Kachin"
		}
		return toponym{}, m.To
	}
	return toponym{}, i
}

// seat is a seat of government, which may share its name with other cities.
func (t *toponyms) seat(m mention.Match, code string) toponym {
	p := toponym{at: t.bytes(m.From, m.To), seat: code, sure: !t.person(m.From, m.To), found: t.find(m.From, m.To)}
	if p.found == "" {
		p.country = code
	}
	return p
}

// qualifies reports whether a country's short name stands before a noun, as an
// adjective does: US troops.
func (t *toponyms) qualifies(p toponym, to int) bool {
	return p.state && p.at.End-p.at.Start <= len("U.S.") && to < len(t.scan.Tokens) && t.scan.Tokens[to].Class == text.Letters
}

// possessive reports whether an 's stands at token i.
func (t *toponyms) possessive(i int) bool {
	c := t.scan
	return i+1 < len(c.Tokens) && (c.Is(i, "'") || c.Is(i, "’")) && !c.Tokens[i].Space && !c.Tokens[i+1].Space && c.Is(i+1, "s")
}

func (t *toponyms) bytes(from, to int) text.Range {
	return text.Range{Start: t.scan.Tokens[from].Start, End: t.scan.Tokens[to-1].End}
}

// named reads the longest name of the gazetteer at token i, or one that a word
// behind it makes a place's.
func (t *toponyms) named(i int) (toponym, int) {
	if !t.capital(i) {
		return toponym{}, i
	}
	to, found := t.longest(i)
	if p, end := t.riverAt(i, to, found); end > i {
		return p, end
	}
	if end, whole := t.feature(i); end > 0 && end >= to {
		p := toponym{at: t.bytes(i, whole), found: found, score: certainly}
		p.river = t.flows(end)
		if m, _, ok := t.scan.Landmark(end); ok && (m.Entry.Name == "behind.site" || m.Entry.Name == "behind.land" || m.Entry.Name == "both.land") {
			p.beside = end != to || whole > end
		}
		if end != to {
			p.found = t.find(i, end)
		}
		if m, _, ok := t.scan.Landmark(end); ok && m.Entry.Name == "behind.division" {
			p.division, p.plural = true, whole == end && strings.HasSuffix(t.scan.Word(m.To-1, m.To), "s")
		}
		return p, whole
	}
	if to == i {
		return t.unlisted(i)
	}
	if to < len(t.scan.Tokens) && t.flows(to) && t.scan.Tokens[to].Shape == text.Title && t.scan.Plays(i-1, mention.RoleThe) {
		return toponym{at: t.bytes(i, to+1), found: found, score: certainly, river: true, beside: true}, to + 1 // the St. Johns River
	}
	if p, ok := t.division(i, to, found); ok {
		return p, to
	}
	if more := t.pastParticle(to); more > to {
		return toponym{at: t.bytes(i, more), score: t.cue(i, more) + t.standing(i, to, found)}, more
	}
	if more := t.pastCompound(i, to); more > to {
		return toponym{at: t.bytes(i, more), score: t.cue(i, more)}, more
	}
	if more := t.wider(i, to); more > to {
		return toponym{at: t.bytes(i, more), found: t.find(i, more), score: enough}, more
	}
	return t.weighed(i, to, found), to
}

// mostWords is how many words a name may have.
const mostWords = 6

// longest looks for the longest name that begins at token i.
func (t *toponyms) longest(i int) (to int, found string) {
	c := t.scan
	t.key = t.key[:0]
	to = i
	for k := i; k < len(c.Tokens) && k < i+2*mostWords; k++ {
		tok := c.Tokens[k]
		if tok.Class == text.Punct {
			if !joins(c.Word(k, k+1)) || tok.Space || k+1 < len(c.Tokens) && c.Tokens[k+1].Space && !c.Is(k, ".") {
				break
			}
			continue
		}
		if tok.Class == text.Number || c.Dated(k) {
			break
		}
		t.key = gazetteer.AppendKey(t.key, t.folded(k))
		places, longer := t.names.Find(t.key)
		if places != "" && tok.Shape != text.Lower {
			to, found = k+1, places
		}
		if !longer {
			break
		}
	}
	return to, found
}

func joins(mark string) bool {
	switch mark {
	case "-", "'", "’", "‘", ".", "`", "‐", "‑":
		return true
	}
	return false
}

func (t *toponyms) folded(i int) string {
	return text.Fold(t.scan.Word(i, i+1))
}

// find looks up the name of tokens from to to.
func (t *toponyms) find(from, to int) string {
	t.key = t.key[:0]
	for k := from; k < to; k++ {
		if t.scan.Tokens[k].Class != text.Punct {
			t.key = gazetteer.AppendKey(t.key, t.folded(k))
		}
	}
	places, _ := t.names.Find(t.key)
	return places
}

// capital reports whether token i is written like a name; "al-Bab" is too.
func (t *toponyms) capital(i int) bool {
	c := t.scan
	if i >= len(c.Tokens) || c.Tokens[i].Class != text.Letters {
		return false
	}
	if c.Tokens[i].Shape != text.Lower {
		return true
	}
	return c.Plays(i, mention.RoleParticle) && i+2 < len(c.Tokens) && joins(c.Word(i+1, i+2)) && !c.Tokens[i+2].Space && c.Tokens[i+2].Class == text.Letters && c.Tokens[i+2].Shape != text.Lower
}
