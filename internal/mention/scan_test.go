package mention

import (
	"fmt"
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// scan reads the sentences of a text, and hands over what each holds.
func scan(t *testing.T, l *Language, date cited.EDTF, content string, each func(*Scan)) {
	t.Helper()
	var s Sentence
	var c Scan
	story := NewStory(date)
	tokens := text.AppendTokens(nil, content, 0, len(content))
	for _, part := range l.Spelling.AppendSentences(nil, content, tokens) {
		s.Date = date
		l.Analyze(&s, content, tokens[part.From:part.To])
		c.Read(&s, story)
		each(&c)
	}
}

func bound(has bool, v float64) string {
	if !has {
		return ""
	}
	return strings.TrimSuffix(fmt.Sprintf("%.2f", v), ".00")
}

// TestAmounts: each quantity as "exact = low..high kind/unit", with its modifier
// and change where there is one.
func TestAmounts(t *testing.T) {
	l := load(t, "en")
	tests := []struct {
		sentence string
		want     []string
	}{
		{"The depot lent 42 lorries.", []string{"42 = 42..42 count/lorry"}},
		{"Twenty-one bakers met about 300 millers.", []string{"Twenty-one = 21..21 count/baker", "about 300 = 300..300 count/miller approx"}},
		{"More than 45 000 homes burned.", []string{"More than 45 000 = 45000.. count/home at-least"}},
		{"Some 500 Estonians and 12 of the sailors stayed.", []string{"Some 500 = 500..500 count/estonian approx", "12 = 12..12 count/sailor"}},
		{"Rent rose 12 percent.", []string{"12 percent = 12..12 share/percent up"}},
		{"Support fell by 4 percentage points.", []string{"4 = 4..4 other/percentage point down"}},
		{"It grew from 900 to 1,070.", []string{"900 = 900..900 count/", "1,070 = 1070..1070 count/ up"}},
		{"The mill cost $3.5 billion, or €40m.", []string{"$3.5 billion = 3500000000..3500000000 money/dollar", "€40m = 40000000..40000000 money/euro"}},
		{"It sold for US$ 900 and 20 Swiss francs.", []string{"US$ 900 = 900..900 money/us dollar", "20 Swiss francs = 20..20 money/swiss franc"}},
		{"They lent five lakh rupees.", []string{"five lakh rupees = 500000..500000 money/rupee"}},
		{"A 34-year-old cook, children aged 7 to 12, and Ana Pohl, 51, came.", []string{"34 = 34..34 age/year", "7 to 12 = 7..12 age/year range", "51 = 51..51 age/year"}},
		{"The clerk got 20 years in prison.", []string{"20 = 20..20 duration/year"}},
		{"Two and a half hours later it was 40 km away.", []string{"Two and a half = 2.50..2.50 duration/hour", "40 = 40..40 distance/kilometre"}},
		{"It weighed 5kg at -5 °C in winds of 90 km/h.", []string{"5 = 5..5 weight/kilogram", "-5 = -5..-5 temperature/degree celsius", "90 = 90..90 rate/kilometre per hour"}},
		{"The third boat was the 40th that day.", []string{"third = 3..3 ordinal/boat", "40th = 40..40 ordinal/"}},
		{"Two thirds, or 3/4, or one in nine, went.", []string{"Two thirds = 66.70..66.70 share/percent", "3/4 = 75..75 share/percent", "one in nine = 11.10..11.10 share/percent"}},
		{"It lost 3 1/2 points and one-and-a-half miles, at 220 kV and 12 m/s.", []string{"3 1/2 = 3.50..3.50 count/point", "one-and-a-half = 1.50..1.50 distance/mile", "220 = 220..220 other/kv", "12 = 12..12 rate/metre per second"}},
		{"The reds won 3-1 in the end.", []string{"3-1 = .. other/score"}},
		{"Hotline: 1801-22. They sent 1801 men.", []string{"1801-22 = .. other/telephone number", "1801 = 1801..1801 count/man"}},
		{"Ring +44 20 7946 0958 or ask in room 12.", []string{"+44 20 7946 0958 = .. other/telephone number", "12 = .. other/room"}},
		{"Between 20 and 30 per cent of them lost a dozen hens.", []string{"Between 20 and 30 per cent = 20..30 share/percent range", "a dozen = 12..12 count/hen"}},
		// What is no quantity.
		{"He carried an AK-47 past a T-72 and a Boeing 737-800.", nil},
		{"In 1945, on 3 May, at 9:30 a.m., in the 1990s.", nil},
		{"No one came, and this one left.", nil},
		{"The COVID-19 ward of the G7 closed.", nil},
	}
	for _, test := range tests {
		got := amountsOf(t, l, test.sentence)
		if strings.Join(got, "; ") != strings.Join(test.want, "; ") {
			t.Errorf("%s\n got %q\nwant %q", test.sentence, got, test.want)
		}
	}
}

// TestTimes: each expression of time as "exact = value", for a document of
// 18 May 2016, a Wednesday.
func TestTimes(t *testing.T) {
	l := load(t, "en")
	tests := []struct {
		text string
		want []string
	}{
		{"It shut on 7 December 2015, and on May 3, 1940.", []string{"7 December 2015 = 2015-12-07", "May 3, 1940 = 1940-05-03"}},
		{"From 3–5 May 1940 the ford was shut.", []string{"3–5 May 1940 = 1940-05-03/1940-05-05"}},
		{"Between March and June 2014 it rained.", []string{"March and June 2014 = 2014-03/2014-06"}},
		{"It ran from 1914 to 1918 and in 1939–45.", []string{"1914 to 1918 = 1914/1918", "1939–45 = 1939/1945"}},
		{"The 1990s and the late 1980s were dry.", []string{"The 1990s = 199X", "the late 1980s = 198X~"}},
		{"In the 19th century, in 44 BC and in AD 70.", []string{"the 19th century = 18XX", "44 BC = -0043", "AD 70 = 0070"}},
		{"It opened in early 2015, mid-June, or the first half of 2016.", []string{"early 2015 = 2015~", "mid-June = 2015-06~", "the first half of 2016 = 2016-01/2016-06"}},
		{"In the summer of 2014, and this spring, it was shut.", []string{"the summer of 2014 = 2014-22", "this spring = 2016-21"}},
		{"Last year, last month and yesterday it was open.", []string{"Last year = 2015", "last month = 2016-04", "yesterday = 2016-05-17"}},
		{"He came on Tuesday; she will come on Friday morning.", []string{"Tuesday = 2016-05-17", "Friday morning = 2016-05-20"}},
		{"Two years ago, three weeks ago, ten days ago.", []string{"Two years ago = 2014", "three weeks ago = 2016-04-27", "ten days ago = 2016-05-08"}},
		{"In the past seven years and the last 12 months it held.", []string{"the past seven years = 2009/2016", "the last 12 months = 2015-05/2016-05"}},
		{"On 8 August 1945 it began. Two days later, and the following day, it went on. In September it ended.",
			[]string{"8 August 1945 = 1945-08-08", "Two days later = 1945-08-10", "the following day = 1945-08-11", "September = 1945-09"}},
		{"Since the declaration of the caliphate and during Ramadan 2016.", []string{"the declaration of the caliphate = 2014-06-29", "Ramadan 2016 = 2016-06/2016-07"}},
		{"At 9:30 p.m. on 3 May 2016 the bell rang.", []string{"9:30 p.m. = 2016-05-03T21:30:00", "3 May 2016 = 2016-05-03"}},
		{"It lasted three weeks, half an hour a day, for decades.", []string{"three weeks = ", "half an hour = ", "a day = ", "decades = "}},
		{"Several years ago, and in the past weeks, rents rose.", []string{"Several years ago = ", "the past weeks = "}},
		{"The third quarter was better.", []string{"The third quarter = 2015-07/2015-09"}},
		// What is no date.
		{"The second boat had 1,850 sacks and 1900 crates.", nil},
		{"They may march; the fall of the rope was long.", nil},
		{"A 12-year-old won 3-1.", nil},
	}
	for _, test := range tests {
		var got []string
		scan(t, l, "2016-05-18", test.text, func(c *Scan) {
			for _, p := range c.Times {
				got = append(got, c.Word(p.From, p.To)+" = "+string(p.Value))
			}
		})
		if strings.Join(got, "; ") != strings.Join(test.want, "; ") {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// Without a date of the document, what hangs on it has no value; what hangs on a
// date that the text told has.
func TestTimesOfAnUndatedText(t *testing.T) {
	l := load(t, "en")
	var got []string
	scan(t, l, "", "Last year, on Tuesday and two weeks ago nothing came. In March 1916 it did. A year later it stopped.", func(c *Scan) {
		for _, p := range c.Times {
			got = append(got, c.Word(p.From, p.To)+" = "+string(p.Value))
		}
	})
	want := []string{"Last year = ", "Tuesday = ", "two weeks ago = ", "March 1916 = 1916-03", "A year later = 1917"}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
