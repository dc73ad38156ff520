package check

import "cited"

// The numbers of a paragraph are often of one document: that from which all are that the archive supports of them.

// dwell notes the documents that support a figure: those whose number tells something.
func (j *judge) dwell(f *Figure, ok []held) {
	if rarity(f.Figure) == 0 {
		return
	}
	block := j.wording(f).s.block
	here := map[cited.ID]bool{}
	for i := range ok {
		here[ok[i].Doc.ID] = true
	}
	if old, known := j.homes[block]; known {
		for id := range old {
			if !here[id] {
				delete(old, id)
			}
		}
		return
	}
	j.homes[block] = here
}

// isHomely reports whether a figure of the archive is of a document that the paragraph of the draft is from.
func (j *judge) isHomely(f *Figure, h *held) bool { return j.homes[j.wording(f).s.block][h.Doc.ID] }
