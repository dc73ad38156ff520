package cited

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// RuleDecision is the rule of a field that a person corrected.
const RuleDecision = "decision"

// ListBreak parts the values of a list in a decision.
const ListBreak = "; "

// setter sets one field of something that was read to the value of a decision.
type setter[T any] struct {
	field string
	set   func(*T, string) error
}

// set sets a field, and says in the evidence that a person did.
func set[T any](t *T, evidence *[]Evidence, setters []setter[T], field, value string) error {
	at := slices.IndexFunc(setters, func(s setter[T]) bool { return s.field == field })
	if at < 0 {
		return Errorf(Invalid, "there is no field %q to correct; there are %s", field, strings.Join(names(setters), ", "))
	}
	if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return Errorf(Invalid, "%s: a value is one line without control characters", field)
	}
	if err := setters[at].set(t, strings.TrimSpace(value)); err != nil {
		return err
	}
	*evidence = slices.DeleteFunc(*evidence, func(e Evidence) bool { return e.Field == field })
	*evidence = append(*evidence, Evidence{Field: field, Rule: RuleDecision})
	return nil
}

func names[T any](setters []setter[T]) []string {
	all := make([]string, len(setters))
	for i := range setters {
		all[i] = setters[i].field
	}
	return all
}

// FieldsOf lists the fields that people can correct of what has ids of a kind; none of a theme.
func FieldsOf(kind string) []string {
	switch kind {
	case FigureID:
		return names(figureSetters())
	case UnquantifiedID:
		return names(unquantifiedSetters())
	case ComparisonID:
		return names(comparisonSetters())
	case StatementID:
		return names(statementSetters())
	case ResponseID:
		return names(responseSetters())
	}
	return nil
}

// Set sets a field to the value of a decision: bounds as "1200", "900..", "..300" or
// "900..1200", lists with "; " between their values, everything else as it is shown. A value
// that cannot be one is an Invalid error, and changes nothing. Whether a code is one of the
// codebook is not asked here.
func (f *Figure) Set(field, value string) error {
	return set(f, &f.Evidence, figureSetters(), field, value)
}

// Set is that of a figure; the field word is what stands for the number.
func (u *Unquantified) Set(field, value string) error {
	return set(u, &u.Evidence, unquantifiedSetters(), field, value)
}

// Set is that of a figure; a rank is a whole number.
func (c *Comparison) Set(field, value string) error {
	return set(c, &c.Evidence, comparisonSetters(), field, value)
}

// Set sets a field to the value of a decision, as that of a figure does.
func (s *Statement) Set(field, value string) error {
	return set(s, &s.Evidence, statementSetters(), field, value)
}

// Set sets a field to the value of a decision, as that of a figure does.
func (r *Response) Set(field, value string) error {
	return set(r, &r.Evidence, responseSetters(), field, value)
}

func figureSetters() []setter[Figure] {
	return append([]setter[Figure]{{"value", func(f *Figure, v string) error { return setBounds(&f.Low, &f.High, v) }}},
		plainSetters(func(f *Figure) *Figure { return f })...)
}

func unquantifiedSetters() []setter[Unquantified] {
	return append([]setter[Unquantified]{{"word", func(u *Unquantified, v string) error { return setText(&u.Word, v) }}},
		plainSetters(func(u *Unquantified) *Figure { return &u.Figure })...)
}

func comparisonSetters() []setter[Comparison] {
	return append([]setter[Comparison]{
		{"value", func(c *Comparison, v string) error { return setBounds(&c.Low, &c.High, v) }},
		{"relation", func(c *Comparison, v string) error {
			return setOne(&c.Relation, "relation", v, Trend, Rank, Rate, Mean, Ages, Ratio)
		}},
		{"change", func(c *Comparison, v string) error { return setOne(&c.Change, "change", v, "", Up, Down, Flat) }},
		{"rank", func(c *Comparison, v string) error {
			n, err := strconv.Atoi(cmp.Or(v, "0"))
			if err != nil || n < -math.MaxInt16 || n > math.MaxInt16 {
				return Errorf(Invalid, "rank: %q is no whole number like 1, the highest, or -1, the lowest", v)
			}
			c.Rank = n
			return nil
		}},
	}, plainSetters(func(c *Comparison) *Figure { return &c.Figure })...)
}

// plainSetters set the fields that all that is like a figure has.
func plainSetters[T any](figure func(*T) *Figure) []setter[T] {
	text := func(field string, of func(*Figure) *string) setter[T] {
		return setter[T]{field, func(t *T, v string) error { return setText(of(figure(t)), v) }}
	}
	list := func(field string, of func(*Figure) *[]string) setter[T] {
		return setter[T]{field, func(t *T, v string) error { return setList(of(figure(t)), v) }}
	}
	date := func(field string, of func(*Figure) *EDTF) setter[T] {
		return setter[T]{field, func(t *T, v string) error { return setDate(of(figure(t)), field, v) }}
	}
	return []setter[T]{
		{"modifier", func(t *T, v string) error {
			return setOne(&figure(t).Modifier, "modifier", v, Exactly, Approx, AtLeast, AtMost, Range, Vague)
		}},
		{"kind", func(t *T, v string) error { return setOne(&figure(t).Kind, "kind", v, Count, Share) }},
		text("counted", func(f *Figure) *string { return &f.Counted }),
		text("measure", func(f *Figure) *string { return &f.Measure }),
		list("origin", func(f *Figure) *[]string { return &f.Origin }),
		text("population", func(f *Figure) *string { return &f.Population }),
		list("theatre", func(f *Figure) *[]string { return &f.Theatre }),
		list("place", func(f *Figure) *[]string { return &f.Place }),
		list("group", func(f *Figure) *[]string { return &f.Group }),
		{"group_scope", func(t *T, v string) error {
			return setOne(&figure(t).GroupScope, "group_scope", v, "", Only, AndOthers, Mostly)
		}},
		list("segment", func(f *Figure) *[]string { return &f.Segment }),
		text("of", func(f *Figure) *string { return &f.Of }),
		date("time", func(f *Figure) *EDTF { return &f.Time }),
		{"basis", func(t *T, v string) error {
			return setOne(&figure(t).Basis, "basis", v, "", Cumulative, Point, Period, Unstated)
		}},
		list("attribution", func(f *Figure) *[]string { return &f.Attribution }),
		date("reported", func(f *Figure) *EDTF { return &f.Reported }),
		{"stance", func(t *T, v string) error { return setOne(&figure(t).Stance, "stance", v, Asserted, Hedged, Denial) }},
		{"individual", func(t *T, v string) error {
			yes, err := strconv.ParseBool(v)
			if err != nil {
				return Errorf(Invalid, "individual: %q is neither true nor false", v)
			}
			figure(t).Individual = yes
			return nil
		}},
	}
}

