package export

import (
	"strconv"

	"cited"
)

// AppendProposal appends a proposal, how it stands to the figures of the archive, and how each
// cell of its row was read, as one JSON object.
func AppendProposal(b []byte, r *cited.ReceiptOf[cited.Proposal], h *cited.Heldness) []byte {
	p := &r.Read
	b = AppendString(append(b, `{"doc":`...), string(r.Document.ID))
	b = AppendString(append(b, `,"id":`...), string(p.ID))
	b = AppendString(append(b, `,"state":`...), string(h.State))
	b = AppendString(append(b, `,"sheet":`...), p.Sheet)
	b = AppendString(append(b, `,"cell":`...), p.Cell)
	b = AppendString(append(b, `,"exact":`...), p.Exact)
	b = appendNumber(append(b, `,"low":`...), p.Low)
	b = appendNumber(append(b, `,"high":`...), p.High)
	b = appendOptional(append(b, `,"word":`...), p.Word)
	b = AppendString(append(b, `,"modifier":`...), string(p.Modifier))
	b = AppendString(append(b, `,"kind":`...), string(p.Kind))
	b = AppendString(append(b, `,"codebook":`...), p.Codebook)
	b = appendOptional(append(b, `,"measure":`...), p.Measure)
	b = appendStrings(append(b, `,"origin":`...), p.Origin)
	b = appendOptional(append(b, `,"population":`...), p.Population)
	b = appendStrings(append(b, `,"theatre":`...), p.Theatre)
	b = appendStrings(append(b, `,"place":`...), p.Place)
	b = appendStrings(append(b, `,"group":`...), p.Group)
	b = appendStrings(append(b, `,"segment":`...), p.Segment)
	b = appendOptional(append(b, `,"of":`...), p.Of)
	b = appendOptional(append(b, `,"time":`...), string(p.Time))
	b = AppendString(append(b, `,"basis":`...), string(p.Basis))
	b = appendStrings(append(b, `,"attribution":`...), p.Attribution)
	b = appendOptional(append(b, `,"reported":`...), string(p.Reported))
	b = strconv.AppendBool(append(b, `,"total":`...), p.Total)
	b = strconv.AppendBool(append(b, `,"individual":`...), p.Individual)
	b = appendOptional(append(b, `,"address":`...), p.Address)
	b = appendOptional(append(b, `,"title":`...), p.Title)
	b = appendOptional(append(b, `,"publisher":`...), p.Publisher)
	b = appendOptional(append(b, `,"published":`...), string(p.Published))
	b = append(b, `,"candidates":[`...)
	for i := range h.Candidates {
		b = appendBacking(separated(b, i), &h.Candidates[i])
	}
	b = append(b, `],"row":[`...)
	for i := range p.Row {
		b = appendCell(separated(b, i), &p.Row[i])
	}
	b = AppendDocument(append(b, `],"document":`...), &r.Document)
	return append(AppendString(append(b, `,"version":`...), r.Version), '}')
}

func appendBacking(b []byte, c *cited.Backing) []byte {
	b = AppendString(append(b, `{"id":`...), string(c.ID))
	b = AppendString(append(b, `,"doc":`...), string(c.Document.ID))
	b = AppendString(append(b, `,"exact":`...), c.Figure.Exact)
	b = appendNumber(append(b, `,"low":`...), c.Figure.Low)
	b = appendNumber(append(b, `,"high":`...), c.Figure.High)
	b = AppendString(append(b, `,"quote":`...), c.Figure.Quote.Exact)
	b = strconv.AppendBool(append(b, `,"same":`...), c.Same)
	b = strconv.AppendBool(append(b, `,"named":`...), c.Named)
	b = strconv.AppendBool(append(b, `,"source":`...), c.Source)
	return append(appendOptional(append(b, `,"why":`...), c.Why), '}')
}

func appendCell(b []byte, c *cited.CellRead) []byte {
	b = AppendString(append(b, `{"cell":`...), c.Cell)
	b = AppendString(append(b, `,"head":`...), c.Head)
	b = AppendString(append(b, `,"words":`...), c.Words)
	b = appendOptional(append(b, `,"field":`...), c.Field)
	b = appendOptional(append(b, `,"reads":`...), c.Reads)
	return append(appendOptional(append(b, `,"note":`...), c.Note), '}')
}

// ProposalColumns is the head of a CSV of proposals.
func ProposalColumns() []string {
	return []string{"id", "document", "name", "cell", "state", "candidates", "low", "high", "word", "modifier", "kind", "measure", "origin", "population",
		"theatre", "place", "group", "segment", "of", "time", "basis", "reported", "total", "exact", "publisher", "published", "title", "address",
		"codebook", "individual", "version"}
}

// ProposalRow returns a proposal under ProposalColumns.
func ProposalRow(r *cited.ReceiptOf[cited.Proposal], h *cited.Heldness) []string {
	p := &r.Read
	return []string{string(p.ID), string(r.Document.ID), cell(r.Document.Name), cell(p.Cell), string(h.State), list(BackingIDs(h)), bound(p.Low), bound(p.High), cell(p.Word),
		string(p.Modifier), string(p.Kind), p.Measure, list(p.Origin), p.Population, list(p.Theatre), list(p.Place), list(p.Group), list(p.Segment), cell(p.Of),
		cell(string(p.Time)), string(p.Basis), cell(string(p.Reported)), strconv.FormatBool(p.Total), cell(p.Exact), cell(p.Publisher), cell(string(p.Published)),
		cell(p.Title), cell(p.Address), p.Codebook, strconv.FormatBool(p.Individual), r.Version}
}

// BackingIDs lists the ids of the figures that a proposal is held against.
func BackingIDs(h *cited.Heldness) []string {
	var ids []string
	for i := range h.Candidates {
		ids = append(ids, string(h.Candidates[i].ID))
	}
	return ids
}
