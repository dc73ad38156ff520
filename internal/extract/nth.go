package extract

import "cited/internal/hashed"

// occurrences counts how often words have stood in a document. It keeps no words: those
// of a long document would fill the memory.
type occurrences struct{ times *hashed.Table[int] }

func newOccurrences() occurrences { return occurrences{hashed.New[int](0)} }

// nth returns how often words were met before, and counts them.
func (o occurrences) nth(words string) int {
	k := o.times.Name(words)
	n, _ := o.times.Get(k)
	o.times.Put(k, n+1)
	return n
}
