package codebook

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cited"

	"github.com/goccy/go-yaml/ast"
)

// Load reads the codebook with this name from rules. A name that is none of
// those in rules is a NotFound error; everything that is wrong in the files is
// reported at once, as Invalid errors with file, line and column.
func Load(rules fs.FS, name string) (*Codebook, error) {
	l := newLoader(rules)
	c, err := l.load(name)
	if err == nil && len(l.errs) > 0 {
		err = errors.Join(l.errs...)
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// loader reads codebooks of one folder of rules. What several of them share is
// read once, so that each mistake in it is reported once.
type loader struct {
	rules   fs.FS
	names   names
	errs    []error
	groups  map[string]groupList // by the name of the codebook they belong to
	regions map[string][]Region
}

// groupList is what groups.yaml holds.
type groupList struct {
	groups  []Group
	phrases []Phrase
}

func newLoader(rules fs.FS) *loader {
	l := &loader{rules: rules, groups: map[string]groupList{}, regions: map[string][]Region{}}
	var err error
	if l.names, err = loadNames(rules); err != nil {
		l.errs = append(l.errs, err)
	}
	return l
}

// load reads one codebook. It notes what is wrong in the files; a codebook that
// is not there is its error.
func (l *loader) load(name string) (*Codebook, error) {
	if !l.has(name, "codebook.yaml") {
		known, _ := Names(l.rules)
		return nil, cited.Errorf(cited.NotFound, "there is no codebook %q; there are: %s", name, strings.Join(known, ", "))
	}
	c := &Codebook{names: l.names, GroupsOf: name}
	borrows := c.readBook(l.reader(name, "codebook.yaml"), l.rules, name)
	c.GroupsOf = l.lender(name, "groups.yaml", borrows)
	list := l.groupsOf(c.GroupsOf)
	c.Groups, c.Phrases = list.groups, list.phrases
	for _, p := range c.Phrases {
		c.Generic = append(c.Generic, p.Forms...)
	}
	c.Regions = l.regionsOf(l.lender(name, "regions.yaml", borrows))
	return c, nil
}

func (l *loader) has(name, file string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	_, err := fs.Stat(l.rules, path.Join("codebook", name, file))
	return err == nil
}

func (l *loader) reader(name, file string) reader {
	return reader{path.Join("codebook", name, file), &l.errs}
}

// lender returns whose file a codebook uses: its own, or that of the codebook it
// borrows from. A lender without the file does not lend what it borrowed itself.
func (l *loader) lender(name, file string, borrows text) string {
	if l.has(name, file) || borrows.value == "" {
		return name
	}
	if !l.has(borrows.value, file) {
		l.reader(name, "codebook.yaml").failAt(borrows.node, "%q cannot be borrowed from: there is no codebook/%s/%s", borrows.value, borrows.value, file)
		return ""
	}
	return borrows.value
}

func (l *loader) groupsOf(name string) groupList {
	list, ok := l.groups[name]
	if !ok && name != "" {
		list = readGroups(l.reader(name, "groups.yaml"), l.rules)
		l.groups[name] = list
	}
	return list
}

func (l *loader) regionsOf(name string) []Region {
	list, ok := l.regions[name]
	if !ok && name != "" {
		list = readRegions(l.reader(name, "regions.yaml"), l.rules, l.names)
		l.regions[name] = list
	}
	return list
}

// readBook reads codebook.yaml and returns the name of the codebook whose groups
// and regions it borrows, if it does.
func (c *Codebook) readBook(r reader, rules fs.FS, name string) (borrows text) {
	f := r.open(rules, "name!", "title!", "version!", "borrows", "theatres", "measures!", "populations!", "segments", "families", "makes", "claims", "themes")
	if f.node == nil {
		return text{}
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
	c.things, c.takes = map[string]string{}, map[string]string{}
	c.Measures = f.codes("measures", hyphened, lead{"things", c.things})
	c.members, c.like, c.says = map[string][]string{}, map[string][]string{}, map[string][]string{}
	c.Populations = f.codes("populations", hyphened, lead{"takes", c.takes}, listed{"holds", c.members}, listed{"like", c.like}, listed{"says", c.says})
	c.Segments = f.codes("segments", spaced)
	f.extents(c)
	c.Families = f.families(c.Measures)
	c.makes = f.makes(c)
	c.Claims = f.claims(c)
	c.Themes = f.themes()
	if f.at["borrows"] == nil {
		return text{}
	}
	return f.text("borrows")
}

// themes reads what statements and passages may be about.
func (f fields) themes() []Theme {
	var out []Theme
	var codes []string
	for _, n := range f.list("themes") {
		item := f.fields(n, "code!", "group!", "is!")
		code, group, is := item.text("code"), item.text("group"), item.text("is")
		if strings.Trim(group.value, hyphened.set) != "" {
			f.failAt(group.node, "group: %q must be %s", group.value, hyphened.say)
		}
		if f.fresh(code, codes, hyphened) {
			codes = append(codes, code.value)
			out = append(out, Theme{code.value, group.value, is.value})
		}
	}
	return out
}

// makes reads what measures make of people: villagers who were displaced are
// displaced people.
func (f fields) makes(c *Codebook) map[string]string {
	out := map[string]string{}
	for _, n := range f.list("makes") {
		item := f.fields(n, "measures!", "of!", "population!")
		isPopulation := func(code string) bool { _, ok := find(c.Populations, code); return ok }
		to := item.text("population")
		if to.value != "" && !isPopulation(to.value) {
			f.failAt(to.node, "population: there is no %s in this codebook", to.value)
		}
		people := item.claimed("of", isPopulation)
		for _, m := range item.claimed("measures", func(code string) bool { _, ok := find(c.Measures, code); return ok }) {
			for _, of := range people {
				out[m+measureMark+of] = to.value
			}
		}
	}
	return out
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

// lead is a key that lists further words which lead to a code, and where they are
// kept.
type lead struct {
	key string
	to  map[string]string
}

// listed is a key that lists codes which belong to a code, and where they are kept.
type listed struct {
	key string
	to  map[string][]string
}

// further is a key that a code may have besides its meaning and its traits.
type further interface {
	name() string
	read(item fields, code string)
}

func (l lead) name() string                    { return l.key }
func (l lead) read(item fields, code string)   { item.leading(l, code) }
func (l listed) name() string                  { return l.key }
func (l listed) read(item fields, code string) { l.to[code] = values(item.texts(l.key)) }

// codes reads a list of codes with their meaning, and what else they may have.
func (f fields) codes(key string, of letters, more ...further) []Code {
	var out []Code
	keys := []string{"code!", "is!", "traits"}
	for _, m := range more {
		keys = append(keys, m.name())
	}
	for _, n := range f.list(key) {
		item := f.fields(n, keys...)
		code, is := item.text("code"), item.text("is")
		traits := item.traits()
		if f.fresh(code, codesOf(out), of) {
			out = append(out, Code{code.value, is.value, traits})
		}
		for _, m := range more {
			m.read(item, code.value)
		}
	}
	return out
}

// extents checks what populations hold, may be and say: codes that the codebook has, and
// nobody who holds himself.
func (f fields) extents(c *Codebook) {
	for _, n := range f.list("populations") {
		at, ok := pairsOf(n)
		if !ok {
			continue
		}
		for _, p := range at {
			switch keyOf(p) {
			case "holds", "like":
				f.known(p.Value, codesOf(c.Populations), "population")
			case "says":
				f.known(p.Value, codesOf(c.Segments), "segment")
			}
		}
	}
	held := map[string][]string{} // by way of others, too
	for _, p := range c.Populations {
		held[p.Code] = c.reach(p.Code, nil)
		if slices.Contains(held[p.Code], p.Code) {
			f.failAt(f.at["populations"], "the population %s holds itself, by way of those that it holds", p.Code)
		}
	}
	c.members = held
}

// known notes items of a list that are none of some codes.
func (r reader) known(list ast.Node, codes []string, what string) {
	s, ok := list.(*ast.SequenceNode)
	if !ok {
		return // which is noted where it is read
	}
	for _, n := range s.Values {
		if t := n.GetToken(); t != nil && !slices.Contains(codes, t.Value) {
			r.failAt(n, "there is no %s %s in this codebook", what, t.Value)
		}
	}
}

// reach adds to a list whom a population holds, and whom these hold.
func (c *Codebook) reach(from string, list []string) []string {
	for _, p := range c.members[from] {
		if !slices.Contains(list, p) {
			list = c.reach(p, append(list, p))
		}
	}
	return list
}

// leading notes the words that lead to a code; each leads to one.
func (f fields) leading(l lead, code string) {
	for _, t := range f.texts(l.key) {
		if other, taken := l.to[t.value]; taken {
			f.failAt(t.node, "%s: %q belongs to %s already", l.key, t.value, other)
			continue
		}
		l.to[t.value] = code
	}
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
