package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/gazetteer"
	"cited/internal/text"

	"golang.org/x/text/language"
)

// place is one of the places of a name.
type place struct {
	country string // alpha-3
	people  int
	kind    byte
	region  string
}

// table gathers names.
type table struct {
	places    map[string][]place
	provinces map[string]string // by country and region
	size      map[string]int    // people, by country, name and whole degrees; by "=", country and region
}

// mostPlaces is how many places one name may have: the largest. Up to mostTold are kept behind
// them, apart: small ones, of which a text that tells where it is may mean one.
const (
	mostPlaces = 10
	mostTold   = 48
)

// A city has to have so many people for its other names to be taken: those of
// small ones are mostly what other alphabets make of it.
const (
	knownAbroad = 60_000
	mostOther   = 12 // other names of one city
)

// readSizes reads the older list for its numbers of people and other names.
func (t *table) readSizes(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		col := strings.Split(in.Text(), "\t")
		if len(col) < 15 {
			return fmt.Errorf("%s: a line of %d columns", file, len(col))
		}
		people, _ := strconv.Atoi(col[14])
		country := alpha3(col[8])
		t.size[spot(country, col[1], col[4], col[5])] = people
		t.size["="+country+col[10]] += people
		p := place{country, people, byte(gazetteer.Other), col[10]}
		seat := col[7] == "PPLC" || col[7] == "PPLA" && people > 20_000
		if people < knownAbroad && !seat {
			continue
		}
		for _, name := range otherNames(col[2], strings.Split(col[3], ",")) {
			t.add(name, p)
		}
	}
	return in.Err()
}

// otherNames returns the names that an English text could use: Latin letters,
// a capital first, none that is only a code.
func otherNames(ascii string, all []string) []string {
	var out []string
	for _, n := range append([]string{ascii}, all...) {
		first, _ := utf8.DecodeRuneInString(n)
		words := len(strings.Fields(n))
		if len(n) < 4 || words > 4 || !unicode.IsUpper(first) || strings.ToUpper(n) == n || strings.ContainsFunc(n, notLatin) {
			continue
		}
		if out = append(out, n); len(out) == 3*mostOther {
			break
		}
	}
	return out
}

func notLatin(r rune) bool {
	return !unicode.Is(unicode.Latin, r) && !strings.ContainsRune(" -'’.", r)
}

func spot(country, name, lat, lng string) string {
	return country + "\t" + name + "\t" + whole(lat) + "\t" + whole(lng)
}

func whole(degrees string) string {
	f, _ := strconv.ParseFloat(degrees, 64)
	return strconv.Itoa(int(math.Round(f)))
}

// readCities reads the list of cities.
func (t *table) readCities(file string) error {
	var cities []struct{ Name, Lat, Lng, Country, Admin1 string }
	if err := decode(file, &cities); err != nil {
		return err
	}
	for _, c := range cities {
		country := alpha3(c.Country)
		t.add(c.Name, place{country, t.size[spot(country, c.Name, c.Lat, c.Lng)], byte(gazetteer.City), c.Admin1})
	}
	return nil
}

// readDivisions reads the provinces or districts. What a name says of its kind
// is no part of it: the district of Harem is Harem.
func (t *table) readDivisions(file string, kind byte) error {
	var divisions []struct{ Code, Name string }
	if err := decode(file, &divisions); err != nil {
		return err
	}
	for _, d := range divisions {
		a2, rest, _ := strings.Cut(d.Code, ".")
		region, _, _ := strings.Cut(rest, ".")
		country := alpha3(a2)
		name := withoutKind(d.Name)
		people := 1_000
		if kind == byte(gazetteer.Province) {
			t.provinces[country+region] = provinceName(d.Name, name)
			people = max(t.size["="+country+region], 20_000)
		}
		t.add(name, place{country, people, kind, region})
		if name != d.Name {
			t.add(d.Name, place{country, people, kind, region})
		}
	}
	return nil
}

func withoutKind(name string) string {
	for _, k := range []string{" Governorate", " Province", " District", " Region", " County", " Oblast", " Prefecture", " Municipality",
		" Department", " State", " Voivodeship", " Parish", " Canton", " Division", " Raion", " Krai"} {
		if short, ok := strings.CutSuffix(name, k); ok && len(short) > 3 {
			return short
		}
	}
	return name
}

// provinceName is what a province is called: without its kind, unless what remains is no name
// but a side or a quality, as of the Free State.
func provinceName(full, short string) string {
	switch short {
	case "Free", "Capital", "National Capital", "Northern", "Southern", "Eastern", "Western", "Central", "North", "South":
		return full
	}
	return short
}

func decode(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// alpha3 turns a code of two letters into one of three.
func alpha3(a2 string) string {
	if a2 == "XK" {
		return "XKX"
	}
	r, err := language.ParseRegion(a2)
	if err != nil {
		return "ZZZ"
	}
	return r.ISO3()
}

// add gives a name to a place; of one country, kind and province, the largest
// stands for all.
func (t *table) add(name string, p place) {
	key := keyOf(name)
	if len(key) < 2 || len(key) > 60 || !usable(key) {
		return
	}
	list := t.places[key]
	for i := range list {
		if q := &list[i]; q.country == p.country && q.region == p.region && (q.kind == p.kind || p.kind == byte(gazetteer.Other) || q.kind == byte(gazetteer.Other)) {
			if p.kind != byte(gazetteer.Other) {
				q.kind = p.kind
			}
			q.people = max(q.people, p.people)
			return
		}
	}
	t.places[key] = append(list, p)
}

// usable leaves out what holds more than letters, spaces and digits behind a
// letter.
func usable(key string) bool {
	for i, r := range key {
		if !unicode.IsLetter(r) && r != ' ' && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}

func keyOf(name string) string {
	var key []byte
	for _, tok := range text.AppendTokens(nil, name, 0, len(name)) {
		if tok.Class == text.Punct && strings.Contains("-.'’‘`", name[tok.Start:tok.End]) {
			continue
		}
		key = gazetteer.AppendKey(key, text.Fold(name[tok.Start:tok.End]))
	}
	return string(key)
}

// lines writes the table as the package reads it.
func (t *table) lines() []byte {
	var lines []string
	for key, list := range t.places {
		slices.SortFunc(list, func(a, b place) int {
			return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.country+a.region, b.country+b.region), cmp.Compare(a.kind, b.kind))
		})
		var b strings.Builder
		b.WriteString(key)
		for i, p := range list[:min(len(list), mostTold)] {
			mark := "\t;"[min(i, 1)]
			if i == mostPlaces {
				mark = gazetteer.Further
			}
			b.WriteByte(mark)
			fmt.Fprintf(&b, "%s%c%c%s", p.country, 'a'+p.log(), p.kind, p.region)
		}
		lines = append(lines, b.String())
	}
	for code, name := range t.provinces {
		lines = append(lines, "="+code+"\t"+name)
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "\n") + "\n")
}

// log is the binary logarithm of the number of people.
func (p place) log() byte { return byte(min(25, math.Log2(float64(max(p.people, 1))))) }

// weight orders the places of a name: another name counts for less.
func (p place) weight() int {
	w := int(p.log())
	if p.kind == byte(gazetteer.Other) {
		w -= 3
	}
	return w
}
