package sheet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"cited"
	"cited/internal/codebook"
	"cited/internal/fuzztest"
	"cited/internal/mention"
	"cited/rules"
)

var update = flag.Bool("update", false, "write what comes out as what is wanted")

// newReader returns a reader by the shipped lists.
func newReader(t testing.TB) *Reader {
	t.Helper()
	set, err := codebook.LoadSet(rules.FS, "foreign-fighters")
	if err != nil {
		t.Fatal(err)
	}
	lang, err := mention.Load(rules.FS, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	return New(lang, set)
}

// fill puts the lines of a text into a sheet, cells parted by bars.
func fill(g *Grid, name, lines string) error {
	for n, line := range strings.Split(strings.TrimRight(lines, "\n"), "\n") {
		for col, words := range strings.Split(line, "|") {
			place := (&column{col: col}).title() + strconv.Itoa(n+1)
			if name != "" {
				place = name + "!" + place
			}
			if err := g.add(place, strings.TrimSpace(words)); err != nil {
				return err
			}
		}
	}
	return nil
}

// print writes what was made of a spreadsheet: a line a column, a proposal, a row left out.
func (r *Result) print() string {
	var b strings.Builder
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "heads in %s, %d proposals\n", t.Heads, t.Proposals)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "  %s %q: %s%s\n", c.Letters, c.Head, c.Gives, c.Why)
		}
	}
	for i := range r.Proposals {
		p := &r.Proposals[i]
		fmt.Fprintf(&b, "%s %q: %s%s %s %s", p.Cell, p.Exact, value(p), p.Word, p.Modifier, p.Kind)
		for _, f := range []struct{ name, value string }{{"measure", p.Measure}, {"origin", strings.Join(p.Origin, ",")}, {"theatre", strings.Join(p.Theatre, ",")},
			{"place", strings.Join(p.Place, ",")}, {"group", strings.Join(p.Group, ",")}, {"population", p.Population}, {"segment", strings.Join(p.Segment, ",")},
			{"of", p.Of}, {"time", string(p.Time)}, {"source", strings.Join(p.Attribution, ",")}, {"reported", string(p.Reported)}, {"publisher", p.Publisher},
			{"published", string(p.Published)}, {"title", p.Title}, {"address", p.Address}} {
			if f.value != "" {
				fmt.Fprintf(&b, ", %s %s", f.name, f.value)
			}
		}
		if p.Total {
			b.WriteString(", a total")
		}
		if p.Individual {
			b.WriteString(", of one")
		}
		b.WriteByte('\n')
		for _, c := range p.Row {
			if c.Note != "" || c.Field == "" {
				fmt.Fprintf(&b, "  %s %q %s: %q (%s)\n", c.Cell, c.Words, c.Field, c.Reads, c.Note)
			}
		}
	}
	for _, l := range r.Left {
		fmt.Fprintf(&b, "left %s %q: %s\n", l.Where, l.Words, l.Why)
	}
	return b.String()
}

func value(p *cited.Proposal) string {
	if p.Word != "" {
		return ""
	}
	return reads(p, &column{field: fieldValue})
}

// The files of testdata are spreadsheets as people keep them, one kind each: their sheets,
// and what is to be made of them.
func TestSheets(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	r := newReader(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var g Grid
			given := Columns{}
			want := -1
			for i, f := range a.Files {
				switch name := strings.TrimSuffix(f.Name, ".sheet"); {
				case f.Name == "want":
					want = i
				case f.Name == "columns":
					if given, err = ParseColumns(strings.TrimSpace(string(f.Data))); err != nil {
						t.Fatal(err)
					}
				case name == "table":
					err = fill(&g, "", string(f.Data))
				default:
					err = fill(&g, name, string(f.Data))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			got, err := r.Read(&g, "sum", given)
			out := got.print()
			if err != nil {
				out += "error: " + err.Error() + "\n"
			}
			if *update {
				a.Files[want].Data = []byte(out)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[want].Data), out); diff != "" {
				t.Errorf("run go test ./internal/sheet -update and look at what changed (-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever the cells say, reading them ends, what comes out can be kept, and the same cells
// make the same proposals.
func FuzzRead(f *testing.F) {
	r := newReader(f)
	f.Add("Country|Measure|Number|As of|Source\nBelgium|travelled|470|2015|X\n|returned|120-130|2015-12|", "Land=origin")
	f.Add("|Travelled||Returned|\nCountry|Low|High|Low|High\nFRA|1|2|n/a|4\nTotal|9|3|<5|several", "")
	f.Add("Country|2014|2015|Total\nUK|1,200|=1+1|0.3\n07/12/2015|-1|1e9|99999999999999999999", "Country=value")
	f.Fuzz(func(t *testing.T, lines, columns string) {
		fuzztest.Limit(t)
		given, err := ParseColumns(columns)
		if err != nil {
			return
		}
		read := func() *Result {
			var g Grid
			if err := fill(&g, "Sheet", lines); err != nil {
				return nil
			}
			if len(g.tables) == 0 {
				return nil
			}
			out, err := r.Read(&g, "sum", given)
			if err != nil && cited.CodeOf(err) != cited.Unsupported {
				t.Fatal(err)
			}
			return out
		}
		one := read()
		if one == nil {
			return
		}
		seen := map[cited.ID]bool{}
		for i := range one.Proposals {
			p := &one.Proposals[i]
			if seen[p.ID] {
				t.Errorf("two proposals are %s", p.ID)
			}
			seen[p.ID] = true
			if p.Low == nil && p.High == nil && p.Word == "" || p.Low != nil && p.High != nil && *p.Low > *p.High {
				t.Errorf("%q is no number", p.Exact)
			}
			for _, d := range []cited.EDTF{p.Time, p.Reported, p.Published} {
				if d != "" && !d.Valid() {
					t.Errorf("%q is no date", d)
				}
			}
			if p.Measure == "" && len(p.Origin) == 0 && !p.Total {
				t.Errorf("%s says nothing", p.Cell)
			}
		}
		if diff := cmp.Diff(one, read()); diff != "" {
			t.Error(diff)
		}
	})
}
