package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutAnchors = `Lists what people decided about words of documents whose words are not where they
were: a newer reader made another text, or read it otherwise. Decisions about figures,
statements and the like, and corrections of texts, are anchored in the exact words, in
which of the places with these words it was, and in the text around. Each is

  same        the words stand where they stood; --all lists these too
  moved       they stand elsewhere, which is certain
  ambiguous   several places may be it, or one of which that is not certain
  lost        the words are nowhere any more, or nothing is read from them

Nothing is dropped: a decision whose words are found counts for what stands there now,
the others wait. With the id of a decision, it is shown with what it may be about, and
--at says which: the id of a figure (statement, ...) of the document, or, of a correction
of the text, the place where its words begin. That is a decision too.`

func newAnchors(a *app) *cobra.Command {
	var all bool
	var at, reason, document string
	cmd := &cobra.Command{
		Use:   "anchors [DECISION]",
		Short: "List decisions whose words moved or were lost",
		Long:  aboutAnchors,
		Example: "  cited anchors\n  cited anchors --document do-0123456789ab --all\n  cited anchors de-0123456789ab\n" +
			"  cited anchors de-0123456789ab --at fi-0123456789ab --reason \"the same table\"",
		Args: takes(0, 1, "the id of one decision"),
		RunE: func(cmd *cobra.Command, args []string) error {
			formats := [][]string{{tabular, jsonl}, {text, jsonl, tabular}}[len(args)] // one is shown as what it is, in a pipe too
			if err := a.checkFormat(cmd, formats...); err != nil {
				return err
			}
			if len(args) == 0 {
				if at != "" || reason != "" {
					return usage(cmd, "--at and --reason need the decision that they are about, like cited anchors de-0123456789ab --at fi-0123456789ab")
				}
				return a.listAnchors(cmd, document, all)
			}
			id, err := idOf(cmd, args[0], cited.DecisionID)
			switch {
			case err != nil:
				return err
			case all || document != "":
				return usage(cmd, "--all and --document are for the list; leave them out to see one decision")
			case at != "":
				return a.settle(cmd, id, at, reason)
			case reason != "":
				return usage(cmd, "--reason goes with --at")
			}
			return a.showAnchor(cmd, id)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "those that stand where they stood as well")
	cmd.Flags().StringVar(&document, "document", "", "only what is about one document, by its `id`")
	cmd.Flags().StringVar(&at, "at", "", "`what` the decision is about: an id, or a place in the text")
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with that")
	a.formatFlag(cmd, tabular, jsonl)
	return cmd
}

func (a *app) listAnchors(cmd *cobra.Command, written string, all bool) error {
	var document cited.ID
	var err error
	if written != "" {
		if document, err = idOf(cmd, written, cited.DocumentID); err != nil {
			return err
		}
	}
	outcomes := []cited.Anchoring{cited.Moved, cited.Ambiguous, cited.Lost}
	if all {
		outcomes = nil
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		list, err := arch.Anchored(cmd.Context(), a.viewer(), document, "", outcomes...)
		if err != nil {
			return err
		}
		if a.format == jsonl {
			return a.linesOf(list)
		}
		t := newTable(a.out, a.columns(), []column{{head: "decision"}, {head: "outcome"}, {head: "about"}, {head: "words", most: 30},
			{head: "stood", right: true}, {head: "now", most: 24}, {head: "decided", rest: true}})
		for i := range list {
			r := &list[i]
			t.row(string(r.ID), string(r.Outcome), string(r.Subject), r.Anchor.Exact, strconv.Itoa(r.Anchor.Start), standsNow(r), tell.Verdict(&r.Decision)+" by "+r.Reviewer)
		}
		t.close()
		if len(list) == 0 && !all {
			a.warn("no decision has moved; --all lists those that stand where they stood")
		}
		return nil
	})
}

func (a *app) linesOf(list []cited.Anchored) error {
	for i := range list {
		one := list[i]
		one.Decision = withoutNote(&one.Decision)
		line, err := json.Marshal(&one)
		if err != nil {
			return err
		}
		if _, err := a.out.Write(append(line, '\n')); err != nil {
			return cannotWrite(err)
		}
	}
	return nil
}

// standsNow says in a few words where a decision stands.
func standsNow(r *cited.Anchored) string {
	switch {
	case r.Outcome == cited.Lost:
		return ""
	case r.Outcome == cited.Ambiguous:
		return tell.Counted(len(r.Candidates)+r.More, "candidate")
	case r.Now == r.About():
		return strconv.Itoa(r.Place.Start)
	}
	return string(r.Now)
}

func (a *app) showAnchor(cmd *cobra.Command, id cited.ID) error {
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		list, err := arch.Anchored(cmd.Context(), a.viewer(), "", id)
		switch {
		case err != nil:
			return err
		case len(list) == 0:
			return cited.Errorf(cited.NotFound, "there is no decision %q about words of a document, or it was taken back; cited anchors --all lists them", id)
		case a.format == jsonl:
			return a.linesOf(list)
		}
		r, page := &list[0], facts{out: a.out, columns: min(a.columns(), pageWidth)}
		page.decisions([]cited.Decision{withoutNote(&r.Decision)})
		page.fact("about", string(r.Subject))
		page.fact("document", string(r.Anchor.Document))
		page.fact("words", inText(r.Anchor.Span, r.Anchor.Before, r.Anchor.After))
		page.fact("outcome", string(r.Outcome))
		if !r.Place.IsZero() {
			page.fact("now", strings.TrimSpace(string(r.Now)+"  "+inText(r.Place, "", "")))
		}
		page.fact("settled", string(r.Settled))
		for _, c := range r.Candidates {
			page.fact("candidate", strings.TrimSpace(string(c.ID)+"  "+inText(c.Span, c.Before, c.After)))
		}
		if r.More > 0 {
			page.fact("", "and "+export.Number(float64(r.More))+" more")
		}
		return nil
	})
}

// inText shows words where they stand.
func inText(s cited.Span, before, after string) string {
	const most = 60
	b, z := []rune(before), []rune(after)
	words := fmt.Sprintf("%d to %d: ", s.Start, s.End)
	if len(b)+len(z) == 0 {
		return words + strconv.Quote(s.Exact)
	}
	return words + "…" + string(b[max(0, len(b)-most):]) + "[" + s.Exact + "]" + string(z[:min(most, len(z))]) + "…"
}

// settle says what a decision is about.
func (a *app) settle(cmd *cobra.Command, id cited.ID, at, reason string) error {
	start, err := strconv.Atoi(at)
	now := cited.ID("")
	if err != nil || start < 0 {
		if now, err = idOf(cmd, at, append([]string{cited.FigureID}, tell.SayingKinds()...)...); err != nil {
			return err
		}
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		changed, err := arch.Settle(cmd.Context(), a.viewer(), id, now, start, reason)
		switch {
		case err != nil:
			return err
		case changed:
			fmt.Fprintf(a.out, "%s settled\n", id)
		default:
			fmt.Fprintf(a.out, "%s unchanged: it stands there already\n", id)
		}
		return nil
	})
}
