package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"cited"
	"cited/internal/store"
)

// Sources lists the sources as "name: figures statements unquantified comparisons".
func Sources(t *testing.T, s *store.Store, v cited.Viewer) []string {
	t.Helper()
	found, err := s.Sources(context.Background(), v)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, src := range found {
		all = append(all, fmt.Sprintf("%s %q: %d %d %d %d", src.Name, aliases(src), src.Figures, src.Statements, src.Unquantified, src.Comparisons))
	}
	return all
}

// aliases are the other names of a source.
func aliases(src cited.Source) []string {
	names := []string{}
	for _, a := range src.Aliases {
		names = append(names, a.Name)
	}
	return names
}

func testSources(t *testing.T, s *store.Store) {
	ctx := context.Background()
	credit := func(name string) func(int, *cited.Figure) {
		return func(n int, f *cited.Figure) { f.Attribution, f.Individual = []string{name, "Norway"}, n == 1 }
	}
	open := Say(Reading("open", []string{"10 left and 1 stayed", "norway said nothing", "Norway said more"}, credit("A Ministry")), func(n int, f *cited.Found) {
		f.Comparisons, f.Responses = nil, nil
		f.Unquantified[0].Individual = n == 1
	})
	secret := Say(Reading("secret", []string{"20 left", "Spies said much"}, credit("A ministry.")), nil)
	secret.Document.Access = cited.Protected
	secret.Document.Publisher = "a ministry"
	if _, err := s.Accept(ctx, []store.Arrival{{Document: open.Document}, {Document: secret.Document}}); err != nil {
		t.Fatal(err)
	}
	Put(t, s, open, secret)
	same(t, "the owner's sources", Sources(t, s, Owner), []string{`Norway ["norway"]: 2 2 1 0`, `Spies []: 0 1 1 1`, `A Ministry ["A ministry."]: 2 0 0 0`})
	same(t, "a reader's sources", Sources(t, s, Reader), []string{`Norway ["norway"]: 1 2 1 0`, `A Ministry []: 1 0 0 0`})
	found, err := s.Sources(ctx, Owner)
	if err != nil || found[0].ID.Kind() != cited.SourceID {
		t.Errorf("sources %+v, %v", found, err)
	}
	testStandings(t, s, found)
	Put(t, s, Reading("open", []string{"10 left and 1 stayed", "norway said nothing", "Norway said more"}, nil))
	same(t, "after reading again", Sources(t, s, Reader), nil)
	if _, err := s.Sources(ctx, cited.Viewer{}); cited.CodeOf(err) != cited.Denied {
		t.Errorf("sources for the zero viewer: %v, want denied", err)
	}
}

// testStandings sets, changes and takes back what the first source is to the matter; the
// second one is credited by what readers do not see.
func testStandings(t *testing.T, s *store.Store, found []cited.Source) {
	t.Helper()
	ctx := context.Background()
	id := found[0].ID
	for _, step := range []struct {
		standing cited.Standing
		changed  bool
	}{{cited.Party, true}, {cited.Party, false}, {cited.Secondary, true}, {"", true}, {"", false}, {cited.UserMade, true}} {
		if changed, err := s.SetStanding(ctx, Owner, id, step.standing, "because", At); err != nil || changed != step.changed {
			t.Errorf("standing %q: %v, %v", step.standing, changed, err)
		}
		if now, err := s.Sources(ctx, Owner); err != nil || now[0].Standing != step.standing || now[1].Standing != "" {
			t.Errorf("standing %q after %q, %v", now[0].Standing, step.standing, err)
		}
	}
	decisions, err := s.Decisions(ctx, Reader, id)
	if err != nil || len(decisions) != 4 || decisions[3].Value != "user-made" || decisions[3].Base != decisions[2].ID || decisions[0].Reviewer != Owner.Name || decisions[0].Reason != "because" {
		t.Errorf("decisions %+v, %v", decisions, err)
	}
	for name, test := range map[string]struct {
		err  error
		want cited.Code
	}{
		"a reader's standing":     {second(s.SetStanding(ctx, Reader, id, cited.Party, "", At)), cited.Denied},
		"a standing by nobody":    {second(s.SetStanding(ctx, cited.Viewer{Role: cited.Owner}, id, cited.Party, "", At)), cited.Invalid},
		"no standing":             {second(s.SetStanding(ctx, Owner, id, "nice", "", At)), cited.Invalid},
		"no source":               {second(s.SetStanding(ctx, Owner, cited.NewID(cited.SourceID, "none"), cited.Party, "", At)), cited.NotFound},
		"decisions of a secret":   {second(s.Decisions(ctx, Reader, found[1].ID)), cited.NotFound},
		"a document for a source": {second(s.SetStanding(ctx, Owner, cited.NewID(cited.DocumentID, "x"), cited.Party, "", At)), cited.NotFound},
	} {
		if cited.CodeOf(test.err) != test.want {
			t.Errorf("%s: %v, want %s", name, test.err, test.want)
		}
	}
}

