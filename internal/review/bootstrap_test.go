package review_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"cited/internal/review"
)

// seventy makes codings of 100 documents with a figure each, of which 70 agree.
func seventy() (a, b []review.Coding) {
	for document := range 100 {
		a = append(a, coding("a", document, figure(0)))
		if document < 70 {
			b = append(b, coding("b", document, figure(0)))
		} else {
			b = append(b, coding("b", document, figure(0, measure("returned"))))
		}
	}
	return a, b
}

// Where every document has one figure, the share that agrees in drawn documents is binomial:
// of 100 draws with 0.7, 2.5 % yield fewer than 61 and 2.5 % more than 79.
func TestIntervalOfAShare(t *testing.T) {
	a, b := seventy()
	got := fieldOf(t, review.Compare(a, b, review.Options{Seed: 3, Rounds: 10_000}), "measure").Agree
	if got.Interval == nil || math.Abs(got.Interval.Low-0.61) > 0.0101 || math.Abs(got.Interval.High-0.79) > 0.0101 {
		t.Errorf("%v has the interval %+v, want 0.61 to 0.79", got, got.Interval)
	}
}

// The figures of one document resemble each other: where documents agree in all or in
// nothing, more figures in each tell nothing new, and the interval must not shrink.
func TestIntervalIsOverDocuments(t *testing.T) {
	a, b := seventy()
	single := fieldOf(t, review.Compare(a, b, review.Options{}), "measure").Agree.Interval
	for i := range a {
		for n := 1; n < 10; n++ {
			f, g := a[i].Figures[0], b[i].Figures[0]
			f.Start, f.End, g.Start, g.End = 10*n, 10*n+3, 10*n, 10*n+3
			a[i].Figures, b[i].Figures = append(a[i].Figures, f), append(b[i].Figures, g)
		}
	}
	ten := fieldOf(t, review.Compare(a, b, review.Options{}), "measure").Agree.Interval
	if !reflect.DeepEqual(single, ten) {
		t.Errorf("one figure each: %+v; ten: %+v", single, ten)
	}
}

func TestIntervalIsReproducible(t *testing.T) {
	ann, bob := study(30, 3)
	first := review.Compare(ann, bob, review.Options{Seed: 1})
	slices.Reverse(ann)
	if again := review.Compare(ann, bob, review.Options{Seed: 1}); !reflect.DeepEqual(first, again) {
		t.Error("the same seed has another report")
	}
	one, other := fieldOf(t, first, "measure").Alpha, fieldOf(t, review.Compare(ann, bob, review.Options{Seed: 2}), "measure").Alpha
	if *one.Value != *other.Value || *one.Interval == *other.Interval {
		t.Errorf("%v %+v by one seed, %v %+v by another", one, one.Interval, other, other.Interval)
	}
	if i := one.Interval; i.Low >= *one.Value || i.High <= *one.Value {
		t.Errorf("%v is not in its interval %+v", one, i)
	}
}

func TestNoInterval(t *testing.T) {
	a, b := seventy()
	none := func(name string, c review.Coefficient) {
		if c.Interval != nil {
			t.Errorf("%s has the interval %+v", name, c.Interval)
		}
	}
	none("one document", fieldOf(t, review.Compare(a[:1], b[:1], review.Options{}), "measure").Agree)
	none("no rounds", fieldOf(t, review.Compare(a, b, review.Options{Rounds: -1}), "measure").Agree)
	// A single document varies: a third of the rounds do without it, and have no alpha.
	c := fieldOf(t, review.Compare(a[60:71], b[60:71], review.Options{}), "measure").Alpha
	if c.Value == nil {
		t.Errorf("alpha is %v", c)
	}
	none("a single disagreement", c)
}
