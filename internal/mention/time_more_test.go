package mention

import (
	"strings"
	"testing"

	"cited"
)

// timesOf reads the expressions of time of a text, each as "exact = value".
func timesOf(t *testing.T, date cited.EDTF, content string) []string {
	t.Helper()
	return timesBy(t, load(t, "en"), date, content)
}

// timesBy is timesOf by lists that are loaded already.
func timesBy(t *testing.T, l *Language, date cited.EDTF, content string) []string {
	t.Helper()
	var got []string
	scan(t, l, date, content, func(c *Scan) {
		for _, p := range c.Times {
			got = append(got, c.Word(p.From, p.To)+" = "+string(p.Value))
		}
	})
	return got
}

// Old and narrating texts: days without a month, years before our era, what "the
// year" and "the month" are. The text has no date of its own.
func TestTimesOfAStory(t *testing.T) {
	tests := []struct{ text, want string }{
		{"In July 1702 he fell ill. On the 23rd he died. They waited until the end of the month.", "July 1702 = 1702-07; the 23rd = 1702-07-23; the end of the month = 1702-07~"},
		{"On 28 May 1864 it rained, and on the 3d it stopped.", "28 May 1864 = 1864-05-28; the 3d = 1864-06-03"},
		{"On 3 May 1864, between the 5th and the 9th, the 5th Rifles and the 9th floor shook.", "3 May 1864 = 1864-05-03; the 5th and the 9th = 1864-05-05/1864-05-09"},
		{"It fell on 3 June 1944, and on the morning of the 5th it rose.", "3 June 1944 = 1944-06-03; the morning of the 5th = 1944-06-05"},
		{"In 490 BC they came. Ten years later they came again. In 264 they left.", "490 BC = -0489; Ten years later = -0479; 264 = -0263"},
		{"From 264 to 241 BC, and in the spring of 218 BC.", "264 to 241 BC = -0263/-0240; the spring of 218 BC = -0217-21"},
		{"In 1850 it stood. Late in the year it fell. The first half of the year was dry.", "1850 = 1850; Late in the year = 1850~; The first half of the year = 1850-01/1850-06"},
		{"The year 1864 was wet, and so was the month of May.", "The year 1864 = 1864; the month of May = 1864-05"},
		{"The second half of the 19th century, the first decade of the 20th century.", "The second half of the 19th century = 1850/1899; the first decade of the 20th century = 190X"},
		{"In June 1944 it began. Late in 1944, and in the same month, it went on.", "June 1944 = 1944-06; Late in 1944 = 1944~; the same month = 1944-06"},
		{"In August 1947 it began; from 1947 to 1951 it went on. On 17 August they met.", "August 1947 = 1947-08; 1947 to 1951 = 1947/1951; 17 August = 1947-08-17"},
		{"Since 7 October 1914 it rains; on 7 October 143 people came.", "7 October 1914 = 1914-10-07; 7 October = 1914-10-07"},
		{"In the 18th and 19th centuries, and in the last week of June 1850.", "the 18th and 19th centuries = 1700/1899; the last week of June 1850 = 1850-06-24/1850-06-30"},
		{"On 5 May 1850 it rained. The day before, and a week before Easter, it had snowed.", "5 May 1850 = 1850-05-05; The day before = 1850-05-04; a week = ; Easter = 1850-03-31"},
		{"It was built c. 1850, in the early hours of 3 June.", "c. 1850 = 1850~; the early hours of 3 June = 1850-06-03~"},
		{"On May 4, 1863, at 9 o'clock in the evening, he wrote.", "May 4, 1863 = 1863-05-04; 9 o'clock in the evening = 1863-05-04T21:00:00"},
	}
	for _, test := range tests {
		if got := strings.Join(timesOf(t, "", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// News of 12 March 1998, a Thursday.
func TestTimesOfNews(t *testing.T) {
	tests := []struct{ text, want string }{
		{"They are expected to join in April; the talks resume Monday.", "April = 1998-04; Monday = 1998-03-16"},
		{"The shop was open until Friday; it is closed until Monday.", "Friday = 1998-03-06; Monday = 1998-03-16"},
		{"It takes more than a decade, or nearly a year.", "more than a decade = ; nearly a year = "},
		{"About five years ago, and more than 20 years ago.", "About five years ago = 1993~; more than 20 years ago = 1978~"},
		{"They should go, she told the council on Sunday.", "Sunday = 1998-03-08"},
		{"They should go to the council on Sunday.", "Sunday = 1998-03-15"},
		{"The curfew began at 6 p.m. on Sunday.", "6 p.m. = 1998-03-08T18:00:00; Sunday = 1998-03-08"},
		{"He swims twice a week, three times a day and every other month.", "twice a week = ; three times a day = ; every other month = "},
		{"Over the weekend, and for the month, rents rose; they are due by the end of the year.", "the weekend = 1998-03-07/1998-03-08; the month = 1998-03; the end of the year = 1998~"},
		{"The pact expires on Dec. 31; this coming Sunday, on Monday at 9 a.m., and at 7 p.m. Wednesday they meet.", "Dec. 31 = 1998-12-31; this coming Sunday = 1998-03-15; Monday = 1998-03-09; 9 a.m. = 1998-03-09T09:00:00; 7 p.m. Wednesday = 1998-03-11T19:00:00"},
		{"It took a year and a half, all day, in the mid-90s, over the past two decades.", "a year and a half = ; all day = ; the mid-90s = 199X~; the past two decades = 1978/1998"},
		{"Fiscal 1997 and the fiscal year were poor.", "Fiscal 1997 = 1997; the fiscal year = "},
		{"In the past he sang; in the near future he will not.", "the past = ; the near future = "},
		{"Yours of the 28th ultimo and the 4th inst. came to-day.", "the 28th ultimo = 1998-02-28; the 4th inst. = 1998-03-04; to-day = 1998-03-12"},
		// What is none.
		{"The past president met his future wife; the present owner ran past the year-old house.", ""},
		{"The 5th Rifles took the 23rd.", ""},
	}
	for _, test := range tests {
		if got := strings.Join(timesOf(t, "1998-03-12", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// What news of Thursday 12 March 1998 named last is what the next expression steps from.
func TestTimesThatStep(t *testing.T) {
	tests := []struct{ text, want string }{
		{"On Tuesday the kiln cracked. The next day it burst, and two days later it was sold.", "Tuesday = 1998-03-10; The next day = 1998-03-11; two days later = 1998-03-13"},
		{"The bakery shut a decade ago. The same year its owner left.", "a decade ago = 1988; The same year = 1988"},
		{"Rents fell last month from the month before that.", "last month = 1998-02; the month before = 1998-01"},
		{"She married last year. It rained. It snowed. The year before had been dry.", "last year = 1997; The year before = 1997"},
		{"He will speak in April. The quarrel began the previous spring.", "April = 1998-04; the previous spring = 1997-21"},
		{"Last Saturday they won; the previous Saturday they lost.", "Last Saturday = 1998-03-07; the previous Saturday = 1998-02-28"},
		{"By Sunday morning we had ten loaves, by noon twenty. At noon there was soup.", "Sunday morning = 1998-03-08; noon = 1998-03-08T12:00:00; noon = 1998-03-08T12:00:00"},
		{"The minister sings at noon tomorrow.", "noon tomorrow = 1998-03-13T12:00:00"},
		{"She has sung there since 1960. They will meet on Tuesday 7 April.", "1960 = 1960; Tuesday 7 April = 1998-04-07"},
		{"In May 1950 they met. On Tuesday 7 April they parted.", "May 1950 = 1950-05; Tuesday 7 April = 1998-04-07"},
		{"The fair is on a Monday.", "Monday = "},
		{"It is payable May 4, opens in June and was to close on Saturday.", "May 4 = 1998-05-04; June = 1998-06; Saturday = 1998-03-14"},
		{"It ran between May 1996 and the second week of June 1997.", "May 1996 and the second week of June 1997 = 1996-05/1997-06-14"},
		// A story without a date.
		{"On 3 May 1850, at one in the afternoon, it thundered; at about half past six it rained.", "3 May 1850 = 1850-05-03; one in the afternoon = 1850-05-03T13:00:00; half past six = 1850-05-03T18:30:00"},
		{"In May 1850 it snowed; by the 9th of that month that same night was forgotten.", "May 1850 = 1850-05; the 9th of that month = 1850-05-09; that same night = 1850-05-09"},
		// Feasts that move.
		{"By Labor Day, on Memorial Day 1990 and at Easter 1997 it was shut.", "Labor Day = 1997-09-01; Memorial Day 1990 = 1990-05-28; Easter 1997 = 1997-03-30"},
		{"The mill will open on Good Friday and close on Bastille Day.", "Good Friday = 1998-04-10; Bastille Day = 1998-07-14"},
		// Days of a week and of a month that lie ahead.
		{"They will sing from Friday to Sunday and on March 20 and 21.", "Friday to Sunday = 1998-03-13/1998-03-15; March 20 and 21 = 1998-03-20/1998-03-21"},
		{"It rained from Monday to Wednesday, and on 3 and 4 March.", "Monday to Wednesday = 1998-03-09/1998-03-11; 3 and 4 March = 1998-03-03/1998-03-04"},
		{"Snow is expected this weekend. Highs in the 60s are over; in '96, and in the 60s, it snowed too.", "this weekend = 1998-03-14/1998-03-15; '96 = 1996; the 60s = 196X"},
		// Before last, before, and a week on.
		{"The week before last it froze, as on the Sunday before last.", "The week before last = 1998-02-23/1998-03-01; the Sunday before last = 1998-03-01"},
		{"On Saturday they rowed; the Monday before they had swum.", "Saturday = 1998-03-07; the Monday before = 1998-03-02"},
		{"The raft sails Friday week, and the Friday paper prints it.", "Friday week = 1998-03-20; Friday = 1998-03-06"},
		// Stretches by their end.
		{"Sales fell in the year to June 1997 and in the nine months ended Sept. 30.", "the year to June 1997 = 1996-07/1997-06; the nine months ended Sept. 30 = 1997-01/1997-09"},
		{"The quarter ended in March 1996 was dull; he gave a year to May.", "The quarter ended in March 1996 = 1996-01/1996-03; a year = ; May = 1997-05"},
		// News of the day, and a year of long ago in it.
		{"It rained on Tuesday. The kiln, fired in 1913, is cold. It cracked in October.", "Tuesday = 1998-03-10; 1913 = 1913; October = 1997-10"},
		{"It rained on Tuesday. In 1913 a kiln was fired. It cracked in October.", "Tuesday = 1998-03-10; 1913 = 1913; October = 1913-10"},
		{"A loaf costs more, beginning July 1.", "July 1 = 1998-07-01"},
		{"Tuesday is a holiday. The choirs meet on Saturday. He is in bed after a fall on Saturday.", "Tuesday = 1998-03-17; Saturday = 1998-03-14; Saturday = 1998-03-07"},
		{"A shop is to open next Friday at noon, or at 6 o'clock tonight.", "next Friday = 1998-03-20; noon = 1998-03-20T12:00:00; 6 o'clock tonight = 1998-03-12T18:00:00"},
		{"They sang over the weekend; it should be dry by the weekend.", "the weekend = 1998-03-07/1998-03-08; the weekend = 1998-03-14/1998-03-15"},
		{"The shop shut in 1990. It opens at 9 a.m. on weekdays.", "1990 = 1990; 9 a.m. = 1998-03-12T09:00:00; weekdays = "},
		// Days, parts and ends.
		{"In the second week of May 1850 it snowed. On the 12th fell hail; on the night of the 13th two barns burned. A 9th rider fell.", "the second week of May 1850 = 1850-05-08/1850-05-14; the 12th = 1850-05-12; the night of the 13th = 1850-05-13"},
		{"On 3 May 1850 it snowed. By the evening of the following day, the day following, it thawed.", "3 May 1850 = 1850-05-03; the evening of the following day = 1850-05-04; the day following = 1850-05-05"},
		{"In February 1850 it snowed. On the last day of the month and two weeks later it thawed.", "February 1850 = 1850-02; the last day of the month = 1850-02-28; two weeks later = 1850-03-14"},
		{"The fair is from Thursday 26 to Sunday 29 March and on the first weekend of April.", "Thursday 26 to Sunday 29 March = 1998-03-26/1998-03-29; the first weekend of April = 1998-04-04/1998-04-05"},
		{"It was sold by the month-end and paid by week's end, as the endive was.", "the month-end = 1998-03~; week's end = 1998-03-09/1998-03-15"},
		{"It rose as recently as June, in late summer and early in the new year.", "June = 1997-06; late summer = 1997-22~; early in the new year = 1998~"},
		{"In the third quarter of 1997 it rose. In the year-earlier quarter it fell.", "the third quarter of 1997 = 1997-07/1997-09; the year-earlier quarter = 1996-07/1996-09"},
		{"In the first five months of 1996 and the past decade it rained.", "the first five months of 1996 = 1996-01/1996-05; the past decade = 1988/1998"},
		{"It rained a third straight day and the fourth week in a row; the second day was dry.", "third straight day = ; the fourth week in a row = "},
		{"She ran it in 3hr 27min 39sec. In the third week in May she runs again, two weeks from now.", "3hr 27min 39sec = ; the third week in May = 1998-05-15/1998-05-21; two weeks from now = 1998-03-26"},
		{"They won last season and two seasons ago.", "last season = ; two seasons ago = "},
	}
	l := load(t, "en")
	for _, test := range tests {
		if got := strings.Join(timesBy(t, l, "1998-03-12", test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestTimesOfLongerNews reads what news of 12 March 1998, a Thursday, and histories say in passing.
func TestTimesOfLongerNews(t *testing.T) {
	tests := []struct{ date, text, want string }{
		// Stretches by their end.
		{"1998-03-12", "For the 13 weeks ended Feb. 28 it lost $3; for its fiscal year ended July 31 it earned $2.", "the 13 weeks ended Feb. 28 = 1997-11-30/1998-02-28; fiscal year ended July 31 = 1996-08/1997-07"},
		{"1998-03-12", "He expects a loss for the fiscal year ended July 31. In three weeks he ended it.", "the fiscal year ended July 31 = 1996-08/1997-07; three weeks = "},
		// A scale is part of its number.
		{"1998-03-12", "It owed $3.4bn six months earlier and 2 billion three weeks later.", "six months earlier = 1997-09; three weeks later = 1998-04-02"},
		// Hours of the day that the sentence before named.
		{"1998-03-12", "It burned on Monday. The roof fell at 9:30 a.m. before she left.", "Monday = 1998-03-09; 9:30 a.m. = 1998-03-09T09:30:00"},
		{"1998-03-12", "It left at 3:26 p.m. Monday; at 3:31 it was down.", "3:26 p.m. Monday = 1998-03-09T15:26:00; 3:31 = 1998-03-09T15:31:00"},
		{"1998-03-12", "The fair is on March 20. It will open at 9 a.m. and run from 9 a.m. to noon.", "March 20 = 1998-03-20; 9 a.m. = 1998-03-20T09:00:00; 9 a.m. to noon = "},
		{"1998-03-12", "It began at 10 p.m. Pacific time on Sunday and at midnight tonight ends.", "10 p.m. Pacific time = 1998-03-08T22:00:00; Sunday = 1998-03-08; midnight tonight = 1998-03-12"},
		{"1941-05-03", "The guns fell silent at 21.40 hours; 21.40 hours were lost.", "21.40 hours = 1941-05-03T21:40:00; 21.40 hours = "},
		// Weeks and years ago on a day.
		{"1998-03-12", "It shut a week ago Tuesday, and two years ago this month; three years ago it thrived.", "a week ago Tuesday = 1998-03-03; two years ago this month = 1996-03; three years ago = 1995"},
		{"1998-03-12", "He left a year ago today and called last Friday night.", "a year ago today = 1997-03-12; last Friday night = 1998-03-06"},
		// Feasts and their weekends.
		{"1998-03-12", "It shut over the Easter weekend, as on Memorial Day weekend 1981.", "the Easter weekend = 1997-03-29/1997-03-30; Memorial Day weekend 1981 = 1981-05-23/1981-05-24"},
		// What lies ahead.
		{"1998-03-12", "Oil for May delivery rose; in May it was wet.", "May = 1998-05; May = 1997-05"},
		{"1998-03-12", "Ahead of Sunday's vote and on the eve of Friday's, both were calm.", "Sunday = 1998-03-15; Friday = 1998-03-13"},
		{"1998-03-12", "The mill, which is expected to grow, earned $3 in the third quarter.", "the third quarter = 1997-07/1997-09"},
		{"1998-03-12", "They warned of frost by Saturday; on Saturday it froze.", "Saturday = 1998-03-14; Saturday = 1998-03-07"},
		{"1998-03-12", "He threw two touchdowns in the fourth quarter.", ""},
		// Years.
		{"1998-03-12", "By 2100 seas may rise. It must last until at least 2030. At least 2030 came.", "2100 = 2100; 2030 = 2030"},
		{"1998-03-12", "The late 1600s were cold.", "The late 1600s = 16XX~"},
		{"", "In the 4th century BC they crossed; in the spring of 334 they won, in May 333, and lost in 332.", "the 4th century BC = -03XX; the spring of 334 = -0333-21; May 333 = -0332-05; 332 = -0331"},
		// A story that steps.
		{"", "In 1187 it fell. It rose in July of the following year and in the spring of that year.", "1187 = 1187; July of the following year = 1188-07; the spring of that year = 1188-21"},
		{"", "On the night of 23/24 October 1942 it began. By the next morning it was won. Four days later, on the 28th, it was lost.", "the night of 23/24 October 1942 = 1942-10-23/1942-10-24; the next morning = 1942-10-24; Four days later = 1942-10-28; the 28th = 1942-10-28"},
		{"1998", "Three weeks earlier, on 16 August 1944, it had been at home. Next day it left.", "Three weeks earlier = 1944-08-16; 16 August 1944 = 1944-08-16; Next day = 1944-08-17"},
		// Of years not long before the document's, where no day near it is told.
		{"1998-03-12", "In March 1993 it began. On April 9 the town fell. By the end of May the looting had stopped. Early the next year it came back. In April they left.", "March 1993 = 1993-03; April 9 = 1993-04-09; the end of May = 1993-05~; Early the next year = 1994~; April = 1994-04"},
		{"1998-03-12", "On Tuesday it rained. In March 1993 it began. It was sold in January.", "Tuesday = 1998-03-10; March 1993 = 1993-03; January = 1998-01"},
		{"1998-03-12", "The fair runs from 11 March to 2 April.", "11 March to 2 April = 1998-03-11/1998-04-02"},
		// Dates in short digits.
		{"1998-03-12", "Filed 2/27/98 and sent on 13/2/98. Gauge 2/27/980 and 45/2/98 are none.", "2/27/98 = 1998-02-27; 13/2/98 = 1998-02-13"},
		// Months that share a year, and months of the year that follows.
		{"1998-03-12", "It rained in January and February 1942, in May or June 1943 and in November and January 1945.", "January = 1942-01; February 1942 = 1942-02; May = 1943-05; June 1943 = 1943-06; November = 1944-11; January 1945 = 1945-01"},
		{"1998-03-12", "In 1980 it snowed. In May and on June 3 it was dry.", "1980 = 1980; May = 1980-05; June 3 = 1980-06-03"},
		{"1998-03-12", "In 1950 he came. He left in July the next year.", "1950 = 1950; July the next year = 1951-07"},
		{"1998-03-12", "In 1950 he came. In May the next year of drought began.", "1950 = 1950; May = 1950-05; the next year = 1951"},
		{"", "In 334 BC they crossed. In July of the following year they won.", "334 BC = -0333; July of the following year = -0332-07"},
		// What followed, and what came next.
		{"", "In 1850 he sailed. Over the next ten years he wrote. In the decade that followed he slept.", "1850 = 1850; the next ten years = 1850/1860; the decade that followed = 1850/1860"},
		{"", "In May 1852 he came. In the month that followed, and in the year which followed, he slept.", "May 1852 = 1852-05; the month that followed = 1852-06; the year which followed = 1853"},
		{"1998-03-12", "Over the next ten years it will grow, and so will the year that he followed.", "the next ten years = 1998/2008"},
		{"1998-03-12", "It burst 24 hours ago. It will dry in 24 hours.", "24 hours ago = 1998-03-11; 24 hours = "},
		{"", "In 1850 he came. 48 hours later he left.", "1850 = 1850; 48 hours later = "},
		// Months from the first on.
		{"1998-03-12", "Sales rose in the first nine months; in the first two months they fell, and in the first three months, too.", "the first nine months = 1997-01/1997-09; the first two months = 1998-01/1998-02; the first three months = 1997-01/1997-03"},
		{"1998-03-12", "He kept the first nine months secret. In the first six months in office he slept, as in the first two months of marriage.", "nine months = ; six months = ; two months = "},
		{"", "In 1850 he sailed. In the first nine months he slept.", "1850 = 1850; nine months = "},
		// Centuries with an article each.
		{"", "They farmed from the 3rd to the 5th century and between the 12th and the 14th centuries.", "the 3rd to the 5th century = 0200/0499; the 12th and the 14th centuries = 1100/1399"},
		{"", "The 3rd and the 5th century differ.", "the 5th century = 04XX"},
	}
	l := load(t, "en")
	for _, test := range tests {
		if got := strings.Join(timesBy(t, l, cited.EDTF(test.date), test.text), "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}
