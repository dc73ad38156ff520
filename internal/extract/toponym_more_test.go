package extract

import (
	"strings"
	"testing"
)

// TestPlacesByContext: what the rest of the document says of a name.
func TestPlacesByContext(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		// What a comma has said holds for the whole document, in both directions.
		{"The school board of Paris, Texas, met. Paris will pay.", "Paris = USA/Texas; Texas = USA/Texas; Paris = USA/Texas"},
		{"Lebanon, Pa., was quiet. So was North Cornwall Township.", "Lebanon = USA/Pennsylvania; Pa. = USA/Pennsylvania; North Cornwall Township = USA/"},
		{"They drove from Oslo, Minn., to Fargo.", "Oslo = USA/Minnesota; Minn. = USA/Minnesota; Fargo = USA/North Dakota"},
		// A province spoken of is nearer than a larger town elsewhere.
		{"Shops closed in Harrisburg and in Lancaster.", "Harrisburg = USA/Pennsylvania; Lancaster = USA/Pennsylvania"},
		{"Athens, Ga., and Macon lie in Georgia.", "Athens = USA/Georgia; Ga. = USA/Georgia; Macon = USA/Georgia; Georgia = USA/Georgia"},
		{"In Tbilisi, Georgia mourned.", "Tbilisi = GEO/Tbilisi; Georgia = GEO/"},
		{"In Lahore the rice of Punjab is sold.", "Lahore = PAK/Punjab; Punjab = PAK/Punjab"},
		// Names of no list.
		{"We crossed at Kelly's Ford and Harper's Ferry, near Tinmill, Mo., in the rain.", "Kelly's Ford = USA/; Harper's Ferry = USA/; Tinmill = USA/Missouri; Mo. = USA/Missouri"},
		{"In Lahore District and in Lanao del Sur it rained.", "Lahore District = PAK/Punjab; Lanao del Sur = /"},
		{"SANTA FE, N. MEX., and the Cape Fear River.", "SANTA FE = USA/New Mexico; N. MEX. = USA/New Mexico; Cape Fear River = USA/"},
		// What is no place.
		{"The Army of the Cumberland met the Duke of York at the University of Texas.", ""},
		{"They cheered the New England Patriots.", ""},
	}
	for _, test := range tests {
		var got []string
		for _, p := range gather(t, r, "2016-05-18", []string{test.text}).Places {
			got = append(got, p.Exact+" = "+p.Country+"/"+p.Province)
		}
		if all := strings.Join(got, "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}
