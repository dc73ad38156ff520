package reconcile

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// Inhabitants is how many people lived in a country in a year, by whose count.
type Inhabitants struct {
	Country string // ISO 3166-1 alpha-3
	Year    int
	People  float64
	Source  string // who published it, and where
}

// headOfTable is the first line of a table of inhabitants.
const headOfTable = "country,year,inhabitants,source"

// ReadInhabitants reads a table of inhabitants: the first line is
// country,year,inhabitants,source, and a comma in the source needs no quotation
// marks. What is wrong is an Invalid error that names the file and every line. Cited
// comes without such a table: none is known by heart.
func ReadInhabitants(file string, in io.Reader) ([]Inhabitants, error) {
	var out []Inhabitants
	var errs []error
	fail := func(line int, says string) {
		errs = append(errs, cited.Errorf(cited.Invalid, "%s:%d:1: %s", file, line, says))
	}
	lines := bufio.NewScanner(in)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		switch {
		case n == 1 && line != headOfTable:
			fail(n, "the first line must be "+headOfTable)
		case n == 1 || line == "":
		default:
			row, wrong := inhabitants(line)
			if wrong == "" && slices.ContainsFunc(out, func(o Inhabitants) bool { return o.Country == row.Country && o.Year == row.Year }) {
				wrong = row.Country + " has two rows for " + strconv.Itoa(row.Year) + "; keep one"
			}
			if wrong != "" {
				fail(n, wrong)
				continue
			}
			out = append(out, row)
		}
	}
	if err := lines.Err(); err != nil {
		fail(n+1, "cannot be read: "+err.Error())
	}
	if n == 0 {
		fail(1, "the first line must be "+headOfTable)
	}
	return out, errors.Join(errs...)
}

// inhabitants reads a row.
func inhabitants(line string) (out Inhabitants, wrong string) {
	cells := strings.SplitN(line, ",", 4)
	for i := range cells {
		cells[i] = strings.Trim(strings.TrimSpace(cells[i]), `"`)
	}
	if len(cells) < 4 || cells[3] == "" {
		return out, "a row needs country, year, inhabitants and the source that says so"
	}
	country := cells[0]
	if len(country) != 3 || strings.Trim(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return out, strconv.Quote(country) + " is no ISO 3166-1 alpha-3 code"
	}
	year, err := strconv.Atoi(cells[1])
	if err != nil || year < 1000 || year > 9999 {
		return out, strconv.Quote(cells[1]) + " is no year"
	}
	people, err := strconv.ParseFloat(cells[2], 64)
	if err != nil || !(people > 0) || math.IsInf(people, 0) {
		return out, strconv.Quote(cells[2]) + " is no number of people"
	}
	return Inhabitants{country, year, people, cells[3]}, ""
}

// Rate is an estimate per million inhabitants, and by whose count of them.
type Rate struct {
	Low, Best, High *float64
	Of              []Inhabitants // one for each country of origin
}

// yearsApart is how many years a count of inhabitants may be from the date of an estimate.
const yearsApart = 5

// PerMillion returns an estimate per million inhabitants of the countries of origin, by the
// counts of the year that is closest to the date of the estimate. What cannot be said is
// an Invalid error that tells why: no table, no country, a region, a share, a country
// that the table lacks, or has only for a time that is more than five years away.
func PerMillion(e *cited.Estimate, table []Inhabitants, on cited.Day) (Rate, error) {
	switch {
	case e.Cell.Kind == cited.Share:
		return Rate{}, cited.Errorf(cited.Invalid, "a share is not counted per inhabitants")
	case len(e.Cell.Origin) == 0:
		return Rate{}, cited.Errorf(cited.Invalid, "there is no country of origin whose inhabitants could be counted")
	case e.Low == nil && e.Best == nil && e.High == nil:
		return Rate{}, cited.Errorf(cited.Invalid, "there is no estimate: %s", e.Missing)
	}
	if _, last := e.At.Bounds(); e.At.Valid() && last < cited.MaxDay {
		on = last
	}
	year, _, _ := on.Date()
	var out Rate
	people := 0.0
	for _, country := range e.Cell.Origin {
		row, err := closest(table, country, year)
		if err != nil {
			return Rate{}, err
		}
		out.Of = append(out.Of, row)
		people += row.People
	}
	per := func(f *float64) *float64 {
		if f == nil {
			return nil
		}
		r := *f / people * 1e6
		return &r
	}
	out.Low, out.Best, out.High = per(e.Low), per(e.Best), per(e.High)
	return out, nil
}

// closest returns the row of a country for the year, else for the closest to it; of two
// the earlier.
func closest(table []Inhabitants, country string, year int) (Inhabitants, error) {
	var rows []Inhabitants
	for _, r := range table {
		if r.Country == country {
			rows = append(rows, r)
		}
	}
	apart := func(r Inhabitants) int { return max(r.Year-year, year-r.Year) }
	if len(rows) == 0 {
		return Inhabitants{}, cited.Errorf(cited.Invalid, "the table of inhabitants has no row for %s", country)
	}
	best := slices.MinFunc(rows, func(a, b Inhabitants) int {
		return cmp.Or(cmp.Compare(apart(a), apart(b)), cmp.Compare(a.Year, b.Year))
	})
	if apart(best) > yearsApart {
		return Inhabitants{}, cited.Errorf(cited.Invalid, "the table of inhabitants has %s for %d only, more than %d years from %d", country, best.Year, yearsApart, year)
	}
	return best, nil
}
