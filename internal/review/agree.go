package review

// Agree is percent agreement as a share from 0 to 1: of all pairs of values that two
// coders gave the same unit, those that are the same. A unit is the values that coders
// gave it; who gave none is left out. It takes no account of chance, which is why Cohen (1960)
// made kappa: read it beside Kappa or Alpha. It is undefined if no unit has two values.
func Agree[T comparable](units [][]T) Coefficient {
	return weighted(reliabilityOf(itemsOf(units), 1, nil).agree).once(1)
}

func (r *reliability) agree(weights []int) (float64, string) {
	var same, pairs float64
	for i := range r.documents {
		w := float64(weights[i])
		same += w * r.documents[i].same
		pairs += w * r.documents[i].pairs
	}
	if pairs == 0 {
		return 0, noPair
	}
	return same / pairs, ""
}
