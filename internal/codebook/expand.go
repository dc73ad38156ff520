package codebook

import (
	"slices"
	"strings"
)

// regionPrefix is how figures mark an origin that is no country.
const regionPrefix = "region:"

// Expand returns what a value of a query's key stands for: the measures of a
// family, the code of a country's name, the region itself with the countries
// and regions in it, the name of a group by any of its spellings. Case does not
// matter. It returns nil for a value that the codebook does not know, and for
// keys whose values are free words. Expanding what it returns gives nothing new.
func (c *Codebook) Expand(key, value string) []string {
	switch value = strings.TrimSpace(value); key {
	case "measure":
		return c.measures(value)
	case "population":
		return oneCode(c.Population(value))
	case "segment":
		return oneCode(c.Segment(value))
	case "group":
		if g, ok := c.Group(value); ok {
			return []string{g.Name}
		}
	case "origin", "theatre":
		return c.countries(value)
	}
	return nil
}

// Known lists the values of a key that a query may be given, for suggestions.
// It returns nil for keys whose values are free words.
func (c *Codebook) Known(key string) []string {
	var out []string
	switch key {
	case "measure":
		out = codesOf(c.Measures)
		for _, f := range c.Families {
			out = append(out, f.Code)
		}
	case "population":
		out = codesOf(c.Populations)
	case "segment":
		out = codesOf(c.Segments)
	case "theme":
		for _, t := range c.Themes {
			out = append(out, t.Code)
		}
	case "tie":
		for _, r := range Relations() {
			out = append(out, string(r))
		}
	case "group":
		for _, g := range c.Groups {
			out = append(out, g.Name)
		}
	case "origin", "theatre":
		for _, r := range c.Regions {
			out = append(out, r.Name)
		}
		out = append(out, c.names.usual...)
	}
	return out
}

func codesOf(codes []Code) []string {
	var out []string
	for _, c := range codes {
		out = append(out, c.Code)
	}
	return out
}

func oneCode(c Code, ok bool) []string {
	if !ok {
		return nil
	}
	return []string{c.Code}
}

func (c *Codebook) measures(value string) []string {
	for _, f := range c.Families {
		if strings.EqualFold(f.Code, value) {
			return slices.Clone(f.Measures)
		}
	}
	return oneCode(c.Measure(value))
}

// countries expands a country, a region or a state that is gone.
func (c *Codebook) countries(value string) []string {
	if r, ok := c.Region(value); ok {
		return c.within(r)
	}
	key := fold(strings.TrimPrefix(value, regionPrefix))
	if former, ok := c.names.former[key]; ok {
		return slices.Clone(former)
	}
	if code, ok := c.names.countries[key]; ok && !strings.HasPrefix(value, regionPrefix) {
		return []string{code}
	}
	return nil
}

// within returns a region, the other regions that lie in it, and its members.
func (c *Codebook) within(r Region) []string {
	out := c.carried(r)
	for _, other := range c.Regions {
		if other.Name != r.Name && len(other.Members) > 0 && holds(r.Members, other.Members) {
			out = append(out, c.carried(other)...)
		}
	}
	return append(out, r.Members...)
}

// carried returns what figures carry for a region: its name, or its initials.
func (c *Codebook) carried(r Region) []string {
	return append([]string{regionPrefix + r.Name}, marked(c.names.initials[r.Name])...)
}

func holds(all, some []string) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}
