package query

import (
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// CellWords are the words by which people ask for a cell. Those of lists are parted by commas,
// and what is empty is left open.
type CellWords struct {
	Measure, Codebook, Kind, Population, Origin, Theatre, Place, Group, Segment, Of, Basis string
}

// Cell returns the cell that words ask for. A country may be called by its name, a region by
// its name too. What cannot be read is an Invalid error of one line that says what to write
// instead.
func (w *CellWords) Cell(set *codebook.Set) (cited.Cell, error) {
	book, measure, err := w.measure(set)
	if err != nil {
		return cited.Cell{}, err
	}
	f := cited.Figure{Codebook: book.Name, Measure: measure, Kind: cited.Count, Of: strings.TrimSpace(w.Of), Place: parts(w.Place)}
	if w.Kind != "" {
		f.Kind = cited.Kind(strings.ToLower(strings.TrimSpace(w.Kind)))
	}
	f.Population, f.Basis = strings.ToLower(strings.TrimSpace(w.Population)), cited.Basis(strings.ToLower(strings.TrimSpace(w.Basis)))
	for _, one := range []struct {
		what, value string
		known       []string
	}{
		{"kind", string(f.Kind), []string{string(cited.Count), string(cited.Share)}},
		{"population", f.Population, book.Known("population")},
		{"basis", string(f.Basis), []string{string(cited.Cumulative), string(cited.Point), string(cited.Period), string(cited.Unstated)}},
	} {
		if one.value != "" && !slices.Contains(one.known, one.value) {
			return cited.Cell{}, notOf(one.what, one.value, one.known)
		}
	}
	if f.Kind != cited.Share && f.Of != "" {
		return cited.Cell{}, cited.Errorf(cited.Invalid, "only a share is one of a whole; write --kind share as well")
	}
	if f.Origin, err = countries(book, "origin", w.Origin); err != nil {
		return cited.Cell{}, err
	}
	if f.Theatre, err = countries(book, "theatre", w.Theatre); err != nil {
		return cited.Cell{}, err
	}
	f.Group, f.Segment = known(book, "group", w.Group), known(book, "segment", w.Segment)
	if len(f.Group) > 0 {
		f.GroupScope = cited.Only
	}
	return cited.CellOf(&f), nil
}

// parts returns what stands between commas.
func parts(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// notOf says that there is no such value, and which there are.
func notOf(what, value string, known []string) error {
	hint := ""
	if near := Nearest(value, known); near != "" {
		hint = "did you mean " + near + "? "
	}
	return cited.Errorf(cited.Invalid, "there is no %s %q; %sit is one of %s", what, clip(value), hint, strings.Join(known, ", "))
}

// measure finds the measure and its codebook.
func (w *CellWords) measure(set *codebook.Set) (*codebook.Codebook, string, error) {
	asked := strings.ToLower(strings.TrimSpace(w.Measure))
	if w.Codebook != "" {
		name := strings.ToLower(strings.TrimSpace(w.Codebook))
		book, ok := set.Book(name)
		if !ok {
			var names []string
			for _, b := range set.Books() {
				names = append(names, b.Name)
			}
			return nil, "", notOf("codebook", name, names)
		}
		set = codebook.NewSet(book)
		asked = strings.TrimPrefix(asked, name+":")
	}
	if book, code, ok := set.Read(asked); ok {
		return book, code, nil
	}
	switch of := set.Expand("measure", asked); {
	case len(of) > 0 && slices.ContainsFunc(of, func(s string) bool { return s != asked && strings.HasSuffix(s, ":"+asked) }):
		return nil, "", cited.Errorf(cited.Invalid, "several codebooks count %s; write one of %s", clip(asked), strings.Join(of, ", "))
	case len(of) > 0:
		return nil, "", cited.Errorf(cited.Invalid, "%s is a family of measures, which count different things; ask for one: %s", clip(asked), strings.Join(of, ", "))
	}
	return nil, "", notOf("measure", asked, set.Known("measure"))
}

// countries reads a list of countries and regions.
func countries(book *codebook.Codebook, what, list string) ([]string, error) {
	var out []string
	for _, one := range parts(list) {
		of := book.Expand(what, one)
		switch {
		case len(of) > 0 && strings.HasPrefix(of[0], region):
			out = append(out, of[0])
		case len(of) > 0:
			out = append(out, of...)
		case strings.HasPrefix(one, region):
			out = append(out, one)
		default:
			hint := "write its ISO 3166 alpha-3 code, like BEL, or a region like \"Western Europe\""
			if near := Nearest(one, book.Known(what)); near != "" {
				hint = "did you mean " + near + "?"
			}
			return nil, cited.Errorf(cited.Invalid, "%s: no country or region is called %q; %s", what, clip(one), hint)
		}
	}
	return out, nil
}

// known reads a list of names, those that the codebook knows under another spelling as it
// writes them.
func known(book *codebook.Codebook, what, list string) []string {
	out := parts(list)
	for i, one := range out {
		if of := book.Expand(what, one); len(of) > 0 {
			out[i] = of[0]
		}
	}
	return out
}
