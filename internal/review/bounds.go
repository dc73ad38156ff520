package review

import "cited"

// Bounds is the value of a figure. A bound that is not there is 0 and not had. It may be
// compared with ==.
type Bounds struct {
	Low, High       float64
	HasLow, HasHigh bool
}

// BoundsOf returns the value of a figure. A bound that is no finite number is none.
func BoundsOf(f *cited.Figure) Bounds {
	var b Bounds
	b.Low, b.HasLow = bound(f.Low)
	b.High, b.HasHigh = bound(f.High)
	return b
}

func bound(p *float64) (float64, bool) {
	if p == nil || !finite(*p) {
		return 0, false
	}
	return *p, true
}

// String returns the value as people correct it: "1200", "900..", "..300", "900..1200",
// and nothing if there is no bound.
func (b Bounds) String() string {
	if !b.HasLow && !b.HasHigh {
		return ""
	}
	return cited.Bounds(pointer(b.Low, b.HasLow), pointer(b.High, b.HasHigh))
}

func pointer(x float64, has bool) *float64 {
	if !has {
		return nil
	}
	return &x
}

// BoundsMetric is the distance of two values: the mean of the RatioMetric of their low and
// of their high bounds, where a bound that only one of them has is 1 apart.
func BoundsMetric(a, b Bounds) float64 {
	one := func(x, y float64, hasX, hasY bool) float64 {
		if hasX != hasY {
			return 1
		}
		return RatioMetric(x, y)
	}
	return (one(a.Low, b.Low, a.HasLow, b.HasLow) + one(a.High, b.High, a.HasHigh, b.HasHigh)) / 2
}
