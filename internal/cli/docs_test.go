package cli

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cited/examples"
	"cited/internal/query"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

const top = "../.."

// pages are the pages whose examples are run.
func pages(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(top, "docs", "*.md"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no pages in docs: %v", err)
	}
	return append([]string{filepath.Join(top, "README.md")}, found...)
}

// TestDocs runs every example of the documentation: a fenced block whose first
// line starts with "$ cited". In such a block, each line with "$ " is given to a
// shell, and what follows must be what it prints. The blocks of a page are one
// session, in a folder that holds the example documents under "examples", and the draft. The
// program is this test binary: see TestMain.
func TestDocs(t *testing.T) {
	for _, page := range pages(t) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			data, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			want := string(data)
			got := runPage(t, want)
			if *update && got != want {
				if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s shows (-) what the program does not print (+); run this test with -update:\n%s", page, diff)
			}
		})
	}
}

var session = regexp.MustCompile("(?ms)^```[a-z]*\n(\\$ cited.*?)^```$")

// runPage returns the page with the output of its examples as it is now.
func runPage(t *testing.T, page string) string {
	t.Helper()
	s := &shell{t: t}
	return session.ReplaceAllStringFunc(page, func(block string) string {
		if s.dir == "" {
			s.dir = t.TempDir()
			if err := os.CopyFS(filepath.Join(s.dir, "examples"), examples.FS); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(s.dir, "draft.md"), []byte(examples.Draft), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		fence, body, _ := strings.Cut(block, "\n")
		return fence + "\n" + s.block(strings.TrimSuffix(body, "```")) + "```"
	})
}

// shell runs the commands of one page.
type shell struct {
	t   *testing.T
	dir string // where the next command runs
}

func (s *shell) block(body string) string {
	var out strings.Builder
	for line := range strings.Lines(body) {
		if command, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "$ "); ok {
			out.WriteString(line + s.run(command))
		}
	}
	return out.String()
}

// run gives a command to a shell and returns all that it prints. A folder that
// the command changes to stays the folder of the next one.
func (s *shell) run(command string) string {
	s.t.Helper()
	where := filepath.Join(s.t.TempDir(), "where")
	cmd := exec.Command("sh", "-c", command+"\nstatus=$?\npwd > '"+where+"'\nexit $status")
	cmd.Dir = s.dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.t.TempDir(),
		"COLUMNS=110", "LANG=C.UTF-8", "TZ=UTC"}
	out, err := cmd.CombinedOutput()
	if dir, err := os.ReadFile(where); err == nil {
		s.dir = strings.TrimSpace(string(dir))
	}
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		s.t.Fatal(err)
	}
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	return string(out)
}

// TestDocsNameEveryCode holds docs/codebook.md against the codebook: each code
// stands in a row of the table of its kind, with the words of the codebook.
func TestDocsNameEveryCode(t *testing.T) {
	page := readPage(t, "codebook.md")
	data, err := fs.ReadFile(rules.FS, "codebook/foreign-fighters/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`(?m)^  - code: (.+)$\n    is: (?:>-\n)?((?:.+\n)(?:      .+\n)*)`).FindAllStringSubmatch(string(data), -1)
	if len(codes) < 40 {
		t.Fatalf("only %d codes were found in the codebook", len(codes))
	}
	for _, c := range codes {
		row := "| `" + c[1] + "` | " + strings.Join(strings.Fields(c[2]), " ") + " |"
		if !strings.Contains(page, row) {
			t.Errorf("docs/codebook.md has no row\n%s", row)
		}
	}
}

// TestDocsExamplesOfMeasures reads the example of every measure with its codebook:
// the number in bold must come out as a figure of that measure.
func TestDocsExamplesOfMeasures(t *testing.T) {
	for book, least := range map[string]int{"foreign-fighters": 20, "casualties": 6, "displacement": 6} {
		page := readPage(t, pageOf(book))
		rows := regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| .* \\| (.*\\*\\*(.+)\\*\\*.*) \\|$").FindAllStringSubmatch(page, -1)
		if len(rows) < least {
			t.Errorf("only %d measures of %s have an example", len(rows), book)
		}
		for _, row := range rows {
			measure, sentence, number := row[1], strings.ReplaceAll(row[2], "**", ""), row[3]
			cmd := exec.Command("cited", "extract", "-", "--codebook", book)
			cmd.Stdin = strings.NewReader(sentence)
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if !saysFigure(t, out, number, measure) {
				t.Errorf("%q is not read as %s of %s, but as\n%s", sentence, number, measure, out)
			}
		}
	}
}

// pageOf returns the page of a codebook that comes with the program.
func pageOf(book string) string {
	if book == "foreign-fighters" {
		return "codebook.md"
	}
	return "codebook-" + book + ".md"
}

func saysFigure(t *testing.T, lines []byte, exact, measure string) bool {
	t.Helper()
	for d := json.NewDecoder(bytes.NewReader(lines)); d.More(); {
		var f struct{ Exact, Measure string }
		if err := d.Decode(&f); err != nil {
			t.Fatal(err)
		}
		if f.Exact == exact && f.Measure == measure {
			return true
		}
	}
	return false
}

func TestDocsNameEveryKey(t *testing.T) {
	page := readPage(t, "query.md")
	for _, subject := range query.Subjects() {
		if name := "cited " + subject.String(); !strings.Contains(page, "`"+name+"`") {
			t.Errorf("docs/query.md does not name %s", name)
		}
		for _, k := range query.KeysOf(subject) {
			name := "`" + k.Name + "`"
			if k.Also != "" {
				name += ", `" + k.Also + "`"
			}
			if row := "| " + name + " | " + k.Doc; !strings.Contains(page, row) {
				t.Errorf("docs/query.md has no row\n%s", row)
			}
			for _, v := range k.Values {
				if !strings.Contains(page, "`"+v+"`") {
					t.Errorf("docs/query.md does not name the value %s of %s", v, k.Name)
				}
			}
		}
	}
}

func TestDocsNameEveryList(t *testing.T) {
	page := readPage(t, "rules.md")
	lists, err := fs.Glob(rules.FS, "*/*.txt")
	if err != nil || len(lists) == 0 {
		t.Fatalf("no word lists: %v", err)
	}
	for _, list := range lists {
		if row := "| `" + filepath.Base(list) + "` |"; !strings.Contains(page, row) {
			t.Errorf("docs/rules.md has no row %s", row)
		}
	}
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(top, "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
