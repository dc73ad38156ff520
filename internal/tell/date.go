package tell

import (
	"strings"

	"cited"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Date spells out intervals, seasons, decades and doubts; other dates
// read well as they are.
func Date(d cited.EDTF) string {
	from, to, interval := strings.Cut(string(d), "/")
	switch {
	case !interval:
		return dayInWords(from)
	case from == ".." || from == "":
		return "until " + dayInWords(to)
	case to == ".." || to == "":
		return "since " + dayInWords(from)
	}
	return dayInWords(from) + " to " + dayInWords(to)
}

func dayInWords(d string) string {
	doubt := ""
	for _, q := range []Meaning{{"~", "about "}, {"?", "perhaps "}, {"%", "perhaps about "}} {
		if rest, ok := strings.CutSuffix(d, q.Code); ok {
			d, doubt = rest, q.Words
		}
	}
	for _, season := range []Meaning{{"-21", "spring "}, {"-22", "summer "}, {"-23", "autumn "}, {"-24", "winter "}} {
		if year, ok := strings.CutSuffix(d, season.Code); ok && len(year) == 4 {
			return doubt + season.Words + year
		}
	}
	if decade, ok := strings.CutSuffix(d, "X"); ok && len(decade) == 3 && !strings.Contains(decade, "X") {
		return doubt + "the " + decade + "0s"
	}
	return doubt + d
}

// Places writes codes and regions: "BEL, Western Europe".
func Places(list []string) string {
	named := make([]string, len(list))
	for i, p := range list {
		named[i] = strings.TrimPrefix(p, "region:")
	}
	return strings.Join(named, ", ")
}

// Country returns the English name of a country by its ISO 3166-1 alpha-3 code, and whatever
// else it is given as it is.
func Country(code string) string {
	if code == "XKX" { // which ISO 3166 leaves to its users
		code = "XK"
	}
	if len(code) != 2 && len(code) != 3 || strings.ToUpper(code) != code {
		return code
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	return display.English.Regions().Name(region)
}
