package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/limit"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

func newStatus(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "status",
		Short:   "What the archive holds and what is left to do",
		Long:    "Counts the documents by how reading them ended, the figures by measure, statements\nby stance, responses by kind, comparisons by relation, decisions about words by how\nthese are found now (see cited anchors). Shows limits that cited.yaml sets to something else\nthan the default, and what the next run of \"cited add\" has left to read.",
		Example: "  cited status\n  cited status --format jsonl",
		Args:    takes(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkFormat(cmd, text, jsonl); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error {
				s, err := arch.Status(cmd.Context(), a.viewer())
				if err != nil {
					return err
				}
				if a.format == jsonl {
					_, err := a.out.Write(append(statusJSON(nil, &s), '\n'))
					return err
				}
				a.printStatus(&s)
				return nil
			})
		},
	}
	a.formatFlag(cmd, text, jsonl)
	return cmd
}

func (a *app) printStatus(s *archive.Status) {
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	page.fact("archive", s.Dir)
	page.fact("documents", tally(s.Documents))
	page.fact("figures", tally(s.Figures))
	page.fact("statements", tally(s.Statements))
	page.fact("responses", tally(s.Responses))
	page.fact("unquantified", tally(s.Unquantified))
	page.fact("comparisons", tally(s.Comparisons))
	page.fact("themes", tally(s.Themes))
	if len(s.Proposals) > 0 {
		page.fact("proposals", tally(s.Proposals)+"; they are no figures")
	}
	if s.Embargoed > 0 {
		page.fact("embargoed", tell.Counted(s.Embargoed, "document")+", which only the owner sees yet")
	}
	if s.Receipts > 0 {
		page.fact("receipts of", tell.Counted(s.Receipts, "document")+", whose originals and texts were never kept")
	}
	if s.Withdrawn > 0 {
		page.fact("withdrawn", tell.Counted(s.Withdrawn, "document"))
	}
	if len(s.Anchors) > 0 {
		page.fact("anchors", tally(s.Anchors))
	}
	page.fact("originals", fmt.Sprintf("%s, %s bytes", tell.Counted(s.Originals, "file"), export.Number(float64(s.Bytes))))
	page.fact("database", export.Number(float64(s.Database))+" bytes")
	for _, book := range s.Codebooks {
		page.fact("codebook", book)
	}
	for _, l := range s.Limits.Changed() {
		page.fact("limit", fmt.Sprintf("%s: %s (%s unless it is set)", l.Key, s.Limits.Value(l.Key), l.Show(l.Default)))
	}
	page.fact("reader", s.Version)
	if len(s.Conflicts) > 0 {
		page.fact("conflicts", "people decided differently about "+idList(s.Conflicts)+"; see cited show, and decide")
	}
	if len(s.Findings) > 0 {
		page.fact("findings", tally(s.Findings))
	}
	if s.Stale.Documents > 0 {
		page.fact("not compared", tell.Counted(s.Stale.Documents, "document")+" with the others yet; \"cited findings\" does so")
	}
	if s.Pending > 0 {
		page.fact("left to read", tell.Counted(s.Pending, "document")+"; run \"cited add\" with any path, and it goes on")
	}
}

func total[K comparable](counts map[K]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// tally writes a sum and what it is made of, the most first.
func tally[K ~string](counts map[K]int) string {
	out := export.Number(float64(total(counts)))
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	for i, k := range keys {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		out += sep + export.Number(float64(counts[k])) + " " + string(k)
	}
	return out
}

// statusJSON appends a status as one object.
func statusJSON(b []byte, s *archive.Status) []byte {
	b = export.AppendString(append(b, `{"archive":`...), s.Dir)
	b = number64(append(b, `,"documents":`...), total(s.Documents))
	b = number64(append(b, `,"figures":`...), total(s.Figures))
	b = number64(append(b, `,"statements":`...), total(s.Statements))
	b = number64(append(b, `,"responses":`...), total(s.Responses))
	b = number64(append(b, `,"unquantified":`...), total(s.Unquantified))
	b = number64(append(b, `,"comparisons":`...), total(s.Comparisons))
	b = number64(append(b, `,"themes":`...), total(s.Themes))
	b = number64(append(b, `,"proposals":`...), total(s.Proposals))
	b = number64(append(b, `,"embargoed":`...), s.Embargoed)
	b = number64(append(b, `,"receipts":`...), s.Receipts)
	b = number64(append(b, `,"withdrawn":`...), s.Withdrawn)
	b = countsJSON(append(b, `,"outcomes":`...), s.Documents)
	b = countsJSON(append(b, `,"measures":`...), s.Figures)
	b = countsJSON(append(b, `,"stances":`...), s.Statements)
	b = countsJSON(append(b, `,"kinds":`...), s.Responses)
	b = countsJSON(append(b, `,"words":`...), s.Unquantified)
	b = countsJSON(append(b, `,"relations":`...), s.Comparisons)
	b = countsJSON(append(b, `,"codes":`...), s.Themes)
	b = countsJSON(append(b, `,"anchors":`...), s.Anchors)
	b = number64(append(b, `,"originals":`...), s.Originals)
	b = strconv.AppendInt(append(b, `,"bytes":`...), s.Bytes, 10)
	b = strconv.AppendInt(append(b, `,"database":`...), s.Database, 10)
	b = number64(append(b, `,"pending":`...), s.Pending)
	b = countsJSON(append(b, `,"findings":`...), s.Findings)
	b = number64(append(b, `,"not_compared":`...), s.Stale.Documents)
	b = listJSON(append(b, `,"conflicts":`...), s.Conflicts)
	b = listJSON(append(b, `,"codebooks":`...), s.Codebooks)
	b = export.AppendString(append(b, `,"reader":`...), s.Version)
	return append(limitsJSON(append(b, `,"limits":`...), s.Limits), '}')
}

// limitsJSON appends the limits that differ from the default, as they are set.
func limitsJSON(b []byte, limits limit.Limits) []byte {
	b = append(b, '{')
	for i, l := range limits.Changed() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(export.AppendString(b, string(l.Key)), ':')
		b = export.AppendString(b, limits.Value(l.Key))
	}
	return append(b, '}')
}

// listJSON appends a list of texts.
func listJSON[T ~string](b []byte, list []T) []byte {
	b = append(b, '[')
	for i, value := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = export.AppendString(b, string(value))
	}
	return append(b, ']')
}

// idList names some ids.
func idList(ids []cited.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return strings.Join(names, ", ")
}

func number64(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

func countsJSON[K ~string](b []byte, counts map[K]int) []byte {
	b = append(b, '{')
	for i, k := range slices.Sorted(maps.Keys(counts)) {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(export.AppendString(b, string(k)), ':')
		b = number64(b, counts[k])
	}
	return append(b, '}')
}
