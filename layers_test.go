package cited_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// imports is the import table: which packages of the module a package may
// import. ARCHITECTURE.md shows the same rows, word for word. Test files may
// also import what testsMay lists.
var imports = []struct{ packages, may string }{
	{"cited, credit, rules, examples, gazetteer, hashed, language", "nothing"},
	{"limit, gold, custody, anchor, layer", "cited"},
	{"codebook, export, overlay", "cited"},
	{"choice", "cited, hashed"},
	{"charset", "text"},
	{"imprint", "cited, text"},
	{"unzip, text", "cited, limit"},
	{"office", "cited, limit, text, unzip"},
	{"office/officetest", "text"},
	{"fuzztest", "nothing"},
	{"format/eml", "cited, limit, text, charset, office, format/html, format/plain"},
	{"format/jsonl", "cited, limit, text, format/plain"},
	{"format/wacz", "cited, text, unzip, format/warc"},
	{"format/<name>", "cited, limit, text, charset, office, unzip"},
	{"format", "cited, limit, text, format/<name>"},
	{"workertest", "format"},
	{"lineage", "cited, credit, text"},
	{"mention", "cited, codebook, hashed, text"},
	{"query", "cited, codebook, text"},
	{"reconcile", "cited, codebook, export, text"},
	{"tree", "syntax, text"},
	{"concern", "mention"},
	{"person", "mention, text, tree"},
	{"statement", "cited, mention, person, text, tree"},
	{"tie", "cited, mention, text, tree"},
	{"response", "cited, concern, mention, text, tree"},
	{"theme", "cited, choice, concern, hashed, mention, text"},
	{"extract", "cited, choice, codebook, concern, gazetteer, hashed, mention, person, response, statement, syntax, text, theme, tie, tree"},
	{"check, sheet", "cited, codebook, mention, text"},
	{"review", "cited, codebook"},
	{"syntax", "cited, text"},
	{"syntax/train", "cited, text, syntax, gold"},
	{"parse", "cited, text, syntax"},
	{"store", "cited, anchor, custody, layer"},
	{"store/storetest", "cited, custody, store"},
	{"archive", "cited, anchor, charset, check, choice, codebook, credit, custody, export, extract, format, imprint, language, layer, limit, lineage, mention, overlay, parse, person, reconcile, review, sheet, store, syntax, text"},
	{"tell", "cited, archive, choice, codebook, export, review"},
	{"web", "cited, archive, codebook, export, query, review, tell"},
	{"cli", "cited, archive, codebook, examples, export, format, limit, overlay, parse, query, review, rules, syntax, tell, web"},
	{"cmd/cited", "cli"},
	{"bench/<name>", "anything"},
}

// modules lists every module of others that our code may import, and the
// packages that may. ARCHITECTURE.md gives each a reason.
var modules = []struct{ module, packages string }{
	{"github.com/PuerkitoBio/goquery", "tests"},
	{"github.com/chromedp/cdproto", "tests"},
	{"github.com/chromedp/chromedp", "bench/measure"},
	{"github.com/getkin/kin-openapi", "tests"},
	{"github.com/goccy/go-yaml", "archive, cli, codebook, reconcile"},
	{"github.com/google/go-cmp", "tests"},
	{"github.com/piprate/json-gold", "bench/readers"},
	{"github.com/rivo/uniseg", "cli"},
	{"github.com/rogpeppe/go-internal", "tests"},
	{"github.com/santhosh-tekuri/jsonschema/v6", "bench/readers"},
	{"github.com/schollz/progressbar/v3", "cli"},
	{"github.com/spf13/cobra", "cli"},
	{"github.com/spf13/pflag", "cli"},
	{"github.com/tealeg/xlsx/v3", "bench/readers"},
	{"github.com/tetratelabs/wazero", "format/pdf"},
	{"github.com/xuri/excelize/v2", "export"},
	{"golang.org/x/mod", "custody"},
	{"golang.org/x/net", "charset, format/html"},
	{"golang.org/x/term", "cli"},
	{"golang.org/x/text", "bench/gazetteer, bench/world, charset, format/html, gold, tell, text"},
	{"modernc.org/sqlite", "store"},
}

// testsMay is what test files may import beyond their package.
const testsMay = "archive, extract, gold, format, export, limit, rules, text, examples, fuzztest, office/officetest, store/storetest, workertest"

func TestImportTable(t *testing.T) {
	for _, file := range readTree(t).files {
		row := rowOf(file.pack)
		if row < 0 {
			t.Errorf("%s: package %s is not in the import table of layers_test.go and ARCHITECTURE.md", file.path, file.pack)
			continue
		}
		for _, p := range file.imports() {
			name, our := ours(p)
			if our && name != file.pack && !allowed(imports[row].may, name) && !(file.test && (allowed(testsMay, name) || strings.HasPrefix(name, file.pack+"/"))) {
				t.Errorf("%s imports %s, but %s may import %s", file.path, name, file.pack, imports[row].may)
			}
		}
	}
}

