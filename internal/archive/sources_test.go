package archive_test

import (
	"context"
	"slices"
	"testing"

	"cited"
	"cited/internal/archive"
)

// credited puts a reading into an archive that credits each name with a statement; rule
// says with what it is named.
func credited(t *testing.T, a *archive.Archive, names map[string]string) {
	t.Helper()
	d := cited.Document{Original: "ab", Name: "a.txt", Publisher: "Harbour Gazette", Outcome: cited.OutcomeRead}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	r := cited.Reading{Document: d, Version: "test"}
	for name, rule := range names {
		st := cited.Statement{ID: cited.Key(cited.StatementID, d.ID, name, 0), Act: "said", Attribution: []string{name}}
		if rule != "" {
			st.Evidence = []cited.Evidence{{Field: "attribution", Rule: rule}}
		}
		r.Statements = append(r.Statements, st)
	}
	if err := a.Put(context.Background(), r); err != nil {
		t.Fatal(err)
	}
}

func sourceNames(t *testing.T, a *archive.Archive, terms ...cited.Term) []string {
	t.Helper()
	list, err := a.Sources(context.Background(), owner, cited.Query{Terms: terms})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	return names
}

func TestStanding(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	credited(t, a, map[string]string{"Islamic State": "", "the Islamic State": "", "Norway": "", "Anna Berg": ""})
	find := func(name string) cited.Source {
		t.Helper()
		s, err := a.Source(ctx, owner, archive.SourceID(name))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if s := find("islamic state"); s.Standing != cited.Party || !s.Proposed {
		t.Errorf("an armed group: %+v", s)
	}
	if s := find("the Islamic State"); s.Standing != cited.Party {
		t.Errorf("an armed group with its article: %+v", s)
	}
	if s := find("Norway"); s.Standing != "" || s.Proposed {
		t.Errorf("a state: %+v", s)
	}
	for name, standing := range map[string]cited.Standing{"Islamic State": cited.Tertiary, "Anna Berg": cited.FirstHand} {
		if changed, err := a.SetStanding(ctx, owner, archive.SourceID(name), standing, "because"); err != nil || !changed {
			t.Errorf("%s: %v, %v", name, changed, err)
		}
		if s := find(name); s.Standing != standing || s.Proposed {
			t.Errorf("%s: %+v", name, s)
		}
	}
	decided := sourceNames(t, a, cited.Term{Key: "standing", Values: []string{"tertiary", "first-hand"}})
	unknown := sourceNames(t, a, cited.Term{Key: "standing", Values: []string{"unknown"}})
	some := sourceNames(t, a, cited.Term{Values: []string{"islamic"}}, cited.Term{Not: true, Key: "standing", Values: []string{"party"}})
	if slices.Sort(decided); !slices.Equal(decided, []string{"Anna Berg", "Islamic State"}) || !slices.Equal(unknown, []string{"Norway"}) || !slices.Equal(some, []string{"Islamic State"}) {
		t.Errorf("queries give %q, %q and %q", decided, unknown, some)
	}
}
