package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"cited"
	"cited/bench/teach"
	"cited/internal/archive"
	"cited/internal/limit"
	"cited/internal/lineage"
	"cited/rules"
)

// storyDocument is a line of documents.jsonl in internal/lineage/testdata/stories, which
// its README explains.
type storyDocument struct {
	Doc       string     `json:"doc"`
	Published cited.EDTF `json:"published"`
	Role      string     `json:"role"`
	Best      []string   `json:"best"`
	From      []string   `json:"from"`
}

// storyPair is a line of pairs.jsonl.
type storyPair struct {
	A        string   `json:"a"` // the earlier
	B        string   `json:"b"`
	Kind     string   `json:"kind"`
	Either   []string `json:"either"`
	Order    string   `json:"order"`
	Optional bool     `json:"optional"`
}

// accepts reports whether a kind is right for the pair.
func (p *storyPair) accepts(kind cited.EdgeKind) bool {
	return p.Kind == string(kind) || slices.Contains(p.Either, string(kind))
}

// acceptsCopy reports whether some kind of copy is.
func (p *storyPair) acceptsCopy() bool { return p.accepts(cited.Copies) || p.accepts(cited.Quotes) }

func (p *storyPair) isCopy() bool { return cited.EdgeKind(p.Kind).IsCopy() }

// stories scores lineage on the stories that nobody has looked at.
func stories(b *bench) ([]number, error) { return b.storiesIn("stories2") }

// alike scores it on those that it was developed on, of what looks alike and is not.
func alike(b *bench) ([]number, error) { return b.storiesIn("stories3") }

// alike2 scores it on those that were written later, as hard look-alikes had been joined.
func alike2(b *bench) ([]number, error) { return b.storiesIn("stories5") }

// storiesIn scores lineage on a set of stories: of all pairs that the index proposes. It does so
// again with less: no dates, and no numbers but the figures and what has digits.
func (b *bench) storiesIn(set string) ([]number, error) {
	dir := filepath.Join(b.root, "internal", "lineage", "testdata", set)
	documents, err := jsonLines[storyDocument](filepath.Join(dir, "documents.jsonl"))
	if err != nil {
		return nil, err
	}
	pairs, err := jsonLines[storyPair](filepath.Join(dir, "pairs.jsonl"))
	if err != nil {
		return nil, err
	}
	read, err := b.readStories(dir, documents)
	if err != nil {
		return nil, err
	}
	numbers := scoreStories(documents, pairs, read)
	for i := range read {
		read[i].Published = ""
		for j := range read[i].Texts {
			read[i].Texts[j].Mentions = nil
		}
	}
	for _, n := range scoreStories(documents, pairs, read)[:3] {
		numbers = append(numbers, number{"without dates and words for numbers: " + n.name, n.value, n.unit})
	}
	return numbers, nil
}

// scoreStories scores the edges between documents.
func scoreStories(documents []storyDocument, pairs []storyPair, read []lineage.Document) []number {
	s := storyScore{documents: documents, pairs: map[[2]string]*storyPair{}, edges: map[[2]string][]cited.Edge{}}
	for i := range pairs {
		s.pairs[unordered(pairs[i].A, pairs[i].B)] = &pairs[i]
	}
	var sketches []*lineage.Sketch
	for _, d := range read {
		sketches = append(sketches, lineage.NewSketch(d))
	}
	s.compare(sketches)
	return s.numbers()
}

func jsonLines[T any](file string) ([]T, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all []T
	for d := json.NewDecoder(bytes.NewReader(data)); d.More(); {
		var line T
		if err := d.Decode(&line); err != nil {
			return nil, err
		}
		all = append(all, line)
	}
	return all, nil
}

// readStories reads the documents as an archive does, with their dates as a list beside
// them gives them.
func (b *bench) readStories(dir string, documents []storyDocument) ([]lineage.Document, error) {
	reader, err := archive.NewReader(rules.FS, teach.Codebooks(), []string{b.program, "worker"}, limit.Limits{})
	if err != nil {
		return nil, err
	}
	reader = reader.WithMentions()
	var all []lineage.Document
	for _, d := range documents {
		data, err := os.ReadFile(filepath.Join(dir, "texts", d.Doc+".txt"))
		if err != nil {
			return nil, err
		}
		r, err := reader.Read(b.ctx, bytes.NewReader(data), cited.Document{ID: cited.ID(d.Doc), Name: d.Doc + ".txt", Published: d.Published})
		if err != nil {
			return nil, err
		}
		all = append(all, lineage.Document{Document: r.Document, Texts: r.Texts, Figures: r.Figures})
	}
	return all, reader.Close()
}

