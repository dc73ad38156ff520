package check

import (
	"testing"

	"cited"
)

// The newer number of a source may be put in other words, if its document tells of the same thing.
func TestNewerInOtherWords(t *testing.T) {
	judges(t, []string{
		"Kasese Forum of Nurses, 2018-02-02\nBurnt hands\n\nClinics of the district have seen 1,340 people with burns from phosphorus since the shelling began.",
		"Kasese Forum of Nurses, 2019-03-03\nA year on\n\nThe clinics have told us of 1,812 people whose hands were burnt by phosphorus. 61 of them lost a finger.",
		"Kasese Forum of Nurses, 2019-04-04\nBread\n\nIn the bakery of the market 1,560 people are fed each day.",
		"Upland Commission, 2018-01-15\nBoys in uniform\n\nArmed groups have let 1,125 boys and girls of Torit go since the talks began.",
		"Upland Commission, 2019-06-06\nHanded over\n\nWith the 128 boys and girls of Monday, the total of those whom armed groups have let go in Torit has come to 1,790.",
		"Relief Desk of Mersin, 2018-05-05\nBuses\n\nSince March 9,400 people have been evacuated from Marhin. The Desk counts them at the checkpoint.",
		"Relief Desk of Mersin, 2018-06-06\nThe last buses\n\nThe last buses left Marhin on Tuesday. The Desk has counted 13,750 evacuees altogether.",
		"Parish Network of Sittwe, 2017-04-04\nHome\n\nThe Network has books on Ponnagyun. So far 5,600 people have returned to their paddies.",
		"Parish Network of Sittwe, 2019-04-04\nHome for good\n\nPonnagyun is calm. Those who went back to their paddies for good have come to 9,050, by the books of our priests.",
		"Mine Desk of Taiz, 2019-01-20\nBeneath the sand\n\nIn 2018 mines killed 126 people in the district of Mokha.",
		"Mine Desk of Taiz, 2020-01-20\nAnother year\n\nMines killed 94 people in the district of Mokha in 2019. Older cases have come to light: for 2018 we now count 141 killed in Mokha.",
	}, []judgeCase{
		{"The Kasese Forum of Nurses has now heard of 1,340 people with burns from phosphorus.", "1,340", cited.DraftSuperseded},
		{"In February 2018 the Kasese Forum of Nurses had heard of 1,340 people with burns from phosphorus.", "1,340", cited.DraftSupported},
		{"The Kasese Forum of Nurses has now heard of 1,812 people with burns from phosphorus.", "1,812", cited.DraftSupported},
		{"Armed groups have let 1,125 boys and girls go in Torit to date, the Upland Commission says.", "1,125", cited.DraftSuperseded},
		{"By January 2018 armed groups had let 1,125 boys and girls go in Torit, the Upland Commission says.", "1,125", cited.DraftSupported},
		{"So far 9,400 people have been evacuated from Marhin, the Relief Desk of Mersin says.", "9,400", cited.DraftSuperseded},
		{"By May 2018, 9,400 people had been evacuated from Marhin, the Relief Desk of Mersin says.", "9,400", cited.DraftSupported},
		{"Up to now 5,600 people have returned to their paddies in Ponnagyun, according to the Parish Network of Sittwe.", "5,600", cited.DraftSuperseded},
		{"In 2017 5,600 people had returned to their paddies in Ponnagyun, according to the Parish Network of Sittwe.", "5,600", cited.DraftSupported},
		{"The Mine Desk of Taiz puts the number of people killed by mines in Mokha in 2018 at 126.", "126", cited.DraftSuperseded},
		{"The Mine Desk of Taiz puts the number of people killed by mines in Mokha in 2019 at 94.", "94", cited.DraftSupported},
		{"In its first report the Mine Desk of Taiz had put the number of people killed by mines in Mokha in 2018 at 126.", "126", cited.DraftSupported},
	})
}

