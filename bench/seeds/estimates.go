package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/extract"
	"cited/internal/gold"
	"cited/internal/reconcile"
	"cited/rules"
)

// contested are the numbers of the seeds on how many went that a researcher would set side by
// side, by country.
var contested = []struct {
	country, name string
	said          []string
}{
	{"DNK", "Denmark", []string{"125", "at least 124"}},
	{"DEU", "Germany", []string{"760", "between 720 and 760", "778"}},
	{"BEL", "Belgium", []string{"470", "between 420 and 516"}},
	{"FRA", "France", []string{"1700", "more than 900", "around 689"}},
	{"NLD", "the Netherlands", []string{"220", "above 310"}},
}

// readings are the figures of the seeds, as people annotated them and as the program reads
// them.
type readings struct {
	name  string
	items []reconcile.Item
}

// estimates writes the page of verdicts, estimates and findings anew, with the notes that stand in it.
func estimates(shared, file string) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	corpus := filepath.Join(shared, "corpus", "seeds")
	annotated, err := annotatedItems(filepath.Join(shared, "gold", "seeds.jsonl"))
	if err != nil {
		return err
	}
	read, err := readItems(corpus)
	if err != nil {
		return err
	}
	set, err := codebook.LoadSet(rules.FS, codebook.DefaultName)
	if err != nil {
		return err
	}
	list, err := reconcile.LoadRules(rules.FS)
	if err != nil {
		return err
	}
	noticed, err := noticedIn(set, corpus)
	if err != nil {
		return err
	}
	s := side{set: set, rules: list, notes: notesOf(string(old))}
	s.both = []readings{{"annotated", annotated}, {"read", read}}
	head, _, _ := strings.Cut(string(old), "\n## Verdicts\n")
	out := strings.TrimRight(head, "\n") + "\n\n## Verdicts\n\n" + s.verdicts() + "\n## Estimates\n\n" + s.estimates() + "\n## Findings\n\n" + s.findings(noticed)
	return os.WriteFile(file, []byte(out), 0o644)
}

func annotatedItems(file string) ([]reconcile.Item, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	set, err := gold.Load(in)
	if err != nil {
		return nil, err
	}
	var out []reconcile.Item
	for _, doc := range set.Docs {
		for n := range set.Figures[doc] {
			f := figureOf(&set.Figures[doc][n])
			f.ID = cited.FigureKey(cited.ID(doc), f.Exact, f.Start)
			out = append(out, reconcile.Item{Figure: f, Document: cited.ID(doc)})
		}
	}
	return out, nil
}

// figureOf makes a figure of a line of the annotations.
func figureOf(g *gold.Figure) *cited.Figure {
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	return &cited.Figure{Span: cited.Span{Start: g.Start, End: g.End, Exact: text(g.Exact)}, Codebook: codebook.DefaultName, Low: g.Low, High: g.High,
		Modifier: cited.Modifier(text(g.Modifier)), Kind: cited.Kind(text(g.Kind)), Counted: text(g.Counted), Measure: text(g.Measure), Population: text(g.Population),
		Origin: g.Origin, Theatre: g.Theatre, Place: g.Place, Group: g.Group, GroupScope: cited.Scope(text(g.GroupScope)), Segment: g.Segment, Of: text(g.Of),
		Time: cited.EDTF(text(g.Time)), Basis: cited.Basis(text(g.Basis)), Reported: cited.EDTF(text(g.Reported)), Attribution: g.Attribution, Stance: cited.Stance(text(g.Stance))}
}

func readItems(dir string) ([]reconcile.Item, error) {
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(texts) == 0 {
		return nil, fmt.Errorf("%s holds no seeds", dir)
	}
	r, err := extract.New(rules.FS, []string{codebook.DefaultName})
	if err != nil {
		return nil, err
	}
	var out []reconcile.Item
	for _, file := range texts {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		_, found, err := read(r, name, data)
		if err != nil {
			return nil, err
		}
		for i := range found.Figures {
			out = append(out, reconcile.Item{Figure: &found.Figures[i], Document: cited.ID(name)})
		}
	}
	return out, nil
}

// side sets what comes of both readings side by side.
type side struct {
	set   *codebook.Set
	rules reconcile.Rules
	both  []readings
	notes map[string]string // by the cells before the note
}

// pool gathers what there is on those who went from a country.
func (s *side) pool(r *readings, country string) *reconcile.Pool {
	var items []reconcile.Item
	for _, item := range r.items {
		if len(item.Figure.Origin) == 1 && item.Figure.Origin[0] == country {
			items = append(items, item)
		}
	}
	f := cited.Figure{Codebook: codebook.DefaultName, Measure: "travelled", Kind: cited.Count, Origin: []string{country}}
	cell, _ := reconcile.Complete(s.set, cited.CellOf(&f), items)
	return reconcile.Gather(s.set, cell, items, reconcile.Known{})
}

