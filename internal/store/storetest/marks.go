package storetest

import (
	"context"
	"slices"
	"testing"

	"cited"
	"cited/internal/store"
)

// marksOf lists what holds of the marks on the figures of a list, by their words.
func marksOf(t *testing.T, s *store.Store) map[string]cited.Marks {
	t.Helper()
	all := map[string]cited.Marks{}
	for r, err := range s.Figures(context.Background(), Owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if !r.Marks.IsZero() {
			all[r.Figure.Exact] = r.Marks
		}
		one, err := s.Receipt(context.Background(), Owner, r.Figure.ID)
		if err != nil || !slices.Equal(one.Marks.Tags, r.Marks.Tags) || one.Marks.Credibility != r.Marks.Credibility || one.Marks.Included != r.Marks.Included {
			t.Errorf("the receipt of %s has the marks %+v, the list %+v, %v", r.Figure.Exact, one.Marks, r.Marks, err)
		}
	}
	return all
}

// does reports whether a decision changed something, and fails on an error.
func does(t *testing.T, what string, want bool) func(bool, error) {
	return func(changed bool, err error) {
		t.Helper()
		if err != nil || changed != want {
			t.Errorf("%s: changed %v, %v; want %v", what, changed, err, want)
		}
	}
}

// testMarks rates, tags, and leaves out figures and documents, reads them again, and asks for them.
func testMarks(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{town(1, "200"), town(2, "50")}
	first, other := Reading("a", lines, nil), Reading("b", []string{town(3, "70")}, nil)
	Put(t, s, first, other)
	fi, one, two := first.Figures[0].ID, first.Document.ID, other.Document.ID
	does(t, "rated", true)(s.Rate(ctx, Owner, fi, "3", "fits", At))
	does(t, "rated again", false)(s.Rate(ctx, Owner, fi, "3", "fits", At))
	does(t, "rated better", true)(s.Rate(ctx, Owner, fi, "2", "", At))
	does(t, "nothing taken back", false)(s.Rate(ctx, Owner, first.Figures[1].ID, "", "", At))
	does(t, "tagged", true)(s.Tag(ctx, Owner, fi, "To-Check", true, "", At))
	does(t, "tagged in other letters", false)(s.Tag(ctx, Owner, fi, "to-check", true, "", At))
	does(t, "a tag taken off that is not on", false)(s.Tag(ctx, Owner, fi, "other", false, "", At))
	does(t, "a document tagged", true)(s.Tag(ctx, Owner, two, "to-check", true, "", At))
	does(t, "a document left out", true)(s.Include(ctx, Owner, one, false, "a draft", At))
	does(t, "a figure of it taken in", true)(s.Include(ctx, Owner, fi, true, "seen", At))
	Put(t, s, Reread(&first, "test 2", append([]string{"Something goes before"}, lines...)))
	if got := marksOf(t, s)["200"]; got.Credibility != "2" || !slices.Equal(got.Tags, []string{"to-check"}) || got.Included != cited.Yes {
		t.Errorf("marks where the figure went: %+v", got)
	}
	same(t, "tagged, or of what is", Figures(t, s, Owner, 0, key("tag", "TO-check")), []string{"b: 70", "a: 200"})
	same(t, "not tagged", Figures(t, s, Reader, 0, not(key("tag", "to-check"))), []string{"a: 50"})
	same(t, "tags with others", Figures(t, s, Owner, 0, key("tag", "nobody", "to-check"), key("measure", "returned")), []string{"b: 70", "a: 200"})
	same(t, "tagged documents", Documents(t, s, Owner, key("tag", "to-check")), []string{"b"})
	same(t, "documents that are not", Documents(t, s, Owner, not(key("tag", "to-check"))), []string{"a"})
	same(t, "left out", Figures(t, s, Owner, 0, key("included", "no")), []string{"a: 50"})
	same(t, "in", Figures(t, s, Owner, 0, key("included", "yes")), []string{"b: 70", "a: 200"})
	same(t, "either", Figures(t, s, Owner, 0, key("included", "yes", "no")), []string{"b: 70", "a: 200", "a: 50"})
	same(t, "documents left out", Documents(t, s, Owner, key("included", "no")), []string{"a"})
	same(t, "documents that are in, with a figure", Documents(t, s, Owner, key("included", "yes"), key("measure", "returned")), []string{"b"})
	does(t, "a document taken in", true)(s.Include(ctx, Owner, one, true, "it is the report itself", At))
	does(t, "a rating taken back", true)(s.Rate(ctx, Owner, fi, "", "", At))
	does(t, "a tag taken off", true)(s.Tag(ctx, Owner, fi, "to-check", false, "", At))
	same(t, "nothing left out", Figures(t, s, Owner, 0, key("included", "no")), nil)
	if got := marksOf(t, s)["200"]; got.Credibility != "" || len(got.Tags) > 0 {
		t.Errorf("marks that were taken back: %+v", got)
	}
	testRefusedMarks(t, s, fi)
}

