package store_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/store/storetest"
)

// TestVerifyNamesWhatWasWithdrawnByHand changes what stays of a document that was withdrawn.
func TestVerifyNamesWhatWasWithdrawnByHand(t *testing.T) {
	const drop = "DROP TRIGGER decision_update; DROP TRIGGER decision_delete; DROP TRIGGER log_update; DROP TRIGGER log_delete; "
	tests := []struct{ name, change, want string }{
		{"nothing", "", ""},
		{"the reason", "UPDATE withdrawn SET reason = 'X'", "row: tombstone of document #: it was changed since entry 7"},
		{"who did it", "UPDATE withdrawn SET who = 'X'", "row: tombstone of document #"},
		{"the tombstone", "DELETE FROM withdrawn", "entry 7 of the log says that it was withdrawn, and the row that says so is gone"},
		{"another tombstone", "INSERT INTO withdrawn SELECT 5, original, size, added, at, who, reason, 0 FROM withdrawn", "row: tombstone of document do-000000000005: no entry of the log says that it was withdrawn"},
		{"that it is finished", "UPDATE withdrawn SET unfinished = 1", "database: withdrawals: the files of the archive may still hold"},
		{"a digest", drop + "UPDATE decision SET digest = '0' || substr(digest, 2) WHERE field = 'title'", "row: decision de-"},
		{"words in place of a digest", drop + "UPDATE decision SET value = 'B', reason = 'printed so', digest = '' WHERE field = 'title'", "row: decision de-"},
		{"the document comes back", "INSERT INTO original SELECT original, size, 1 FROM withdrawn; INSERT INTO document SELECT 9, w.document, w.original, 0, '', 'back', w.size, format, encoding, title, author, title_words, author_words, 0, '', NULL, NULL, 0, access, '{}', '{}', w.added, 'pending', '', 0, 0, 0, 0, 0, 0, '', 0, '', '', '', '', '', '', 0 FROM document, withdrawn w", "(back): entry 7 of the log says that it was withdrawn, and no later one"},
		{"the entry", drop + "DELETE FROM log WHERE seq = 7", "log: entry 7: missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, path, r := custodyStore(t)
			if _, err := s.Withdraw(context.Background(), storetest.Owner, []cited.ID{r.Document.ID, r.Document.ID}, "asked for", storetest.At); err != nil {
				t.Fatal(err)
			}
			if err := s.Purge(context.Background()); err != nil {
				t.Fatal(err)
			}
			if test.change != "" {
				exec(t, raw(t, path), test.change)
			}
			found := storetest.Verify(t, s)
			want := strings.ReplaceAll(test.want, "#", string(r.Document.ID))
			if test.want == "" && len(found) > 0 || test.want != "" && !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
				t.Errorf("found %q, want %q", found, want)
			}
		})
	}
}

// TestDecisionsGiveUpTheirWordsOnly tries what the one change of a decision that is allowed
// must not be used for.
func TestDecisionsGiveUpTheirWordsOnly(t *testing.T) {
	_, path, _ := custodyStore(t)
	digest := "'" + strings.Repeat("0", 64) + "'"
	for _, query := range []string{"DELETE FROM decision", "UPDATE decision SET value = 'X'", "UPDATE decision SET value = 'X', reason = '', digest = " + digest,
		"UPDATE decision SET reason = 'X', digest = " + digest, "UPDATE decision SET value = '', reason = '', digest = 'x'",
		"UPDATE decision SET value = '', reason = '', reviewer = 'X', digest = " + digest, "UPDATE decision SET value = '', reason = ''"} {
		if _, err := raw(t, path).Exec(query); err == nil || !strings.Contains(err.Error(), "only ever added") {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// TestWithdrawnStaysAway stores a reading of a document that was withdrawn, as a program
// would that began to read it before.
func TestWithdrawnStaysAway(t *testing.T) {
	ctx := context.Background()
	s, _, r := custodyStore(t)
	if _, err := s.Withdraw(ctx, storetest.Owner, []cited.ID{r.Document.ID}, "asked for", storetest.At); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, s, r)
	if _, err := s.Document(ctx, storetest.Owner, r.Document.ID); cited.CodeOf(err) != cited.NotFound {
		t.Errorf("it is back: %v", err)
	}
	if sources, err := s.Sources(ctx, storetest.Owner); err != nil || len(sources) > 0 {
		t.Errorf("sources %+v, %v", sources, err)
	}
	decisions, err := s.Withdraw(ctx, storetest.Owner, []cited.ID{"do-000000000001"}, "x", storetest.At)
	if cited.CodeOf(err) != cited.NotFound {
		t.Errorf("%+v, %v", decisions, err)
	}
	for _, reason := range []string{"", " "} {
		if _, err := s.Withdraw(ctx, storetest.Owner, []cited.ID{r.Document.ID}, reason, storetest.At); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("without a reason: %v", err)
		}
	}
}
