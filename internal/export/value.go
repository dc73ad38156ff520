package export

import (
	"math"
	"strconv"
	"strings"

	"cited"
)

// Value writes a figure's number as people read it: "370", "~ 370", "≥ 900",
// "≤ 7,000", "27,000–31,000", "24–99 (vague)", and shares as "33.3%". A figure
// without any bound is "?".
func Value(f *cited.Figure) string {
	unit := ""
	if f.Kind == cited.Share {
		unit = "%"
	}
	switch {
	case f.Low == nil && f.High == nil:
		return "?"
	case f.High == nil:
		return "≥ " + Number(*f.Low) + unit
	case f.Low == nil:
		return "≤ " + Number(*f.High) + unit
	}
	number := Number(*f.Low) + unit
	if *f.Low != *f.High {
		number = Number(*f.Low) + "–" + Number(*f.High) + unit
	}
	switch f.Modifier {
	case cited.Approx:
		return "~ " + number
	case cited.Vague:
		return number + " (vague)"
	}
	return number
}

// Number writes a number with a comma between thousands and at most two
// decimals; beyond a quadrillion with an exponent.
func Number(f float64) string {
	if math.IsInf(f, 0) || math.IsNaN(f) || math.Abs(f) >= 1e15 {
		return strconv.FormatFloat(f, 'g', 4, 64)
	}
	s := strconv.FormatFloat(math.Abs(f), 'f', 2, 64)
	whole, decimals, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals = strings.TrimRight(decimals, "0"); decimals != "" {
		whole += "." + decimals
	}
	if f < 0 && strings.Trim(whole, "0.,") != "" {
		whole = "-" + whole
	}
	return whole
}
