// Package statement reads who is reported to have said, written, found, denied or
// thought what: statements with source, cue and content, in direct, indirect and mixed
// speech, behind "according to", from nouns of saying, and in transcripts.
//
// A Reader goes through a document sentence by sentence, because a quotation goes on
// from one to the next, and a pronoun leads back to somebody named before. Cues are the
// words of the list of that name; what is said, and by whom, is read from the syntax of
// the sentence, its quotation marks and its pauses. The guide is docs/statement.md.
package statement
