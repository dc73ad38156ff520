// Package anchor finds words that people decided something about in a text that a newer
// reader made: values in, values out, in the time of going over text and decisions once.
//
// An anchor keeps the exact words, which of the places with these words it was, and the
// text around. White space counts as one space, in the words and around them: readers
// differ in it. Where the surroundings are the same, and nowhere else are, the words are
// found; where several places are as likely, or none is in the same surroundings, a
// person has to say. Words are never taken to be found because they are the last ones left.
package anchor
