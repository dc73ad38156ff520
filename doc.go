// Package cited holds the words of Cited as types: documents, spans, figures,
// readings, decisions, receipts, and the queries and viewers that every read
// takes.
//
// It imports the standard library only, does no input or output, and knows
// nothing of how figures are found, stored or shown. A word means here what it
// means in the schema, in the commands, in addresses and on pages; the table of
// words is in ARCHITECTURE.md.
//
// Positions are Unicode code points, end exclusive, everywhere in this package.
// Packages below work in bytes and convert at this border.
package cited
