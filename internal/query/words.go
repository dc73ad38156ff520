package query

import (
	"slices"

	"cited/internal/codebook"
)

// Of returns what codebooks know, together.
func Of(books ...*codebook.Codebook) Words {
	return Words{
		Expand: func(key, value string) []string {
			var all []string
			for _, b := range books {
				all = addNew(all, b.Expand(key, value)...)
			}
			return all
		},
		Known: func(key string) []string {
			var all []string
			for _, b := range books {
				all = append(all, b.Known(key)...)
			}
			slices.Sort(all)
			return slices.Compact(all)
		},
	}
}
