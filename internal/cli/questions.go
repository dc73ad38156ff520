package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutQuestions = `Lists the questions of the archive, the newest first: contested matters, with how many
figures and statements people attached to each for it, against it, as denied or as
unprovable. There is no score: a question is read, with every quotation.

  ask      asks one
  show     shows one with what is attached: quotation, receipt, source and its standing
  attach   attaches a figure, statement or the like
  detach   takes it off
  reword   gives a question another wording, and opens one that was closed
  close    closes one: it stays, and takes no more`

func newQuestions(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "questions [ask|show|attach|detach|reword|close]",
		Short:   "Keep contested matters with what speaks for and against them",
		Long:    aboutQuestions,
		Example: "  cited questions\n  cited questions ask \"Did more than 500 Belgians travel?\"\n  cited questions attach qu-0123456789ab fi-0123456789ab --for\n  cited questions show qu-0123456789ab",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			if err := a.checkFormat(cmd, tabular, jsonl); err != nil {
				return err
			}
			if err := a.checkLimit(cmd); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.listQuestions(cmd, arch) })
		},
	}
	a.formatFlag(cmd, tabular, jsonl)
	a.limitFlag(cmd)
	cmd.AddCommand(questionsAsk(a), questionsShow(a), questionsAttach(a), questionsDetach(a), questionsReword(a), questionsClose(a))
	return cmd
}

func (a *app) listQuestions(cmd *cobra.Command, arch *archive.Archive) error {
	all, err := arch.Questions(cmd.Context(), a.viewer())
	if err != nil {
		return err
	}
	if a.limit > 0 {
		all = all[:min(a.limit, len(all))]
	}
	if a.format == jsonl {
		for i := range all {
			if err := a.questionLine(&all[i]); err != nil {
				return err
			}
		}
		return nil
	}
	columns := []column{{head: "id"}}
	for _, side := range cited.Sides() {
		columns = append(columns, column{head: string(side), right: true})
	}
	t := newTable(a.out, a.columns(), append(columns, column{head: "state"}, column{head: "question", rest: true}))
	for i := range all {
		cells := []string{string(all[i].ID)}
		for _, side := range cited.Sides() {
			cells = append(cells, export.Number(float64(all[i].Counts[side].Attached)))
		}
		t.row(append(cells, tell.StateOf(&all[i]), all[i].Wording)...)
	}
	t.close()
	if len(all) == 0 {
		a.warn("no questions; ask one with cited questions ask \"WORDING\"")
	}
	return nil
}

func (a *app) questionLine(q *archive.Question) error {
	line, err := json.Marshal(q)
	if err != nil {
		return err
	}
	if _, err := a.out.Write(append(line, '\n')); err != nil {
		return cannotWrite(err)
	}
	return nil
}

func questionsAsk(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "ask WORDING",
		Short:   "Ask a question",
		Long:    "Adds a question, and prints its id. Word it so that a figure or statement can speak for it\nor against it.",
		Example: "  cited questions ask \"Did more than 500 Belgians travel?\"",
		Args:    takes(1, 1, "the wording of the question, in quotation marks"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cited.CheckWords("a question", args[0]); err != nil {
				return usage(cmd, "%s", err)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				id, err := arch.Ask(cmd.Context(), a.viewer(), args[0])
				if err == nil {
					fmt.Fprintf(a.out, "%s asked\n", id)
				}
				return err
			})
		},
	}
}

