package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func newShow(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   "Show the receipt of a figure or statement, or a document",
		Long:    "Shows everything behind one number: the sentence with the number in brackets, each\nfield in plain words, the sources, the document with its SHA-256 and the path of the\noriginal, the page, place or bytes in that, the reader's version, and what people\ndecided. Statements, responses, comparisons and what is said without a number have the\nsame. The id of a document shows what is known about it, the words in which it says\nwhom it is from (\"Source: ...\", \"(AP)\", \"Additional reporting by ...\"), and its\nfigures, or when, by whom and why it was withdrawn; that of a source shows its standing;\nthat of a cell (ce-...) what its figures add up to, that of a proposal (pr-...) its row,\nhow each cell was read, and the figures it is held against, and that of a question (qu-...)\nwhat is attached to it.\n\"cited statements --query document:ID\" and the like list what else is in a document.",
		Example: "  cited show fi-0123456789ab\n  cited show st-0123456789ab\n  cited show do-0123456789ab --format jsonl",
		Args:    takes(1, 1, "the id of one figure, statement or document"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], append([]string{cited.FigureID, cited.DocumentID, cited.SourceID, cited.CellID, cited.FindingID, cited.EdgeID, cited.ProposalID, cited.QuestionID}, tell.SayingKinds()...)...)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				switch id.Kind() {
				case cited.DocumentID:
					return a.showDocument(cmd.Context(), arch, id)
				case cited.FigureID:
					return a.showFigure(cmd.Context(), arch, id)
				case cited.SourceID:
					return a.showSource(cmd.Context(), arch, id)
				case cited.CellID:
					return a.showCell(cmd.Context(), arch, id, onlyEnds)
				case cited.FindingID:
					return a.showFinding(cmd.Context(), arch, id)
				case cited.EdgeID:
					return a.showEdge(cmd.Context(), arch, id)
				case cited.QuestionID:
					return a.showQuestion(cmd.Context(), arch, id)
				case cited.ProposalID:
					return a.showProposal(cmd.Context(), arch, id)
				}
				return a.showSaying(cmd.Context(), arch, id)
			})
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) showFigure(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	r, err := arch.Receipt(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendReceipt(nil, &r), '\n'))
		return err
	}
	printReceipt(a.out, &r, tell.BookOf(rulesOf(arch), &r.Figure), a.original(&r.Document), a.columns())
	if err := a.confirmed(ctx, arch, &r); err != nil {
		return err
	}
	beside, err := arch.Beside(ctx, a.viewer(), &r.Figure, archive.MostBeside)
	if err != nil || beside == nil {
		return err
	}
	facts{out: a.out, columns: min(a.columns(), pageWidth)}.fact("claims", tell.Beside(beside, id))
	return nil
}

func (a *app) showSaying(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	s, err := a.saying(ctx, arch, id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(s.json, '\n'))
		return err
	}
	s.print(a.out, a.original(&s.Document), a.columns())
	return nil
}

// original returns the path of a document's bytes as they were captured, or that they were
// never kept.
func (a *app) original(d *cited.Document) string {
	dir, err := a.find()
	if err != nil || len(d.Original) < 2 {
		return ""
	}
	if d.Receipt {
		return "never kept: there are receipts of it only, and it cannot be read again unless its file is added again"
	}
	return filepath.Join(dir, "originals", d.Original[:2], d.Original)
}

func (a *app) showDocument(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	d, err := arch.Document(ctx, a.viewer(), id)
	if cited.CodeOf(err) == cited.NotFound {
		if t, gone := arch.Tombstone(ctx, a.viewer(), id); gone == nil {
			return a.showTombstone(&t)
		}
	}
	if err != nil {
		return err
	}
	corrections, err := arch.Corrections(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		_, err := a.out.Write(append(export.AppendCorrected(nil, &d, corrections), '\n'))
		return err
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.document(&d, a.original(&d))
	page.fact("outcome", plainOutcome(&d))
	if d.Outcome == cited.OutcomeContainer {
		page.fact("holds", "what \"cited documents --query container:"+string(d.ID)+"\" lists")
	} else if d.Outcome == cited.OutcomeProposals {
		page.fact("proposals", fmt.Sprint(d.Proposals)+", no figures; \"cited proposals --query document:"+string(d.ID)+"\" lists them")
	} else {
		page.counts(&d.Counts)
	}
	credits, err := arch.Credits(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	page.credits(credits)
	decisions, err := arch.Decisions(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	marks := marksOf(id, decisions)
	page.marks(&marks)
	page.decisions(slices.DeleteFunc(decisions, func(d cited.Decision) bool { // what holds of them is shown apart
		return slices.ContainsFunc(corrections, func(c cited.Anchored) bool { return c.ID == d.ID })
	}))
	for i := range corrections {
		page.fact("correction", correctionInWords(&corrections[i]))
	}
	if d.Figures == 0 {
		return nil
	}
	a.out.WriteByte('\n')
	q := cited.Query{Terms: []cited.Term{{Key: "document", Values: []string{string(id)}}}}
	t := newTable(a.out, a.columns(), []column{{head: "id"}, {head: "value", right: true}, {head: "measure"}, {head: "quotation", rest: true}})
	for r, err := range arch.Figures(ctx, a.viewer(), q) {
		if err != nil {
			return err
		}
		t.row(string(r.Figure.ID), export.Value(&r.Figure), r.Figure.Measure, around(&r.Figure))
	}
	t.close()
	return nil
}

// credits prints where a document says whom it is from.
func (p facts) credits(list []archive.Credit) {
	name := "credits"
	for _, c := range list {
		p.fact(name, string(c.Kind)+": "+c.Span.Exact)
		name = ""
	}
}

// correctionInWords says what words of a text should read, by whom, and where they stand now.
func correctionInWords(c *cited.Anchored) string {
	words := fmt.Sprintf("%s  %q at %d to %d reads %q", c.ID, c.Anchor.Exact, c.Place.Start, c.Place.End, c.Value)
	switch {
	case c.Outcome == cited.Lost:
		words = fmt.Sprintf("%s  %q, which stood at %d to %d, is not in the text any more and should read %q", c.ID, c.Anchor.Exact, c.Anchor.Start, c.Anchor.End, c.Value)
	case c.Outcome == cited.Ambiguous:
		words = fmt.Sprintf("%s  %q, which stood at %d to %d, may stand in several places (see cited anchors %s) and should read %q", c.ID, c.Anchor.Exact, c.Anchor.Start, c.Anchor.End, c.ID, c.Value)
	case c.Aside:
		words += ", but a later correction of these words holds"
	}
	return tell.DecidedBy(words, c.Reviewer, c.At, c.Reason)
}

// counts writes how much was read of each kind.
func (p facts) counts(c *cited.Counts) {
	p.fact("figures", fmt.Sprint(c.Figures))
	p.fact("statements", fmt.Sprint(c.Statements))
	p.fact("responses", fmt.Sprint(c.Responses))
	p.fact("unquantified", fmt.Sprint(c.Unquantified))
	p.fact("comparisons", fmt.Sprint(c.Comparisons))
	p.fact("themes", fmt.Sprint(c.Themes))
}

func plainOutcome(d *cited.Document) string {
	if d.Reason != "" && d.Outcome != cited.OutcomeRead { // there it is a note
		return string(d.Outcome) + ": " + d.Reason
	}
	return string(d.Outcome)
}
