package mention

import (
	"fmt"
	"strings"
	"testing"

	"cited/internal/text"
)

// analyze reads a text as one sentence against a document's date.
func analyze(l *Language, date, s string) *Sentence {
	var out Sentence
	out.Date = edtfOf(date, "")
	l.Analyze(&out, s, text.AppendTokens(nil, s, 0, len(s)))
	return &out
}

// show writes a quantity as "exact low..high modifier", with % for a share.
func show(s *Sentence, q Quantity) string {
	side := func(has bool, v float64) string {
		if !has {
			return ""
		}
		return fmt.Sprint(v)
	}
	kind := ""
	if q.Share {
		kind = "%"
	}
	return fmt.Sprintf("%s = %s..%s%s %s", s.Word(q.From, q.To), side(q.HasLow, q.Low), side(q.HasHigh, q.High), kind, q.Modifier)
}

func TestQuantities(t *testing.T) {
	l := load(t, "en")
	for _, c := range []struct{ in, want string }{
		{"They counted 1,250 men.", "1,250 = 1250..1250 exact"},
		{"They counted 6\u00a0000 men.", "6\u00a0000 = 6000..6000 exact"},
		{"They counted 12\u202f500 men.", "12\u202f500 = 12500..12500 exact"},
		{"They counted 1'250 men.", "1'250 = 1250..1250 exact"},
		{"They counted 1.250.000 men.", "1.250.000 = 1.25e+06..1.25e+06 exact"},
		{"Elders say 40 men left.", "40 = 40..40 exact"},
		{"A few, say 40 men, left.", "say 40 = 40..40 approx"},
		{"Clerks talk about 40 men.", "40 = 40..40 exact"},
		{"> About 40 men left.", "About 40 = 40..40 approx"},
		{"> 40 men left.", "> 40 = 40.. at-least"},
		{"They counted ٣٠٠ men.", "٣٠٠ = 300..300 exact"},
		{"Some 3.2 million fled.", "Some 3.2 million = 3.2e+06..3.2e+06 approx"},
		{"Over 40k went.", "Over 40k = 40000.. at-least"},
		{"About 2m fled.", "About 2m = 2e+06..2e+06 approx"},
		{"A hundred and sixty came.", "A hundred and sixty = 160..160 exact"},
		{"Two thousand three hundred and five came.", "Two thousand three hundred and five = 2305..2305 exact"},
		{"Forty-two came.", "Forty-two = 42..42 exact"},
		{"Half a dozen came.", "Half a dozen = 6..6 exact"},
		{"Half a million came.", "Half a million = 500000..500000 exact"},
		{"Two dozen came.", "Two dozen = 24..24 exact"},
		{"More than 900 left.", "More than 900 = 900.. at-least"},
		{"No fewer than 300 left.", "No fewer than 300 = 300.. at-least"},
		{"As many as 3,500 left.", "As many as 3,500 = ..3500 at-most"},
		{"Up to 7,000 left.", "Up to 7,000 = ..7000 at-most"},
		{"Fewer than eighty left.", "Fewer than eighty = ..80 at-most"},
		{"At least some 40 left.", "At least some 40 = 40.. at-least"},
		{"2000+ left.", "2000+ = 2000.. at-least"},
		{"There, and more than 20 left.", "more than 20 = 20.. at-least"},
		{"75 or more left.", "75 or more = 75.. at-least"},
		{"Ten or so left.", "Ten or so = 10..10 approx"},
		{"The 300-odd left.", "300-odd = 300..300 approx"},
		{"~370 left.", "~370 = 370..370 approx"},
		{"Between 20 and 30 per cent left.", "Between 20 and 30 per cent = 20..30% range"},
		{"Between 60% and two thirds left.", "Between 60% and two thirds = 60..66.7% range"},
		{"From 250 to just short of 500 left.", "From 250 to just short of 500 = 250..500 range"},
		{"Some 5,000 to 7,000 left.", "Some 5,000 to 7,000 = 5000..7000 range"},
		{"Around 75–300 left.", "Around 75–300 = 75..300 range"},
		{"2 to 3 million left.", "2 to 3 million = 2e+06..3e+06 range"},
		{"Six or seven left.", "Six or seven = 6..7 range"},
		{"A third left.", "A third = 33.3..33.3% exact"},
		{"Nearly two-thirds left.", "Nearly two-thirds = 66.7..66.7% approx"},
		{"Three quarters left.", "Three quarters = 75..75% exact"},
		{"Well over half left.", "Well over half = 50..% at-least"},
		{"Fewer than one in eight left.", "Fewer than one in eight = ..12.5% at-most"},
		{"Nine out of ten left.", "Nine out of ten = 90..90% exact"},
		{"Every fifth left.", "Every fifth = 20..20% exact"},
		{"Every second recruit left.", "Every second = 50..50% exact"},
		{"They met every second Sunday, and every second day.", ""},
		{"Rebels handed over 17 hostages and turned over 9 bodies.", "17 = 17..17 exact; 9 = 9..9 exact"},
		{"Rebels handed over more than 17 hostages; over 30 stayed.", "more than 17 = 17.. at-least; over 30 = 30.. at-least"},
		{"They moved over 60 men and took over 70.", "over 60 = 60.. at-least; over 70 = 70.. at-least"},
		{"Some 4.1 million fled, then 8.2 million, 0.7 billion and 2.3 to 16.4 million.", "Some 4.1 million = 4.1e+06..4.1e+06 approx; 8.2 million = 8.2e+06..8.2e+06 exact; 0.7 billion = 7e+08..7e+08 exact; 2.3 to 16.4 million = 2.3e+06..1.64e+07 range"},
		{"A couple of dozen left; a couple came.", "A couple of dozen = 24..36 vague"},
		{"The camp holds 6-9,000 men, or 400-500,000.", "6-9,000 = 6000..9000 range; 400-500,000 = 400000..500000 range"},
		{"Between 18 and 22,000 left, 7 to 8,000 of them on foot.", "Between 18 and 22,000 = 18000..22000 range; 7 to 8,000 = 7000..8000 range"},
		{"From 3 to 4,000 left, in bands of 2 to 1,500.", "From 3 to 4,000 = 3..4000 range; 2 to 1,500 = 2..1500 range"},
		{"Between 900 and 2,000 left, between 3 and 90,000 stayed.", "Between 900 and 2,000 = 900..2000 range; between 3 and 90,000 = 3..90000 range"},
		{"A good third left, and a good hundred came.", "A good third = 33.3..% at-least; a good hundred = 100.. at-least"},
		{"Barely 40 left, and two score came.", "Barely 40 = 40..40 approx; two score = 40..40 exact"},
		{"One and a half million left.", "One and a half million = 1.5e+06..1.5e+06 exact"},
		{"Two thousand, four hundred and six left.", "Two thousand, four hundred and six = 2406..2406 exact"},
		{"Two thousand, four of them women, left.", "Two thousand = 2000..2000 exact; four = 4..4 exact"},
		{"A million and a half left.", "A million and a half = 1.5e+06..1.5e+06 exact"},
		{"A story about 40 men.", "40 = 40..40 exact"},
		{"Some 15% left.", "Some 15% = 15..15% approx"},
		{"Dozens left.", "Dozens = 24..99 vague"},
		{"Several hundred left.", "Several hundred = 200..999 vague"},
		{"Tens of thousands left.", "Tens of thousands = 20000..99999 vague"},
		{"The list rose from 900 to 1,070.", "900 = 900..900 exact; 1,070 = 1070..1070 exact"},
		{"The ratio was about 80-20%.", "about 80 = 80..80% approx; 20% = 20..20% approx"},
		{"See S/2015/305 and IS1.", ""},
		{"It closed.12", ""},
		{"The 40th man, the 7x team, 3/4 time.", ""},
		{"<b>300 men", "300 = 300..300 exact"},
		{"The cell says > 300.", "> 300 = 300.. at-least"},
		{"It is a third party.", "a third = 33.3..33.3% exact"},
		{"The third man left.", ""},
		{"The second half began.", ""},
		{"It took two and a half hours.", "two = 2..2 exact"},
		{"It took two and half hours.", "two = 2..2 exact"},
		{"Ten left, and half as many stayed.", "Ten = 10..10 exact"},
		{"Half, as ever, stayed.", "Half = 50..50% exact"},
		{"Ten left, and half of them came back.", "Ten = 10..10 exact; half = 50..50% exact"},
		{"A third died and half came back.", "A third = 33.3..33.3% exact; half = 50..50% exact"},
		{"9" + strings.Repeat("0", 400) + " left.", ""},
	} {
		s := analyze(l, "", c.in)
		var got []string
		for _, q := range s.Quantities {
			got = append(got, show(s, q))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	l := load(t, "en")
	for _, c := range []struct{ in, want string }{
		{"It grew in 2015.", "in 2015 = 2015"},
		{"It grew by October 2015.", "by October 2015 = ../2015-10"},
		{"It has grown since 2011.", "since 2011 = 2011/.."},
		{"As of April 2016 it grew.", "As of April 2016 = 2016-04"},
		{"Between 2012 and 2016 it grew.", "Between 2012 and 2016 = 2012/2016"},
		{"It grew from 2011 until October 2018.", "from 2011 until October 2018 = 2011/2018-10"},
		{"It grew in 2019–20.", "in 2019–20 = 2019/2020"},
		{"In the 2012-November 2018 period it grew.", "In the 2012-November 2018 = 2012/2018-11"},
		{"On 7 December 2015 it grew.", "On 7 December 2015 = 2015-12-07"},
		{"On December 7, 2015 it grew.", "On December 7, 2015 = 2015-12-07"},
		{"It grew on 2015-12-07.", "on 2015-12-07 = 2015-12-07"},
		{"It grew on 10/26/17.", "on 10/26/17 = 2017-10-26"},
		{"It grew on 05/06/2017.", "on 05/06/2017 = 2017"},
		{"In mid-2014 it grew.", "In mid-2014 = 2014-06"},
		{"In the first half of 2016 it grew.", "In the first half of 2016 = 2016-01/2016-06"},
		{"By the end of 2017 it grew.", "By the end of 2017 = ../2017-12"},
		{"In spring 2015 it grew.", "In spring 2015 = 2015-21"},
		{"It grew last year.", "last year = 2019"},
		{"It grew last month.", "last month = 2020-02"},
		{"It grew yesterday.", "yesterday = 2020-03-03"},
		{"It grew on Tuesday.", "on Tuesday = 2020-03-03"},
		{"It grew in December.", "in December = 2019-12"},
		{"It grew over the past seven years.", "over the past seven years = 2013/2020"},
		{"They may grow.", ""},
		{"About 2,015 men left.", ""},
		{"Some 2000 fighters left.", ""},
		{"Between 2000 and 3500 were sold.", ""},
		{"It is put at 1900-2400.", ""},
		{"It is put at 1900 to 2400.", ""},
		{"Of these, 1902 were sold.", ""},
		{"The storms of 1992 were the worst.", "of 1992 = 1992"},
		{"In 1902 were sold the last ones.", "In 1902 = 1902"},
		{"Sweden (2000) and Norway (1900) lead.", ""},
		{"Oman (2015: 40) leads.", "2015 = 2015"},
		{"In 2013 and 2014 cards were taken from men.", "In 2013 and 2014 = 2013/2014"},
		{"In 2013 and 2014 women left.", "In 2013 and 2014 = 2013/2014"},
		{"Between 2013 and 2017 Danes left.", "Between 2013 and 2017 = 2013/2017"},
		{"Between 1700 and 1900 men left, or from 1800 to 2000 women.", ""},
		{"By 2013 and 2040 men left.", "By 2013 = ../2013"},
		{"In May 20 Danes left, in June 12 of them.", "In May = 2019-05; in June = 2019-06"},
		{"In May 20 people left, in June 12 women.", "In May = 2019-05; in June = 2019-06"},
		{"In May 20 were sold.", "In May = 2019-05"},
		{"On May 20 Danes left; in the June 12 raid one died.", "On May 20 = 2019-05-20; in the June 12 = 2019-06-12"},
		{"In May 20, 2014, it grew.", "In May 20, 2014 = 2014-05-20"},
	} {
		s := analyze(l, "2020-03-04", c.in)
		var got []string
		for _, p := range s.Periods {
			got = append(got, fmt.Sprintf("%s = %s", s.Word(p.From, p.To), p.Value))
			if p.Value != "" && !p.Value.Valid() {
				t.Errorf("%s: %q is no EDTF", c.in, p.Value)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

// TestListErrors shows that all errors of a list come at once, each with its place.
func TestListErrors(t *testing.T) {
	const list = `forms stray

id a
means one
forms aaa
ok no brackets here

id a
forms bbb
ok [bbb]
no ccc
means
`
	entries, err := ParseList("en", "units", "units.txt", list)
	if len(entries) != 2 {
		t.Errorf("read %d entries, want 2", len(entries))
	}
	want := strings.Join([]string{
		"units.txt:1:1: forms stands outside an entry: begin one with an id line",
		"units.txt:6:4: an ok example marks what is matched with [ and ]",
		"units.txt:3:1: entry a has no no example: add a sentence that looks alike and must not match",
		"units.txt:8:4: id a is used before, at units.txt:3: give each entry its own",
		"units.txt:12:7: means needs a value",
	}, "\n")
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := ParseList("en", "nonsense", "nonsense.txt", ""); err == nil || !strings.HasPrefix(err.Error(), "nonsense.txt:1:1: no list is called nonsense") {
		t.Errorf("an unknown list: %v", err)
	}
}
