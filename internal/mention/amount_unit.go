package mention

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// mostSteps is how many words may stand between a number and its noun.
const mostSteps = 6

// explain gives an amount its kind, its unit and its direction of change.
func (c *Scan) explain(a *Amount) {
	defer func() {
		if c.fellAs(a) && a.Modifier == cited.AtMost && c.Is(a.From, "under") { // stood under two metres of water
			a.From, a.Modifier, a.Low, a.HasLow = a.coreFrom, exactly, a.High, true
		}
		if a.Change = c.changeOf(a); a.Change != "" && a.Kind == cited.MentionCount && a.Unit == "point" {
			a.Kind = cited.MentionOther // the index fell 190 points
		}
	}()
	if a.Kind == cited.MentionOther {
		if a.Unit != "" {
			return
		}
		if m, ok := c.Ending(Labels, a.From); ok {
			a.Unit = strings.TrimSuffix(Singular(c.lang.Folded(c.Sentence, m.From)), ".")
			if a.Unit == "no" || a.Unit == "nr" || a.Unit == "number" { // report no. 3
				a.Unit = ""
				if m, ok := c.late.Ending(Metrics, m.From); ok && kindOf(m.Entry) == "label" {
					a.Unit = c.unitName(m)
				}
			}
		}
		return
	}
	if a.Kind == cited.MentionAge {
		if m, ok := c.unitOf(a.To); ok && a.Unit == "year" && a.coreTo == a.To {
			a.Unit = m.Entry.Meaning()
		}
		return
	}
	if a.Unit != "" && a.Kind != cited.MentionShare { // its reader has told
		return
	}
	if c.money(a) || c.apposedAge(a) || c.ownAge(a) || c.boundAge(a) {
		return
	}
	at := a.To
	if IsHyphen(c.at(at)) {
		at++
	}
	if a.Kind != cited.MentionShare && a.Kind != cited.MentionOrdinal && (c.timeUnit(a, at) || c.metric(a, at)) {
		return
	}
	if a.Kind == cited.MentionShare {
		if m, ok := c.late.Beginning(Metrics, at); ok && a.Unit == "percent" && c.coreTo(a) && m.Entry.Slot("unit") == "percentage point" {
			a.Kind, a.Unit = cited.MentionOther, "percentage point"
		}
		return
	}
	if c.magnitude(a, at) {
		return
	}
	a.Unit = c.nounBehindNumber(at, a)
}

// coreTo reports whether nothing follows the number of an amount inside it.
func (c *Scan) coreTo(a *Amount) bool { return a.coreTo == a.To }

// money reads the currency before or behind a number and takes it into the
// amount.
func (c *Scan) money(a *Amount) bool {
	if c.isOne(a.coreFrom-1, "$", "€", "£", "¥", "₹", "₽", "₺", "₪", "₱", "₩", "₦") {
		a.From = min(a.From, a.coreFrom-1)
	}
	before := a.coreFrom
	if _, ok := c.currencyAt(before); ok && a.To < len(c.Tokens) && c.tight(a.To) && c.isOne(a.To, "b", "tn", "t") {
		scale := 1e9
		if !c.Is(a.To, "b") {
			scale = 1e12
		}
		a.Low, a.High, a.To = a.Low*scale, a.High*scale, a.To+1
	}
	if m, ok := c.currencyAt(before); ok {
		a.Kind, a.Unit = cited.MentionMoney, m.Entry.Slot("unit")
		a.From = min(a.From, m.From)
		if k, ok := c.currencyAt(m.From); ok && c.tight(m.From) {
			a.From = min(a.From, k.From)
		} else if w := c.at(m.From - 1); c.tight(m.From) && len(w) <= 3 && strings.ToUpper(w) == w && w != "" && w[0] >= 'A' && w[0] <= 'Z' {
			a.From, a.Unit = min(a.From, m.From-1), strings.ToLower(w)+"$"
			if name := dollarOf(w); name != "" && c.Is(m.From, "$") {
				a.Unit = name
			}
		}
		c.modifiersBefore(a)
		return true
	}
	at := a.To
	if IsHyphen(c.at(at)) {
		at++
	}
	m, ok := c.late.Beginning(Metrics, at)
	if c.isOne(at, "€", "$", "£") && c.class != nil {
		a.Kind, a.To = cited.MentionMoney, at+1
		a.Unit = map[string]string{"€": "euro", "$": "dollar", "£": "pound sterling"}[c.at(at)]
		return true
	}
	if (!ok || m.Slot != "forms" || m.Entry.Meaning() != "money") && a.Kind != cited.MentionShare && a.Kind != cited.MentionOrdinal {
		if next, found := c.late.Beginning(Metrics, at+1); found && next.Slot == "forms" && next.Entry.Meaning() == "money" && c.isOne(at, "silver", "gold") {
			a.Kind, a.To, a.Unit = cited.MentionMoney, next.To, Singular(c.lang.Folded(c.Sentence, next.To-1)) // 23 silver pesos
			return true
		} else if found && next.Slot == "forms" && next.Entry.Meaning() == "money" && c.Tokens[at].Class == text.Letters && c.Tokens[at].Shape == text.Title {
			// 40 Canadian dollars
			a.Kind, a.To, a.Unit = cited.MentionMoney, next.To, c.lang.Folded(c.Sentence, at)+" "+next.Entry.Slot("unit")
			return true
		}
	}
	if !ok || m.Slot != "forms" || m.Entry.Meaning() != "money" || a.Kind == cited.MentionShare || a.Kind == cited.MentionOrdinal {
		return c.pounds(a, at)
	}
	a.Kind, a.Unit, a.To = cited.MentionMoney, m.Entry.Slot("unit"), m.To
	if w := Singular(c.lang.Folded(c.Sentence, m.To-1)); w == "cent" {
		a.Low, a.High = a.Low/100, a.High/100
	} else {
		a.Unit = c.currencyName(m)
	}
	return true
}

