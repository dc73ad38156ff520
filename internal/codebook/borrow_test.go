package codebook_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"cited/internal/codebook"
)

// borrowing returns the small codebook and a second one without groups and
// regions, with one line in another wording.
func borrowing(was, is string) fstest.MapFS {
	files := small("", "", "")
	book := strings.NewReplacer("name: small", "name: second", "title: A small one\n", "title: Another\nborrows: small\n").Replace(goodBook)
	files["codebook/second/codebook.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(book, was, is, 1))}
	return files
}

func TestBorrows(t *testing.T) {
	c, err := codebook.Load(borrowing("", ""), "second")
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := c.Group("RB"); !ok || g.Name != "Red Band" || c.GroupsOf != "small" {
		t.Errorf("group %q of %q", g.Name, c.GroupsOf)
	}
	if r, ok := c.Region("levant"); !ok || r.Name != "Levant" {
		t.Errorf("region %q", r.Name)
	}
	if len(c.Generic) != 1 {
		t.Errorf("generic phrases %v", c.Generic)
	}
}

// A file of its own goes before the one that could be borrowed.
func TestOwnFileGoesBefore(t *testing.T) {
	files := borrowing("", "")
	files["codebook/second/regions.yaml"] = &fstest.MapFile{Data: []byte("regions:\n  - {name: Coast, source: me, members: [LBN]}\n")}
	c, err := codebook.Load(files, "second")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Regions) != 1 || c.Regions[0].Name != "Coast" || c.GroupsOf != "small" {
		t.Errorf("regions %v, groups of %s", c.Regions, c.GroupsOf)
	}
}

func TestBorrowErrors(t *testing.T) {
	tests := []struct{ name, was, is, want string }{
		{"from nobody", "borrows: small", "borrows: big", `codebook/second/codebook.yaml:3:10: "big" cannot be borrowed from: there is no codebook/big/groups.yaml`},
		{"from itself", "borrows: small", "borrows: second", `codebook/second/codebook.yaml:3:10: "second" cannot be borrowed from: there is no codebook/second/groups.yaml`},
		{"from above", "borrows: small", "borrows: ../small", `codebook/second/codebook.yaml:3:10: "../small" cannot be borrowed from: there is no codebook/../small/groups.yaml`},
		{"not said", "borrows: small\n", "", "codebook/second/groups.yaml:1:1: cannot be read: file does not exist"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := codebook.Load(borrowing(test.was, test.is), "second")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got:\n%v\nwant:\n%s", err, test.want)
			}
		})
	}
}

// A mistake in what several codebooks share is reported once, in its own file.
func TestSharedMistakeOnce(t *testing.T) {
	files := borrowing("", "")
	files["codebook/small/regions.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(goodRegions, "LBN", "LIB", 1))}
	_, err := codebook.LoadSet(files, "small", "second")
	want := `codebook/small/regions.yaml:4:20: "LIB" is no ISO 3166-1 alpha-3 code of a country in the lists`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}
