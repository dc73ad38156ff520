package codebook

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// groupReader reads groups.yaml. It knows whose each spelling is, so that no
// two groups share one, and which groups ties lead to.
type groupReader struct {
	reader
	owner map[string]string // folded spelling: name of the group
	ties  []text            // names that must be those of groups
}

// readGroups reads groups.yaml.
func readGroups(r reader, rules fs.FS) groupList {
	var out groupList
	f := r.open(rules, "groups!", "generic")
	if f.node == nil {
		return out
	}
	g := &groupReader{r, map[string]string{}, nil}
	for _, n := range f.list("groups") {
		out.groups = append(out.groups, g.group(n))
	}
	for _, with := range g.ties {
		if !slices.ContainsFunc(out.groups, func(g Group) bool { return g.Name == with.value }) {
			g.failAt(with.node, "there is no group %q in this file", with.value)
		}
	}
	for _, n := range f.list("generic") {
		out.phrases = append(out.phrases, g.phrase(n))
	}
	return out
}

func (g *groupReader) group(n ast.Node) Group {
	f := g.fields(n, "name!", "names", "known_as", "ties", "not", "ok!", "no!")
	name := f.text("name")
	out := Group{Name: name.value, Not: values(f.texts("not"))}
	if name.value != "" {
		g.own(name, &out)
	}
	for _, s := range f.texts("names") {
		g.own(s, &out)
	}
	for _, item := range f.list("known_as") {
		k := g.fields(item, "name!", "from", "to")
		s := k.text("name")
		if s.value != "" {
			g.own(s, &out)
		}
		out.KnownAs = append(out.KnownAs, TimeName{s.value, k.date("from"), k.date("to")})
	}
	for _, item := range f.list("ties") {
		out.Ties = append(out.Ties, g.tie(item))
	}
	out.OK, out.No = f.examples(out.Names)
	return out
}

// own adds a spelling to a group. What differs in case alone is another
// spelling of the same group, and an error in two groups.
func (g *groupReader) own(s text, to *Group) {
	key := fold(s.value)
	switch owner, ok := g.owner[key]; {
	case ok && owner != to.Name:
		g.failAt(s.node, "%q is a name of %s already", s.value, owner)
	case slices.Contains(to.Names, s.value):
		g.failAt(s.node, "%q is listed twice", s.value)
	default:
		g.owner[key] = to.Name
		to.Names = append(to.Names, s.value)
	}
}

func (g *groupReader) tie(n ast.Node) Tie {
	f := g.fields(n, "relation!", "with!", "from", "to")
	relation, with := f.text("relation"), f.text("with")
	if relation.value != "" && !slices.Contains(Relations(), Relation(relation.value)) {
		g.failAt(relation.node, "there is no relation %q; use %s", relation.value, relations())
	}
	if with.value != "" {
		g.ties = append(g.ties, with)
	}
	return Tie{Relation(relation.value), with.value, f.date("from"), f.date("to")}
}

func relations() string {
	var out []string
	for _, r := range Relations() {
		out = append(out, string(r))
	}
	return strings.Join(out, ", ")
}

func (g *groupReader) phrase(n ast.Node) Phrase {
	f := g.fields(n, "forms!", "not", "ok!", "no!")
	p := Phrase{Forms: values(f.texts("forms")), Not: values(f.texts("not"))}
	p.OK, p.No = f.examples(p.Forms)
	return p
}

// examples reads the sentences that must match one of the names, in brackets,
// and those that must match none. Both must be there.
func (f fields) examples(names []string) (ok, no []string) {
	for _, t := range f.texts("ok") {
		ok = append(ok, t.value)
		_, rest, _ := strings.Cut(t.value, "[")
		marked, _, closed := strings.Cut(rest, "]")
		switch {
		case !closed:
			f.failAt(t.node, "an ok example marks what is matched with [ and ]")
		case !slices.ContainsFunc(names, func(s string) bool { return fold(s) == fold(marked) }):
			f.failAt(t.node, "%q is none of the names here", marked)
		}
	}
	return ok, values(f.texts("no"))
}