// A number that somebody else gives of one event or time disputes one that is stated flatly; a word of how many behind it does not
// make it a part.
func TestDisputedInOtherWords(t *testing.T) {
	judges(t, []string{
		"Radio Oued, 2018-11-20\nCamp burnt\n\nThe attack on the camp of Alinda on 15 November cost 60 lives, the bishop of Oued said.",
		"Circle for Rights, 2018-12-14\nThe day at Alinda\n\nWe conclude that 112 civilians were killed at Alinda on 15 November 2018.",
		"Coast Observer, 2018-07-02\nA city in ruins\n\nIn the seven weeks of fighting for Darnis 213 civilians lost their lives, the local council of Darnis said.",
		"Inland Post, 2018-07-05\nArmy speaks\n\nA spokesman of the army said that 38 civilians had died in Darnis, all of them by mines that the militants had laid.",
		"Hill Gazette, 2018-05-17\nVisit\n\nThere are 84,500 displaced people in Kachar Province, according to the health ministry.",
		"Relief Net, 2018-04-30\nSpring\n\nSince this spring there are 106,900 displaced people in Kachar Province. Another 7,400 have crossed into China.",
		"Task Force Lano, 2017-11-02\nThe end\n\nAt the end of the siege of Marat 974 militants had been killed, besides 168 soldiers and 87 civilians.",
		"Ranau Net, 2018-05-23\nOur dead\n\nIn Marat 263 civilians died between May and October 2017.",
	}, []judgeCase{
		{"On 15 November 2018, 112 people were killed in the attack on the camp of Alinda.", "112", cited.DraftDisputed},
		{"On 15 November 2018, 112 people were killed in the attack on the camp of Alinda, says the Circle for Rights.", "112", cited.DraftSupported},
		{"In the fighting for Darnis 213 civilians lost their lives in seven weeks.", "213", cited.DraftDisputed},
		{"In the fighting for Darnis 213 civilians lost their lives, according to the local council.", "213", cited.DraftSupported},
		{"In the spring of 2018 there were 84,500 displaced people in Kachar Province. Some had fled to Thailand.", "84,500", cited.DraftDisputed},
		{"Between May and October 2017, 263 civilians died in Marat.", "263", cited.DraftDisputed},
		{"Between May and October 2017, 263 civilians died in Marat, by the count of Ranau Net.", "263", cited.DraftSupported},
		{"At the end of the siege 168 soldiers had been killed in Marat.", "168", cited.DraftSupported},
	})
}

// A number that was kept while what it counts was changed misreports its source, however round it is.
func TestCountsSomethingElse(t *testing.T) {
	judges(t, []string{
		"Security Service of Vallia, 2019-04-14\nReport\n\nAccording to what the Service knows, some 50 citizens of Vallia are fighting in Syria and Iraq.",
		"Council of Balan, 2019-09-07\nThose who fled\n\nIn Wamen there are 8,140 of the displaced. Since the flight 139 of them have died, most of them of fever.",
		"Courier of Tarn, 2019-06-12\nTrials\n\nOf the 29 men, 21 have been charged and 12 sentenced so far.",
		"Tides Centre, 2019-02-12\nHome on the coast\n\nBy now 340 Kenyans have joined al-Shabaab. Of these 85 are in Kenya again, 52 of them in the county of Kwale.",
		"Relief Office of Pemban, 2019-10-08\nHalf a year on\n\nIn the attack on Palmar in March 2019, 61 civilians were killed. Of 174 others nobody has heard; they are missing.",
		"Raid Watch of Bria, 2019-07-04\nJune\n\nAt the end of June 560,300 people were displaced in the Central African Republic, two thirds of them with host families.",
	}, []judgeCase{
		{"The Security Service of Vallia reported some 50 citizens killed in Syria and Iraq.", "some 50", cited.DraftMisreports},
		{"The Security Service of Vallia reported some 50 citizens fighting in Syria and Iraq.", "some 50", cited.DraftSupported},
		{"The Council of Balan says that 139 of the displaced have returned.", "139", cited.DraftMisreports},
		{"The Council of Balan says that 139 of the displaced have died.", "139", cited.DraftSupported},
		{"21 of the men have been sentenced, the Courier of Tarn writes.", "21", cited.DraftMisreports},
		{"21 of the men have been charged, the Courier of Tarn writes.", "21", cited.DraftSupported},
		{"The Tides Centre says that 85 Kenyans have returned from al-Shabaab.", "85", cited.DraftSupported},
		{"The Tides Centre says that 340 Kenyans have been killed with al-Shabaab.", "340", cited.DraftMisreports},
		{"The Relief Office of Pemban says that 174 more people were wounded in the attack on Palmar.", "174", cited.DraftMisreports},
		{"The Relief Office of Pemban says that 174 people are missing after the attack on Palmar.", "174", cited.DraftSupported},
		{"Raid Watch of Bria says that two thirds of the displaced people stay with host families.", "two thirds", cited.DraftSupported},
	})
}

