package archive

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/limit"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// topKeys lists what cited.yaml may hold.
func topKeys() []string { return []string{"format", "database", "codebooks", "limits"} }

// readLimits reads the limits of an archive from its cited.yaml, and finds keys that are
// none: a limit that is spelled wrongly must not be one that is not there. All
// mistakes are in one error, each with its line.
func readLimits(path string, content []byte) (limit.Limits, error) {
	var l limit.Limits
	var errs []string
	tree, err := parser.ParseBytes(content, 0)
	if err != nil || len(tree.Docs) == 0 {
		return l, cited.Errorf(cited.NotFound, "%s is not the file of an archive; mend it, or restore it from a back-up", path)
	}
	wrong := func(n ast.Node, why string) {
		errs = append(errs, fmt.Sprintf("%s:%d: %s", path, n.GetToken().Position.Line, why))
	}
	for _, p := range pairsOf(tree.Docs[0].Body) {
		switch key := p.Key.GetToken().Value; {
		case key == "limits":
			setLimits(&l, p, wrong)
		case !slices.Contains(topKeys(), key):
			wrong(p.Key, fmt.Sprintf("there is no key %q; there are %s", key, strings.Join(topKeys(), ", ")))
		}
	}
	if len(errs) == 0 {
		return l, nil
	}
	return l, cited.Errorf(cited.NotFound, "%s", strings.Join(errs, "; "))
}

// setLimits sets each limit below the key limits.
func setLimits(l *limit.Limits, under *ast.MappingValueNode, wrong func(n ast.Node, why string)) {
	pairs := pairsOf(under.Value)
	if _, empty := under.Value.(*ast.NullNode); pairs == nil && !empty {
		wrong(under.Key, "limits must be keys and values, like pages: 5000")
	}
	for _, p := range pairs {
		if err := l.Set(limit.Key(p.Key.GetToken().Value), scalarOf(p.Value)); err != nil {
			wrong(p.Key, err.Error())
		}
	}
}

// pairsOf returns the keys and values of a mapping; nil if it is none.
func pairsOf(n ast.Node) []*ast.MappingValueNode {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}
	}
	return nil
}

// scalarOf returns a value as it stands there; what is no single value stands for none.
func scalarOf(n ast.Node) string {
	switch v := n.(type) {
	case *ast.StringNode:
		return v.Value
	case *ast.IntegerNode, *ast.FloatNode:
		return v.GetToken().Value
	}
	return ""
}
