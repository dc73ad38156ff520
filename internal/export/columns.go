package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// column is one column of a table: its name, what its cells hold, in a sentence and by
// type, and what they hold of one row. Where there is nothing the cell is empty.
type column[T any] struct {
	name  string
	holds cellType
	doc   string
	of    func(*T) string
}

// cellType is what the cells of a column hold, under the name that Table Schema has for it.
type cellType string

// Types of cells.
const (
	textCell   cellType = "string"
	numberCell cellType = "number"
	wholeCell  cellType = "integer"
	truthCell  cellType = "boolean"
)

// figureColumns is the table of figures. Lists are parted by "; ".
var figureColumns = []column[cited.Receipt]{
	{"id", textCell, "id of the figure; \"cited show\" opens its receipt", func(r *cited.Receipt) string { return string(r.Figure.ID) }},
	{"document", textCell, "id of the document that states it", func(r *cited.Receipt) string { return string(r.Document.ID) }},
	{"publisher", textCell, "who printed the document", func(r *cited.Receipt) string { return r.Document.Publisher }},
	{"published", textCell, "when, as EDTF", func(r *cited.Receipt) string { return string(r.Document.Published) }},
	{"title", textCell, "title of the document", func(r *cited.Receipt) string { return r.Document.Title }},
	{"address", textCell, "where the document was found", func(r *cited.Receipt) string { return r.Document.Address }},
	{"low", numberCell, "lower bound, in percent for a share; empty where the text gives none", func(r *cited.Receipt) string { return bound(r.Figure.Low) }},
	{"high", numberCell, "upper bound, as low", func(r *cited.Receipt) string { return bound(r.Figure.High) }},
	{"modifier", textCell, "how the text qualifies the number: exact, approx, at-least, at-most, range or vague", func(r *cited.Receipt) string { return string(r.Figure.Modifier) }},
	{"kind", textCell, "count or share", func(r *cited.Receipt) string { return string(r.Figure.Kind) }},
	{"counted", textCell, "the counted people, as a singular noun", func(r *cited.Receipt) string { return r.Figure.Counted }},
	{"measure", textCell, "what is counted of them, a code of the codebook", func(r *cited.Receipt) string { return r.Figure.Measure }},
	{"origin", textCell, "where they are from: ISO 3166-1 alpha-3, or region:NAME", func(r *cited.Receipt) string { return listed(r.Figure.Origin) }},
	{"population", textCell, "their class in the codebook", func(r *cited.Receipt) string { return r.Figure.Population }},
	{"theatre", textCell, "where they went or fought: ISO 3166-1 alpha-3", func(r *cited.Receipt) string { return listed(r.Figure.Theatre) }},
	{"place", textCell, "where the counted thing is or happened, as the text names it", func(r *cited.Receipt) string { return listed(r.Figure.Place) }},
	{"group", textCell, "armed groups, by their usual English name", func(r *cited.Receipt) string { return listed(r.Figure.Group) }},
	{"group_scope", textCell, "whether the figure is about these groups: only, and-others or mostly", func(r *cited.Receipt) string { return string(r.Figure.GroupScope) }},
	{"segment", textCell, "what narrows the population", func(r *cited.Receipt) string { return listed(r.Figure.Segment) }},
	{"of", textCell, "the whole that it is part of", func(r *cited.Receipt) string { return r.Figure.Of }},
	{"time", textCell, "when the figure holds, as EDTF", func(r *cited.Receipt) string { return string(r.Figure.Time) }},
	{"basis", textCell, "the kind of that time: cumulative, point, period or unstated", func(r *cited.Receipt) string { return string(r.Figure.Basis) }},
	{"attribution", textCell, "the chain of sources that the text credits, the nearest first", func(r *cited.Receipt) string { return listed(r.Figure.Attribution) }},
	{"reported", textCell, "date of the report that the text credits, as EDTF", func(r *cited.Receipt) string { return string(r.Figure.Reported) }},
	{"stance", textCell, "how the text stands to the number: asserted, hedged or denied", func(r *cited.Receipt) string { return string(r.Figure.Stance) }},
	{"exact", textCell, "the words of the number", func(r *cited.Receipt) string { return r.Figure.Exact }},
	{"quote", textCell, "the sentence or table row that states it", func(r *cited.Receipt) string { return r.Figure.Quote.Exact }},
	{"start", wholeCell, "where the number begins in the text of the document, in Unicode code points from 0", func(r *cited.Receipt) string { return strconv.Itoa(r.Figure.Start) }},
	{"end", wholeCell, "where it ends, exclusive", func(r *cited.Receipt) string { return strconv.Itoa(r.Figure.End) }},
	{"codebook", textCell, "the codebook that says what measure, population and segment mean", func(r *cited.Receipt) string { return r.Figure.Codebook }},
	{"individual", truthCell, "whether it is a figure of one person", func(r *cited.Receipt) string { return strconv.FormatBool(r.Figure.Individual) }},
	{"version", textCell, "version of the reader that read it", func(r *cited.Receipt) string { return r.Version }},
	{"original", textCell, "SHA-256 of the document as it was captured, in hex", func(r *cited.Receipt) string { return r.Document.Original }},
	{"review", textCell, "how far people have decided about it: machine (nobody has), accepted, corrected, added, unclear, contested, or out: rejected, merged, split", func(r *cited.Receipt) string { return string(cmp.Or(r.Review, cited.ReviewMachine)) }},
}

