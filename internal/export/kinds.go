package export

import (
	"io"
	"iter"
	"time"

	"cited"
)

// Kind is a form in which figures leave an archive.
type Kind struct {
	Name      string // "csv", ...
	Doc       string // what it is, in a few words
	Extension string // what the names of such files end in, with the dot
	// Write writes the figures to out, in their order. It returns the first error of the
	// sequence as it is, and then what it wrote is to be thrown away.
	Write func(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) error
	Whole bool // it wants the text around each quotation
	Tells bool // it tells how the figures came about
}

// About is what an export says of itself, and where it may keep what does not fit in memory.
type About struct {
	Query   string    // that selected the figures, as it was asked; empty for all
	Made    time.Time // UTC
	Program string    // name and version of the program
	Temp    string    // a folder that is removed afterwards
	Method  *Method   // how the figures came about; nil if that is not known
	Held    *Tally    // what the gate did, complete once all figures were taken; nil if there was none
}

// says tells what was exported, in a sentence.
func (a About) says() string {
	what := "All figures"
	if a.Query != "" {
		what = "The figures that this query selects: " + OneLine(a.Query) + ";"
	}
	return what + " exported on " + a.Made.UTC().Format(time.DateOnly) + " by " + a.Program + "."
}

// Kinds lists them all, in the order of help and docs.
func Kinds() []Kind {
	return []Kind{
		{"csv", "a table of figures, for spreadsheets and statistics", ".csv", writeCSV, false, false},
		{"xlsx", "the same as an Excel workbook", ".xlsx", writeXLSX, false, false},
		{"jsonl", "a figure a line with all that is known of it, for programs", ".jsonl", writeJSONL, false, false},
		{"datapackage", "a Frictionless Data Package: figures, documents and what the columns mean, in one zip", ".zip", writeDataPackage, false, false},
		{"markdown", "a table whose numbers have footnotes with quotation and source", ".md", writeMarkdown, false, false},
		{"docx", "the same as a Word document", ".docx", writeDOCX, false, false},
		{"ris", "the documents that the figures stand in, for Zotero, EndNote and the like", ".ris", writeRIS, false, false},
		{"csl", "the same as CSL-JSON, for Zotero, pandoc and the like", ".json", writeCSL, false, false},
		{"annotations", "Web Annotations of the W3C as JSON-LD, with PROV, for tools that annotate", ".jsonld", writeAnnotations, false, false},
		{"site", "pages to be read without a server, with a receipt for each figure, in one zip", ".zip", writeSite, true, true},
		{"methodology", "how the figures came about, as Markdown", ".md", writeMethod, false, true},
	}
}