// currencyName is the one name of a currency; a code stands for itself where
// several currencies share an entry.
func (c *Scan) currencyName(m Match) string {
	switch m.Entry.Name {
	case "currency", "us-dollar", "euro", "pound-sterling", "yen", "yuan", "bitcoin", "rouble":
		return m.Entry.Slot("unit")
	}
	return Singular(text.Fold(c.Word(m.From, m.To)))
}

// unitName is the one name of a unit.
func (c *Scan) unitName(m Match) string {
	if u := m.Entry.Slot("unit"); u != "" {
		return u
	}
	return Singular(text.Fold(c.Word(m.From, m.To)))
}

// pounds reads pounds, which are money unless they weigh.
func (c *Scan) pounds(a *Amount, at int) bool {
	if c.Is(at, "pence") && a.Kind == cited.MentionCount {
		a.Kind, a.Unit, a.To, a.Low, a.High = cited.MentionMoney, "pound", at+1, a.Low/100, a.High/100
		return true
	}
	if !c.isOne(at, "pound", "pounds") || a.Kind != cited.MentionCount {
		return false
	}
	if c.Plays(at+1, RoleOf) || c.isOne(at+1, "in", "each", "bomb", "bombs") || IsHyphen(c.at(at-1)) || c.weighs(a.From) {
		a.Kind, a.Unit = cited.MentionWeight, "pound"
		return true
	}
	a.Kind, a.Unit, a.To = cited.MentionMoney, "pound", at+1
	return true
}

// modifiersBefore takes the modifiers before a currency's sign into an amount.
func (c *Scan) modifiersBefore(a *Amount) {
	for {
		m, ok := c.Ending(Modifiers, a.From)
		if !ok || m.Slot != "forms" || m.Entry.Meaning() == "range" || c.markup(m) {
			return
		}
		a.From = m.From
		if k := cited.Modifier(m.Entry.Meaning()); rank(k) > rank(a.Modifier) && a.Modifier != cited.Vague && a.Modifier != cited.Range {
			a.Modifier = k
			a.HasLow, a.HasHigh = k != cited.AtMost, k != cited.AtLeast
		}
	}
}

