package cli

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"

	"github.com/spf13/cobra"
)

// pieceFlag is a --piece of a command line: its words, and how many --set stand before it.
type pieceFlag struct {
	words string
	sets  int
}

// piece notes a --piece, in the order of the command line.
func (f *reviewFlags) piece(words string) error {
	f.pieces = append(f.pieces, pieceFlag{words, len(f.set)})
	return nil
}

// splitInto returns the pieces of a command line. What --set says before the first is about all of them.
func (f *reviewFlags) splitInto(cmd *cobra.Command) ([]archive.Piece, error) {
	var all []archive.Piece
	for i, p := range f.pieces {
		end := len(f.set)
		if i+1 < len(f.pieces) {
			end = f.pieces[i+1].sets
		}
		fields, err := fieldsSet(cmd, slices.Concat(f.set[:f.pieces[0].sets], f.set[p.sets:end]))
		if err != nil {
			return nil, err
		}
		all = append(all, archive.Piece{Words: p.words, Fields: fields})
	}
	return all, nil
}

// reviewSplit splits one figure.
func (a *app) reviewSplit(cmd *cobra.Command, f *reviewFlags, args []string) error {
	if !f.split {
		return usage(cmd, "--piece goes with --split")
	}
	for _, name := range []string{"accept", "reject", "cannot-tell", "same-as", "undo", "add", "words", "nth", "query", "of", "sample", "seed", "doubt", "all"} {
		if cmd.Flags().Changed(name) {
			return usage(cmd, "--split goes with --piece, --set and --reason alone; leave out --%s", name)
		}
	}
	switch {
	case len(args) != 1:
		return usage(cmd, "--split takes the id of one figure")
	case len(f.pieces) < 2:
		return usage(cmd, "--split needs at least two --piece with the words of each number, like --piece \"30 men\" --piece \"15 women\"")
	}
	id, err := idOf(cmd, args[0], cited.FigureID)
	if err != nil {
		return err
	}
	pieces, err := f.splitInto(cmd)
	if err != nil {
		return err
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		d, err := arch.Split(cmd.Context(), a.viewer(), id, pieces, f.reason)
		if err == nil {
			fmt.Fprintf(a.out, "%s split into %s\n", id, strings.ReplaceAll(d.Value, cited.ListBreak, " "))
		}
		return err
	})
}
