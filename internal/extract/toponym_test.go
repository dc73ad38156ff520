package extract

import (
	"strings"
	"testing"
)

// TestPlaces: each place of a text as "exact = country/province".
func TestPlaces(t *testing.T) {
	r := reader(t)
	tests := []struct {
		text string
		want []string
	}{
		{"He fled from Aleppo, Syria, to the mills near Gaziantep.", []string{"Aleppo = SYR/Aleppo", "Syria = SYR/", "Gaziantep = TUR/Gaziantep"}},
		{"She was born in Paris, Texas, and moved to Cambridge, Massachusetts.", []string{"Paris = USA/Texas", "Texas = USA/Texas", "Cambridge = USA/Massachusetts", "Massachusetts = USA/Massachusetts"}},
		{"She was born in Paris and moved to Cambridge, England.", []string{"Paris = FRA/Île-de-France", "Cambridge = GBR/England", "England = GBR/England"}},
		{"The court sat in Springfield, Ill., for a week.", []string{"Springfield = USA/Illinois", "Ill. = USA/Illinois"}},
		{"Two ferries sank off northern Libya, and one near the village of Qarq Dul, Mali.", []string{"Libya = LBY/", "Qarq Dul = MLI/", "Mali = MLI/"}},
		{"Syrian officials in Tripoli and Benghazi met Libyans; Libya paid.", []string{"Tripoli = LBY/Tripoli", "Benghazi = LBY/Banghazi", "Libya = LBY/"}},
		{"Lebanese clerks in Beirut, Sidon and Tripoli closed their desks, Lebanon said.", []string{"Beirut = LBN/Beirut", "Sidon = LBN/South Governorate", "Tripoli = LBN/North Lebanon", "Lebanon = LBN/"}},
		{"They crossed the Euphrates, Mount Sinjar and the Zab River.", []string{"Euphrates = /", "Mount Sinjar = /", "Zab River = /"}},
		{"The road leads through Kunar province in Afghanistan.", []string{"Kunar = AFG/Kunar", "Afghanistan = AFG/"}},
		{"BEIRUT, Lebanon — The port was shut.", []string{"BEIRUT = LBN/Beirut", "Lebanon = LBN/"}},
		{"Portland's mayor flew to London and Tokyo.", []string{"Portland = USA/Oregon", "London = GBR/England", "Tokyo = JPN/Tokyo"}},
		{"Europe and the Middle East disagree with the U.S. on Kosovo.", []string{"Europe = /", "Middle East = /", "U.S. = USA/", "Kosovo = XKX/"}},
		// What is no place.
		{"Charlotte Brown met Michael Jordan and Gen. Lincoln over lunch.", nil},
		{"French and Syrian cooks joined the Islamic State of Iraq and Syria.", nil},
		{"He read the Washington Post and the New York Times.", nil},
		{"In March the Police and the Ministry of Justice met; Reading is a joy.", nil},
		{"European countries and Western governments paid; in the Union they met.", nil},
	}
	for _, test := range tests {
		got := placesOf(t, r, test.text)
		if strings.Join(got, "; ") != strings.Join(test.want, "; ") {
			t.Errorf("%s\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

// placesOf reads the places of a text of 18 May 2016, each as "exact = country/province".
func placesOf(t *testing.T, r *Reader, content string) []string {
	t.Helper()
	var got []string
	for _, p := range gather(t, r, "2016-05-18", []string{content}).Places {
		got = append(got, p.Exact+" = "+p.Country+"/"+p.Province)
	}
	return got
}
