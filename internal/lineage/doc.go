// Package lineage finds out which documents came from which: who copied a text, whole or
// in part, who told it again in other words, who brought it up to date, who credited it.
//
// Sketch makes of a document what that takes: its words as numbers that do not depend on
// typography, its numbers, its names, and keys under which it can be found. Index finds
// the few documents that another one may have to do with, in time that does not grow with
// the archive. Compare lays two sketches side by side and says what one has from the
// other, with the passages, figures and credits that show it. All three are functions of
// their values: no store, no clock.
//
// # What joins two documents, and what does not
//
// Words in common prove little: institutes end every page with the same paragraph,
// bulletins say other things in the same sentences, agencies repeat one sentence of
// background for years. So shared words count by what is particular in them: numbers and
// names, each by how many stories have it. A passage that nothing ties to the story
// joins nothing, however long it is. Words that are not shared count too: where two texts
// agree in their sentences and differ in every name and number, they are two events in
// one form.
//
// An edge also needs that nothing else explains what is shared. What both quote they may
// have from where it was said, so that a quotation counts by the words that the earlier
// document says itself, and by signs that the later one quotes: marks, a colon, a credit.
// What both end with is the form of a house. Numbers that stand in one sentence of both are
// what a third told them, and those in a shared paragraph were not told again. One house
// tells the next story of a kind more often than the same one twice: its titles, the days
// that it names and the time that went by say which. Two short texts share a toll and a
// name by having asked the same people.
//
// What is particular is measured as information: minus the logarithm of the share of
// stories that have it. Before there is an archive that share is guessed by the looks of
// a term (a number of four digits is rarer than 12); with every story that an Index
// knows, it is counted a little more (Weights).
//
// Nothing here says who is right, or who was first in the world: the earliest document of
// an archive is the earliest that the archive has.
package lineage
