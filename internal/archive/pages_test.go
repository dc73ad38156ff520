package archive_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

func TestOrganisations(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	credited(t, a, map[string]string{"Norway": "", "Anna Berg": "", "neighbour": "", "Harbour Gazette": "", "World Refugee Forum": "", "WRF": ""})
	names := func() (all []string, persons int) {
		list, persons, err := a.Organisations(ctx, owner, cited.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			all = append(all, s.Name)
		}
		return all, persons
	}
	all, persons := names()
	if slices.Contains(all, "Anna Berg") || slices.Contains(all, "neighbour") || !slices.Contains(all, "Norway") || !slices.Contains(all, "Harbour Gazette") || persons == 0 {
		t.Errorf("%q, and %d persons", all, persons)
	}
	berg := archive.SourceID("Anna Berg")
	if _, err := a.Organisation(ctx, owner, berg); cited.CodeOf(err) != cited.NotFound || strings.Contains(err.Error(), "Berg") {
		t.Errorf("a person: %v", err)
	}
	if _, err := a.SetStanding(ctx, owner, berg, cited.Tertiary, "it is a newspaper"); err != nil {
		t.Fatal(err)
	}
	if s, err := a.Organisation(ctx, owner, berg); err != nil || s.Name != "Anna Berg" {
		t.Errorf("of which somebody said what it is: %v, %v", s, err)
	}
	pairs, err := a.AlikeOrganisations(ctx, owner)
	if err != nil || len(pairs) != 1 {
		t.Errorf("%d pairs are alike, %v", len(pairs), err)
	}
	if limited, _, err := a.Organisations(ctx, owner, cited.Query{Limit: 1}); err != nil || len(limited) != 1 {
		t.Errorf("%d organisations, want 1: %v", len(limited), err)
	}
}

func TestQuotations(t *testing.T) {
	ctx := context.Background()
	a, _ := open(t, nil)
	d := cited.Document{Original: "ab", Name: "a.txt", Outcome: cited.OutcomeRead, Embargo: "2999-01-01"}
	d.ID = cited.DocumentKey(d.Original, "", 0)
	words := strings.Repeat("word ", 200)
	statement := func(n int) cited.Statement {
		return cited.Statement{ID: cited.Key(cited.StatementID, d.ID, words, n), Act: "said", Attribution: []string{"Norway"}, Content: cited.Span{Start: 0, End: len(words), Exact: words}}
	}
	if err := a.Put(ctx, cited.Reading{Document: d, Version: "test", Found: cited.Found{Statements: []cited.Statement{statement(0)}}}); err != nil {
		t.Fatal(err)
	}
	var held export.Tally
	for q, err := range a.Quotations(ctx, owner, cited.Query{}, &held) {
		t.Errorf("what is under embargo is quoted: %+v, %v", q, err)
	}
	if held.Back != 1 {
		t.Errorf("%d held back, want 1", held.Back)
	}
}
