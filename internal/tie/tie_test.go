package tie_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/text"
	"cited/rules"
)

func reader(t testing.TB) *extract.Reader {
	t.Helper()
	r, err := extract.New(rules.FS, []string{"foreign-fighters"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ties returns the ties of all statements of a text, as "A relation B", with "not"
// before the relation where the tie is denied.
func ties(t testing.TB, r *extract.Reader, content string) []string {
	t.Helper()
	s, err := r.Begin(cited.Document{Name: "t"})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.WithSayings().Window(text.Window{Content: content, Blocks: text.Split(content)})
	var out []string
	for _, st := range found.Statements {
		for _, c := range st.Ties {
			relation := c.Relation
			if c.Denied {
				relation = "not " + relation
			}
			if !strings.HasPrefix(c.Rule, "en.ties.") {
				t.Errorf("%q: the rule is %q", content, c.Rule)
			}
			out = append(out, c.Group+" "+relation+" "+c.With)
		}
	}
	return out
}

func TestTies(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in   string
		want []string
	}{
		// who pledges, and who accepts
		{"Boko Haram pledged allegiance to Islamic State in a recording.", []string{"Boko Haram pledged-to Islamic State"}},
		{"Analysts said that Boko Haram had pledged allegiance to Islamic State.", []string{"Boko Haram pledged-to Islamic State"}},
		{"A spokesman said Islamic State had accepted the pledge of allegiance from Boko Haram.", []string{"Boko Haram pledged-to Islamic State"}},
		{"A spokesman said Islamic State had accepted the pledge of Boko Haram.", []string{"Boko Haram pledged-to Islamic State"}},
		{"He said that Islamic State welcomed Boko Haram's pledge of allegiance.", []string{"Boko Haram pledged-to Islamic State"}},
		{"He announced that the leader of al-Shabaab had sworn an oath of allegiance to al-Qaeda.", []string{"al-Shabaab pledged-to al-Qaeda"}},
		// leaving and being thrown out
		{"The minister said Ansaru had split from Boko Haram.", []string{"Ansaru split-from Boko Haram"}},
		{"The report says that al-Qaeda expelled Islamic State in that year.", []string{"Islamic State split-from al-Qaeda"}},
		{"The report says that Islamic State was expelled from al-Qaeda.", []string{"Islamic State split-from al-Qaeda"}},
		{"The report says that Islamic State was expelled by al-Qaeda.", []string{"Islamic State split-from al-Qaeda"}},
		{"In a statement, al-Qaeda disowned Islamic State.", []string{"Islamic State split-from al-Qaeda"}},
		{"Nusra Front announced that it had severed all ties with al-Qaeda.", []string{"Nusra Front split-from al-Qaeda"}},
		{"Ansar Dine's spokesman told them: “We have broken with AQIM.”", []string{"Ansar Dine split-from al-Qaeda in the Islamic Maghreb"}},
		// parts, branches, affiliates
		{"Analysts say the YPG is part of the Syrian Democratic Forces.", []string{"YPG part-of Syrian Democratic Forces"}},
		{"The envoy said that the YPG, which is part of the Syrian Democratic Forces, held the road.", []string{"YPG part-of Syrian Democratic Forces"}},
		{"The general claimed that the YPG is linked to the PKK.", []string{"YPG affiliated-with PKK"}},
		{"The general accused the YPG of ties to the PKK.", []string{"YPG affiliated-with PKK"}},
		{"He described AQIM as a branch of al-Qaeda.", []string{"al-Qaeda in the Islamic Maghreb branch-of al-Qaeda"}},
		{"The paper said AQIM was al-Qaeda's branch in the desert.", []string{"al-Qaeda in the Islamic Maghreb branch-of al-Qaeda"}},
		{"He said that ties between Hamas and Hezbollah were close.", []string{"Hamas affiliated-with Hezbollah"}},
		// alliances
		{"The mayor said Ahrar al-Sham was allied with the Nusra Front.", []string{"Ahrar al-Sham allied-with Nusra Front"}},
		{"The mayor said Ahrar al-Sham and the Nusra Front are allied.", []string{"Ahrar al-Sham allied-with Nusra Front"}},
		{"She said an alliance between Hamas and Hezbollah was near.", []string{"Hamas allied-with Hezbollah"}},
		{"The study found that Hayat Tahrir al-Sham grew out of the Nusra Front.", []string{"Hayat Tahrir al-Sham successor-of Nusra Front"}},
		// what is denied
		{"Hayat Tahrir al-Sham denied any ties to al-Qaeda.", []string{"Hayat Tahrir al-Sham not affiliated-with al-Qaeda"}},
		{"The spokesman denied that Hayat Tahrir al-Sham was part of al-Qaeda.", []string{"Hayat Tahrir al-Sham not part-of al-Qaeda"}},
		{"The spokesman said that Hayat Tahrir al-Sham is not part of al-Qaeda.", []string{"Hayat Tahrir al-Sham not part-of al-Qaeda"}},
		{"The spokesman said Hayat Tahrir al-Sham was no longer affiliated with al-Qaeda.", []string{"Hayat Tahrir al-Sham not affiliated-with al-Qaeda"}},
		{"He said Ansaru refused to pledge allegiance to Islamic State.", []string{"Ansaru not pledged-to Islamic State"}},
		{"Hayat Tahrir al-Sham said it had no links with al-Qaeda.", []string{"Hayat Tahrir al-Sham not affiliated-with al-Qaeda"}},
		{"“We are not part of al-Qaeda,” Hayat Tahrir al-Sham said.", []string{"Hayat Tahrir al-Sham not part-of al-Qaeda"}},
		{"The mayor did not deny that Ansaru had split from Boko Haram.", []string{"Ansaru split-from Boko Haram"}},
		{"The Pakistani Taliban said on Sunday that it had no links with Islamic State.", []string{"Tehrik-i-Taliban Pakistan not affiliated-with Islamic State"}},
		{"He claimed that Islamic State rejected the oath of allegiance of Ansaru.", []string{"Ansaru not pledged-to Islamic State"}},
		{"He denied reports of ties between Hamas and Hezbollah.", []string{"Hamas not affiliated-with Hezbollah"}},
		{"The Houthis deny being a proxy of Hezbollah.", []string{"Houthis not affiliated-with Hezbollah"}},
		{"The New People's Army said it was not, and never had been, part of the MILF.", []string{"New People's Army not part-of Moro Islamic Liberation Front"}},
		{"He told them that there was no evidence linking the PKK to Hezbollah.", []string{"PKK not affiliated-with Hezbollah"}},
		{"The spokesman rejected claims that the SDF was linked to the PKK.", []string{"Syrian Democratic Forces not affiliated-with PKK"}},
		// what a group is called
		{"The speaker called the YPG the Syrian arm of the PKK.", []string{"YPG part-of PKK"}},
		{"Officials regard the YPG as a group linked to the PKK.", []string{"YPG affiliated-with PKK"}},
		{"Officials say the YPG is a militia which is linked to the PKK.", []string{"YPG affiliated-with PKK"}},
		{"The envoy said that Nusra, the branch of al-Qaeda in Syria, would fight on.", []string{"Nusra Front branch-of al-Qaeda"}},
		{"The report describes JNIM as al-Qaeda's official branch in Mali.", []string{"Jama'at Nusrat al-Islam wal-Muslimin branch-of al-Qaeda"}},
		{"He said that unlike the Nusra Front, Ahrar al-Sham was not part of al-Qaeda.", []string{"Ahrar al-Sham not part-of al-Qaeda"}},
		// of the speaker
		{"The leader of the MILF said that the BIFF had split from it.", []string{"Bangsamoro Islamic Freedom Fighters split-from Moro Islamic Liberation Front"}},
		// several
		{"A study found that Ansar Dine and Katiba Macina merged into JNIM.", []string{"Ansar Dine part-of Jama'at Nusrat al-Islam wal-Muslimin", "Katiba Macina part-of Jama'at Nusrat al-Islam wal-Muslimin"}},
		{"He said neither Hamas nor Hezbollah is part of al-Qaeda.", []string{"Hamas not part-of al-Qaeda", "Hezbollah not part-of al-Qaeda"}},
		{"He said Ansar Dine had ties to al-Qaeda and Boko Haram.", []string{"Ansar Dine affiliated-with al-Qaeda", "Ansar Dine affiliated-with Boko Haram"}},
	} {
		if got := ties(t, r, test.in); !slices.Equal(got, test.want) {
			t.Errorf("%q\n got %q\nwant %q", test.in, got, test.want)
		}
	}
}

// TestNoTies holds that nothing is made up: in the text's own voice, in questions and
// wishes, of parts of a group, of things and people that are no group.
func TestNoTies(t *testing.T) {
	r := reader(t)
	for _, in := range []string{
		"Ansaru split from Boko Haram in the spring.",
		"The YPG is part of the Syrian Democratic Forces.",
		"The judge asked whether the YPG was part of the PKK.",
		"The envoy urged Ahrar al-Sham to break with the Nusra Front.",
		"He said that it was unclear whether Ansaru had ties to al-Qaeda.",
		"The mayor said that Nusra fighters had pledged allegiance to Islamic State.",
		"He said that a faction of Boko Haram had pledged allegiance to Islamic State.",
		"Police said the man had ties to al-Qaeda and sold rugs.",
		"The minister said that Hezbollah raided a branch of the bank near the camp of Hamas.",
		"Residents said Islamic State attacked allies of the Nusra Front.",
		"He said Hamas was part of the talks.",
		"She said that she was tied to a chair by Hamas.",
		"He said that al-Qaeda-linked men had shot at the Peshmerga.",
		"He said that Hamas attacked a group linked to Hezbollah.",
		"Ahrar al-Sham, tied to al-Qaeda, was praised by the preacher.",
		"Analysts doubt that the YPG is linked to the PKK.",
		"The envoy hoped that Hamas would break with Hezbollah.",
		"Police said the men were members of Hamas and of no other band.",
		"The militia said: “Hezbollah is our ally.”",
		"The think tank wrote that the men who left Hamas met the leader of Hezbollah.",
		"Witnesses said Islamic State and al-Qaeda fought each other.",
		"He said that the attack was linked to the killing of a Hamas leader by Hezbollah.",
	} {
		if got := ties(t, r, in); len(got) > 0 {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// TestHostile reads what nobody would write: it must end, and soon.
func TestHostile(t *testing.T) {
	r := reader(t)
	for _, piece := range []string{"he said Hamas is part of Hamas ", "Hamas, ", "said that Hamas pledged allegiance to ", "ties to ", "not Hamas and ", "“we split from Hamas "} {
		ties(t, r, strings.Repeat(piece, 10_000))
	}
}
