package generate

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited/internal/codebook"
	"cited/internal/text"
)

// Texts makes texts of some given ones.
type Texts struct {
	vocabulary *vocabulary
	templates  []template
	seed       uint64
}

// Folders reads the plain texts (*.txt) of folders, in the order of their names.
func Folders(dirs ...string) ([]string, error) {
	var texts []string
	for _, dir := range dirs {
		names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			texts = append(texts, string(data))
		}
	}
	return texts, nil
}

// NewTexts prepares to make texts of given ones, with the names of the rules.
func NewTexts(rules fs.FS, given []string, seed uint64) (*Texts, error) {
	if len(given) == 0 {
		return nil, fmt.Errorf("there are no texts to make others of")
	}
	book, err := codebook.Load(rules, "foreign-fighters")
	if err != nil {
		return nil, err
	}
	v, err := loadVocabulary(rules, book)
	if err != nil {
		return nil, err
	}
	t := &Texts{vocabulary: v, seed: seed}
	seen := look(given)
	for _, g := range given {
		t.templates = append(t.templates, v.cut(g, seen))
	}
	return t, nil
}

// seen is how texts write words somewhere: in lower case, or with a capital
// within a sentence.
type seen struct{ lower, capital map[string]bool }

func look(texts []string) seen {
	all := seen{map[string]bool{}, map[string]bool{}}
	for _, s := range texts {
		tokens := text.AppendTokens(nil, s, 0, len(s))
		for i, t := range tokens {
			switch word := s[t.Start:t.End]; {
			case t.Class != text.Letters:
			case t.Shape == text.Lower:
				all.lower[word] = true
			case i > 0 && tokens[i-1].Class == text.Letters && tokens[i-1].Shape == text.Lower:
				all.capital[bare(word)] = true
			}
		}
	}
	return all
}

// Document returns the n-th document, which is about as long as the given text
// that it is made of.
func (t *Texts) Document(n int) string {
	return t.vocabulary.render(t.templates[n%len(t.templates)], t.seed, n)
}

// Write writes documents one after the other, parted by blank lines, until there
// are that many bytes; the last one is cut at the end of a line.
func (t *Texts) Write(w io.Writer, bytes int) error {
	for n := 0; bytes > 0; n++ {
		doc := t.Document(n) + "\n\n"
		if len(doc) > bytes {
			doc = doc[:strings.LastIndexByte(doc[:bytes], '\n')+1]
			bytes = 0
		}
		if _, err := io.WriteString(w, doc); err != nil {
			return err
		}
		bytes -= len(doc)
	}
	return nil
}

// Pieces yields documents cut at blank lines into pieces of about that many
// bytes, without end.
func (t *Texts) Pieces(bytes int) iter.Seq[string] {
	return func(yield func(string) bool) {
		piece := ""
		for n := 0; ; n++ {
			for block := range strings.SplitAfterSeq(t.Document(n)+"\n\n", "\n\n") {
				if piece != "" && len(piece)+len(block) > bytes+bytes/20 {
					if !yield(piece) {
						return
					}
					piece = ""
				}
				piece += block
			}
		}
	}
}
