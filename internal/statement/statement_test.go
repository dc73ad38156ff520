package statement_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/extract"
	"cited/internal/fuzztest"
	"cited/internal/statement"
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

func read(t testing.TB, r *extract.Reader, content string) []cited.Statement {
	t.Helper()
	s, err := r.Begin(cited.Document{Name: "t"})
	if err != nil {
		t.Fatal(err)
	}
	_, found := s.WithSayings().Window(text.Window{Content: content, Blocks: text.Split(content)})
	points := []rune(content)
	for _, st := range found.Statements {
		for _, at := range append([]cited.Span{st.Source, st.Cue, st.Content}, st.More...) {
			if !at.IsZero() && string(points[at.Start:at.End]) != at.Exact {
				t.Errorf("%q: the place of %q holds %q", content, at.Exact, string(points[at.Start:at.End]))
			}
		}
	}
	return found.Statements
}

// show writes a statement as source | cue | content, pieces parted by " + ".
func show(s cited.Statement) string {
	pieces := []string{s.Content.Exact}
	for _, m := range s.More {
		pieces = append(pieces, m.Exact)
	}
	return s.Source.Exact + " | " + s.Cue.Exact + " | " + strings.Join(pieces, " + ")
}

func TestStatements(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in   string
		want []string
	}{
		{`"We are late," the pilot told us, adding that the tide had turned.`, []string{`the pilot | told | "We are late,"`, "the pilot | adding | that the tide had turned"}},
		{"Nobody confirmed reports by herders, who spoke of a fire.", []string{"Nobody | confirmed | reports by herders, who spoke of a fire", "who | spoke of | a fire"}},
		{"The mayor asked the driver who had spoken of a fire.", []string{"The mayor | asked | the driver who had spoken of a fire", "who | had spoken of | a fire"}},
		{"The mayor said in a report published on Monday that the bridge was old.", []string{"The mayor | said | that the bridge was old"}},
		{"The mayor said in a letter seen by the Harbour Times that the bridge was old.", []string{"The mayor | said | that the bridge was old"}},
		{"The harbour board dismisses as false a report that 40 were held.", []string{"The harbour board | dismisses | a report that 40 were held"}},
		{"Ministry rejects as baseless claims that dozens were held at sea.", []string{"Ministry | rejects | claims that dozens were held at sea", " | claims | that dozens were held at sea"}},
		{`The army dismissed as "fake news" claims that 30 had died, and closed the road.`, []string{"The army | dismissed | claims that 30 had died"}},
		{"The union rejects as an insult the offer of the mayor; talks go on.", []string{"The union | rejects | the offer of the mayor"}},
		{"The office rejected as many as 40 applications.", []string{"The office | rejected | as many as 40 applications"}},
		{"He was dismissed as head of the bank.", nil},
		{"The paper quoted two clerks as saying that the list was gone.", []string{"two clerks | saying | that the list was gone"}},
		{"Critics say the rule is cruel, while the elders insist that it works.", []string{"Critics | say | the rule is cruel", "the elders | insist | that it works"}},
		{`Asked whether it would rain, the pilot shrugged: "Look up."`, []string{`the pilot | shrugged | "Look up."`}},
		{"A clerk, speaking on condition of anonymity, said the list was gone.", []string{"A clerk, speaking on condition of anonymity | said | the list was gone"}},
		{"In the lodge, the pilot described how the tide had turned.", []string{"the pilot | described | how the tide had turned"}},
		{"At the gate, the guard told us to wait.", []string{"the guard | told | to wait"}},
		{"A survey by the harbour board found that most boats were lost.", []string{"A survey by the harbour board | found | that most boats were lost"}},
		{"Last month the harbour board announced that the bridge was closed.", []string{"the harbour board | announced | that the bridge was closed"}},
		{`The bishop, who came in March, has long insisted that the new bridge "saves lives."`, []string{`The bishop, who came in March | long insisted | that the new bridge "saves lives."`}},
		{"The harbour master said that nobody had seen the boat.", []string{"The harbour master | said | that nobody had seen the boat"}},
		{"She has repeatedly denied the claim.", []string{"She | has repeatedly denied | the claim"}},
		{`"We will stay," the baker told reporters. "There is no other town for us."`, []string{`the baker | told | "We will stay," + "There is no other town for us."`}},
		{`“The bridge,” said Mara Okel, a surveyor, “is older than the town.”`, []string{"Mara Okel, a surveyor | said | “The bridge,” + “is older than the town.”"}},
		{"The share of boats that are lost has fallen, the harbour board said on Friday.", []string{"the harbour board | said | The share of boats that are lost has fallen"}},
		{"The number of those who fish there has fallen, Captain Mara Okel said.", []string{"Captain Mara Okel | said | The number of those who fish there has fallen"}},
		{"The captain who found the boat, Mara Okel, said that it was lost.", []string{"The captain who found the boat, Mara Okel | said | that it was lost"}},
		{"The Harbour Alliance demands that the council open the bridge at once.", []string{"The Harbour Alliance | demands | that the council open the bridge at once"}},
		{"The talks ended after union demands that the bridge be opened.", []string{" | demands | that the bridge be opened"}},
		{"He read a letter sent after the demands that day.", nil},
		{"The bridge was shut after jurists objected that it was old.", []string{"jurists | objected | that it was old"}},
		{"The road, officials said, was closed.", []string{"officials | said | The road + was closed"}},
		{"According to the harbour board, nine boats were lost.", []string{"the harbour board | According to | nine boats were lost"}},
		{"Gunmen shot dead nine farmers at the mill, said a village elder, who did not give his name.", []string{"a village elder, who did not give his name | said | Gunmen shot dead nine farmers at the mill"}},
		{"Gunmen shot dead nine farmers, said Salta's mayor.", []string{"Salta's mayor | said | Gunmen shot dead nine farmers"}},
		{"Gunmen shot dead nine farmers, said the farmers' lawyer.", []string{"the farmers' lawyer | said | Gunmen shot dead nine farmers"}},
		{"Gunmen shot dead nine farmers, said Ben al-Okel, a nurse.", []string{"Ben al-Okel, a nurse | said | Gunmen shot dead nine farmers"}},
		{"The bridge, said two engineers, was never safe.", []string{"two engineers | said | The bridge + was never safe"}},
		{"The mayor, Mara Okel, said the guards, who came late, had shot nine rowers.", []string{"The mayor, Mara Okel | said | the guards, who came late, had shot nine rowers"}},
		{"The fire killed nine according to the mayor and 12 people according to the rowers.", []string{"the mayor | according to | The fire killed nine", "the rowers | according to | 12 people"}},
		{"The fire killed nine according to the mayor and his deputy.", []string{"the mayor and his deputy | according to | The fire killed nine"}},
		{"The radio quoted a nurse at the clinic as saying that nine had died.", []string{"a nurse | saying | that nine had died"}},
		{"Nine boats were lost, according to the harbour board.", []string{"the harbour board | according to | Nine boats were lost"}},
		{"The envoy urged both sides to stop.", []string{"The envoy | urged | both sides to stop"}},
		{"He promised them that the school would open.", []string{"He | promised | that the school would open"}},
		{"The nurse spoke of a long winter.", []string{"The nurse | spoke of | a long winter"}},
		{`The mayor called the plan "a toy".`, []string{`The mayor | called | the plan "a toy"`}},
		{"The clerk declined to say how many had come.", []string{"The clerk | declined to say | how many had come"}},
		{"The envoy accused the council of \"shopping for excuses\".", []string{"The envoy | accused | the council of \"shopping for excuses\""}},
		{"The lawyer accused the guards of theft.", []string{"The lawyer | accused | the guards of theft"}},
		{"Parents are afraid that the camp will close.", []string{"Parents | are afraid | that the camp will close"}},
		{"The elders were eager to talk.", []string{"The elders | were eager | to talk"}},
		{"The guide said the road was \"a river\".\n\n\"Nobody could have crossed it that night.\"", []string{"The guide | said | the road was \"a river\" + \"Nobody could have crossed it that night.\""}},
		{"As the surveyors have said, the road was closed.", []string{"the surveyors | have said | the road was closed"}},
		{"The road was closed, as the report says.", []string{"the report | says | The road was closed"}},
		{"The pilot is believed to have left the valley.", []string{" | is believed | to have left the valley"}},
		{"Make sure that the door is shut.", nil},
		{"Rowers report that the buoy sank.", []string{"Rowers | report | that the buoy sank"}},
		{"The Ministry of Harbour Affairs reports that nine boats sank.", []string{"The Ministry of Harbour Affairs | reports | that nine boats sank"}},
		{"He may lose his boat, his lawyer warns.", []string{"his lawyer | warns | He may lose his boat"}},
		{"They fixed the sails, the ropes, the warnings.", nil},
		{"Nine are still held, the village head, Mara Okel, said.", []string{"the village head, Mara Okel | said | Nine are still held"}},
		{"14:20 The mayor, Mara Okel, has told reporters that the bridge is shut.", []string{"The mayor, Mara Okel | has told | that the bridge is shut"}},
		{"SALTA (Harbour News) - Boatmen signaled on Monday that they would strike.", []string{"Boatmen | signaled | that they would strike"}},
		{"SALTA: Nine boats were lost, the harbour board said.", []string{"the harbour board | said | Nine boats were lost"}},
		{"SALTA, 3 May: The harbour board said nine boats were lost.", []string{"The harbour board | said | nine boats were lost"}},
		{"SALTA — The harbour board said nine boats were lost.", []string{"The harbour board | said | nine boats were lost"}},
		{"Salta: Rowers said nine boats were lost.", []string{"Rowers | said | nine boats were lost"}},
		{"The board has put the number of boats that sank at ten, the lowest of all.", []string{"The board | has put | the number of boats that sank at ten"}},
		{"The board put the number of boats at ten, and the rowers put it at 90.", []string{"The board | put | the number of boats at ten", "the rowers | put | it at 90"}},
		{"The mayor rejected the findings and put the number of boats at ten.", []string{"The mayor | rejected | the findings", "The mayor | put | the number of boats at ten"}},
		{"He put the number aside.", nil},
		{"The mayor said in a statement on Tuesday that nine boats had left.", []string{"The mayor | said | that nine boats had left"}},
		{"A study by the Salta Institute, published on Monday, found that nine boats had left.", []string{"A study by the Salta Institute, published on Monday | found | that nine boats had left"}},
		{"Nine boats were lost near the pier, the Salta-based Harbour Board for the North reported on Monday.", []string{"the Salta-based Harbour Board for the North | reported | Nine boats were lost near the pier"}},
		{"The board denied reports that nine boats had left.", []string{"The board | denied | reports that nine boats had left", " | reports | that nine boats had left"}},
		{"The board denied on Monday that nine boats had left.", []string{"The board | denied | that nine boats had left"}},
		{"The mayor was quoted by state radio as saying nine boats were lost.", []string{"The mayor | saying | nine boats were lost"}},
		{"The mayor was quoted as saying nine boats were lost.", []string{"The mayor | saying | nine boats were lost"}},
		{"The paper reported on Monday, citing the Harbour Board, that nine boats had left.", []string{"The paper | reported | that nine boats had left"}},
		{"There were nine wrecks, by the tally of the Harbour Board.", []string{"the Harbour Board | by the tally of | There were nine wrecks"}},
		{`They are "tired but glad", says Mara Okel, a pilot who has brought nine of them in.`, []string{`Mara Okel, a pilot who has brought nine of them in | says | They are "tired but glad"`}},
		{"The council was informed by the pilot of the Harbour Union that nine boats had been sunk.", []string{"the pilot of the Harbour Union | was informed | that nine boats had been sunk"}},
		{"The bridge was shut on Sunday, Friends of the Harbour said in a letter sent on Monday.", []string{"Friends of the Harbour | said | The bridge was shut on Sunday"}},
		{"The mayor praised the crew for its patience.", []string{"The mayor | praised | the crew for its patience"}},
		{"The mayor rejected calls for a vote.", []string{"The mayor | rejected | calls for a vote"}},
		{"Mara Okel, the harbour leader, has pledged to reopen the port.", []string{"Mara Okel, the harbour leader | has pledged | to reopen the port"}},
		{"She is convinced that the ferry will come.", []string{"She | is convinced | that the ferry will come"}},
		{"There is no evidence to support it.", nil},
		{"He has reportedly left the valley.", []string{" | reportedly | He has + left the valley"}},
		{"They repeated the claim that the well was poisoned.", []string{"They | claim | that the well was poisoned"}},
		{`Ana again: “I never saw the sea from there.”`, []string{"Ana again | : | “I never saw the sea from there.”"}},
		{"Is it over?\n\nMs. Ana Ruiz (Salta): The question is whether we wait.\n", []string{"Ms. Ana Ruiz (Salta) | : | The question is whether we wait."}},
		{"Host: Were you paid?\n\nIvo Bern: Never. I sold my bicycle.\n\nHost: And then?\n", []string{"Host | : | Were you paid?", "Ivo Bern | : | Never. I sold my bicycle.", "Host | : | And then?"}},
		{"He called his wife from the station.", nil},
		{"They had to report to prison by noon.", nil},
		{"The so-called \"caliphate\" lost the town.", nil},
		{"The bill for the carnival was paid in cash.", nil},
		{"Q: Why?\n\nA: Because.\n", nil},
	} {
		var got []string
		for _, s := range read(t, r, test.in) {
			got = append(got, show(s))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q\n got %q\nwant %q", test.in, got, test.want)
		}
	}
}