// Role is the Role of the stores that the suite is run on.
func Role(name string) bool { return name == "neighbour" }

// testOwnSources holds that who is named by a role is a source of the document alone, that
// aliases are dated, and that merging can be taken back.
func testOwnSources(t *testing.T, s *store.Store) {
	ctx := context.Background()
	for i, d := range []struct {
		name, published string
		credits         []string
	}{{"first", "2014-03", []string{"neighbour", "Coast Watch"}}, {"second", "2015-12-07", []string{"neighbour", "COAST WATCH", "Shore Guard"}}, {"third", "", []string{"Shore Guard"}}} {
		var sentences []string
		for n := range d.credits {
			sentences = append(sentences, fmt.Sprintf("%d left", 10*i+n+1))
		}
		r := Reading(d.name, sentences, func(n int, f *cited.Figure) { f.Attribution = []string{d.credits[n]} })
		r.Document.Published = cited.EDTF(d.published)
		Put(t, s, r)
	}
	list := func() []string {
		var all []string
		found, err := s.Sources(ctx, Owner)
		if err != nil {
			t.Fatal(err)
		}
		for _, src := range found {
			all = append(all, fmt.Sprintf("%s %v %s-%s own %v merged %d", src.Name, src.Aliases, src.First, src.Last, src.Document != "", len(src.Merged)))
		}
		slices.Sort(all)
		return all
	}
	apart := []string{
		"COAST WATCH [{Coast Watch 2014-03-01 2014-03-31}] 2014-03-01-2015-12-07 own false merged 0",
		"Shore Guard [] 2015-12-07-2015-12-07 own false merged 0",
		"neighbour [] 2014-03-01-2014-03-31 own true merged 0",
		"neighbour [] 2015-12-07-2015-12-07 own true merged 0",
	}
	same(t, "sources", list(), apart)
	coast, shore := cited.NewID(cited.SourceID, "coast watch"), cited.NewID(cited.SourceID, "shore guard")
	decide := func(what string, changed bool, wants bool, err error) {
		t.Helper()
		if err != nil || changed != wants {
			t.Errorf("%s: %v, %v", what, changed, err)
		}
	}
	merge := func(id, into cited.ID, wants bool) {
		t.Helper()
		changed, err := s.MergeSources(ctx, Owner, id, into, "one body", At)
		decide("merging", changed, wants, err)
	}
	split := func(id cited.ID, wants bool) {
		t.Helper()
		changed, err := s.SplitSource(ctx, Owner, id, "", At)
		decide("splitting", changed, wants, err)
	}
	merge(coast, shore, true)
	merge(coast, shore, false)
	same(t, "merged sources", list(), []string{
		"Shore Guard [{COAST WATCH 2015-12-07 2015-12-07} {Coast Watch 2014-03-01 2014-03-31}] 2014-03-01-2015-12-07 own false merged 1",
		apart[2], apart[3],
	})
	for what, err := range map[string]error{
		"a ring":               second(s.MergeSources(ctx, Owner, shore, coast, "", At)),
		"itself":               second(s.MergeSources(ctx, Owner, shore, shore, "", At)),
		"a standing of a part": second(s.SetStanding(ctx, Owner, coast, cited.Party, "", At)),
		"a merger by nobody":   second(s.MergeSources(ctx, cited.Viewer{Role: cited.Owner}, coast, shore, "", At)),
	} {
		if cited.CodeOf(err) != cited.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := s.SplitSource(ctx, Reader, coast, "", At); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a reader splits: %v", err)
	}
	if _, err := s.MergeSources(ctx, Owner, cited.NewID(cited.SourceID, "none"), shore, "", At); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("merging what is not there: %v", err)
	}
	decisions, err := s.Decisions(ctx, Owner, coast)
	if err != nil || len(decisions) != 1 || decisions[0].Verdict != cited.Merged || decisions[0].Value != string(shore) || decisions[0].Reviewer != Owner.Name {
		t.Errorf("decisions %+v, %v", decisions, err)
	}
	split(coast, true)
	split(coast, false)
	same(t, "split sources", list(), apart)
	merge(shore, coast, true)
}
