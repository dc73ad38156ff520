package extract

import (
	"testing"

	"cited"
	"cited/internal/text"
)

// TestDates says of dates how long they are, and how long before the document they end.
func TestDates(t *testing.T) {
	for _, test := range []struct{ date, time, length, age string }{
		{"2021-05-04", "2021-05-04", "day", "today"},
		{"2021-05-04", "2021-05", "month", "today"},
		{"2021-05-04", "2021-05-03", "day", "yesterday"},
		{"2021-05-04", "2021-04-29", "day", "week"},
		{"2021-05-04", "2021-04-10/2021-04-12", "range", "month"},
		{"2021-05-04", "2020-06/..", "since", "year"},
		{"2021-05-04", "../1999", "until", "old"},
		{"2021-05-04", "2022", "year", "ahead"},
		{"", "2022", "year", "undated"},
		{"2021-05-04", "", "none", "none"},
	} {
		sc := &scene{date: cited.EDTF(test.date)}
		if length, age := lengthOf(test.time), sc.ageOf(test.time); length != test.length || age != test.age {
			t.Errorf("%s in %s: %s, %s, want %s, %s", test.time, test.date, length, age, test.length, test.age)
		}
	}
}

// TestGenre takes what a document is from the short blocks at its head, and from nothing
// else.
func TestGenre(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ in, want string }{
		{"Lower Delta floods\n\nSituation Report No. 3\n\nForty men are held in the camp.", "bulletin"},
		{"Lower Delta\n\nAs of 4 May 2016\n\nForty men are held in the camp.", "bulletin"},
		{"Storm on the coast: live updates\n\nForty men are held in the camp.", "live"},
		{"Storm on the coast\n\n09:15 Forty men are held in the camp.", "live"},
		{"FOR IMMEDIATE RELEASE\n\nForty men are held in the camp.", "release"},
		{"Storm on the coast\n\nForty men are held in the camp.", "plain"},
		{"Storm on the coast\n\nThe colonel had written in his third situation report of that spring that forty of the men whom he had sent up the river were held in the camp.", "plain"},
	} {
		s := begin(t, r)
		s.Window(text.Window{Content: test.in, Blocks: text.Split(test.in)})
		if got := s.times.kind(); got != test.want {
			t.Errorf("%s: %s, want %s", test.in, got, test.want)
		}
	}
}
