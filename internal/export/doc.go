// Package export writes figures and documents for other programs and for
// people: JSON lines, CSV, and a number as one reads it.
//
// Lines of JSON are appended to a byte slice by hand: reflection would cost more
// than reading the text they come from. What is written here is what commands
// print and pages answer, so that both give the same bytes.
package export
