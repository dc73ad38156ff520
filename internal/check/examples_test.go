package check

// documentExamples are texts with the check that is meant and what it must say.
func documentExamples() []example {
	return []example{
		{"count-word: Most of the recruits came from four countries: Norway, Sweden, Finland, Bosnia and Herzegovina and Chad.", `the text says "four countries" and lists 5`},
		{"count-word: Most of the recruits came from five countries: Norway, Sweden, Finland, Bosnia and Herzegovina and Chad.", ""},
		{"count-word: Passports were checked in three towns (Larvik, Skien, Moss and Hamar).", `the text says "three towns" and lists 4`},
		{"count-word: Passports were checked in four towns (Larvik, Skien, Moss and Hamar).", ""},
		{"count-word: The court convicted four men: Ali Haddou, Omar Benali, Karim Saadi, Yusuf Amrani and Idris Tahiri.", `the text says "four men" and lists 5`},
		{"count-word: The court convicted five men: Ali Haddou, 24, Omar Benali, 31, Karim Saadi (22), Yusuf Amrani and Idris Tahiri.", ""},
		{"count-word: Twelve fighters came from the north: Larvik, Skien and Moss.", ""},
		{"count-word: Twelve fighters fell: Danes, Swedes and Finns.", ""},
		{"count-word: They came from six countries, including Norway, Sweden and Finland.", ""},
		{"count-word: Four men from three countries were held: Ali Haddou, Omar Benali, Karim Saadi and Yusuf Amrani.", ""},
		{"count-word: Two brothers, Ali Haddou, Omar Haddou and Karim Haddou, were charged with joining the group.", `the text says "Two brothers" and lists 3`},
		{"count-word: In five countries, Norway among them, the police made arrests.", ""},
		{"count-word: Guards searched six flats in Moss, Hamar and Larvik, a spokesman told the press.", ""},
		{"count-word: The three brothers, Ali Haddou and Omar Haddou, were charged with joining the group.", ""},
		{"count-word: Six towns are cut off: Larvik, Skien, Moss, Hamar.", ""},
		{"count-word: Three prisons were named: Rissa, the old fort at Moss, where most are held, and Hamar.", ""},

		{"share: The ministry counted 504 men among the 778 who left, three quarters of them.", `504 of 778 is 64.8 per cent, not "three quarters"`},
		{"share: The ministry counted 504 men among the 778 who left, nearly two thirds of them.", ""},
		{"share: The ministry counted 504 men among the 778 who left, a third of whom are in prison.", ""},
		{"share: Of the 90 recruits, 30 (a third) came home.", ""},
		{"share: Of the 90 recruits, 40 (a third) came home.", `40 of 90 is 44.4 per cent, not "a third"`},
		{"share: Half (41 of the 60 fighters) came home last year.", `41 of 60 is 68.3 per cent, not "Half"`},
		{"share: Of the 60 who left, 41 have come home and a third are in prison.", ""},
		{"share: In all 12 of the 48 returnees were charged. That is a fifth.", `12 of 48 is 25 per cent, not "a fifth"`},
		{"share: In all 12 of the 48 returnees were charged. That is a quarter.", ""},
		{"share: The camp holds 120 women and 30 of the 90 fighters; foreigners make up two thirds.", ""},
		{"share: Of the 60 Danes who left, 41 came home, a third of them with children.", ""},
		{"share: The club sold 50 of the 200 seats, half of which stand under a roof.", ""},
		{"share: The number rose by half, 20 of the 80 camps being new.", ""},
		{"share: Of the 60 Danes who left, 41 came home, a third of them all.", `41 of 60 is 68.3 per cent, not "a third"`},
		{"share: Guards freed 20 of the 80 prisoners, in other words half.", `20 of 80 is 25 per cent, not "half"`},

		{"part-above-whole: Out of the 40 Danes who left for Syria, 52 have been killed.", `"52" are a part of "40", which is less`},
		{"part-above-whole: The strike killed 14 people, including 20 children.", `"20" are a part of "14", which is less`},
		{"part-above-whole: The strike killed 14 people and drove out 300, including 20 children.", ""},
		{"part-above-whole: The strike drove out 14 families, including 20 children.", ""},
		{"part-above-whole: Some 14 families came down from Hamar on Sunday, 40 of them are children.", ""},
		{"part-above-whole: Among the 14 fighters arrested in Moss were 20 foreigners.", `"20" are a part of "14", which is less`},
		{"part-above-whole: In all 14 Danes left for Syria. Of these, 20 have come back.", `"20" are a part of "14", which is less`},
		{"part-above-whole: Hundreds of Danes left for Syria. Of these, 20 have come back. The police know 14 by name.", ""},
		{"part-above-whole: Of the 14 Danes who fell in Syria two were buried there, and at home 20 people came to pray.", ""},
		{"part-above-whole: Some 14 zouaves were taken prisoner at the bridge, and all 20 of them lost their papers.", ""},
		{"part-above-whole: The number of fighters grew by 300 per cent.", ""},
		{"part-above-whole: Nearly 130 per cent of the fighters came from abroad.", `"Nearly 130 per cent" is more than all of them`},
		{"part-above-whole: Of the 40 fighters who left, 52 have been killed.", `"52" are a part of "40", which is less`},
		{"part-above-whole: Of the 52 fighters who left, 40 have been killed.", ""},
		{"part-above-whole: Of about 50 fighters who left, 52 have been killed.", ""},
		{"sum: The strike killed 40 people: 20 men, 12 women and 14 children.", `20, 12 and 14 make 46, not "40"`},
		{"sum: The strike killed 46 people: 20 men, 12 women and 14 children.", ""},
		{"sum: The strike killed some 45 people: 20 men, 12 women and 14 children.", ""},
		{"sum: Of the 60 recruits who left, 20 came home, nine were killed and the remaining 21 are still in Syria.", `20, nine and 21 make 50, not "60"`},
		{"sum: Of the 60 recruits who left, 20 came home, nine were killed and the remaining 31 are still in Syria.", ""},
		{"sum: Of the 60 recruits who left, 20 came home and nine were killed.", ""},
		{"sum: The shelling killed 12 people in Aden and 20 in Taiz, 38 in all.", `12 and 20 make 32, not "38"`},
		{"sum: The shelling killed 12 people in Aden and 20 in Taiz, 32 in all.", ""},
		{"sum: In all 120 Danes left for Syria. Of these, 40 came home and 30 were killed. That leaves 60 who are still there.", `40, 30 and 60 make 130, not "120"`},
		{"sum: In all 120 Danes left for Syria. Of these, 40 came home and 30 were killed. That leaves 50 who are still there.", ""},
		{"sum: The strike killed 40 people: 20 men, 12 women and the rest children.", ""},
		{"sum: The strike killed 34 people: 20 men, 12 women, a driver and a cook.", ""},
		{"sum: Nine of the 40 people who were held came home: five men and four women.", ""},
		{"sum: The strike killed 40 people, and in one street they were buried in three rows: 12 men, 10 women and 9 children.", ""},
		{"sum: Of the 60 recruits who left, 20 came home, a few were killed and the remaining 31 are still in Syria.", ""},
		{"sum: The shelling killed 12 people on Monday and 20 on Tuesday, bringing the toll to 90.", ""},
		{"sum: The shelling killed 12 people in Aden and 20 in Taiz. In all 300 people were killed this year.", ""},
		{"sum: The strike killed 40 people, among them 12 women and 14 children.", ""},
		{"unaccounted: Of the 60 recruits who left, 20 came home and nine were killed.", `20 and nine leave 31 of 60 without a word`},
		{"unaccounted: Of the 60 recruits who left, 20 came home, nine were killed and the remaining 31 are still in Syria.", ""},

		{"unaccounted: Of the 60 recruits who left, 20 were women and nine were under eighteen.", ""},
		{"unaccounted: The list has 60 recruits, among them 20 Danes and nine Finns.", ""},
		{"unaccounted: Of the 60 recruits who left, 20 came home, several fell and nine were arrested.", ""},

		{"subset: In all, 40 Danes have left for Syria and 52 Danes have come back from Syria.", `"52" are among those of "40", which is less`},
		{"subset: In March 2016, 46 people were killed in Basra. In March 2016, 58 children were killed in Basra.", `"58" are among those of "46", which is less`},
		{"subset: In March 2016, 46 people were killed in Basra by a mine that had been laid at a bridge. In March 2016, 58 children were killed in Basra.", ""},
		{"subset: The list has 58 children killed in Basra. Six could not be named.", ""},
		{"subset: Five wounded soldiers were flown out of Basra. On board were 32 wounded women.", ""},
		{"subset: According to the ministry, by May 2016, 52 Danes had come back from Syria.\n\nBy May 2016, 40 Danes had left for Syria, according to the Halden Institute.", ""},
		{"subset: By May 2016, 40 Danes had left for Syria. By May 2016, 52 Danes had come back from Syria.", `"52" are among those of "40", which is less`},
		{"subset: By May 2016, 52 Danes had left for Syria. By May 2016, 40 Danes had come back from Syria.", ""},
		{"subset: By May 2015, 40 Danes had left for Syria. By May 2016, 52 Danes had come back from Syria.", ""},
		{"dates: As of May 2017, 40 Danes were in Syria.", `the figure is of 2017-05, the document of 2016-06-01`},
		{"dates: As of May 2016, 40 Danes were in Syria.", ""},
		{"dates: By August 2017, 40 Danes had left for Syria.", `the figure is of ../2017-08, the document of 2016-06-01`},
		{"dates: By August 2017, 40 Danes will have left for Syria.", ""},
		{"dates: The city plans to take in 40 refugees in 2018.", ""},
		{"dates: Monitors who came the next day found 40 dead.", ""},
		{"dates: For the first war in '94, 40 Danes left.", ""},
		{"dates: Between 2015 and 2012, 40 Danes left for Syria.", `the period "2015 and 2012" ends before it begins`},
		{"dates: Between 2012 and 2015, 40 Danes left for Syria.", ""},
		{"dates: Of the 40 Danes, most went from 2014 to 2013 on foot.", `the period "2014 to 2013" ends before it begins`},
		{"mixed: The flood drove out 340 households in Moss. All 340 people were given tents.", `"340" counts households and then people`},
		{"mixed: The flood drove out 340 households in Moss. Three hundred and forty are still missing.", ""},
		{"mixed: The flood drove out 340 households in Moss. In Hamar 340 people were given tents.", ""},
		{"mixed: The flood drove out 340 people in Moss. All 340 people were given tents.", ""},
		{"mixed: The air strike caused 84 casualties in Hamar. The 84 dead were buried on Sunday.", `"84" counts dead and wounded and then dead`},
		{"mixed: The air strike caused 84 casualties in Hamar. The 34 dead were buried on Sunday.", ""},

		{"rank: Norway sent the highest number of foreign fighters to Syria. By May, 90 Norwegians and 300 Swedes had left for Syria.", `"the highest number", but NOR has "90" and SWE has "300"`},
		{"rank: Sweden sent the highest number of foreign fighters to Syria. By May, 90 Norwegians and 300 Swedes had left for Syria.", ""},
		{"rank: Norway sent the highest number of fighters of the Nordic countries to Syria. By May, 90 Norwegians and 300 Frenchmen had left for Syria.", ""},
		{"rank: Norwegians form the largest group, with 90. On the other side, officials speak of 300 men.", ""},
		{"other-number: From Norway 90 fighters left for Syria.", ""},
	}
}

