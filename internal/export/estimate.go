package export

import (
	"strconv"
	"strings"

	"cited"
)

// Estimate is an estimate with what stands behind it.
type Estimate struct {
	*cited.Estimate
	Claims   []cited.Claim
	Verdicts map[cited.PairVerdict]int
	Pairs    []Pair // not all of them, where there are very many
	// Receipt returns what is behind a figure; nil where nothing is known of it.
	Receipt func(cited.ID) *cited.Receipt

	Known        cited.EDTF // of a vintage: the day by which things had been told; empty if it is none
	Joined, Left []string   // of a series: the sources that came and went since the date before
	Rate         *Rate      // per million inhabitants; nil if it was not asked for
}

// Pair is two claims, by their number from 1, and how they stand to each other.
type Pair struct {
	A, B    int
	Verdict cited.PairVerdict
}

// Rate is an estimate per million inhabitants, and by whose counts of them.
type Rate struct {
	Low, Best, High *float64
	Of              []string // "BEL, 2015: 11,200,000, by the statistical office"
	Missing         string   // why there is none
}

// AppendEstimate appends an estimate as one JSON object without a newline: its ends, how much
// stands behind them, every figure that was looked at with its quotation, the claims and
// how they stand to each other, and the steps that led to it.
func AppendEstimate(b []byte, e *Estimate) []byte {
	b = AppendString(append(b, `{"id":`...), string(e.Cell.ID()))
	b = appendLowBestHigh(append(b, ','), e.Low, e.Best, e.High)
	b = AppendString(append(b, `,"rule":`...), e.Rule)
	b = AppendString(append(b, `,"version":`...), e.Version)
	b = appendOptional(append(b, `,"at":`...), string(e.At))
	b = AppendCell(append(b, `,"cell":`...), &e.Cell)
	b = appendInt(append(b, `,"documents":`...), e.Documents)
	b = appendInt(append(b, `,"claims":`...), e.Estimate.Claims)
	b = appendInt(append(b, `,"independent":`...), e.Independent)
	b = appendOptional(append(b, `,"missing":`...), e.Missing)
	b = e.appendFigures(b)
	b = e.appendOthers(b)
	b = e.appendClaims(b)
	b = e.appendVerdicts(b)
	b = e.appendSteps(b)
	b = e.appendOverride(b)
	b = e.appendSeries(b)
	return append(b, '}')
}

