// Package extract turns the text of a document into figures.
//
// A Reader holds the lists of a language and the codebooks; it does not change
// and may be shared. A Session walks over the windows of one document, carrying
// along what later sentences lean on: headings, the theatre last named, the
// figures before.
//
// A sentence in which a number may count is analysed by package syntax. Then every
// field of every number is a choice: the words of the sentence, and what the number
// leans on, are options with features that say how they stand to it, in its tree and
// beside it; the option with the highest sum of weights is taken. The weights were
// learned from annotated texts (weights.txt), and Session.Trace tells of every choice.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"cited"
	"cited/internal/choice"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/syntax"
	"cited/internal/theme"
)

// Engine is the version of the program's own part of the reader. It is raised
// when a change of code changes what is read.
const Engine = "6"

// defaultLanguage is the language whose lists read a text of an unknown one.
const defaultLanguage = "en"

// Reader reads figures by the word lists of a language and a codebook.
type Reader struct {
	lang    *mention.Language
	set     *codebook.Set
	books   []*book // of the set, in its order
	all     *book   // together
	version string
	models  choice.Models
	themes  *theme.Model
}

// New makes a reader from the rules and the names of codebooks, the default one if
// there are none. All errors in all lists are returned at once.
func New(rules fs.FS, codebooks []string) (*Reader, error) {
	set, err := codebook.LoadSet(rules, codebooks...)
	if err != nil {
		return nil, err
	}
	lang, err := mention.Load(rules, defaultLanguage, groupEntries(set), func(e *mention.Entry) bool { return Says(set, e) })
	if err != nil {
		return nil, err
	}
	digest, err := digestOf(rules)
	if err != nil {
		return nil, err
	}
	r := &Reader{lang: lang, set: set, version: "figures-" + Engine + "+" + digest}
	if r.models, err = weights(); err != nil {
		return nil, err
	}
	if r.themes, err = theme.Learned(); err != nil {
		return nil, err
	}
	for _, b := range set.Books() {
		v := newBook(b)
		v.read(set, lang.Entries)
		r.books = append(r.books, v)
	}
	r.all = together(r.books)
	return r, nil
}

// Says reports whether an entry of the lists says something in one of the codebooks.
// What says nothing is not looked for.
func Says(set *codebook.Set, e *mention.Entry) bool {
	switch e.List {
	case mention.Measures:
		return len(set.Senses(e.Means)) > 0
	case mention.Causes:
		return set.Lists(e.Meaning())
	case mention.Themes:
		return e.Slot("kind") == "concept" || e.Slot("kind") == "frame" || slices.ContainsFunc(e.Means, set.Theme)
	}
	return true
}

// Models returns the weights that the reader chooses by.
func (r *Reader) Models() choice.Models { return r.models }

// With returns the reader with other weights.
func (r *Reader) With(models choice.Models) *Reader {
	other := *r
	other.models = models
	return &other
}

// Themes returns the weights by which themes are suggested.
func (r *Reader) Themes() *theme.Model { return r.themes }

// ThemeRule tells of a rule by which a theme was suggested: the theme, the feature that speaks
// for it, and how much. It is false for rules of another kind.
func (r *Reader) ThemeRule(id string) (code string, f choice.Feature, weight float64, ok bool) {
	code, f, ok = theme.ParseRule(id)
	return code, f, r.themes.Weight(code, f), ok
}

// WithThemes returns the reader with other weights of themes.
func (r *Reader) WithThemes(m *theme.Model) *Reader {
	other := *r
	other.themes = m
	return &other
}

// Version names the engine and a digest of all lists, so that a reading says
// what made it.
func (r *Reader) Version() string { return r.version }

// Codebooks returns the codebooks.
func (r *Reader) Codebooks() *codebook.Set { return r.set }

// Language returns the word lists.
func (r *Reader) Language() *mention.Language { return r.lang }

// groupEntries makes entries of the groups of the codebooks, so that they are
// looked up like every other word.
func groupEntries(set *codebook.Set) []*mention.Entry {
	var out []*mention.Entry
	for _, book := range set.GroupBooks() {
		for _, g := range book.Groups {
			out = append(out, &mention.Entry{ID: book.Name + ".groups." + g.Name, List: mention.Groups, Name: g.Name,
				Means: []string{g.Name}, Slots: map[string][]string{"forms": g.Names, "not": g.Not}})
		}
		for _, p := range book.Phrases {
			out = append(out, &mention.Entry{ID: book.Name + ".groups.generic", List: mention.Armed, Name: "generic",
				Means: []string{""}, Slots: map[string][]string{"forms": p.Forms, "not": p.Not}})
		}
	}
	return out
}

// digestOf returns a short digest of all rule files, names included, but for those by
// which nothing is read: how estimates are made.
func digestOf(rules fs.FS) (string, error) {
	var files []string
	err := fs.WalkDir(rules, ".", func(p string, d fs.DirEntry, err error) error {
		if ext := path.Ext(p); err == nil && !d.IsDir() && (ext == ".txt" || ext == ".yaml") && !strings.HasPrefix(p, "estimate/") {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("reading the rules: %w", err)
	}
	sort.Strings(files)
	h := sha256.New()
	for _, f := range files {
		data, err := fs.ReadFile(rules, f)
		if err != nil {
			return "", fmt.Errorf("reading the rules: %w", err)
		}
		fmt.Fprintf(h, "%s %d\n", f, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}

// How many states of the parser are looked at: fewer than the model was trained with take
// less time, and what is read comes out as well. Sentences with numbers, or with words
// that may tie groups, have more to lose: with fewer than these who says what, and which
// group is part of which, gets lost.
const (
	beamOfNumbers = 4
	beamOfSayings = 2
)

// Begin starts reading a document. Its Published date, if known, is what
// relative dates are read against. The first call loads the model of the language's
// syntax; an error is one of it.
func (r *Reader) Begin(doc cited.Document) (*Session, error) {
	m, err := syntax.English()
	if err != nil {
		return nil, err
	}
	return &Session{reader: r, parser: m.Narrower(beamOfNumbers).NewParser(), quick: m.Narrower(beamOfSayings).NewParser(), doc: doc, date: doc.Published, seen: newOccurrences(), counted: map[string]int{}, talk: map[string]int{}, blamed: map[string]int{},
		said: newSayings(r, doc)}, nil
}
