package tell

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/rules"
)

// engineRule finds the ids of rules in the sources that hand them out.
var engineRule = regexp.MustCompile(`"([a-z]+\.[a-z-]+)"`)

func TestEveryRuleOfTheProgramIsExplained(t *testing.T) {
	var sources []string
	for _, pattern := range []string{"../extract/*.go", "../mention/*.go", "../statement/*.go", "../response/*.go", "../theme/*.go", "../tie/*.go", "../concern/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, found...)
	}
	used := map[string]bool{cited.RuleDecision: true, "number": true, "time.between": true, "time.past": true, "time.until": true}
	for _, frame := range framesOf(t) {
		used["time."+frame] = true
		if Rule(rules.FS, "time."+frame) == "" {
			t.Errorf("nothing says what the rule time.%s means; add it to engineRules", frame)
		}
	}
	entries := entryNames(t)
	for _, path := range sources {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range engineRule.FindAllStringSubmatch(string(source), -1) {
			if entries[m[1]] {
				continue
			}
			used[m[1]] = true
			if Rule(rules.FS, m[1]) == "" {
				t.Errorf("%s: nothing says what the rule %s means; add it to engineRules", path, m[1])
			}
		}
	}
	for _, r := range engineRules {
		if !used[r.Code] {
			t.Errorf("engineRules explains %s, which no rule is called", r.Code)
		}
	}
}

// entryNames returns the ids of all entries, which the program may ask for.
func entryNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	files, err := fs.Glob(rules.FS, "en/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		list, err := fs.ReadFile(rules.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(list)) {
			if f := strings.Fields(line); len(f) == 2 && f[0] == "id" {
				names[f[1]] = true
			}
		}
	}
	return names
}

// framesOf lists how words can bound a time: rules are named after it.
func framesOf(t *testing.T) []string {
	t.Helper()
	list, err := fs.ReadFile(rules.FS, "en/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	var frames []string
	for line := range strings.Lines(string(list)) {
		if f, ok := strings.CutPrefix(line, "means "); ok {
			frames = append(frames, strings.TrimSpace(f))
		}
	}
	return frames
}

func TestRuleSays(t *testing.T) {
	list := fstest.MapFS{"en/people.txt": {Data: []byte("# A list.\n\nid         fighter\nmeans      fighters\nforms      fighter | fighters\nok         x\n\nid    many\nforms a|b|c|d|e|f|g\n")}}
	tests := map[string]string{
		"en.people.fighter":                  `the words "fighter", "fighters" mean fighters`,
		"en.people.many":                     `the words "a", "b", "c", "d", "e", "f", ...`,
		"en.people.nobody":                   "",
		"en.nothing.x":                       "",
		"nonsense":                           "",
		"../../etc/passwd.x":                 "",
		"foreign-fighters.groups.Boko Haram": "a spelling of the armed group Boko Haram in the codebook",
		"foreign-fighters.groups.generic":    "a phrase that means armed groups without naming one",
		"context.heading":                    "taken over from the heading above",
	}
	for id, want := range tests {
		if got := Rule(list, id); got != want {
			t.Errorf("Rule(%q) = %q, want %q", id, got, want)
		}
	}
}

// TestEveryStanzaIsExplained holds the lists that come with the program to the
// shape that is read here.
func TestEveryStanzaIsExplained(t *testing.T) {
	files, err := fs.Glob(rules.FS, "en/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(rules.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		list := strings.TrimSuffix(filepath.Base(file), ".txt")
		for line := range strings.Lines(string(data)) {
			if name, ok := strings.CutPrefix(line, "id "); ok {
				id := "en." + list + "." + strings.TrimSpace(name)
				if Rule(rules.FS, id) == "" {
					t.Errorf("nothing says what the rule %s means", id)
				}
			}
		}
	}
}
