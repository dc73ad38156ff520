package web

import (
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/tell"
)

// lineagePage is who came from whom among documents: as a picture, and as a table.
type lineagePage struct {
	list
	Of       *cited.Document // whose family it is; nil: of what a query selects
	Stories  archive.Stories
	Graph    graph
	Rows     []lineRow
	MoreRows int
	Kinds    []kindOf
	All      []kindOf
	Saved    bool
}

// lineRow is an edge in the table.
type lineRow struct {
	Edge           cited.Edge
	Later, Earlier cited.Document
	Share          string
}

// kindOf is a kind of edge, what it means, and how often it is there.
type kindOf struct {
	Kind  cited.EdgeKind
	Words string
	Rows  int
}

// Bounds of a picture that can be read.
const (
	mostNodes = 200
	mostLines = 240
)

func (s *server) lineage(r *request) error {
	a := readAsked(r.URL, query.Figures)
	p := lineagePage{Saved: r.URL.Query().Has("saved")}
	var err error
	own := r.URL.Query().Get("document")
	if own != "" && a.Text == "" && len(a.Picked) == 1 {
		p.Stories, err = s.Archive.LineageOf(r.Context(), r.viewer, cited.ID(own), mostNodes)
	} else {
		own = ""
		var q cited.Query
		if q, err = s.query(query.Figures, a.String()); err == nil {
			p.Stories, err = s.Archive.Lineages(r.Context(), r.viewer, q, mostNodes)
		}
	}
	if err != nil {
		return err
	}
	p.list = listOf(a, "document", found{Hits: len(p.Stories.Documents)}, nil)
	p.fill(cited.ID(own))
	return s.page(r, "lineage", "Lineage", p)
}

// fill draws the picture and makes the table.
func (p *lineagePage) fill(own cited.ID) {
	if len(p.Stories.Edges) > mostLines {
		p.MoreRows, p.Stories.Edges = len(p.Stories.Edges)-mostLines, p.Stories.Edges[:mostLines]
	}
	p.Graph = graphOf(&p.Stories, own)
	of := map[cited.ID]*cited.Document{}
	for i := range p.Stories.Documents {
		d := &p.Stories.Documents[i]
		if of[d.ID] = d; d.ID == own {
			p.Of = d
		}
	}
	rows := map[cited.EdgeKind]int{}
	for _, e := range p.Stories.Edges {
		if of[e.Later] == nil || of[e.Earlier] == nil {
			continue
		}
		rows[e.Kind]++
		p.Rows = append(p.Rows, lineRow{e, *of[e.Later], *of[e.Earlier], tell.Share(&e)})
	}
	for _, kind := range cited.EdgeKinds() {
		k := kindOf{kind, tell.Plainly(string(kind), tell.EdgeKinds), rows[kind]}
		p.All = append(p.All, k)
		if k.Rows > 0 {
			p.Kinds = append(p.Kinds, k)
		}
	}
}

// edgePage is an edge with all that it rests on.
type edgePage struct {
	archive.EdgeFamily
	Is        string // what its kind means
	Share     string
	Credits   []string
	Decisions []decisionRow
	Saved     bool
}

func (s *server) edge(r *request) error {
	f, err := s.Archive.EdgeOf(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := edgePage{EdgeFamily: f, Is: tell.Plainly(string(f.Edge.Kind), tell.EdgeKinds), Share: tell.Share(&f.Edge), Credits: tell.Credits(&f.Edge), Decisions: decisionsOf(f.Decisions), Saved: r.URL.Query().Has("saved")}
	return s.page(r, "edge", tell.Cut(called(f.Later)+" from "+called(f.Earlier), 120), p)
}

// decideEdge cuts an edge, or takes that back. Who cuts has to say why.
func (s *server) decideEdge(r *request) error {
	id := cited.ID(r.PathValue("id"))
	if err := r.form(); err != nil {
		return err
	}
	reason, err := strings.TrimSpace(r.PostForm.Get("reason")), error(nil)
	switch do := r.PostForm.Get("do"); {
	case reason == "":
		err = cited.Errorf(cited.Invalid, "say why, for who reads it next")
	case do == "cut":
		_, err = s.Archive.CutEdge(r.Context(), r.viewer, id, reason)
	case do == "uncut":
		_, err = s.Archive.UncutEdge(r.Context(), r.viewer, id, reason)
	default:
		err = cited.Errorf(cited.Invalid, "%q is nothing that can be decided about an edge; cut it or take that back", short(do))
	}
	if err != nil {
		return err
	}
	return r.to("/lineage/" + string(id) + "?saved")
}

// join says that one document came from another.
func (s *server) join(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	form := func(key string) string { return strings.TrimSpace(r.PostForm.Get(key)) }
	if form("reason") == "" {
		return cited.Errorf(cited.Invalid, "say why one document came from the other, for who reads it next")
	}
	e, _, err := s.Archive.JoinDocuments(r.Context(), r.viewer, cited.ID(form("later")), cited.ID(form("earlier")), cited.EdgeKind(form("kind")), form("reason"))
	if err != nil {
		return err
	}
	return r.to("/lineage/" + string(e.ID) + "?saved")
}
