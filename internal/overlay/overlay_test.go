package overlay_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/internal/overlay"

	"github.com/google/go-cmp/cmp"
)

const people = `# People.

id    dancer
means other
forms dancer | dancers
ok    Ten [dancers] came.
no    The dance was long.

id    singer
means other
forms singer
ok    A [singer] came.
no    The singing stopped.
`

// base is built-in rules of one list and one codebook.
func base() fstest.MapFS {
	return fstest.MapFS{
		"en/people.txt":                {Data: []byte(people)},
		"en/units.txt":                 {Data: []byte("# Units.\n")},
		"codebook/small/codebook.yaml": {Data: []byte("name: small\n")},
	}
}

// folder writes files and returns the folder that holds them.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func lay(t *testing.T, files map[string]string) *overlay.FS {
	t.Helper()
	f, err := overlay.New(base(), folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func read(t *testing.T, f fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(f, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNothingLaidOver(t *testing.T) {
	f, err := overlay.New(base(), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, f, "en/people.txt"); got != people {
		t.Errorf("the list is\n%s", got)
	}
	if file, line := f.Where("en/people.txt", 3); file != "rules/en/people.txt" || line != 3 {
		t.Errorf("line 3 comes from %s:%d", file, line)
	}
}

func TestFileSystem(t *testing.T) {
	f := lay(t, map[string]string{
		"en/units.txt": "# Other units.\n", "en/people.more.txt": "id a\n", "fr/people.txt": "id b\n",
		"codebook/mine/codebook.yaml": "name: mine\n", "README.md": "Notes.", "en/people.txt~": "old", ".git/config": "x",
	})
	if err := fstest.TestFS(f, "en/people.txt", "en/units.txt", "fr/people.txt", "codebook/mine/codebook.yaml", "codebook/small/codebook.yaml"); err != nil {
		t.Error(err)
	}
	files, err := fs.Glob(f, "*/*.txt")
	if diff := cmp.Diff([]string{"en/people.txt", "en/units.txt", "fr/people.txt"}, files); err != nil || diff != "" {
		t.Errorf("%v; lists (-want +got):\n%s", err, diff)
	}
}

func TestSameNameReplaces(t *testing.T) {
	f := lay(t, map[string]string{"en/people.txt": "id juggler\r\nforms juggler\r\n", "en/units.txt": "\ufeff# Mine.\n"})
	if got := read(t, f, "en/people.txt"); got != "id juggler\nforms juggler\n" {
		t.Errorf("the list is %q", got)
	}
	if got := read(t, f, "en/units.txt"); got != "# Mine.\n" {
		t.Errorf("the list is %q", got)
	}
}

func TestMoreAdds(t *testing.T) {
	dir := folder(t, map[string]string{"en/people.more.txt": "# Mine.\nid    dancer\nforms dancer\n\nid    juggler\nforms juggler\n", "en/labels.more.txt": "id page\n"})
	f, err := overlay.New(base(), dir)
	if err != nil {
		t.Fatal(err)
	}
	list := read(t, f, "en/people.txt")
	if strings.Contains(list, "dancer | dancers") || strings.Count(list, "id    dancer") != 1 || !strings.Contains(list, "id    singer") || !strings.Contains(list, "id    juggler") {
		t.Errorf("the list is\n%s", list)
	}
	mine := filepath.Join(dir, "en", "people.more.txt")
	for i, line := range strings.Split(list, "\n") {
		file, at := f.Where("en/people.txt", i+1)
		switch {
		case line == "id    singer" && (file != "rules/en/people.txt" || at != 9),
			line == "forms dancer" && (file != mine || at != 3),
			line == "id    juggler" && (file != mine || at != 5):
			t.Errorf("%q comes from %s:%d", line, file, at)
		}
	}
	if got := read(t, f, "en/labels.txt"); !strings.Contains(got, "id page") {
		t.Errorf("a list without a built-in one is %q", got)
	}
}

// The entries of a folder's own list can be added to as well.
func TestMoreOfReplaced(t *testing.T) {
	dir := folder(t, map[string]string{"en/people.txt": "id juggler\n", "en/people.more.txt": "id clown\n"})
	f, err := overlay.New(base(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, f, "en/people.txt"); !strings.Contains(got, "juggler") || !strings.Contains(got, "clown") || strings.Contains(got, "singer") {
		t.Errorf("the list is %q", got)
	}
	if file, line := f.Where("en/people.txt", 1); file != filepath.Join(dir, "en", "people.txt") || line != 1 {
		t.Errorf("line 1 comes from %s:%d", file, line)
	}
}

func TestFoldersThatCannotBeLaidOver(t *testing.T) {
	file := filepath.Join(folder(t, map[string]string{"a.txt": "x"}), "a.txt")
	tests := []struct{ name, dir, want string }{
		{"missing", filepath.Join(t.TempDir(), "none"), "no such file or directory; name a folder"},
		{"a file", file, "are no folder"},
		{"empty", t.TempDir(), "hold no lists"},
		{"astray", folder(t, map[string]string{"people.txt": "id a\n", "codebook/mine.yaml": "name: mine\n"}), "codebook/mine.yaml:1:1: no list or codebook is looked for here"},
		{"other encoding", folder(t, map[string]string{"en/people.txt": "id a\nforms caf\xe9\n"}), "en/people.txt:2:10: is no UTF-8"},
		{"UTF-16", folder(t, map[string]string{"en/people.txt": "\xff\xfei\x00d\x00"}), "en/people.txt:1:1: is no UTF-8"},
	}
	for _, tt := range tests {
		_, err := overlay.New(base(), tt.dir)
		if cited.CodeOf(err) != cited.Invalid || !strings.Contains(filepath.ToSlash(err.Error()), tt.want) {
			t.Errorf("%s: %v, want an Invalid error with %q", tt.name, err, tt.want)
		}
	}
	_, err := overlay.New(base(), tests[3].dir)
	var m *overlay.Mistakes
	if !errors.As(err, &m) || len(m.List) != 2 || !strings.HasPrefix(m.List[0].File, tests[3].dir) {
		t.Errorf("files astray are reported as %v", err)
	}
}

func TestPlaced(t *testing.T) {
	dir := folder(t, map[string]string{"en/people.more.txt": "id clown\nid clown\n"})
	f, err := overlay.New(base(), dir)
	if err != nil {
		t.Fatal(err)
	}
	last := strings.Count(read(t, f, "en/people.txt"), "\n")
	at := func(line, column int, says string) error {
		return cited.Errorf(cited.Invalid, "en/people.txt:%d:%d: %s", line, column, says)
	}
	err = overlay.Placed(f, errors.Join(at(3, 1, "odd"), errors.Join(at(last, 4, "used before, at en/people.txt:15"), at(3, 1, "odd"))))
	mine := filepath.Join(dir, "en", "people.more.txt")
	want := "rules/en/people.txt:3:1: odd\n" + mine + ":2:4: used before, at " + mine + ":1"
	if err.Error() != want || cited.CodeOf(err) != cited.Invalid {
		t.Errorf("placed as\n%v\nwant\n%s", err, want)
	}
	other := cited.Errorf(cited.NotFound, "there is no codebook x")
	if got := overlay.Placed(f, other); got != error(other) {
		t.Errorf("another error became %v", got)
	}
}

func TestHolds(t *testing.T) {
	for name, want := range map[string]bool{
		"en/people.txt": true, "en/people.more.txt": true, "codebook/mine/codebook.yaml": true, "estimate/mine.yaml": true, "estimate/mine.txt": false, "estimate/old/mine.yaml": false,
		"people.txt": false, "en/story.txt": false, "report.html": false, "2015/en/a.txt": false, ".git/en/a.txt": false,
	} {
		if got := overlay.Holds(base(), folder(t, map[string]string{name: "x"})); got != want {
			t.Errorf("a folder with %s: %v, want %v", name, got, want)
		}
	}
}
