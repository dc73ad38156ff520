package web

import (
	"slices"
	"strings"
	"unicode"
)

// lifted takes what the text of a search asks of a key out of it, as if it had been picked from the facet: so that
// another value of the facet stands beside it, as its number of rows says, and is not asked for on top of
// it. What is excluded, and ranges, stay where they are.
func (a asked) lifted(key string) asked {
	if strings.Contains(a.Text, `\`) {
		return a // marks that do not end what is between them
	}
	var kept []string
	out := a
	out.Picked = slices.Clone(a.Picked)
	for _, term := range termsIn(a.Text) {
		name, list, ok := strings.Cut(term, ":")
		if !ok || !strings.EqualFold(name, key) || strings.Contains(list, "..") {
			kept = append(kept, term)
			continue
		}
		for _, value := range splitOutside(list, func(r rune) bool { return r == ',' }) {
			if p := (picked{key, strings.Trim(value, `"`)}); p.Value != "" && !slices.Contains(out.Picked, p) {
				out.Picked = append(out.Picked, p)
			}
		}
	}
	out.Text = strings.Join(kept, " ")
	return out
}

// termsIn cuts a query into its terms.
func termsIn(text string) []string { return splitOutside(text, unicode.IsSpace) }

// splitOutside cuts words wherever a character parts them that is not between quotation marks.
func splitOutside(words string, parts func(rune) bool) []string {
	within := false
	return strings.FieldsFunc(words, func(r rune) bool {
		if r == '"' {
			within = !within
		}
		return !within && parts(r)
	})
}