// apposedAge reads the age behind a name: "Anna Berg, 34, said".
func (c *Scan) apposedAge(a *Amount) bool {
	i := a.coreFrom
	if a.Kind != cited.MentionCount || a.From != i || !c.isDigits(i, 1, 3) || a.To != i+1 || a.Low > 119 || i < 2 || !c.Is(i-1, ",") {
		return false
	}
	if _, people := c.Ending(People, i-1); people && c.Is(i+1, ",") && c.Plays(i-3, RoleA) && !isPlural(c.at(i-2)) {
		a.Kind, a.Unit = cited.MentionAge, "year" // a carter, 21,
		return true
	}
	if c.Is(i+1, ",") && c.Tokens[i-2].Shape == text.Lower && i > 2 && (c.Plays(i-3, RoleThe) || c.isOne(i-3, "his", "her", "their", "my")) && a.Low > 12 && a.Low < 105 && !isPlural(c.at(i-2)) {
		a.Kind, a.Unit = cited.MentionAge, "year" // the husband, 66,
		return true
	}
	if _, people := c.Ending(People, i-1); people && c.Plays(i+1, RoleAnd) && c.isDigits(i+2, 1, 2) && c.isOne(i+3, ",", ".", ";") {
		a.Kind, a.Unit = cited.MentionAge, "year" // two girls, 9 and 12,
		return true
	}
	if !(c.Tokens[i-2].Shape == text.Title && c.Tokens[i-2].Class == text.Letters) || !c.isOne(i+1, ",", ".", ";", ")") {
		return false
	}
	if i+1 < len(c.Tokens) && c.Is(i+1, ".") && i+2 < len(c.Tokens) && !c.Tokens[i+2].Space {
		return false
	}
	named := i > 2 && c.Tokens[i-3].Shape == text.Title && c.Tokens[i-3].Class == text.Letters
	if _, _, month := c.calendar(i-2, "month"); month || c.namesPlace(i-2) && !named {
		return false
	}
	a.Kind, a.Unit = cited.MentionAge, "year"
	return true
}

// kinAge reports whether a number behind "is" is the age of somebody's own: my mother is 91.
func (c *Scan) kinAge(a *Amount) bool {
	if a.Low < 3 || !c.Plays(a.From-1, RoleBe) || !c.dayEnds(a.To) || c.Plays(a.To, RoleIn|RoleTo|RoleFrom) {
		return false
	}
	m, ok := c.Ending(People, a.From-1)
	if ok && c.Plays(m.From-1, RoleThe) && a.Low >= 13 && m.Entry.Slot("measure") == "" && c.isOne(a.To, ".", ",", ";") {
		return c.metricWord(m.From, "lone") // the gunman was 26
	}
	return ok && !isPlural(c.at(m.To-1)) && c.isOne(m.From-1, "my", "his", "her", "our", "their", "whose")
}

// ownAge reads the age that somebody is said to have, without a unit.
func (c *Scan) ownAge(a *Amount) bool {
	joined := c.Is(a.From-1, "at") && c.isOne(a.From-2, "enlisted", "died", "married", "orphaned", "widowed", "retired", "joined") && c.dayEnds(a.To)
	then := c.isOne(a.From-1, "then", "now") && c.Is(a.From-2, ",") && c.Is(a.To, ",") && a.From > 2 && c.Tokens[a.From-3].Shape == text.Title && a.Low > 2
	if a.Kind != cited.MentionCount || a.Low != a.High || a.Low > 119 || !joined && !then && !c.kinAge(a) && !c.TellsAge(a.From, a.To, a.Low) {
		return false
	}
	a.Kind, a.Unit = cited.MentionAge, "year"
	return true
}

// timeUnit reads a length of time or an age.
func (c *Scan) timeUnit(a *Amount, at int) bool {
	if c.isOne(at, "aged") {
		return false
	}
	m, ok := c.unitOf(at)
	if !ok || m.Entry.Meaning() == "quarter" && a.Low < 2 {
		return false
	}
	a.Kind, a.Unit = cited.MentionDuration, m.Entry.Meaning()
	if c.isAge(m) {
		a.Kind = cited.MentionAge
	}
	return true
}

// metric reads a unit of measure, and what it is measured by.
func (c *Scan) metric(a *Amount, at int) bool {
	if c.isOne(at, "in") && c.tight(at) && a.coreTo == at {
		a.Kind, a.Unit = cited.MentionDistance, "inch" // 5ft 10in
		return true
	}
	if c.isOne(at, "degree", "degrees") && (a.Low < 0 || c.isOne(a.From-1, "below", "above", "at")) {
		a.Kind, a.Unit = cited.MentionTemperature, "degree"
		if m, ok := c.unitAt(at); ok {
			a.Unit = c.unitName(m)
		}
		return true
	}
	for range 2 {
		if m, ok := c.unitAt(at); ok {
			a.Kind, a.Unit = cited.MentionKind(m.Entry.Meaning()), c.unitName(m)
			if per, ok := c.per(m.To); ok && a.Kind != cited.MentionRate {
				a.Kind, a.Unit = cited.MentionRate, a.Unit+" per "+per
			}
			if a.Unit == "degree" && c.isOne(at-1, "°") {
				a.To = at
			}
			return true
		}
		if !c.isOne(at, "more", "long", "metric", "nautical", "cubic") {
			return false
		}
		at++
	}
	return false
}

