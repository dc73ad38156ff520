package storetest

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

// reviewed asks for figures by how far people have decided about them.
func reviewed(values ...string) cited.Term { return cited.Term{Key: "review", Values: values} }

func measured(measure string) cited.Term {
	return cited.Term{Key: "measure", Values: []string{measure}}
}

// decide decides something of a field.
func decide(t *testing.T, s *store.Store, d cited.Decision) cited.Decision {
	t.Helper()
	d, err := s.Decide(context.Background(), Owner, d, At)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sound fails the test if the archive is not as its log says.
func sound(t *testing.T, s *store.Store, when string) {
	t.Helper()
	for _, f := range Verify(t, s) {
		t.Errorf("%s: %s", when, f)
	}
}

// testDecided decides about figures, and finds them as people decided wherever they are listed,
// also in another reading.
func testDecided(t *testing.T, s *store.Store) {
	lines := []string{town(1, "200"), town(2, "300"), town(3, "50"), town(4, "70")}
	r := Reading("a", lines, nil)
	Put(t, s, r)
	id := func(n int) cited.ID { return r.Figures[n].ID }
	decided(t, s, id(0), cited.Accepted)
	decided(t, s, id(1), cited.Rejected)
	decide(t, s, cited.Decision{Subject: id(2), Field: "measure", Verdict: cited.Corrected, Value: "killed"})
	decide(t, s, cited.Decision{Subject: id(2), Field: "value", Verdict: cited.Corrected, Value: "50..60"})
	sixty := 60.0
	check := func(when string) {
		t.Helper()
		same(t, when+": all", Figures(t, s, Owner, 0), []string{"a: 200", "a: 50", "a: 70"})
		same(t, when+": machine", Figures(t, s, Owner, 0, reviewed("machine")), []string{"a: 70"})
		same(t, when+": accepted", Figures(t, s, Owner, 0, reviewed("accepted")), []string{"a: 200", "a: 50"})
		same(t, when+": rejected", Figures(t, s, Owner, 0, reviewed("rejected")), []string{"a: 300"})
		same(t, when+": reviewed, but for those that are out", Figures(t, s, Owner, 0, reviewed("reviewed")), []string{"a: 200", "a: 50"})
		same(t, when+": by the corrected measure", Figures(t, s, Owner, 0, measured("killed")), []string{"a: 50"})
		same(t, when+": by the old one", Figures(t, s, Owner, 0, measured("returned")), []string{"a: 200", "a: 70"})
		same(t, when+": by a corrected bound", Figures(t, s, Owner, 0, cited.Term{Key: "high", Low: &sixty, High: &sixty}), []string{"a: 50"})
		sound(t, s, when)
	}
	check("as decided")
	Put(t, s, r)
	check("read again, the same")
	moved := Reread(&r, "test 2", append([]string{town(9, "900")}, lines...))
	moved.Figures = moved.Figures[1:]
	Put(t, s, moved)
	check("moved")
	Put(t, s, Reread(&r, "test 3", lines))
	check("moved back")

	decide(t, s, cited.Decision{Subject: id(1), Verdict: cited.Undone})
	decide(t, s, cited.Decision{Subject: id(2), Field: "measure", Verdict: cited.Rejected})
	decide(t, s, cited.Decision{Subject: id(2), Field: "value", Verdict: cited.Rejected})
	same(t, "undone", Figures(t, s, Owner, 0, reviewed("machine")), []string{"a: 300", "a: 50", "a: 70"})
	same(t, "undone: by measure", Figures(t, s, Owner, 0, measured("returned")), []string{"a: 200", "a: 300", "a: 50", "a: 70"})
	sound(t, s, "undone")
}

// testAdded adds a figure that the reader missed.
func testAdded(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{town(1, "200"), town(2, "some"), town(3, "50")}
	r := Reading("a", lines, nil)
	Put(t, s, r)
	value := 12.0
	at := strings.Index(r.Texts[0].Content, "some")
	f := cited.Figure{Span: cited.Span{Start: at, End: at + 4, Exact: "some"}, Low: &value, High: &value, Codebook: "test", Measure: "killed", Kind: cited.Count,
		Modifier: cited.Exactly, Stance: cited.Asserted, Quote: cited.Span{Start: len(lines[0]) + 1, End: len(lines[0]) + 1 + len(lines[1]), Exact: lines[1]}}
	b, err := json.Marshal(&f)
	if err != nil {
		t.Fatal(err)
	}
	added := cited.Decision{Subject: cited.FigureID, Verdict: cited.Added, Value: string(b), Anchor: &cited.Anchor{Document: r.Document.ID, Span: f.Span}}
	d := decide(t, s, added)
	check := func(when string, want ...string) {
		t.Helper()
		same(t, when, Figures(t, s, Owner, 0, measured("killed")), want)
		sound(t, s, when)
	}
	check("added", "a: some")
	same(t, "added, by review", Figures(t, s, Owner, 0, reviewed("added")), []string{"a: some"})
	receipt, err := s.Receipt(ctx, Owner, d.Subject)
	if err != nil || receipt.Figure.Quote.Exact != lines[1] || len(receipt.Decisions) != 1 {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	decide(t, s, cited.Decision{Subject: d.Subject, Field: "origin", Verdict: cited.Corrected, Value: "NOR; SWE"})
	Put(t, s, Reread(&r, "test 2", append([]string{town(9, "900")}, lines...)))
	check("in another text", "a: some")
	same(t, "its own correction", Figures(t, s, Owner, 0, cited.Term{Key: "origin", Values: []string{"SWE"}}), []string{"a: some"})
	Put(t, s, Reread(&r, "test 3", []string{lines[0], lines[2]}))
	check("gone from the text")
	Put(t, s, Reread(&r, "test 4", lines))
	check("back in the text", "a: some")
	decided(t, s, d.Subject, cited.Rejected)
	check("taken out")
}

// testConflict lets two people decide on the same base.
func testConflict(t *testing.T, s *store.Store) {
	r := Reading("a", []string{town(1, "200")}, nil)
	Put(t, s, r)
	id := r.Figures[0].ID
	base := decided(t, s, id, cited.Unclear)
	decide(t, s, cited.Decision{Subject: id, Verdict: cited.Accepted, Base: base.ID})
	decide(t, s, cited.Decision{Subject: id, Verdict: cited.Rejected, Base: base.ID})
	same(t, "a conflict takes nothing out", Figures(t, s, Owner, 0), []string{"a: 200"})
	same(t, "it is shown", Figures(t, s, Owner, 0, reviewed("contested")), []string{"a: 200"})
	sound(t, s, "contested")
	decided(t, s, id, cited.Rejected) // by a third, with both in sight
	same(t, "settled", Figures(t, s, Owner, 0, reviewed("rejected")), []string{"a: 200"})
	decided(t, s, id, cited.Accepted)
	same(t, "settled again", Figures(t, s, Owner, 0, reviewed("accepted")), []string{"a: 200"})
	sound(t, s, "settled")
	unseen := Reading("b", []string{town(1, "300")}, nil)
	Put(t, s, unseen)
	decide(t, s, cited.Decision{Subject: unseen.Figures[0].ID, Field: "measure", Verdict: cited.Corrected, Value: "killed", Base: cited.NoBase})
	decide(t, s, cited.Decision{Subject: unseen.Figures[0].ID, Field: "measure", Verdict: cited.Corrected, Value: "missing", Base: cited.NoBase})
	same(t, "two who saw nothing before", Figures(t, s, Owner, 0, reviewed("contested")), []string{"b: 300"})
	for _, wrong := range []cited.Decision{
		{Subject: id, Field: "value", Verdict: cited.Corrected, Value: "many"},
		{Subject: id, Field: "time", Verdict: cited.Corrected, Value: "soon"},
		{Subject: "fi-000000000000", Verdict: cited.Accepted},
		{Subject: cited.FigureID, Verdict: cited.Added, Value: "{}"},
	} {
		if _, err := s.Decide(context.Background(), Owner, wrong, At); cited.CodeOf(err) != cited.Invalid && cited.CodeOf(err) != cited.NotFound {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	sound(t, s, "after what is wrong")
}