// storyScore is what was found about the pairs.
type storyScore struct {
	documents []storyDocument
	pairs     map[[2]string]*storyPair
	edges     map[[2]string][]cited.Edge
	published map[cited.ID]cited.EDTF
}

func unordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// compare lays every document beside those that the index proposes.
func (s *storyScore) compare(sketches []*lineage.Sketch) {
	index, by := lineage.NewIndex(), map[cited.ID]*lineage.Sketch{}
	s.published = map[cited.ID]cited.EDTF{}
	for _, k := range sketches {
		index.Add(k.Entry())
		by[k.ID], s.published[k.ID] = k, k.Published()
	}
	for _, a := range sketches {
		for _, id := range index.Candidates(a.Entry()) {
			key := unordered(string(a.ID), string(id))
			if _, done := s.edges[key]; !done {
				s.edges[key] = lineage.CompareKnowing(a, by[id], index)
			}
		}
	}
}

// tally counts what is found, of what there is.
type tally struct{ right, wrong, missed float64 }

func (t tally) f1() float64 { return 2 * t.right / max(1, 2*t.right+t.wrong+t.missed) }

// numbers scores the edges.
func (s *storyScore) numbers() []number {
	var copies, related, kinds, directions, updates tally
	joined := 0.0
	for key, p := range s.pairs {
		found := s.edges[key]
		if len(found) == 0 {
			found = []cited.Edge{{}}
		}
		e := found[0]
		copies.copied(p, e.Kind)
		if p.Optional {
			continue
		}
		related.count(e.Kind != "")
		if p.Kind == string(cited.Updates) {
			updates.count(e.Kind == cited.Updates)
		}
		if e.Kind != "" {
			kinds.count(p.accepts(e.Kind))
			if p.Order != "open" {
				directions.count(string(e.Later) == p.B)
			}
		}
	}
	for key, found := range s.edges {
		if s.pairs[key] != nil || len(found) == 0 {
			continue
		}
		related.wrong++
		if found[0].Kind.IsCopy() {
			copies.wrong++
		}
		if s.isLookAlike(key[0]) || s.isLookAlike(key[1]) {
			joined++
		}
	}
	best := s.originals()
	return []number{
		{"copies and quotations, pair F1", copies.f1(), ""}, {"all kinds, pair F1", related.f1(), ""}, {"look-alikes joined", joined, "pairs"},
		{"kind right, of pairs found", kinds.share(), ""}, {"direction right, of pairs found", directions.share(), ""},
		{"updates found as such", updates.share(), ""}, {"best original right, of copies", best.share(), ""},
	}
}

// copied counts a pair among the copies. What may be a copy or not counts neither way.
func (t *tally) copied(p *storyPair, found cited.EdgeKind) {
	switch {
	case p.Optional:
	case found.IsCopy() && p.acceptsCopy():
		t.right++
	case found.IsCopy():
		t.wrong++
	case p.isCopy() && (found == "" || !p.accepts(found)):
		t.missed++
	}
}

func (t *tally) count(right bool) {
	if right {
		t.right++
	} else {
		t.missed++
	}
}

func (t tally) share() float64 { return t.right / max(1, t.right+t.missed) }

func (s *storyScore) isLookAlike(doc string) bool {
	return slices.ContainsFunc(s.documents, func(d storyDocument) bool { return d.Doc == doc && d.Role == "look-alike" })
}

// originals counts the copies that lead to their best original.
func (s *storyScore) originals() tally {
	var best tally
	for _, d := range s.documents {
		if len(d.Best) == 0 {
			continue
		}
		var own []cited.Edge
		for _, found := range s.edges {
			for _, e := range found {
				if string(e.Later) == d.Doc {
					own = append(own, e)
				}
			}
		}
		e, ok := lineage.Original(own, func(id cited.ID) cited.Day { return lineage.FirstDay(s.published[id]) })
		best.count(ok && slices.Contains(d.Best, string(e.Earlier)))
	}
	return best
}
