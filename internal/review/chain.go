package review

import (
	"strings"

	"cited"
)

// Chain is a list in which the order says who cites whom: "X, citing Y" is [X, Y]. It
// may be compared with ==.
type Chain string // the items in their order, with separator between them

// ChainOf makes a chain. Empty items are left out.
func ChainOf(items ...string) Chain {
	clean := make([]string, 0, len(items))
	for _, s := range items {
		if s = strings.ReplaceAll(s, separator, " "); s != "" {
			clean = append(clean, s)
		}
	}
	return Chain(strings.Join(clean, separator))
}

// String returns the items with "; " between them.
func (c Chain) String() string { return strings.ReplaceAll(string(c), separator, cited.ListBreak) }

// ChainMetric is the distance of two chains: the MASI of their sources and of who cites
// whom among them, taken as one set. The same sources in another order are neither the
// same nor without anything in common.
func ChainMetric(a, b Chain) float64 {
	if a == b {
		return 0
	}
	return MASI(a.links(), b.links())
}

// links are the sources of a chain, and each with the one that it cites.
func (c Chain) links() Set {
	if c == "" {
		return ""
	}
	sources := strings.Split(string(c), separator)
	items := sources
	for i := 1; i < len(sources); i++ {
		items = append(items, sources[i-1]+" < "+sources[i])
	}
	return SetOf(items...)
}
