package cited_test

import (
	"strings"
	"testing"
	"time"

	"cited"
	"cited/internal/fuzztest"
)

func TestBounds(t *testing.T) {
	tests := []struct {
		edtf             cited.EDTF
		earliest, latest string // ".." for an open side
	}{
		// Level 0.
		{"2015", "2015-01-01", "2015-12-31"},
		{"2015-11", "2015-11-01", "2015-11-30"},
		{"2015-02", "2015-02-01", "2015-02-28"},
		{"2016-02", "2016-02-01", "2016-02-29"},
		{"2000-02", "2000-02-01", "2000-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2015-11-07", "2015-11-07", "2015-11-07"},
		{"2016-02-29", "2016-02-29", "2016-02-29"},
		{"0000", "0000-01-01", "0000-12-31"},
		{"9999-12-31", "9999-12-31", "9999-12-31"},
		{"1970-01-01", "1970-01-01", "1970-01-01"},
		{"2015-11-13T21:16:40", "2015-11-13", "2015-11-13"},
		{"2015-11-13T21:16:40Z", "2015-11-13", "2015-11-13"},
		{"2015-11-13T00:10:00+02:00", "2015-11-13", "2015-11-13"},
		{"2015-11-13T23:50:00-05", "2015-11-13", "2015-11-13"},
		{"2012/2018-11", "2012-01-01", "2018-11-30"},
		{"2014-06-29/2014-07", "2014-06-29", "2014-07-31"},
		{"2015-11-07/2015-11-07", "2015-11-07", "2015-11-07"},
		// Level 1: negative and long years.
		{"-0044-03-15", "-0044-03-15", "-0044-03-15"},
		{"-0001", "-0001-01-01", "-0001-12-31"},
		{"Y12345", "12345-01-01", "12345-12-31"},
		{"Y-12345", "-12345-01-01", "-12345-12-31"},
		{"Y170000002", "..", ".."},
		{"Y-99999999999999999999999999", "..", ".."},
		// Level 1: seasons.
		{"2015-21", "2015-03-01", "2015-05-31"},
		{"2015-22", "2015-06-01", "2015-08-31"},
		{"2015-23", "2015-09-01", "2015-11-30"},
		{"2014-24", "2014-12-01", "2015-02-28"},
		{"2015-24", "2015-12-01", "2016-02-29"},
		// Level 1: qualifiers.
		{"2015?", "2015-01-01", "2015-12-31"},
		{"2015-11~", "2015-11-01", "2015-11-30"},
		{"2015-11-07%", "2015-11-07", "2015-11-07"},
		{"2015-21~", "2015-03-01", "2015-05-31"},
		{"2012~/2015?", "2012-01-01", "2015-12-31"},
		// Level 1: unspecified digits.
		{"201X", "2010-01-01", "2019-12-31"},
		{"20XX", "2000-01-01", "2099-12-31"},
		{"201X~", "2010-01-01", "2019-12-31"},
		{"-004X", "-0049-01-01", "-0040-12-31"},
		{"2004-XX", "2004-01-01", "2004-12-31"},
		{"2004-02-XX", "2004-02-01", "2004-02-29"},
		{"2004-XX-XX", "2004-01-01", "2004-12-31"},
		// Level 1: open and unknown sides.
		{"../2015-10", "..", "2015-10-31"},
		{"2011/..", "2011-01-01", ".."},
		{"2011/", "2011-01-01", ".."},
		{"/2015-10-02", "..", "2015-10-02"},
		{"../..", "..", ".."},
		{"2014-22/2015-24", "2014-06-01", "2016-02-29"},
		{"201X/2020", "2010-01-01", "2020-12-31"},
	}
	for _, test := range tests {
		earliest, latest := test.edtf.Bounds()
		if earliest.String() != test.earliest || latest.String() != test.latest {
			t.Errorf("%q.Bounds() = %v, %v; want %v, %v", test.edtf, earliest, latest, test.earliest, test.latest)
		}
		if earliest > latest {
			t.Errorf("%q.Bounds(): earliest %d is after latest %d", test.edtf, earliest, latest)
		}
		if parsed, err := cited.ParseEDTF(string(test.edtf)); err != nil || parsed != test.edtf {
			t.Errorf("ParseEDTF(%q) = %q, %v", test.edtf, parsed, err)
		}
		if !test.edtf.Valid() {
			t.Errorf("%q.Valid() = false", test.edtf)
		}
	}
}

