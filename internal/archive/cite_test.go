package archive

import (
	"testing"

	"cited"
)

// TestRelayOf holds by which edge a figure of a document came from an earlier one, if by any.
func TestRelayOf(t *testing.T) {
	f := cited.Figure{ID: "fi-000000000001", Span: cited.Span{Start: 10, End: 13}}
	at := func(from, to int) cited.LineageProof {
		return cited.LineageProof{Passages: []cited.SharedPassage{{Later: cited.Span{Start: from, End: to}}}}
	}
	shared := cited.LineageProof{Passages: at(100, 200).Passages, Figures: []cited.SharedFigure{{LaterID: f.ID, EarlierID: "fi-000000000009"}}}
	edge := func(kind cited.EdgeKind, earlier cited.ID, proof cited.LineageProof) cited.Edge {
		return cited.Edge{Kind: kind, Later: "do-000000000001", Earlier: earlier, Proof: proof}
	}
	open := edge(cited.Copies, "do-000000000002", at(0, 50))
	open.Open = true
	for _, tt := range []struct {
		name   string
		edges  []cited.Edge
		from   cited.ID
		figure cited.ID
	}{
		{"nothing", nil, "", ""},
		{"a copy", []cited.Edge{edge(cited.Copies, "do-000000000002", at(0, 50))}, "do-000000000002", ""},
		{"a paragraph of the copy's own", []cited.Edge{edge(cited.Copies, "do-000000000002", at(100, 200))}, "", ""},
		{"the same figure elsewhere in a copy", []cited.Edge{edge(cited.Copies, "do-000000000002", shared)}, "do-000000000002", "fi-000000000009"},
		{"beside what is quoted", []cited.Edge{edge(cited.Quotes, "do-000000000002", shared)}, "", ""},
		{"by a person's word", []cited.Edge{edge(cited.Copies, "do-000000000002", cited.LineageProof{})}, "do-000000000002", ""},
		{"nobody knows which is earlier", []cited.Edge{open}, "", ""},
		{"told again in other words", []cited.Edge{edge(cited.Rewrites, "do-000000000002", shared)}, "", ""},
		{"credited for it", []cited.Edge{edge(cited.Cites, "do-000000000002", shared)}, "do-000000000002", "fi-000000000009"},
		{"credited for something else", []cited.Edge{edge(cited.Cites, "do-000000000002", at(0, 50))}, "", ""},
		{"a copy before what is credited", []cited.Edge{edge(cited.Cites, "do-000000000002", shared), edge(cited.Copies, "do-000000000003", at(0, 50))}, "do-000000000003", ""},
	} {
		e, figure := relayOf(tt.edges, &f)
		if e == nil {
			e = &cited.Edge{}
		}
		if e.Earlier != tt.from || figure != tt.figure {
			t.Errorf("%s: from %q, %q; want %q, %q", tt.name, e.Earlier, figure, tt.from, tt.figure)
		}
	}
}
