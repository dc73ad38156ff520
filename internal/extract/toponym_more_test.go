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
		{"He came by District of July", ""}, // a date is no name
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
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestPlacesOfRiversAndVillages: rivers, names of no list, and people named like places.
func TestPlacesOfRiversAndVillages(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"In France, at Orléans, they lay on the Vilsa and marched along the Loire.", "France = FRA/; Orléans = FRA/Centre-Val de Loire; Vilsa = FRA/; Loire = FRA/"},
		{"They put it on the Internet and sat on the Council.", ""},
		{"The mill at Dnipro, Ukraine, stands near the Dnipro.", "Dnipro = UKR/Dnipropetrovsk; Ukraine = UKR/; Dnipro = /"},
		{"In Arkansas they forded the White River.", "Arkansas = USA/Arkansas; White River = /"},
		{"In Mexico, in the villages of Bellavista del Qarq and Qarqulin, it rained.", "Mexico = MEX/; Bellavista del Qarq = MEX/; Qarqulin = MEX/"},
		{"In France they left the hamlet of Sainte-Qarqe.", "France = FRA/; Sainte-Qarqe = FRA/"},
		{"In Syria the Aleppo-Damascus road was shut.", "Syria = SYR/; Aleppo = SYR/Aleppo; Damascus = SYR/Damascus"},
		{"They met at Qarqulin, and sang in Pashto on Facebook.", "Qarqulin = /"},
		{"London, Ont., and Moncton, N.B., are quiet.", "London = CAN/Ontario; Ont. = CAN/Ontario; Moncton = CAN/New Brunswick; N.B. = CAN/New Brunswick"},
		{"In Rakhine State, Myanmar, it rained.", "Rakhine State = MMR/Rakhine; Myanmar = MMR/"},
		{"In Syria, Al-Bab, Manbij and Qarqulin were hit.", "Syria = SYR/; Al-Bab = SYR/Aleppo; Manbij = SYR/Aleppo; Qarqulin = SYR/"},
		// People.
		{"Frances Jordan, of the guild, and says Israel Montoya, a cook.", ""},
		{"In Kentucky, Colonel Lexington slept. Lexington had gone on.", "Kentucky = USA/Kentucky"},
		{"It lost Captain von Metz in France.", "France = FRA/"},
		{"ARMED GROUPS, COLOMBIA", "COLOMBIA = COL/"},
	}
	for _, test := range tests {
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestPlacesByWitness: a name says nothing of where it lies itself; others do, and words of
// travel say that it is a place.
func TestPlacesByWitness(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		// What others of its country say weighs more than the name itself.
		{"TRAIL, B.C. (Wire) - The mill in Kimberley shut. In Fernie it snowed.", "TRAIL = CAN/British Columbia; B.C. = CAN/British Columbia; Kimberley = CAN/British Columbia; Fernie = CAN/British Columbia"},
		{"In Kimberley the mine shut.", "Kimberley = ZAF/Northern Cape"},
		{"In Canada they drove round Windermere Lake.", "Canada = CAN/; Windermere Lake = CAN/"},
		// Countries of the United Kingdom, and short names of counties and states.
		{"In Wales and Scotland the mills shut; in Swansea one burned.", "Wales = GBR/Wales; Scotland = GBR/Scotland; Swansea = GBR/Wales"},
		{"The ram was sold in Boston, Lincs, and again in Stratford, Warks.", "Boston = GBR/England; Lincs = GBR/England; Stratford = GBR/England; Warks = GBR/England"},
		{"He moved to Geelong, Vic., and to Burnie, Tas., in May.", "Geelong = AUS/Victoria; Vic. = AUS/Victoria; Burnie = AUS/Tasmania; Tas. = AUS/Tasmania"},
		{"The Prince of Wales had a vic in his hand.", ""},
		// Words of travel, and who comes from where.
		{"The band goes on to Basseterre, and a cook from Roseau sang.", "Basseterre = KNA/Saint George Basseterre; Roseau = DMA/Saint George"},
		{"In Peru they sailed to Qarqulin and drove to Pisco.", "Peru = PER/; Qarqulin = PER/; Pisco = PER/Ica"},
		{"The fleet lay off Den Helder, and the ferry to Holyhead in Wales was late.", "Den Helder = NLD/North Holland; Holyhead = GBR/Wales; Wales = GBR/Wales"},
		{"They sold off Barlow and broke off talks in West Prussia.", "West Prussia = /"},
		{"The letter was sent to Microsoft and brought to Barlow.", ""},
		{"In Haiti they lay at Mor-Qarq, off Qarqu island.", "Haiti = HTI/; Mor-Qarq = HTI/; Qarqu = HTI/"},
		{"The plane left for Panama City; the Americans in Ohio waited.", "Panama City = PAN/Panamá; Ohio = USA/Ohio"},
	}
	for _, test := range tests {
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestPlacesOfLocalNews: the province of a text that tells of one, and of names that many towns have.
func TestPlacesOfLocalNews(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		// Most names have a place in one province: the others lie there too.
		{"BELPRE - A bus stood in Beverly. A man in Marietta and one in Pomeroy saw it near Reno.", "BELPRE = USA/Ohio; Beverly = USA/Ohio; Marietta = USA/Ohio; Pomeroy = USA/Ohio; Reno = USA/Ohio"},
		{"A bus stood in Reno.", "Reno = USA/Nevada"},
		// Counties by their name alone, and the smaller ones of many.
		{"Noble County paid. In Nashville, Tenn., they met; Jackson County did not, nor the county.", "Noble County = USA/Indiana; Nashville = USA/Tennessee; Tenn. = USA/Tennessee; Jackson County = USA/Tennessee"},
		// A town that is called like a country.
		{"They rode from McMinnville to Sparta, Tenn., to Cookeville and to Lebanon.", "McMinnville = USA/Tennessee; Sparta = USA/Tennessee; Tenn. = USA/Tennessee; Cookeville = USA/Tennessee; Lebanon = USA/Tennessee"},
		{"They flew from Nashville to Lebanon.", "Nashville = USA/Tennessee; Lebanon = LBN/"},
		// Where somebody is from, and where a road leads.
		{"In Britain, Ada Vole, 51, of Qarqham, and Jon Pell, from Qarqton, sang.", "Britain = GBR/; Qarqham = GBR/; Qarqton = GBR/"},
		{"In Britain the bus from Leeds to Qarqton was late, said the head of Qarqline.", "Britain = GBR/; Leeds = GBR/England; Qarqton = GBR/"},
		{"WAGGA WAGGA: It rained. NOTE: It snowed.", "WAGGA WAGGA = AUS/New South Wales"},
		{"In Iraq they landed at Qarqiya airfield.", "Iraq = IRQ/; Qarqiya = IRQ/"},
		{"Brent crude fell in London.", "London = GBR/England"},
	}
	for _, test := range tests {
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestPlacesByFate: what befalls towns and belongs to them shows that a name is one's, and
// divisions behind a comma or for several names say where they lie.
func TestPlacesByFate(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"Tobruk was relieved in May. Caen did not fall until July.", "Tobruk = LBY/Al Butnan; Caen = FRA/Normandy"},
		{"Lee surrendered in April. Jackson fell from his horse.", ""},
		{"They poured into Goma and took Benghazi.", "Goma = COD/North Kivu; Benghazi = LBY/Banghazi"},
		{"They took Wilson and struck Hamilton in the face.", ""},
		{"A gale struck Beira at dawn.", "Beira = MOZ/Sofala"},
		{"Tanunda residents met in Adelaide. Perkins residents left.", "Tanunda = AUS/South Australia; Adelaide = AUS/South Australia"},
		{"In Alabama it rained. Bay Minette schools were shut.", "Alabama = USA/Alabama; Bay Minette = USA/Alabama"},
		{"It ended near Buras, Louisiana, in mud.", "Buras = USA/Louisiana; Louisiana = USA/Louisiana"},
		{"He lives in Paradise, Butte County.", "Paradise = USA/California; Butte County = USA/California"},
		{"A bus burned in Panjwai district, Kandahar.", "Panjwai = AFG/Kandahar; Kandahar = AFG/Kandahar"},
		{"Madison and Rankin counties are dry. So is the city of Pearl.", "Madison = USA/Mississippi; Rankin = USA/Mississippi; Pearl = USA/Mississippi"},
		{"Hamilton, Windsor and Sarnia, in Ontario, save.", "Hamilton = CAN/Ontario; Windsor = CAN/Ontario; Sarnia = CAN/Ontario; Ontario = CAN/Ontario"},
		{"The ferry runs between Belleville and Napanee, in Ontario.", "Belleville = CAN/Ontario; Napanee = CAN/Ontario; Ontario = CAN/Ontario"},
		{"In Lincolnshire and in Kent the rain fell.", "Lincolnshire = GBR/England; Kent = GBR/England"},
		{"They reached the Volga. In Jacksonville the St. Johns River rose.", "Volga = RUS/; Jacksonville = USA/Florida; St. Johns River = USA/"},
		{"Georgia lawmakers met. Georgia soldiers slept in Tbilisi.", "Georgia = USA/Georgia; Georgia = GEO/; Tbilisi = GEO/Tbilisi"},
		{"The Labor Department and the Police Department of Fargo met.", "Fargo = USA/North Dakota"},
		{"They live in Ramadi and in camps in Qarqulin and Qarqal, in tents.", "Ramadi = IRQ/Anbar; Qarqulin = IRQ/; Qarqal = IRQ/"},
		{"Spielfeld, in Austria, is small. Spielfeld, in short, sang.", "Spielfeld = AUT/Styria; Austria = AUT/"},
	}
	for _, test := range tests {
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}

// TestPlacesOfTheSentence: a name of no list lies in the country that its sentence is in, and
// parts of England without a parliament are England's.
func TestPlacesOfTheSentence(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"In Mali it rained. In Peru, tents stand at Qarqulin and at Qarqal.", "Mali = MLI/; Peru = PER/; Qarqulin = PER/; Qarqal = PER/"},
		{"Mali paid; Mali slept. They went to Peru and stayed in Qarqulin.", "Mali = MLI/; Mali = MLI/; Peru = PER/; Qarqulin = PER/"},
		{"Mali paid; Mali slept. People from Peru live at Qarqulin.", "Mali = MLI/; Mali = MLI/; Peru = PER/; Qarqulin = MLI/"},
		{"In Peru and in Mali tents stand at Qarqulin.", "Peru = PER/; Mali = MLI/; Qarqulin = MLI/"},
		{"The bang was heard as far away as Qarqulin, not so far as Barlow thought.", "Qarqulin = /"},
		{"The mills of Halifax, West Yorkshire, and of Yorkshire shut, as in the Fens.", "Halifax = GBR/England; West Yorkshire = GBR/England; Yorkshire = GBR/England; Fens = GBR/England"},
		{"A Yorkshire terrier ate a Yorkshire pudding.", ""},
	}
	for _, test := range tests {
		if all := strings.Join(placesOf(t, r, test.text), "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, all, test.want)
		}
	}
}