// TestSeats holds sentences of the kind that each way to find who says something is for, in
// the order of the ways. With other weights the syntax may read them without its help.
func TestSeats(t *testing.T) {
	r := reader(t)
	tests := []struct{ seat, in, want string }{
		{"unmixed", "The number of boats that leave the port has fallen, Harbour Minister Mara Okel said.", "Harbour Minister Mara Okel | said | The number of boats that leave the port has fallen"},
		{"named", "Mara Okel, the leader of the union, has pledged to reopen the port.", "Mara Okel, the leader of the union | has pledged | to reopen the port"},
		{"inverted", "The port will not reopen, insists the harbour minister.", "the harbour minister | insists | The port will not reopen"},
		{"parted", "It began with rust on the gate, the mayor, Mara Okel, remembers.", "the mayor, Mara Okel | remembers | It began with rust on the gate"},
		{"sought", "The head of the northern port, Captain Mara Okel, boasted on Monday that nine boats had come.", "The head of the northern port, Captain Mara Okel | boasted | that nine boats had come"},
		{"quoting", "“I have no boat,” the former mayor, Mara Okel, said.", "the former mayor, Mara Okel | said | “I have no boat,”"},
		{"whole", "The bridge was shut on Sunday, Friends of the Harbour said in a letter sent on Monday.", "Friends of the Harbour | said | The bridge was shut on Sunday"},
		{"before", "Council must resign, union demands", "union | demands | Council must resign"},
		{"behind", "Frost to sink boats, warn rowers", "rowers | warn | Frost to sink boats"},
		{"aside", "Six others are still lost, the village head, Mara Okel, said.", "the village head, Mara Okel | said | Six others are still lost"},
	}
	var seats []string
	for _, test := range tests {
		seats = append(seats, test.seat)
		all := read(t, r, test.in)
		if len(all) != 1 || show(all[0]) != test.want {
			t.Errorf("%s: %q: read %d, want %s", test.seat, test.in, len(all), test.want)
			for _, s := range all {
				t.Log(show(s))
			}
		}
	}
	if want := statement.Seats(); !slices.Equal(seats, want) {
		t.Errorf("sentences for %q, the ways are %q", seats, want)
	}
}