// per reads "per second", "an hour", "/h" behind a unit.
func (c *Scan) per(i int) (string, bool) {
	if c.isOne(i, "per", "a") && c.isOne(i+1, "person", "head", "capita", "patient", "household", "family", "child") {
		if i += 2; c.Plays(i, RoleAnd) {
			if m, ok := c.is(i+1, "unit"); ok { // a head and day
				return m.Entry.Meaning(), true
			}
		}
	}
	if !c.isOne(i, "per", "/") && !c.Plays(i, RoleA) || i+1 >= len(c.Tokens) {
		return "", false
	}
	if m, ok := c.is(i+1, "unit"); ok {
		return m.Entry.Meaning(), true
	}
	return "second", c.Is(i+1, "second")
}

// nounBehindNumber returns the noun that a number counts, "" where none follows:
// the first noun of people or things on the list, else the first plural, else
// the word behind it.
func (c *Scan) nounBehindNumber(i int, a *Amount) string {
	if c.Plays(i, RoleOf) {
		i++
		for c.Plays(i, RoleThe|RoleThis) || c.isOne(i, "its", "his", "her", "their", "our", "all") {
			i++
		}
	}
	fallback := ""
	if m, ok := c.unitOf(i); ok && a.Kind == cited.MentionOrdinal {
		return m.Entry.Meaning() // the fifth day running
	}
	for steps := 0; i < len(c.Tokens) && steps < mostSteps; steps++ {
		if IsHyphen(c.at(i)) && c.tight(i) {
			i++
			continue
		}
		if to := c.nameAt(i); to > i {
			i = to
			continue
		}
		if c.Tokens[i].Class != text.Letters || c.taken[i] || c.class[i] != noNumber && c.class[i] != dozenWord {
			break
		}
		if m, ok := c.nounAt(i); ok && !c.compounds(m.To) {
			return Singular(text.Fold(c.Word(m.From, m.To)))
		}
		if _, ok := c.Beginning(Function, i); ok || c.Plays(i, RoleAnd|RoleOr|RoleTo|RoleIn|RoleBy|RoleFrom|RoleWith|RoleBe|RoleState|RoleOf|RoleWho|RoleThe|RoleA|roleEnds) || (c.Plays(i, RolePast) || c.EndsLike(i, RolePast)) && (fallback != "" || a.Kind == cited.MentionOrdinal) {
			break
		}
		if c.Plays(i, RoleOther) || c.isOne(i, "more", "additional", "new", "further", "or", "such") {
			i++
			continue
		}
		w := c.lang.Folded(c.Sentence, i)
		if steps == 0 && isPlural(w) && c.Tokens[i].Shape == text.Title && fallback == "" && (i+1 >= len(c.Tokens) || c.Tokens[i+1].Shape != text.Title) {
			return Singular(w) // 3,000 Highlanders
		}
		if (isPlural(w) || otherPlural(w)) && c.Tokens[i].Shape == text.Lower {
			return Singular(w)
		}
		if !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ly") {
			fallback = w
		}
		i++
	}
	if a.Kind == cited.MentionOrdinal || a.HasHigh && a.High == 1 || a.To < len(c.Tokens) && IsHyphen(c.at(a.To)) {
		return fallback
	}
	return ""
}

// roleEnds are parts of words that end the run of words behind a number.
const roleEnds = RoleExcept | RoleUntil | RoleSince | RoleWhere

// nounAt returns the noun of people or of things that begins at token i.
func (c *Scan) nounAt(i int) (Match, bool) {
	if m, ok := c.Beginning(People, i); ok {
		return m, true
	}
	for _, list := range []List{Countries, Peoples, Regions, Historic} {
		if m, ok := c.Beginning(list, i); ok && isPlural(c.lang.Folded(c.Sentence, m.To-1)) && (m.Slot == "people" || list == Peoples) {
			return m, true
		}
	}
	m, ok := c.Beginning(Units, i)
	return m, ok && m.Entry.Meaning() == "thing"
}

// compounds reports whether a further noun follows, of which the one before is
// only a part: police officers, hospital beds.
func (c *Scan) compounds(i int) bool {
	if i >= len(c.Tokens) || c.Tokens[i].Class != text.Letters || c.Tokens[i].Shape != text.Lower {
		return false
	}
	if m, ok := c.nounAt(i); ok {
		return isPlural(c.lang.Folded(c.Sentence, m.To-1)) && !isPlural(c.lang.Folded(c.Sentence, i-1))
	}
	return false
}

