package extract

// offerRecent offers the measures of the last figures of the blocks before, each once: the
// items of a list and short paragraphs go on from one another.
func (sc *scene) offerRecent(d *draft, offer func(v code, rule, from string) bool) {
	for i := len(sc.recent) - 1; i >= max(0, len(sc.recent)-mostFigures); i-- {
		r := sc.recent[i]
		if r.block == d.block || counted(sc.recent[i+1:], r.measure.value) || !offer(r.measure, "context.figure-before", "recent") {
			continue
		}
		sc.choices.has("recent/blocks", bucket(d.block-r.block))
		sc.choices.has("recent/rank", bucket(len(sc.recent)-1-i))
	}
}
