package cited_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Limits of size, in lines. Half of them is a good size.
const (
	mostLinesOfFile     = 600
	mostLinesOfFunction = 80
)

func TestSizes(t *testing.T) {
	all := readTree(t)
	for _, file := range all.files {
		if n := all.set.File(file.ast.Pos()).LineCount(); n > mostLinesOfFile {
			t.Errorf("%s has %d lines, more than %d: split it by noun", file.path, n, mostLinesOfFile)
		}
		for _, decl := range file.ast.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Body == nil || file.test {
				continue
			}
			if n := all.set.Position(f.End()).Line - all.set.Position(f.Pos()).Line; n > mostLinesOfFunction {
				t.Errorf("%s: %s has %d lines, more than %d", all.line(f), f.Name.Name, n, mostLinesOfFunction)
			}
		}
	}
}

// Nothing registers itself, and nothing at package level changes: lists are
// explicit, and what a function needs is handed to it.
func TestNoHiddenState(t *testing.T) {
	all := readTree(t)
	global := map[string]map[string]bool{} // package: its variables
	for _, file := range all.files {
		if file.test {
			continue
		}
		for _, decl := range file.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s: an init function: make it a call that somebody makes", all.line(d))
				}
			case *ast.GenDecl:
				for _, v := range variables(d) {
					if global[file.pack] == nil {
						global[file.pack] = map[string]bool{}
					}
					global[file.pack][v.Name] = true
				}
				for _, where := range synchronized(d) {
					t.Errorf("%s: a lock or cache at package level is state that everybody shares", all.line(where))
				}
			}
		}
	}
	for _, file := range all.files {
		if file.test {
			continue
		}
		for _, decl := range file.ast.Decls {
			local := declared(decl)
			for _, target := range assigned(decl) {
				if global[file.pack][target.Name] && !local[target.Name] {
					t.Errorf("%s: %s is a package variable and is assigned to", all.line(target), target.Name)
				}
			}
		}
	}
}

// declared is the names that a function declares somewhere: those of parameters,
// of var and of :=.
func declared(decl ast.Decl) map[string]bool {
	names := map[string]bool{}
	note := func(e ast.Expr) {
		if id, ok := e.(*ast.Ident); ok {
			names[id.Name] = true
		}
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				if n.Tok == token.DEFINE {
					note(e)
				}
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				note(n.Key)
				note(n.Value)
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				names[id.Name] = true
			}
		case *ast.Field:
			for _, id := range n.Names {
				names[id.Name] = true
			}
		}
		return true
	})
	return names
}

// variables lists the names of a var declaration.
func variables(d *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	for _, spec := range d.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok && d.Tok == token.VAR {
			names = append(names, v.Names...)
		}
	}
	return names
}

// synchronized lists the specs of a var declaration whose type or value is of
// package sync or atomic.
func synchronized(d *ast.GenDecl) []ast.Node {
	var found []ast.Node
	if d.Tok != token.VAR {
		return nil
	}
	ast.Inspect(d, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		if s, ok := n.(*ast.SelectorExpr); ok {
			// What OnceValues yields is the same whoever asks first: a constant that is made late.
			if x, ok := s.X.(*ast.Ident); ok && (x.Name == "sync" && s.Sel.Name != "OnceValues" || x.Name == "atomic") {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}

// assigned lists the variables that a function assigns to, or to an element or
// field of.
func assigned(decl ast.Decl) []*ast.Ident {
	var targets []*ast.Ident
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, left := range n.Lhs {
					targets = appendRoot(targets, left)
				}
			}
		case *ast.IncDecStmt:
			targets = appendRoot(targets, n.X)
		}
		return true
	})
	return targets
}

func appendRoot(targets []*ast.Ident, e ast.Expr) []*ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return append(targets, e)
	case *ast.IndexExpr:
		return appendRoot(targets, e.X)
	case *ast.SelectorExpr:
		return appendRoot(targets, e.X)
	case *ast.StarExpr:
		return appendRoot(targets, e.X)
	case *ast.ParenExpr:
		return appendRoot(targets, e.X)
	}
	return targets
}

// The environment and the clock are read by cli, which hands them down. Archive
// may measure how long something takes.
func TestOnlyCliReadsTheWorld(t *testing.T) {
	all := readTree(t)
	clock := regexp.MustCompile(`^time\.(Now|Since|Until)$`)
	world := regexp.MustCompile(`^(os\.(Getenv|LookupEnv|Environ|ExpandEnv|Args|UserHomeDir|UserConfigDir)|flag\.\w+)$`)
	for _, file := range all.files {
		if file.test || allowed("cli, cmd/cited, bench/<name>, fuzztest, syntax/train", file.pack) {
			continue
		}
		ast.Inspect(file.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok {
				name := x.Name + "." + s.Sel.Name
				if world.MatchString(name) || clock.MatchString(name) && file.pack != "archive" {
					t.Errorf("%s: %s: take it as a parameter that cli hands down", all.line(s), name)
				}
			}
			return true
		})
	}
}

