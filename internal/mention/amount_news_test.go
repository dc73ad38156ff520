package mention

import (
	"strings"
	"testing"
)

// What news says of numbers beside the plain ones, and what only looks like it.
func TestAmountsOfNews(t *testing.T) {
	l := load(t, "en")
	tests := []struct{ text, want string }{
		// A half behind its unit; small sums.
		{"They queued an hour and a half for bread and walked a mile and a half.", "an hour and a half = 1.50..1.50 duration/hour; a mile and a half = 1.50..1.50 distance/mile"},
		{"Nails cost 45p a bag, or 80 pence in town.", "45p = 0.45..0.45 money/pound; 80 pence = 0.80..0.80 money/pound"},
		{"The film is in 720p.", ""},
		{"The rate was 7 1/4% and then 6½%.", "7 1/4% = 7.25..7.25 share/percent; 6½% = 6.50..6.50 share/percent"},
		// Shares with their noun inside.
		{"One household in five has a well.", "One household in five = 20..20 share/percent"},
		{"They had one goal in ten minutes.", "one = 1..1 count/goal; ten = 10..10 duration/minute"},
		// Votes.
		{"The guild voted 90 to 31 against the quay, and it voted 12-19 for the pier.", "90 to 31 = .. other/vote; 12-19 = .. other/score"},
		{"They moved 90 to 31 rooms.", "90 = 90..90 count/; 31 = 31..31 count/room"},
		// Ages that are open.
		{"Anglers (70 and over) fish free, and so do pupils of 12 or younger.", "70 and over = 70.. age/year at-least; 12 or younger = ..12 age/year at-most"},
		{"They counted 70 and over the hill lay more.", "70 = 70..70 count/"},
		// How long, rather than longer than.
		{"They get $9 million over four years.", "$9 million = 9000000..9000000 money/dollar; four = 4..4 duration/year"},
		{"It lasted over four years.", "over four = 4.. duration/year at-least"},
		// What changed, and what it came to.
		{"Sales rose 8% to $12 million.", "8% = 8..8 share/percent up; $12 million = 12000000..12000000 money/dollar up"},
		{"The shares closed at $9, off $1, and lost a third of their value.", "$9 = 9..9 money/dollar; $1 = 1..1 money/dollar down; a third = 33.30..33.30 share/percent down"},
		{"The index plunged 88 points; they won by 88 points.", "88 = 88..88 other/point down; 88 = 88..88 count/point"},
		{"Turnout was 61 percent, up from 48.", "61 percent = 61..61 share/percent; 48 = 48..48 share/percent"},
		{"The rate may drop by three to four points; the list fell by 12 to 40.", "three to four = 3..4 other/point range down; 12 = 12..12 count/ down; 40 = 40..40 count/ down"},
		{"That was a 0.6% gain, after a 5% rise in rents.", "0.6% = 0.60..0.60 share/percent up; 5% = 5..5 share/percent up"},
		// Bounds of shares; what is no share.
		{"More than one in three wells and fewer than one in five mills are dry, and more than one man left.", "More than one in three = 33.30.. share/percent at-least; fewer than one in five = ..20 share/percent at-most; more than one = 1.. count/man at-least"},
		{"They lost a quarter-final and a quarter of the pot.", "a quarter = 25..25 share/percent"},
		{"It was built over two or three decades.", "two or three = 2..3 duration/decade range"},
		// How old somebody is.
		{"Upper Lodra (34) sings; his father is 91 and deaf, and Abel Quint, then 67, played.", "34 = 34..34 count/; 91 = 91..91 age/year; 67 = 67..67 age/year"},
		{"A soldier, 21, fell; a lamp (34) hung in Rose Lane Hall (34) and the price is 91.", "21 = 21..21 age/year; 34 = 34..34 count/; 34 = 34..34 count/; 91 = 91..91 count/"},
		{"The race took her 2hr 9min, and 40 MT of rice cost two lives.", "2 = 2..2 duration/hour; 9 = 9..9 duration/minute; 40 = 40..40 weight/tonne; two = 2..2 count/life"},
		// What did not change.
		{"The clouds dropped 40 millimetres of rain on the mill.", "40 = 40..40 distance/millimetre"},
		{"The forge stood under two metres of water, nine miles up the Tagus.", "two = 2..2 distance/metre; nine = 9..9 distance/mile"},
		{"He had fallen six weeks earlier.", "six = 6..6 duration/week"},
		// Words for degrees, numbers of reports, an adverb.
		{"At 31 Celsius or 88 Fahrenheit, bulletin no. 4 was printed.", "31 = 31..31 temperature/degree celsius; 88 = 88..88 temperature/degree fahrenheit; 4 = .. other/bulletin"},
		{"She first saw the first boat at noon.", "first = 1..1 ordinal/boat"},
		{"Highs will be in the 60s; a man in his 60s swam.", "60s = 60..69 temperature/degree range; 60s = 60..69 age/year range"},
		{"Two inches fell in a day, and the index ended after losing 40 points.", "Two = 2..2 distance/inch; 40 = 40..40 other/point down"},
		{"Two girls aged 8 and 10, and two boys, 9 and 12, swam. Two mills, 9 and 12 miles off, burned.", "Two = 2..2 count/girl; 8 = 8..8 age/year; 10 = 10..10 age/year; two = 2..2 count/boy; 9 = 9..9 age/year; 12 = 12..12 age/year; Two = 2..2 count/mill; 9 = 9..9 count/; 12 = 12..12 distance/mile"},
		{"Sales rose 14% year over year to $9 million; rents fell 14% and led him to $9 rooms.", "14% = 14..14 share/percent up; $9 million = 9000000..9000000 money/dollar up; 14% = 14..14 share/percent down; $9 = 9..9 money/dollar"},
		{"It was the fifth night running.", "fifth = 5..5 ordinal/night"},
		{"One corps lost its guns.", "One = 1..1 count/corps"},
	}
	for _, test := range tests {
		if got := strings.Join(amountsOf(t, l, test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestAmountsInPassing: parts of units, races, strengths of quakes, weights, telephones.
func TestAmountsInPassing(t *testing.T) {
	l := load(t, "en")
	for _, test := range []struct{ text, want string }{
		{"Rates rose by a quarter of a percentage point; it lasted a fifth of a second.", "a quarter of a = 0.25..0.25 other/percentage point up; a fifth of a = 0.20..0.20 duration/second"},
		{"It walked three-quarters of a mile in half a day, and a quarter of a century passed.", "three-quarters of a = 0.75..0.75 distance/mile; half a = 0.50..0.50 duration/day; a quarter of a = 0.25..0.25 duration/century"},
		{"He won the 200m final; 200m people saw it, and it cost $200m.", "200 = 200..200 distance/metre; 200m = 200000000..200000000 count/person; $200m = 200000000..200000000 money/dollar"},
		{"A 6.7 aftershock followed the 7 quakes.", "6.7 = 6.70..6.70 other/magnitude; 7 = 7..7 count/quake"},
		{"She weighed some 110 pounds and paid 110 pounds.", "some 110 = 110..110 weight/pound approx; 110 pounds = 110..110 money/pound"},
		{"Call 555-0143 by noon. It had 555-0143.", "555-0143 = .. other/telephone number; 555-0143 = .. other/telephone number"},
		{"It would cap spending at $1.07 trillion.", "$1.07 trillion = 1070000000000..1070000000000 money/dollar"},
		{"They host 27,000 and 17,000 people in the 27th and 45th minutes.", "27,000 = 27000..27000 count/person; 17,000 = 17000..17000 count/person; 27th = 27..27 ordinal/minute; 45th = 45..45 ordinal/minute"},
		{"The gunman was 26. The toll was 26.", "26 = 26..26 age/year; 26 = 26..26 count/"},
		{"It reached 383 parts per million.", "383 = 383..383 other/part per million"},
		{"He crashed on lap 11.", "11 = .. other/lap"},
	} {
		if got := strings.Join(amountsOf(t, l, test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