// testRefusedMarks tries what cannot be marked, or not so.
func testRefusedMarks(t *testing.T, s *store.Store, fi cited.ID) {
	t.Helper()
	ctx := context.Background()
	broken := cited.Viewer{Name: "Anna\nBerg", Role: cited.Owner}
	for name, tt := range map[string]struct {
		err  error
		want cited.Code
	}{
		"a reader rates":                 {second(s.Rate(ctx, Reader, fi, "2", "", At)), cited.Denied},
		"a reader notes":                 {second(s.Note(ctx, Reader, fi, "x", At)), cited.Denied},
		"nobody tags":                    {second(s.Tag(ctx, cited.Viewer{}, fi, "x", true, "", At)), cited.Denied},
		"a name with a line break":       {second(s.Rate(ctx, broken, fi, "2", "", At)), cited.Invalid},
		"a note by such a name":          {second(s.Note(ctx, broken, fi, "x", At)), cited.Invalid},
		"a grade that is none":           {second(s.Rate(ctx, Owner, fi, "7", "", At)), cited.Invalid},
		"a grade of sources":             {second(s.Rate(ctx, Owner, fi, "A", "", At)), cited.Invalid},
		"no figure":                      {second(s.Rate(ctx, Owner, "fi-000000000000", "2", "", At)), cited.NotFound},
		"a rating of a document":         {second(s.Rate(ctx, Owner, "do-000000000000", "2", "", At)), cited.Invalid},
		"no source":                      {second(s.RateSource(ctx, Owner, "so-000000000000", "B", "", At)), cited.NotFound},
		"a source rated with a number":   {second(s.RateSource(ctx, Owner, "so-000000000000", "2", "", At)), cited.Invalid},
		"a tag with a space":             {second(s.Tag(ctx, Owner, fi, "two words", true, "", At)), cited.Invalid},
		"no tag":                         {second(s.Tag(ctx, Owner, fi, " ", true, "", At)), cited.Invalid},
		"a tag of a source":              {second(s.Tag(ctx, Owner, "so-000000000000", "x", true, "", At)), cited.Invalid},
		"left out for no reason":         {second(s.Include(ctx, Owner, fi, false, " ", At)), cited.Invalid},
		"an empty note":                  {second(s.Note(ctx, Owner, fi, " \n", At)), cited.Invalid},
		"a note that moves the cursor":   {second(s.Note(ctx, Owner, fi, "a\x1b[2J", At)), cited.Invalid},
		"a note on what is not there":    {second(s.Note(ctx, Owner, "do-000000000000", "x", At)), cited.NotFound},
		"a note on a decision":           {second(s.Note(ctx, Owner, "de-000000000000", "x", At)), cited.Invalid},
		"a note taken back that is none": {second(s.UndoNote(ctx, Owner, "de-000000000000", "", At)), cited.NotFound},
		"a question about nothing":       {second(s.Ask(ctx, Owner, "", At)), cited.Invalid},
		"a reader asks":                  {second(s.Ask(ctx, Reader, "Who?", At)), cited.Denied},
		"no question":                    {second(s.Attach(ctx, Owner, "qu-000000000000", fi, cited.SideFor, "", At)), cited.NotFound},
		"a question that is closed not":  {second(s.CloseQuestion(ctx, Owner, "qu-000000000000", "", At)), cited.NotFound},
		"no question shown":              {second(s.Question(ctx, Owner, "fi-000000000000")), cited.NotFound},
	} {
		if got := cited.CodeOf(tt.err); got != tt.want {
			t.Errorf("%s: %v, want %s", name, tt.err, tt.want)
		}
	}
}

