package review

// Pair is the values that two coders gave the same unit.
type Pair[T comparable] struct{ A, B T }

// Kappa is Cohen's kappa of two coders and codes that are the same or not: how much more
// they agree than they would if each gave the codes as often as they do, but to any
// units. From Cohen, A Coefficient of Agreement for Nominal Scales (Educational and
// Psychological Measurement 20, 1960): (p(o) - p(e)) / (1 - p(e)). It is undefined for
// fewer than two pairs, and if both coders gave one and the same code to everything.
func Kappa[T comparable](pairs []Pair[T]) Coefficient {
	items := make([]item[T], len(pairs))
	for i, p := range pairs {
		items[i].values = []T{p.A, p.B}
	}
	return kappaOf(items, 1).once(1)
}

// table is the counts of one document.
type table struct {
	units, same int
	a, b        []count // codes of either coder
}

// kappaOf counts the items of two coders that both have values for.
func kappaOf[T comparable](items []item[T], documents int) weighted {
	tables := make([]table, documents)
	numbers := map[T]int{}
	number := func(v T) int {
		code, ok := numbers[v]
		if !ok {
			code = len(numbers)
			numbers[v] = code
		}
		return code
	}
	for _, it := range items {
		if len(it.values) != 2 {
			continue
		}
		t := &tables[it.document]
		a, b := number(it.values[0]), number(it.values[1])
		t.units++
		if a == b {
			t.same++
		}
		t.a, t.b = append(t.a, count{a, 1}), append(t.b, count{b, 1})
	}
	codes := len(numbers)
	return func(weights []int) (float64, string) { return kappa(tables, codes, weights) }
}

func kappa(tables []table, codes int, weights []int) (float64, string) {
	var n, same, chance float64
	a, b := make([]float64, codes), make([]float64, codes)
	for i := range tables {
		w := float64(weights[i])
		n += w * float64(tables[i].units)
		same += w * float64(tables[i].same)
		for _, c := range tables[i].a {
			a[c.code] += w
		}
		for _, c := range tables[i].b {
			b[c.code] += w
		}
	}
	for code := range codes {
		chance += a[code] * b[code]
	}
	switch {
	case n < 2:
		return 0, tooFew
	case chance == n*n:
		return 0, noVariation
	}
	return (n*same - chance) / (n*n - chance), ""
}