// "It says" is whom the passage named last.
func TestPronounOfPassage(t *testing.T) {
	judges(t, []string{
		"Mine Desk of Taiz, 2020-01-20\nAnother year\n\nMines killed 94 people in the district of Mokha in 2019, and 157 were injured.",
		"Red Sea Line, 2019-08-18\nMarket\n\nThe health office of Mokha says that 43 people were killed in the market of Katab on 14 August 2019.",
	}, []judgeCase{
		{"On 14 August 2019 the market of Katab was hit. The health office of Mokha counted 43 dead.\n\nAnd the mines? The Mine Desk of Taiz counts their victims. In 2019, it says, mines killed 94 people in Mokha.", "94", cited.DraftSupported},
		{"The health office of Mokha counts victims. The Mine Desk of Taiz counts them too. In 2019, it says, mines killed 49 people in Mokha.", "49", cited.DraftMisreports},
	})
}

// How often one number holds another, and which share of one behind it, follows from the numbers.
func TestTimesAndShares(t *testing.T) {
	shelf := []string{"Nobody's Paper, 2020-01-01\nWeather\n\nIt rained."}
	judges(t, shelf, []judgeCase{
		{"In Lomal there were 22,400 refugees, which is four times as many as the 9,100 refugees in Cotan.", "four", cited.DraftArithmetic},
		{"In Lomal there were 36,200 refugees, which is four times as many as the 9,100 refugees in Cotan.", "four", ""},
		{"In Lomal 340 people were killed, twice as many as the 210 who were killed in Cotan.", "340", cited.DraftArithmetic},
		{"In Lomal 430 people were killed, twice as many as the 210 who were killed in Cotan.", "340", ""},
		{"The rebels let 2,385 people go, or three quarters of all 4,290.", "three quarters", cited.DraftArithmetic},
		{"The rebels let 3,217 people go, or three quarters of all 4,290.", "three quarters", ""},
		{"In July 897,000 people had been displaced from Masul, and 712,000 of these were from the west bank. That is nine in ten.", "nine in ten", cited.DraftArithmetic},
		{"In July 897,000 people had been displaced from Masul, and 807,000 of these were from the west bank. That is nine in ten.", "nine in ten", ""},
		{"In its first survey 620 fighters had come from Zarak and 415 from Irbin, 1,135 together.", "1,135", cited.DraftArithmetic},
		{"In its first survey 620 fighters had come from Zarak and 415 from Irbin, 1,035 together.", "1,035", cited.DraftSupported},
		{"The number of people held in Lomal has tripled, from 12 to 24.", "24", cited.DraftArithmetic},
		{"The number of people killed in Lomal went up within a year by 60 per cent, from 40 to 50.", "60 per cent", cited.DraftArithmetic},
		{"In May 2015 from 40 to 50 people were killed in Lomal, twice as many as in April.", "from 40 to 50", cited.DraftNotFound},
		{"From 40 to 50 people were killed in Lomal in May, an increase of 60 per cent.", "From 40 to 50", cited.DraftNotFound},
		{"From 40 to 50 people were killed in Lomal in May, an increase of 60 per cent.", "60 per cent", ""},
		{"In 2015 the number of children from 12 to 17 who were killed in Lomal doubled.", "from 12 to 17", cited.DraftNotFound},
		{"In Choban 6,650 people were displaced and in Caucal 3,800, who make up the other 12,450.", "12,450", cited.DraftArithmetic},
	})
}

// A name that a title begins with is one that the document has; the title's other words are not.
func TestNamesAnywhere(t *testing.T) {
	d := &Document{heading: headingOf("Halib: a chronicle"), all: map[string]bool{"name:idrin": true, "country:SYR": true}}
	for k, want := range map[string]bool{"name:halib": true, "name:idrin": true, "country:SYR": true, "name:chronicle": false, "country:IRQ": false} {
		if got := d.namesAnywhere(k); got != want {
			t.Errorf("%s: %v", k, got)
		}
	}
}

// Somebody who counts the evacuated disputes whoever counts other evacuated people of one siege.
func TestEvacuatedDisputed(t *testing.T) {
	judges(t, []string{
		"Island Gazette, 2013-10-02\nFinal figures\n\nThe siege of Zambal is over. The welfare office had 109,300 people evacuated in the siege of Zambal on its lists.",
		"Western Relief Watch, 2013-10-09\nStill there\n\nThe number of people evacuated in the siege of Zambal is put too high: it reached 71,800.",
	}, []judgeCase{
		{"In the siege of Zambal, 109,300 people were evacuated.", "109,300", cited.DraftDisputed},
		{"In the siege of Zambal, 109,300 people were evacuated, the Island Gazette writes.", "109,300", cited.DraftSupported},
	})
}
