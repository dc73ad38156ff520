package check

import (
	"fmt"
	"math"
	"strconv"

	"cited"
)

// interval is the numbers that an expression allows, both ends included.
type interval struct{ low, high float64 }

// How far a number may lie from one that is said to be about it: "some 500", "almost 900".
const about = 0.1

// allows returns the numbers that a figure allows: a bound leaves the other side open, what
// is about a number lies around it.
func allows(f *cited.Figure) interval {
	x := interval{0, math.Inf(1)}
	if f.Low != nil {
		x.low = *f.Low
	}
	if f.High != nil {
		x.high = *f.High
	}
	if f.Modifier == cited.Approx {
		x.low, x.high = x.low*(1-about), x.high*(1+about)
	}
	return x
}

// apart reports whether no number lies in both.
func (x interval) apart(y interval) bool { return x.low > y.high || y.low > x.high }

// plus is the interval of a sum.
func (x interval) plus(y interval) interval { return interval{x.low + y.low, x.high + y.high} }

// point returns the one number that a figure says, about or exactly.
func point(f *cited.Figure) (float64, bool) {
	if f.Low == nil || f.High == nil || *f.Low != *f.High {
		return 0, false
	}
	return *f.Low, true
}

// sameNumber reports whether two figures say the same bounds.
func sameNumber(a, b *cited.Figure) bool {
	return a.Kind == b.Kind && cited.SameBound(a.Low, b.Low) && cited.SameBound(a.High, b.High)
}

// number writes a number as people do: whole, or with one digit behind the point.
func number(v float64) string {
	if v == math.Trunc(v) {
		return grouped(strconv.FormatFloat(v, 'f', 0, 64))
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// grouped parts the thousands.
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// said is the words of a figure, in quotation marks.
func said(f *cited.Figure) string { return fmt.Sprintf("%q", f.Exact) }
