package cli

import (
	"context"
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"

	"github.com/spf13/cobra"
)

const aboutReview = `Keeps what people decide about what was read. A figure, statement or the like is
accepted, rejected, corrected field by field, said to be the same as another one, or
left open ("cannot tell"); one that is really several is split into them; what the
reader missed is added. Each decision is kept with
who, when, why, and the decision that it was based on; nothing is overwritten, and
--undo is a decision too. What holds then holds in every list, estimate and check; what
was rejected is in none of them, and "--query review:rejected" lists it. Two people who
decide apart from each other are in conflict, which "cited show" shows, until one of
them, or a third, decides once more.

Without an id, review asks about one thing after another: those that --query selects and
nobody has decided about, as they are listed, --sample of them, or the most doubtful
first. It takes keys:

  a  accept        c  correct a field: FIELD=VALUE, Tab completes
  r  reject        u  cannot tell
  s  skip          b  back to the one before
  z  undo what was decided last; also at the end of the queue
  ?  the keys      q  quit; what was decided stays

--as-coder asks a coder about the documents that are assigned to them ("cited assign"),
and keeps what they say apart: it changes nothing, and nobody else is shown it.
--adjudicate ann,bob asks about each figure in which two coders differ, and decides it:
1 or 2 (whose holds), c (but for a field), r (there is no such figure), s, q.

Corrected values: value=1200, 900.., ..300 or 900..1200; lists with "; " between their
values (origin=BEL; NLD); dates in EDTF (time=2015-03); codes of the codebook.`

// reviewFlags is what a command line of review says.
type reviewFlags struct {
	accept, reject, unclear, undo bool
	set                           []string
	same, reason                  string

	add, words string
	nth        int

	split  bool
	pieces []pieceFlag

	asked, of string
	sample    int
	seed      uint64
	doubt     bool
	all       bool

	coder, adjudicate string
	blind             bool
}

func newReview(a *app) *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:   "review [ID...]",
		Short: "Decide about what was read: accept, correct, reject, add",
		Long:  aboutReview,
		Example: "  cited review --query 'measure:returned' --doubt\n  cited review fi-0123456789ab --accept\n" +
			"  cited review fi-0123456789ab --set measure=killed --set 'origin=BEL; NLD' --reason \"the table's head says so\"\n" +
			"  cited review --add do-0123456789ab --words \"a dozen\" --set measure=returned --set value=12\n  cited review fi-0123456789ab --split --piece \"30 men\" --set value=30 --piece \"15 women\" --set value=15 --set segment=women\n  cited review fn-0123456789ab --reject --reason \"two towns of one name\"",
		Args: takes(0, -1, "ids"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.coder != "" || f.adjudicate != "" || f.blind {
				return a.reviewCodings(cmd, &f, args)
			}
			switch {
			case f.split || len(f.pieces) > 0:
				return a.reviewSplit(cmd, &f, args)
			case f.add != "":
				return a.reviewAdd(cmd, &f, args)
			case len(args) > 0:
				return a.reviewIDs(cmd, &f, args)
			case f.verdicts() > 0:
				return usage(cmd, "to decide without being asked, name what it is about, like cited review fi-0123456789ab --accept")
			}
			return a.reviewQueue(cmd, &f)
		},
	}
	f.flags(cmd)
	return cmd
}

func (f *reviewFlags) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.accept, "accept", false, "it is right")
	flags.BoolVar(&f.reject, "reject", false, "it is wrong, and goes out of all lists")
	flags.BoolVar(&f.unclear, "cannot-tell", false, "it cannot be told")
	flags.StringArrayVar(&f.set, "set", nil, "`FIELD=VALUE` that is right; may be given several times")
	flags.StringVar(&f.same, "same-as", "", "the `id` of another one that it repeats; it goes out of all lists")
	flags.BoolVar(&f.undo, "undo", false, "take back what was decided about it as a whole, or of the fields of --set FIELD")
	flags.BoolVar(&f.split, "split", false, "it is really several, each given by --piece; it goes out of all lists, and they come in")
	flags.Func("piece", "with --split: the `words` that stand for the number of one of them; each --set behind it is about that one", f.piece)
	flags.StringVar(&f.add, "add", "", "the `id` of a document in which the reader missed a figure")
	flags.StringVar(&f.words, "words", "", "the `words` of that document that stand for the number")
	flags.IntVar(&f.nth, "nth", 0, "the `number` of the place, from 1, where those words stand several times")
	flags.StringVar(&f.reason, "reason", "", "`words` that say why, kept with the decision")
	flags.StringVar(&f.asked, "query", "", "ask about what these `terms` select")
	flags.StringVar(&f.of, "of", "figures", "`what` is asked about: "+strings.Join(queueKinds(), ", "))
	flags.IntVar(&f.sample, "sample", 0, "ask about so `many` of them, drawn at random")
	flags.Uint64Var(&f.seed, "seed", 1, "`number` that draws the sample; the same one draws the same")
	flags.BoolVar(&f.doubt, "doubt", false, "the most doubtful first")
	flags.BoolVar(&f.all, "all", false, "also what was decided about")
	flags.StringVar(&f.coder, "as-coder", "", "code the documents that are assigned to this `coder`")
	flags.BoolVar(&f.blind, "blind", false, "with --as-coder: only those that are coded from the bare text")
	flags.StringVar(&f.adjudicate, "adjudicate", "", "settle what two `coders` differ about, like ann,bob")
}

