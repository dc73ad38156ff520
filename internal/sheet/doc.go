// Package sheet reads a spreadsheet of figures that somebody coded by hand as proposals,
// which want receipts: heads give fields, rows give values. It has no effects.
//
// A Grid gathers the cells of what a format makes of the file, each by its name
// ("Returns!C5"). A Reader finds the rows of heads in it, by the list of sheets of a
// language and the codebooks; years and measures may be heads as well, so that one row may
// hold many numbers. Each number becomes a proposal that keeps every cell of its row that
// says something of it, as it is written and as it was read, or with the reason why it was
// not. Nothing is dropped in silence: columns that are not understood are named and kept,
// rows that are no proposals are listed with the reason.
//
// Hold says how a proposal stands to figures of an archive.
package sheet
