package lineage

import "cited"

// What an edge shows at most of each kind.
const mostShown = 64

// edge makes the edge of a kind with all that shows it.
func (p *pair) edge(kind cited.EdgeKind) cited.Edge {
	e := cited.NewEdge(p.later.ID, p.earlier.ID, kind)
	e.Open = p.open
	e.Share = p.coverage()
	if kind == cited.Rewrites || kind == cited.SumsUp || kind == cited.Cites {
		e.Share = p.story.share(figured, name, plain)
	}
	e.Proof = cited.LineageProof{Passages: []cited.SharedPassage{}, Figures: p.figures(), Changed: []cited.SharedFigure{}, Credits: []cited.Span{}}
	for _, r := range p.runs[:min(len(p.runs), mostShown)] {
		e.Proof.Passages = append(e.Proof.Passages, cited.SharedPassage{Later: p.later.span(r.b0, r.b1), Earlier: p.earlier.span(r.a0, r.a1), Words: r.same})
	}
	for _, c := range p.changed[:min(len(p.changed), mostShown)] {
		e.Proof.Changed = append(e.Proof.Changed, p.figure(c.earlier, c.later))
	}
	for _, c := range p.credits {
		e.Proof.Credits = append(e.Proof.Credits, p.later.span(c.from, c.to))
	}
	return e
}

// span is the words from one to another with what stands between them.
func (s *Sketch) span(from, to int) cited.Span {
	first, last := s.words[from], s.words[to-1]
	return cited.Span{Start: first.start, End: last.end, Exact: s.content[first.from:last.to]}
}

// figure is two numbers of the two documents.
func (p *pair) figure(earlier, later int) cited.SharedFigure {
	var f cited.SharedFigure
	f.Earlier, f.EarlierID = p.earlier.numberSpan(earlier)
	f.Later, f.LaterID = p.later.numberSpan(later)
	return f
}

func (s *Sketch) numberSpan(n int) (cited.Span, cited.ID) {
	if f := s.numbers[n].figure; f >= 0 {
		return s.figures[f].span, s.figures[f].id
	}
	return s.span(s.numbers[n].word, s.numbers[n].word+1), ""
}

// figures lists the figures of the later document whose value the earlier one has too,
// each with the figure that says it there, or else the number.
func (p *pair) figures() []cited.SharedFigure {
	by := map[uint64]int{}
	for i := len(p.earlier.numbers) - 1; i >= 0; i-- {
		n := p.earlier.numbers[i]
		key := p.earlier.words[n.word].hash
		if before, ok := by[key]; !ok || n.figure >= 0 || p.earlier.numbers[before].figure < 0 {
			by[key] = i
		}
	}
	shared := []cited.SharedFigure{}
	for i, n := range p.later.numbers {
		if n.figure < 0 || len(shared) == mostShown {
			continue
		}
		if j, ok := by[p.later.words[n.word].hash]; ok {
			shared = append(shared, p.figure(j, i))
		}
	}
	return shared
}
