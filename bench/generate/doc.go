// Package generate makes what the program is measured with: texts of any length
// from a few given ones, and readings by the million. Everything follows from a
// seed: the same seed gives the same bytes on every machine.
//
// Texts keep the sentences, layout and density of the given ones, with other
// names, numbers and countries in each document, and no sentence comes twice, so
// that nothing can be gained by remembering sentences. Readings have every field
// of a figure, over origins, groups and sources of which few are common and most
// are rare, as they are in the press.
package generate
