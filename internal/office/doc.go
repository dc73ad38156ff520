// Package office is what the formats of office programs share: their XML read
// with care, and a writer that lays out paragraphs, lists, notes and tables as
// windows of text.
//
// What such a file holds is decoded from XML in packed members, so that no byte
// of the text is a byte of the file. Each block is mapped to the packed member it
// comes from, and to a place that people find: a paragraph, a cell, a note.
package office
