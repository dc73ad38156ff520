package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// number is what a cell of numbers says.
type number struct {
	low, high *float64
	modifier  cited.Modifier
	word      string // in place of a number
	share     bool
	note      string
}

// number reads a cell of a column of numbers. It is not ok where nothing can be made of
// it, and says why.
func (r *Reader) number(words string, c *column) (n number, why string, ok bool) {
	if len(words) > mostRead {
		return n, "there are too many words in it for a number", false
	}
	if strings.HasPrefix(strings.TrimSpace(words), "=") {
		return n, "it is a formula without its value: save the file from the program that works it out", false
	}
	q, beside, why, ok := r.cell.Number(words)
	if !ok {
		if n.word, ok = r.cell.Word(words); ok {
			n.modifier = cited.Vague
		}
		return n, why, ok
	}
	n.modifier, n.share = q.Modifier, q.Share || c.share
	if q.HasLow {
		n.low = bound(q.Low, c.factor)
	}
	if q.HasHigh {
		n.high = bound(q.High, c.factor)
	}
	if n.share && !q.Share && isPart(n.low) && isPart(n.high) && strings.ContainsAny(words, ".,") {
		n.low, n.high, n.note = bound(*n.low, 100), bound(*n.high, 100), "a part of 1, so that it is "+strconv.FormatFloat(100**n.low, 'f', -1, 64)+" percent"
	}
	if bare := strings.Trim(beside, "?!*†‡ "); bare != "" && !isInBrackets(bare) {
		return n, "what stands beside the number is not understood: " + clip(bare), false
	}
	if !n.share && (!isWhole(n.low) || !isWhole(n.high)) {
		return n, "it is no whole number of people: if a dot or comma in it parts thousands, write it without", false
	}
	if beside != "" {
		n.note = "beside the number: " + beside
	}
	if c.factor != 1 {
		n.note = "the head says that it is in units of " + strconv.FormatFloat(c.factor, 'f', -1, 64)
	}
	return n, "", true
}

func bound(v, factor float64) *float64 {
	v = math.Round(v*factor*1e6) / 1e6
	return &v
}

func isPart(v *float64) bool  { return v != nil && *v > 0 && *v < 1 }
func isWhole(v *float64) bool { return v == nil || *v == math.Trunc(*v) }

// isInBrackets reports whether a text stands in brackets.
func isInBrackets(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
}

// between makes a number of the two ends of a range, either of which may be missing.
func between(low, high *number) (n number, why string, ok bool) {
	if only := low; (low == nil || high == nil) && (low != nil && low.word != "" || high != nil && high.word != "") {
		if only == nil {
			only = high
		}
		return *only, "", true
	}
	n = number{modifier: cited.Range}
	for _, end := range []*number{low, high} {
		if end == nil {
			continue
		}
		if end.word != "" {
			return n, "an end of the range is no number", false
		}
		n.share, n.note = n.share || end.share, joined(n.note, end.note)
	}
	if low != nil {
		n.low = low.low
	}
	if high != nil {
		n.high = high.high
	}
	switch {
	case n.low == nil && n.high == nil:
		return n, "neither end of the range says how many", false
	case n.high == nil:
		n.modifier = cited.AtLeast
	case n.low == nil:
		n.modifier = cited.AtMost
	case *n.low > *n.high:
		return n, "the low number is above the high one", false
	case *n.low == *n.high:
		n.modifier = cited.Exactly
	}
	return n, "", true
}

func joined(notes ...string) string {
	var all []string
	for _, n := range notes {
		if n != "" {
			all = append(all, n)
		}
	}
	return strings.Join(all, "; ")
}

// order is how the dates of a column are written that are numbers parted by slashes.
const (
	orderUnknown int8 = iota
	dayFirst
	monthFirst
	orderMixed
)

// slashed reads 7/12/2015 as its three numbers.
func slashed(s string) (a, b, year int, ok bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], n[0] <= 31 && n[1] <= 31
}

// orderOf tells from all dates of a column how they are written: 25/12/2015 can be only one
// of the two.
func orderOf(t *table, col, from int) int8 {
	order := orderUnknown
	for _, w := range t.rows[from:] {
		a, b, _, ok := slashed(strings.TrimSpace(w.at(col).words))
		switch {
		case !ok || a <= 12 && b <= 12 || a > 12 && b > 12:
		case a > 12 && order != monthFirst:
			order = dayFirst
		case b > 12 && order != dayFirst:
			order = monthFirst
		default:
			return orderMixed
		}
	}
	return order
}

// date reads a cell of a column of dates. Where day and month could be taken for each
// other, the other dates of the column decide; else it is the year.
func (r *Reader) date(words string, order int8) (d cited.EDTF, note string, ok bool) {
	words = strings.TrimSuffix(strings.TrimSpace(words), ".0")
	if day, clock, timed := strings.Cut(words, " "); timed && len(day) == len(time.DateOnly) && strings.Contains(clock, ":") {
		words = day
	}
	if month, year, cut := strings.Cut(words, "/"); cut && len(year) == 4 && len(month) <= 2 {
		if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= 12 {
			words = year + "-" + twoDigits(n)
		}
	}
	if a, b, year, is := slashed(words); is && a <= 12 && b <= 12 && a != b && !strings.Contains(words, ".") {
		if order == monthFirst {
			a, b = b, a
		}
		if order == dayFirst || order == monthFirst {
			return cited.EDTF(strconv.Itoa(year) + "-" + twoDigits(b) + "-" + twoDigits(a)), "day and month as other dates of the column have them", year >= 1000
		}
		d, ok = r.cell.Date(words)
		return d, "day and month could be taken for each other, so that only the year is sure", ok
	}
	if d, ok = r.cell.Date(words); !ok {
		note = "it is no date that can be read; write it like 2015, 2015-11, 2015-11-07 or 2012/2015"
	}
	return d, note, ok
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// countries reads the countries and regions that a cell names, as figures carry them.
func (r *Reader) countries(words string) (list []string, note string) {
	if c, ok := r.country(words); ok {
		return []string{c}, ""
	}
	for _, part := range strings.FieldsFunc(strings.NewReplacer(" and ", ",", " & ", ",").Replace(words), func(r rune) bool { return r == ',' || r == ';' || r == '/' || r == '\n' || r == '+' }) {
		c, ok := r.country(strings.TrimSpace(part))
		if !ok {
			return nil, "no country or region is called \"" + clip(strings.TrimSpace(part)) + "\""
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		note = "no country or region is called so"
	}
	return list, note
}

func (r *Reader) country(name string) (string, bool) {
	name = strings.Trim(name, "*†‡ ")
	code, known := r.lands[name]
	if !known {
		if code = r.lookUp(name); len(r.lands) < mostLands {
			r.lands[name] = code
		}
	}
	return code, code != ""
}

// lookUp looks a country or a region up in the codebooks.
func (r *Reader) lookUp(name string) string {
	for _, b := range r.set.Books() {
		if region, ok := b.Region(name); ok {
			return "region:" + region.Name
		}
		if got := b.Expand("origin", name); len(got) == 1 {
			return got[0]
		} else if len(got) > 1 && strings.HasPrefix(got[0], "region:") {
			return got[0] // a state that is gone
		}
	}
	return ""
}

// population reads a class of people by its code or a noun that names one.
func (r *Reader) population(words string, book *codebook.Codebook) (string, bool) {
	if p, ok := book.Population(strings.TrimSpace(words)); ok {
		return p.Code, true
	}
	if e, ok := r.cell.Whole(mention.People, words); ok {
		return book.PopulationOf(e.Meaning()), true
	}
	return "", false
}

func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}
