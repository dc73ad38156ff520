package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cited"
)

// FigureColumns is the head of a CSV of figures. Lists are parted by "; ".
func FigureColumns() []string {
	return []string{"id", "document", "publisher", "published", "title", "address",
		"low", "high", "modifier", "kind", "counted", "measure", "origin", "population", "theatre", "place",
		"group", "group_scope", "segment", "of", "time", "basis", "attribution", "reported", "stance",
		"exact", "quote", "start", "end", "codebook", "individual", "version"}
}

// FigureRow returns a receipt under FigureColumns.
func FigureRow(r *cited.Receipt) []string {
	f, d := &r.Figure, &r.Document
	row := append(documentCells(string(f.ID), d),
		bound(f.Low), bound(f.High), string(f.Modifier), string(f.Kind), cell(f.Counted), f.Measure,
		list(f.Origin), f.Population, list(f.Theatre), list(f.Place),
		list(f.Group), string(f.GroupScope), list(f.Segment), cell(f.Of), cell(string(f.Time)), string(f.Basis),
		list(f.Attribution), cell(string(f.Reported)), string(f.Stance))
	return append(row, cell(f.Exact), cell(f.Quote.Exact), strconv.Itoa(f.Start), strconv.Itoa(f.End),
		f.Codebook, strconv.FormatBool(f.Individual), r.Version)
}

// DocumentColumns is the head of a CSV of documents.
func DocumentColumns() []string {
	return []string{"id", "published", "publisher", "title", "author", "language", "address", "name",
		"figures", "outcome", "reason", "format", "encoding", "size", "original", "part", "access",
		"statements", "responses", "unquantified", "comparisons", "themes", "modified", "created", "rights", "from", "proposals"}
}

// DocumentRow returns a document under DocumentColumns.
func DocumentRow(d *cited.Document) []string {
	return []string{string(d.ID), string(d.Published), cell(d.Publisher), cell(d.Title), cell(d.Author), d.Language,
		cell(d.Address), cell(d.Name), strconv.Itoa(d.Figures), string(d.Outcome), cell(d.Reason), d.Format, d.Encoding,
		strconv.FormatInt(d.Size, 10), d.Original, strconv.Itoa(d.Part), string(d.Access),
		strconv.Itoa(d.Statements), strconv.Itoa(d.Responses), strconv.Itoa(d.Unquantified), strconv.Itoa(d.Comparisons), strconv.Itoa(d.Themes),
		string(d.Modified), string(d.Created), cell(cmp.Or(d.Rights, cited.RightsUnknown)), list(knownFrom(d)), strconv.Itoa(d.Proposals)}
}

// knownFrom writes where each field of a document is known from: "title: og:title".
func knownFrom(d *cited.Document) []string {
	var all []string
	for _, field := range slices.Sorted(maps.Keys(d.From)) {
		all = append(all, field+": "+d.From[field])
	}
	return all
}

func bound(f *float64) string { return string(trimNull(appendNumber(nil, f))) }

func trimNull(b []byte) []byte {
	if string(b) == "null" {
		return nil
	}
	return b
}

func list(values []string) string { return cell(strings.Join(values, "; ")) }

// cell keeps a spreadsheet from running what a hostile document says: what it
// would take for a formula gets an apostrophe in front. JSON lines hold the
// exact words.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
