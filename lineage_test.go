package cited

import "testing"

func TestEdgeIDs(t *testing.T) {
	a, b := DocumentKey("aa", "", 0), DocumentKey("bb", "", 0)
	e := NewEdge(a, b, Copies)
	if e.ID.Kind() != EdgeID {
		t.Errorf("%s is no id of an edge", e.ID)
	}
	if e.ID != NewEdge(a, b, Copies).ID {
		t.Error("the same edge has two ids")
	}
	for _, other := range []Edge{NewEdge(b, a, Copies), NewEdge(a, b, Updates), NewEdge(a, a, Copies)} {
		if other.ID == e.ID {
			t.Errorf("%+v has the id of %+v", other, e)
		}
	}
}

func TestEveryKindOfEdgeHasARelation(t *testing.T) {
	want := map[EdgeKind]string{Copies: "wasQuotedFrom", Quotes: "wasQuotedFrom", Rewrites: "wasDerivedFrom", SumsUp: "wasDerivedFrom",
		Updates: "wasRevisionOf", Cites: "hadPrimarySource"}
	for _, k := range EdgeKinds() {
		if got := k.Relation(); got != want[k] {
			t.Errorf("%s: %s, want %s", k, got, want[k])
		}
	}
}
