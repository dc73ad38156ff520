package cli

import (
	"context"
	"fmt"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

func (a *app) showQuestion(ctx context.Context, arch *archive.Archive, id cited.ID) error {
	q, err := arch.Question(ctx, a.viewer(), id)
	if err != nil {
		return err
	}
	if a.format == jsonl {
		return a.questionLine(&q)
	}
	page := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	fmt.Fprintf(a.out, "%s\n\n", q.ID)
	page.blocks(q.Wording)
	a.out.WriteByte('\n')
	page.fact("state", tell.StateOf(&q))
	for _, side := range cited.Sides() {
		if c := q.Counts[side]; c.Attached > 0 {
			page.fact(string(side), fmt.Sprintf("%d attached, from %s at most", c.Attached, tell.Counted(c.Independent, "independent source")))
		}
	}
	page.decisions(q.Decisions)
	for _, side := range append(cited.Sides(), "") { // the last: taken off by one of two, or withdrawn
		for i := range q.Attached {
			if one := &q.Attached[i]; one.Side == side {
				page.attached(one)
			}
		}
	}
	return nil
}

// attached prints what is attached to a question, with its receipt.
func (p facts) attached(one *archive.Attached) {
	p.out.WriteByte('\n')
	switch {
	case one.Quote.IsZero() && one.Words != "":
		p.blocks("[" + one.Words + "]")
	case !one.Quote.IsZero():
		p.blocks(markedIn(one.Quote, one.Said, "", ""))
	}
	p.fact(string(one.Side), string(one.As))
	if one.Now != "" && one.Now != one.As {
		p.fact("now", string(one.Now))
	}
	p.fact("missing", tell.Missing(one, kindInWords(one.As.Kind())))
	if one.Document != nil {
		p.fact("from", tell.Said(one.From, "nobody is named, and the publisher is not known"))
		p.fact("standing", tell.Said(tell.Plainly(string(one.Standing), tell.Standings), "not known"))
		p.fact("document", documentInLine(one.Document))
		p.fact("review", tell.Review(one.Review))
	}
	what := "attached"
	if one.Off {
		what = "taken off"
	}
	if one.Contested {
		what = "in conflict: " + what
		if one.Holds {
			what += ", which holds as the later one,"
		}
	}
	p.fact("decision", tell.DecidedBy(string(one.Decision)+"  "+what, one.Reviewer, one.At, one.Reason))
}
