package cli

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutProposals = `Lists the numbers of the spreadsheets that were imported. They are proposals and no
figures: nothing else counts, exports or estimates with them. Each is held against the
figures of the archive as they are now. "receipt" means that a figure says the same
number of the same; "other value" that a figure of the same source or document, or of
the same time, says another number; all others want a receipt. --state lists those in
one state. A number of one person is listed only where the query says individual:true.
"cited show ID" shows the row, how each cell was read, and the figures with their
quotations.

`

func newProposals(a *app) *cobra.Command {
	var states []string
	var held []cited.Held
	cmd := proposalListing(&held).command(a, &cobra.Command{
		Use:     "proposals",
		Short:   "List what spreadsheets propose, and what has a receipt",
		Long:    aboutProposals + aboutQuery(query.Proposals),
		Example: "  cited proposals\n  cited proposals --state wants,other --query 'measure:returned origin:BEL'\n  cited proposals --format csv > proposals.csv",
	})
	list := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if held, err = heldOf(cmd, states); err != nil {
			return err
		}
		return list(cmd, args)
	}
	cmd.Flags().StringSliceVar(&states, "state", nil, "only those in these `states`: wants, receipt, other")
	return cmd
}

// heldOf reads the states that are asked for.
func heldOf(cmd *cobra.Command, states []string) ([]cited.Held, error) {
	var held []cited.Held
	for _, s := range states {
		switch strings.TrimSpace(s) {
		case "wants":
			held = append(held, cited.WantsReceipt)
		case "receipt":
			held = append(held, cited.HasReceipt)
		case "other":
			held = append(held, cited.OtherValue)
		default:
			return nil, usage(cmd, "there is no state %q; it is one of wants, receipt, other", oneLine(s))
		}
	}
	return held, nil
}

func proposalListing(held *[]cited.Held) listing[archive.Proposed] {
	return listing[archive.Proposed]{
		subject: query.Proposals,
		rows: func(arch *archive.Archive, ctx context.Context, v cited.Viewer, q cited.Query) iter.Seq2[archive.Proposed, error] {
			return arch.Proposals(ctx, v, q, *held...)
		},
		columns: []column{{head: "id"}, {head: "cell", most: 20, drop: 3}, {head: "value", right: true, most: 20}, {head: "measure", most: 16, drop: 1}, {head: "origin", most: 16},
			{head: "time", most: 14, drop: 2}, {head: "file", most: 18, drop: 4}, {head: "state", rest: true}},
		cells: func(p *archive.Proposed) []string {
			return []string{string(p.Read.ID), p.Read.Cell, proposedValue(&p.Read), p.Read.Measure, tell.Places(p.Read.Origin), string(p.Read.Time), p.Document.Name, stateInWords(&p.Held)}
		},
		head:   export.ProposalColumns(),
		record: func(p *archive.Proposed) []string { return export.ProposalRow(&p.ReceiptOf, &p.Held) },
		line:   func(b []byte, p *archive.Proposed) []byte { return export.AppendProposal(b, &p.ReceiptOf, &p.Held) },
		none:   "no proposals; import a spreadsheet with \"cited import FILE\", or widen --query and --state",
	}
}

// proposedValue is the number of a proposal, or what stands in its place.
func proposedValue(p *cited.Proposal) string {
	if p.Word != "" {
		return p.Word
	}
	return export.Value(&p.Figure)
}

// stateInWords says how a proposal stands to the figures, and names them.
func stateInWords(h *cited.Heldness) string {
	ids := strings.Join(export.BackingIDs(h), ", ")
	switch {
	case len(ids) == 0:
		return string(h.State)
	case h.State == cited.WantsReceipt:
		return string(h.State) + "; near: " + ids
	}
	return string(h.State) + ": " + ids
}

// showProposal shows a row, how each cell was read, and what the proposal is held against.
func (a *app) showProposal(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	p, err := arch.Proposal(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendProposal(nil, &p.ReceiptOf, &p.Held), '\n'))
		return err
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	fmt.Fprintf(a.out, "%s  %s, %s\n\nA proposal of a spreadsheet, no figure. Its row:\n\n", p.Read.ID, oneLine(proposedValue(&p.Read)), oneLine(tell.Said(p.Read.Measure, "nothing says what is counted")))
	t := newTable(a.out, page.columns, []column{{head: "cell", most: 20}, {head: "column", most: 24}, {head: "words", most: 32}, {head: "read as", rest: true}})
	for _, c := range p.Read.Row {
		t.row(c.Cell, c.Head, c.Words, cellReadInWords(&c))
	}
	t.close()
	a.out.WriteByte('\n')
	for _, field := range cited.Fields() {
		if field == "value" && p.Read.Word != "" || field == "stance" || field == "counted" {
			continue
		}
		page.fact(field, tell.Field(&p.Read.Figure, field, tell.BookOf(rulesOf(arch), &p.Read.Figure)))
	}
	page.fact("word", p.Read.Word)
	if p.Read.Total {
		page.fact("total", "the row or the head says that it sums up others")
	}
	if p.Read.Individual {
		page.fact("individual", "a number of one person: it stays out of lists")
	}
	a.out.WriteByte('\n')
	page.document(&p.Document, a.original(&p.Document))
	page.fact("cell", p.Read.Cell)
	page.fact("read by", p.Version)
	page.held(&p.Held)
	return nil
}

// cellReadInWords says how a cell was read.
func cellReadInWords(c *cited.CellRead) string {
	says := "not understood; kept as it is"
	switch {
	case c.Field != "" && c.Reads == "":
		says = c.Field + ": could not be read"
	case c.Field != "":
		says = c.Field + ": " + c.Reads
	}
	if c.Note != "" {
		says += " (" + c.Note + ")"
	}
	return says
}

// held prints how a proposal stands, and the figures with their quotations.
func (p facts) held(h *cited.Heldness) {
	p.out.WriteByte('\n')
	p.fact("state", map[cited.Held]string{
		cited.WantsReceipt: "wants a receipt: no figure of the archive says the same number of the same",
		cited.HasReceipt:   "receipt: a figure of the archive says the same number of the same",
		cited.OtherValue:   "other value: figures of the same source, document or time say another number",
	}[h.State])
	for i := range h.Candidates {
		c := &h.Candidates[i]
		p.out.WriteByte('\n')
		value := export.Value(&c.Figure)
		if c.Word != "" {
			value = c.Word
		}
		fmt.Fprintf(p.out, "%s  %s\n\n", c.ID, oneLine(value+" "+c.Figure.Counted+", "+c.Figure.Measure))
		p.blocks(markedIn(c.Figure.Quote, c.Figure.Span, "", ""))
		p.out.WriteByte('\n')
		where := tell.Said(c.Document.Publisher, c.Document.Name) + ", " + tell.Said(string(c.Document.Published), "no date") + ", " + string(c.Document.ID)
		if c.Named {
			where += ": the document that the row names"
		}
		p.fact("document", where)
		if c.Source {
			p.fact("source", "the one that the row names")
		}
		p.fact("but", c.Why)
	}
}