func TestDocComments(t *testing.T) {
	all := readTree(t)
	documented := map[string]bool{} // packages with a package comment
	for _, file := range all.files {
		documented[file.pack] = documented[file.pack] || file.ast.Doc != nil
		if file.test {
			continue
		}
		for _, decl := range file.ast.Decls {
			for _, name := range undocumented(decl) {
				t.Errorf("%s: %s has no doc comment", all.line(name), name.Name)
			}
		}
	}
	for pack, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment that says what it is for", pack)
		}
	}
}

// undocumented lists the exported names of a declaration that nothing is said
// about. A comment on a group speaks for its members.
func undocumented(decl ast.Decl) []*ast.Ident {
	var names []*ast.Ident
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
			names = append(names, d.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
					names = append(names, s.Name)
				}
			case *ast.ValueSpec:
				if s.Names[0].IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
					names = append(names, s.Names[0])
				}
			}
		}
	}
	return names
}

func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	e := f.Recv.List[0].Type
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if generic, ok := e.(*ast.IndexExpr); ok {
		e = generic.X
	}
	name, ok := e.(*ast.Ident)
	return ok && name.IsExported()
}

// A folder below format that is not imported by format is not on its list.
func TestEveryFormatIsListed(t *testing.T) {
	all := readTree(t)
	var listed []string
	for _, file := range all.files {
		if file.pack == "format" && !file.test {
			for _, p := range file.imports() {
				name, _ := ours(p)
				listed = append(listed, name)
			}
		}
	}
	for _, file := range all.files {
		if strings.HasPrefix(file.pack, "format/") && !slices.Contains(listed, file.pack) {
			t.Errorf("%s: package %s is not in format.List", file.path, file.pack)
		}
	}
}

// Every function of cli that makes a command is called by its list, and has a
// file of its own.
func TestEveryCommandIsListed(t *testing.T) {
	all := readTree(t)
	makers, listed := map[string]string{}, map[string]bool{}
	for _, file := range all.files {
		if file.pack != "cli" || file.test {
			continue
		}
		for _, decl := range file.ast.Decls {
			f, ok := decl.(*ast.FuncDecl)
			switch {
			case ok && f.Name.Name == "commands":
				ast.Inspect(f, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						listed[id.Name] = true
					}
					return true
				})
			case ok && f.Name.Name != "newRoot" && makesCommand(f):
				makers[f.Name.Name] = file.path
			}
		}
	}
	files := map[string]string{}
	for maker, file := range makers {
		if !listed[maker] {
			t.Errorf("%s: the command of %s is not in the list of commands", file, maker)
		}
		if other, ok := files[file]; ok {
			t.Errorf("%s makes two commands, %s and %s: give each a file", file, maker, other)
		}
		files[file] = maker
	}
	if len(makers) == 0 {
		t.Error("found no commands")
	}
}

func makesCommand(f *ast.FuncDecl) bool {
	if f.Recv != nil || f.Type.Results == nil || len(f.Type.Results.List) != 1 || !strings.HasPrefix(f.Name.Name, "new") {
		return false
	}
	star, ok := f.Type.Results.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	s, ok := star.X.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "Command"
}

// No file names a folder of somebody's machine, or leaves work to others.
func TestNothingOfThisMachine(t *testing.T) {
	machine := regexp.MustCompile(`(?:^|[\s"'(=` + "`" + `])/(?:home|root|Users|work|farm)/\w[^\s"']*`)
	registry := regexp.MustCompile(strings.Join([]string{"proxy.golang", "registry.npmjs", "deb.debian"}, `\.org|`) + `\.org`)
	later := regexp.MustCompile(`\b(?:` + strings.Join([]string{"TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK"}, "|") + `)\b`)
	for _, name := range projectFiles(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(text) || path.Base(name) == "go.sum" || name == "house_test.go" {
			continue
		}
		for what, rx := range map[string]*regexp.Regexp{"a path of a machine": machine, "the address of a registry": registry, "work left to others": later} {
			if found := rx.Find(text); found != nil && (what != "work left to others" || path.Ext(name) == ".go") {
				t.Errorf("%s holds %s: %s", name, what, fmt.Sprintf("%.60q", found))
			}
		}
	}
}
