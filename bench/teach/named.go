package teach

import (
	"fmt"
	"os"
	"path/filepath"

	"cited"
	"cited/internal/extract"
	"cited/internal/gold"
	"cited/rules"
)

// NamedSet is a folder of texts with what people and the program found that they name.
type NamedSet struct {
	Want  []gold.NamedDoc
	Got   map[string]map[string][]gold.Named // by document and list
	Texts map[string][]rune
}

// ReadNamed reads the texts of a folder and their annotations.
func ReadNamed(folder string) (*NamedSet, error) {
	file, err := os.Open(filepath.Join(folder, "annotations.jsonl"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	out := &NamedSet{Got: map[string]map[string][]gold.Named{}, Texts: map[string][]rune{}}
	data := map[string][]byte{}
	out.Want, err = gold.LoadNamed(file, func(doc string) (string, error) {
		b, err := os.ReadFile(filepath.Join(folder, doc+".txt"))
		data[doc], out.Texts[doc] = b, []rune(string(b))
		return string(b), err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	r, err := extract.New(rules.FS, Codebooks())
	if err != nil {
		return nil, err
	}
	for _, d := range out.Want {
		all, err := readNamed(r, d, data[d.Doc])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.Doc, err)
		}
		out.Got[d.Doc] = gold.NamedOf(all)
	}
	return out, nil
}

// readNamed gathers what a text names, as the program does.
func readNamed(r *extract.Reader, d gold.NamedDoc, data []byte) (cited.Mentions, error) {
	var all cited.Mentions
	err := readWindows(r, cited.Document{Name: d.Doc + ".txt", Published: d.Published}, data, func(s *extract.Session) error {
		_, err := s.WithMentions()
		return err
	}, func(kept cited.Text, _ cited.Found) {
		all.Quantities = append(all.Quantities, kept.Mentions.Quantities...)
		all.Periods = append(all.Periods, kept.Mentions.Periods...)
		all.Places = append(all.Places, kept.Mentions.Places...)
	})
	return all, err
}
