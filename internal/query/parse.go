package query

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cited"
	"cited/internal/text"
)

// Words is what Parse asks of the codebooks. The zero value knows nothing and
// takes every code as it is typed.
type Words struct {
	// Expand returns what a value of a key stands for, the code itself included:
	// the countries of a region, the members of a family of measures, the code of
	// a country's name. It returns nothing for a value that it does not know.
	// Expanding what it returns must give nothing new.
	Expand func(key, value string) []string
	// Known lists the values of a key, for suggestions.
	Known func(key string) []string
}

// most keeps a query to what a person or a page sends.
const most = 1 << 16

// Parse reads a query for figures or documents. What cannot be read is an Invalid error of one line that
// names the position, counted in characters from 1, and what to write instead.
func Parse(s string, w Words) (cited.Query, error) { return ParseFor(Figures, s, w) }

// ParseFor reads a query for a subject, whose keys it may use.
func ParseFor(subject Subject, s string, w Words) (cited.Query, error) {
	var q cited.Query
	if len(s) > most {
		return q, cited.Errorf(cited.Invalid, "the query is longer than %d bytes; ask for less at a time", most)
	}
	p := parser{scanner: scanner{src: strings.ToValidUTF8(s, "\uFFFD")}, words: w, subject: subject, keys: KeysOf(subject)}
	for p.skipSpace(); p.pos < len(p.src); p.skipSpace() {
		t, err := p.term()
		if err != nil {
			return cited.Query{}, err
		}
		q.Terms = append(q.Terms, t)
	}
	return q, nil
}

type parser struct {
	scanner
	words   Words
	subject Subject
	keys    []Key
}

func (p *parser) term() (cited.Term, error) {
	start := p.pos
	not := p.take('-')
	first, err := p.value(":")
	if err != nil {
		return cited.Term{}, err
	}
	var t cited.Term
	if !first.quoted && p.peek() == ':' {
		t, err = p.keyed(first)
	} else {
		t, err = p.fullText(start, first)
	}
	if err == nil && p.pos < len(p.src) && !unicode.IsSpace(p.peek()) {
		err = p.fail(p.pos, "there is no space between this and what stands before it; put one")
	}
	t.Not = not
	return t, err
}

// fullText is a term of full text.
func (p *parser) fullText(start int, first value) (cited.Term, error) {
	if p.subject == Proposals {
		return cited.Term{}, p.fail(start, "words are not looked for in spreadsheets; name a key, such as origin:BEL or sheet:%s", clip(first.text))
	}
	values, err := p.more(first, "")
	if err != nil {
		return cited.Term{}, err
	}
	var t cited.Term
	for _, v := range values {
		folded := fold(v.text)
		if folded == "" {
			return t, p.fail(start, "there is no letter or digit in %q to look for; remove it", clip(v.text))
		}
		t.Values = addNew(t.Values, folded)
	}
	return t, nil
}

// fold returns the words and numbers of a phrase as full-text search sees them,
// parted by single spaces. Some characters fold into several words, so it is
// repeated until nothing changes: a printed query folds to itself.
func fold(phrase string) string {
	for range 4 {
		folded := foldOnce(phrase)
		if folded == phrase {
			break
		}
		phrase = folded
	}
	return phrase
}

