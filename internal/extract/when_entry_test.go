package extract

import (
	"fmt"
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// figuresOf reads a text of a date.
func figuresOf(t *testing.T, r *Reader, date, in string) []cited.Figure {
	t.Helper()
	s, err := r.Begin(cited.Document{Published: cited.EDTF(date)})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.Window(text.Window{Content: in, Blocks: text.Split(in)})
	return found.Figures
}

// timesOf reads a text of a date and returns its numbers with their times and places.
func timesOf(t *testing.T, r *Reader, date, in string) string {
	t.Helper()
	var got []string
	for _, f := range figuresOf(t, r, date, in) {
		got = append(got, strings.TrimRight(fmt.Sprintf("%s %s %s", f.Exact, f.Time, strings.Join(f.Place, "+")), " "))
	}
	return strings.Join(got, "; ")
}

// TestLogEntries reads the date that opens an entry of a timeline, and none of a dateline.
func TestLogEntries(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ in, want string }{
		{"4 January 2023: 17 fighters were killed in Sarna.", "17 2023-01-04 Sarna"},
		{"6 May 2021 – Shelling in Sarna, 17 fighters killed.", "17 2021-05-06 Sarna"},
		{"2023-01-04: 17 fighters were killed.", "17 2023-01-04"},
		{"4 January 2023: 17 fighters were killed in Sarna.\n\n9 January 2023: Rebels bombed a post. Five soldiers were killed.", "17 2023-01-04 Sarna; Five 2023-01-09"},
		{"4 January 2023: 17 fighters were killed in Sarna.\n\n9 January 2023: Rebels bombed a post. Five soldiers were killed. In 2022 they killed 40 soldiers there.", "17 2023-01-04 Sarna; Five 2023-01-09; 40 2022"},
		{"4 January 2023: Rebels bombed a post.\n\nFive soldiers were killed elsewhere on 9 January 2023.", "Five 2023-01-09"},
		{"LYON, 9 February 2024 - Some 17 fighters were killed in Sarna on Tuesday.", "Some 17 2024-02-06 Sarna"},
		{"9 February 2024 – Some 17 fighters were killed in Sarna on Tuesday.", "Some 17 2024-02-06 Sarna"},
		{"4 January 2023: The army held a funeral for 17 soldiers who were killed in 2019.", "17 2019"},
	} {
		if got := timesOf(t, r, "2024-02-10", c.in); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
