// Package syntax analyses sentences by Universal Dependencies: part of speech,
// lemma, features, head and relation of every word, and names. It is a tagger
// and a dependency parser in plain Go, with a model of English that is part of
// the program.
//
//	m, err := syntax.English()
//	words := m.Parse([]string{"Two", "dogs", "barked", "."})
//	// words[1] is {Form: "dogs", Lemma: "dog", UPOS: "NOUN", Head: 3, Rel: "nsubj", ...}
//
// # Method
//
// Every decision is one of a linear model: features, which are templates filled
// with words, tags and relations and hashed to 32 bits, add their weights to a
// few classes each, and the class with the highest sum is taken. Weights are
// those of averaged perceptrons.
//
// The tagger goes from left to right: UPOS first, then XPOS among the tags that
// go with it. The parser is a transition system, arc-hybrid, with a beam: it
// follows the best few ways to parse a sentence, as many as are close to the
// best one, which is one at most steps. Ways that differ in nothing that is
// still to be seen are one. A move puts the next word on the stack, or gives the top
// of the stack its head on the right or on the left, by a relation of one of three kinds:
// that of a noun, of a clause, or another. The relation of an arc is chosen when it is made, once the word has all its children,
// by a model of its own; moves look at the relations made so far. It is trained as it
// searches: where its best way gets the furthest before the right one, the weights of
// the moves by which the two part are changed, and to learn to win by more than a
// little the wrong arcs have a start. It learns from tags that a tagger gave which
// had not seen the sentence, and is the mean of parsers that saw the sentences in
// other orders. Of its features those are stored that say most, as many as the fast
// memory of a processor holds: looking them up is where the time goes.
// Trees are projective. Lemmas are made by scripts (cut so much off the end, add
// that) and features are looked up, both by tables that go from the special to
// the general. Names are tagged last and look at the tree.
//
// Time is linear in the length of a sentence, and no input is an error.
//
// # Models
//
// Train makes a model of the sentences of a treebank, ReadCoNLLU reads them, the
// program in the folder train does both. A model is one file; Load says of a file
// that it cannot use which one it wants. What a model knows of a language is all
// in the file: the tags, the relations, the tables.
//
// Not here: splitting text into sentences and tokens, which package text does,
// and non-projective trees.
package syntax
