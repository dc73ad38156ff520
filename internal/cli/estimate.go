package cli

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutEstimate = `Works out low, best and high of what the figures of the archive say in one cell: of one
measure, and of those people, that origin and place that the flags name. Low and high are
a reported range: what lies between them was reported. Every figure that was used is shown
with its words, every one that was not with the reason, and each step from one to the other.

Figures are one claim if they repeat the same source and value, and claims are compared only
if they count the same; see docs/estimates.md. What is left open is all there are; but of
population, basis, theatre (where figures name several that differ) and the whole of a share
that is taken with which the most figures count the same, and the page says so.

--rule names the rule, or several with commas between them; "all" sets them side by side.
--by origin makes a line for each country of origin, --by time one for each year, with a
mark where the sources changed; --vintages shows what could have been known at the end of
each year. --per-million takes a table of inhabitants of your own, a CSV file with the
columns country, year, inhabitants and source.

--set LOW,BEST,HIGH puts other ends in the place of those of a rule ("none" for no such end),
with a --reason; --unset takes that back. Both are decisions: the rule's own ends stay beside.`

// defaultRule is the rule that people get who name none: it picks nobody's number as the best.
const defaultRule = "min-max"

// allRules stands for every rule.
const allRules = "all"

// rowsOfPage is how many rows of each list a page shows if nobody asks for more.
const rowsOfPage = 10

// What an estimate is split by.
const (
	byOrigin = "origin"
	byTime   = "time"
)

// estimating is what a command line asks for.
type estimating struct {
	words            query.CellWords
	rule, by, at     string
	vintages         bool
	perMillion       string
	set, reason      string
	unset, ruleGiven bool
	limit            int

	rules archive.RuleList // those that were asked for
	table []archive.Inhabitants
}