func foldOnce(phrase string) string {
	var words []string
	for _, t := range text.AppendTokens(nil, phrase, 0, len(phrase)) {
		if t.Class == text.Punct {
			continue
		}
		if w := text.Fold(phrase[t.Start:t.End]); strings.Trim(w, "'") != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// keyed is a term with a key, whose colon comes next.
func (p *parser) keyed(name value) (cited.Term, error) {
	k, ok := find(p.keys, name.text)
	if !ok {
		return cited.Term{}, unknownKey(p.subject, name.text, p.at(name.pos))
	}
	p.take(':')
	first, err := p.value("")
	if err != nil {
		return cited.Term{}, err
	}
	values, err := p.more(first, k.Name)
	if err != nil {
		return cited.Term{}, err
	}
	t := cited.Term{Key: k.Name}
	switch k.Form {
	case Number, Date, Side:
		return t, p.bounds(&t, k, values)
	}
	for _, v := range values {
		codes, err := p.codes(k, v)
		if err != nil {
			return t, err
		}
		t.Values = addNew(t.Values, codes...)
	}
	return t, nil
}

// more reads the values after the first one, each behind a comma.
func (p *parser) more(first value, key string) ([]value, error) {
	values := []value{first}
	stop := ""
	if key == "" {
		stop = ":"
	}
	for p.take(',') {
		v, err := p.value(stop)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	for _, v := range values {
		if strings.TrimSpace(v.text) == "" {
			return nil, p.empty(v, key)
		}
	}
	return values, nil
}

func (p *parser) empty(v value, key string) error {
	if key == "" {
		return p.fail(v.pos, "there is nothing to look for; write a word")
	}
	return p.fail(v.pos, "%s: has no value here; write one, like %s", key, p.example(key))
}

func (p *parser) example(key string) string {
	k, _ := find(p.keys, key)
	switch k.Form {
	case Country:
		return key + ":BEL"
	case Number:
		return key + ":100..500"
	case Date, Side:
		return key + ":2015-11"
	}
	if len(k.Values) > 0 {
		return key + ":" + k.Values[0]
	}
	return key + `:"some words"`
}

// bounds reads the one number, date or range that the key takes.
func (p *parser) bounds(t *cited.Term, k Key, values []value) error {
	if len(values) > 1 {
		return p.fail(values[1].pos, "%s: takes one value or a range, no list; write %s:a..b, or ask twice", k.Name, k.Name)
	}
	v := values[0]
	from, to, isRange := strings.Cut(v.text, "..")
	if strings.Contains(v.text, "/") {
		from, isRange = v.text, false // an EDTF interval, which may hold ".."
	}
	if k.Form == Side && isRange {
		return p.fail(v.pos, "%s: takes one date; for a range write time:%s", k.Name, clip(v.text))
	}
	if isRange && from == "" && to == "" {
		return p.fail(v.pos, "this range has no ends; write %s", p.example(k.Name))
	}
	if !isRange {
		to = from
	}
	if k.Form == Number {
		return p.numbers(t, v, from, to)
	}
	return p.dates(t, v, from, to)
}

func (p *parser) numbers(t *cited.Term, v value, from, to string) (err error) {
	if t.Low, err = p.number(v, from); err != nil {
		return err
	}
	if t.High, err = p.number(v, to); err != nil {
		return err
	}
	if t.Low != nil && t.High != nil && *t.Low > *t.High {
		return p.fail(v.pos, "the range %s ends before it starts; turn it round", clip(v.text))
	}
	return nil
}

func (p *parser) number(v value, s string) (*float64, error) {
	if s == "" {
		return nil, nil
	}
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || f == 0 && math.Signbit(f) {
		return nil, p.fail(v.pos, "%q is no number; write digits only, like 500 or 100..500", clip(s))
	}
	return &f, nil
}

func (p *parser) dates(t *cited.Term, v value, from, to string) (err error) {
	if t.From, err = p.date(v, from); err != nil {
		return err
	}
	if t.To, err = p.date(v, to); err != nil {
		return err
	}
	switch t.Key {
	case "after":
		t.To = ""
	case "before":
		t.From = ""
	default:
		first, _ := t.From.Bounds()
		_, last := t.To.Bounds()
		if t.From != "" && t.To != "" && first > last {
			return p.fail(v.pos, "the range %s ends before it starts; turn it round", clip(v.text))
		}
	}
	return nil
}

func (p *parser) date(v value, s string) (cited.EDTF, error) {
	if s == "" {
		return "", nil
	}
	d, err := cited.ParseEDTF(s)
	if err != nil {
		return "", cited.Errorf(cited.Invalid, "query, position %d: %w", p.at(v.pos), err)
	}
	return d, nil
}

// codes returns what a value of a key that takes words stands for.
func (p *parser) codes(k Key, v value) ([]string, error) {
	typed := strings.TrimSpace(v.text)
	if k.Form == Name || k.Form == Country || len(k.Values) == 0 {
		if got := p.expand(k, typed); len(got) > 0 {
			return got, nil
		}
	}
	switch k.Form {
	case Code:
		return p.code(k, v, strings.ToLower(typed))
	case Country:
		return p.country(k, v, typed)
	}
	return []string{typed}, nil
}

func (p *parser) expand(k Key, typed string) []string {
	if p.words.Expand == nil {
		return nil
	}
	return p.words.Expand(k.Name, typed)
}

func (p *parser) code(k Key, v value, code string) ([]string, error) {
	known := k.Values
	if len(known) == 0 && p.words.Known != nil {
		known = p.words.Known(k.Name)
	}
	if len(known) == 0 || slices.Contains(known, code) {
		return []string{code}, nil
	}
	hint := "; it is one of " + strings.Join(known, ", ")
	if near := Nearest(code, known); near != "" {
		hint = "; did you mean " + near + "?" + " It is one of " + strings.Join(known, ", ")
	}
	return nil, p.fail(v.pos, "there is no %s %q%s", k.Name, clip(v.text), hint)
}

// region is how figures name an origin that is no country.
const region = "region:"

// country takes codes and regions that the codebook does not hold.
func (p *parser) country(k Key, v value, typed string) ([]string, error) {
	if name, ok := strings.CutPrefix(typed, region); ok && strings.TrimSpace(name) != "" {
		return []string{region + strings.TrimSpace(name)}, nil
	}
	known := []string(nil)
	if p.words.Known != nil {
		known = p.words.Known(k.Name)
	}
	if code := strings.ToUpper(typed); len(known) == 0 && isAlpha3(code) {
		return []string{code}, nil
	}
	hint := "write its ISO 3166 alpha-3 code, like BEL, or a region like \"Western Europe\""
	if near := Nearest(typed, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return nil, p.fail(v.pos, "%s: no country or region is called %q; %s", k.Name, clip(typed), hint)
}

func isAlpha3(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (p *parser) fail(offset int, format string, args ...any) error {
	return cited.Errorf(cited.Invalid, "query, position %d: "+format, append([]any{p.at(offset)}, args...)...)
}

func addNew(list []string, values ...string) []string {
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
