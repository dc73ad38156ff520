package teach

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cited"
	"cited/internal/extract"
	"cited/internal/gold"
	"cited/rules"
)

// SaidSet is a folder of texts with what people and the program read in them besides
// figures.
type SaidSet struct {
	Want, Got []gold.Said
	Figures   map[string][]cited.Figure
	Texts     map[string][]rune
}

// ReadSaid reads the texts of a folder, all codebooks together.
func ReadSaid(folder string) (*SaidSet, error) {
	r, err := extract.New(rules.FS, Codebooks())
	if err != nil {
		return nil, err
	}
	return ReadSaidBy(r, folder)
}

// ReadSaidBy reads the texts of a folder by a reader.
func ReadSaidBy(r *extract.Reader, folder string) (*SaidSet, error) {
	data, err := os.ReadFile(filepath.Join(folder, "said.jsonl"))
	if err != nil {
		return nil, err
	}
	out := &SaidSet{Figures: map[string][]cited.Figure{}, Texts: map[string][]rune{}}
	if out.Want, err = gold.LoadSaid(bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	dates, err := loadDates(folder)
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		doc := strings.TrimSuffix(filepath.Base(file), ".txt")
		if !slices.ContainsFunc(out.Want, func(s gold.Said) bool { return s.Doc == doc }) {
			continue
		}
		if err := out.read(r, file, doc, dates[doc]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (s *SaidSet) read(r *extract.Reader, file, doc string, date cited.EDTF) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	found, err := readBy(r, cited.Document{Name: filepath.Base(file), Published: date}, data, func(x *extract.Session) { x.WithSayings() })
	s.Got = append(s.Got, gold.SaidOf(doc, found)...)
	s.Figures[doc] = found.Figures
	s.Texts[doc] = []rune(string(data))
	return err
}

// Show writes the words of a mistake with what stands around them.
func (s *SaidSet) Show(m gold.SaidMistake) string {
	t := s.Texts[m.Line.Doc]
	var b strings.Builder
	for _, at := range m.At {
		fmt.Fprintf(&b, "%d: [%s] ", at[0], string(t[at[0]:at[1]]))
	}
	from, to := max(0, m.At[0][0]-80), min(len(t), m.At[len(m.At)-1][1]+80)
	fmt.Fprintf(&b, "| %s %s %s %s | ... %s ...", m.Line.Kind, m.Line.Status, m.Line.Relation, m.Line.Theme, string(t[from:to]))
	return strings.ReplaceAll(b.String(), "\n", " / ")
}

// Around writes the words of a span with what stands around them.
func (s *SaidSet) Around(doc string, at cited.Span) string {
	t := s.Texts[doc]
	words := string(t[max(0, at.Start-200):at.Start]) + "[" + at.Exact + "]" + string(t[at.End:min(len(t), at.End+200)])
	return strings.ReplaceAll(words, "\n", " / ")
}