// Singular takes the plural ending off a folded noun.
func Singular(w string) string {
	switch {
	case w == "people" || w == "women":
		return map[string]string{"people": "person", "women": "woman"}[w]
	case w == "series" || w == "species" || w == "corps" || w == "headquarters":
		return w
	case w == "buses":
		return "bus"
	case w == "lives" || w == "wives" || w == "knives":
		return w[:len(w)-3] + "fe"
	case w == "children":
		return "child"
	case strings.HasSuffix(w, "men") && len(w) > 4 || w == "men":
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case isPlural(w):
		return w[:len(w)-1]
	}
	return w
}

// mostBefore is how many words before a number are looked through for a change.
const mostBefore = 5

// changeOf returns the direction in which a verb or noun of change near an
// amount says that it went: "fell by 12", "a 10 per cent rise", "up to 40 from 30".
func (c *Scan) changeOf(a *Amount) string {
	if a.Kind == cited.MentionOrdinal || a.Kind == cited.MentionAge || a.Kind == cited.MentionOther && a.Unit != "percentage point" {
		return ""
	}
	if c.fellAs(a) {
		return ""
	}
	if c.lostValue(a) {
		return "down"
	}
	least := a.From - mostBefore
	for i := a.From - 1; i >= max(least, 0); i-- {
		if c.Plays(i, RoleTo) && c.fromBefore(i) > 0 { // from 900 to 1,070
			i = c.fromBefore(i)
			least = i - 2
			continue
		}
		if c.Tokens[i].Class == text.Number || c.isOne(i, ",", ";", ":", ".", "(", "from") {
			break
		}
		if way := c.wayTo(a, i); way != "" {
			if c.aside(a, i) {
				break
			}
			if c.Plays(a.From-1, RoleTo) && i < a.From-2 && c.fromBefore(a.From-1) == 0 && c.Tokens[a.From-2].Class == text.Letters && !strings.HasSuffix(c.at(a.From-2), "ly") {
				return "" // cut power to 900 homes
			}
			if w := c.lang.Folded(c.Sentence, i); (w == "up" || w == "down") && i == a.From {
				break
			}
			return way
		}
	}
	if way := c.comparedBehind(a); way != "" {
		return way
	}
	for i := a.To; i < len(c.Tokens) && i < a.To+3; i++ {
		if c.isOne(i, "up", "down") && i+1 < len(c.Tokens) && (c.Plays(i+1, RoleThe) || c.Tokens[i+1].Shape == text.Title) {
			break // two miles up the Tagus
		}
		if c.isOne(i, "fell", "rose", "dropped", "fall", "rise") && c.Plays(i+1, RoleIn|RoleFrame) && a.Kind != cited.MentionShare && a.Kind != cited.MentionMoney {
			break // two inches fell in an hour
		}
		if c.Tokens[i].Class != text.Letters && !IsHyphen(c.at(i)) || c.Plays(i, RoleOf|RoleIn|RoleAnd|RoleBe|RoleState|RoleWho|RoleThe|RoleTo|RoleFrom) {
			break
		}
		if way := c.wayTo(a, i); way != "" && a.Kind != cited.MentionCount && a.Kind != cited.MentionDuration {
			return way
		}
	}
	return ""
}

// fellAs reports whether an amount of a substance is what a verb of change moved: dropped
// 33 centimetres of rain.
func (c *Scan) fellAs(a *Amount) bool {
	return (a.Kind == cited.MentionDistance || a.Kind == cited.MentionWeight) && c.Plays(a.To+1, RoleOf)
}

// lostValue reports whether an amount is what something lost on a market: ", off $2", lost
// a quarter of its value.
func (c *Scan) lostValue(a *Amount) bool {
	if a.Kind == cited.MentionMoney {
		return c.Is(a.From-1, "off") && c.Is(a.From-2, ",")
	}
	return a.Kind == cited.MentionShare && c.isOne(a.From-1, "lost", "lose", "loses", "losing", "shed") && c.Plays(a.To, RoleOf) && c.isOne(a.To+1, "its", "their") && c.isOne(a.To+2, "value", "worth", "weight")
}

// fromBefore returns the token "from" of "from 900 to", the "to" being token i; 0
// if it is not there.
func (c *Scan) fromBefore(i int) int {
	for k := i - 1; k > 0 && k >= i-mostBefore; k-- {
		if c.Plays(k, RoleFrom) {
			return k
		}
		if c.isOne(k, ",", ";", ".") {
			return 0
		}
	}
	return 0
}

// wayAt returns up or down for a word of change at token i.
func (c *Scan) wayAt(i int) string {
	m, ok := c.Covering(Changes, i)
	if !ok || m.Entry.Meaning() != "up" && m.Entry.Meaning() != "down" {
		return ""
	}
	return m.Entry.Meaning()
}
