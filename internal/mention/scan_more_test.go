package mention

import (
	"fmt"
	"strings"
	"testing"

	"cited"
)

// amountsOf reads the quantities of a text, each as "exact = low..high kind/unit", with
// its modifier and change where there is one.
func amountsOf(t *testing.T, l *Language, content string) []string {
	t.Helper()
	var got []string
	scan(t, l, "", content, func(c *Scan) {
		for _, a := range c.Amounts {
			g := fmt.Sprintf("%s = %s..%s %s/%s", c.Word(a.From, a.To), bound(a.HasLow, a.Low), bound(a.HasHigh, a.High), a.Kind, a.Unit)
			if a.Modifier != cited.Exactly {
				g += " " + string(a.Modifier)
			}
			if a.Change != "" {
				g += " " + a.Change
			}
			got = append(got, g)
		}
	})
	return got
}

func TestAmountsOfParts(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"He ate half a kilo in half an hour.", "half a = 0.50..0.50 weight/kilogram; half an = 0.50..0.50 duration/hour"},
		{"A quarter of a million people and three quarters of a million hens.", "A quarter of a million = 250000..250000 count/person; three quarters of a million = 750000..750000 count/hen"},
		{"A quarter of the millers left.", "A quarter = 25..25 share/percent"},
		{"One half stayed, and one-half went.", "One half = 50..50 share/percent; one-half = 50..50 share/percent"},
		{"It rose by less than a metre.", "less than a = ..1 distance/metre at-most up"},
		{"It cost less than a dollar.", "less than a dollar = ..1 money/dollar at-most"},
		{"They met a metre reader.", ""},
		{"A score of hens came; the score was low.", "A score = 20..20 count/hen"},
		{"A third man came, a third left, and a third of them stayed.", "third = 3..3 ordinal/man; a third = 33.30..33.30 share/percent; a third = 33.30..33.30 share/percent"},
		{"With a one in three chance, 4 in 10 wells and three out of every four mills.", "one in three = 33.30..33.30 share/percent; 4 in 10 = 40..40 share/percent; three out of every four = 75..75 share/percent"},
		{"They dug 4 in 10 days.", "4 = 4..4 count/; 10 = 10..10 duration/day"},
		{"Of 900 grown, 2,50,000 grains; not 2,50,00.", "900 = 900..900 count/; 2,50,000 = 250000..250000 count/grain"},
		{"The mill has 1.263 workers.", "1.263 = 1263..1263 count/worker"},
		{"It took 0,8 ha and 1.900 sacks.", "0,8 = 0.80..0.80 distance/hectare; 1.900 = 1900..1900 count/sack"},
		{"It took 0.8 ha and 1.900 litres.", "0.8 = 0.80..0.80 distance/hectare; 1.900 = 1.90..1.90 weight/litre"},
		{"Upwards of 200 guns, close on 40 mills.", "Upwards of 200 = 200.. count/gun at-least; close on 40 = 40..40 count/mill approx"},
		{"3,000 horsemen and 40 Highlanders came.", "3,000 = 3000..3000 count/horseman; 40 = 40..40 count/highlander"},
	}
	for _, test := range tests {
		if got := strings.Join(amountsOf(t, l, test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestAmountsOfMoneyAndMeasure(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"It made Rs 118.6 crore, or NOK 8m.", "Rs 118.6 crore = 1186000000..1186000000 money/rupee; NOK 8m = 8000000..8000000 money/norwegian krone"},
		{"The damage is $4 billion to $8 billion.", "$4 billion to $8 billion = 4000000000..8000000000 money/dollar range"},
		{"The damage is $4 to $8 billion.", "$4 to $8 billion = 4000000000..8000000000 money/dollar range"},
		{"It cost between £3m and £5m, not £3m and £5m.", "between £3m and £5m = 3000000..5000000 money/pound range; £3m = 3000000..3000000 money/pound; £5m = 5000000..5000000 money/pound"},
		{"Rent rose from $40 to $50.", "$40 = 40..40 money/dollar; $50 = 50..50 money/dollar up"},
		{"Bread rose from 8 to 23 silver pesos.", "8 = 8..8 money/peso; 23 silver pesos = 23..23 money/peso up"},
		{"They gave A$3 million.", "A$3 million = 3000000..3000000 money/australian dollar"},
		{"A quake of magnitude 6.1, and a 7.2-magnitude one.", "6.1 = 6.10..6.10 other/magnitude; 7.2 = 7.20..7.20 other/magnitude"},
		{"The pump lifts 30 litres per second, 15 litres per person per day.", "30 = 30..30 rate/litre per second; 15 = 15..15 rate/litre per day"},
		{"He is 5ft 10in tall and weighs 12 stone.", "5 = 5..5 distance/foot; 10 = 10..10 distance/inch; 12 = 12..12 weight/stone"},
		{"It fell below minus 10 degrees in the mill.", "minus 10 = -10..-10 temperature/degree down"},
		{"The error is plus or minus 11 points.", "plus or minus 11 = 11..11 count/point"},
		{"Support fell six points, to 29 per cent.", "six = 6..6 other/percentage point down; 29 per cent = 29..29 share/percent down"},
		{"It is 14 per cent more than in May, 9% lower than in June.", "14 per cent = 14..14 share/percent up; 9% = 9..9 share/percent down"},
		{"The share sank by 4 per cent, and the ship sank 4 boats.", "4 per cent = 4..4 share/percent down; 4 = 4..4 count/boat"},
		{"It broke down nine times; they put up 40 tents and cut power for 19 hours.", "nine = 9..9 count/time; 40 = 40..40 count/tent; 19 = 19..19 duration/hour"},
		{"Women make up 18 per cent.", "18 per cent = 18..18 share/percent"},
	}
	for _, test := range tests {
		if got := strings.Join(amountsOf(t, l, test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestAmountsThatNameAndAges(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"See p. 14, annex 2 and hall 3.", "14 = .. other/page; 2 = .. other/annex; 3 = .. other/hall"},
		{"Situation Report #14 is out.", "14 = .. other/situation report"},
		{"Phone 1-800-555-0177 or (0 800 555 044).", "1-800-555-0177 = .. other/telephone number; 0 800 555 044 = .. other/telephone number"},
		{"The Sixth Army and the 54th Massachusetts fought the Thirty Years' War.", ""},
		{"The sixth army came after thirty years.", "sixth = 6..6 ordinal/army; thirty = 30..30 duration/year"},
		{"Children under ten, and one in eight over 80.", "under ten = ..10 age/year at-most; one in eight = 12.50..12.50 share/percent; over 80 = 80.. count/ at-least"},
		{"The husband, 66, slept.", "66 = 66..66 age/year"},
		{"Children aged 6 to 59 months were weighed.", "6 to 59 = 6..59 age/month range"},
	}
	for _, test := range tests {
		if got := strings.Join(amountsOf(t, l, test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Times of the day, of a document of 18 May 2016, a Wednesday.
func TestTimesOfTheDay(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"On 3 May 2016 they left at two in the morning.", "3 May 2016 = 2016-05-03; two in the morning = 2016-05-03T02:00:00"},
		{"The mist rose at half past eight; at ten to nine it fell.", "half past eight = 2016-05-18T08:30:00; ten to nine = 2016-05-18T08:50:00"},
		{"They sold a quarter to nine men.", ""},
		{"It came at 4 a.m. on the 16th.", "4 a.m. = 2016-05-16T04:00:00; the 16th = 2016-05-16"},
		{"A curfew holds from 9 p.m. to 6 a.m.", "9 p.m. to 6 a.m. = "},
		{"On 24 December 2015, 21.30, it rang.", "24 December 2015 = 2015-12-24; 21.30 = 2015-12-24T21:30:00"},
		{"The share closed at 21.30 dollars.", ""},
		{"A truce held from noon on Friday.", "noon = 2016-05-13T12:00:00; Friday = 2016-05-13"},
	}
	for _, test := range tests {
		if got := strings.Join(timesBy(t, l, "2016-05-18", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Dates that say less than all, of a document of 18 May 2016.
func TestTimesWithoutAYear(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"It was signed on 10/03/2016, not on 03/25/2016.", "10/03/2016 = 2016-03-10; 03/25/2016 = 2016-03-25"},
		{"It shut in July last year and in May this year.", "July last year = 2015-07; May this year = 2016-05"},
		{"The vote is due before the second week of June.", "the second week of June = 2016-06-08/2016-06-14"},
		{"From 1 July, 40 helpers will dig.", "1 July = 2016-07-01"},
		{"The rain reaches the coast in the second half of June.", "the second half of June = 2016-06-16/2016-06-30"},
		{"The rain reached the coast in June.", "June = 2015-06"},
		{"The mill made less in FY14 than in FY2012/13.", "FY14 = 2014; FY2012/13 = 2012/2013"},
		{"It opens on the first Monday in June, and on the 14th of next month.", "the first Monday in June = 2016-06-06; the 14th of next month = 2016-06-14"},
		{"By end March and by end-2013 it ended; in the end 40 came.", "end March = 2016-03~; end-2013 = 2013~"},
		{"In the first half of this year it rained.", "the first half of this year = 2016-01/2016-06"},
		{"It is reckoned to last eight weeks.", "eight weeks = "},
		{"He was here at Easter 1999.", "Easter 1999 = 1999-04-04"},
		{"They stayed 3½ years.", "3½ years = "},
		{"A heart beats 30 to 35 times a minute.", ""},
	}
	for _, test := range tests {
		if got := strings.Join(timesBy(t, l, "2016-05-18", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// The years of a story, which goes on from autumn into the next spring.
func TestYearsOfAStory(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		{"They sailed on 9 December 1899. On 3 January they landed.", "9 December 1899 = 1899-12-09; 3 January = 1900-01-03"},
		{"They came home on 18 June 1871. Those who had left in July marched.", "18 June 1871 = 1871-06-18; July = 1870-07"},
		{"The siege ran from 2 May to 19 June 1633. In 1632 they had slept. On 17 May they woke.", "2 May to 19 June 1633 = 1633-05-02/1633-06-19; 1632 = 1632; 17 May = 1633-05-17"},
		{"The siege of Sur (1633) ended by the end of 1634 fewer than they thought.", "1633 = 1633; the end of 1634 = 1634~"},
		{"In May 1900 it fell on the last day of February.", "May 1900 = 1900-05; the last day of February = 1900-02-28"},
		{"On 3 May 1900 they landed. Four days after that they left.", "3 May 1900 = 1900-05-03; Four days after = 1900-05-07"},
		{"On 3 April 1864 it rained. On Tuesday, the 19th, it stopped.", "3 April 1864 = 1864-04-03; Tuesday, the 19th = 1864-04-19"},
	}
	for _, test := range tests {
		if got := strings.Join(timesBy(t, l, "", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
