package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"cited"
)

// annotation is what a reader of the W3C's model takes from one.
type annotation struct {
	ID, Type, Motivation string
	Body                 []map[string]any
	Target               struct {
		Source   string
		Selector []struct {
			Type, Exact, Prefix, Suffix string
			Start, End                  int
		}
		State struct{ Type, SourceDate string }
	}
	Derived    map[string]any   `json:"prov:wasDerivedFrom"`
	Generated  map[string]any   `json:"prov:wasGeneratedBy"`
	Attributed []map[string]any `json:"prov:wasAttributedTo"`
	Influenced []map[string]any `json:"prov:wasInfluencedBy"`
}

// annotationsOf writes receipts and reads what was written.
func annotationsOf(t *testing.T, all ...cited.Receipt) []annotation {
	t.Helper()
	var page struct {
		Context []any `json:"@context"`
		Type    string
		Items   []annotation
	}
	if err := json.Unmarshal(exported(t, "annotations", all...), &page); err != nil {
		t.Fatal(err)
	}
	if page.Type != "AnnotationPage" || len(page.Context) != 2 || page.Context[0] != "http://www.w3.org/ns/anno.jsonld" {
		t.Errorf("%s %v", page.Type, page.Context)
	}
	return page.Items
}

func TestAnnotations(t *testing.T) {
	r := receipt("Šárka said ", "some 470", " had left.", 470, func(r *cited.Receipt) {
		r.Figure.Measure, r.Figure.Origin, r.Figure.Attribution = "travelled", []string{"BEL"}, []string{"Northern Wire", "federal government"}
		r.Document.Original, r.Document.Address, r.Document.Added = strings.Repeat("ab", 32), "https://example.org/a", time.Unix(0, 0)
		r.Version = "text-4 figures-4"
		r.Decisions = []cited.Decision{{ID: "de-1", Verdict: cited.Corrected, Field: "measure", Value: "travelled", Reviewer: "anna", Base: "de-0", Reason: "as the text says"}}
	})
	all := annotationsOf(t, r, receipt("Then ", "30", " came.", 30, nil))
	if len(all) != 2 {
		t.Fatalf("%d annotations", len(all))
	}
	a := all[0]
	if a.ID != "urn:cited:fi-1" || a.Type != "Annotation" || a.Motivation != "classifying" || a.Target.Source != "https://example.org/a" || a.Target.State.SourceDate != "1970-01-01T00:00:00Z" {
		t.Errorf("%+v", a)
	}
	quote, position := a.Target.Selector[0], a.Target.Selector[1]
	if quote.Type != "TextQuoteSelector" || quote.Prefix+"|"+quote.Exact+"|"+quote.Suffix != "Šárka said |some 470| had left." {
		t.Errorf("%+v", quote)
	}
	if position.Type != "TextPositionSelector" || position.Start != 111 || position.End != 119 {
		t.Errorf("%+v", position)
	}
	if b := a.Body[1]; b["cited:low"] != 470.0 || b["cited:measure"] != "travelled" || !slices.Equal(b["cited:origin"].([]any), []any{"BEL"}) || a.Body[0]["value"] != "470; travelled; BEL" {
		t.Errorf("%+v", a.Body)
	}
	if a.Derived["cited:sha256"] != r.Document.Original || len(a.Attributed) != 2 || a.Attributed[1]["name"] != "federal government" || a.Generated["type"] != "prov:Activity" {
		t.Errorf("%+v %+v %+v", a.Derived, a.Attributed, a.Generated)
	}
	if d := a.Influenced[0]; len(a.Influenced) != 1 || d["cited:value"] != "travelled" || d["prov:wasAssociatedWith"].(map[string]any)["name"] != "anna" || d["prov:wasInformedBy"].(map[string]any)["id"] != "urn:cited:de-0" {
		t.Errorf("%+v", a.Influenced)
	}
	if all[1].Target.Source != "urn:sha256:" || len(all[1].Influenced) != 0 {
		t.Errorf("%+v", all[1])
	}
	if len(annotationsOf(t)) != 0 {
		t.Error("annotations of nothing")
	}
}

// TestAnnotationsGated holds that prefix and suffix are words of the document, also of a quotation
// of which the gate left something out.
func TestAnnotationsGated(t *testing.T) {
	out, _ := gate().Pass(receipt("Her friend Åsa Lund said that ", "470", " left, and Åsa Lund too.", 470, nil))
	q := annotationsOf(t, out)[0].Target.Selector[0]
	if q.Prefix != " said that " || q.Suffix != " left, and " {
		t.Errorf("%+v", q)
	}
}