func newEstimate(a *app) *cobra.Command {
	var e estimating
	cmd := &cobra.Command{
		Use:   "estimate MEASURE",
		Short: "Low, best and high of what the figures say, and how that comes about",
		Long:  aboutEstimate,
		Example: "  cited estimate travelled --origin BEL\n  cited estimate travelled --origin BEL --rule all\n  cited estimate returned --by origin --rule newest --format csv > returned.csv\n" +
			"  cited estimate travelled --origin DNK --by time --rule newest\n" +
			"  cited estimate travelled --origin BEL --rule conservative --set 400,470,516 --reason \"the study counts attempts too\"",
		Args: takes(1, 1, "one measure, like travelled; \"cited figures\" shows which there are"),
		RunE: func(cmd *cobra.Command, args []string) error {
			e.words.Measure = args[0]
			if err := a.checkEstimate(cmd, &e); err != nil {
				return err
			}
			return a.with(cmd.Context(), func(arch *archive.Archive) error { return a.estimate(cmd, arch, &e) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&e.words.Codebook, "codebook", "", "the `codebook` of the measure, where several have it")
	f.StringVar(&e.words.Kind, "kind", "", "what the figures are: `count` or share (default count)")
	f.StringVar(&e.words.Population, "population", "", "`who` is counted: fighters, women (default: what most figures count)")
	f.StringVar(&e.words.Origin, "origin", "", "`countries` or regions where they come from: BEL, \"Western Europe\" (default: everybody's)")
	f.StringVar(&e.words.Theatre, "theatre", "", "`countries` of the conflict: SYR,IRQ (default: any)")
	f.StringVar(&e.words.Place, "place", "", "the `place`, as texts name it (default: everywhere)")
	f.StringVar(&e.words.Group, "group", "", "members of these armed `groups` only (default: of all)")
	f.StringVar(&e.words.Segment, "segment", "", "`those` of them only: converts (default: all)")
	f.StringVar(&e.words.Of, "of", "", "of a share: the `whole`, in the words of the text (default: that of most figures)")
	f.StringVar(&e.words.Basis, "basis", "", "kind of time: `cumulative`, point, period or unstated (default: that of most figures)")
	f.StringVar(&e.at, "at", "", "the `date` until which figures count: 2015, 2016-06 (default: all dates)")
	f.StringVar(&e.rule, "rule", defaultRule, "the `rule`, several with commas between them, or all")
	f.StringVar(&e.by, "by", "", "a line for each `origin`, or for each year: time")
	f.BoolVar(&e.vintages, "vintages", false, "series as they could have been made at the end of each year")
	f.StringVar(&e.perMillion, "per-million", "", "`file` of inhabitants, by which estimates are also told per million of them")
	f.StringVar(&e.set, "set", "", "`LOW,BEST,HIGH` to be put in the place of the rule's ends; needs --reason")
	f.BoolVar(&e.unset, "unset", false, "take back what was put there; needs --reason")
	f.StringVar(&e.reason, "reason", "", "`words` that say why, kept with the decision")
	a.formatFlag(cmd, text, jsonl, csvs)
	f.IntVar(&e.limit, "limit", rowsOfPage, "at most so many `rows` of each list of a page; 0 is all")
	_ = cmd.RegisterFlagCompletionFunc("by", cobra.FixedCompletions([]string{byOrigin, byTime}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// checkEstimate looks at what can be looked at without an archive.
func (a *app) checkEstimate(cmd *cobra.Command, e *estimating) error {
	if err := a.checkFormat(cmd, text, jsonl, csvs); err != nil {
		return err
	}
	a.limit = e.limit
	if err := a.checkLimit(cmd); err != nil {
		return err
	}
	if e.by != "" {
		if err := oneOf(cmd, "--by", e.by, byOrigin, byTime); err != nil {
			return err
		}
	}
	e.ruleGiven = cmd.Flags().Changed("rule")
	if e.vintages && e.by == "" {
		e.by = byTime
	}
	switch decides := cmd.Flags().Changed("set") || e.unset; {
	case e.at != "" && !cited.EDTF(e.at).Valid():
		return usage(cmd, "--at is a date, like 2015 or 2016-06, not %q", oneLine(e.at))
	case e.vintages && e.by != byTime:
		return usage(cmd, "--vintages are series: leave out --by, or write --by time")
	case e.by == byTime && e.at != "":
		return usage(cmd, "--by time is about all years; leave out --at")
	case cmd.Flags().Changed("set") && e.unset:
		return usage(cmd, "write --set or --unset, not both")
	case decides && (e.by != "" || e.vintages):
		return usage(cmd, "--set and --unset are about one estimate; leave out --by and --vintages")
	case decides && (!e.ruleGiven || e.rule == allRules || strings.Contains(e.rule, ",")):
		return usage(cmd, "--set and --unset are about the estimate of one rule; name it with --rule")
	case decides && strings.TrimSpace(e.reason) == "":
		return usage(cmd, "--set and --unset need a --reason")
	case !decides && cmd.Flags().Changed("reason"):
		return usage(cmd, "--reason is kept with a decision; write --set or --unset as well")
	}
	var err error
	e.table, err = readInhabitants(e.perMillion)
	return err
}

// readInhabitants reads the table of inhabitants, if one was named.
func readInhabitants(file string) ([]archive.Inhabitants, error) {
	if file == "" {
		return nil, nil
	}
	in, err := os.Open(file)
	if err != nil {
		return nil, cited.Errorf(cited.Invalid, "%s: %w; check the name", oneLine(file), withoutOp(err))
	}
	defer in.Close()
	return archive.ReadInhabitants(file, in)
}

func (a *app) estimate(cmd *cobra.Command, arch *archive.Archive, e *estimating) error {
	set, err := arch.CodebookSet()
	if err != nil {
		return err
	}
	asked, err := e.words.Cell(set)
	if err != nil {
		return err
	}
	rules, err := arch.EstimateRules()
	if err != nil {
		return err
	}
	if e.rules, err = rulesNamed(cmd, rules, e.rule); err != nil {
		return err
	}
	ctx := cmd.Context()
	if err := a.update(ctx, arch); err != nil {
		return err
	}
	if e.by == byOrigin {
		list, several, err := arch.ByOrigin(ctx, a.viewer(), asked)
		if err != nil {
			return err
		}
		return a.printByOrigin(e, list, several)
	}
	est, err := arch.Estimator(ctx, a.viewer(), asked)
	if err != nil {
		return err
	}
	switch {
	case cmd.Flags().Changed("set"):
		return a.setEstimate(cmd, arch, e, est)
	case e.unset:
		return a.unsetEstimate(cmd, arch, e, est)
	case e.by == byTime:
		return a.printByTime(e, est)
	}
	return a.printEstimates(arch, e, est, everything)
}

// rulesNamed returns the rules that a command line names.
func rulesNamed(cmd *cobra.Command, rules archive.RuleList, named string) (archive.RuleList, error) {
	if strings.TrimSpace(named) == allRules {
		return rules, nil
	}
	var names []string
	for _, r := range rules {
		names = append(names, r.Name)
	}
	var out archive.RuleList
	for name := range strings.SplitSeq(named, ",") {
		name = strings.TrimSpace(name)
		if err := oneOf(cmd, "--rule", name, append(names, allRules)...); err != nil {
			return nil, err
		}
		rule, err := rules.Get(name)
		if err != nil {
			return nil, err
		}
		out = append(out, rule)
	}
	return out, nil
}

// ends reads LOW,BEST,HIGH.
func readEnds(cmd *cobra.Command, written string) (o cited.Overruled, err error) {
	parts := strings.Split(written, ",")
	if len(parts) != 3 {
		return o, usage(cmd, "--set takes three ends, LOW,BEST,HIGH, each a number without commas or none, like 400,470,516 or 400,none,516, not %q", oneLine(written))
	}
	for i, end := range []**float64{&o.Low, &o.Best, &o.High} {
		word := strings.TrimSpace(parts[i])
		if word == "none" {
			continue
		}
		n, err := strconv.ParseFloat(word, 64)
		if err != nil || strings.Trim(word, "0123456789.") != "" {
			return o, usage(cmd, "--set: %q is no number; write digits, or none", oneLine(word))
		}
		*end = &n
	}
	return o, nil
}

func (a *app) setEstimate(cmd *cobra.Command, arch *archive.Archive, e *estimating, est *archive.Estimator) error {
	o, err := readEnds(cmd, e.set)
	if err != nil {
		return err
	}
	o.Rule, o.At, o.Cell = e.rules[0].Name, cited.EDTF(e.at), est.Cell
	if err := o.Check(); err != nil {
		return usage(cmd, "--set: %s", err)
	}
	changed, err := arch.SetEstimate(cmd.Context(), a.viewer(), est, o, e.reason)
	return a.decided(est, changed, err)
}

func (a *app) unsetEstimate(cmd *cobra.Command, arch *archive.Archive, e *estimating, est *archive.Estimator) error {
	changed, err := arch.UnsetEstimate(cmd.Context(), a.viewer(), est, e.rules[0].Name, cited.EDTF(e.at), e.reason)
	return a.decided(est, changed, err)
}

func (a *app) decided(est *archive.Estimator, changed bool, err error) error {
	switch {
	case err != nil:
		return err
	case changed:
		fmt.Fprintf(a.out, "%s decided: %s\n", est.Cell.ID(), oneLine(tell.Cell(&est.Cell)))
	default:
		fmt.Fprintf(a.out, "%s unchanged: it is so already\n", est.Cell.ID())
	}
	return nil
}

// showCell shows a cell with its estimate under every rule, or explains how they come about.
func (a *app) showCell(ctx context.Context, arch *archive.Archive, id cited.ID, how pageParts) error {
	if err := a.update(ctx, arch); err != nil {
		return err
	}
	cell, err := arch.Cell(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	est, err := arch.Estimator(ctx, a.viewer(), cell)
	if err != nil {
		return err
	}
	rules, err := arch.EstimateRules()
	if err != nil {
		return err
	}
	a.limit = rowsOfPage
	return a.printEstimates(arch, &estimating{rules: rules}, est, how)
}