// testNotes writes notes on all that may have some, shows them to those who may read them, and takes
// them back, also where the reading has not what they are about any more.
func testNotes(t *testing.T, s *store.Store) {
	ctx := context.Background()
	lines := []string{"A said 200", "B said 50"}
	first := Say(Reading("a", lines, func(_ int, f *cited.Figure) { f.Attribution = []string{"Wire"} }), nil)
	Put(t, s, first)
	question, err := s.Ask(ctx, Owner, "Were there 200?", At)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := s.Sources(ctx, Owner)
	if err != nil || len(sources) == 0 {
		t.Fatalf("sources %v, %v", sources, err)
	}
	subjects := []cited.ID{first.Figures[0].ID, first.Document.ID, first.Statements[0].ID, sources[0].ID, question}
	notes := map[cited.ID]cited.ID{}
	for _, id := range subjects {
		d, err := s.Note(ctx, Owner, id, "the witness is Clara Dahl", At)
		if err != nil {
			t.Fatal(err)
		}
		notes[id] = d.ID
		if _, err := s.Note(ctx, Owner, id, "another one", At); err != nil {
			t.Fatal(err)
		}
	}
	read := func(v cited.Viewer) (n int) {
		t.Helper()
		count := func(decisions []cited.Decision, err error) {
			if err != nil {
				t.Error(err)
			}
			if len(cited.InConflict(decisions)) > 0 {
				t.Error("two notes contradict each other")
			}
			n += len(cited.Notes(decisions))
		}
		for _, id := range subjects[:4] {
			count(s.Decisions(ctx, v, id))
		}
		q, err := s.Question(ctx, v, question)
		count(q.Decisions, err)
		r, err := s.Receipt(ctx, v, first.Figures[0].ID)
		count(r.Decisions, err) // with those of its document
		said, err := s.Statement(ctx, v, first.Statements[0].ID)
		count(said.Decisions, err)
		anchored, err := s.Anchored(ctx, v, "", "")
		for _, a := range anchored {
			count([]cited.Decision{a.Decision}, err)
		}
		return n
	}
	if got, want := read(Owner), 2*5+4+4+4; got != want {
		t.Errorf("the owner reads %d notes, want %d", got, want)
	}
	if got := read(Reader); got != 0 {
		t.Errorf("a reader reads %d notes", got)
	}
	if st, err := s.Status(ctx, Owner, "test 1"); err != nil || len(st.Conflicts) > 0 {
		t.Errorf("conflicts %v, %v", st.Conflicts, err)
	}
	Put(t, s, Reread(&first, "test 2", []string{"Nothing of it is there"})) // without any figure
	for _, want := range []bool{true, false} {
		for _, id := range subjects {
			does(t, "a note on "+string(id)+" taken back", want)(s.UndoNote(ctx, Owner, notes[id], "", At))
		}
	}
	decisions, err := s.Decisions(ctx, Owner, first.Document.ID)
	if got := cited.Notes(decisions); err != nil || len(got) != 1 || got[0].Value != "another one" {
		t.Errorf("notes that are left: %+v, %v", got, err)
	}
}