// TestSource leads pronouns and short forms back to a name, and never invents one.
func TestSource(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in   string
		want [][]string
	}{
		{"Mayor Mara Okel said that the bridge was old. She added that it would fall.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"Judge Mara Okel said the bridge was old. Okel said it would fall.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"He said that the bridge was old.", [][]string{{}}},
		{"It was said that the bridge was old.", [][]string{{}}},
		{"Mayor Mara Okel, citing the harbour board, said that the bridge was old.", [][]string{{"Mara Okel", "harbour board"}}},
		{"Anna Berg, a neighbour, said that the bridge was old.", [][]string{{"neighbour"}}},
		{"Anna Berg, the mayor of Oslo, said that the bridge was old.", [][]string{{"Anna Berg"}}},
		{"A neighbour said that the bridge was old.", [][]string{{"neighbour"}}},
		{"The mayor of Salta, Anna Berg, said that the bridge was old.", [][]string{{"Anna Berg"}}},
		{"An expert of the harbour police, Anna Berg, said that the bridge was old.", [][]string{{"Anna Berg"}}},
		{"It was not possible to confirm reports by herders, who spoke of a fire.", [][]string{{"herders"}}},
		{"Oxfam said that the bridge was old.", [][]string{{"Oxfam"}}},
		{"Oxfam said that the bridge was old. The organisation, which works there, said it would fall.", [][]string{{"Oxfam"}, {"Oxfam"}}},
		{"Mara Okel said that the bridge was old. The organisation, which works there, said it would fall.", [][]string{{"private person"}, {"organisation"}}},
		{"The bridge was old, the mayor, Mara Okel, confirmed by telephone.", [][]string{{"Mara Okel"}}},
		{"Citing the harbour police, Mayor Mara Okel said that the bridge was old.", [][]string{{"Mara Okel", "harbour police"}}},
		{"The bridge was old, the Fjord Times reported, citing the harbour police.", [][]string{{"Fjord Times", "harbour police"}}},
		{"The bridge was old, the harbour police said, citing its rust.", [][]string{{"harbour police"}}},
		{"Citing the cost, the wind and the rain, Mayor Mara Okel said that the bridge was old.", [][]string{{"Mara Okel"}}},
		{"The figures, compiled by the harbour police, show that the bridge was old.", [][]string{{"harbour police"}}},
		{"A Reuters witness said that the bridge was old.", [][]string{{"Reuters witness"}}},
		{"Zeruna said that the bridge was old.", [][]string{{"private person"}}},
		{"A rights group based in Oslo, the Fjord Watch, said that the bridge was old.", [][]string{{"Fjord Watch"}}},
		{"A rights group based in Oslo, West Norway, said that the bridge was old.", [][]string{{"rights group"}}},
		{"The hospital in Halden, Old Town, said that the bridge was old.", [][]string{{"hospital in Halden"}}},
		{"The head of the school in Graz, Austria, said that the bridge was old.", [][]string{{"head of the school in Graz"}}},
		{"A neighbour of the family, Anna Berg, said that the bridge was old.", [][]string{{"neighbour"}}},
		{"The harbour minister said that the bridge was old. It would fall, Harbour Minister Mara Okel said.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"The minister said that the bridge was old. It would fall, Harbour Minister Mara Okel said.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"The minister said that the bridge was old. It would fall, Deputy Minister Mara Okel said.", [][]string{{"minister"}, {"Mara Okel"}}},
		{"A minister said that the bridge was old. It would fall, Harbour Minister Mara Okel said.", [][]string{{"minister"}, {"Mara Okel"}}},
		{"The minister said that the bridge was old. It would fall, Harbour Minister Mara Okel and Road Minister Ivo Bern said.", [][]string{{"minister"}, {"Mara Okel"}}},
		{"The Harbour People’s Party said that the bridge was old.", [][]string{{"Harbour People’s Party"}}},
		{"The district governor said that the bridge was old. It would fall, Governor Mara Okel said.", [][]string{{"district governor"}, {"Mara Okel"}}},
		{"The prime minister said that the bridge was old. It would fall, Minister Mara Okel said.", [][]string{{"prime minister"}, {"Mara Okel"}}},
		{"Mr Ivo Bern, a judge, said that the bridge was old. Mayor Mara Okel nodded. She said that it would fall. He said that it was safe.", [][]string{{"Ivo Bern"}, {"Mara Okel"}, {"Ivo Bern"}}},
		{"The deputy head, Mara Okel, takes out a book. She says that nine boats were lost.", [][]string{{"Mara Okel"}}},
		{"The Salta Institute for Peace said that the bridge was old. The institute said that it would fall.", [][]string{{"Salta Institute for Peace"}, {"Salta Institute for Peace"}}},
		{"Friends of the Harbour said that the bridge was old. The group said that it would fall.", [][]string{{"Friends of the Harbour"}, {"Friends of the Harbour"}}},
		{"The Harbour Ministry said that the bridge was old. The group said that it would fall.", [][]string{{"Harbour Ministry"}, {"group"}}},
		{"The minister said that the bridge was old. The victim, Mara Okel, was 20. He said that it would fall.", [][]string{{"minister"}, {"minister"}}},
		{"Police said that men had left. One of them said that it would fall.", [][]string{{"police"}, {"One of them"}}},
		{"A report by the Harbour Institute said that the bridge was old. The Board of Works published a report. The report said that it would fall.", [][]string{{"Harbour Institute"}, {"report"}}},
		{"The Ghent State Board said that the bridge was old. The state said that it would fall.", [][]string{{"Ghent State Board"}, {"state"}}},
		{"Bridge safe, the mayor, said", [][]string{}},
		{"A report by the Harbour Institute said that the bridge was old. The report said that it would fall.", [][]string{{"Harbour Institute"}, {"Harbour Institute"}}},
		{"Western pilots doubt that the bridge is safe. One of them said that it would fall.", [][]string{{"Western pilots"}, {"Western pilots"}}},
		{"R14 said that the bridge was old.", [][]string{{"R14"}}},
		{"According to figures from the harbour ministry, the bridge was old.", [][]string{{"harbour ministry"}}},
		{"According to figures from the harbour ministry published in May, the bridge was old.", [][]string{{"harbour ministry"}}},
		{"According to data compiled by the Salta Institute, the bridge was old.", [][]string{{"Salta Institute"}}},
		{"According to data from Norway, the bridge was old.", [][]string{{"data from Norway"}}},
		{"According to the ministry's latest count, the bridge was old.", [][]string{{"ministry"}}},
		{"According to the Salta Institute's report, the bridge was old.", [][]string{{"Salta Institute"}}},
		{"The minister's spokesman's report says that the bridge was old.", [][]string{{"minister's spokesman"}}},
		{"According to last year's report, the bridge was old.", [][]string{{"last year's report"}}},
		{"According to Monday's report, the bridge was old.", [][]string{{"Monday's report"}}},
		{"Police chief Ana Ruiz said that the bridge was old. The police chief said that it would fall.", [][]string{{"Ana Ruiz"}, {"Ana Ruiz"}}},
		{"Police said that the bridge was old. The police chief said that it would fall.", [][]string{{"police"}, {"police chief"}}},
		{"The historian Mara Okel said the bridge was old. The same historian said it would fall.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"A historian said the bridge was old. The same historian said it would fall.", [][]string{{"historian"}, {"historian"}}},
		{"The group itself said the bridge was old.", [][]string{{"group"}}},
		{"It was the work of the army, which said the bridge was old.", [][]string{{"army"}}},
		{"The paper reported on Monday, citing the Harbour Board, that the bridge was old.", [][]string{{"paper", "Harbour Board"}}},
		{"The mayor was quoted by state radio as saying the bridge was old.", [][]string{{"state radio", "mayor"}}},
		{"Norway's Mayor Anna Berg said that the bridge was old.", [][]string{{"Anna Berg"}}},
		{"Judge Ivo Bern said it was cold. He left after an uncle had sent word that there was room, he said. He added that it was late.", [][]string{{"Ivo Bern"}, {"uncle"}, {"Ivo Bern"}, {"Ivo Bern"}}},
		{"Mayor Mara Okel spoke of rust. Her brother had seen it, she said.", [][]string{{"Mara Okel"}, {"Mara Okel"}}},
		{"Judge Ivo Bern said the bridge was old. He said it was rusty. Mayor Mara Okel said it was safe. She said it was new. He said it would fall.", [][]string{{"Ivo Bern"}, {"Ivo Bern"}, {"Mara Okel"}, {"Mara Okel"}, {"Ivo Bern"}}},
		{"Judge Ivo Bern said the bridge was old. The recruiter sent 40 fighters to Syria. He said it would fall.", [][]string{{"Ivo Bern"}, {"recruiter"}}},
		{"Judge Ivo Bern said the bridge was old. The recruiter was arrested with 40 fighters in Syria. He said it would fall.", [][]string{{"Ivo Bern"}, {"Ivo Bern"}}},
	} {
		var got [][]string
		for _, s := range read(t, r, test.in) {
			got = append(got, s.Attribution)
		}
		if !slices.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%q: sources %q, want %q", test.in, got, test.want)
		}
	}
}

