package reconcile

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Folder is where the rules of estimates are, a file each.
const Folder = "estimate"

// LoadRules reads the rules of estimates, in the order of their names. It is strict: a
// key that it does not know, a word that the program has no meaning for, a part that is
// missing or not explained are errors, all of them at once, each with file, line and
// column.
func LoadRules(rules fs.FS) (Rules, error) {
	files, err := fs.Glob(rules, Folder+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("looking for the rules of estimates: %w", err)
	}
	var out Rules
	var errs []error
	for _, f := range files {
		l := loader{file: f}
		out = append(out, l.rule(rules))
		errs = append(errs, l.errs...)
	}
	slices.SortFunc(out, func(a, b *Rule) int { return cmp.Compare(a.Name, b.Name) })
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return out, nil
}

// loader reads one file and collects what is wrong in it.
type loader struct {
	file string
	errs []error
}

func (l *loader) failAt(n ast.Node, format string, args ...any) {
	line, column := 1, 1
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		line, column = n.GetToken().Position.Line, n.GetToken().Position.Column
	}
	l.errs = append(l.errs, cited.Errorf(cited.Invalid, "%s:%d:%d: %s", l.file, line, column, fmt.Sprintf(format, args...)))
}

// rule reads the file.
func (l *loader) rule(rules fs.FS) *Rule {
	out := &Rule{Name: strings.TrimSuffix(path.Base(l.file), ".yaml")}
	top := l.parse(rules)
	if top == nil {
		return out
	}
	m := l.mapping(top, append([]string{"name", "title", "version", "resembles", "examples"}, partNames()...))
	if name := l.text(m, "name"); name != "" && name != out.Name {
		l.failAt(m.at["name"], "name is %s, but the file is called %s", name, path.Base(l.file))
	}
	out.Title, out.Version, out.Resembles = l.text(m, "title"), l.text(m, "version"), l.text(m, "resembles")
	for i, key := range partNames() {
		if n := m.at[key]; n != nil {
			out.parts[i] = l.choice(part(i), key, n)
		}
	}
	out.examples = l.examples(m.at["examples"])
	if out.is(ofBest, takeMajority) && out.is(ofTies, takeMajority) {
		l.failAt(m.at["ties"], "ties of a majority cannot be broken by the majority: take newest, lowest, highest or none")
	}
	return out
}

func (l *loader) parse(rules fs.FS) ast.Node {
	data, err := fs.ReadFile(rules, l.file)
	if err != nil {
		l.failAt(nil, "cannot be read: %s", err)
		return nil
	}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	var s *yaml.SyntaxError
	switch {
	case errors.As(err, &s) && s.Token != nil && s.Token.Position != nil:
		l.errs = append(l.errs, cited.Errorf(cited.Invalid, "%s:%d:%d: is no YAML: %s", l.file, s.Token.Position.Line, s.Token.Position.Column, s.Message))
	case err != nil:
		message, _, _ := strings.Cut(err.Error(), "\n")
		l.failAt(nil, "is no YAML: %s", message)
	case len(tree.Docs) != 1 || tree.Docs[0].Body == nil:
		l.failAt(nil, "must hold one document")
	default:
		return tree.Docs[0].Body
	}
	return nil
}

// mapped is a mapping with known keys, all of which are there.
type mapped struct {
	at map[string]ast.Node
}

func (l *loader) mapping(n ast.Node, keys []string) mapped {
	m := mapped{map[string]ast.Node{}}
	var pairs []*ast.MappingValueNode
	switch v := n.(type) {
	case *ast.MappingNode:
		pairs = v.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{v}
	default:
		l.failAt(n, "must be keys and values: %s", list(keys))
		return m
	}
	for _, p := range pairs {
		key := p.Key.String()
		if t := p.Key.GetToken(); t != nil {
			key = t.Value
		}
		switch {
		case !slices.Contains(keys, key):
			l.failAt(p.Key, "there is no key %q here; use %s", key, list(keys))
		case m.at[key] != nil:
			l.failAt(p.Key, "%s is given twice; keep one", key)
		default:
			m.at[key] = p.Value
		}
	}
	for _, k := range keys {
		if m.at[k] == nil {
			l.failAt(n, "the key %s is missing", k)
		}
	}
	return m
}

// text returns the text of a key, blanks and line breaks in a row as one blank. A plain
// number is the text that stands there.
func (l *loader) text(m mapped, key string) string {
	n := m.at[key]
	if n == nil {
		return ""
	}
	return l.scalar(n, "the value of "+key)
}

func (l *loader) scalar(n ast.Node, what string) string {
	value := ""
	switch v := n.(type) {
	case *ast.StringNode:
		value = v.Value
	case *ast.LiteralNode:
		value = v.Value.Value
	case *ast.IntegerNode, *ast.FloatNode:
		value = v.GetToken().Value
	default:
		l.failAt(n, "%s must be a text", what)
		return ""
	}
	value = strings.Join(strings.Fields(value), " ")
	if value == "" {
		l.failAt(n, "%s is empty", what)
	}
	return value
}

func (l *loader) choice(p part, key string, n ast.Node) choice {
	m := l.mapping(n, []string{"take", "is"})
	c := choice{take: l.text(m, "take"), is: l.text(m, "is")}
	known, more := isTake(p, c.take), ""
	if p == ofWindow {
		c.days, known = daysOf(c.take)
		more = ", or a number of days"
	}
	if c.take != "" && !known {
		l.failAt(m.at["take"], "%s: there is nothing to take called %q; use %s%s", key, c.take, list(takes(p)), more)
	}
	return c
}

// examples reads the examples. A rule has at least one.
func (l *loader) examples(n ast.Node) []example {
	if n == nil {
		return nil
	}
	items, ok := n.(*ast.SequenceNode)
	if !ok || len(items.Values) == 0 {
		l.failAt(n, "examples must be a list of at least one")
		return nil
	}
	var out []example
	for _, item := range items.Values {
		m := l.mapping(item, []string{"claims", "low", "best", "high"})
		e := example{low: l.end(m, "low"), best: l.end(m, "best"), top: l.end(m, "high"), at: codebook.Place{File: l.file, Line: 1}}
		if t := item.GetToken(); t != nil && t.Position != nil {
			e.at.Line = t.Position.Line
		}
		e.claims = l.claims(m.at["claims"])
		out = append(out, e)
	}
	return out
}

// end reads what an example gives: a number or none.
func (l *loader) end(m mapped, key string) *float64 {
	t := l.text(m, key)
	if t == "" || t == takeNone {
		return nil
	}
	s, wrong := parseValue(t)
	if wrong != "" || s.Modifier != cited.Exactly {
		l.failAt(m.at[key], "%s must be a number or none", key)
		return nil
	}
	return s.Low
}

// claims reads the claims of an example: "470 by the ministry on 2015-12".
func (l *loader) claims(n ast.Node) []cited.Claim {
	if n == nil {
		return nil
	}
	items, ok := n.(*ast.SequenceNode)
	if !ok {
		l.failAt(n, "claims must be a list")
		return nil
	}
	var texts []string
	for _, item := range items.Values {
		text := l.scalar(item, "a claim")
		if _, wrong := parseClaim(text); text != "" && wrong != "" {
			l.failAt(item, "%s", wrong)
			return nil
		}
		texts = append(texts, text)
	}
	return exampleClaims(texts)
}

func list(items []string) string { return strings.Join(items, ", ") }