// find returns the figure of a country with some words.
func find(items []reconcile.Item, country, exact string) *cited.Figure {
	for i := range items {
		if f := items[i].Figure; strings.EqualFold(f.Exact, exact) && len(f.Origin) == 1 && f.Origin[0] == country {
			return f
		}
	}
	return nil
}

// verdicts writes how each pair of numbers stands to each other.
func (s *side) verdicts() string {
	var b strings.Builder
	b.WriteString("| country | numbers | as annotated | as read | as a researcher would say |\n| --- | --- | --- | --- | --- |\n")
	for _, c := range contested {
		pools := []*reconcile.Pool{s.pool(&s.both[0], c.country), s.pool(&s.both[1], c.country)}
		for i, one := range c.said {
			for _, other := range c.said[i+1:] {
				cells := []string{c.name, one + "; " + other}
				for n, p := range pools {
					cells = append(cells, s.verdict(p, s.both[n].items, c.country, one, other))
				}
				b.WriteString(s.row(cells, 2))
			}
		}
	}
	return b.String()
}

// verdict says how two numbers stand to each other, or why they are not compared.
func (s *side) verdict(p *reconcile.Pool, items []reconcile.Item, country, one, other string) string {
	var claims [2]int
	for n, exact := range []string{one, other} {
		f := find(items, country, exact)
		if f == nil {
			return exact + " is not read as a figure of " + country
		}
		for _, o := range p.Others {
			if o.Figure == f.ID {
				return "not compared: " + exact + " counts something else, " + o.Field + ": " + o.Why
			}
		}
		claim, ok := p.ClaimOf(f.ID)
		if !ok {
			return exact + " claims nothing"
		}
		claims[n] = claim
	}
	if claims[0] == claims[1] {
		return "one claim"
	}
	for pair := range p.PairsOf(claims[0]) {
		if pair.A == claims[1] || pair.B == claims[1] {
			return fmt.Sprintf("%s (%s; %s)", pair.Verdict, standsAt(&p.Claims[claims[0]]), standsAt(&p.Claims[claims[1]]))
		}
	}
	return ""
}

// standsAt says when a claim stands: "2015-12", "no date".
func standsAt(c *cited.Claim) string {
	if c.AsOf.Date == "" {
		return "no date"
	}
	return string(c.AsOf.Date)
}

// estimates writes the estimate of each country under each rule.
func (s *side) estimates() string {
	var b strings.Builder
	b.WriteString("Low, best and high; behind them how many claims were used of how many, from how many sources at most.\n\n" +
		"| country | rule | as annotated | as read | would a researcher print it? |\n| --- | --- | --- | --- | --- |\n")
	for _, c := range contested {
		pools := []*reconcile.Pool{s.pool(&s.both[0], c.country), s.pool(&s.both[1], c.country)}
		for _, rule := range s.rules {
			cells := []string{c.name, rule.Name}
			for _, p := range pools {
				e := p.Estimate(rule, "")
				cells = append(cells, fmt.Sprintf("%s, %s, %s; %d of %d, %d", ended(e.Low), ended(e.Best), ended(e.High), e.Claims, len(p.Claims), e.Independent))
			}
			b.WriteString(s.row(cells, 2))
		}
	}
	return b.String()
}

func ended(f *float64) string {
	if f == nil {
		return "none"
	}
	return export.Number(*f)
}

// row writes a row with the note that stood behind it, marked where what stands before the
// note is not as it was when somebody wrote it. The first cells name the row.
func (s *side) row(cells []string, named int) string {
	key, says := strings.Join(cells[:named], " | "), strings.Join(cells[named:], " | ")
	note, ok := s.notes[key]
	switch {
	case !ok:
		note = notRead
	default:
		before, text, _ := strings.Cut(note, "\x00")
		note = text
		if before != says {
			fmt.Printf("%s: was %s, is %s\n", key, before, says)
			if !strings.HasPrefix(note, again) && note != notRead {
				note = again + note
			}
		}
	}
	return "| " + key + " | " + says + " | " + note + " |\n"
}

// notesOf returns what a page says of each row before its note, and the note, by the first two
// cells.
func notesOf(page string) map[string]string {
	notes := map[string]string{}
	for line := range strings.Lines(page) {
		cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "| "), " |"), " | ")
		if len(cells) == 5 && cells[0] != "country" && cells[0] != "---" {
			notes[cells[0]+" | "+cells[1]] = cells[2] + " | " + cells[3] + "\x00" + cells[4]
		}
	}
	return notes
}
