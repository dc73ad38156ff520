package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// mostAsked is how many figures are looked at for one question.
const mostAsked = 200

// Queries returns what to ask an archive for that may be the receipts of a proposal, one after
// the other, until one is found: what has its very number; what else its source, its document
// and its time say of the same; and what anybody says of it.
func Queries(p *cited.Proposal) []cited.Query {
	var of []cited.Term
	if p.Measure != "" {
		of = append(of, cited.Term{Key: "measure", Values: []string{p.Measure}})
	}
	if len(p.Origin) > 0 {
		of = append(of, cited.Term{Key: "origin", Values: p.Origin})
	}
	if p.Word != "" {
		of = append(of, cited.Term{Key: "word", Values: []string{p.Word}})
		return []cited.Query{{Terms: of, Limit: mostAsked}}
	}
	same := slices.Clone(of)
	if p.Low != nil {
		same = append(same, cited.Term{Key: "low", Low: p.Low, High: p.Low})
	}
	if p.High != nil {
		same = append(same, cited.Term{Key: "high", Low: p.High, High: p.High})
	}
	all := []cited.Query{{Terms: same, Limit: mostAsked}}
	if p.Measure == "" {
		return all
	}
	if len(p.Attribution) > 0 {
		all = append(all, cited.Query{Terms: append(slices.Clone(of), cited.Term{Key: "attribution", Values: p.Attribution}), Limit: mostAsked})
	}
	if p.Address != "" {
		all = append(all, cited.Query{Terms: append(slices.Clone(of), cited.Term{Key: "address", Values: []string{p.Address}}), Limit: mostAsked})
	}
	if p.Time != "" {
		all = append(all, cited.Query{Terms: append(slices.Clone(of), cited.Term{Key: "after", From: p.Time}, cited.Term{Key: "before", To: p.Time}), Limit: mostAsked})
	}
	return append(all, cited.Query{Terms: of, Limit: mostAsked})
}

// Hold holds a proposal against what an archive says of the same. Candidates come with
// figure, word and document; the rest is filled in.
func Hold(set *codebook.Set, p *cited.Proposal, candidates []cited.Backing) cited.Heldness {
	var same, other, near, rest []cited.Backing
	for i := range candidates {
		c := &candidates[i]
		if c.Document.Original == "" || slices.ContainsFunc(candidates[:i], func(b cited.Backing) bool { return b.ID == c.ID }) {
			continue
		}
		c.Named = named(p, &c.Document)
		c.Source = source(p, &c.Figure)
		value, cell, why := sameValue(p, c), codebook.Differs, ""
		cell, why = compare(set, p, &c.Figure)
		time, told := sameTime(p, c)
		switch {
		case value && cell == codebook.Same && told != apart:
			c.Same, c.Why = true, why
			same = append(same, *c)
		case cell == codebook.Same && !value && (c.Named || c.Source || told == together):
			c.Why = "it says another number"
			other = append(other, *c)
		case value && cell != codebook.Differs:
			c.Why = joined(why, time)
			near = append(near, *c)
		case cell == codebook.Same && told != apart:
			c.Why = "it says another number, and nothing says that it is from the same source or of the same time"
			rest = append(rest, *c)
		}
	}
	out := cited.Heldness{State: cited.WantsReceipt, Candidates: append(near, rest...)}
	if len(same) > 0 {
		out = cited.Heldness{State: cited.HasReceipt, Candidates: same}
	} else if len(other) > 0 {
		out = cited.Heldness{State: cited.OtherValue, Candidates: other}
	}
	slices.SortStableFunc(out.Candidates, func(a, b cited.Backing) int {
		return cmp.Or(first(sameValue(p, &a), sameValue(p, &b)), first(a.Named, b.Named), first(a.Source, b.Source), first(printed(p, &a.Document), printed(p, &b.Document)), first(a.Why == "", b.Why == ""))
	})
	out.Candidates = out.Candidates[:min(len(out.Candidates), cited.MostBackings)]
	return out
}

// first puts what is true before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// named reports whether a document is the one that the row names: by its address, or by
// its title.
func named(p *cited.Proposal, d *cited.Document) bool {
	if p.Address != "" && bare(p.Address) == bare(d.Address) {
		return true
	}
	return p.Title != "" && strings.EqualFold(strings.TrimSpace(p.Title), strings.TrimSpace(d.Title)) || p.Title != "" && strings.EqualFold(p.Title, d.Name)
}

// printed reports whether a document is from the publisher that the row names.
func printed(p *cited.Proposal, d *cited.Document) bool {
	return p.Publisher != "" && strings.EqualFold(strings.TrimSpace(p.Publisher), strings.TrimSpace(d.Publisher))
}

// bare is an address without what says nothing of where it leads.
func bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		rest = address
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(rest)), "www."), "/")
}

// source reports whether a figure is credited to the source that the row names.
func source(p *cited.Proposal, f *cited.Figure) bool {
	return slices.ContainsFunc(p.Attribution, func(a string) bool {
		return slices.ContainsFunc(f.Attribution, func(b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) })
	})
}

// sameValue reports whether both say the same number, or the same word in place of one.
func sameValue(p *cited.Proposal, c *cited.Backing) bool {
	if p.Word != "" || c.Word != "" {
		return strings.EqualFold(p.Word, c.Word)
	}
	return cited.SameBound(p.Low, c.Figure.Low) && cited.SameBound(p.High, c.Figure.High)
}

// compare compares the cell of a proposal with that of a figure. What a row leaves open as a
// matter of course, its population, groups and whole, is taken to be what the figure says,
// and told; a figure of women, or of one town, is not taken for one of all.
func compare(set *codebook.Set, p *cited.Proposal, f *cited.Figure) (codebook.Extent, string) {
	like := p.Figure
	var open []string
	if book, ok := set.Book(f.Codebook); ok && like.Population == "" && !book.Narrows(f.Population) {
		like.Population = f.Population
	} else if ok && like.Population == "" {
		like.Population = codebook.With(book.Populations, codebook.Default)
	}
	if len(like.Group) == 0 && len(f.Group) > 0 {
		like.Group, like.GroupScope = f.Group, f.GroupScope
		open = append(open, "groups")
	}
	if like.Of == "" {
		like.Of = f.Of
	}
	if like.Measure == "" {
		like.Measure, like.Codebook = f.Measure, f.Codebook
	}
	a, b := set.CellOf(&like), set.CellOf(f)
	got := set.Compare(&a, &b)
	switch {
	case got.Extent == codebook.Same && p.Measure == "":
		return codebook.Within, "the row does not say what is counted; it says " + f.Measure
	case got.Extent != codebook.Same:
		return got.Extent, fmt.Sprintf("%s: %s", got.Field, got.Why)
	case len(open) > 0:
		return got.Extent, "the row leaves open: " + strings.Join(open, ", ")
	}
	return got.Extent, ""
}

// times says how two dates stand to each other.
type times uint8

const (
	undated  times = iota // one of them is not known
	together              // they may be the same
	apart
)

// sameTime compares the date of a proposal with that of a figure. A figure that has no time
// of its own, but a document, cannot be of another time.
func sameTime(p *cited.Proposal, c *cited.Backing) (why string, t times) {
	asOf := cited.AsOfFigure(&c.Figure, c.Document.Published)
	switch {
	case p.Time == "" || asOf.Date == "":
		return "", undated
	case p.Time.Overlaps(asOf.Date):
		return "", together
	case asOf.From == cited.OfFigure:
		return "it is of " + string(asOf.Date) + ", not " + string(p.Time), apart
	}
	return "", undated
}
