package cited

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestNormalTag(t *testing.T) {
	for said, want := range map[string]string{
		"To-Check": "to-check", " chapter/2 ": "chapter/2", "ÉTÉ_2.1": "été_2.1", "जांच": "जांच",
		"": "", " ": "", "two words": "", "a,b": "", "a:b": "", `"a"`: "", "a\nb": "", "a\x1b": "", "\xff": "", strings.Repeat("é", 41): "",
	} {
		got, err := NormalTag(said)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v; want %q", said, got, err, want)
		}
	}
}

func TestCheckWords(t *testing.T) {
	for words, want := range map[string]bool{
		"ask again\nand again": true, strings.Repeat("é", 4000): true,
		"": false, " \n": false, strings.Repeat("é", 4001): false, "a\x1b[2J": false, "a\x00": false, "\xff": false,
	} {
		if err := CheckWords("a note", words); (err == nil) != want {
			t.Errorf("%.20q: %v", words, err)
		}
	}
}

func TestCheckName(t *testing.T) {
	for name, want := range map[string]bool{
		"Anna Berg": true, "أمينة": true, "": false, " ": false, "Anna\nBerg": false, "Anna\u2028Berg": false, "Anna\x1b[2J": false, "\xff": false, strings.Repeat("a", 201): false,
	} {
		if err := CheckName(name); (err == nil) != want {
			t.Errorf("%.20q: %v", name, err)
		}
	}
}

func TestCheckGrade(t *testing.T) {
	for code, want := range map[string]bool{"1": true, "6": true, "7": false, "": false, "A": false, "12": false} {
		if err := CheckGrade(code, Credibilities()); (err == nil) != want {
			t.Errorf("%q: %v", code, err)
		}
	}
}

// TestMarksOf looks at what holds where people decided one after the other, and apart.
func TestMarksOf(t *testing.T) {
	at := func(n int) time.Time { return time.Unix(int64(n), 0) }
	const fi = ID("fi-000000000001")
	all := []Decision{
		{ID: "de-1", Subject: fi, Field: FieldCredibility, Verdict: Corrected, Value: "3", At: at(1)},
		{ID: "de-2", Subject: fi, Field: FieldCredibility, Verdict: Corrected, Value: "4", At: at(3), Base: "de-1"},
		{ID: "de-3", Subject: fi, Field: FieldCredibility, Verdict: Corrected, Value: "2", At: at(2), Base: "de-1"},
		{ID: "de-4", Subject: fi, Field: TagField("b"), Verdict: Added, At: at(1)},
		{ID: "de-5", Subject: fi, Field: TagField("a"), Verdict: Added, At: at(1)},
		{ID: "de-6", Subject: fi, Field: TagField("c"), Verdict: Added, At: at(1)},
		{ID: "de-7", Subject: fi, Field: TagField("c"), Verdict: Rejected, At: at(2), Base: "de-6"},
		{ID: "de-8", Subject: fi, Field: FieldIncluded, Verdict: Rejected, At: at(1)},
		{ID: "de-9", Subject: fi, Field: FieldNote, Verdict: Added, Value: "one", At: at(1)},
		{ID: "de-a", Subject: fi, Field: FieldNote, Verdict: Added, Value: "two", At: at(1)},
		{ID: "de-b", Subject: fi, Field: FieldNote, Verdict: Rejected, At: at(2), Base: "de-9"},
		{ID: "de-c", Subject: "qu-000000000001", Field: string(fi), Verdict: Added, Value: "for", At: at(1)},
		{ID: "de-d", Subject: fi, Field: "measure", Verdict: Corrected, Value: "returned", At: at(1)},
	}
	m := MarksOf(all)
	if m.Credibility != "4" || !slices.Equal(m.Tags, []string{"a", "b"}) || m.Included != No || m.IsZero() {
		t.Errorf("marks %+v", m)
	}
	if m := MarksOf(all[8:]); !m.IsZero() {
		t.Errorf("marks of notes, and of what is attached: %+v", m)
	}
	if notes := Notes(all); len(notes) != 1 || notes[0].Value != "two" {
		t.Errorf("notes %+v", notes)
	}
	if contested := InConflict(all); len(contested) != 2 || !contested["de-2"] || !contested["de-3"] {
		t.Errorf("in conflict: %v", contested)
	}
	for i := range all {
		if want := all[i].Field != "measure"; all[i].IsMark() != want {
			t.Errorf("%s is a mark: %v", all[i].ID, !want)
		}
	}
	if got := all[11].About(); got != fi {
		t.Errorf("what is attached is %s", got)
	}
}
