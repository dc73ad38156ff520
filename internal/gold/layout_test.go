package gold_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/rules"
)

// TestLayouts reads texts as they are, with their lines wrapped, and with no blank lines
// between paragraphs. How a text is set says nothing, so what is read stays what it was: of
// a hundred fields, one may differ, where even people could not tell a line from another.
func TestLayouts(t *testing.T) {
	reader, err := extract.New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	ends := regexp.MustCompile(`([.!?”"])\n\n([A-Z“"])`)
	for _, layout := range []struct {
		name string
		set  func(string) string
	}{
		{"wrapped at 48", func(s string) string { return wrap(s, 48) }},
		{"wrapped at 72", func(s string) string { return wrap(s, 72) }},
		{"wrapped at 110", func(s string) string { return wrap(s, 110) }},
		{"flat", func(s string) string { return ends.ReplaceAllString(s, "$1 \n$2") }},
	} {
		t.Run(layout.name, func(t *testing.T) {
			same, other := 0, 0
			for _, folder := range []string{"h", "i", "m"} {
				files, err := filepath.Glob(filepath.Join("testdata", "learn", folder, "*.txt"))
				if err != nil || len(files) == 0 {
					t.Fatalf("no texts in %s: %v", folder, err)
				}
				for _, file := range files {
					content, err := os.ReadFile(file)
					if err != nil {
						t.Fatal(err)
					}
					if strings.Contains(string(content), "|") {
						continue // a table is set in lines
					}
					a, b := countSame(readText(t, reader, "a.txt", content), readText(t, reader, "a.txt", []byte(layout.set(string(content)))))
					same, other = same+a, other+b
				}
			}
			if same == 0 || other*100 > same {
				t.Errorf("%d fields are as they were, %d are not", same, other)
			}
		})
	}
}

// wrap breaks the lines of a text where the next word would end behind a column.
func wrap(s string, column int) string {
	out := []byte(s)
	start, blank := 0, -1
	for i, c := range out {
		switch {
		case c == '\n':
			start, blank = i+1, -1
		case c == ' ' && i-start > column && blank > start:
			out[blank] = '\n'
			start, blank = blank+1, i
		case c == ' ':
			blank = i
		}
	}
	return string(out)
}

// countSame counts the fields of figures of two readings of a text that are alike, and the
// others. Figures that one reading has alone have no field that is alike.
func countSame(a, b []cited.Figure) (same, other int) {
	for _, f := range a {
		i := slices.IndexFunc(b, func(g cited.Figure) bool { return g.Start == f.Start })
		if i < 0 {
			other++
			continue
		}
		g := b[i]
		for _, alike := range []bool{
			f.Measure == g.Measure, f.Counted == g.Counted, f.Population == g.Population, f.Time == g.Time, f.Basis == g.Basis,
			slices.Equal(f.Origin, g.Origin), slices.Equal(f.Theatre, g.Theatre), slices.Equal(f.Place, g.Place),
			slices.Equal(f.Group, g.Group), slices.Equal(f.Attribution, g.Attribution), f.Stance == g.Stance,
		} {
			if alike {
				same++
			} else {
				other++
			}
		}
	}
	return same, other + max(0, len(b)-len(a))
}
