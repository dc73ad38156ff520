package codebook

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cited"
)

// Load reads the codebook with this name from rules. A name that is none of
// those in rules is a NotFound error; everything that is wrong in the files is
// reported at once, as Invalid errors with file, line and column.
func Load(rules fs.FS, name string) (*Codebook, error) {
	dir := path.Join("codebook", name)
	if _, err := fs.Stat(rules, path.Join(dir, "codebook.yaml")); !fs.ValidPath(name) || err != nil {
		known, _ := Names(rules)
		return nil, cited.Errorf(cited.NotFound, "there is no codebook %q; there are: %s", name, strings.Join(known, ", "))
	}
	c := &Codebook{}
	var errs []error
	c.names, errs = namesOf(rules)
	c.readBook(reader{path.Join(dir, "codebook.yaml"), &errs}, rules, name)
	c.readGroups(reader{path.Join(dir, "groups.yaml"), &errs}, rules)
	c.Regions = readRegions(reader{path.Join(dir, "regions.yaml"), &errs}, rules, c.names)
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return c, nil
}

func namesOf(rules fs.FS) (names, []error) {
	n, err := loadNames(rules)
	if err != nil {
		return n, []error{err}
	}
	return n, nil
}

// readBook reads codebook.yaml.
func (c *Codebook) readBook(r reader, rules fs.FS, name string) {
	f := r.open(rules, "name!", "title!", "version!", "theatres", "measures!", "populations!", "segments", "families")
	if f.node == nil {
		return
	}
	n := f.text("name")
	c.Name, c.Title, c.Version = n.value, f.text("title").value, f.text("version").value
	if c.Name != "" && c.Name != name {
		f.failAt(n.node, "name is %s, but the folder is called %s", c.Name, name)
	}
	for _, t := range f.texts("theatres") {
		c.Theatres = append(c.Theatres, t.value)
		f.country(t, c.names)
	}
	c.Measures = f.codes("measures", hyphened)
	c.Populations = f.codes("populations", hyphened)
	c.Segments = f.codes("segments", spaced)
	c.Families = f.families(c.Measures)
}

// country notes a code that is none of a country.
func (r reader) country(t text, n names) {
	if code, ok := n.countries[strings.ToLower(t.value)]; !ok || code != t.value {
		r.failAt(t.node, "%q is no ISO 3166-1 alpha-3 code of a country in the lists", t.value)
	}
}

// letters says what codes of a kind are made of.
type letters struct{ set, say string }

var (
	hyphened = letters{"abcdefghijklmnopqrstuvwxyz-", "lower-case letters and hyphens"} // needs no quotation marks in a query
	spaced   = letters{"abcdefghijklmnopqrstuvwxyz- ", "lower-case letters, hyphens and blanks"}
)

// codes reads a list of codes with their meaning.
func (f fields) codes(key string, of letters) []Code {
	var out []Code
	for _, n := range f.list(key) {
		item := f.fields(n, "code!", "is!", "traits")
		code, is := item.text("code"), item.text("is")
		traits := item.traits()
		if f.fresh(code, codesOf(out), of) {
			out = append(out, Code{code.value, is.value, traits})
		}
	}
	return out
}

// fresh reports whether a code is well written and not used before, and notes
// it if it is not.
func (r reader) fresh(code text, before []string, of letters) bool {
	switch {
	case code.value == "":
		return false
	case strings.Trim(code.value, of.set) != "":
		r.failAt(code.node, "code %q must be of %s", code.value, of.say)
		return false
	case slices.Contains(before, code.value):
		r.failAt(code.node, "code %s is used before", code.value)
		return false
	}
	return true
}

// families reads the families of measures.
func (f fields) families(measures []Code) []Family {
	var out []Family
	taken := codesOf(measures)
	for _, n := range f.list("families") {
		item := f.fields(n, "code!", "is!", "measures!")
		code := item.text("code")
		family := Family{Code: code.value, Is: item.text("is").value}
		for _, m := range item.texts("measures") {
			if _, ok := find(measures, m.value); !ok {
				f.failAt(m.node, "there is no measure %s", m.value)
			}
			family.Measures = append(family.Measures, m.value)
		}
		if f.fresh(code, taken, hyphened) {
			taken = append(taken, code.value)
			out = append(out, family)
		}
	}
	return out
}

// readRegions reads regions.yaml.
func readRegions(r reader, rules fs.FS, n names) []Region {
	f := r.open(rules, "regions!")
	if f.node == nil {
		return nil
	}
	var out []Region
	seen := map[string]bool{}
	for _, node := range f.list("regions") {
		item := r.fields(node, "name!", "source!", "members!")
		name := item.text("name")
		region := Region{Name: name.value, Source: item.text("source").value}
		for _, m := range item.texts("members") {
			item.country(m, n)
			region.Members = append(region.Members, m.value)
		}
		if key := fold(name.value); key != "" && seen[key] {
			r.failAt(name.node, "region %s is listed before", name.value)
			continue
		}
		seen[fold(name.value)] = true
		out = append(out, region)
	}
	return out
}
