package archive

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"cited"
	"cited/internal/review"
)

// Dispute is a figure about which two coders differ.
type Dispute struct {
	Coders   [2]string
	Figures  [2]*cited.Figure // as each has it; nil where one has none
	Seeded   [2]bool          // whether that coder was shown an error there
	Differ   []string         // the fields in which they do
	Document cited.Document
	Read     *cited.Figure // as it holds now; nil if the reader found none there, and nobody added it
	Out      bool          // what was read is in no list
	Before   string        // the text before the quotation
	After    string

	about   cited.ID // a figure that one of them coded
	settles string   // the ids of the decisions
}

// Key tells a dispute from others: it is another one when one of the two coders says something else.
func (d *Dispute) Key() string { return d.settles }

// Disputes returns the figures about which two coders differ, in documents that both are done with, and
// that nobody has settled. both is how many documents that are.
func (a *Archive) Disputes(ctx context.Context, v cited.Viewer, one, other string) (list []Dispute, both int, err error) {
	if one == other {
		return nil, 0, cited.Errorf(cited.Invalid, "name two different coders, like ann,bob")
	}
	coders := [2]string{one, other}
	done := map[cited.ID]int{}
	var order []cited.ID
	for _, coder := range coders {
		tasks, err := a.CodingTasks(ctx, v, coder)
		if err != nil {
			return nil, 0, err
		}
		for _, t := range tasks {
			if !t.Done {
				continue
			}
			if done[t.Document]++; done[t.Document] == len(coders) {
				order = append(order, t.Document)
			}
		}
	}
	for _, id := range order {
		found, err := a.disputesIn(ctx, v, id, coders)
		if err != nil {
			return nil, 0, err
		}
		list = append(list, found...)
	}
	return list, len(order), nil
}

// disputesIn returns those of one document.
func (a *Archive) disputesIn(ctx context.Context, v cited.Viewer, id cited.ID, coders [2]string) ([]Dispute, error) {
	coded, settled, err := a.store.Coded(ctx, v, id)
	if err != nil {
		return nil, err
	}
	var figures [2][]cited.Figure
	said := [2]map[cited.ID]cited.Anchored{{}, {}} // by the id of the figure
	shown := [2]map[cited.ID]bool{{}, {}}
	for _, c := range coded {
		at := slices.Index(coders[:], c.Coder)
		switch {
		case at < 0 || c.Decision.Place.IsZero():
		case c.Seeded:
			shown[at][c.Figure.ID] = true
		case c.Figure != nil:
			figures[at] = append(figures[at], *c.Figure)
			said[at][c.Figure.ID] = c.Decision
		}
	}
	var list []Dispute
	for _, m := range review.Matches(figures[0], figures[1]) {
		d := Dispute{Coders: coders, Figures: [2]*cited.Figure{m.A, m.B}, Differ: m.Differ()}
		var ids []string
		for i, f := range d.Figures {
			if f != nil {
				ids = append(ids, string(said[i][f.ID].ID))
				d.about, d.Seeded[i] = f.ID, shown[i][f.ID]
			}
		}
		d.settles = strings.Join(ids, " ")
		if len(d.Differ) > 0 && !slices.ContainsFunc(settled, func(s cited.Decision) bool {
			return s.Field == cited.AdjudicatedField(coders[0], coders[1]) && s.Verdict == cited.Accepted && sameWords(s.Value, d.settles)
		}) {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	return list, a.readBeside(ctx, v, id, list)
}

// sameWords reports whether two texts are the same words in any order.
func sameWords(a, b string) bool {
	return slices.Equal(slices.Sorted(slices.Values(strings.Fields(a))), slices.Sorted(slices.Values(strings.Fields(b))))
}

// readBeside fills in what was read where coders differ.
func (a *Archive) readBeside(ctx context.Context, v cited.Viewer, id cited.ID, list []Dispute) error {
	wholes, err := a.store.Wholes(ctx, v, []cited.ID{id})
	if err != nil || len(wholes) == 0 {
		return err
	}
	read, err := a.store.MachineFigures(ctx, v, id)
	if err != nil {
		return err
	}
	c := Coding{Texts: wholes[0].Texts}
	for i := range list {
		d := &list[i]
		f := cmp.Or(d.Figures[0], d.Figures[1])
		d.Document = wholes[0].Document
		d.Before, d.After = c.Around(f)
		if d.Read = besideOf(f, wholes[0].Found.Figures); d.Read == nil {
			d.Read = besideOf(f, read)
			d.Out = d.Read != nil
		}
	}
	return nil
}

// besideOf returns that of some figures that stands where one stands; nil if none does.
func besideOf(f *cited.Figure, others []cited.Figure) *cited.Figure {
	for _, m := range review.Matches([]cited.Figure{*f}, others) {
		if m.A != nil && m.B != nil {
			return m.B
		}
	}
	return nil
}

// Neither settles a dispute for none of the coders: there is no figure.
const Neither = -1

// SettleDispute settles a dispute: what the coder 0 or 1 has holds, but for the fields that are given, or
// there is no figure. That is decided like everything else that people decide, so that asking for it
// once more changes nothing. Only the owner may.
func (a *Archive) SettleDispute(ctx context.Context, v cited.Viewer, d *Dispute, whose int, fields ...[2]string) error {
	reason := "adjudicated: neither " + d.Coders[0] + " nor " + d.Coders[1]
	var want *cited.Figure
	if whose != Neither {
		reason = "adjudicated: " + d.Coders[whose]
		if d.Figures[whose] != nil {
			own := *d.Figures[whose]
			want = &own
			if err := a.setAll(want, fields); err != nil {
				return err
			}
		}
		if len(fields) > 0 {
			reason += ", corrected"
		}
	}
	if err := a.settleAs(ctx, v, d, want, reason); err != nil {
		return err
	}
	_, err := a.store.Assign(ctx, v, []cited.Decision{{Subject: d.about, Field: cited.AdjudicatedField(d.Coders[0], d.Coders[1]), Verdict: cited.Accepted,
		Value: d.settles, Reason: reason}}, a.cfg.Now())
	return err
}

// settleAs decides that what was read is what is wanted; nil is none.
func (a *Archive) settleAs(ctx context.Context, v cited.Viewer, d *Dispute, want *cited.Figure, reason string) error {
	decide := func(field string, verdict cited.Verdict, value string) error {
		_, err := a.Decide(ctx, v, cited.Decision{Subject: d.Read.ID, Field: field, Verdict: verdict, Value: value, Reason: reason})
		v.Seen = "" // the next ones are made on this one
		return err
	}
	switch {
	case want == nil && (d.Read == nil || d.Out):
		return nil
	case want == nil:
		return decide("", cited.Rejected, "")
	case d.Read == nil:
		m := Missed{Document: d.Document.ID, Span: want.Span}
		for _, field := range cited.Fields() {
			if value := review.Written(want, field); value != "" {
				m.Fields = append(m.Fields, [2]string{field, value})
			}
		}
		_, err := a.AddMissed(ctx, v, m, reason)
		return err
	}
	differ := review.Match{A: d.Read, B: want}.Differ()
	if len(differ) == 0 || d.Out {
		if err := decide("", cited.Accepted, ""); err != nil {
			return err
		}
	}
	for _, field := range differ {
		if err := decide(field, cited.Corrected, review.Written(want, field)); err != nil {
			return err
		}
	}
	return nil
}