func TestParseEDTFCanonical(t *testing.T) {
	tests := []struct{ in, want string }{
		{"  2015-11 ", "2015-11"},
		{"201x", "201X"},
		{"2004-xx-xx", "2004-XX-XX"},
		{"y12345", "Y12345"},
		{"2015-11-13t21:16:40z", "2015-11-13T21:16:40Z"},
	}
	for _, test := range tests {
		got, err := cited.ParseEDTF(test.in)
		if err != nil || string(got) != test.want {
			t.Errorf("ParseEDTF(%q) = %q, %v; want %q", test.in, got, err, test.want)
		}
		if cited.EDTF(test.in).Valid() {
			t.Errorf("%q is not canonical, but Valid", test.in)
		}
	}
}

func TestParseEDTFErrors(t *testing.T) {
	tests := []struct{ in, wrong string }{
		{"", "four digits"},
		{"15", "four digits"},
		{"last year", "four digits"},
		{"2015-13", "a month is 01 to 12"},
		{"2015-00", "a month is 01 to 12"},
		{"2015-25", "a month is 01 to 12"},
		{"2015-1", "-MM"},
		{"201511", "-MM"},
		{"2015/11/07", "four digits"},
		{"2015-02-29", "no such day"},
		{"2015-04-31", "no such day"},
		{"2015-04-00", "no such day"},
		{"2015-04-3", "-MM"},
		{"2015-04_03", "-DD"},
		{"2015-21-03", "a month is 01 to 12"},
		{"2015-XX-03", "-MM"},
		{"2X15", "four digits"},
		{"2XXX", "four digits"},
		{"XXXX", "four digits"},
		{"20X5", "four digits"},
		{"201X-05", "four digits"},
		{"-0000", "no sign"},
		{"Y2015", "five digits"},
		{"Y02015", "five digits"},
		{"Y-", "five digits"},
		{"/", "on a side"},
		{"2015/2014", "ends before it starts"},
		{"2015-11-08/2015-11-07", "ends before it starts"},
		{"2011/2012/2013", "-MM"},
		{"2015-11T10:00:00Z", "whole date"},
		{"2015-11-XXT10:00:00Z", "whole date"},
		{"2015-11-07T10:00", "hh:mm:ss"},
		{"2015-11-07T24:00:00", "hh:mm:ss"},
		{"2015-11-07T10:00:00+99:00", "time zone"},
		{"2015-11-07T10:00:00 ", ""}, // spaces around are cut
		{"2015-11-07T10:00:00/2016", "-MM"},
		{"T10:00:00", "four digits"},
		{"2015??", "-MM"},
		{"?", "four digits"},
		{strings.Repeat("9", 400), "-MM"},
	}
	for _, test := range tests {
		got, err := cited.ParseEDTF(test.in)
		if test.wrong == "" {
			if err != nil {
				t.Errorf("ParseEDTF(%q): %v", test.in, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("ParseEDTF(%q) = %q, want an error about %q", test.in, got, test.wrong)
			continue
		}
		if cited.CodeOf(err) != cited.Invalid {
			t.Errorf("ParseEDTF(%q): code %q", test.in, cited.CodeOf(err))
		}
		message := err.Error()
		if !strings.Contains(message, test.wrong) || !strings.Contains(message, "2015-11-07") || len(message) > 250 {
			t.Errorf("ParseEDTF(%q): message %q does not say %q with an example, or is long", test.in, message, test.wrong)
		}
	}
}

func TestNoDateHoldsNoDay(t *testing.T) {
	for _, e := range []cited.EDTF{"", "sometime", "2015-13"} {
		if earliest, latest := e.Bounds(); earliest != cited.MaxDay || latest != cited.MinDay {
			t.Errorf("%q.Bounds() = %v, %v", e, earliest, latest)
		}
		if e.Overlaps("../..") || cited.EDTF("../..").Overlaps(e) {
			t.Errorf("%q overlaps everything", e)
		}
	}
}

func TestOverlaps(t *testing.T) {
	tests := []struct {
		a, b cited.EDTF
		want bool
	}{
		{"2015", "2015-11", true},
		{"2015", "2016", false},
		{"2015-10", "2015-11", false},
		{"../2015-10", "2015-10-31", true},
		{"../2015-10", "2015-11-01", false},
		{"2011/..", "2015", true},
		{"2011/..", "2010-12-31", false},
		{"2014-24", "2015-02", true},
		{"2014-24", "2015-03", false},
		{"201X", "2019/2022", true},
		{"../2012", "2013/..", false},
	}
	for _, test := range tests {
		if got := test.a.Overlaps(test.b); got != test.want {
			t.Errorf("%q.Overlaps(%q) = %v", test.a, test.b, got)
		}
		if got := test.b.Overlaps(test.a); got != test.want {
			t.Errorf("%q.Overlaps(%q) = %v", test.b, test.a, got)
		}
	}
}

// Every day of some centuries must agree with package time, and come back.
func TestDayAgreesWithTime(t *testing.T) {
	at := time.Date(1583, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := cited.DayOf(at.Date()); at.Year() < 2401; d, at = d+1, at.AddDate(0, 0, 1) {
		year, month, day := d.Date()
		if wantYear, wantMonth, wantDay := at.Date(); year != wantYear || month != wantMonth || day != wantDay {
			t.Fatalf("day %d is %04d-%02d-%02d, want %v", d, year, month, day, at)
		}
		if got := cited.DayOf(year, month, day); got != d {
			t.Fatalf("DayOf(%v) = %d, want %d", d, got, d)
		}
		if int64(d)*86400 != at.Unix() {
			t.Fatalf("day %d, but %v is %d seconds from the epoch", d, at, at.Unix())
		}
	}
}

func TestDayRoundTripFarAway(t *testing.T) {
	for d := int64(cited.MinDay) + 1; d < int64(cited.MaxDay); d += 999_983 {
		if got := cited.DayOf(cited.Day(d).Date()); got != cited.Day(d) {
			t.Fatalf("day %d comes back as %d", d, got)
		}
	}
}

func TestDayString(t *testing.T) {
	tests := []struct {
		day  cited.Day
		want string
	}{
		{0, "1970-01-01"},
		{-1, "1969-12-31"},
		{cited.DayOf(0, time.February, 29), "0000-02-29"},
		{cited.DayOf(-1, time.December, 31), "-0001-12-31"},
		{cited.DayOf(2015, time.February, 29), "2015-03-01"},
		{cited.MinDay, ".."},
		{cited.MaxDay, ".."},
		{cited.DayOf(1_000_000_000, 1, 1), ".."},
		{cited.DayOf(-1_000_000_000, 1, 1), ".."},
	}
	for _, test := range tests {
		if got := test.day.String(); got != test.want {
			t.Errorf("Day(%d) = %q, want %q", int32(test.day), got, test.want)
		}
	}
}

func TestBoundsDoesNotAllocate(t *testing.T) {
	for _, e := range []cited.EDTF{"2015-11-07", "2012/2018-11", "../2015-10~", "201X", "nonsense", ""} {
		if n := testing.AllocsPerRun(100, func() { e.Bounds() }); n != 0 {
			t.Errorf("%q.Bounds() allocates %v times", e, n)
		}
	}
}

// Whatever parses is canonical, has bounds in order, and parses to itself.
func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2015", "2015-11-07", "2012/2018-11", "../2015-10", "2011/", "2014-24", "20XX", "-004x", "Y-12345",
		"2015-11-13T21:16:40+02:00", "2004-XX-XX%", "2015-02-30", " 2015~ ", "//", "..", "-", "T", "Y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fuzztest.Limit(t)
		parsed, err := cited.ParseEDTF(s)
		if err != nil {
			if cited.CodeOf(err) != cited.Invalid || parsed != "" || strings.Contains(err.Error(), "\n") {
				t.Fatalf("ParseEDTF(%q) = %q, %v", s, parsed, err)
			}
			return
		}
		if again, err := cited.ParseEDTF(string(parsed)); err != nil || again != parsed {
			t.Fatalf("ParseEDTF(%q) = %q, but then %q, %v", s, parsed, again, err)
		}
		earliest, latest := parsed.Bounds()
		if !parsed.Valid() || earliest > latest || !parsed.Overlaps(parsed) {
			t.Fatalf("%q: valid %v, bounds %v to %v", parsed, parsed.Valid(), earliest, latest)
		}
	})
}

func BenchmarkBounds(b *testing.B) {
	dates := []cited.EDTF{"2015", "2015-11", "2015-11-07", "2012/2018-11", "../2015-10", "2014-24"}
	for i := range b.N {
		dates[i%len(dates)].Bounds()
	}
}
