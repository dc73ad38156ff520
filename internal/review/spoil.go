package review

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// Spoil makes a copy of a figure that is wrong in one field, and says in which: another
// measure or population of the codebook, another digit in the value, another country, another group,
// another year, denied for asserted. Whoever accepts such a figure has not read the
// sentence. What is wrong is beyond dispute: where codebook.Compare would hold the copy for
// the same, or for a part of it, it is not made. Everything else stays, the id too: the copy
// is for showing, and never for keeping. The field is empty, and the figure as it was, if nothing
// of it can be spoiled.
func Spoil(f cited.Figure, book *codebook.Codebook, random *rand.Rand) (wrong cited.Figure, field string) {
	list := spoilers()
	for _, i := range random.Perm(len(list)) {
		wrong = copyOf(f)
		if list[i].spoil(&wrong, book, random) && Written(&wrong, list[i].field) != Written(&f, list[i].field) {
			return wrong, list[i].field
		}
	}
	return copyOf(f), ""
}

// spoiler makes a field wrong, or reports that it cannot.
type spoiler struct {
	field string
	spoil func(f *cited.Figure, book *codebook.Codebook, random *rand.Rand) bool
}

func spoilers() []spoiler {
	return []spoiler{
		{"value", spoilValue},
		{"measure", func(f *cited.Figure, book *codebook.Codebook, random *rand.Rand) bool {
			return f.Measure != "" && spoilCell(f, book, random, codesOf(book.Measures), func(f *cited.Figure, code string) { f.Measure = code })
		}},
		{"population", func(f *cited.Figure, book *codebook.Codebook, random *rand.Rand) bool {
			return f.Population != "" && spoilCell(f, book, random, codesOf(book.Populations), func(f *cited.Figure, code string) { f.Population = code })
		}},
		{"origin", func(f *cited.Figure, book *codebook.Codebook, random *rand.Rand) bool {
			return len(f.Origin) > 0 && spoilCell(f, book, random, countriesOf(book), func(f *cited.Figure, code string) { f.Origin = []string{code} })
		}},
		{"group", func(f *cited.Figure, book *codebook.Codebook, random *rand.Rand) bool {
			return len(f.Group) > 0 && spoilCell(f, book, random, groupsOf(book), func(f *cited.Figure, name string) { f.Group = []string{name} })
		}},
		{"time", spoilTime},
		{"stance", func(f *cited.Figure, _ *codebook.Codebook, _ *rand.Rand) bool {
			switch f.Stance {
			case "":
				return false
			case cited.Denial:
				f.Stance = cited.Asserted
			default:
				f.Stance = cited.Denial
			}
			return true
		}},
	}
}

// spoilCell sets the first of some values, in random order, with which the figure counts
// something else.
func spoilCell(f *cited.Figure, book *codebook.Codebook, random *rand.Rand, values []string, set func(*cited.Figure, string)) bool {
	before := cited.CellOf(f)
	for _, i := range random.Perm(len(values)) {
		set(f, values[i])
		after := cited.CellOf(f)
		if book.Compare(&before, &after).Extent == codebook.Differs {
			return true
		}
	}
	return false
}

// codesOf lists codes but for what stands for all the rest, of which nobody can say that it
// is wrong.
func codesOf(codes []codebook.Code) []string {
	var out []string
	for _, c := range codes {
		if c.Traits&codebook.Rest == 0 {
			out = append(out, c.Code)
		}
	}
	return out
}

// countriesOf lists the countries that a codebook knows by name.
func countriesOf(book *codebook.Codebook) []string {
	out := slices.Clone(book.Theatres)
	for _, r := range book.Regions {
		out = append(out, r.Members...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func groupsOf(book *codebook.Codebook) []string {
	out := make([]string, len(book.Groups))
	for i, g := range book.Groups {
		out[i] = g.Name
	}
	return out
}

// spoilValue changes a digit of a bound, or of both where they are one number. Vague numbers stay:
// that dozens are 24 and not 34 is not in the sentence.
func spoilValue(f *cited.Figure, _ *codebook.Codebook, random *rand.Rand) bool {
	b := BoundsOf(f)
	if f.Modifier == cited.Vague || !b.HasLow && !b.HasHigh {
		return false
	}
	for range 10 {
		low, high := b.Low, b.High
		if b.HasLow && (!b.HasHigh || low == high || random.IntN(2) == 0) {
			low = otherDigit(low, random)
		}
		switch {
		case b.HasLow && b.HasHigh && b.Low == b.High:
			high = low
		case b.HasHigh && low == b.Low:
			high = otherDigit(high, random)
		}
		if b.HasLow && b.HasHigh && low > high || f.Kind == cited.Share && max(low, high) > 100 {
			continue
		}
		f.Low, f.High = pointer(low, b.HasLow), pointer(high, b.HasHigh)
		return true
	}
	return false
}

// Digits that every float64 keeps: another digit among the first so many makes another number.
const keptDigits = 15

// otherDigit changes one digit of a number; the first does not become 0.
func otherDigit(x float64, random *rand.Rand) float64 {
	digits := []byte(strconv.FormatFloat(x, 'f', -1, 64))
	var places []int
	for i, c := range digits {
		if c >= '0' && c <= '9' && len(places) < keptDigits {
			places = append(places, i)
		}
	}
	i := random.IntN(len(places))
	least := byte('0')
	if i == 0 {
		least = '1'
	}
	at := places[i]
	for was := digits[at]; digits[at] == was; {
		digits[at] = least + byte(random.IntN(int('9'-least)+1))
	}
	other, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		return x
	}
	return other
}

// spoilTime moves a date by one to three years. Intervals stay, of which one end might
// still be right.
func spoilTime(f *cited.Figure, _ *codebook.Codebook, random *rand.Rand) bool {
	const digits = 4
	written := string(f.Time)
	if len(written) < digits || strings.Contains(written, "/") {
		return false
	}
	year, err := strconv.Atoi(written[:digits])
	if err != nil {
		return false
	}
	by := 1 + random.IntN(3)
	if random.IntN(2) == 0 {
		by = -by
	}
	moved := cited.EDTF(strconv.Itoa(year+by) + written[digits:])
	if !moved.Valid() { // the 29th of February, and before the year 1000
		return false
	}
	f.Time = moved
	return true
}

// copyOf makes a figure that shares nothing with the other that may be changed.
func copyOf(f cited.Figure) cited.Figure {
	for _, list := range []*[]string{&f.Origin, &f.Theatre, &f.Place, &f.Group, &f.Segment, &f.Attribution} {
		*list = slices.Clone(*list)
	}
	for _, bound := range []**float64{&f.Low, &f.High} {
		if *bound != nil {
			x := **bound
			*bound = &x
		}
	}
	f.Evidence = slices.Clone(f.Evidence)
	return f
}
