// Package text holds what a file format yields, and reads plain text: windows of
// content with their blocks and the map back to the original, sentences, tokens,
// and the folding of words that matching and full-text search share.
//
// Text only ever selects from what was decoded: nothing is rewritten, dropped or
// glued together, so that every position leads back to the original or is marked
// as unmapped. Positions are bytes of a window's content.
package text