// verdicts counts how many verdicts a command line gives.
func (f *reviewFlags) verdicts() int {
	n := 0
	for _, is := range []bool{f.accept, f.reject, f.unclear, f.undo, len(f.set) > 0 && !f.undo, f.same != ""} {
		if is {
			n++
		}
	}
	return n
}

// decisions returns what a command line decides about anything.
func (f *reviewFlags) decisions(cmd *cobra.Command) ([]cited.Decision, error) {
	if n := f.verdicts(); n != 1 {
		return nil, usage(cmd, "say one of --accept, --reject, --cannot-tell, --set, --same-as, --split and --undo")
	}
	whole := func(verdict cited.Verdict, value string) []cited.Decision {
		return []cited.Decision{{Verdict: verdict, Value: value, Reason: f.reason}}
	}
	switch {
	case f.accept:
		return whole(cited.Accepted, ""), nil
	case f.reject:
		return whole(cited.Rejected, ""), nil
	case f.unclear:
		return whole(cited.Unclear, ""), nil
	case f.same != "":
		return whole(cited.Merged, f.same), nil
	case len(f.set) == 0:
		return whole(cited.Undone, ""), nil
	}
	var all []cited.Decision
	for _, set := range f.set {
		field, value, ok := strings.Cut(set, "=")
		d := cited.Decision{Field: strings.TrimSpace(field), Verdict: cited.Corrected, Value: strings.TrimSpace(value), Reason: f.reason}
		switch {
		case f.undo:
			d.Verdict, d.Value = cited.Rejected, ""
		case !ok || d.Field == "":
			return nil, usage(cmd, "--set takes a field and its value, like measure=killed, not %q", oneLine(set))
		}
		all = append(all, d)
	}
	return all, nil
}

func (a *app) reviewIDs(cmd *cobra.Command, f *reviewFlags, args []string) error {
	decisions, err := f.decisions(cmd)
	if err != nil {
		return err
	}
	for _, name := range []string{"words", "nth", "query", "of", "sample", "seed", "doubt", "all"} {
		if cmd.Flags().Changed(name) {
			return usage(cmd, "--%s does not go with ids; leave it out", name)
		}
	}
	var ids []cited.ID
	for _, arg := range args {
		id, err := idOf(cmd, arg, append([]string{cited.FigureID, cited.FindingID}, tell.SayingKinds()...)...)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		for _, id := range ids { // all of them before any is kept
			for _, d := range decisions {
				d.Subject = id
				if err := arch.CheckDecision(cmd.Context(), a.viewer(), &d); err != nil {
					return err
				}
			}
		}
		for _, id := range ids {
			for _, d := range decisions {
				d.Subject = id
				if _, err := a.decide(cmd.Context(), arch, a.viewer(), d); err != nil {
					return err
				}
			}
			fmt.Fprintf(a.out, "%s %s\n", id, decidedInWords(decisions))
		}
		return nil
	})
}

// decide makes one decision.
func (a *app) decide(ctx context.Context, arch *archive.Archive, v cited.Viewer, d cited.Decision) (cited.Decision, error) {
	if d.Subject.Kind() != cited.FindingID {
		return arch.Decide(ctx, v, d)
	}
	if d.Field != "" || d.Verdict == cited.Merged {
		return d, cited.Errorf(cited.Invalid, "%s is a finding, which has no fields; accept it or reject it with a reason", d.Subject)
	}
	return d, arch.DecideFinding(ctx, v, d.Subject, d.Verdict, d.Reason)
}

