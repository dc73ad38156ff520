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
}

// About is what an export says of itself, and where it may keep what does not fit in memory.
type About struct {
	Query   string    // that selected the figures, as it was asked; empty for all
	Made    time.Time // UTC
	Program string    // name and version of the program
	Temp    string    // a folder that is removed afterwards
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
		{"csv", "a table of figures, for spreadsheets and statistics", ".csv", writeCSV},
		{"xlsx", "the same as an Excel workbook", ".xlsx", writeXLSX},
		{"jsonl", "a figure a line with all that is known of it, for programs", ".jsonl", writeJSONL},
		{"datapackage", "a Frictionless Data Package: figures, documents and what the columns mean, in one zip", ".zip", writeDataPackage},
		{"markdown", "a table whose numbers have footnotes with quotation and source", ".md", writeMarkdown},
		{"docx", "the same as a Word document", ".docx", writeDOCX},
		{"ris", "the documents that the figures stand in, for Zotero, EndNote and the like", ".ris", writeRIS},
		{"csl", "the same as CSL-JSON, for Zotero, pandoc and the like", ".json", writeCSL},
	}
}
