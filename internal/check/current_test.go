package check

import (
	"testing"

	"cited"
)

// shelfOfEditions are made-up documents of which some bring others up to date, and some contradict others.
func shelfOfEditions() []string {
	return []string{
		"Prison Watch Keshmar, 2018-02-12\nKeshmar: the cells are full\n\nOur visitors were let into the central prison of Keshmar in January. It now holds 1,914 inmates in a building meant for 700. Of those, 388 are women with infants.",
		"Prison Watch Keshmar, 2019-03-04\nOne year on at Keshmar\n\nA new block was opened last autumn. There are 2,476 inmates in the central prison of Keshmar today.",
		"Institute of Forensic Search, 2018-03-16\nWhat the ground gives back\n\nIn the mass grave of Selmi we have so far exhumed 174 bodies. We expect to find as many again.",
		"The Ridge, 2018-11-29\nWork at Selmi ends\n\nWork at the mass grave of Selmi has ended for the winter. The Institute of Forensic Search has exhumed 291 bodies there.",
		"Orvik Centre, 2015-05-11\nFirst count\n\nBetween 2012 and April 2015, 164 residents of Norland left for Syria. Thirty-eight have returned and 21 are dead.",
		"Orvik Centre, 2016-06-23\nSecond count\n\nWe now count 203 residents of Norland who have left for Syria since 2012. The dead number 47. Sixty-two have come home.",
		"Harbour Radio, 2019-08-03\nAfter the blast\n\nThe ministry of health in Port Amal speaks of 68 dead and 1,900 wounded in the explosion at the silo on Saturday.",
		"Harbour Radio, 2019-09-01\nA month after the blast\n\nOn the day of the explosion at the silo the ministry of health had spoken of 68 dead. It puts them at 121 now.",
		"Border Agency of Ostria, 2019-09-07\nRefugees at the pass\n\nFrom January to August 2019, 31,480 refugees crossed the pass of Kolm into Ostria.",
		"Mountain Aid, 2019-09-12\nCounting at night\n\nOur volunteers counted 46,200 refugees who crossed the pass of Kolm between January and August of this year.",
		"Council of Sarru Families, 2016-12-02\nThe missing of Sarru\n\nWe keep a list. On it are 1,406 persons who were abducted in Sarru in August 2014. 655 have come back.",
		"Joint Command, 2019-09-18\nAssessment\n\nUbeid, 22 August 2019. After review of available information it was assessed that 11 civilians lost their lives in the strike.",
		"Eye on the Air, 2019-09-06\nAugust in numbers\n\nUbeid, 22 August 2019: between 58 and 70 civilians killed at a wedding.",
		"Azim Refugee Council, 2019-10-12\nOne year later\n\nThe number of refugees in Azim stands at 21,700.",
		"Azim Courier, 2019-10-20\nThe mayor counts\n\nMayor Selim Orhan says that 33,000 refugees are in Azim.",
		"Vesland Watch, 2016-10-09\nNaro: first note\n\nSince the spring 14,300 refugees have arrived in Naro.",
		"Vesland Watch, 2017-10-12\nNaro: second note\n\nSo far 21,900 refugees have arrived in Naro.",
		"Gulf Office, 2019-06-30\nArrivals by country\n\nTogo: 22,400\nBenin: 9,100\nGhana: 8,300",
		"Sahel Register, 2019-11-06\nBulletin 13\n\nBurkina Faso had 1,684,000 internally displaced people on 30 October 2019.",
		"Lagoon Mission, 2019-05-05\nVerification\n\nOf 32,250 members of the rebel army in Sorab who were registered, 19,600 have been verified as combatants. Of these 3,840 are women.",
		"Indian Ocean Group, 2019-03-03\nThe islands\n\nWe estimate that 170 to 200 Maldivians, wives and children included, have gone to Syria since 2012.",
	}
}

// What is newer need not be told in the words of what it replaces: the draft's own may be like those of both, or a number may be
// the only one of its document. What a draft says was so is no claim that it still is.
func TestCurrent(t *testing.T) {
	judges(t, shelfOfEditions(), []judgeCase{
		{"The central prison of Keshmar holds 1,914 inmates, says Prison Watch Keshmar.", "1,914", cited.DraftSuperseded},
		{"When its visitors came in January 2018 the central prison of Keshmar held 1,914 inmates, says Prison Watch Keshmar.", "1,914", cited.DraftSupported},
		{"At the mass grave of Selmi, the Institute of Forensic Search has exhumed 174 bodies so far.", "174", cited.DraftSuperseded},
		{"The Orvik Centre says that 21 residents of Norland are dead by now.", "21", cited.DraftSuperseded},
		{"The Orvik Centre says that 47 residents of Norland are dead by now.", "47", cited.DraftSupported},
		{"The ministry of health says that 68 people died in the explosion at the silo.", "68", cited.DraftSuperseded},
		{"When Vesland Watch wrote its first note, 14,300 refugees had arrived in Naro.", "14,300", cited.DraftSupported},
		{"According to Vesland Watch, 14,300 refugees have arrived in Naro.", "14,300", cited.DraftSuperseded},
	})
}

// Two numbers dispute each other though one is a range, one text says "of this year", and one names the place at the head of its
// sentence only.
func TestOfOneThing(t *testing.T) {
	judges(t, shelfOfEditions(), []judgeCase{
		{"Between January and August 2019, 31,480 refugees came over the pass of Kolm to Ostria.", "31,480", cited.DraftDisputed},
		{"On 22 August 2019 an air strike on a wedding in Ubeid killed 11 civilians.", "11", cited.DraftDisputed},
		{"The Council of Sarru Families says that 655 of the abducted have come back.", "655", cited.DraftSupported},
	})
}

// Lines of a list are rows of their own, a number in millions is rounded, and who goes along does not change whom a
// number counts.
func TestPutOtherwise(t *testing.T) {
	judges(t, shelfOfEditions(), []judgeCase{
		{"The Gulf Office has counted 9,100 refugees in Benin.", "9,100", cited.DraftSupported},
		{"Burkina Faso has 1.68 million internally displaced people, according to the Sahel Register.", "1.68 million", cited.DraftSupported},
		{"The Indian Ocean Group estimates that 170 to 200 people went from the Maldives to Syria, with their families.", "170 to 200", cited.DraftSupported},
		{"In Sorab 19,600 people were verified as combatants, about one in five a woman.", "about one in five", ""},
		{"In 2018 there were 1,438 fighters in Orlu and in 2019 there were 1,596, so that 158 fighters had come.", "158", cited.DraftSupported},
	})
}
