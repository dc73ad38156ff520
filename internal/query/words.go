package query

import (
	"slices"

	"cited/internal/codebook"
)

// Of returns what the codebooks of a set know, together.
func Of(set *codebook.Set) Words {
	return Words{
		Expand: set.Expand,
		Known: func(key string) []string {
			all := set.Known(key)
			slices.Sort(all)
			return slices.Compact(all)
		},
	}
}
