package mention

import (
	"testing"

	"cited"
	"cited/internal/text"
)

// TestTold reads dates that hang on one told before, or reach into another.
func TestTold(t *testing.T) {
	l := load(t, "en")
	tests := []struct {
		date     cited.EDTF
		sentence string
		value    string // of the last period
	}{
		{"2020-05-04", "Ten left in 2014 and six the following year.", "2015"},
		{"2020-05-04", "In March 2016 ten left; four more left the same month.", "2016-03"},
		{"2020-05-04", "On 3 March 2016 ten died, and two the next day.", "2016-03-04"},
		{"2020-05-04", "Ten left in 2014, and six in March of the following year.", "2015-03"},
		{"2020-05-04", "They kept a list since January of last year.", "2019-01/.."},
		{"2020-05-04", "Ten left in 2014 and more that August.", "2014-08"},
		{"1990-05-04", "The fort fell in 1870, and on 9 May ten men left.", "1870-05-09"},
		{"2020-05-04", "The fort fell in 2018, and on 9 January ten men left.", "2020-01-09"},
		{"2020-05-04", "They have served since the start of 2013.", "2013/.."},
		{"2020-05-04", "By the start of 2013 ten had left.", "../2013-01"},
		{"2020-05-04", "It covers victims from 1990 up to the end of 2017.", "1990/2017-12"},
		{"2020-05-04", "In the first week of October 2019 ten left.", "2019-10-01/2019-10-07"},
		{"2020-05-04", "In the last week of February 2020 ten left.", "2020-02-23/2020-02-29"},
		{"2020-05-04", "The following year was quiet.", ""},
		{"2020-05-04", "Ten left in 2011 and 2012.", "2011/2012"},
		{"2020-05-04", "Ten left in the first nine months of 2018.", "2018-01/2018-09"},
		{"2020-05-04", "Ten left in the first 11 months of last year.", "2019-01/2019-11"},
		{"2020-05-04", "Ten left in the first half of this year.", "2020-01/2020-06"},
		{"2020-05-04", "Ten left in the first month of 2018.", "2018-01"},
		{"2020-05-04", "Ten left in 2011 and 2015.", "2015"},
		{"2020-05-04", "Ten left by 2011 and 2012 was quiet.", "2012"},
		{"2020-05-04", "Between 5 and 17 April they lost their homes.", "2020-04-05/2020-04-17"},
		{"2020-05-04", "On 9 and 10 November 2019 the town burned.", "2019-11-09/2019-11-10"},
		{"2020-05-04", "They saw 5 and 17 April was over.", "2020-04-17"},
		{"2020-05-04", "Between January and 13 April ten died.", "2020-01/2020-04-13"},
		{"2020-05-04", "Between November and 13 April ten died.", "2019-11/2020-04-13"},
		{"2020-05-04", "Ten have died since the war began in 2011.", "2011/.."},
		{"2020-05-04", "Ten have died since the war, and five in 2011.", "2011"},
		{"2020-05-04", "Ten died over the past 24 hours.", "2020-05-03/2020-05-04"},
		{"2020-05-04", "Ten died before the fall of Ustrana.", ""},
		{"2020-05-04", "Ten died in the spring of last year.", "2019-21"},
		{"2020-05-04", "Ten left in the first quarter of 2014. In the same period of 2013 six did.", "2013-01/2013-03"},
		{"2020-05-04", "Ten left in May 2014, against six in the same month a year earlier.", "2013-05"},
		{"2020-05-04", "Ten left in May 2014, up from six a year earlier.", "2013-05"},
		{"2020-05-04", "Ten left in May 2014. A year earlier six had.", "2013"},
		{"2020-05-04", "Ten have left since the weekend.", "2020-05-02/.."},
		{"2020-05-04", "Arrests, 1 to 7 April 2015: 40.", "2015-04-01/2015-04-07"},
		{"2020-05-04", "From April 1 to 7, 2015, they stayed.", "2015-04-01/2015-04-07"},
		{"2020-05-04", "From April 1 to 7 of them stayed.", "2020-04-01/.."},
		{"2020-05-04", "Ten left in May 2014, against six in the course of 2013.", "2013"},
		{"2020-05-04", "Ten left in 2014. In the same period of 2013 six did.", "2013"},
		{"2020-05-04", "Ten left in 2014, the year before the truce.", "2014"},
		{"2020-05-04", "Ten died the day before yesterday.", "2020-05-02"},
		{"2020-05-04", "Ten left on 9 April, and six the next evening.", "2020-04-10"},
		{"2020-05-04", "Ten left on Friday, and six a month earlier.", "2020-04"},
		{"2020-05-04", "On 3 March 2016 ten died, and two three days later.", "2016-03-06"},
		{"2020-05-04", "Ten left in 2011, and six two years before.", "2009"},
		{"2020-05-04", "Ten left in May 2011, and six that autumn.", "2011-23"},
		{"2020-05-04", "Ten have died since mid-June.", "2019-06/.."},
		{"2020-05-04", "Ten have died since the start of March.", "2020-03/.."},
		{"2020-05-04", "Ten have died since the beginning of the year.", "2020/.."},
		{"2020-05-04", "Ten left in 2018, and six in the first half of the year.", "2018-01/2018-06"},
		{"2020-05-04", "Ten left since the rebels came last Friday.", "2020-05-01/.."},
		{"2020-05-04", "Ten came last Friday.", "2020-05-01"},
	}
	for _, test := range tests {
		var s Sentence
		s.Date = test.date
		l.Analyze(&s, test.sentence, text.AppendTokens(nil, test.sentence, 0, len(test.sentence)))
		value := ""
		if n := len(s.Periods); n > 0 {
			value = string(s.Periods[n-1].Value)
		}
		if value != test.value {
			t.Errorf("%s: got %q, want %q", test.sentence, value, test.value)
		}
	}
}
