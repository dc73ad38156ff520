package generate

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// rendering is one document made of a template. Within it, the same name, number
// and country is replaced by the same other one each time.
type rendering struct {
	*vocabulary
	random    *rand.Rand
	first     int // of the made-up names of this document
	names     map[string]string
	made      int
	countries map[int]int
	scale     float64 // of numbers
	years     int     // that are added to years
	out       strings.Builder
}

// mostNames is how many made-up words a document may use.
const mostNames = 1 << 10

func (v *vocabulary) render(t template, seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, uint64(n)))
	r := rendering{vocabulary: v, random: random, first: n * mostNames, names: map[string]string{}, countries: map[int]int{},
		scale: 0.6 + random.Float64(), years: random.IntN(20) - 12}
	for i := range t {
		r.out.WriteString(r.piece(&t[i]))
	}
	return r.out.String()
}

func (r *rendering) piece(p *piece) string {
	switch p.kind {
	case namePiece:
		return r.name(p.text)
	case acronymPiece:
		return r.again(p.text, func(n int) string { return madeUpAcronym(n, len(p.text)) })
	case numberPiece:
		return r.number(p.text)
	case countPiece:
		return r.again(p.text, func(int) string { return r.count(p.text) })
	case countryPiece:
		return r.country(p.which).word(p.slot)
	case groupPiece:
		return r.again(p.text, func(int) string { return r.groups[r.random.IntN(len(r.groups))] })
	case wordPiece:
		r.made++
		return madeUp(r.first + r.made%mostNames)
	}
	return p.text
}

// again returns what stands for a text in this document.
func (r *rendering) again(text string, first func(n int) string) string {
	other, ok := r.names[text]
	if !ok {
		r.made++
		other = first(r.first + r.made%mostNames)
		r.names[text] = other
	}
	return other
}

// name replaces a word of a name and keeps a genitive.
func (r *rendering) name(word string) string {
	return r.again(bare(word), madeUpName) + word[len(bare(word)):]
}

func (r *rendering) country(which int) *country {
	other, ok := r.countries[which]
	if !ok {
		other = r.random.IntN(len(r.vocabulary.countries))
		r.countries[which] = other
	}
	return &r.vocabulary.countries[other]
}

// number scales a number, so that the order of numbers and what they add up to
// stay about what they were. Years stay years, days days, and what is below a
// hundred stays below. Separators stay where they belong.
func (r *rendering) number(s string) string {
	digits := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 9 {
		return s
	}
	switch {
	case digits == s && n >= 1900 && n < 2100:
		return strconv.Itoa(min(n+r.years, 2026))
	case n <= 31:
		n = r.between(n, 1, 28)
	case n < 100:
		n = r.between(n, 29, 99)
	default:
		n = r.between(n, 100, math.MaxInt)
	}
	return separated(n, s)
}

func (r *rendering) between(n, low, high int) int {
	return min(max(int(math.Round(float64(n)*r.scale)), low), high)
}

// separated writes a number with the separator that another one has, if any.
func separated(n int, like string) string {
	digits := strconv.Itoa(n)
	at := strings.IndexFunc(like, func(c rune) bool { return !unicode.IsDigit(c) })
	if at < 0 || len(digits) < 4 {
		return digits
	}
	separator := like[at : at+len(string([]rune(like[at:])[0]))]
	cut := len(digits) % 3
	parts := []string{digits[:cut]}
	if cut == 0 {
		parts = nil
	}
	for ; cut < len(digits); cut += 3 {
		parts = append(parts, digits[cut:cut+3])
	}
	return strings.Join(parts, separator)
}

// counts are number words that may stand for each other.
var counts = [...][]string{
	{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	{"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"},
	{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"},
}

func isCount(word string) bool {
	return slices.ContainsFunc(counts[:], func(row []string) bool { return slices.Contains(row, strings.ToLower(word)) })
}

func (r *rendering) count(word string) string {
	for _, row := range counts {
		if slices.Contains(row, word) {
			return row[r.random.IntN(len(row))]
		}
		if slices.Contains(row, strings.ToLower(word)) {
			other := row[r.random.IntN(len(row))]
			return strings.ToUpper(other[:1]) + other[1:]
		}
	}
	return word
}
