package codebook_test

import (
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/codebook"
	"cited/rules"
)

// shippedSet returns codebooks that come with the program.
func shippedSet(t *testing.T, names ...string) *codebook.Set {
	t.Helper()
	s, err := codebook.LoadSet(rules.FS, names...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func all(t *testing.T) *codebook.Set {
	t.Helper()
	return shippedSet(t, "foreign-fighters", "casualties", "displacement")
}

func TestLoadSet(t *testing.T) {
	if got := shippedSet(t).Books(); len(got) != 1 || got[0].Name != codebook.DefaultName {
		t.Errorf("without a name: %v", got)
	}
	if got := all(t).GroupBooks(); len(got) != 1 || len(got[0].Groups) == 0 {
		t.Errorf("the groups of three codebooks are listed in %d", len(got))
	}
	_, err := codebook.LoadSet(rules.FS, "casualties", "casualties")
	if cited.CodeOf(err) != cited.Invalid || !strings.Contains(err.Error(), "named twice") {
		t.Errorf("the same twice: %v", err)
	}
	_, err = codebook.LoadSet(rules.FS, "casualties", "traffic")
	if cited.CodeOf(err) != cited.NotFound || !strings.Contains(err.Error(), "there are: casualties, displacement, foreign-fighters") {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestLists(t *testing.T) {
	if shippedSet(t).Lists("airstrike") || !shippedSet(t).Lists("women") || !all(t).Lists("airstrike") {
		t.Error("causes are segments of the codebooks that list them")
	}
}

func TestSenses(t *testing.T) {
	tests := []struct{ means, books, want string }{
		{"killed", "", "foreign-fighters:killed"},
		{"killed", "displacement", ""},
		{"killed", "foreign-fighters casualties displacement", "foreign-fighters:killed casualties:killed"},
		{"other|displacement:displaced", "", "foreign-fighters:other"},
		{"other|displacement:displaced", "displacement", "displacement:displaced"},
		{"other|displacement:displaced", "foreign-fighters casualties displacement", "foreign-fighters:other displacement:displaced"},
		{"detained|displacement:sheltered", "displacement casualties", "displacement:sheltered casualties:detained"},
		{"other|casualties:other", "casualties", "casualties:other"},
		{"other", "casualties displacement", ""},
		{"casualties:harmed", "foreign-fighters", ""},
		{"other|displacement:homes-destroyed|foreign-fighters:none", "", ""},
		{"other|displacement:homes-destroyed|foreign-fighters:none", "foreign-fighters displacement", "displacement:homes-destroyed"},
		{"flown", "foreign-fighters casualties displacement", ""},
	}
	for _, test := range tests {
		s := shippedSet(t, strings.Fields(test.books)...)
		var got []string
		for _, sense := range s.Senses(strings.Split(test.means, "|")) {
			got = append(got, sense.Book.Name+":"+sense.Measure)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("Senses(%s) of %q = %v, want %s", test.means, test.books, got, test.want)
		}
	}
}

// Who is counted, and what the text says of it, chooses the codebook.
func TestClaim(t *testing.T) {
	s := all(t)
	tests := []struct {
		name string
		is   codebook.Count
		want string
	}{
		{"people killed", codebook.Count{Means: []string{"killed"}, Class: []string{"travellers"}}, "casualties killed other"},
		{"nobody named, killed", codebook.Count{Means: []string{"killed"}}, "casualties killed other"},
		{"killed, in a document on foreign fighters", codebook.Count{Means: []string{"killed"}, Class: []string{"travellers"}, Subject: "foreign-fighters"}, "foreign-fighters killed travellers"},
		{"citizens killed abroad", codebook.Count{Means: []string{"killed"}, Class: []string{"travellers"}, When: codebook.Abroad}, "foreign-fighters killed travellers"},
		{"civilians killed, in a document on foreign fighters", codebook.Count{Means: []string{"killed"}, Class: []string{"civilians"}, Subject: "foreign-fighters"}, "casualties killed civilians"},
		{"fighters killed in a raid", codebook.Count{Means: []string{"killed"}, Class: []string{"fighters"}, When: codebook.Incident}, "casualties killed fighters"},
		{"fighters who came killed in a raid", codebook.Count{Means: []string{"killed"}, Class: []string{"fighters"}, When: codebook.Incident | codebook.Abroad}, "foreign-fighters killed fighters"},
		{"fighters killed in a raid, in a document on harm", codebook.Count{Means: []string{"killed"}, Class: []string{"fighters"}, When: codebook.Incident, Subject: "casualties"}, "casualties killed fighters"},
		{"soldiers captured", codebook.Count{Means: []string{"detained"}, Class: []string{"soldiers"}}, "casualties detained soldiers"},
		{"suspects arrested", codebook.Count{Means: []string{"detained"}, Class: []string{"suspects"}}, "foreign-fighters detained suspects"},
		{"people displaced", codebook.Count{Means: []string{"other", "displacement:displaced"}, Class: []string{"travellers"}}, "displacement displaced displaced"},
		{"villagers displaced", codebook.Count{Means: []string{"other", "displacement:displaced"}, Class: []string{"civilians"}}, "displacement displaced displaced"},
		{"villagers in need", codebook.Count{Means: []string{"other", "displacement:other"}, Class: []string{"civilians"}}, "displacement other civilians"},
		{"residents killed", codebook.Count{Means: []string{"killed"}, Class: []string{"travellers", "casualties:civilians"}}, "casualties killed civilians"},
		{"residents killed abroad", codebook.Count{Means: []string{"killed"}, Class: []string{"travellers", "casualties:civilians"}, When: codebook.Abroad}, "foreign-fighters killed travellers"},
		{"soldiers displaced", codebook.Count{Means: []string{"other", "displacement:displaced"}, Class: []string{"soldiers"}}, "displacement displaced other"},
		{"people came back", codebook.Count{Means: []string{"returned"}, Class: []string{"travellers"}}, "foreign-fighters returned travellers"},
		{"refugees came back", codebook.Count{Means: []string{"returned"}, Class: []string{"displaced"}}, "displacement returned displaced"},
		{"people came back, in a document on displacement", codebook.Count{Means: []string{"returned"}, Class: []string{"travellers"}, Subject: "displacement"}, "displacement returned displaced"},
		{"refugees, no more", codebook.Count{Class: []string{"displaced"}}, "displacement  displaced"},
		{"fighters, no more", codebook.Count{Class: []string{"fighters"}}, "foreign-fighters  fighters"},
		{"houses destroyed", codebook.Count{Means: []string{"other", "displacement:homes-destroyed"}, Thing: "house"}, "displacement homes-destroyed other"},
		{"people who destroyed", codebook.Count{Means: []string{"other", "displacement:homes-destroyed"}, Class: []string{"travellers"}}, "foreign-fighters other travellers"},
		{"bridges destroyed", codebook.Count{Means: []string{"other", "displacement:homes-destroyed"}, Thing: "bridge"}, "none"},
		{"houses searched", codebook.Count{Means: []string{"other"}, Thing: "house"}, "none"},
	}
	for _, test := range tests {
		got := "none"
		if sense, ok := s.Claim(test.is); ok {
			got = sense.Book.Name + " " + sense.Measure + " " + sense.Population
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Alone, the default codebook takes every figure as it always did; others take
// what they claim.
func TestClaimAlone(t *testing.T) {
	alone := shippedSet(t)
	for _, class := range []string{"fighters", "civilians", "displaced", ""} {
		for _, m := range alone.Books()[0].Measures {
			sense, ok := alone.Claim(codebook.Count{Means: []string{m.Code}, Class: []string{class}})
			if !ok || sense.Measure != m.Code {
				t.Errorf("%s of %q: %v, %v", m.Code, class, sense.Measure, ok)
			}
		}
	}
	if sense, ok := shippedSet(t, "casualties").Claim(codebook.Count{Means: []string{"travelled"}, Class: []string{"fighters"}}); ok {
		t.Errorf("casualties takes those who travelled as %s", sense.Measure)
	}
	if sense, ok := shippedSet(t, "casualties").Claim(codebook.Count{Class: []string{"civilians"}}); ok {
		t.Errorf("casualties takes civilians to whom nothing happened as %q", sense.Measure)
	}
}

// A codebook of a user that claims nothing takes what it has a measure for.
func TestClaimWithoutClaims(t *testing.T) {
	files := small("codebook.yaml", "claims:\n  - measures: [killed]\n    populations: [fighters]\n    when: [abroad]\n", "")
	s, err := codebook.LoadSet(files, "small")
	if err != nil {
		t.Fatal(err)
	}
	if sense, ok := s.Claim(codebook.Count{Means: []string{"killed"}, Class: []string{"civilians"}}); !ok || sense.Measure != "killed" {
		t.Errorf("killed: %v, %v", sense, ok)
	}
	if _, ok := s.Claim(codebook.Count{Means: []string{"wounded"}, Class: []string{"civilians"}}); ok {
		t.Error("it takes a measure that it does not have")
	}
}

func TestWritten(t *testing.T) {
	if got := shippedSet(t).Written("foreign-fighters", "killed"); got != "killed" {
		t.Errorf("alone: %s", got)
	}
	s := all(t)
	for _, b := range s.Books() {
		for _, m := range b.Measures {
			written := s.Written(b.Name, m.Code)
			book, measure, ok := s.Read(written)
			if !ok || book != b || measure != m.Code {
				t.Errorf("%s of %s is written %s, and not read back", m.Code, b.Name, written)
			}
		}
	}
	for written, want := range map[string]string{"killed": "", "Casualties:Killed": "killed", "travelled": "travelled",
		"displacement:displaced": "displaced", "traffic:killed": "", "casualties:": "", "": ""} {
		if _, measure, ok := s.Read(written); ok != (want != "") || measure != want {
			t.Errorf("Read(%q) = %q, %v", written, measure, ok)
		}
	}
}

func TestSetExpand(t *testing.T) {
	tests := []struct{ books, key, value, want string }{
		{"", "measure", "killed", "killed"},
		{"", "measure", "foreign-fighters:killed", "killed"},
		{"", "measure", "casualties:killed", ""},
		{"foreign-fighters casualties", "measure", "Killed", "foreign-fighters:killed casualties:killed"},
		{"foreign-fighters casualties", "measure", "casualties:killed", "casualties:killed"},
		{"foreign-fighters casualties", "measure", "harmed", "harmed"},
		{"foreign-fighters casualties", "measure", "dead-or-missing", "foreign-fighters:killed foreign-fighters:missing casualties:killed casualties:missing"},
		{"foreign-fighters casualties", "measure", "casualties:hurt", "casualties:killed casualties:wounded harmed"},
		{"foreign-fighters casualties", "measure", "casualties:", ""},
		{"foreign-fighters displacement", "measure", "uprooted", "displaced evacuated sheltered"},
		{"foreign-fighters casualties", "segment", "airstrike", "airstrike"},
		{"foreign-fighters displacement", "population", "minors", "minors"},
		{"casualties displacement", "origin", "Belgium", "BEL"},
		{"casualties displacement", "group", "ISIS", "Islamic State"},
	}
	for _, test := range tests {
		s := shippedSet(t, strings.Fields(test.books)...)
		if got := strings.Join(s.Expand(test.key, test.value), " "); got != test.want {
			t.Errorf("%s: Expand(%s, %q) = %q, want %q", test.books, test.key, test.value, got, test.want)
		}
	}
}

// A query that is printed and read again must not grow.
func TestSetExpandIsStable(t *testing.T) {
	s := all(t)
	for _, key := range []string{"measure", "population", "segment"} {
		for _, value := range s.Known(key) {
			once := s.Expand(key, value)
			if len(once) == 0 {
				t.Errorf("Expand(%q, %q) knows nothing of a known value", key, value)
			}
			for _, one := range once {
				if again := s.Expand(key, one); len(again) != 1 || again[0] != one {
					t.Errorf("Expand(%q, %q) = %v, which %s stands for", key, one, again, value)
				}
			}
		}
	}
	if known := s.Known("measure"); !slices.Contains(known, "casualties:killed") || !slices.Contains(known, "harmed") || slices.Contains(known, "casualties:harmed") {
		t.Errorf("Known(measure) = %v", known)
	}
}
