package review

import "slices"

// item is a unit as one field sees it: the values of the coders who marked it, in the
// order of the coders, and the number of its document.
type item[T comparable] struct {
	document   int
	values     []T
	individual bool // some coder took it for a figure of one person
}

// silent reports whether nobody says anything.
func (it item[T]) silent() bool {
	var nothing T
	return !slices.ContainsFunc(it.values, func(v T) bool { return v != nothing })
}

// reliability is what coders made of the units of some documents, counted by document,
// so that documents can be drawn again. Units with fewer than two values are left out:
// nothing can be held against a single value. Counting takes time that grows with the
// number of values and, where a metric is asked for, with the pairs of different values
// of a unit.
type reliability struct {
	documents []tally
	codes     int                    // how many different values there are
	distance  func(i, j int) float64 // of two values by their numbers; nil: the same or not
	tooMany   bool                   // different values to hold every two of them against each other
}

// tally is the counts of one document.
type tally struct {
	units  int
	pairs  float64 // of values of the same unit
	same   float64 // of these, those that are the same
	apart  float64 // Krippendorff's observed coincidences times distance, each two values once
	counts []count // of the values, each listed once
}

type count struct{ code, n int }

// reliabilityOf counts items, which are in the order of their documents. Distances are those
// of the metric, or 1 for all values that differ if it is nil.
func reliabilityOf[T comparable](items []item[T], documents int, metric func(a, b T) float64) *reliability {
	r := &reliability{documents: make([]tally, documents)}
	numbers, values := map[T]int{}, []T(nil)
	coded := make([]item[int], 0, len(items))
	for _, it := range items {
		if len(it.values) < 2 {
			continue
		}
		codes := make([]int, len(it.values))
		for i, v := range it.values {
			code, ok := numbers[v]
			if !ok {
				code = len(values)
				numbers[v] = code
				values = append(values, v)
			}
			codes[i] = code
		}
		coded = append(coded, item[int]{document: it.document, values: codes})
	}
	r.codes = len(values)
	r.tooMany = metric != nil && r.codes > mostCompared
	if metric != nil && !r.tooMany {
		r.distance = remembered(len(values), func(i, j int) float64 { return metric(values[i], values[j]) })
	}
	r.count(coded)
	return r
}

const (
	mostRemembered = 1000   // values of which all distances are kept: 500,000 of them
	mostCompared   = 10_000 // different values that a metric is asked about: 50,000,000 distances
)

// remembered keeps the distances of values that are few enough.
func remembered(codes int, distance func(i, j int) float64) func(i, j int) float64 {
	if codes > mostRemembered {
		return distance
	}
	kept := make([]float64, 0, codes*(codes-1)/2+1)
	for i := range codes {
		for j := range i {
			kept = append(kept, distance(i, j))
		}
	}
	return func(i, j int) float64 {
		if i < j {
			i, j = j, i
		}
		return kept[i*(i-1)/2+j]
	}
}

// heavy reports whether a single alpha takes so long that a thousand are out of reach.
func (r *reliability) heavy() bool { return r.distance != nil && r.codes > mostRemembered }

func (r *reliability) count(items []item[int]) {
	inUnit, inDocument := make([]int, r.codes), make([]int, r.codes)
	for start := 0; start < len(items); {
		document := items[start].document
		t := &r.documents[document]
		var codes []int // those of the document, each once
		for ; start < len(items) && items[start].document == document; start++ {
			for _, code := range items[start].values {
				if inDocument[code] == 0 {
					codes = append(codes, code)
				}
				inDocument[code]++
			}
			r.unit(t, items[start].values, inUnit)
		}
		for _, code := range codes {
			t.counts = append(t.counts, count{code, inDocument[code]})
			inDocument[code] = 0
		}
	}
}

// unit adds a unit to the tally of its document. The counts handed in are zero, and are
// left so.
func (r *reliability) unit(t *tally, values, counts []int) {
	var codes []int
	for _, code := range values {
		if counts[code] == 0 {
			codes = append(codes, code)
		}
		counts[code]++
	}
	m := float64(len(values))
	pairs, same, apart := m*(m-1)/2, 0.0, 0.0
	for i, code := range codes {
		n := float64(counts[code])
		same += n * (n - 1) / 2
		if r.distance != nil {
			for _, other := range codes[:i] {
				apart += n * float64(counts[other]) * r.distance(code, other)
			}
		}
	}
	if r.distance == nil {
		apart = pairs - same
	}
	for _, code := range codes {
		counts[code] = 0
	}
	t.units++
	t.pairs += pairs
	t.same += same
	t.apart += apart / (m - 1)
}

// itemsOf are units of one document.
func itemsOf[T comparable](units [][]T) []item[T] {
	items := make([]item[T], len(units))
	for i, values := range units {
		items[i] = item[T]{values: values}
	}
	return items
}
