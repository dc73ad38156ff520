package teach

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/choice"
	"cited/internal/codebook"
	"cited/internal/extract"
	"cited/internal/gold"
	"cited/internal/text"
	"cited/internal/theme"
	"cited/rules"
)

// Themes is what sentences of a folder teach about themes.
type Themes struct {
	Folder   string
	Examples []choice.Labelled
}

// ReadThemes reads the texts of a folder and what people say that their sentences are
// about; of a file, each line is a sentence that stands alone, behind its theme and a tab.
func ReadThemes(r *extract.Reader, name string) (*Themes, error) {
	if filepath.Ext(name) == ".txt" {
		return readLines(r, name)
	}
	set, err := ReadSaidBy(r, name)
	if err != nil {
		return nil, err
	}
	out := &Themes{Folder: name}
	for _, doc := range set.Docs() {
		data, err := os.ReadFile(filepath.Join(name, doc+".txt"))
		if err != nil {
			return nil, err
		}
		list, spans, err := lessons(r, doc, data)
		if err != nil {
			return nil, err
		}
		label(list, spans, slices.DeleteFunc(slices.Clone(set.Want), func(s gold.Said) bool { return s.Doc != doc || s.Type != "theme" }))
		out.Examples = append(out.Examples, list...)
	}
	return out, nil
}

// Docs are the names of the documents, in alphabetical order.
func (s *SaidSet) Docs() []string {
	var out []string
	for doc := range s.Texts {
		out = append(out, doc)
	}
	slices.Sort(out)
	return out
}

// lessons reads the features of the sentences of a text.
func lessons(r *extract.Reader, doc string, data []byte) (list []choice.Labelled, spans []cited.Span, err error) {
	_, err = readBy(r, cited.Document{Name: doc + ".txt"}, data, func(s *extract.Session) {
		s.WithSayings().TeachThemes(func(at cited.Span, features []choice.Feature) {
			list, spans = append(list, choice.Labelled{Features: features}), append(spans, at)
		})
	})
	return list, spans, err
}

// label gives each theme to the sentence that shares most with the one that people read.
func label(list []choice.Labelled, spans []cited.Span, want []gold.Said) {
	for _, w := range want {
		best, most := -1, 0
		for i, at := range spans {
			if n := min(at.End, w.End) - max(at.Start, w.Start); n > most {
				best, most = i, n
			}
		}
		if best >= 0 && !slices.Contains(list[best].Labels, w.Theme) {
			list[best].Labels = append(list[best].Labels, w.Theme)
		}
	}
}

// noTheme stands in a file of sentences before one that has none.
const noTheme = "-"

func readLines(r *extract.Reader, name string) (*Themes, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := &Themes{Folder: name}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		code, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !ok {
			return nil, fmt.Errorf("%s:%d: a line is a theme, a tab and a sentence", name, number)
		}
		s, err := r.Begin(cited.Document{Name: "line.txt"})
		if err != nil {
			return nil, err
		}
		s.WithSayings().TeachThemes(func(_ cited.Span, features []choice.Feature) {
			e := choice.Labelled{Features: features}
			if code != noTheme {
				e.Labels = []string{code}
			}
			out.Examples = append(out.Examples, e)
		})
		s.Window(text.Window{Content: words, Blocks: []text.Block{{Kind: text.Paragraph, End: len(words)}}})
	}
	return out, nil
}

// LearnThemes learns the weights of themes, as they are written.
func LearnThemes(all []*Themes) (*theme.Model, error) {
	book, err := codebook.Load(rules.FS, codebook.DefaultName)
	if err != nil {
		return nil, err
	}
	groups := map[string][]string{}
	for _, t := range book.Themes {
		groups[t.Group] = append(groups[t.Group], t.Code)
	}
	var examples []choice.Labelled
	for _, t := range all {
		examples = append(examples, t.Examples...)
	}
	plan := choice.DefaultLabelPlan()
	plan.Scale = believed
	var file bytes.Buffer
	if err := choice.WriteLabels(&file, choice.LearnLabels(plan, groups, examples), unit); err != nil {
		return nil, err
	}
	labels, err := choice.ReadLabels(&file)
	if err != nil {
		return nil, err
	}
	return theme.NewModel(labels), nil
}

// unit is what weights are multiples of: finer ones take more room and change little.
const unit = 0.1

// believed is how readily a feature is believed: a pair of words is rarer than each, and
// lists of other matters only touch on themes.
func believed(f choice.Feature) float64 {
	switch f.Name {
	case "stem", "entry":
		return 1
	case "outright", "words":
		return 0.7
	}
	return 0.5
}

const aboutThemes = `# Weights by which themes are suggested, learned by make themes from annotated sentences.
# A part for each theme, for each group of themes, and for any theme at all: what kind of feature,
# its weight, and the features that weigh so. Do not edit: learn them anew.
`

// WriteThemes writes the weights of themes as the program reads them.
func WriteThemes(w io.Writer, m *theme.Model) error {
	if _, err := io.WriteString(w, aboutThemes); err != nil {
		return err
	}
	return choice.WriteLabels(w, m.Labels, unit)
}
