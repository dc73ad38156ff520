// Package examples holds the documents of `cited demo` and of the examples in
// the documentation, and meta.csv, which says who published them and when.
//
// They were written for Cited: every outlet in them is invented. They disagree
// with one another on purpose, and two of them are copies.
package examples

import "embed"

// FS holds the documents and meta.csv, all in the top folder.
//
//go:embed *.txt *.html meta.csv
var FS embed.FS

// Draft is no document but a text of one's own to be held against them: cited check finds a mistake
// of every kind in it.
//
//go:embed draft.md
var Draft string