func statementSetters() []setter[Statement] {
	return []setter[Statement]{
		{"attribution", func(s *Statement, v string) error { return setList(&s.Attribution, v) }},
		{"act", func(s *Statement, v string) error { return setText(&s.Act, v) }},
		{"stance", func(s *Statement, v string) error { return setOne(&s.Stance, "stance", v, Asserted, Hedged, Denial) }},
		{"hedge", func(s *Statement, v string) error {
			return setOne(&s.Hedge, "hedge", v, "", HedgeAnonymous, HedgeReported, HedgeInference, HedgeForecast, HedgeThreat)
		}},
		{"themes", func(s *Statement, v string) error { return setList(&s.Themes, v) }},
	}
}

func responseSetters() []setter[Response] {
	return []setter[Response]{
		{"value", func(r *Response, v string) error {
			if v == "" {
				r.Low, r.High = nil, nil
				return nil
			}
			return setBounds(&r.Low, &r.High, v)
		}},
		{"actor", func(r *Response, v string) error { return setText(&r.Actor, v) }},
		{"kind", func(r *Response, v string) error { return setText(&r.Kind, v) }},
		{"scope", func(r *Response, v string) error { return setList(&r.Scope, v) }},
		{"status", func(r *Response, v string) error {
			return setOne(&r.Status, "status", v, "", Proposed, Adopted, Applied, StruckDown)
		}},
		{"date", func(r *Response, v string) error { return setDate(&r.Date, "date", v) }},
	}
}

// longestValue is how many bytes a corrected value has at most.
const longestValue = 2000

func setText(to *string, value string) error {
	if len(value) > longestValue {
		return Errorf(Invalid, "a value has at most %d bytes, and this one has %d", longestValue, len(value))
	}
	*to = value
	return nil
}

func setList(to *[]string, value string) error {
	if err := setText(new(string), value); err != nil {
		return err
	}
	all := []string{}
	for one := range strings.SplitSeq(value, ";") {
		if one = strings.TrimSpace(one); one != "" && !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	*to = all
	return nil
}

func setDate(to *EDTF, field, value string) error {
	if value == "" {
		*to = ""
		return nil
	}
	date, err := ParseEDTF(value)
	if err != nil {
		return Errorf(Invalid, "%s: %w", field, err)
	}
	*to = date
	return nil
}

func setOne[S ~string](to *S, field, value string, all ...S) error {
	if slices.Contains(all, S(value)) {
		*to = S(value)
		return nil
	}
	var list []string
	for _, s := range all {
		if s != "" {
			list = append(list, string(s))
		}
	}
	return Errorf(Invalid, "%s: %q is none of %s", field, value, strings.Join(list, ", "))
}

// setBounds reads "1200", "900..", "..300" and "900..1200".
func setBounds(low, high **float64, value string) error {
	from, to, isRange := strings.Cut(value, "..")
	if !isRange {
		to = from
	}
	a, okA := bound(from)
	b, okB := bound(to)
	if !okA || !okB || a == nil && b == nil || a != nil && b != nil && *a > *b {
		return Errorf(Invalid, "value: %q is no number and no bounds like 900.., ..300 or 900..1200", value)
	}
	*low, *high = a, b
	return nil
}

// bound reads a number that is not negative; nil where there is none.
func bound(s string) (*float64, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil, true
	}
	if whole, ok := thousands(s); ok {
		s = whole
	} else if strings.Contains(s, ",") || isPointed(s) {
		return nil, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) || n < 0 {
		return nil, false
	}
	return &n, true
}

// thousands takes the commas out of a whole number that has them in the right places: "12,000".
func thousands(s string) (string, bool) {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if g == "" || len(g) > 3 || i > 0 && len(g) != 3 || strings.ContainsFunc(g, func(r rune) bool { return r < '0' || r > '9' }) {
			return "", false
		}
	}
	return strings.Join(groups, ""), len(groups) > 1
}

// isPointed reports whether a number may be one of thousands as other languages write them:
// "1.200" is no decimal that anybody would write.
func isPointed(s string) bool {
	whole, rest, ok := strings.Cut(s, ".")
	return ok && len(whole) <= 3 && whole != "" && whole != "0" && len(rest) == 3
}

// SameBound reports whether two bounds are the same number, or both open.
func SameBound(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// Bounds writes bounds as Set reads them.
func Bounds(low, high *float64) string {
	write := func(n *float64) string {
		if n == nil {
			return ""
		}
		return strconv.FormatFloat(*n, 'f', -1, 64)
	}
	if low != nil && high != nil && *low == *high {
		return write(low)
	}
	return write(low) + ".." + write(high)
}
