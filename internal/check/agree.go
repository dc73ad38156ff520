package check

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"cited"
)

// accord is how the number of a draft stands to one of the archive.
type accord int

const (
	apart     accord = iota // both cannot be right
	meeting                 // both may be right, and neither says the other
	turned                  // the draft makes the least of what was the most, or the other way round
	sharpened               // the draft leaves out that it is a bound or one end of a range
	agreeing                // the same number, or a fair rounding of it
)

// How far a rounding may lie from its number.
const (
	fairBound   = 0.1 // of the number: "more than 900" for 980, "just over a thousand" for 1,080
	fairPoints  = 1.7 // points of a share: "a quarter" for 26 per cent
	aboutPoints = 4   // of a share that is said to be about
)

// accordOf compares the number of a draft with one of the archive.
func accordOf(draft, held *cited.Figure) accord {
	if draft.Kind != held.Kind {
		return apart
	}
	switch {
	case sameNumber(draft, held):
		return agreeing
	case turns(draft, held):
		return turned
	case draft.Kind == cited.Share && nearShares(draft, held):
		return agreeing
	case rounds(draft, held):
		return agreeing
	case sharpens(draft, held):
		return sharpened
	case allows(draft).apart(allows(held)):
		return apart
	}
	return meeting
}

// nearShares reports whether two shares are the same but for rounding.
func nearShares(draft, held *cited.Figure) bool {
	d, ok := point(draft)
	h, known := point(held)
	if !ok || !known {
		return false
	}
	off := fairPoints
	if draft.Modifier == cited.Approx || held.Modifier == cited.Approx {
		off = aboutPoints
	}
	if h == math.Trunc(h) && held.Modifier == cited.Exactly && inDigits(draft) {
		off = 0 // two percentages in whole digits
	}
	return math.Abs(d-h) <= off
}

// inDigits reports whether a figure is one whole number that is written in digits, and exact.
func inDigits(f *cited.Figure) bool {
	v, ok := point(f)
	return ok && v == math.Trunc(v) && f.Modifier == cited.Exactly && f.Exact != "" && f.Exact[0] >= '0' && f.Exact[0] <= '9'
}

// rounds reports whether the number of a draft is a fair way to put one of the archive.
func rounds(draft, held *cited.Figure) bool {
	h, known := point(held)
	if draft.Modifier == cited.Vague && known {
		return *draft.Low <= h && h <= *draft.High
	}
	if !known {
		return boundOfRange(draft, held)
	}
	switch draft.Modifier {
	case cited.Exactly:
		d, ok := point(draft)
		return ok && draft.Kind == cited.Count && !plainDigits(draft.Exact) && math.Abs(d-h) < grain(d)/2
	case cited.Approx:
		d, ok := point(draft)
		return ok && math.Abs(d-h) <= math.Min(grain(d)/2, fairBound*h)
	case cited.AtLeast:
		return draft.Low != nil && *draft.Low <= h && h-*draft.Low <= fairBound*h && !(draft.Kind == cited.Share && *draft.Low == h)
	case cited.AtMost:
		return draft.High != nil && h <= *draft.High && *draft.High-h <= fairBound*h && !(draft.Kind == cited.Share && *draft.High == h)
	}
	return false
}

// plainDigits reports whether a number is written in digits only: one in millions is rounded to what it is given in.
func plainDigits(exact string) bool {
	for _, word := range []string{"million", "billion"} {
		if strings.Contains(exact, word) && strings.ContainsAny(exact, "0123456789") {
			return false
		}
	}
	return true
}

// grain is to which power of ten a number is round: 100 for 900, 5 for 565 as for every number
// that ends in five.
func grain(v float64) float64 {
	g := 1.0
	for v != 0 && math.Mod(v, g*10) == 0 {
		g *= 10
	}
	if g == 1 && math.Mod(v, 5) == 0 {
		g = 5
	}
	return g
}

// boundOfRange reports whether a draft gives one end of a range, as that: "up to 1,400" for
// "1,100 to 1,400".
func boundOfRange(draft, held *cited.Figure) bool {
	switch draft.Modifier {
	case cited.AtLeast:
		return held.Low != nil && draft.Low != nil && *held.Low == *draft.Low
	case cited.AtMost:
		return held.High != nil && draft.High != nil && *held.High == *draft.High
	}
	return false
}

// turns reports whether a draft makes the most of what was the least, or the other way round.
func turns(draft, held *cited.Figure) bool {
	upper := held.Modifier == cited.AtMost || held.Modifier == cited.Range
	lower := held.Modifier == cited.AtLeast || held.Modifier == cited.Range
	return draft.Modifier == cited.AtLeast && upper && draft.Low != nil && cited.SameBound(draft.Low, held.High) ||
		draft.Modifier == cited.AtMost && lower && draft.High != nil && cited.SameBound(draft.High, held.Low)
}

// misspelt reports whether two numbers have the same digits in another order, as those have
// that were copied in haste.
func misspelt(draft, held *cited.Figure) bool {
	d, ok := point(draft)
	h, known := point(held)
	if !ok || !known || d == h || d < 10 || draft.Kind != held.Kind {
		return false
	}
	if draft.Kind == cited.Count && h >= 10 && (d == 10*h || h == 10*d) {
		return true // a digit too many, or one too few
	}
	x, y := []byte(number(d)), []byte(number(h))
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}

// changed reports whether a newer number takes the place of one: both cannot hold, or both are
// bounds of one side that differ.
func changed(draft, held *cited.Figure, a accord) bool {
	if draft.Kind != held.Kind || a >= turned {
		return false
	}
	return a == apart || draft.Modifier == held.Modifier && (draft.Modifier == cited.AtLeast || draft.Modifier == cited.AtMost)
}

// sharpens reports whether a draft makes one number of a bound or of an end of a range.
func sharpens(draft, held *cited.Figure) bool {
	d, ok := point(draft)
	if !ok || draft.Modifier != cited.Exactly && draft.Modifier != cited.Approx || held.Modifier == cited.Vague {
		return false
	}
	_, known := point(held)
	return !known && (held.Low != nil && *held.Low == d || held.High != nil && *held.High == d)
}
