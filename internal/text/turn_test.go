package text

import "testing"

// TestTightTurns tells conversations without blank lines from forms and lists.
func TestTightTurns(t *testing.T) {
	for in, want := range map[string]int{
		"BERG: We went.\nQUESTION: Where to?\nBERG: To Oslo.":         3,
		"BERG: We went.\nWe came back.\nMOE: When?\nBERG: On Monday.": 3,
		"Q: How many?\nA: Nine.":                                      2,
		"Q: How many?\nA (guard): Nine.":                              2,
		"BERG: Nine came.\nMOE: Ten came.\nBERG: So be it.":           0,
		"TITLE: Who was it?\nBODY: The harbour burned.":               0,
		"DEAD: 9\nHURT: 4\nDEAD: 2":                                   0,
		"Q: How many?\nA: Nine.\n\nPlace: Oslo.\n\nEvent: A fire.":    2,
		"Berg: How many?\nMoe: Nine.\nBerg: Ten.":                     0,
	} {
		turns := 0
		for _, b := range Split(in) {
			if b.Kind == Turn {
				turns++
			}
		}
		if turns != want {
			t.Errorf("%q has %d turns, want %d", in, turns, want)
		}
	}
}
