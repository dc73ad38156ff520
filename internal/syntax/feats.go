package syntax

// circumstance is what the tree says about a word that bears on its features.
type circumstance struct {
	rel     uint32
	subject uint32 // the word of its subject if that is a pronoun, otherwise its tag
	helpers uint32 // which relations of auxiliaries and marks it has
}

// relations that the features of a verb depend on, by their numbers.
type relations struct {
	subject, subjectPass, aux, auxPass, mark, cop uint32
}

func newRelations(rels []string) relations {
	n := numbers(rels)
	return relations{subject: uint32(n["nsubj"]), subjectPass: uint32(n["nsubj:pass"]), aux: uint32(n["aux"]),
		auxPass: uint32(n["aux:pass"]), mark: uint32(n["mark"]), cop: uint32(n["cop"])}
}

// circumstances gathers what the tree says of every node.
func (r relations) circumstances(dst []circumstance, nodes []node) []circumstance {
	dst = append(dst[:0], make([]circumstance, len(nodes))...)
	for i := 1; i < len(nodes)-1; i++ {
		dst[i].rel = nodes[i].rel
		w, head := &nodes[i], &dst[nodes[i].head]
		switch w.rel {
		case r.subject, r.subjectPass:
			head.subject = w.tag
			if w.pos == uposPRON {
				head.subject = w.word
			}
			if w.rel == r.subjectPass {
				head.helpers |= 1
			}
		case r.auxPass:
			head.helpers |= 2
		case r.aux:
			head.helpers |= 4
		case r.mark:
			if w.pos == uposPART {
				head.helpers |= 8
			}
			head.helpers |= 16
		}
	}
	for i := 1; i < len(nodes)-1; i++ { // an auxiliary agrees with the subject of its verb
		if rel := nodes[i].rel; rel == r.aux || rel == r.auxPass || rel == r.cop {
			dst[i].subject = dst[nodes[i].head].subject
		}
	}
	return dst
}

// featKeys appends the circumstances of a word's features, most special first.
func featKeys(dst []uint32, w *form, c circumstance) []uint32 {
	tags := uint32(w.upos)<<8 | uint32(w.xpos)
	dst = append(dst, hash4(401, hash2(400, w.word, tags), c.rel, c.subject, c.helpers))
	if w.upos != uposVERB {
		dst = append(dst, hash4(402, w.word, tags, c.subject, c.helpers), hash3(403, w.word, tags, c.rel), hash2(404, w.word, tags))
	}
	return append(dst, hash4(405, tags, c.rel, c.subject, c.helpers), hash3(406, tags, c.subject, c.helpers),
		hash2(407, tags, c.helpers), hash1(408, tags))
}
