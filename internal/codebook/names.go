package codebook

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cited"
)

// names leads from folded names, in every language, to codes.
type names struct {
	countries map[string]string   // "belgium", "belgian", "bel": BEL
	regions   map[string]string   // "eu": European Union
	former    map[string][]string // "ussr": its successors, and the region that figures carry
	initials  map[string][]string // European Union: "EU"
	usual     []string            // the first name of each country, for suggestions
}

// lists are the word lists that name countries, and the slots that hold names.
var (
	nameLists = [...]string{"countries", "regions", "historic"}
	nameSlots = [...]string{"forms", "people", "adjective"}
)

// loadNames reads the names of countries, regions and former states from the
// word lists of all languages. A language may lack a list.
func loadNames(rules fs.FS) (names, error) {
	n := names{map[string]string{}, map[string]string{}, map[string][]string{}, map[string][]string{}, nil}
	var errs []error
	for _, list := range nameLists {
		files, err := fs.Glob(rules, "*/"+list+".txt")
		if err != nil {
			return n, err
		}
		for _, file := range files {
			data, err := fs.ReadFile(rules, file)
			if err != nil {
				errs = append(errs, cited.Errorf(cited.Invalid, "%s: cannot be read: %w", file, err))
				continue
			}
			for stanza := range strings.SplitSeq(string(data), "\n\n") {
				n.add(list, stanza)
			}
		}
	}
	return n, errors.Join(errs...)
}

// add takes the names of one stanza. Package mention checks the lists; here a
// line that is not understood is passed over.
func (n *names) add(list, stanza string) {
	slots := map[string][]string{}
	for line := range strings.Lines(stanza) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if ok && !strings.HasPrefix(key, "#") {
			slots[key] = append(slots[key], parts(value)...)
		}
	}
	if len(slots["means"]) == 0 {
		return
	}
	for _, slot := range nameSlots {
		for _, name := range slots[slot] {
			n.name(list, fold(name), slots)
			if means := slots["means"][0]; list == "regions" && isInitials(name) && !slices.Contains(n.initials[means], name) {
				n.initials[means] = append(n.initials[means], name)
			}
		}
	}
	if forms := slots["forms"]; list == "countries" && len(forms) > 0 {
		n.countries[fold(slots["means"][0])] = slots["means"][0]
		n.usual = append(n.usual, forms[0])
	}
}

// isInitials reports whether a name is written in capitals only, as figures carry it
// where the text does: EU.
func isInitials(name string) bool {
	for _, r := range name {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return true
}

func (n *names) name(list, name string, slots map[string][]string) {
	means := slots["means"]
	switch list {
	case "countries":
		n.countries[name] = means[0]
	case "regions":
		n.regions[name] = means[0]
	case "historic":
		n.former[name] = append(marked(slots["forms"]), means...)
	}
}

// marked writes names as figures carry what is no country.
func marked(forms []string) []string {
	var out []string
	for _, f := range forms {
		out = append(out, regionPrefix+f)
	}
	return out
}

func parts(value string) []string {
	var out []string
	for p := range strings.SplitSeq(value, "|") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// plain writes the letters that names in our lists hold as people type them.
var plain = strings.NewReplacer("å", "a", "ã", "a", "á", "a", "ç", "c", "é", "e", "è", "e", "í", "i", "ï", "i",
	"ô", "o", "ö", "o", "ú", "u", "ü", "u", "’", "'", "-", " ")

// fold makes names that differ in case, diacritics, hyphens, blanks or a leading
// "the" equal.
func fold(name string) string {
	words := strings.Fields(plain.Replace(strings.ToLower(name)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// Names lists the codebooks in rules.
func Names(rules fs.FS) ([]string, error) {
	files, err := fs.Glob(rules, "codebook/*/codebook.yaml")
	if err != nil {
		return nil, fmt.Errorf("looking for codebooks: %w", err)
	}
	for i, f := range files {
		files[i] = path.Base(path.Dir(f))
	}
	slices.Sort(files)
	return files, nil
}
