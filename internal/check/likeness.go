package check

import (
	"math"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// likeness is how much speaks for two numbers being told of the same.
type likeness struct {
	cover float64 // how much of what the draft says of its number and around it the other text says somewhere, 0 to 1
	core  float64 // how much of the words of the number itself the other has in those of its own
	clash clash   // what tells them apart all the same
}

// clash is what tells two numbers apart, the weakest first.
type clash int

const (
	noClash    clash = iota
	someClash        // one text narrows what the other leaves open
	clashTime        // both say when, and it is not the same
	clashPlace       // both say where, and it is not the same
	clashThing       // both say what is counted, or whom, and it is not the same
)

// How much a key counts that the other text has in the words of its number, its sentence, near it
// and anywhere; and a measure, which every other sentence of a document may have.
var (
	zones        = [4]float64{1, 0.9, 0.75, 0.35}
	measureZones = [4]float64{1, 0.8, 0.4, 0.1}
)

// What the words of a number count, the rest of its sentence, and what stands around it.
var nearness = [3]float64{1, 0.5, 0.2}

// likeness compares a number of a draft with one of the archive.
func (j *judge) likeness(draft, held *wording) likeness {
	var got, all float64
	for k, near := range draft.keys() {
		w := j.weight(k) * near
		all += w
		got += w * zoneOf(k, held)
	}
	x := likeness{clash: j.clash(draft, held), core: j.core(draft, held)}
	if all > 0 {
		x.cover = got / all
	}
	return x
}

// leastSaid is what the words of a number must weigh for them to tell anything alone.
const (
	leastSaid  = 0.8
	enoughSaid = 1.2 // of the archive, whose words may be few: a name, or two things
)

// core is how much of the words of one of two numbers the other has: of those of the draft, or of
// those of the archive if they say enough.
func (j *judge) core(draft, held *wording) float64 {
	got, all := j.shared(draft, held, draft.sources)
	out := 0.0
	if all >= leastSaid {
		out = got / all
	}
	for _, but := range []map[string]bool{nil, held.sayers()} {
		if got, all = j.shared(held, draft, but); got >= enoughSaid {
			out = max(out, got/all)
		}
	}
	return out
}

// sayers are the keys of the words that say whom a number is from: they tell nothing of what it counts.
func (t *wording) sayers() map[string]bool {
	if t.saying == nil {
		t.saying = map[string]bool{}
		for i := t.from; i < t.to; i++ {
			if t.fig.readFrom("attribution", t.s.span(i, i+1)) {
				t.saying[t.s.key(i)] = true
			}
		}
	}
	return t.saying
}

// shared weighs the words of one number, and those of them that another number has: what that one has
// nearby counts half.
func (j *judge) shared(one, other *wording, but map[string]bool) (got, all float64) {
	for k := range one.own {
		if but[k] {
			continue
		}
		w := j.weight(k)
		all += w
		switch {
		case other.own[k]:
			got += w
		case other.sentence[k] || other.around[k]:
			got += w / 2
		}
	}
	return got, all
}

// keys are all keys that speak for what a number counts, with how near they stand.
func (t *wording) keys() map[string]float64 {
	out := map[string]float64{}
	for i, set := range []map[string]bool{t.own, t.sentence, t.around} {
		for k := range set {
			if !t.sources[k] {
				out[k] = max(out[k], nearness[i])
			}
		}
	}
	return out
}

// zoneOf says how near to a number a key stands.
func zoneOf(k string, held *wording) float64 {
	z := zones
	if strings.HasPrefix(k, "measure:") {
		z = measureZones
	}
	switch {
	case held.own[k]:
		return z[0]
	case held.sentence[k]:
		return z[1]
	case held.around[k]:
		return z[2]
	case held.fig.Doc.all[k]:
		return z[3]
	}
	return 0
}

// weight is how much a key tells: the fewer documents have it, the more. A word that no document
// has is how the draft puts it; a name or country that none has tells of something else.
func (j *judge) weight(k string) float64 {
	n := j.documentsWith(k)
	name := isNamed(k)
	switch {
	case n == 0 && name:
		return 1.2
	case n == 0:
		return 0.3
	}
	w := 0.2 + math.Log(float64(len(j.documents)+1)/float64(n))/math.Log(float64(len(j.documents)+2))
	if name {
		w *= 1.5
	}
	return w
}

// clash says what tells two numbers apart.
func (j *judge) clash(draft, held *wording) clash {
	if clashOfUnits(draft, held) {
		return clashThing
	}
	people := clashOfPeople(draft, held)
	switch {
	case people == clashThing, clashOfMeasures(draft, held):
		return clashThing
	case j.ofNeighbour(draft, held), j.clashOfPlaces(draft, held) && !j.oneTown(draft, held):
		return clashPlace
	case clashOfTimes(draft, held):
		return clashTime
	}
	return people
}

// clashOfUnits reports whether one text counts households and the other people, or one the dead and the
// other the dead and wounded.
func clashOfUnits(draft, held *wording) bool {
	if draft.ofHouseholds() != held.ofHouseholds() {
		return true
	}
	return draft.says(harmed) && held.says(dead) || draft.says(dead) && held.says(harmed)
}

// ofHouseholds reports whether a number counts households: by its noun, or by its words if it has none behind it.
func (t *wording) ofHouseholds() bool {
	any, people := t.noun()
	return t.fig.unitHere() == households || !any && !people && slices.Contains(t.people, "households") && !t.taken()
}

// taken reports whether families before a number have what it counts: "the host families have taken in 26,300".
func (t *wording) taken() bool {
	m, ok := t.s.says(string(households), t.from, t.to)
	k := t.s.numberOf(t.fig)
	if !ok || k < 0 {
		return false
	}
	if at := m.From - 1; t.s.Plays(at, mention.RoleWith) || t.s.Plays(at-1, mention.RoleWith) {
		return true
	}
	for i := m.To; i < t.s.numbers[k].From; i++ {
		if t.s.Plays(i, mention.RoleHave) {
			return true
		}
	}
	return false
}

// says reports whether the words of a number say that it is of one unit, and of no other of the two.
func (t *wording) says(u unit) bool {
	_, hurt := t.s.says(string(harmed), t.from, t.to)
	_, died := t.s.says(string(dead), t.from, t.to)
	return u == harmed && hurt && !died || u == dead && died && !hurt
}

// clashOfPeople compares whom two texts count. Men may be people of any sort.
func clashOfPeople(draft, held *wording) clash {
	sex, other := ofKinds(draft.people, "women", "young", "elderly", "households"), ofKinds(held.people, "women", "young", "elderly", "households")
	men, theirs := slices.Contains(draft.people, "men"), slices.Contains(held.people, "men")
	switch {
	case len(sex) > 0 && len(other) > 0 && !meet(sex, other), men && len(sex) == 0 && len(other) > 0 && !theirs, theirs && len(other) == 0 && len(sex) > 0 && !men:
		return clashThing
	case len(sex) > 0 && len(other) == 0 && !theirs && !held.tells(sex):
		return clashThing
	}
	if one, other := ofKinds(draft.counted, roles()...), ofKinds(held.counted, roles()...); len(one) > 0 && len(other) > 0 && !meet(one, other) && !armed(one, other) {
		return clashThing // "383 civilians", "383 extremist terrorists"
	}
	role, others := ofKinds(draft.people, "civilians", "fighters", "soldiers", "contractors"), ofKinds(held.people, "civilians", "fighters", "soldiers", "contractors")
	switch {
	case len(role) > 0 && len(others) > 0 && !meet(role, others) && !armed(role, others):
		return clashThing
	case len(sex) == 0 && len(other) > 0 && !draft.tells(other):
		return someClash
	}
	return noClash
}

// roles are what people may be in a war.
func roles() []string { return []string{"civilians", "fighters", "soldiers", "contractors"} }

// armed reports whether both of two sorts of people bear arms: one text may call soldiers whom another
// calls fighters.
func armed(one, other []string) bool {
	bears := func(list []string) bool {
		return !slices.Contains(list, "civilians") && !slices.Contains(list, "contractors")
	}
	return bears(one) && bears(other)
}

func ofKinds(people []string, kinds ...string) []string {
	return slices.DeleteFunc(slices.Clone(people), func(p string) bool { return !slices.Contains(kinds, p) })
}

// tells reports whether the sentence of a number, or what stands around it, speaks of some people.
func (t *wording) tells(people []string) bool {
	return slices.ContainsFunc(people, func(p string) bool { return slices.Contains(t.near, p) })
}

// clashOfMeasures reports whether two texts count different things.
func clashOfMeasures(draft, held *wording) bool {
	x, y := fates(draft.measures), fates(held.measures)
	if home(draft.measures, held.measures) || home(held.measures, draft.measures) {
		return false
	}
	if one, other := ends(x), ends(y); len(one) > 0 && len(other) > 0 {
		x, y = one, other // "40 of the displaced have died", "40 of the displaced are back"
	}
	return len(x) > 0 && len(y) > 0 && !meet(x, y) && !meetBoth(x, fates(held.others)) && !meetBoth(fates(draft.others), y)
}

// home reports whether some measures say that people returned, and others no more than where they are: who is back lives there again.
func home(one, other []string) bool {
	return slices.Contains(one, "returned") && len(other) > 0 && within(other, []string{"arrived", "present", "sheltered"})
}

// ends are what became of people besides that they went.
func ends(fates []string) []string {
	return slices.DeleteFunc(slices.Clone(fates), func(m string) bool { return m == "went" })
}

// fates are what became of people, by measures: those of several codebooks that one word may
// stand for are one.
func fates(measures []string) []string {
	var out []string
	for _, m := range measures {
		switch m {
		case "travelled", "arrived", "present", "displaced", "sheltered", "evacuated":
			m = "went"
		case "killed", "wounded", "missing", "returned", "detained", "prosecuted", "convicted", "prevented":
		default:
			continue
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// clashOfPlaces reports whether two texts tell of different places: the draft names a country or a town
// that the other does not have near its number, and that one names another.
func (j *judge) clashOfPlaces(draft, held *wording) bool {
	for _, sort := range []func(string) bool{j.isHome, j.isTheatre, isTown} {
		here, there := ofSort(draft.places, sort), ofSort(held.places, sort)
		if len(here) == 0 || meet(here, there) {
			continue
		}
		if !slices.ContainsFunc(here, func(p string) bool {
			return held.sentence[p] || held.around[p] || slices.Contains(held.read, p)
		}) &&
			!slices.ContainsFunc(there, func(p string) bool { return draft.own[p] }) {
			return true
		}
		if slices.ContainsFunc(here, func(p string) bool { return held.fig.Doc.all[p] && !held.sentence[p] && !slices.Contains(held.read, p) }) {
			return true
		}
	}
	return false
}

// ofNeighbour reports whether another number beside one has the place that the draft names among its own
// words, and this one has another name among its: they are rows of one list.
func (j *judge) ofNeighbour(draft, held *wording) bool {
	mine, theirs := draft.places, j.namesOf(held)
	if names := j.namesOf(draft); !meet(names, theirs) {
		mine = slices.Concat(draft.places, names)
	}
	for _, p := range mine {
		if held.own[p] || slices.Contains(theirs, p) || !held.hasName(draft) && (len(theirs) == 0 || slices.ContainsFunc(theirs, func(n string) bool { return draft.own[n] || draft.sentence[n] })) {
			continue
		}
		for _, o := range j.beside[held.fig.Doc] {
			if o != held && o.s.block == held.s.block && (o.s == held.s || !slices.Contains(held.read, p)) && (o.own[p] || slices.Contains(j.namesOf(o), p)) {
				return true
			}
			if apart := o.s.block - held.s.block; o != held && (apart == 1 || apart == -1) && len(o.s.numbers) == 1 && len(held.s.numbers) == 1 && o.own[p] && o.row() && held.row() {
				return true
			}
		}
	}
	return false
}

// namesOf are the names among a number's own words that are of no source, with what stands at the head of
// its sentence if a document has it as a name.
func (j *judge) namesOf(t *wording) []string {
	if t.named != nil {
		return t.named
	}
	t.named = []string{}
	for _, x := range t.s.capitals() {
		if x.from < t.from || x.to > t.to || t.s.sources(x) || slices.ContainsFunc(t.s.bodies(x), func(is bool) bool { return is }) {
			continue
		}
		for i := x.from; i < x.to; i++ {
			word := text.Fold(possessor(t.s.Word(i, i+1)))
			if k := "name:" + word; !t.s.lists(i) && len(word) >= 3 && !t.sources[k] && (j.documentsWith(k) > 0 || x.from == 0 && t.s.is(x.to, "|")) {
				t.named = append(t.named, k)
			}
		}
	}
	return t.named
}

// row reports whether the words of a number are a line of a table or list: a few words without a verb.
func (t *wording) row() bool { return t.to-t.from <= wordsOfRow && len(t.measures) == 0 }

// wordsOfRow is how many tokens a line of a table has at most.
const wordsOfRow = 8

// hasName reports whether the words of a number hold a name that those of another do not.
func (t *wording) hasName(other *wording) bool {
	if !t.row() {
		return slices.ContainsFunc(t.places, func(p string) bool { return !other.own[p] })
	}
	for k := range t.own {
		if isNamed(k) && !other.own[k] {
			return true
		}
	}
	return false
}

// seldom is how many documents at hand have a name that tells one thing from others.
const seldom = 3

// oneTown reports whether the words of a number have a name that few documents have, and the other
// text has it near its number.
func (j *judge) oneTown(draft, held *wording) bool {
	for _, x := range draft.s.capitals() {
		if x.from < draft.from || x.to > draft.to || draft.s.sources(x) || slices.ContainsFunc(draft.s.bodies(x), func(is bool) bool { return is }) {
			continue
		}
		for i := x.from; i < x.to; i++ {
			k := draft.s.key(i)
			if strings.HasPrefix(k, "name:") && !draft.sources[k] && (held.sentence[k] || held.around[k]) && j.documentsWith(k) <= seldom {
				return true
			}
		}
	}
	return false
}

// bodies says of each word of a stretch whether it is one for a source.
func (s *sentence) bodies(x stretch) []bool {
	var out []bool
	for i := x.from; i < x.to; i++ {
		out = append(out, s.isBody(i))
	}
	return out
}

// documentsWith counts the documents at hand that have a key.
func (j *judge) documentsWith(k string) int {
	n := 0
	for _, d := range j.documents {
		if d.all[k] {
			n++
		}
	}
	return n
}

func ofSort(places []string, sort func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(places), func(p string) bool { return !sort(p) })
}

// isHome, isTheatre and isTown part places: countries, those of the conflict, which every other text
// names, and towns.
func (j *judge) isHome(p string) bool {
	c, ok := strings.CutPrefix(p, "country:")
	return ok && !j.b.Set.Theatre(c)
}

func (j *judge) isTheatre(p string) bool {
	c, ok := strings.CutPrefix(p, "country:")
	return ok && j.b.Set.Theatre(c)
}

func isTown(p string) bool { return strings.HasPrefix(p, "name:") }

// clashOfTimes reports whether the words of two numbers say when, and not the same.
func clashOfTimes(draft, held *wording) bool {
	x, y := draft.fig, held.fig
	if _, now := draft.s.says("now", draft.from, draft.to); now {
		return false // what is given as current may be of any time
	}
	if x.Time == "" || y.Time == "" || !x.says("time") || !y.says("time") || !held.timed() {
		return false
	}
	return !draft.relative() && !whens(x, y)
}

// relative reports whether the words of a number say when by another time only: "a year before".
func (t *wording) relative() bool {
	is := false
	for _, p := range t.s.Periods {
		if p.From < t.from || p.To > t.to {
			continue
		}
		for i := p.From; i < p.To; i++ {
			if t.s.Tokens[i].Class == text.Number || t.s.Tokens[i].Shape != text.Lower {
				return false
			}
		}
		is = true
	}
	return is
}

// timed reports whether a number has a period among its own words, or is alone in its sentence: what another number
// has is of that.
func (t *wording) timed() bool {
	return len(t.s.numbers) == 1 || slices.ContainsFunc(t.s.Periods, func(p mention.Period) bool { return p.From >= t.from && p.To <= t.to })
}

// everything are the keys of a document.
func (d *Document) everything(b *Books) map[string]bool {
	if d.all == nil {
		d.all = map[string]bool{}
		for i := range d.passages {
			for k := range d.blockKeys(b, d.passages[i].block) {
				d.all[k] = true
			}
		}
		for _, content := range []string{d.Title, d.Publisher, d.Author} {
			b.keysOf(content, d.all)
		}
	}
	return d.all
}

// rarity is how much the number itself tells: how seldom it is there twice by chance.
func rarity(f *cited.Figure) int {
	v, ok := point(f)
	if !ok {
		v, ok = bound(f)
	}
	switch {
	case !ok && f.Kind == cited.Count && f.Modifier == cited.Range && f.Low != nil && f.High != nil:
		return max(rarityOf(*f.Low), rarityOf(*f.High))
	case !ok:
		return 0
	case f.Kind == cited.Share:
		if inDigits(f) && math.Mod(v, 10) != 0 {
			return 1
		}
		return 0
	}
	return rarityOf(v)
}

// rarityOf is rarity for a count.
func rarityOf(v float64) int {
	digits := v
	for digits >= 10 && math.Mod(digits, 10) == 0 {
		digits /= 10
	}
	switch {
	case digits >= 100 || v >= 10000 && digits >= 10:
		return 2
	case digits > 12 || v >= 1000:
		return 1
	}
	return 0
}

// bound is the one end that a figure has.
func bound(f *cited.Figure) (float64, bool) {
	switch {
	case f.Low != nil && f.High == nil:
		return *f.Low, true
	case f.High != nil && (f.Low == nil || *f.Low == 0):
		return *f.High, true
	}
	return 0, false
}

// wordsOf are the keys of names.
func wordsOf(names []sourceName) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		for _, w := range n.proper {
			out["name:"+w], out[stem(w)] = true, true
		}
		for _, w := range n.narrows {
			out["name:"+text.Fold(w)], out[stem(text.Fold(w))] = true, true
		}
	}
	return out
}
