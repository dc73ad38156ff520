package mention

// Saying is what a sentence holds of the lists that only statements, responses and
// what is said without a number need: cues, themes, acts, vague words, relations and ties.
// It is reused from sentence to sentence: nothing of it may be kept.
type Saying struct{ late Sentence }

// Read looks through a sentence that Analyze has read. What it found holds until the
// next call.
func (y *Saying) Read(s *Sentence) {
	y.late.look(s.lang.said, s)
	y.late.group()
}

// List returns the matches of one of these lists, in order.
func (y *Saying) List(l List) []Match { return y.late.List(l) }

// Covering returns the match of one of these lists that covers token i.
func (y *Saying) Covering(l List, i int) (Match, bool) { return y.late.Covering(l, i) }
