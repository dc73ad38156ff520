// Package extract turns the text of a document into figures.
//
// A Reader holds the lists of a language and the codebooks; it does not change
// and may be shared. A Session walks over the windows of one document, carrying
// along what later sentences lean on: headings, the theatre last named, the
// figures before. What links a number to its fields stands behind the interface
// linker, so that word order can give way to a syntactic analysis.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"sort"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// Engine is the version of the program's own part of the reader. It is raised
// when a change of code changes what is read.
const Engine = "1"

// defaultLanguage is the language whose lists read a text of an unknown one.
const defaultLanguage = "en"

// Reader reads figures by the word lists of a language and a codebook.
type Reader struct {
	lang    *mention.Language
	book    *codebook.Codebook
	version string
	link    linker
	theatre map[string]bool
	measure map[string]codebook.Trait // by code
	people  map[string]codebook.Trait // by class of population
	base    string                    // the measure of a bare total
	rest    string                    // the measure of what nothing explains
	class   string                    // the population where no noun says
}

// New makes a reader from the rules and the names of codebooks; the first one
// is the one that figures carry. All errors in all lists are returned at once.
func New(rules fs.FS, codebooks []string) (*Reader, error) {
	if len(codebooks) == 0 {
		codebooks = []string{"foreign-fighters"}
	}
	book, err := codebook.Load(rules, codebooks[0])
	if err != nil {
		return nil, err
	}
	lang, err := mention.Load(rules, defaultLanguage, groupEntries(book))
	if err != nil {
		return nil, err
	}
	digest, err := digestOf(rules)
	if err != nil {
		return nil, err
	}
	r := &Reader{lang: lang, book: book, version: "figures-" + Engine + "+" + digest, link: byOrder{}, theatre: map[string]bool{}}
	r.measure, r.people = traitsOf(book.Measures), traitsOf(book.Populations)
	r.base, r.rest = codebook.With(book.Measures, codebook.Base), codebook.With(book.Measures, codebook.Rest)
	r.class = codebook.With(book.Populations, codebook.Default)
	for _, c := range book.Theatres {
		r.theatre[c] = true
	}
	return r, nil
}

func traitsOf(codes []codebook.Code) map[string]codebook.Trait {
	out := map[string]codebook.Trait{}
	for _, c := range codes {
		out[c.Code] = c.Traits
	}
	return out
}

// Version names the engine and a digest of all lists, so that a reading says
// what made it.
func (r *Reader) Version() string { return r.version }

// Language returns the word lists.
func (r *Reader) Language() *mention.Language { return r.lang }

// groupEntries makes entries of the codebook's groups, so that they are looked
// up like every other word.
func groupEntries(book *codebook.Codebook) []*mention.Entry {
	var out []*mention.Entry
	for _, g := range book.Groups {
		out = append(out, &mention.Entry{ID: book.Name + ".groups." + g.Name, List: mention.Groups, Name: g.Name,
			Means: []string{g.Name}, Slots: map[string][]string{"forms": g.Names, "not": g.Not}})
	}
	for _, p := range book.Phrases {
		out = append(out, &mention.Entry{ID: book.Name + ".groups.generic", List: mention.Armed, Name: "generic",
			Means: []string{""}, Slots: map[string][]string{"forms": p.Forms, "not": p.Not}})
	}
	return out
}

// digestOf returns a short digest of all rule files, names included.
func digestOf(rules fs.FS) (string, error) {
	var files []string
	err := fs.WalkDir(rules, ".", func(p string, d fs.DirEntry, err error) error {
		if ext := path.Ext(p); err == nil && !d.IsDir() && (ext == ".txt" || ext == ".yaml") {
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

// Begin starts reading a document. Its Published date, if known, is what
// relative dates are read against.
func (r *Reader) Begin(doc cited.Document) *Session {
	return &Session{reader: r, doc: doc, date: doc.Published, seen: map[string]*int{}}
}
