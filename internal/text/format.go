package text

import (
	"io"

	"cited"
)

// Input is what is known about a file before it is read.
type Input struct {
	Name     string // the file's name: a hint only, the content decides
	Charset  string // from a header, if there was one
	Language string
	// Known, if there is one, is told what a document says of itself before its
	// first window, by formats that know it by then.
	Known func(Head) `json:"-"`
}

// Head is what a format learns about a document besides its text.
type Head struct {
	Format   string
	Encoding string
	Meta     cited.Meta // from the document itself: title, published, ...
	// When the file says that it was made, and last changed: not when it was
	// published. Empty if it does not say.
	Created, Modified cited.EDTF
	// From says where in the document each of these stood, by the name of the
	// field in lower case: "title" in "docProps/core.xml title". Formats that read
	// properties of files fill it.
	From map[string]string `json:",omitempty"`
	// Note says what people should know about how a document was read: that it was
	// cut off, that some pages were pictures. Empty if all is well.
	Note string `json:",omitempty"`
}

// Format reads one file format. It is a value in the list of package format.
type Format struct {
	Name  string                               // "text", "html": stored with the document
	Doc   string                               // one sentence for help and docs
	Sniff func(start []byte, name string) bool // whether the first bytes look like it
	Read  func(r io.Reader, in Input, emit func(Window) error) (Head, error)
}
