package storetest

import (
	"context"
	"fmt"
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
		all = append(all, fmt.Sprintf("%s %q: %d %d %d %d", src.Name, src.Aliases, src.Figures, src.Statements, src.Unquantified, src.Comparisons))
	}
	return all
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