// decidedInWords says what was decided about one thing.
func decidedInWords(all []cited.Decision) string {
	var fields []string
	for _, d := range all {
		switch {
		case d.Field == "" && d.Verdict == cited.Merged:
			return "is the same as " + d.Value
		case d.Field == "" && d.Verdict == cited.Unclear:
			return "left open"
		case d.Field == "":
			return string(d.Verdict)
		case d.Verdict == cited.Rejected:
			fields = append(fields, d.Field+" as it was read")
		default:
			fields = append(fields, d.Field+"="+d.Value)
		}
	}
	return "corrected: " + oneLine(strings.Join(fields, ", "))
}

func (a *app) reviewAdd(cmd *cobra.Command, f *reviewFlags, args []string) error {
	switch {
	case len(args) > 0 || f.accept || f.reject || f.unclear || f.undo || f.same != "":
		return usage(cmd, "--add goes with --words, --set and --reason alone")
	case f.words == "":
		return usage(cmd, "--add needs the words of the number, like --words \"a dozen\"")
	case f.nth < 0 || f.nth == 0 && cmd.Flags().Changed("nth"):
		return usage(cmd, "--nth counts from 1")
	}
	id, err := idOf(cmd, f.add, cited.DocumentID)
	if err != nil {
		return err
	}
	missed := archive.Missed{Document: id, Words: f.words, Nth: f.nth}
	if missed.Fields, err = fieldsSet(cmd, f.set); err != nil {
		return err
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		d, err := arch.AddMissed(cmd.Context(), a.viewer(), missed, f.reason)
		if err == nil {
			fmt.Fprintf(a.out, "%s added\n", d.Subject)
		}
		return err
	})
}

// fieldsSet reads the fields that --set gives.
func fieldsSet(cmd *cobra.Command, list []string) (fields [][2]string, err error) {
	for _, set := range list {
		field, value, ok := strings.Cut(set, "=")
		if !ok {
			return nil, usage(cmd, "--set takes a field and its value, like measure=killed, not %q", oneLine(set))
		}
		fields = append(fields, [2]string{strings.TrimSpace(field), strings.TrimSpace(value)})
	}
	return fields, nil
}

// queueKind is what a queue may be of.
type queueKind struct {
	name    string
	kind    string
	subject query.Subject
}

func queues() []queueKind {
	return []queueKind{{"figures", cited.FigureID, query.Figures}, {"statements", cited.StatementID, query.Statements}, {"responses", cited.ResponseID, query.Responses},
		{"unquantified", cited.UnquantifiedID, query.Unquantified}, {"comparisons", cited.ComparisonID, query.Comparisons}, {"themes", cited.ThemeID, query.Themes},
		{"findings", cited.FindingID, query.Findings}}
}

func queueKinds() []string {
	var all []string
	for _, q := range queues() {
		all = append(all, q.name)
	}
	return all
}

// everyReview is the value of the key review that leaves nothing out.
func everyReview(subject query.Subject) string {
	for _, k := range query.KeysOf(subject) {
		if k.Name == "review" {
			return strings.Join(k.Values, ",")
		}
	}
	return string(cited.ReviewMachine)
}

// reviewQueue asks about one thing after another.
func (a *app) reviewQueue(cmd *cobra.Command, f *reviewFlags) error {
	if err := oneOf(cmd, "--of", f.of, queueKinds()...); err != nil {
		return err
	}
	if f.sample < 0 {
		return usage(cmd, "--sample is how many are drawn, from 1")
	}
	var of queueKind
	for _, q := range queues() {
		if q.name == f.of {
			of = q
		}
	}
	return a.with(cmd.Context(), func(arch *archive.Archive) error {
		if of.kind == cited.FindingID {
			if err := a.update(cmd.Context(), arch); err != nil {
				return err
			}
		}
		asked := f.asked
		switch {
		case f.all:
		case f.sample > 0: // drawn from all there are, so that it is the same whatever was decided since
			asked = strings.TrimSpace(asked + " review:" + everyReview(of.subject))
		default:
			asked = strings.TrimSpace(asked + " review:" + string(cited.ReviewMachine))
		}
		q, err := a.query(arch, of.subject, asked)
		if err != nil {
			return err
		}
		q.Limit = 0
		ids, err := arch.Queue(cmd.Context(), a.viewer(), archive.Queue{Of: of.kind, Query: q, Sample: f.sample, Seed: f.seed, Doubt: f.doubt})
		if err != nil {
			return err
		}
		s := &reviewing{app: a, arch: arch, ids: ids, all: f.all}
		return s.run(cmd.Context())
	})
}
