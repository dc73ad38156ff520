package archive_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cited"
	"cited/internal/archive"

	"github.com/google/go-cmp/cmp"
)

const returners = "# Überblick\n\nIn 2015 about 300 Swedes had left for Syria – the “ministry” said so. By May 117 Swedes came home and 43 were killed.\n"

// figuresOf returns the figures of an archive in the order of their texts.
func figuresOf(t *testing.T, a *archive.Archive) []cited.Receipt {
	t.Helper()
	var all []cited.Receipt
	for r, err := range a.Figures(context.Background(), owner, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

func explained(t *testing.T, a *archive.Archive, id cited.ID) archive.Explanation {
	t.Helper()
	e, err := a.Explain(context.Background(), owner, id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// choiceOf returns the choice of a field.
func choiceOf(t *testing.T, e archive.Explanation, field string) archive.Choice {
	t.Helper()
	i := slices.IndexFunc(e.Choices, func(c archive.Choice) bool { return c.Field == field })
	if i < 0 {
		t.Fatalf("no choice of %s is told", field)
	}
	return e.Choices[i]
}

func TestExplainReadsAgainWhatIsStored(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("a.txt", returners, cited.Meta{Published: "2015-12-08"}))
	all := figuresOf(t, a)
	if len(all) != 3 {
		t.Fatalf("%d figures, want 3", len(all))
	}
	for _, r := range all {
		e := explained(t, a, r.Figure.ID)
		if e.Problem != "" || e.Again == nil || e.Version != e.Stored.Version {
			t.Fatalf("%s: problem %q, found %v, read by %s and by %s", r.Figure.Exact, e.Problem, e.Again != nil, e.Stored.Version, e.Version)
		}
		if diff := cmp.Diff(e.Stored.Figure, *e.Again); diff != "" {
			t.Errorf("%s is read otherwise again (-stored +again):\n%s", r.Figure.Exact, diff)
		}
		measure := choiceOf(t, e, "measure")
		if !slices.Equal(measure.Options[0].Values, []string{r.Figure.Measure}) {
			t.Errorf("%s: %v was chosen, but the measure is %s", r.Figure.Exact, measure.Options[0].Values, r.Figure.Measure)
		}
	}
}

func TestExplainWeighsOptions(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("a.txt", returners, cited.Meta{}))
	text := []rune(returners)
	words := 0
	for _, r := range figuresOf(t, a) {
		for _, c := range explained(t, a, r.Figure.ID).Choices {
			for i, o := range c.Options {
				if i > 1 && o.Score > c.Options[i-1].Score || i == 1 && o.Score > together(c.Options)+1e-9 {
					t.Errorf("%s: %v stands behind a worse one", c.Field, o.Values)
				}
				sum := 0.0
				for _, why := range o.Reasons {
					sum += why.Weight
				}
				if d := sum - o.Score; d > 1e-9 || d < -1e-9 {
					t.Errorf("%s: the weights of %v sum to %f, not %f", c.Field, o.Values, sum, o.Score)
				}
				for _, s := range o.Spans {
					words++
					if got := string(text[s.Start:s.End]); got != s.Exact {
						t.Errorf("%s: %q stands at %d, not %q", c.Field, got, s.Start, s.Exact)
					}
				}
			}
		}
	}
	if words == 0 {
		t.Error("no option names its words")
	}
}

// together is what the options weigh that say the same as the first, which was taken: they add
// up, as probabilities do.
func together(options []archive.Option) float64 {
	sum := 0.0
	for _, o := range options {
		if slices.Equal(o.Values, options[0].Values) {
			sum += math.Exp(o.Score)
		}
	}
	return math.Log(sum)
}

func TestExplainWithoutOriginal(t *testing.T) {
	a, dir := open(t, nil)
	add(t, a, item("a.txt", returners, cited.Meta{}))
	id := figuresOf(t, a)[0].Figure.ID
	if err := os.RemoveAll(filepath.Join(dir, "originals")); err != nil {
		t.Fatal(err)
	}
	e := explained(t, a, id)
	if e.Problem == "" || e.Again != nil || len(e.Choices) > 0 || e.Stored.Figure.ID != id {
		t.Errorf("without the original: problem %q, found %v, %d choices, stored %s", e.Problem, e.Again != nil, len(e.Choices), e.Stored.Figure.ID)
	}
}

func TestExplainOfReadingMadeElsewhere(t *testing.T) {
	from, _ := open(t, nil)
	add(t, from, item("a.txt", returners, cited.Meta{}))
	r := figuresOf(t, from)[0]
	to, _ := open(t, nil)
	texts, err := from.Texts(context.Background(), owner, r.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := to.Put(context.Background(), cited.Reading{Document: r.Document, Version: r.Version, Texts: texts, Found: cited.Found{Figures: []cited.Figure{r.Figure}}}); err != nil {
		t.Fatal(err)
	}
	if e := explained(t, to, r.Figure.ID); e.Problem == "" || e.Again != nil {
		t.Errorf("problem %q, found %v", e.Problem, e.Again != nil)
	}
}

func TestExplainKeepsToRights(t *testing.T) {
	a, _ := open(t, nil)
	add(t, a, item("a.txt", returners, cited.Meta{}))
	id := figuresOf(t, a)[0].Figure.ID
	for _, c := range []struct {
		viewer cited.Viewer
		id     cited.ID
	}{{cited.Viewer{}, id}, {cited.Viewer{Name: "somebody", Role: cited.Reader}, id}, {owner, "fi-0123456789ab"}} {
		_, shown := a.Receipt(context.Background(), c.viewer, c.id)
		_, err := a.Explain(context.Background(), c.viewer, c.id)
		if cited.CodeOf(err) != cited.CodeOf(shown) {
			t.Errorf("%v, %s: %v, but show says %v", c.viewer, c.id, err, shown)
		}
	}
}
