package syntax

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"

	"cited"
)

// Plan says how a model is trained. The same plan and sentences yield the same
// model, byte for byte.
type Plan struct {
	Language  string
	Seed      uint64
	Seeds     int     // parsers that are trained side by side and averaged; at least 1
	Votes     int     // taggers that are averaged, of words, relations and names; at least 1
	Folds     int     // parts of the treebank, each tagged by a tagger that has not seen it
	Tagging   int     // rounds over the treebank for the tagger
	Parsing   int     // for each parser
	Labelling int     // for the relations
	Naming    int     // for the names
	Least     int     // how often a feature of the parser must be seen to count
	Lead      int     // what a wrong arc is given before it is compared, in training
	Width     int     // how many ways to parse a sentence are followed at most, at least 1
	Margin    float64 // how far the score of one may be behind the best, but not in training
	Step      float64 // unit of the stored weights of the parser
	Cut       float64 // weights of relations below it are not stored, nor features of moves without one that large
	Share     float64 // nor those of relations below this share of the largest one of their feature
	Faint     int     // nor features of relations whose largest weight is less units than that
	Pairs     uint    // bits that number the pairs of the table of moves: what is beyond the fast memory of a processor costs more than it gives
}

// DefaultPlan is the plan of the model of English.
func DefaultPlan() Plan {
	return Plan{Language: "en", Seed: 1, Seeds: 6, Votes: 4, Folds: 5, Tagging: 8, Parsing: 10, Labelling: 6, Naming: 6, Least: 2, Lead: 12, Width: 8, Margin: 112.5, Step: 0.5, Cut: 1.0, Share: 0.15, Faint: 4, Pairs: 18}
}

// Train learns a model of treebanks. Names are learned from those that mark any:
// in them a word without a mark is no name, in others nobody knows.
func Train(plan Plan, treebanks ...[]Sentence) (*Model, error) {
	sentences := slices.Concat(treebanks...)
	if len(sentences) == 0 {
		return nil, cited.Errorf(cited.Invalid, "training: no sentences: give the files of a treebank")
	}
	m := &Model{language: plan.Language, names: inventoryOf(sentences), labels: entityLabels()}
	if err := m.checkSizes(); err != nil {
		return nil, err
	}
	all := m.names.examples(sentences)
	tagged := jackknife(all, len(m.names.upos), plan.Folds, plan.Tagging, plan.Seed)
	m.tagger = *learnTagger(all, len(m.names.upos), plan.Tagging, plan.Seed, plan.Votes)
	m.mover = mover{labels: newLabels(tagged, m.names.rels), width: plan.Width, margin: int64(plan.Margin / plan.Step)}
	m.mover.labels.weights = sieveOf(learnLabels(m.mover, tagged, plan).without(plan.Faint))
	m.mover.moves = quantizeWays(learnParsers(m.mover, tagged, plan), float32(plan.Step), float32(plan.Cut), min(plan.Pairs, mostPairBits))
	m.learnWords(all)
	var named []example
	for _, treebank := range treebanks {
		if slices.ContainsFunc(treebank, Sentence.hasName) {
			named = append(named, tagged[:len(treebank)]...)
		}
		tagged = tagged[len(treebank):]
	}
	m.entity = learnNames(named, plan)
	return m, nil
}

func (m *Model) checkSizes() error {
	if !m.checkNames() {
		return cited.Errorf(cited.Invalid, "training: %w", errors.New("the treebank has no relation root, or more than 127 XPOS tags or 62 relations: train on less"))
	}
	return nil
}

// learnParsers trains parsers of several seeds at once and returns their mean.
func learnParsers(p mover, tagged []example, plan Plan) []average {
	seen := seeFeatures(&p, tagged, plan.Least)
	labels := make([]*table, plan.Folds) // the parser must learn from relations as wrong as those it will get
	atOnce(plan.Folds, func(fold int) {
		few := plan
		few.Votes = 1
		labels[fold] = learnLabels(p, without(tagged, fold, plan.Folds), few)
	})
	models := make([][]average, plan.Seeds)
	atOnce(plan.Seeds, func(n int) {
		models[n] = learnParser(p, tagged, seen, parserPlan{rounds: plan.Parsing, lead: int64(plan.Lead), seed: plan.Seed + uint64(n), labels: labels})
	})
	return meanOf(models)
}