// TestQuotation follows quotations over sentences and paragraphs, and loses none of the
// text where a mark is missing.
func TestQuotation(t *testing.T) {
	r := reader(t)
	for _, test := range []struct{ in, want string }{
		{"\"It rained. It snowed,\" the guide said.", `the guide | said | "It rained. It snowed,"`},
		{"The guide said: \"It rained. It snowed. We left.\"", `The guide | said | "It rained. It snowed. We left."`},
		{"The guide said: “It rained.\n\n“It snowed.”", "The guide | said | “It rained.\n\n“It snowed.”"},
		{"The guide said: “It rained.\n\nNobody came.", "The guide | said | “It rained."},
	} {
		got := read(t, r, test.in)
		if len(got) != 1 || show(got[0]) != test.want {
			t.Errorf("%q\n got %v\nwant %q", test.in, got, test.want)
		}
	}
}

func TestStance(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		in     string
		stance cited.Stance
		hedge  cited.Hedge
	}{
		{"The mayor said that the road was closed.", cited.Asserted, ""},
		{"The mayor denied that the road was closed.", cited.Denial, ""},
		{"The mayor did not deny that the road was closed.", cited.Asserted, ""},
		{"The group threatened to burn the camp.", cited.Hedged, cited.HedgeThreat},
		{"The mayor said that the road will be closed.", cited.Hedged, cited.HedgeForecast},
		{"He reportedly closed the road.", cited.Hedged, cited.HedgeReported},
		{"An officer who asked not to be named said that the road was closed.", cited.Hedged, cited.HedgeAnonymous},
		{"The study suggests that the road was closed.", cited.Hedged, cited.HedgeInference},
	} {
		got := read(t, r, test.in)
		if len(got) != 1 || got[0].Stance != test.stance || got[0].Hedge != test.hedge {
			t.Errorf("%q: %+v, want %s %s", test.in, got, test.stance, test.hedge)
		}
	}
}

// TestHostile reads what nobody would write: it must end, and soon.
func TestHostile(t *testing.T) {
	r := reader(t)
	for _, piece := range []string{`"`, "“said ", "he said ", ": ", "according to ", "' ", "said that said that ", "\"a\" said b. "} {
		read(t, r, strings.Repeat(piece, 10_000))
	}
}

func FuzzStatements(f *testing.F) {
	for _, seed := range []string{"“A,” he said. “B”", "X: y", "according to", "a said ' b", "\"\"\"", "Q: a\n\nA: b\n\nQ: c"} {
		f.Add(seed)
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, content string) {
		fuzztest.Limit(t)
		read(t, r, strings.ToValidUTF8(content, "?"))
	})
}
