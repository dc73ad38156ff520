package generate

import (
	"strings"
	"testing"

	"cited/rules"
)

const given = `== Belgium ==

Pieter Janssens of the Harbour Institute (HIN) said on 7 March 2015 that about 1,250 Belgians had left
for Syria. Of these, twelve joined the Nusra Front. Nobody asked why they went there in the first place.

The register was closed in the autumn. Officials in Antwerp would not comment.

Country | Left | Came back
France | 910 | 245
Tunisia | 3,000 | 600
`

func texts(t *testing.T) *Texts {
	t.Helper()
	all, err := NewTexts(rules.FS, []string{given}, 1)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestDocumentKeepsTheShapeAndReplacesTheNames(t *testing.T) {
	doc := texts(t).Document(3)
	for _, gone := range []string{"Pieter", "Janssens", "HIN", "1,250", "Belgians", "Syria", "Antwerp", "910", "Tunisia"} {
		if strings.Contains(doc, gone) {
			t.Errorf("%q is still there:\n%s", gone, doc)
		}
	}
	for _, kept := range []string{"== ", " said on ", " March ", " had left\nfor ", "\n\nCountry | Left | Came back", ". Of these, "} {
		if !strings.Contains(doc, kept) {
			t.Errorf("%q is gone:\n%s", kept, doc)
		}
	}
	if got, want := strings.Count(doc, "\n"), strings.Count(given, "\n"); got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

func TestSameSeedSameText(t *testing.T) {
	a, b := texts(t), texts(t)
	for n := range 20 {
		if a.Document(n) != b.Document(n) {
			t.Fatalf("document %d differs from one run to the next", n)
		}
	}
}

// No sentence may come twice, so that nothing can be gained by remembering
// sentences.
func TestNoSentenceComesTwice(t *testing.T) {
	all := texts(t)
	seen := map[string]int{}
	for n := range 2000 {
		for sentence := range strings.SplitSeq(strings.ReplaceAll(all.Document(n), "\n\n", ". "), ". ") {
			if len(strings.Fields(sentence)) < 5 || strings.HasPrefix(sentence, "==") {
				continue
			}
			if before, ok := seen[sentence]; ok {
				t.Fatalf("documents %d and %d both hold %q", before, n, sentence)
			}
			seen[sentence] = n
		}
	}
}

func TestPieces(t *testing.T) {
	n, size := 0, 0
	for p := range texts(t).Pieces(2000) {
		if n, size = n+1, size+len(p); n == 500 {
			break
		}
	}
	if mean := size / n; mean < 1700 || mean > 2200 {
		t.Errorf("pieces of %d bytes on average, want about 2000", mean)
	}
}

func TestMadeUpWordsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for n := range 100_000 {
		if w := madeUp(n); seen[w] {
			t.Fatalf("%q comes twice", w)
		} else {
			seen[w] = true
		}
	}
}
