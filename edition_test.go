package cited

import (
	"fmt"
	"testing"
)

// TestEditionChanges compares two states: numbers and codes are told, words only noticed.
func TestEditionChanges(t *testing.T) {
	n := 12.0
	figure := func(id ID, change func(*Figure)) Frozen {
		f := Figure{ID: id, Low: &n, High: &n, Measure: "returned", Quote: Span{Exact: "Twelve came back."}}
		if change != nil {
			change(&f)
		}
		return Freeze(&f)
	}
	before := []Frozen{figure("fi-1", nil), figure("fi-2", nil), figure("fi-3", nil), figure("fi-4", nil)}
	after := []Frozen{figure("fi-5", nil), figure("fi-3", func(f *Figure) { f.Quote.Exact = "Twelve came home." }), figure("fi-1", nil),
		figure("fi-2", func(f *Figure) { f.Measure, f.Time = "killed", "2015" })}
	got := fmt.Sprint(EditionChanges(before, after))
	if want := "[{fi-2 changed [[measure returned killed] [time  2015]]} {fi-3 changed []} {fi-4 gone []} {fi-5 new []}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if EditionDigest(before) != EditionDigest([]Frozen{before[2], before[0], before[3], before[1]}) {
		t.Error("the digest hangs on the order")
	}
	if EditionDigest(before) == EditionDigest(before[:3]) || EditionDigest(before) == EditionDigest(after) {
		t.Error("two states have one digest")
	}
	for _, f := range after {
		for field, says := range f.Says {
			if says == "Twelve came home." || says == "" {
				t.Errorf("it keeps %s %q", field, says)
			}
		}
	}
}

// TestReadEdition reads back what a decision says, and refuses what was made up.
func TestReadEdition(t *testing.T) {
	e := Edition{Name: "2026", Query: "measure:returned", Figures: 3, Digest: "ab"}
	d := Decision{ID: "de-1", Subject: NewID(EditionID, "2026"), Field: FieldEdition, Verdict: Added, Value: e.Value(), Reviewer: "ida"}
	if got, ok := ReadEdition(&d); !ok || got.Name != "2026" || got.Figures != 3 || got.By != "ida" {
		t.Errorf("%+v, %v", got, ok)
	}
	for name, change := range map[string]func(*Decision){
		"no JSON":       func(d *Decision) { d.Value = "2026" },
		"another name":  func(d *Decision) { d.Subject = NewID(EditionID, "2025") },
		"taken back":    func(d *Decision) { d.Verdict = Rejected },
		"another field": func(d *Decision) { d.Field = "note" },
	} {
		wrong := d
		change(&wrong)
		if _, ok := ReadEdition(&wrong); ok {
			t.Errorf("%s is an edition", name)
		}
	}
}
