package cited_test

import (
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// inARow is how many words in a row make a sentence somebody else's.
const inARow = 9

// The corpora beside the repository are to measure on. None of their sentences
// may be copied into it: not in rules, not in examples, not in tests.
func TestNoSentenceOfTheCorpora(t *testing.T) {
	const shared = "../shared"
	if _, err := os.Stat(shared); err != nil {
		t.Skip("there is no ../shared, whose sentences must not be in the project")
	}
	seed := maphash.MakeSeed()
	theirs := map[uint64]bool{}
	for _, folder := range []string{"corpus", "treebank"} {
		err := filepath.WalkDir(filepath.Join(shared, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			for _, at := range runs(corpusText(t, name), seed) {
				theirs[at.hash] = true
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(theirs) == 0 {
		t.Fatalf("%s holds no text", shared)
	}
	for _, name := range projectFiles(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 2_000_000 || !utf8.Valid(data) {
			continue
		}
		for _, at := range runs(string(data), seed) {
			if theirs[at.hash] {
				t.Errorf("%s: words of the corpora: %q", name, at.words)
				break
			}
		}
	}
}

// corpusText is the text of a file, of a treebank only the sentences.
func corpusText(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(name) == ".md" {
		return ""
	}
	if filepath.Ext(name) != ".conllu" {
		return string(data)
	}
	var text strings.Builder
	for line := range strings.Lines(string(data)) {
		if sentence, ok := strings.CutPrefix(line, "# text = "); ok {
			text.WriteString(sentence)
		}
	}
	return text.String()
}

type run struct {
	hash  uint64
	words []string
}

// runs lists every stretch of inARow words.
func runs(text string, seed maphash.Seed) []run {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var all []run
	for i := 0; i+inARow <= len(words); i++ {
		stretch := words[i : i+inARow]
		all = append(all, run{maphash.String(seed, strings.Join(stretch, " ")), stretch})
	}
	return all
}