func rowOf(pack string) int {
	for i, row := range imports {
		if allowed(row.packages, pack) {
			return i
		}
	}
	return -1
}

// allowed reports whether a list of the table holds a package; "format/<name>"
// holds every package below format.
func allowed(list, pack string) bool {
	for entry := range strings.SplitSeq(list, ", ") {
		above, any := strings.CutSuffix(entry, "<name>")
		if entry == "anything" || entry == pack || any && strings.HasPrefix(pack, above) {
			return true
		}
	}
	return false
}

func TestEveryPackageOfTheTableIsThere(t *testing.T) {
	files := readTree(t).files
	for _, row := range imports {
		for entry := range strings.SplitSeq(row.packages, ", ") {
			if !slices.ContainsFunc(files, func(f source) bool { return allowed(entry, f.pack) }) {
				t.Errorf("the import table names %s, which is not there", entry)
			}
		}
	}
}

func TestArchitectureShowsTheImportTable(t *testing.T) {
	var want [][]string
	for _, row := range imports {
		want = append(want, []string{row.packages, row.may})
	}
	got := table(t, "ARCHITECTURE.md", "| package | may import (ours) |")
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("ARCHITECTURE.md has the rows\n%q\nand layers_test.go\n%q", got, want)
	}
}

// The standard library's SQL, and processes, flags, the environment and the
// clock belong to few packages.
func TestWhoMayTouchTheWorld(t *testing.T) {
	few := map[string]string{
		"database/sql": "store, store/storetest, bench/measure", // which changes archives by hand
		"flag":         "bench/<name>, fuzztest, syntax/train",  // fuzztest asks whether it is fuzzed
		"net":          "web, bench/<name>",                     // nothing that is read is ever fetched
		"net/http":     "web, bench/<name>",
		"os/exec":      "archive, bench/<name>",
		"os/signal":    "cli",
	}
	for _, file := range readTree(t).files {
		for _, p := range file.imports() {
			if packages, ok := few[p]; ok && !file.test && !allowed(packages, file.pack) {
				t.Errorf("%s imports %s, which only %s may", file.path, p, packages)
			}
			if file.pack == "cited" && !file.test && strings.Contains(p, ".") {
				t.Errorf("%s imports %s: the root package has the standard library only", file.path, p)
			}
		}
	}
}

// isModule reports whether an import is of a module of others, and which row of
// modules it belongs to; -1 for none.
func isModule(importPath string) (row int, foreign bool) {
	host, _, _ := strings.Cut(importPath, "/")
	if !strings.Contains(host, ".") {
		return -1, false
	}
	return slices.IndexFunc(modules, func(m struct{ module, packages string }) bool {
		return importPath == m.module || strings.HasPrefix(importPath, m.module+"/")
	}), true
}

func TestModules(t *testing.T) {
	used := map[string]bool{}
	for _, file := range readTree(t).files {
		for _, p := range file.imports() {
			row, foreign := isModule(p)
			switch {
			case !foreign:
			case row < 0:
				t.Errorf("%s imports %s, which is not on the list of allowed modules", file.path, p)
			case !file.test && !allowed(modules[row].packages, file.pack):
				t.Errorf("%s imports %s, which is for %s only", file.path, p, modules[row].packages)
			}
			if foreign && row >= 0 {
				used[modules[row].module] = true
			}
		}
	}
	for _, m := range modules {
		if !used[m.module] {
			t.Errorf("%s is allowed, but nothing imports it", m.module)
		}
	}
}

// Every module that may be imported has its reason in ARCHITECTURE.md, with the
// version that go.mod pins, and no other has.
func TestArchitectureSaysWhyWeDependOnAModule(t *testing.T) {
	pinned, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range table(t, "ARCHITECTURE.md", "| module | version |") {
		if len(row) != 4 || row[3] == "" {
			t.Errorf("ARCHITECTURE.md: the row of %s gives no reason", row[0])
		}
		if !strings.Contains(string(pinned), row[0]+" "+row[1]) {
			t.Errorf("ARCHITECTURE.md has %s %s, go.mod another version or none", row[0], row[1])
		}
		names = append(names, row[0])
	}
	for _, m := range modules {
		if !slices.Contains(names, m.module) {
			t.Errorf("ARCHITECTURE.md does not say why we depend on %s", m.module)
		}
	}
	if len(names) > len(modules) {
		t.Errorf("ARCHITECTURE.md names %d modules, of which only %d may be imported", len(names), len(modules))
	}
}
