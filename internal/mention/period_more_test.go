package mention

import (
	"testing"

	"cited"
	"cited/internal/text"
)

// TestWaysToSayTime reads dates as English says them when it does not write them out.
func TestWaysToSayTime(t *testing.T) {
	l := load(t, "en")
	for _, test := range []struct {
		date     cited.EDTF
		sentence string
		value    string // of the last period
	}{
		// so many units off
		{"2021-11-25", "Four days ago ten left.", "2021-11-21"},
		{"2021-11-25", "Some 40 years ago ten left.", "1981"},
		{"2021-11-25", "Six weeks ago ten left.", "2021-10-14"},
		{"2021-11-25", "Eighty-two years ago this week ten left.", "1939-11"},
		{"2020-05-04", "On 3 March 2016 ten died, and two ten days later.", "2016-03-13"},
		{"2020-05-04", "On 3 March 2016 ten died, and two a week before.", "2016-02-25"},
		{"2020-05-04", "On 3 March 2016 ten died; three weeks on, two were left.", "2016-03-24"},
		{"2020-05-04", "2013 – 65 of them left.", "2013"},
		{"2020-05-04", "From 2012 – 14 ten left.", "2012/2014"},
		{"2020-05-04", "Ten left in 2011, and six a decade later.", "2021"},
		{"2020-05-04", "Ten left on 3 March 2016, two weeks before the truce.", "2016-03-03"},
		// days of a month
		{"2020-05-04", "On 12 February 1937 ten came; by nightfall on the 14th two were left.", "1937-02-14"},
		{"2020-05-04", "In August 2017 ten fled; six drowned on the 31st.", "2017-08-31"},
		{"2020-05-04", "On 28 August 2017 ten fled, and six on the 3rd.", "2017-09-03"},
		{"2020-05-04", "Six drowned on the 28th.", "2020-04-28"},
		{"2020-05-04", "In May they moved in on the 14th floor.", "2020-05"},
		{"2020-05-04", "In February 2019 ten fled, and six on the 31st.", "2019-02"},
		// parts
		{"2020-05-04", "On the first day of May 2019 ten left.", "2019-05-01"},
		{"2020-05-04", "On the last day of 2019 ten left.", "2019-12-31"},
		{"2020-05-04", "In the first ten days of November 2019 ten left.", "2019-11-01/2019-11-10"},
		{"2020-05-04", "In the last two weeks of May 2019 ten left.", "2019-05-18/2019-05-31"},
		{"2020-05-04", "In 2013 ten came; six were left by the year's end.", "../2013-12"},
		{"2020-05-04", "In 2013 ten came, the most since 1999; six were left by the year's end.", "../2013-12"},
		{"2020-05-04", "In the first quarter ten left.", "2020-01/2020-03"},
		{"2020-05-04", "In the third quarter ten left.", "2019-07/2019-09"},
		{"2020-05-04", "At the turn of the year ten left.", "2019-12/2020-01"},
		{"2020-05-04", "In the year to March 2020, ten left.", "2019-04/2020-03"},
		{"2020-05-04", "In the six months ending 30 June 2019 ten left.", "2019-01-01/2019-06-30"},
		{"2020-05-04", "In the week to 4 July 2019 ten left.", "2019-06-28/2019-07-04"},
		{"2020-05-04", "In January and February 2019 ten left.", "2019-01/2019-02"},
		{"2020-05-04", "In 2018/19 ten left.", "2018/2019"},
		{"2020-05-04", "In the winter of 1941-42 ten died.", "1941-24"},
		// decades and centuries
		{"2020-05-04", "In the early 1990s ten left.", "199X"},
		{"2020-05-04", "In the nineties ten left.", "199X"},
		{"2020-05-04", "In the late 19th century ten left.", "18XX"},
		{"2020-05-04", "In August '44 ten left.", "1944-08"},
		// stretches up to now
		{"2021-11-25", "In the past week ten died.", "2021-11-18/2021-11-25"},
		{"2021-11-25", "Over the past year ten died.", "2020/2021"},
		{"2021-11-25", "Ten died overnight.", "2021-11-24/2021-11-25"},
		{"2021-11-25", "Ten died over the weekend.", "2021-11-20/2021-11-21"},
		{"2021-11-25", "Ten left in the summer before last.", "2020-22"},
		{"2021-11-25", "Ten died the night before last.", "2021-11-23"},
		{"2021-11-25", "Ten died on Monday last week.", "2021-11-15"},
		{"2021-11-25", "Ten have died since last March.", "2021-03/.."},
		// the date told last
		{"2025-05-04", "In January 2025 they told him; ten were dead by then.", "../2025-01"},
		{"2025-05-04", "Ten left in 2014. Since then six came.", "2014/.."},
		{"2025-05-04", "On 12 May 2020 ten died, and six the following Friday.", "2020-05-15"},
		{"2025-05-04", "In May 2020 ten died, and six the following spring.", "2021-21"},
		// feasts
		{"2021-11-25", "At Christmas ten left.", "2020-12-25"},
		{"2021-11-25", "On Good Friday ten left.", "2021-04-02"},
		{"2021-11-25", "On Easter Monday 2016 ten left.", "2016-03-28"},
		{"", "Ten left by 4 October 2023, and six were there at New Year.", "2024-01-01"},
		{"2020-05-04", "During Ramadan ten left.", "2020-04/2020-05"},
		{"", "At Christmas nobody left.", ""},
	} {
		s := Sentence{Date: test.date}
		l.Analyze(&s, test.sentence, text.AppendTokens(nil, test.sentence, 0, len(test.sentence)))
		value := ""
		if n := len(s.Periods); n > 0 {
			value = string(s.Periods[n-1].Value)
		}
		if value != test.value {
			t.Errorf("%s: got %q, want %q", test.sentence, value, test.value)
		}
		if value != "" && !cited.EDTF(value).Valid() {
			t.Errorf("%s: %q is no EDTF", test.sentence, value)
		}
	}
}
