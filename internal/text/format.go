package text

import (
	"io"

	"cited"
	"cited/internal/limit"
)

// Input is what is known about a file before it is read.
type Input struct {
	Name     string // the file's name: a hint only, the content decides
	Charset  string // from a header, if there was one
	Language string
	Limits   limit.Limits `json:",omitzero"`
	// Known, if there is one, is told what a document says of itself before its
	// first window, by formats that know it by then.
	Known func(Head) `json:"-"`
	// Making, if it is there, is told when a format begins to make what all its documents are read
	// with, and when that is made: the time it takes is not the document's.
	Making func(bool) `json:"-"`
	// Part is which document of its original the bytes hold; nil: all that there are.
	Part *Part `json:",omitempty"`
	// Parts, if it is there and Part is not, is told of each document that the
	// original holds, in order, by a format that finds several. Such a format emits
	// no window: each of them is read by itself afterwards, as Part.
	Parts func(Part) error `json:"-"`
	// Sheet, if it is there, asks for a picture of a page instead of the text.
	Sheet *Sheet `json:",omitempty"`
}

// Make tells that what all documents of a format are read with is being made, and then, with false,
// that it is made.
func (in Input) Make(on bool) {
	if in.Making != nil {
		in.Making(on)
	}
}

// Sheet asks for a picture of one page of a document, with rectangles marked on it.
type Sheet struct {
	Page  int       // from 1
	Boxes []Outline `json:",omitempty"`
}

// Outline is a rectangle of a page, in points from the upper left corner of the page as it is
// shown.
type Outline struct{ Left, Top, Right, Bottom float64 }

// Part is one document of an original that holds several.
type Part struct {
	// Number is which it is: that of its record, line or article, from 1, and higher
	// than that of the one before. It is a part of the document's id: it must not
	// depend on which others are found.
	Number   int
	From, To int64 // the bytes of the original that hold it, and that are read for it
	Nth      int   `json:",omitempty"` // which document of those bytes it is, from 1; 0: they hold one
	// Name is what it is called in there; empty if nothing but its number.
	Name string `json:",omitempty"`
	// Meta is what the original says of it: its address above all, which is a part of
	// its id too.
	Meta cited.Meta `json:",omitzero"`
	// Created is when it was made or captured, where that does not stand in its bytes.
	Created cited.EDTF `json:",omitempty"`
	// Format is the name of the format that found it, and reads it. Package format sets it.
	Format string `json:",omitempty"`
}

// Head is what a format learns about a document besides its text.
type Head struct {
	Format   string
	Encoding string
	// What the document says of itself, and where each of that stood: the title in
	// "docProps/core.xml title".
	cited.Imprint
	// Note says what people should know about how a document was read: that it was
	// cut off, that some pages were pictures. Empty if all is well.
	Note string `json:",omitempty"`
}

// Format reads one file format. It is a value in the list of package format.
type Format struct {
	Name  string                               // "text", "html": stored with the document
	Doc   string                               // one sentence for help and docs
	Sniff func(start []byte, name string) bool // whether the first bytes look like it
	// Read emits the windows of a document, or tells in.Parts of the documents that
	// the original holds.
	Read func(r io.Reader, in Input, emit func(Window) error) (Head, error)
	// Picture makes a PNG of the page that in.Sheet asks for; nil of formats without pages.
	Picture func(r io.Reader, in Input) ([]byte, error)
}
