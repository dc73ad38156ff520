package check

import (
	"testing"

	"cited"
)

// shelfOfOpenFields are made-up documents of which one alone tells an older number and a newer one, and of which several leave open when or
// what they count.
func shelfOfOpenFields() []string {
	return []string{
		"Registry of Ambrel, 2018-09-03\nThe register today\n\nThe register of the missing has risen from 8,412 people at the end of 2015 to 9,377.",
		"Orrin Institute, 2017-10-02\nForeigners in Kestria, again\n\nWhen we first counted, for a paper of May 2015, we found 1,260 foreign fighters in Kestria. Locals were left out.\n\nOur count at the end of August 2017 is 1,815.",
		"Legal Office of Dorva, 2017-04-04\nApplicants\n\nMore than 16,000 foreigners have applied to join the Dorva Legion, the recruitment office said.",
		"Legal Office of Dorva, 2017-11-04\nApplicants in autumn\n\nBy the beginning of November some 21,500 foreigners had applied to join the Dorva Legion, the recruitment office said.",
		"Quarry Valley Mission, 2018-03-02\nThe siege of Tarnel\n\nBetween 3 May 2017 and 9 October 2017, 6,340 civilians were killed in the siege of Tarnel.",
		"Health Office of Tarnel, 2018-03-20\nCertificates\n\nIn the siege of Tarnel, from 3 May 2017 to 9 October 2017, 3,860 civilians were killed, the office said.",
		"Archive of the Brigades, 2018-02-02\nThird edition\n\nOf the Finns 164 died in Spain. The register has 1,700 names.",
		"Northern Review, 2015-02-02\nThe Finns\n\nAt least 231 Finns died in Spain, the historian writes.",
		"Panel on Lower Sava, 2018-06-02\nFinal report\n\nThe panel established that 1,740 foreign fighters were in Lower Sava in April 2018; the government admits to 520.",
		"Interior Ministry of Austria, 2018-01-15\nNote\n\nBy December 2017, 312 people had left Austria for Syria.",
		"Vesna Conflict Database, 2018-01-20\nThe year\n\nIn 2017, 236 people were killed in the valley of Vesna and 281 were injured.",
		"Ozren Morning, 2018-01-08\nThe army counts\n\nThe unrest in the valley of Vesna killed 171 people in 2017, the Ozren Border Command told reporters. Among the dead were 37 soldiers.",
		"Mothers of Ilim, 2018-03-05\nWhere are they?\n\nSince 3 May 2017, 71 people have gone missing in Ilim. The mothers keep a file on each.",
		"Assembly of Ilim, 2018-02-28\nReply\n\nThe Home Minister informed the House that 39 people were missing in Ilim. A member asked about looted rifles; the Minister said that 1,857 had been recovered.",
		"Bureau of Judicial Inquiry, 2018-05-09\nNumbers\n\nThe Bureau knows of 1,772 Moroccans who have joined armed groups in Syria. Of these, 645 have died there.",
	}
}

// One document may give a number and what it was before, and a number may be superseded although the draft leaves out that it was a bound.
func TestEditions(t *testing.T) {
	judges(t, shelfOfOpenFields(), []judgeCase{
		{"The register of the missing of the Registry of Ambrel has 8,412 people.", "8,412", cited.DraftSuperseded},
		{"The register of the missing of the Registry of Ambrel has 9,377 people.", "9,377", cited.DraftSupported},
		{"By the end of 2015 the register of the missing of the Registry of Ambrel had 8,412 people.", "8,412", cited.DraftSupported},
		{"At present the Orrin Institute puts the foreign fighters in Kestria at 1,260.", "1,260", cited.DraftSuperseded},
		{"At present the Orrin Institute puts the foreign fighters in Kestria at 1,815.", "1,815", cited.DraftSupported},
		{"So far 16,000 foreigners have applied to join the Dorva Legion, says the Legal Office of Dorva.", "16,000", cited.DraftSuperseded},
		{"More than 16,000 foreigners had applied by April 2017 to join the Dorva Legion, says the Legal Office of Dorva.", "More than 16,000", cited.DraftSupported},
	})
}