func questionsShow(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show QUESTION",
		Short: "Show a question with what is attached",
		Long: "Shows a question with what people attached to it: each with its quotation, the id of its\nreceipt, whom it is from and what that source is to the matter, and who attached it, when\n" +
			"and why. What a newer reading no longer has is said, with the words that it stood in. A\nfigure that you may not see is neither shown nor counted.",
		Example: "  cited questions show qu-0123456789ab",
		Args:    takes(1, 1, "the id of one question"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			id, err := idOf(cmd, args[0], cited.QuestionID)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.showQuestion(cmd.Context(), arch, id) })
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func questionsAttach(a *app) *cobra.Command {
	var reason string
	on := map[cited.Side]*bool{}
	cmd := &cobra.Command{
		Use:   "attach QUESTION ID",
		Short: "Attach a figure or statement to a question",
		Long: "Attaches a figure, statement or the like to a question, on one side of it. To attach it on\nanother side later is a decision that takes the place of the first. What is attached is kept\n" +
			"with its exact words, and found again in a newer reading.",
		Example: "  cited questions attach qu-0123456789ab fi-0123456789ab --for --reason \"the ministry's own list\"\n  cited questions attach qu-0123456789ab st-0123456789ab --denied",
		Args:    takes(2, 2, "the id of a question, and of what is attached to it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var sides []cited.Side
			for _, s := range cited.Sides() {
				if *on[s] {
					sides = append(sides, s)
				}
			}
			if len(sides) != 1 {
				return usage(cmd, "write one of %s", flagsOfSides())
			}
			return a.onQuestion(cmd, args, func(arch *archive.Archive, id, what cited.ID) error {
				changed, err := arch.Attach(cmd.Context(), a.viewer(), id, what, sides[0], reason)
				return a.says(err, changed, fmt.Sprintf("%s attached to %s: %s", what, id, tell.Side(sides[0])))
			})
		},
	}
	for _, s := range cited.Sides() {
		on[s] = cmd.Flags().Bool(string(s), false, plainOf(string(s), tell.Sides))
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with it")
	return cmd
}

func plainOf(code string, meanings []tell.Meaning) string {
	_, words, _ := strings.Cut(tell.Plainly(code, meanings), ": ")
	return words
}

func flagsOfSides() string {
	var flags []string
	for _, s := range cited.Sides() {
		flags = append(flags, "--"+string(s))
	}
	return strings.Join(flags, ", ")
}

func questionsDetach(a *app) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use:     "detach QUESTION ID",
		Short:   "Take something off a question",
		Long:    "Takes off what was attached to a question. That is a decision too: the question keeps who\nattached it, and who took it off.",
		Example: "  cited questions detach qu-0123456789ab fi-0123456789ab --reason \"about another year\"",
		Args:    takes(2, 2, "the id of a question, and of what is attached to it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.onQuestion(cmd, args, func(arch *archive.Archive, id, what cited.ID) error {
				changed, err := arch.Detach(cmd.Context(), a.viewer(), id, what, reason)
				if err == nil && !changed {
					return cited.Errorf(cited.NotFound, "%s is not attached to %s; cited questions show %s lists what is", what, id, id)
				}
				return a.says(err, changed, fmt.Sprintf("%s taken off %s", what, id))
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with it")
	return cmd
}

// onQuestion does something with a question and what is attached to it.
func (a *app) onQuestion(cmd *cobra.Command, args []string, do func(arch *archive.Archive, id, what cited.ID) error) error {
	id, err := idOf(cmd, args[0], cited.QuestionID)
	if err != nil {
		return err
	}
	what, err := idOf(cmd, args[1], append([]string{cited.FigureID}, tell.SayingKinds()...)...)
	if err != nil {
		return err
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error { return do(arch, id, what) })
}

// says prints what was done.
func (a *app) says(err error, changed bool, done string) error {
	if err != nil {
		return err
	}
	if !changed {
		done = "unchanged: it is so already"
	}
	fmt.Fprintln(a.out, done)
	return nil
}

func questionsReword(a *app) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use:     "reword QUESTION WORDING",
		Short:   "Give a question another wording, or open it again",
		Long:    "Gives a question another wording. What is attached stays attached: look whether it still\nspeaks for what it did. A question that was closed is open again.",
		Example: "  cited questions reword qu-0123456789ab \"Did more than 500 Belgians travel by 2015?\"",
		Args:    takes(2, 2, "the id of a question, and its wording in quotation marks"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := idOf(cmd, args[0], cited.QuestionID)
			if err != nil {
				return err
			}
			if err := cited.CheckWords("a question", args[1]); err != nil {
				return usage(cmd, "%s", err)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				changed, err := arch.Reword(cmd.Context(), a.viewer(), id, args[1], reason)
				return a.says(err, changed, string(id)+" reworded")
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with it")
	return cmd
}

func questionsClose(a *app) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use:     "close QUESTION",
		Short:   "Close a question",
		Long:    "Closes a question. It stays with all that is attached to it, and takes no more until it is\nreworded.",
		Example: "  cited questions close qu-0123456789ab --reason \"the court decided it\"",
		Args:    takes(1, 1, "the id of one question"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := idOf(cmd, args[0], cited.QuestionID)
			if err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				changed, err := arch.CloseQuestion(cmd.Context(), a.viewer(), id, reason)
				return a.says(err, changed, string(id)+" closed")
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`words` that say why, kept with it")
	return cmd
}
