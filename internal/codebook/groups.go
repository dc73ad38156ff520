package codebook

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// groupReader reads groups.yaml, and groups.more.yaml, whose groups are added: one
// of a name that is there already takes its place. It knows whose each spelling
// is, so that no two groups share one, and which groups ties lead to.
type groupReader struct {
	reader
	owner map[string]string // folded spelling: name of the group
	ties  []tieTo
}

// tieTo is a name that must be that of a group, and the file that it stands in.
type tieTo struct {
	reader
	name text
}

// readGroups reads groups.yaml and, if there is one, groups.more.yaml.
func readGroups(r reader, rules fs.FS) groupList {
	g := &groupReader{r, map[string]string{}, nil}
	var more groupList
	g.file = strings.TrimSuffix(r.file, ".yaml") + ".more.yaml"
	if _, err := fs.Stat(rules, g.file); err == nil {
		more = g.read(rules, nil)
	}
	g.reader = r
	out := g.read(rules, more.groups)
	out.groups = append(out.groups, more.groups...)
	out.phrases = append(out.phrases, more.phrases...)
	for _, t := range g.ties {
		if !slices.ContainsFunc(out.groups, func(g Group) bool { return g.Name == t.name.value }) {
			t.failAt(t.name.node, "there is no group %q in this file", t.name.value)
		}
	}
	return out
}

// read reads the file, without those groups that others take the place of.
func (g *groupReader) read(rules fs.FS, others []Group) groupList {
	var out groupList
	keys := []string{"groups!", "generic"}
	if strings.HasSuffix(g.file, ".more.yaml") {
		keys[0] = "groups"
	}
	f := g.open(rules, keys...)
	for _, n := range f.list("groups") {
		if name := nameIn(n); !slices.ContainsFunc(others, func(o Group) bool { return o.Name == name }) {
			out.groups = append(out.groups, g.group(n))
		}
	}
	for _, n := range f.list("generic") {
		out.phrases = append(out.phrases, g.phrase(n))
	}
	return out
}

// nameIn returns the value of the key name, as far as there is one.
func nameIn(n ast.Node) string {
	pairs, _ := pairsOf(n)
	for _, p := range pairs {
		if keyOf(p) == "name" {
			return strings.Trim(p.Value.String(), `"'`)
		}
	}
	return ""
}

// place returns where a node stands.
func (r reader) place(n ast.Node) Place {
	p := Place{r.file, 1}
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		p.Line = n.GetToken().Position.Line
	}
	return p
}

func (g *groupReader) group(n ast.Node) Group {
	f := g.fields(n, "name!", "names", "known_as", "ties", "not", "ok!", "no!")
	name := f.text("name")
	out := Group{Name: name.value, Not: values(f.texts("not")), At: g.place(n)}
	if name.value != "" {
		g.own(name, &out)
	}
	for _, s := range f.texts("names") {
		g.own(s, &out)
	}
	for _, item := range f.list("known_as") {
		k := g.fields(item, "name!", "from", "to", "receipt")
		s := k.text("name")
		if s.value != "" {
			g.own(s, &out)
		}
		out.KnownAs = append(out.KnownAs, TimeName{s.value, k.date("from"), k.date("to"), k.receipt()})
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
	f := g.fields(n, "relation!", "with!", "from", "to", "receipt")
	relation, with := f.text("relation"), f.text("with")
	if relation.value != "" && !slices.Contains(Relations(), Relation(relation.value)) {
		g.failAt(relation.node, "there is no relation %q; use %s", relation.value, relations())
	}
	if with.value != "" {
		g.ties = append(g.ties, tieTo{g.reader, with})
	}
	return Tie{Relation(relation.value), with.value, f.date("from"), f.date("to"), f.receipt()}
}

// receipt reads by what a name or tie can be checked; empty if nothing is given.
func (f fields) receipt() string {
	if f.at["receipt"] == nil {
		return ""
	}
	return f.text("receipt").value
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
	p := Phrase{Forms: values(f.texts("forms")), Not: values(f.texts("not")), At: g.place(n)}
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
