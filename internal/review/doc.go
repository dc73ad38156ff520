// Package review says how well people who read the same documents agree, and makes
// the samples and the seeded errors by which that is found out.
//
// A Coding is what one coder made of one document: the figures that they marked, with
// their fields. The machine's reading is one more coder. Compare finds the documents
// that several coders coded and the figures that they marked in the same place, each
// of which is a unit, and tells two things apart: whether coders find the same figures
// (Detection) and whether they read a figure that both found alike (FieldAgreement).
//
// Every number is a Coefficient: a value, or in words why there is none. That all
// coders said the same of everything is no perfect agreement but no measurement.
// Intervals are by a bootstrap over documents, because the figures of one document
// resemble each other.
//
// Everything here is a function from value to value. What is drawn at random comes from
// a seed, so that anybody can draw it again.
package review
