package tree

import (
	"slices"
	"testing"

	"cited/internal/syntax"
)

// treeOf makes a tree of heads, numbered from 1, 0 for the root, and relations.
func treeOf(heads []int, rels []string) *Tree {
	t := &Tree{}
	for i, h := range heads {
		t.Words = append(t.Words, syntax.Word{Head: h, Rel: rels[i]})
	}
	t.hang()
	return t
}

// TestTree walks over "About 90 people left who said 30 were killed".
func TestTree(t *testing.T) {
	tr := treeOf([]int{2, 3, 4, 0, 6, 3, 9, 9, 6},
		[]string{"advmod", "nummod", "nsubj", "root", "nsubj", "acl:relcl", "nsubj:pass", "aux:pass", "ccomp"})
	for _, test := range []struct {
		from, to, distance int
		path               string
	}{
		{2, 2, 0, "self"},
		{1, 3, 2, "nummod<nsubj<"},
		{3, 1, 2, "nsubj>nummod>"},
		{1, 4, 3, "nummod<acl:relcl>nsubj>"},
		{0, 6, 5, "advmod<nummod<acl:relcl>ccomp>nsubj:pass>"},
		{None, 3, 9, "none"},
	} {
		if got := tr.Distance(test.from, test.to); got != test.distance {
			t.Errorf("from %d to %d are %d relations, want %d", test.from, test.to, got, test.distance)
		}
		if got := tr.Path(test.from, test.to); got != test.path {
			t.Errorf("path from %d to %d is %q, want %q", test.from, test.to, got, test.path)
		}
	}
	var below []int
	tr.Children(2, func(c int) bool { below = append(below, c); return true })
	if want := []int{1, 5}; !slices.Equal(below, want) {
		t.Errorf("on word 2 hang %v, want %v", below, want)
	}
	if !tr.Under(6, 2) || tr.Under(2, 6) || tr.Under(None, 2) || tr.Under(2, None) {
		t.Error("30 must hang on the people, however deep, and nothing else on each other")
	}
}

// TestTreeDeep holds a path that nobody could read to one word.
func TestTreeDeep(t *testing.T) {
	heads, rels := make([]int, 50), make([]string, 50)
	for i := range heads {
		heads[i], rels[i] = i, "nmod"
	}
	tr := treeOf(heads, rels)
	if got := tr.Path(49, 0); got != "far" || tr.Depth(49) != 49 {
		t.Errorf("path %q from a depth of %d, want far, 49", got, tr.Depth(49))
	}
}

// TestSubject looks for who does what a verb says: its own subject, that of the verb it
// goes on from, the noun that it describes, or what the caller knows.
func TestSubject(t *testing.T) {
	// "Crews who came sang and wanted to leave , it was said ."
	tr := treeOf([]int{4, 3, 1, 0, 6, 4, 8, 6, 12, 12, 12, 4, 4},
		[]string{"nsubj", "nsubj", "acl:relcl", "root", "cc", "conj", "mark", "xcomp", "punct", "expl", "aux:pass", "parataxis", "punct"})
	tr.Words[3].UPOS = "VERB"
	for _, test := range []struct{ w, who, verb int }{{3, 0, 3}, {5, 0, 3}, {7, 0, 3}, {2, 1, 2}, {11, 0, 3}, {0, None, 0}} {
		if who, verb := tr.Subject(test.w, nil); who != test.who || verb != test.verb {
			t.Errorf("the subject of %d is %d by %d, want %d by %d", test.w, who, verb, test.who, test.verb)
		}
	}
	describes := treeOf([]int{0, 1}, []string{"root", "acl"}) // "claims made"
	if who, _ := describes.Subject(1, nil); who != 0 {
		t.Errorf("the subject of a participle is %d", who)
	}
	own := func(verb int) (int, bool) { return 8, verb == 5 }
	if who, verb := tr.Subject(7, own); who != 8 || verb != 5 {
		t.Errorf("the known subject is %d by %d", who, verb)
	}
}
