package cli

import (
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutExport = `Writes the figures that QUERY selects, else all of them, into FILE, or to standard output if FILE
is "-". Each comes with its receipt: the id of the figure, the quotation, the id of the
document, its address and the SHA-256 of its original. KIND is one of

%s
FILE is there whole or not at all.

Before every kind stands a gate. It holds back figures of one person and of minors, figures of
documents that are protected, restricted or under embargo, and figures of fewer than 10
people whose words name a place below the province; a decision on the field "cleared" lets one
through, or holds it back. Private persons give way to [name], and no more than 300
characters are quoted with a figure. How many were held back, and why, is said on standard
error. docs/exports.md shows each kind.`

func newExport(a *app) *cobra.Command {
	var force bool
	var asked string
	cmd := &cobra.Command{
		Use:   "export KIND FILE [QUERY...]",
		Short: "Write figures with their receipts for other programs and for print",
		Long:  fmt.Sprintf(aboutExport, listOfKinds()) + "\n\n" + aboutQuery(query.Figures),
		Example: "  cited export csv figures.csv\n  cited export docx belgium.docx 'measure:returned origin:BEL -stance:denied'\n" +
			"  cited export ris - after:2015 > documents.ris",
		Args: takes(2, -1, "a kind and a file, like csv figures.csv"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return namesOfKinds(), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			kind, err := kindNamed(cmd, args[0])
			if err != nil {
				return err
			}
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			terms := strings.TrimSpace(strings.Join(append(args[2:], asked), " "))
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.export(cmd, arch, kind, args[1], terms, force) })
		},
	}
	cmd.Flags().StringVar(&asked, "query", "", "the same as QUERY: only `terms` like "+exampleOf(query.Figures))
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func namesOfKinds() []string {
	var names []string
	for _, k := range export.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// kindNamed returns the kind with a name.
func kindNamed(cmd *cobra.Command, name string) (export.Kind, error) {
	for _, k := range export.Kinds() {
		if k.Name == name {
			return k, nil
		}
	}
	return export.Kind{}, oneOf(cmd, "the kind", name, namesOfKinds()...)
}

// listOfKinds explains the kinds, a line each.
func listOfKinds() string {
	var b strings.Builder
	for _, k := range export.Kinds() {
		fmt.Fprintf(&b, "  %-12s %s\n", k.Name, k.Doc)
	}
	return b.String()
}

// export writes an export and says how many figures are in it.
func (a *app) export(cmd *cobra.Command, arch *archive.Archive, kind export.Kind, file, asked string, force bool) error {
	q, err := a.query(arch, query.Figures, asked)
	if err != nil {
		return err
	}
	var made archive.Exported
	about := export.About{Query: asked, Made: a.Now().UTC(), Program: "cited " + programVersion(), Held: &made.Held}
	if kind.Tells {
		if err := a.update(cmd.Context(), arch); err != nil {
			return err
		}
		m, err := arch.Method(cmd.Context(), a.viewer())
		if err != nil {
			return err
		}
		about.Method = &m
	}
	bar := a.progressOf(0, "exporting", "figures")
	figures := watched(arch.Exportable(cmd.Context(), a.viewer(), q, kind.Whole, &made), bar)
	write := func(out io.Writer, temp string) error {
		about.Temp = temp
		return kind.Write(out, figures, about)
	}
	if file == "-" {
		err = a.stream(write)
	} else {
		err = arch.WriteOut(cmd.Context(), file, force, write)
	}
	bar.done()
	if cited.CodeOf(err) == cited.Invalid {
		return usage(cmd, "%s", err)
	}
	if err != nil {
		return err
	}
	a.sayExported(file, &made)
	return nil
}

// stream writes to standard output.
func (a *app) stream(write func(io.Writer, string) error) error {
	temp, err := os.MkdirTemp("", "cited-export-")
	if err != nil {
		return cited.Errorf(cited.Full, "there is no folder for temporary files: %w; make room, or name another with TMPDIR", withoutOp(err))
	}
	err = write(a.out, temp)
	if removed := os.RemoveAll(temp); err == nil {
		err = removed
	}
	if err != nil && cited.CodeOf(err) == cited.Internal {
		err = cannotWrite(err)
	}
	return err
}

// watched shows how far a sequence of figures has come.
func watched(figures iter.Seq2[cited.Receipt, error], bar *progress) iter.Seq2[cited.Receipt, error] {
	return func(yield func(cited.Receipt, error) bool) {
		for r, err := range figures {
			bar.step(0)
			if !yield(r, err) {
				return
			}
		}
	}
}

// sayExported says what is in an export, and what the gate held back or changed, and why.
func (a *app) sayExported(file string, made *archive.Exported) {
	if a.format == jsonl {
		line := export.AppendString([]byte(`{"file":`), file)
		line = fmt.Appendf(line, `,"figures":%d,"documents":%d,"gate":`, made.Figures, made.Documents)
		fmt.Fprintf(a.Stderr, "%s}\n", export.AppendTally(line, &made.Held))
		return
	}
	says := tell.Counted(made.Figures, "figure")
	if made.Figures > 0 {
		says += " of " + tell.Counted(made.Documents, "document")
	}
	if file != "-" {
		says = oneLine(file) + ": " + says
	}
	if made.Held.Back > 0 {
		says += "; held back: " + tell.Counted(made.Held.Back, "figure")
	}
	if made.Held.Cleared > 0 {
		says += "; out because somebody cleared them: " + tell.Counted(made.Held.Cleared, "figure")
	}
	fmt.Fprintln(a.Stderr, says)
	for _, l := range made.Held.Lines() {
		fmt.Fprintln(a.Stderr, "  "+l.String())
	}
}