func appendLowBestHigh(b []byte, low, best, high *float64) []byte {
	b = appendNumber(append(b, `"low":`...), low)
	b = appendNumber(append(b, `,"best":`...), best)
	return appendNumber(append(b, `,"high":`...), high)
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// AppendCell appends a cell as a JSON object.
func AppendCell(b []byte, c *cited.Cell) []byte {
	b = AppendString(append(b, `{"codebook":`...), c.Codebook)
	b = AppendString(append(b, `,"measure":`...), c.Measure)
	b = AppendString(append(b, `,"kind":`...), string(c.Kind))
	b = AppendString(append(b, `,"population":`...), c.Population)
	b = appendStrings(append(b, `,"origin":`...), c.Origin)
	b = appendStrings(append(b, `,"theatre":`...), c.Theatre)
	b = appendStrings(append(b, `,"place":`...), c.Place)
	b = appendStrings(append(b, `,"group":`...), c.Group)
	b = appendOptional(append(b, `,"group_scope":`...), string(c.GroupScope))
	b = appendStrings(append(b, `,"segment":`...), c.Segment)
	b = appendOptional(append(b, `,"of":`...), c.Of)
	b = AppendString(append(b, `,"basis":`...), string(c.Basis))
	return append(b, '}')
}

// appendQuoted appends what a figure says, and where: id, value, quotation, document.
func (e *Estimate) appendQuoted(b []byte, id cited.ID) []byte {
	b = AppendString(append(b, `{"id":`...), string(id))
	r := e.Receipt(id)
	if r == nil {
		return b
	}
	f := &r.Figure
	b = AppendString(append(b, `,"value":`...), Value(f))
	b = appendNumber(append(b, `,"low":`...), f.Low)
	b = appendNumber(append(b, `,"high":`...), f.High)
	b = AppendString(append(b, `,"modifier":`...), string(f.Modifier))
	b = AppendString(append(b, `,"quotation":`...), f.Quote.Exact)
	b = appendStrings(append(b, `,"attribution":`...), f.Attribution)
	b = AppendString(append(b, `,"document":`...), string(r.Document.ID))
	b = appendOptional(append(b, `,"publisher":`...), r.Document.Publisher)
	return appendOptional(append(b, `,"published":`...), string(r.Document.Published))
}

func (e *Estimate) appendFigures(b []byte) []byte {
	b = append(b, `,"figures":[`...)
	for i := range e.Figures {
		in := &e.Figures[i]
		b = e.appendQuoted(separated(b, i), in.Figure)
		b = append(b, `,"claim":`...)
		if in.Claim == 0 {
			b = append(b, "null"...)
		} else {
			b = appendInt(b, in.Claim)
		}
		b = strconv.AppendBool(append(b, `,"used":`...), in.Used)
		b = append(appendOptional(append(b, `,"why":`...), in.Why), '}')
	}
	return append(b, ']')
}

func (e *Estimate) appendOthers(b []byte) []byte {
	b = append(b, `,"others":[`...)
	for i, o := range e.Others {
		b = e.appendQuoted(separated(b, i), o.Figure)
		b = AppendString(append(b, `,"field":`...), o.Field)
		b = append(AppendString(append(b, `,"why":`...), o.Why), '}')
	}
	return append(b, ']')
}

func (e *Estimate) appendClaims(b []byte) []byte {
	b = append(b, `,"claimed":[`...)
	for i := range e.Claims {
		c := &e.Claims[i]
		b = appendInt(append(separated(b, i), `{"claim":`...), i+1)
		b = AppendString(append(b, `,"value":`...), ClaimValue(c, e.Cell.Kind))
		b = appendNumber(append(b, `,"low":`...), c.Low)
		b = appendNumber(append(b, `,"high":`...), c.High)
		b = AppendString(append(b, `,"source":`...), string(c.Source))
		b = AppendString(append(b, `,"name":`...), c.Name)
		b = strconv.AppendBool(append(b, `,"own":`...), c.Own)
		b = appendOptional(append(b, `,"as_of":`...), string(c.AsOf.Date))
		b = appendOptional(append(b, `,"as_of_from":`...), string(c.AsOf.From))
		b = appendInt(append(b, `,"voice":`...), c.Voice)
		b = appendIDs(append(b, `,"figures":`...), c.Figures)
		b = append(appendIDs(append(b, `,"documents":`...), c.Documents), '}')
	}
	return append(b, ']')
}

func appendIDs(b []byte, ids []cited.ID) []byte {
	b = append(b, '[')
	for i, id := range ids {
		b = AppendString(separated(b, i), string(id))
	}
	return append(b, ']')
}

func (e *Estimate) appendVerdicts(b []byte) []byte {
	b = append(b, `,"verdicts":{`...)
	for i, v := range cited.PairVerdicts() {
		b = AppendString(separated(b, i), string(v))
		b = appendInt(append(b, ':'), e.Verdicts[v])
	}
	b = append(b, `},"pairs":[`...)
	for i, p := range e.Pairs {
		b = appendInt(append(separated(b, i), `{"a":`...), p.A)
		b = appendInt(append(b, `,"b":`...), p.B)
		b = append(AppendString(append(b, `,"verdict":`...), string(p.Verdict)), '}')
	}
	return append(b, ']')
}

func (e *Estimate) appendSteps(b []byte) []byte {
	b = append(b, `,"steps":[`...)
	for i := range e.Steps {
		b = AppendString(append(separated(b, i), `{"does":`...), e.Steps[i].Does)
		b = append(appendIDs(append(b, `,"figures":`...), e.Steps[i].Figures), '}')
	}
	return append(b, ']')
}

func (e *Estimate) appendOverride(b []byte) []byte {
	b = append(b, `,"override":`...)
	o := e.Override
	if o == nil {
		return append(b, "null"...)
	}
	b = appendLowBestHigh(append(b, '{'), o.Low, o.Best, o.High)
	b = AppendString(append(b, `,"reason":`...), o.Reason)
	b = AppendString(append(b, `,"reviewer":`...), o.Reviewer)
	return append(AppendString(append(b, `,"at":`...), o.At.UTC().Format("2006-01-02T15:04:05Z")), '}')
}

// appendSeries appends what only series, vintages and rates have.
func (e *Estimate) appendSeries(b []byte) []byte {
	if e.Known != "" {
		b = AppendString(append(b, `,"known":`...), string(e.Known))
	}
	if len(e.Joined)+len(e.Left) > 0 {
		b = appendStrings(append(b, `,"joined":`...), e.Joined)
		b = appendStrings(append(b, `,"left":`...), e.Left)
	}
	if r := e.Rate; r != nil {
		b = appendLowBestHigh(append(b, `,"per_million":{`...), r.Low, r.Best, r.High)
		b = appendStrings(append(b, `,"of":`...), r.Of)
		b = append(appendOptional(append(b, `,"missing":`...), r.Missing), '}')
	}
	return b
}

// ClaimValue writes the number of a claim as Value does that of a figure.
func ClaimValue(c *cited.Claim, kind cited.Kind) string {
	return Value(&cited.Figure{Low: c.Low, High: c.High, Modifier: c.Modifier, Kind: kind})
}

// EstimateColumns is the head of a CSV of estimates.
func EstimateColumns() []string {
	return []string{"cell", "codebook", "measure", "kind", "population", "origin", "theatre", "place", "group", "group_scope", "segment", "of", "basis",
		"at", "known", "rule", "version", "low", "best", "high", "missing", "documents", "claims", "independent", "figures", "joined", "left",
		"override_by", "override_reason", "low_per_million", "best_per_million", "high_per_million", "inhabitants"}
}

// EstimateRow returns an estimate under EstimateColumns. Its figures are those that were used.
func EstimateRow(e *Estimate) []string {
	c := &e.Cell
	row := []string{string(c.ID()), c.Codebook, c.Measure, string(c.Kind), c.Population, list(c.Origin), list(c.Theatre), list(c.Place), list(c.Group),
		string(c.GroupScope), list(c.Segment), cell(c.Of), string(c.Basis), cell(string(e.At)), string(e.Known), cell(e.Rule), cell(e.Version),
		bound(e.Low), bound(e.Best), bound(e.High), cell(e.Missing), strconv.Itoa(e.Documents), strconv.Itoa(e.Estimate.Claims), strconv.Itoa(e.Independent)}
	var used []string
	for i := range e.Figures {
		if e.Figures[i].Used {
			used = append(used, string(e.Figures[i].Figure))
		}
	}
	row = append(row, strings.Join(used, "; "), list(e.Joined), list(e.Left))
	if o := e.Override; o != nil {
		row = append(row, cell(o.Reviewer), cell(o.Reason))
	} else {
		row = append(row, "", "")
	}
	if r := e.Rate; r != nil {
		return append(row, bound(r.Low), bound(r.Best), bound(r.High), list(r.Of))
	}
	return append(row, "", "", "", "")
}