// Two numbers dispute each other though one was told years later, one source is named for another number of the sentence only, or a country
// is that of a source; those of a part, and those that are many times as large, do not.
func TestOpenFields(t *testing.T) {
	judges(t, shelfOfOpenFields(), []judgeCase{
		{"Between May and October 2017 the siege of Tarnel killed 6,340 civilians.", "6,340", cited.DraftDisputed},
		{"Between May and October 2017 the siege of Tarnel killed 6,340 civilians, according to the Quarry Valley Mission.", "6,340", cited.DraftSupported},
		{"In the Spanish Civil War 164 Finns died in Spain.", "164", cited.DraftDisputed},
		{"In April 2018 there were 1,740 foreign fighters in Lower Sava.", "1,740", cited.DraftDisputed},
		{"In April 2018 there were 1,740 foreign fighters in Lower Sava, the panel established.", "1,740", cited.DraftSupported},
		{"In 2017, 236 people were killed in the valley of Vesna, and the Ozren Border Command put the dead soldiers at 37.", "236", cited.DraftDisputed},
		{"In 2017, 281 people were injured in the valley of Vesna.", "281", cited.DraftSupported},
		{"In Ilim 39 people have gone missing.", "39", cited.DraftDisputed},
		{"The Bureau has told parliament that 645 of the travellers are dead.", "645", cited.DraftSupported},
	})
}

// A number was an earlier one if the words before it say so; what happened in a time that is over was not, nor what somebody reports to
// have been done.
func TestPast(t *testing.T) {
	b := newBench(t)
	for _, x := range []struct {
		text, exact string
		want        bool
	}{
		{"The register has risen from 8,412 people at the end of 2015 to 9,377.", "8,412", true},
		{"The register has risen from 8,412 people at the end of 2015 to 9,377.", "9,377", false},
		{"When we first counted there were 1,260 fighters in Kestria.", "1,260", true},
		{"The first 1,260 fighters came to Kestria by boat.", "1,260", false},
		{"Between 3 May 2017 and 9 October 2017, 6,340 civilians were killed.", "6,340", false},
		{"The minister said that 1,857 people had been arrested.", "1,857", false},
		{"In the spring it had been 1,857 people.", "1,857", true},
		{"They marched from 40 villages to the border.", "40", false},
	} {
		d := b.read("Registry of Ambrel, 2019-09-03\nNote\n\n" + x.text)
		found := false
		for _, f := range d.Numbers() {
			if f.Exact != x.exact {
				continue
			}
			found = true
			h := held{Figure: f, words: b.books.wordingOf(f)}
			if got := h.past(); got != x.want {
				t.Errorf("%q in %q: %v, want %v", x.exact, x.text, got, x.want)
			}
		}
		if !found {
			t.Errorf("no %q in %q", x.exact, x.text)
		}
	}
}

// A town with hyphens is one name, and two numbers that name the same town are of one place.
func TestHyphens(t *testing.T) {
	judges(t, []string{
		"Coastal Shelter Watch, 2019-11-20\nWhere they sleep\n\nSchools and other public buildings of Port-au-Prince shelter 68,900 people.",
	}, []judgeCase{
		{"According to the Coastal Shelter Watch, 69,800 people in Port-au-Prince sleep in a school or another public building.", "69,800", cited.DraftMisreports},
		{"According to the Coastal Shelter Watch, 68,900 people in Port-au-Prince sleep in a school or another public building.", "68,900", cited.DraftSupported},
	})
}

// A role of its own tells people of a document apart from those of another role, whoever else is near.
func TestRoles(t *testing.T) {
	judges(t, []string{
		"Office of the Lost, 2019-08-30\nThe register\n\nThe register of the Office holds 15,206 missing people, civilians for the most part. Of these, 2,742 are soldiers.",
	}, []judgeCase{
		{"According to the Office of the Lost, 2,742 of the missing are civilians.", "2,742", cited.DraftMisreports},
		{"According to the Office of the Lost, 2,742 of the missing are soldiers.", "2,742", cited.DraftSupported},
	})
}
