package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestTables reads tables: the label of a row, the head of a column, and what stands
// above and below say what a number counts.
func TestTables(t *testing.T) {
	r := reader(t)
	const heading = "A report\n\n"
	for _, c := range []struct{ name, in, want string }{
		{"set with spaces", heading + "Table 2. Volunteers who left for Syria, 2013-2016\n\nCountry     Left    Died    Came home\nOman          40       3           12\nPeru           9       -            4\n\nSource: port register, closed in 2017.\n",
			"40 volunteer travelled from=OMN in=SYR time=2013/2016 by=port register\n3 volunteer killed from=OMN in=SYR of=40 time=2013/2016 by=port register\n12 volunteer returned from=OMN in=SYR of=40 time=2013/2016 by=port register\n" +
				"9 volunteer travelled from=PER in=SYR time=2013/2016 by=port register\n4 volunteer returned from=PER in=SYR of=9 time=2013/2016 by=port register"},
		{"a source without a full stop", heading + "Fighters\n\nCountry | Left | Killed\nOman | 40 | 3\n\nSource: port register\n\nThe coast was quiet.\n",
			"40 fighter travelled from=OMN by=port register\n3 fighter killed from=OMN of=40 by=port register"},
		{"a source below what heads the next part", heading + "Fighters\n\nCountry | Left | Killed\nOman | 40 | 3\n\nThe road to the coast\n\nSource: port register.\n",
			"40 fighter travelled from=OMN\n3 fighter killed from=OMN of=40"},
		{"measures as labels", heading + "Foreign fighters, 2015\n\n         Oman   Peru\nKilled     40      9\nWounded    12      3\n",
			"40 foreign fighter killed from=OMN time=2015\n9 foreign fighter killed from=PER time=2015\n12 foreign fighter wounded from=OMN time=2015\n3 foreign fighter wounded from=PER time=2015"},
		{"years as labels and a total", heading + "Chileans who joined the war in Syria\n\nYear | Joined | Killed\n2013 | 20 | 1\n2014 | 30 | 4\nTotal | 50 | 5\n",
			"20 chilean travelled from=CHL in=SYR of=50 time=2013\n1 chilean killed from=CHL in=SYR of=5 time=2013\n30 chilean travelled from=CHL in=SYR of=50 time=2014\n4 chilean killed from=CHL in=SYR of=5 time=2014\n50 chilean travelled from=CHL in=SYR time=2013/2014\n5 chilean killed from=CHL in=SYR of=50 time=2013/2014"},
		{"years as heads", heading + "Fighters who left for Mali\n\nCountry   2013   2014\nOman        40      9\nPeru         8      3\n",
			"40 fighter travelled from=OMN in=MLI time=2013\n9 fighter travelled from=OMN in=MLI time=2014\n8 fighter travelled from=PER in=MLI time=2013\n3 fighter travelled from=PER in=MLI time=2014"},
		{"percent and what is no count", heading + "Fighters\n\nCountry | Left | Women (%) | Mean age | Cost (USD)\nOman | 40 | 15 | 24 | 9000\n",
			"40 fighter travelled from=OMN\n15 woman travelled share from=OMN of=40"},
		{"thousands", heading + "Fighters killed, in thousands\n\nCountry | Number\nOman | 12\n",
			"12 fighter killed from=OMN"},
		{"a source in each row", heading + "Fighters\n\nCountry | Left | Source\nOman | 40 | Port Office\n",
			"40 fighter travelled from=OMN by=Port Office"},
		{"a date in each row", heading + "Fighters\n\nCountry | Left | Data as of\nOman | 40 | May 2014\nPeru | 9 | June 2015\n",
			"40 fighter travelled from=OMN time=2014-05\n9 fighter travelled from=PER time=2015-06"},
		{"a column of totals", heading + "Fighters killed\n\nCountry | Men | Women | Total\nOman | 40 | 2 | 42\n",
			"40 man killed from=OMN of=42\n2 woman killed from=OMN of=42\n42 fighter killed from=OMN"},
		{"parts of what the sentence above says", "Some 900 fighters were wounded in Syria. Numbers by district:\n\n   North Harbour    500\n   Harbour City     400\n",
			"Some 900 fighter wounded in=SYR\n500 fighter wounded in=SYR of=Some 900\n400 fighter wounded in=SYR of=Some 900"},
		{"who they are, beside all who went", heading + "Volunteers and returns\n\nCountry | Left for Syria | Women | Came home\nOman | 40 | 3 | 5\n",
			"40 volunteer travelled from=OMN in=SYR\n3 woman travelled from=OMN of=40\n5 volunteer returned from=OMN of=40"},
		{"a date in a note below", heading + "Fighters\n\nCountry | Left | Killed\nOman | 40 | 3\n\nFigures cover the years from 2013 to 2015.\n",
			"40 fighter travelled from=OMN time=2013/2015\n3 fighter killed from=OMN of=40 time=2013/2015"},
		{"what stands below is no note", heading + "Fighters\n\nCountry | Left | Killed\nOman | 40 | 3\n\nThe office was moved in 2015.\n",
			"40 fighter travelled from=OMN\n3 fighter killed from=OMN of=40"},
		{"causes as labels", heading + "Fighters by cause\n\nCause | Killed | Injured\nAir strikes | 40 | 9\n", "40 fighter killed\n9 fighter wounded"},
		{"labels in the cells", heading + "Fighters killed and wounded\n\nOman | killed 40 | wounded 9\nPeru | killed 3 | wounded 2\n",
			"40 fighter killed from=OMN\n9 fighter wounded from=OMN\n3 fighter killed from=PER\n2 fighter wounded from=PER"},
		{"countries that a figure is sorted by", heading + "The roll has 900 fighters who fell in Syria. It sorts them by country:\n\nOman | 500\nPeru | 400\n",
			"900 fighter killed in=SYR\n500 fighter killed from=OMN in=SYR of=900\n400 fighter killed from=PER in=SYR of=900"},
		{"a caption below", "Country; Left for Syria; Killed\nOman; 40; 3\nPeru; 9; 1\nVolunteers of two coasts, 2013-2016\n",
			"40 volunteer travelled from=OMN in=SYR time=2013/2016\n3 volunteer killed from=OMN of=40 time=2013/2016\n9 volunteer travelled from=PER in=SYR time=2013/2016\n1 volunteer killed from=PER of=9 time=2013/2016"},
		{"what heads the next part is no caption", heading + "Fighters\n\nCountry | Left | Killed\nOman | 40 | 3\nPeru | 9 | 1\n\nThe road to the coast\n\nNobody knows it.\n",
			"40 fighter travelled from=OMN\n3 fighter killed from=OMN of=40\n9 fighter travelled from=PER\n1 fighter killed from=PER of=9"},
		{"named by the last column", heading + "Fighters\n\nLeft | Killed | Country\n40 | 3 | Oman\n9 | 1 | Peru\n",
			"40 fighter travelled from=OMN\n3 fighter killed from=OMN of=40\n9 fighter travelled from=PER\n1 fighter killed from=PER of=9"},
		{"counts that look like years", heading + "Fighters\n\nCountry | Left | Killed\nOman | 1900 | 30\nPeru | 450 | 12\n",
			"1900 fighter travelled from=OMN\n30 fighter killed from=OMN of=1900\n450 fighter travelled from=PER\n12 fighter killed from=PER of=450"},
		{"what a cell says behind its number", heading + "Fighters of two coasts\n\nOman | 40 killed | 9 wounded\nPeru | 3 killed | 2 wounded\n",
			"40 fighter killed from=OMN\n9 fighter wounded from=OMN\n3 fighter killed from=PER\n2 fighter wounded from=PER"},
		{"of whom", heading + "Fighters\n\nCountry | Killed | of whom women\nOman | 40 | 3\nPeru | 9 | 1\n",
			"40 fighter killed from=OMN\n3 woman killed from=OMN of=40\n9 fighter killed from=PER\n1 woman killed from=PER of=9"},
		{"no people", heading + "Goals of the season\n\nClub | Goals | Points\nOman | 40 | 12\nPeru | 30 | 9\n", ""},
		{"telephones", heading + "Office     0800 555 017\nDesk       0800 555 018\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			blocks := text.Split(c.in)
			_, found := begin(t, r).Window(text.Window{Content: c.in, Blocks: blocks})
			figures := found.Figures
			for _, f := range figures {
				got = append(got, line(f))
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got\n%s\nwant\n%s", s, c.want)
			}
		})
	}
}