// groupExamples are cases of checks that look at several documents.
func groupExamples() []group {
	const institute = "Halden Institute"
	return []group{
		{"falling", institute, []string{
			"Halden Institute, 2015-05-02\nBy April 2015, 140 Danes had left for Syria.",
			"Halden Institute, 2016-05-02\nBy April 2016, 120 Danes had left for Syria."},
			`"120" at 2016-04-30, after "140" at 2015-04-30`},
		{"falling", institute, []string{
			"Halden Institute, 2015-05-02\nBy April 2015, 140 Danes had left for Syria.",
			"Halden Institute, 2016-05-02\nBy April 2016, 160 Danes had left for Syria."}, ""},
		{"falling", institute, []string{
			"Halden Institute, 2015-05-02\nBy April 2015, 140 Danes had left for Syria.",
			"Halden Institute, 2016-05-02\nBy April 2016, 120 Swedes had left for Syria."}, ""},
		{"misquoted", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria.",
			"The Evening Post, 2016-05-09\nBy April 2016, 410 Danes had left for Syria, according to the Halden Institute."},
			`Halden Institute is credited with "410", and says "140"`},
		{"misquoted", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria.",
			"The Evening Post, 2016-05-09\nBy April 2016, some 140 Danes had left for Syria, according to the Halden Institute."}, ""},
		{"misquoted", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria.",
			"The Evening Post, 2016-05-09\nBy April 2014, 60 Danes had left for Syria, according to the Halden Institute."}, ""},
		{"unsaid", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria.",
			"The Evening Post, 2016-05-09\nIn all, 37 Danes have been killed in Syria, according to the Halden Institute."},
			`Halden Institute is credited with "37", which is not in its document of 2016-05-02`},
		{"unsaid", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria. Of these, 37 were killed.",
			"The Evening Post, 2016-05-09\nIn all, 37 Danes have been killed in Syria, according to the Halden Institute."}, ""},
		{"unsaid", institute, []string{
			"Halden Institute, 2014-05-02\nBy April 2014, 60 Danes had left for Syria.",
			"The Evening Post, 2016-05-09\nIn all, 37 Danes have been killed in Syria, according to the Halden Institute."}, ""},
		{"unsaid", institute, []string{
			"Halden Institute, 2016-05-02\nBy April 2016, 140 Danes had left for Syria. The ferry to Moss has 37 cabins.",
			"The Evening Post, 2016-05-09\nIn all, 37 Danes have been killed in Syria, according to the Halden Institute."}, ""},
		{"redated", institute, []string{
			"The Evening Post, 2016-05-09\nIn May 2016 the Halden Institute estimated that 140 Danes and 92 Finns had left for Syria.",
			"Morning Mail, 2016-08-09\nIn July 2015 the Halden Institute estimated that 140 Danes and 92 Finns had left for Syria."},
			`2 figures of Halden Institute are the same, and its report is of 2015-07 here and of 2016-05 there`},
		{"redated", institute, []string{
			"The Evening Post, 2016-05-09\nIn May 2016 the Halden Institute estimated that 140 Danes and 92 Finns had left for Syria.",
			"Morning Mail, 2016-08-09\nIn May 2016 the Halden Institute estimated that 140 Danes and 92 Finns had left for Syria."}, ""},
		{"superseded", institute, []string{
			"Halden Institute, 2015-05-02\nIn all, 140 Danes have left for Syria.",
			"Halden Institute, 2016-05-02\nIn all, 190 Danes have left for Syria.",
			"The Evening Post, 2016-09-09\nIn all, 140 Danes have left for Syria, according to the Halden Institute."},
			`Halden Institute has had "190" since 2016-05-02`},
		{"superseded", institute, []string{
			"Halden Institute, 2015-05-02\nIn all, 140 Danes have left for Syria.",
			"Halden Institute, 2016-05-02\nIn all, 190 Danes have left for Syria.",
			"The Evening Post, 2016-09-09\nBy April 2015, 140 Danes had left for Syria, according to the Halden Institute."}, ""},
		{"superseded", institute, []string{
			"Halden Institute, 2015-05-02\nIn all, 140 Danes have left for Syria.",
			"The Evening Post, 2015-09-09\nIn all, 140 Danes have left for Syria, according to the Halden Institute.",
			"Halden Institute, 2016-05-02\nIn all, 190 Danes have left for Syria."}, ""},
		{"superseded", institute, []string{
			"Halden Institute, 2015-05-02\nIn all, 140 Danes have left for Syria.",
			"Halden Institute, 2016-05-02\nIn all, 190 Danes have left for Syria.",
			"The Evening Post, 2016-09-09\nAfter the summer of 2014, 140 Danes have left for Syria, according to the Halden Institute."}, ""},
		{"circular", "", []string{
			"Skagen Herald, 2016-05-02\nSome 140 Danes have left for Syria, according to the Fyn Gazette.",
			"Fyn Gazette, 2016-05-03\nSome 140 Danes have left for Syria, according to the Skagen Herald."},
			`"Some 140" goes from Skagen Herald to Fyn Gazette to Skagen Herald`},
		{"circular", "", []string{
			"Skagen Herald, 2016-05-02\nSome 140 Danes have left for Syria, according to the Fyn Gazette.",
			"Fyn Gazette, 2016-05-03\nSome 140 Danes have left for Syria, according to the Halden Institute."}, ""},
		{"circular", "", []string{
			"Skagen Herald, 2016-05-02\nSome 140 Danes have left for Syria, according to the Fyn Gazette.",
			"Fyn Gazette, 2016-05-03\nSome 140 Danes have left for Syria, according to the Moss Monitor.",
			"Moss Monitor, 2016-05-04\nSome 140 Danes have left for Syria, according to the Skagen Herald."},
			`"Some 140" goes from Skagen Herald to Fyn Gazette to Moss Monitor to Skagen Herald`},
		{"circular", "", []string{
			"Skagen Herald, 2016-05-02\nSome 140 Danes have left for Syria, according to the Fyn Gazette.",
			"Fyn Gazette, 2016-05-03\nSome 150 Danes have left for Syria, according to the Skagen Herald."}, ""},
		{"outlier", "", []string{
			"Skagen Herald, 2016-05-02\nIn all, 140 Danes have left for Syria.", "Fyn Gazette, 2016-05-03\nIn all, 145 Danes have left for Syria.",
			"Halden Institute, 2016-05-04\nIn all, 150 Danes have left for Syria.", "Moss Monitor, 2016-05-05\nIn all, 152 Danes have left for Syria.",
			"Tromso Courier, 2016-05-06\nIn all, 1,400 Danes have left for Syria."},
			`"1,400" is far from the 4 others, around 147`},
		{"outlier", "", []string{
			"Skagen Herald, 2016-05-02\nIn all, 140 Danes have left for Syria.", "Fyn Gazette, 2016-05-03\nIn all, 145 Danes have left for Syria.",
			"Halden Institute, 2016-05-04\nIn all, 150 Danes have left for Syria.", "Tromso Courier, 2016-05-06\nIn all, 1,400 Danes have left for Syria."}, ""},
		{"outlier", "", []string{
			"Skagen Herald, 2016-05-02\nIn all, 140 Danes have left for Syria.", "Fyn Gazette, 2016-05-03\nIn all, 105 Danes have left for Syria.",
			"Halden Institute, 2016-05-04\nIn all, 190 Danes have left for Syria.", "Moss Monitor, 2016-05-05\nIn all, 152 Danes have left for Syria.",
			"Tromso Courier, 2016-05-06\nIn all, 200 Danes have left for Syria."}, ""},
		{"other-number", "", []string{
			"Skagen Herald, 2016-05-02\nA roadside bomb near the harbour bridge of Basra killed 12 soldiers on Sunday.",
			"Fyn Gazette, 2016-05-03\nA roadside bomb near the harbour bridge of Basra killed 21 soldiers on Sunday."},
			`"21" here, "12" in the earlier document`},
		{"other-number", "", []string{
			"Skagen Herald, 2016-05-02\nA roadside bomb near the harbour bridge of Basra killed 12 soldiers on Sunday.",
			"Fyn Gazette, 2016-05-03\nA roadside bomb near the harbour bridge of Basra killed 12 soldiers on Sunday."}, ""},
	}
}
