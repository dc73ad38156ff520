package mention

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"cited/internal/text"
)

// Language is the word lists of one language, ready to be looked up. It does
// not change after it was made and may be shared.
type Language struct {
	Name     string
	Entries  []*Entry
	Spelling *text.Spelling
	trie     *trie
	late     *Language       // the lists that only a Scan looks for
	said     *Language       // the lists that only a Saying looks for
	numeral  map[string]bool // folded words of which a number can be made
	page     furniture
	endings  []ending
	roles    []Role            // by word id
	sheets   map[string]*Entry // by their folded words
	suffixes []suffixRole
}

// ending is a form of the list of people that begins with a star.
type ending struct {
	suffix string
	entry  *Entry
	not    map[string]bool
}

// formKeys are the slots whose values are looked up in texts.
func formKeys() []string {
	return []string{"forms", "people", "adjective", "capital", "after", "before", "glued", "not"}
}

// Load reads the word lists of a language from its folder in rules, together
// with further entries (the groups of codebooks). All errors in all lists are
// returned at once. Entries that keep does not want are left out.
func Load(rules fs.FS, language string, more []*Entry, keep ...func(*Entry) bool) (*Language, error) {
	files, err := fs.Glob(rules, path.Join(language, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no word lists for language %q", language)
	}
	sort.Strings(files)
	words := newVocabulary()
	l := &Language{Name: language, trie: newTrie(words), numeral: map[string]bool{}, sheets: map[string]*Entry{}, Spelling: text.NewSpelling()}
	l.late, l.said = &Language{Name: language, trie: newTrie(words)}, &Language{Name: language, trie: newTrie(words)}
	var errs []error
	for _, file := range files {
		data, err := fs.ReadFile(rules, file)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		list := strings.TrimSuffix(path.Base(file), ".txt")
		entries, err := ParseList(language, list, file, string(data))
		errs = append(errs, err)
		l.Entries = append(l.Entries, entries...)
	}
	l.Entries = append(l.Entries, more...)
	for _, k := range keep {
		l.Entries = slices.DeleteFunc(l.Entries, func(e *Entry) bool { return !k(e) })
	}
	for _, e := range l.Entries {
		errs = append(errs, l.add(e))
	}
	return l, errors.Join(errs...)
}

// add puts an entry where it will be looked up.
func (l *Language) add(e *Entry) error {
	switch e.List {
	case Times, Metrics, Landmarks, Cues, Themes, Acts, Vague, Relations, Ties, Checks:
		l.readerOf(e).addForms(e)
		return nil
	case Spelling:
		return spell(l.Spelling, e)
	case Roles:
		if roleNamed(e.Name) == 0 {
			return fmt.Errorf("%s:%d:1: no role is called %s", e.file, e.line, e.Name)
		}
		l.addRole(e)
		return nil
	case Boilerplate:
		l.page.add(e)
		return nil
	case Sheets:
		l.addSheetWords(e)
		return nil
	case Numbers:
		if err := e.readNumber(); err != nil {
			return err
		}
		l.addNumerals(e)
	case People:
		l.addEndings(e)
	case Measures:
		e.addAmounts()
	}
	l.addForms(e)
	return nil
}

// addForms lists the forms of an entry.
func (l *Language) addForms(e *Entry) {
	for _, key := range formKeys() {
		for _, w := range e.Slots[key] {
			if !strings.HasPrefix(w, "*") {
				l.trie.add(w, form{entry: e, slot: key})
			}
		}
	}
}

// spell notes what an entry says of how words are written.
func spell(s *text.Spelling, e *Entry) error {
	note, ok := map[string]func(string){"stop": s.Stop, "number-stop": s.NumberStop, "prefix": s.Prefix, "ending": s.Ending, "contraction": s.Contraction, "opener": s.Opener, "leader": s.Leader}[e.Meaning()]
	if !ok {
		return fmt.Errorf("%s:%d:1: means %q is none of stop, number-stop, prefix, ending, contraction, opener, leader", e.file, e.line, e.Meaning())
	}
	for _, w := range e.Slots["forms"] {
		note(w)
	}
	return nil
}

// addNumerals notes the words by which a sentence shows that it holds a number.
func (l *Language) addNumerals(e *Entry) {
	if e.class == percentWord {
		return
	}
	for _, w := range e.Slots["forms"] {
		for _, t := range text.AppendTokens(nil, w, 0, len(w)) {
			if f := text.Fold(w[t.Start:t.End]); len(f) > 2 && f != "several" && f != "few" && f != "couple" && f != "some" && f != "more" && f != "many" {
				l.numeral[f] = true
				l.Spelling.Numeral(f)
			}
		}
	}
}

func (l *Language) addEndings(e *Entry) {
	not := map[string]bool{}
	for _, w := range e.Slots["not"] {
		not[text.Fold(w)] = true
	}
	for _, w := range e.Slots["forms"] {
		if s, ok := strings.CutPrefix(w, "*"); ok {
			l.endings = append(l.endings, ending{suffix: s, entry: e, not: not})
		}
	}
}

// Ending returns the entry of people that a folded plural noun belongs to by its
// ending alone; of several endings the longest decides.
func (l *Language) Ending(folded string) (*Entry, bool) {
	var best ending
	for _, e := range l.endings {
		if len(e.suffix) > len(best.suffix) && len(folded) > len(e.suffix)+1 && strings.HasSuffix(folded, e.suffix) {
			best = e
		}
	}
	if best.entry == nil || best.not[folded] {
		return nil, false
	}
	return best.entry, true
}

// Folded returns the folded word of token i of a sentence; "" beyond it. Words of
// the lists are not folded again.
func (l *Language) Folded(s *Sentence, i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	if id := s.IDs[i]; id != 0 {
		return l.trie.words.names[id]
	}
	return text.Fold(s.at(i))
}

// Known reports whether a folded word is part of any form of any list.
func (l *Language) Known(folded string) bool { return l.trie.words.id(folded) != 0 }

// readNumber reads the class and the value, or the bounds, of a number word.
func (e *Entry) readNumber() error {
	e.class = classOf(e.Slot("class"))
	if e.class == noNumber {
		return fmt.Errorf("%s:%d:1: class %q is none of unit, ten, scale, dozen, part, vague, percent", e.file, e.line, e.Slot("class"))
	}
	var v [2]float64
	for i, m := range e.Means[:min(2, len(e.Means))] {
		n, err := strconv.ParseFloat(m, 64)
		if err != nil {
			return fmt.Errorf("%s:%d:1: means %q is no number", e.file, e.line, m)
		}
		v[i] = n
	}
	e.value, e.bounds, e.glued = v[0], v, e.Slot("tight") == "yes"
	return nil
}
