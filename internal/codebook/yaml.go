package codebook

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"cited"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// reader walks the tree of one YAML file and collects everything that is wrong
// in it. It works on the tree, not on structs, so that each finding has a place
// and one mistake does not hide the next.
type reader struct {
	file string
	errs *[]error
}

// failAt notes what is wrong at a node, or in the file as a whole.
func (r reader) failAt(n ast.Node, format string, args ...any) {
	line, column := 1, 1
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		line, column = n.GetToken().Position.Line, n.GetToken().Position.Column
	}
	r.fail(line, column, fmt.Sprintf(format, args...))
}

func (r reader) fail(line, column int, message string) {
	*r.errs = append(*r.errs, cited.Errorf(cited.Invalid, "%s:%d:%d: %s", r.file, line, column, message))
}

// open parses the file and returns its outermost mapping, nil if there is none.
func (r reader) open(rules fs.FS, keys ...string) fields {
	data, err := fs.ReadFile(rules, r.file)
	if err != nil {
		r.failAt(nil, "cannot be read: %s", cause(err))
		return fields{reader: r}
	}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return fields{reader: r}
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		r.failAt(nil, "must hold one document")
		return fields{reader: r}
	}
	return r.fields(tree.Docs[0].Body, keys...)
}

func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (r reader) syntax(err error) {
	var s *yaml.SyntaxError
	if errors.As(err, &s) && s.Token != nil && s.Token.Position != nil {
		r.fail(s.Token.Position.Line, s.Token.Position.Column, "is no YAML: "+s.Message)
		return
	}
	message, _, _ := strings.Cut(err.Error(), "\n")
	r.fail(1, 1, "is no YAML: "+message)
}

// fields is a mapping whose keys are known.
type fields struct {
	reader
	node ast.Node
	at   map[string]ast.Node
}

// fields reads a mapping. Keys that end in "!" must be there; other keys than
// those given are wrong.
func (r reader) fields(n ast.Node, keys ...string) fields {
	f := fields{reader: r, node: n, at: map[string]ast.Node{}}
	pairs, ok := pairsOf(n)
	if !ok {
		r.failAt(n, "must be keys and values: %s", bare(keys))
		return f
	}
	known := map[string]bool{}
	for _, k := range keys {
		known[strings.TrimSuffix(k, "!")] = true
	}
	for _, p := range pairs {
		key := keyOf(p)
		switch _, twice := f.at[key]; {
		case !known[key]:
			r.failAt(p.Key, "there is no key %q here; use %s", key, bare(keys))
		case twice:
			r.failAt(p.Key, "%s is given twice; keep one", key)
		default:
			f.at[key] = p.Value
		}
	}
	for _, k := range keys {
		if name, must := strings.CutSuffix(k, "!"); must && f.at[name] == nil {
			r.failAt(n, "the key %s is missing", name)
		}
	}
	return f
}

func keyOf(p *ast.MappingValueNode) string {
	if t := p.Key.GetToken(); t != nil {
		return t.Value
	}
	return p.Key.String()
}

func pairsOf(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}, true
	}
	return nil, false
}

func bare(keys []string) string {
	return strings.ReplaceAll(strings.Join(keys, ", "), "!", "")
}

// text is a text with its place.
type text struct {
	value string // blanks and line breaks in a row are one blank
	node  ast.Node
}

func values(list []text) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.value)
	}
	return out
}

// text returns the value of a key; empty if it is not there or no text.
func (f fields) text(key string) text {
	n := f.at[key]
	if n == nil {
		return text{"", f.node}
	}
	return f.scalar(n, "the value of "+key)
}

// scalar reads a text. A plain number is the text that stands there.
func (r reader) scalar(n ast.Node, what string) text {
	t := text{"", n}
	switch v := n.(type) {
	case *ast.StringNode:
		t.value = v.Value
	case *ast.LiteralNode:
		t.value = v.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		t.value = v.GetToken().Value
	default:
		r.failAt(n, "%s must be a text", what)
		return t
	}
	t.value = strings.Join(strings.Fields(t.value), " ")
	if t.value == "" {
		r.failAt(n, "%s is empty", what)
	}
	return t
}

// list returns the items of a list; nil if the key is not there or no list.
func (f fields) list(key string) []ast.Node {
	n := f.at[key]
	if n == nil {
		return nil
	}
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		f.failAt(n, "the value of %s must be a list", key)
		return nil
	}
	return s.Values
}

// texts returns the items of a list of texts. One that is there twice is wrong.
func (f fields) texts(key string) []text {
	var out []text
	seen := map[string]bool{}
	for _, n := range f.list(key) {
		t := f.scalar(n, "an item of "+key)
		switch {
		case t.value == "":
		case seen[t.value]:
			f.failAt(n, "%q is listed twice", t.value)
		default:
			seen[t.value] = true
			out = append(out, t)
		}
	}
	return out
}

// date returns the date of a key, empty if it is not there.
func (f fields) date(key string) cited.EDTF {
	if f.at[key] == nil {
		return ""
	}
	t := f.text(key)
	d, err := cited.ParseEDTF(t.value)
	if err != nil {
		f.failAt(t.node, "%s: %s", key, err)
	}
	return d
}
