package reconcile

import (
	"strconv"
	"strings"

	"cited"
)

// said is a number as examples of rules write it: "470", "~470" for about, "900+" for at
// least, "..900" for at most, "420-516", "?24-99" for a vague word.
type said struct {
	Low, High *float64
	Modifier  cited.Modifier
}

// parseValue reads a number. What is wrong is told in words.
func parseValue(s string) (out said, wrong string) {
	out.Modifier = cited.Exactly
	rest := s
	number := func(digits string) *float64 {
		f, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
		if err != nil || strings.Trim(digits, "0123456789.,") != "" {
			wrong = strconv.Quote(s) + " is no number: write 470, ~470, 900+, ..900, 420-516 or ?24-99"
		}
		return &f
	}
	if after, ok := strings.CutPrefix(rest, "~"); ok {
		out.Modifier, rest = cited.Approx, after
	} else if after, ok := strings.CutPrefix(rest, "?"); ok {
		out.Modifier, rest = cited.Vague, after
	}
	if most, ok := strings.CutPrefix(rest, ".."); ok {
		out.Modifier, out.High = cited.AtMost, number(most)
	} else if least, ok := strings.CutSuffix(rest, "+"); ok {
		out.Modifier, out.Low = cited.AtLeast, number(least)
	} else if low, high, ok := strings.Cut(rest, "-"); ok {
		if out.Low, out.High = number(low), number(high); out.Modifier == cited.Exactly {
			out.Modifier = cited.Range
		}
	} else {
		out.Low = number(rest)
		out.High = out.Low
	}
	return out, wrong
}

// parseClaim reads a claim: "470 by the ministry on 2015-12". Without "on" it has no
// date.
func parseClaim(s string) (out cited.Claim, wrong string) {
	number, rest, ok := strings.Cut(s, " by ")
	name, date, dated := strings.Cut(rest, " on ")
	if !ok || strings.TrimSpace(name) == "" {
		return out, strconv.Quote(s) + " is no claim: write 470 by the ministry on 2015-12"
	}
	v, wrong := parseValue(strings.TrimSpace(number))
	if wrong != "" {
		return out, wrong
	}
	if v.Low != nil && v.High != nil && *v.Low > *v.High {
		return out, strconv.Quote(s) + " ends below where it begins"
	}
	out = cited.Claim{Name: name, Source: cited.ID(name), Low: v.Low, High: v.High, Modifier: v.Modifier, Told: cited.MaxDay}
	if dated {
		e, err := cited.ParseEDTF(date)
		if err != nil {
			return out, err.Error()
		}
		out.AsOf = cited.AsOf{Date: e, From: cited.OfFigure}
	}
	return out, ""
}

// exampleClaims makes the claims of an example, of which each name is a source.
func exampleClaims(texts []string) []cited.Claim {
	var out []cited.Claim
	for i, t := range texts {
		c, _ := parseClaim(t)
		id := cited.ID(strconv.Itoa(i))
		c.Figures, c.Documents = []cited.ID{id}, []cited.ID{id}
		out = append(out, c)
	}
	number(out)
	return out
}