// documentColumns is the table of documents.
var documentColumns = []column[cited.Document]{
	{"id", textCell, "id of the document", func(d *cited.Document) string { return string(d.ID) }},
	{"published", textCell, "when it was published, as EDTF", func(d *cited.Document) string { return string(d.Published) }},
	{"publisher", textCell, "who printed it", func(d *cited.Document) string { return d.Publisher }},
	{"title", textCell, "its title", func(d *cited.Document) string { return d.Title }},
	{"author", textCell, "who wrote it", func(d *cited.Document) string { return d.Author }},
	{"language", textCell, "its language, BCP 47", func(d *cited.Document) string { return d.Language }},
	{"address", textCell, "where it was found", func(d *cited.Document) string { return d.Address }},
	{"name", textCell, "name of the file as it was added", func(d *cited.Document) string { return d.Name }},
	{"figures", wholeCell, "how many figures were read from it", func(d *cited.Document) string { return strconv.Itoa(d.Figures) }},
	{"outcome", textCell, "how reading it ended", func(d *cited.Document) string { return string(d.Outcome) }},
	{"reason", textCell, "why it could not be read, or only in part", func(d *cited.Document) string { return d.Reason }},
	{"format", textCell, "what it was read as", func(d *cited.Document) string { return d.Format }},
	{"encoding", textCell, "how its text is encoded", func(d *cited.Document) string { return d.Encoding }},
	{"size", wholeCell, "size of the original, in bytes", func(d *cited.Document) string { return strconv.FormatInt(d.Size, 10) }},
	{"original", textCell, "SHA-256 of the original, in hex", func(d *cited.Document) string { return d.Original }},
	{"part", wholeCell, "which document of the original it is, from 1; 0 if it is all of it", func(d *cited.Document) string { return strconv.Itoa(d.Part) }},
	{"access", textCell, "who may see it", func(d *cited.Document) string { return string(d.Access) }},
	{"statements", wholeCell, "how many statements were read from it", func(d *cited.Document) string { return strconv.Itoa(d.Statements) }},
	{"responses", wholeCell, "how many responses", func(d *cited.Document) string { return strconv.Itoa(d.Responses) }},
	{"unquantified", wholeCell, "how many figures without a number", func(d *cited.Document) string { return strconv.Itoa(d.Unquantified) }},
	{"comparisons", wholeCell, "how many comparisons", func(d *cited.Document) string { return strconv.Itoa(d.Comparisons) }},
	{"themes", wholeCell, "how many themes of sentences", func(d *cited.Document) string { return strconv.Itoa(d.Themes) }},
	{"modified", textCell, "when it was last changed, as EDTF", func(d *cited.Document) string { return string(d.Modified) }},
	{"created", textCell, "when its file was made, as EDTF", func(d *cited.Document) string { return string(d.Created) }},
	{"rights", textCell, "under which it may be used", func(d *cited.Document) string { return cmp.Or(d.Rights, cited.RightsUnknown) }},
	{"from", textCell, "where each of these is known from", func(d *cited.Document) string { return listed(knownFrom(d)) }},
	{"proposals", wholeCell, "how many proposals were read from it", func(d *cited.Document) string { return strconv.Itoa(d.Proposals) }},
}

// heads returns the names of the columns.
func heads[T any](columns []column[T]) []string {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = columns[i].name
	}
	return names
}

// record returns a row of a CSV, in which no text is a formula.
func record[T any](columns []column[T], row *T) []string {
	cells := make([]string, len(columns))
	for i := range columns {
		cells[i] = columns[i].of(row)
		if columns[i].holds == textCell {
			cells[i] = cell(cells[i])
		}
	}
	return cells
}

// knownFrom writes where each field of a document is known from: "title: og:title".
func knownFrom(d *cited.Document) []string {
	var all []string
	for _, field := range slices.Sorted(maps.Keys(d.From)) {
		all = append(all, field+": "+d.From[field])
	}
	return all
}

func listed(values []string) string { return strings.Join(values, "; ") }
