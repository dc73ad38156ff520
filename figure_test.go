package cited_test

import (
	"encoding/json"
	"slices"
	"testing"

	"cited"
)

// The names in Fields are those of the JSON of a figure: a new field of the one
// must not be forgotten in the other.
func TestFieldsAreThoseOfTheJSON(t *testing.T) {
	apart := []string{"id", "start", "end", "exact", "codebook", "individual", "revises", "quote", "evidence", "low", "high"}
	line, err := json.Marshal(cited.Figure{Individual: true, Revises: "fi-000000000000"})
	if err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal(line, &object); err != nil {
		t.Fatal(err)
	}
	fields := cited.Fields()
	for name := range object {
		if !slices.Contains(fields, name) && !slices.Contains(apart, name) {
			t.Errorf("field %q of the JSON is not in Fields", name)
		}
	}
	for _, name := range fields {
		if _, ok := object[name]; !ok && name != "value" {
			t.Errorf("field %q of Fields is not in the JSON", name)
		}
	}
}
