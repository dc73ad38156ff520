package generate

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"cited/internal/codebook"
)

// vocabulary is what the word lists know of English: what to replace by its
// like, and what to leave alone.
type vocabulary struct {
	countries []country
	groups    []string            // usual names
	phrases   map[string][]phrase // by their first word
	words     map[string]bool     // of the lists, in lower case
}

// country is how a country and its people are called.
type country struct {
	code      string
	name      string
	people    [2]string // one, many
	adjective string
	capital   string
}

// phrase is a name of a country or group, as the text has it.
type phrase struct {
	text  string
	kind  pieceKind
	which int // the country
	slot  slot
}

// slot is which of a country's words a phrase is.
type slot uint8

const (
	slotName slot = iota
	slotOne
	slotMany
	slotAdjective
	slotCapital
)

func (c *country) word(s slot) string {
	return [...]string{c.name, c.people[0], c.people[1], c.adjective, c.capital}[s]
}

func loadVocabulary(rules fs.FS, book *codebook.Codebook) (*vocabulary, error) {
	v := &vocabulary{phrases: map[string][]phrase{}, words: map[string]bool{}}
	files, err := fs.Glob(rules, "en/*.txt")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("the rules hold no English word lists (%w)", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(rules, file)
		if err != nil {
			return nil, err
		}
		for stanza := range strings.SplitSeq(string(data), "\n\n") {
			slots := slotsOf(stanza)
			if path.Base(file) == "countries.txt" {
				v.country(slots)
			} else {
				v.keep(slots)
			}
		}
	}
	for _, g := range book.Groups {
		v.groups = append(v.groups, g.Name)
		for _, name := range g.Names {
			v.phrase(phrase{text: name, kind: groupPiece})
		}
	}
	return v, nil
}

// slotsOf reads a stanza of a word list.
func slotsOf(stanza string) map[string][]string {
	slots := map[string][]string{}
	for line := range strings.Lines(stanza) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		for v := range strings.SplitSeq(value, "|") {
			slots[key] = append(slots[key], strings.TrimSpace(v))
		}
	}
	return slots
}

// keep notes the words of a stanza that is not about a country.
func (v *vocabulary) keep(slots map[string][]string) {
	for key, values := range slots {
		if key == "id" || key == "means" || key == "ok" || key == "no" || key == "not" {
			continue
		}
		for _, value := range values {
			for _, word := range strings.Fields(value) {
				v.words[strings.ToLower(word)] = true
			}
		}
	}
}

// country adds a country that has all the words that another one may need.
func (v *vocabulary) country(slots map[string][]string) {
	if len(slots["forms"]) == 0 || len(slots["people"]) < 2 || len(slots["adjective"]) == 0 || len(slots["means"]) == 0 {
		return
	}
	c := country{code: slots["means"][0], name: slots["forms"][0], adjective: slots["adjective"][0], capital: slots["forms"][0]}
	copy(c.people[:], slots["people"])
	if capital := slots["capital"]; len(capital) > 0 {
		c.capital = capital[0]
	}
	which := len(v.countries)
	v.countries = append(v.countries, c)
	for _, use := range []struct {
		key string
		of  slot
	}{{"forms", slotName}, {"adjective", slotAdjective}, {"capital", slotCapital}} {
		for _, text := range slots[use.key] {
			v.phrase(phrase{text, countryPiece, which, use.of})
		}
	}
	for i, text := range slots["people"] {
		v.phrase(phrase{text, countryPiece, which, slotOne + slot(i%2)})
	}
}

// phrase files a phrase under its first word; what is written twice is an
// adjective rather than a person, whichever came first.
func (v *vocabulary) phrase(p phrase) {
	first := firstWord(p.text)
	for i, other := range v.phrases[first] {
		if other.text == p.text {
			if p.slot == slotAdjective {
				v.phrases[first][i] = p
			}
			return
		}
	}
	v.phrases[first] = append(v.phrases[first], p)
}
