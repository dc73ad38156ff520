package check

import (
	"slices"
	"strings"

	"cited/internal/mention"
)

// mostAlike is how many names may share a word and still be held against one another: of a word
// that more have it tells nothing.
const mostAlike = 64

// Alike returns the pairs of names, by their places in the list, that surely are of one source:
// both have the same words that tell a source from others ("Halden Institute", "the Halden
// Institute's report"), or one is the initials of the other. It proposes; a person decides.
func Alike(words *mention.Language, names []string) [][2]int {
	parsed := make([]sourceName, len(names))
	having := map[string][]int{} // names by a word that tells them from others, or by their initials
	for i, name := range names {
		parsed[i] = parseName(words, name)
		n := &parsed[i]
		for _, w := range n.proper {
			having["word "+w] = append(having["word "+w], i)
		}
		if len(n.proper) == 0 && len(n.kinds) > 0 {
			for _, c := range n.countries { // "the German interior ministry"
				of := "of " + c + " " + strings.Join(n.kinds, " ")
				having[of] = append(having[of], i)
			}
		}
		for _, initials := range []string{n.caps, n.initials} {
			if len(initials) > 1 {
				having["initials "+initials] = append(having["initials "+initials], i)
			}
		}
	}
	seen := map[[2]int]bool{}
	var pairs [][2]int
	for _, list := range having {
		list = slices.Compact(list)
		if len(list) > mostAlike {
			continue
		}
		for k, j := range list {
			for _, i := range list[:k] {
				p := [2]int{min(i, j), max(i, j)}
				if i != j && !seen[p] && names[i] != names[j] && parsed[i].isAlike(&parsed[j]) {
					seen[p] = true
					pairs = append(pairs, p)
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	return pairs
}

// isAlike reports whether two names are those of one source, to the letter of what tells it from
// others.
func (n *sourceName) isAlike(o *sourceName) bool {
	return n.affinity(o) == surely && (n.caps != "" && n.caps == o.initials || o.caps != "" && o.caps == n.initials || n.person == o.person && sameList(n.proper, o.proper))
}