// learnLabels learns relations by several votes and returns the table of their mean.
func learnLabels(p mover, tagged []example, plan Plan) *table {
	models := make([][]average, plan.Votes)
	atOnce(plan.Votes, func(vote int) {
		models[vote] = p.learnLabels(tagged, plan.Labelling, plan.Seed+uint64(vote))
	})
	return quantize(meanOf(models), float32(plan.Step), float32(plan.Cut), float32(plan.Share))
}

// learnWords learns lemmas and features from gold tags and trees.
func (m *Model) learnWords(sentences []example) {
	lemmas, feats := newChooser(), newChooser()
	m.rels = newRelations(m.names.rels)
	var about []circumstance
	var keys []uint32
	for i := range sentences {
		s := &sentences[i]
		forms := goldForms(s)
		about = m.rels.circumstances(about, goldNodes(s, forms))
		for j, w := range s.words {
			f := &forms[margin+j]
			if how := scriptFor(w.Form, w.Lemma); w.Lemma != "" && how.general() {
				keys = lemmaKeys(keys[:0], f, letterCase(w.Form))
				lemmas.see(keys, how.String())
			}
			keys = featKeys(keys[:0], f, about[j+1])
			feats.see(keys, w.Feats)
		}
	}
	m.lemmas, m.features, m.feats = lemmas.learned(), feats.learned(), feats.names
	for _, name := range lemmas.names {
		s, _ := parseScript(name)
		m.scripts = append(m.scripts, s)
	}
}

func goldForms(e *example) []form {
	forms := slices.Clone(e.forms)
	for i := range e.upos {
		forms[margin+i].upos, forms[margin+i].xpos = e.upos[i], e.xpos[i]
	}
	return forms
}

// goldNodes returns the nodes of the gold tree.
func goldNodes(e *example, forms []form) []node {
	var s search
	s.begin(forms)
	for i, head := range e.heads {
		if head == 0 {
			head = s.root()
		}
		attach(s.nodes, head, int32(i+1), uint32(e.rels[i]))
	}
	return s.nodes
}

// hasName reports whether a word of the sentence is part of a name.
func (s Sentence) hasName() bool {
	return slices.ContainsFunc(s.Words, func(w Word) bool { return w.Entity != "" })
}

// learnNames learns the names of sentences with gold trees and tags that a tagger
// gave which had not seen them.
func learnNames(tagged []example, plan Plan) *table {
	nodes := make([][]node, len(tagged))
	right := make([][]uint8, len(tagged))
	for i := range tagged {
		nodes[i], right[i] = goldNodes(&tagged[i], tagged[i].forms), entityClasses(tagged[i].words)
	}
	models := make([][]average, plan.Votes)
	atOnce(plan.Votes, func(vote int) {
		l := newLearner(nil)
		random := rand.New(rand.NewPCG(plan.Seed+uint64(vote), 3))
		order := random.Perm(len(tagged))
		for range plan.Naming {
			random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, n := range order {
				learnNamesOf(l, tagged[n].forms, nodes[n], right[n])
			}
		}
		models[vote] = l.averages()
	})
	return quantize(meanOf(models), tagStep, tagCut, 0)
}

// entityClasses turns the marks of names into classes.
func entityClasses(words []Word) []uint8 {
	classes := make([]uint8, len(words))
	for i, w := range words {
		classes[i] = outside
		begin, name, _ := strings.Cut(w.Entity, "-")
		kind := slices.Index(EntityTypes(), EntityType(name))
		switch {
		case kind < 0:
		case begin == "I" && i > 0 && classes[i-1] != outside && classes[i-1]/2 == beginOf(kind)/2:
			classes[i] = insideOf(kind)
		default:
			classes[i] = beginOf(kind)
		}
	}
	return classes
}

func learnNamesOf(l *learner, forms []form, nodes []node, right []uint8) {
	classes := len(entityLabels())
	last, before := uint8(0), uint8(0)
	var f features
	for i, want := range right {
		got := uint8(outside)
		if mayName(&forms[margin+i], last) {
			var s scores
			entityFeatures(&f, forms, nodes, margin+i, last, before)
			l.add(f.list(), &s)
			got = bestEntity(&s, classes, last)
			if got != want {
				l.update(f.list(), want, got)
			} else {
				l.now++
			}
		}
		last, before = got, last
	}
}
