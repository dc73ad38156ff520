// Package check finds numbers that cannot all be right, and holds the figures of a draft
// against an archive.
//
// A check is a value: a code, what it is for, how grave it is, its scope, and a function
// from a case to findings. The scope says what a case holds: one document with its
// figures; what is said of one cell by whomever; or what one source says or is credited with,
// of whatever cell. A check never guesses: what the text leaves open (a part that may overlap
// another, a list that need not be complete, a date that is not given) is no finding. Every
// check is a file, and docs/checks.md shows an example of each.
//
// A cell or a source may have many thousand figures, and a document is as long as whoever sent
// it wanted: every check takes time that grows with the figures, not with their pairs. What is
// held against many others is looked up or counted in order (ledger, crowd, holding, printers);
// where that does not bound it, a constant says how far a check looks.
//
// Judge is what cited check DRAFT asks: it says of each figure of a draft whether the archive
// supports it, and by what. It sees figures and documents as values and reads no store.
package check
