package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutVerify = `Checks, without a network, that the archive is what its log says: the bytes of every
original against its SHA-256; every row of the database against the act that made it;
the words of every figure and statement against the text; the log against itself, entry
by entry; the logs of archives that were merged against what it cites of them; and signed
checkpoints against the log. What is wrong is named, a line each.

--key takes the public key that you keep yourself: without it, checkpoints are checked with
log.pub of the archive, which whoever changed the archive could change too. --since takes a
checkpoint that was kept elsewhere: all that the log held then must still be there, and what
was done since is counted.

docs/custody.md says what this proves, and what it does not.

Exit status: 0 all is well; 1 something is wrong; 2 a key or checkpoint makes no sense.`

func newVerify(a *app) *cobra.Command {
	var key, since string
	cmd := &cobra.Command{
		Use:     "verify",
		Short:   "Check that nothing in the archive was changed behind its back",
		Long:    aboutVerify,
		Example: "  cited verify\n  cited verify --key ~/keys/evidence.key.pub --since monday.checkpoint\n  cited verify --format jsonl",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			o := archive.VerifyOptions{}
			if cmd.Flags().Changed("key") {
				b, err := readFlagFile(cmd, "key", key)
				if err != nil {
					return err
				}
				o.Keys = cmp.Or(string(b), "\n")
			}
			if cmd.Flags().Changed("since") {
				b, err := readFlagFile(cmd, "since", since)
				if err != nil {
					return err
				}
				o.Since = append([]byte{}, b...)
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				return a.verify(cmd, arch, o)
			})
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "`file` of the public key that you keep yourself")
	cmd.Flags().StringVar(&since, "since", "", "`file` of a checkpoint that was kept elsewhere")
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

// readFlagFile reads a small file that a flag names.
func readFlagFile(cmd *cobra.Command, flag, path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, usage(cmd, "--%s: cannot read %q: %s", flag, oneLine(path), withoutOp(err))
	}
	return b, nil
}

func (a *app) verify(cmd *cobra.Command, arch *archive.Archive, o archive.VerifyOptions) error {
	var done func()
	o.Watch, done = a.watch()
	v, err := arch.Verify(cmd.Context(), a.viewer(), o)
	done()
	if err != nil {
		if exitStatus(err) == statusUsage {
			return usage(cmd, "--key: %s", err)
		}
		return err
	}
	if a.format == jsonl {
		err = a.verifiedJSON(v)
	} else {
		a.printVerified(v)
	}
	if err == nil && v.Findings > 0 {
		err = errFailed
	}
	return err
}

// watch prints what is wrong and shows how far something is, until it is done.
func (a *app) watch() (w archive.Watch, done func()) {
	bar := &progress{}
	w.Report = func(f archive.Finding) {
		bar.pause()
		a.finding(&f)
	}
	w.Stage = func(what string, steps int) {
		bar.done()
		bar = a.progress(steps, what)
	}
	w.Step = func() { bar.step(0) }
	return w, func() { bar.done() }
}

// finding prints one thing that is wrong.
func (a *app) finding(f *archive.Finding) {
	if a.format != jsonl {
		fmt.Fprintf(a.out, "%s: %s\n", oneLine(f.Subject), oneLine(f.Says))
		return
	}
	b := export.AppendString([]byte(`{"check":`), f.Check)
	b = export.AppendString(append(b, `,"subject":`...), f.Subject)
	b = export.AppendString(append(b, `,"says":`...), f.Says)
	_, _ = a.out.Write(append(b, "}\n"...)) // what cannot be written shows when it is flushed
}

func (a *app) printVerified(v *archive.Verification) {
	if v.Findings > 0 {
		fmt.Fprintln(a.out)
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("originals", fmt.Sprintf("%s, %s bytes", tell.Counted(v.Originals, "file"), export.Number(float64(v.Bytes))))
	page.fact("documents", fmt.Sprintf("%s; read from them: %s, %s of text", export.Number(float64(v.Documents)),
		tell.Counted(v.Rows, "row"), tell.Counted(v.Spans, "span")))
	if v.Receipts > 0 {
		page.fact("receipts of", tell.Counted(v.Receipts, "document")+", whose originals were never kept")
	}
	if v.Withdrawn > 0 {
		page.fact("withdrawn", tell.Counted(v.Withdrawn, "document"))
	}
	page.fact("decisions", export.Number(float64(v.Decisions)))
	page.fact("log", entries(v.Entries))
	if v.Foreign > 0 {
		page.fact("merged", tell.Counted(v.Foreign, "log")+" of other archives")
	}
	page.fact("checkpoints", checkpointsIn(v))
	if v.Since != nil {
		since := "nothing"
		if len(v.Since) > 0 {
			since = tally(intsOf(v.Since))
		}
		page.fact("since then", since)
	}
	switch v.Findings {
	case 0:
		fmt.Fprintln(a.out, "All is well.")
	case 1:
		fmt.Fprintln(a.out, "One thing is wrong: see above.")
	default:
		fmt.Fprintf(a.out, "%s are wrong: see above.\n", tell.Counted(v.Findings, "thing"))
	}
}

// checkpointsIn says what the checkpoints of an archive vouch for.
func checkpointsIn(v *archive.Verification) string {
	if v.Checkpoints == 0 {
		return "none that holds: whoever changes the archive can make its log anew; sign one with \"cited checkpoint\" and keep it elsewhere"
	}
	says := fmt.Sprintf("%s; the last, of %s, vouches for the first %s", export.Number(float64(v.Checkpoints)),
		day(v.SignedAt), entries(v.Signed))
	if v.OwnKeys {
		says += "; checked with the key that the archive keeps itself: give yours with --key"
	}
	return says
}

// entries counts entries of the log.
func entries(n int64) string {
	if n == 1 {
		return "1 entry"
	}
	return export.Number(float64(n)) + " entries"
}

// day cuts a time to its day.
func day(at string) string {
	day, _, _ := strings.Cut(at, "T")
	return oneLine(day)
}

func intsOf(counts map[string]int64) map[string]int {
	out := map[string]int{}
	for k, n := range counts {
		out[k] = int(n)
	}
	return out
}

// verifiedJSON prints what was looked at as the last line.
func (a *app) verifiedJSON(v *archive.Verification) error {
	b, err := json.Marshal(map[string]any{"verified": map[string]any{
		"originals": v.Originals, "bytes": v.Bytes, "documents": v.Documents, "rows": v.Rows, "spans": v.Spans, "decisions": v.Decisions, "withdrawn": v.Withdrawn, "receipts": v.Receipts,
		"entries": v.Entries, "foreign": v.Foreign, "checkpoints": v.Checkpoints, "signed": v.Signed, "own_keys": v.OwnKeys, "since": v.Since, "findings": v.Findings,
	}})
	if err != nil {
		return err
	}
	_, err = a.out.Write(append(b, '\n'))
	return err
}
