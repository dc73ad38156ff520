package review

// AlphaNominal is Krippendorff's alpha of codes that are the same or not, for any
// number of coders. A unit is the values that coders gave it, in any order; who gave none
// is left out. It is 1 if all agree and 0 if they agree as chance would have it; below
// 0 they disagree more than that. It takes time that grows with the number of values.
//
// The method is that of Krippendorff, Computing Krippendorff's Alpha-Reliability
// (University of Pennsylvania, 2011), section C: coincidences within units are held
// against those that the same values would have if anybody might have given them to any
// unit. It is undefined if all values are the same, and for fewer than two units with two
// values: one unit has no others to be told from.
func AlphaNominal[T comparable](units [][]T) Coefficient { return Alpha(units, nil) }

// Alpha is Krippendorff's alpha (see AlphaNominal) with a metric, section D of the same
// paper: how far two values are apart, 0 for the same. Krippendorff squares differences, and
// so do the metrics IntervalMetric, RatioMetric and OrdinalMetric. It takes time that grows
// with the number of values and with the pairs of different values. A metric of nil is the
// nominal one. It is undefined as well if a distance is no finite number, and with a metric
// for more than 10,000 different values.
func Alpha[T comparable](units [][]T, metric func(a, b T) float64) Coefficient {
	return weighted(reliabilityOf(itemsOf(units), 1, metric).alpha).once(1)
}

// alpha is 1 - (n-1) Σ o(c,k) δ(c,k) / Σ n(c) n(k) δ(c,k), each two values c and k once.
func (r *reliability) alpha(weights []int) (float64, string) {
	if r.tooMany {
		return 0, tooManyValues
	}
	var n, apart float64
	units := 0
	counts := make([]float64, r.codes)
	for i := range r.documents {
		w := weights[i]
		if w == 0 {
			continue
		}
		t := &r.documents[i]
		units += w * t.units
		apart += float64(w) * t.apart
		for _, c := range t.counts {
			counts[c.code] += float64(w * c.n)
			n += float64(w * c.n)
		}
	}
	if units < 2 {
		return 0, tooFew
	}
	expected := r.expected(counts, n)
	if expected == 0 {
		return 0, noVariation
	}
	return 1 - (n-1)*apart/expected, ""
}

// expected is the sum of n(c) n(k) δ(c,k), each two values once.
func (r *reliability) expected(counts []float64, n float64) float64 {
	if r.distance == nil {
		same := 0.0
		for _, c := range counts {
			same += c * c
		}
		return (n*n - same) / 2
	}
	var there []int
	sum := 0.0
	for code, c := range counts {
		if c == 0 {
			continue
		}
		for _, other := range there {
			sum += c * counts[other] * r.distance(code, other)
		}
		there = append(there, code)
	}
	return sum
}
