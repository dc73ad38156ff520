package export

import (
	"iter"
	"regexp"
	"strconv"
	"strings"

	"cited"
)

// documentsOf yields the documents of some figures, each once, in the order in which they come.
func documentsOf(figures iter.Seq2[cited.Receipt, error]) iter.Seq2[cited.Document, error] {
	return func(yield func(cited.Document, error) bool) {
		met := map[cited.ID]bool{}
		for r, err := range figures {
			if err == nil && met[r.Document.ID] {
				continue
			}
			met[r.Document.ID] = true
			if !yield(r.Document, err) || err != nil {
				return
			}
		}
	}
}

// written is a date as bibliographies take it: years that may go without a month, and
// months without a day. An interval has two.
type written struct {
	parts [][]int // year, month, day
	about bool    // it is uncertain or approximate
}

// plainDate is a date of EDTF that bibliographies can say: year, month and day, and how sure it
// is. A time of the day behind it is left out.
var plainDate = regexp.MustCompile(`^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T.*)?)?)?([?~%]?)$`)

// writtenOf returns a date for a bibliography; false if it is none that bibliographies can
// say, as a season, a decade or what is open at an end.
func writtenOf(date cited.EDTF) (w written, ok bool) {
	if !date.Valid() {
		return w, false
	}
	for side := range strings.SplitSeq(string(date), "/") {
		found := plainDate.FindStringSubmatch(side)
		if found == nil {
			return written{}, false
		}
		var part []int
		for _, digits := range found[1:4] {
			if n, err := strconv.Atoi(digits); err == nil {
				part = append(part, n)
			}
		}
		w.parts, w.about = append(w.parts, part), w.about || found[4] != ""
	}
	return w, true
}
