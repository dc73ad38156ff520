package review

import (
	"math"
	"strconv"
)

// Coefficient is how well coders agree by one method, or why that cannot be said.
type Coefficient struct {
	Value     *float64  `json:"value"`               // nil if it is undefined; never NaN or infinite
	Undefined string    `json:"undefined,omitempty"` // why there is no value, in words
	Interval  *Interval `json:"interval,omitempty"`  // of 95 %; nil if none was asked for, or none can be had
}

// Interval is a confidence interval of 95 %.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Why a coefficient has no value.
const (
	tooFew        = "fewer than two figures that two coders marked"
	noPair        = "no figure that two coders marked"
	noFigure      = "nobody marked a figure"
	noVariation   = "no variation: all values are the same"
	tooManyValues = "more than 10,000 different values"
	noNumber      = "a value is not a finite number"
	noRatio       = "half of the values or more have no ratio"
)

// String returns the value with three decimals, or "undefined" with the reason.
func (c Coefficient) String() string {
	if c.Value == nil {
		return "undefined (" + c.Undefined + ")"
	}
	return strconv.FormatFloat(*c.Value, 'f', 3, 64)
}

// weighted is a coefficient of documents of which each counts as often as its weight
// says: once, or as often as it was drawn. It has a value, or a reason why not.
type weighted func(weights []int) (value float64, undefined string)

// once returns the coefficient of documents that count once each.
func (w weighted) once(documents int) Coefficient {
	weights := make([]int, documents)
	for i := range weights {
		weights[i] = 1
	}
	value, undefined := w(weights)
	switch {
	case undefined != "":
		return Coefficient{Undefined: undefined}
	case !finite(value):
		return Coefficient{Undefined: noNumber}
	}
	return Coefficient{Value: &value}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
