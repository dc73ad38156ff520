package archive_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// plantedNames are names of private persons in plantedTexts: no export may hold one.
var plantedNames = []string{"Lundqvist", "Haddad", "Benali", "Youssef", "Amrani", "Brandt", "Samir", "Almani", "Leila", "Hassan", "Weber", "Storm", "Keller", "Holmberg", "Nils"}

// publicNames are names of people who speak in public, in the same texts.
var publicNames = []string{"Karl Voss", "Bashar al-Assad", "Aaron Zelin"}

var plantedTexts = []string{
	`Neighbours of Ada Lundqvist speak

More than 40 people had left Salta for Syria, Ada Lundqvist, a neighbour, told the paper. Her brother Omar Haddad came back with 12 others in 2015. Mayor Karl Voss said 30 had returned.

Lundqvist said that 25 fighters had been killed. Haddad, 34, was held with 11 others.
`,
	`Report on returnees

Some 150 Danes had travelled to Syria by 2015. Fatima Zahra Benali, whose son died in Raqqa, knows of 20 who came back. Twelve of the men were killed with Youssef.

Youssef Amrani, 19, travelled with 14 friends from Molenbeek. In 2014, 16 others followed him. Three men from Molenbeek were killed in 2015. Five Belgians died in al-Bab.

Name | Returned
Peter Storm | 12
Maria Keller | 35
`,
	`Witnesses

According to Ms Ellen Brandt, some 60 Norwegians went to Syria. "We lost 15 boys from our street," said Brandt. Police arrested Samir K. and 22 others. The recruiter, known as Abu Yusuf al-Almani, sent 80 people to Iraq.

A 14-year-old girl, Leila Hassan, and 9 other children returned from Syria in 2016. At least 17 minors were killed. One man, Jonas Weber, returned from Syria.

President Bashar al-Assad said 5,000 foreigners had been killed. Researcher Aaron Zelin counted 11,000 foreign fighters.
`,
	`ADA LUNDQVIST TELLS OF 30 DEAD

ADA LUNDQVIST: We counted 30 fighters who died in Syria.
Q: How many returned?
A: Around 45 returned, Anna-Lena Holmberg told me. My cousin Nils counted 50 who returned.
`,
	`Numbers of the region

Some 500 people had left for Syria by 2015, among them two boys from Molenbeek. In 2016, 13 girls and 300 women returned from Syria.
`,
}

// addPlanted adds the planted texts to an archive; the name of each file is one of the names.
func addPlanted(t *testing.T, a *archive.Archive) {
	t.Helper()
	for i, text := range plantedTexts {
		addOne(t, a, text, func(item *archive.Item) {
			item.Name = []string{"lundqvist.txt", "b.txt", "brandt.txt", "d.txt", "e.txt"}[i]
			item.Meta.Address = fmt.Sprintf("https://example.org/%d/%s", i, []string{"ada-lundqvist-speaks", "returnees", "witnesses", "dead", "region"}[i])
		})
	}
}

// allFigures asks for the figures of one person as well.
var allFigures = cited.Query{Terms: []cited.Term{{Key: "individual", Values: []string{"true", "false"}}}}

// receiptsOf returns every figure of an archive with all that is behind it.
func receiptsOf(t *testing.T, a *archive.Archive) (all []cited.Receipt) {
	t.Helper()
	for r, err := range a.Figures(context.Background(), owner, allFigures) {
		if err == nil {
			r, err = a.Receipt(context.Background(), owner, r.Figure.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// TestGate plants private persons, minors and small places in documents, and looks for them
// in all that is let through; the numbers stay, and who speaks in public.
func TestGate(t *testing.T) {
	a, _ := open(t, nil)
	addPlanted(t, a)
	gate, err := a.Gate(context.Background(), owner)
	if err != nil {
		t.Fatal(err)
	}
	var tally export.Tally
	var out []string
	for _, r := range receiptsOf(t, a) {
		passed, held := gate.Pass(r)
		tally.Add(held)
		if len(held.Back) > 0 {
			continue
		}
		f := &passed.Figure
		if words := []rune(f.Quote.Exact); string(words[f.Start-f.Quote.Start:f.End-f.Quote.Start]) != r.Figure.Exact {
			t.Errorf("the number %q is not where the quotation %q says", r.Figure.Exact, f.Quote.Exact)
		}
		out = append(out, string(export.AppendReceipt(nil, &passed)))
	}
	all := strings.Join(out, "\n")
	for _, name := range plantedNames {
		if strings.Contains(strings.ToLower(all), strings.ToLower(name)) {
			t.Errorf("%s is in what is published:\n%s", name, lineWith(out, name))
		}
	}
	for _, words := range append(publicNames, "[name] said that 25 fighters had been killed.", "told the paper", "Some 500 people had left for Syria by 2015…", "300 women returned from Syria") {
		if !strings.Contains(all, words) {
			t.Errorf("%q is missing in what is published", words)
		}
	}
	for _, words := range []string{"17 minors", "15 boys", "Molenbeek were killed", "al-Bab", "two boys", "13 girls"} {
		if strings.Contains(all, words) {
			t.Errorf("%q is in what is published:\n%s", words, lineWith(out, words))
		}
	}
	if tally.Held[export.OfMinors] < 3 || tally.Held[export.SmallPlace] != 2 || tally.Changed[export.PrivateName] < 10 || tally.Passed < 15 {
		t.Errorf("%+v", tally)
	}
}

func lineWith(lines []string, words string) string {
	i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(strings.ToLower(line), strings.ToLower(words)) })
	return lines[i]
}
