// Package mention recognises what the words of a sentence stand for: quantities,
// periods, places, groups, populations, measures, cues, by the word lists of a
// language.
//
// The lists are data, in a folder per language. What is particular to a language
// is a line there, never a condition here. Every entry has an id that stays, so
// that a reading can say by which rule each field was read, and examples that
// the tests run.
package mention
