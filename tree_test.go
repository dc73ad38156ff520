package cited_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// tree is the module's Go source, parsed, for the tests of the house.
type tree struct {
	set   *token.FileSet
	files []source
}

// source is one Go file.
type source struct {
	path string // from the root, with slashes: "internal/text/block.go"
	pack string // as the import table names it: "text", "cmd/cited", "cited" for the root
	test bool
	ast  *ast.File
}

// readTree parses every Go file of the module. A folder with a go.mod of its own
// is another module; testdata, dot folders and what make builds are none of ours.
func readTree(t *testing.T) tree {
	t.Helper()
	all := tree{set: token.NewFileSet()}
	for _, name := range projectFiles(t) {
		if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") {
			continue
		}
		file, err := parser.ParseFile(all.set, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		all.files = append(all.files, source{name, packageName(path.Dir(name)), strings.HasSuffix(name, "_test.go"), file})
	}
	return all
}

// projectFiles lists the files of the project, slash-separated.
func projectFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipFolder(name)
		}
		names = append(names, filepath.ToSlash(name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func skipFolder(name string) error {
	base := filepath.Base(name)
	if name != "." && (base == "bin" || base == "dist" || strings.HasPrefix(base, ".") && base != ".ci") {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != "." {
		return fs.SkipDir
	}
	return nil
}

// packageName names a folder as the import table does.
func packageName(dir string) string {
	if dir == "." {
		return "cited"
	}
	return strings.TrimPrefix(dir, "internal/")
}

// imports lists what a file imports.
func (s source) imports() []string {
	var paths []string
	for _, spec := range s.ast.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// ours returns the name of a package of this module by its import path.
func ours(importPath string) (string, bool) {
	if importPath == "cited" {
		return "cited", true
	}
	rest, ok := strings.CutPrefix(importPath, "cited/")
	return packageName(rest), ok
}

// line returns "file:line" of a node.
func (t tree) line(n ast.Node) string {
	at := t.set.Position(n.Pos())
	return at.Filename + ":" + strconv.Itoa(at.Line)
}

// table returns the rows of the Markdown table of a file whose head line starts
// with the given cells.
func table(t *testing.T, file, head string) [][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n"+head)
	if !ok {
		t.Fatalf("%s has no table that starts with %q", file, head)
	}
	var rows [][]string
	for _, line := range strings.Split(rest, "\n")[2:] {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(strings.ReplaceAll(cells[i], "`", ""))
		}
		rows = append(rows, cells)
	}
	return rows
}
