package person_test

import (
	"testing"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/rules"
)

func lists(t testing.TB) *mention.Language {
	t.Helper()
	l, err := mention.Load(rules.FS, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestPersonal(t *testing.T) {
	n := person.NewNames(lists(t))
	for _, name := range []string{"Anna Berg", "FATIMA", "Omar al-Haddad", "J. R. Voss", "Ahmed", "Abu Omar", "ANNA BERG OLSEN", "Мария Петрова"} {
		if !n.Personal(name) {
			t.Errorf("%q does not look like a person's name", name)
		}
	}
	for _, name := range []string{"a neighbour", "Ministry of Justice", "Norway", "CIA", "Researchers", "Harbour International", "Coast Hospital", "Member States", "Mayor Karl Voss", "Institute for Coast Studies", "20 volunteers", ""} {
		if n.Personal(name) {
			t.Errorf("%q looks like a person's name", name)
		}
	}
}

func TestUntitled(t *testing.T) {
	n := person.NewNames(lists(t))
	for name, want := range map[string]string{
		"Mr Holm": "Holm", "Dr. Anna Berg": "Anna Berg", "Judge Anna Berg": "Anna Berg", "Senator Holm": "Holm", "Hon. Anna Berg": "Anna Berg",
		"US President Anna Berg": "Anna Berg", "Chief Inspector Anna Berg": "Anna Berg", "Norway's Foreign Minister Anna Berg": "Anna Berg",
		"Professor Anna Berg of the Coast Institute": "Anna Berg of the Coast Institute", "The Hague": "Hague", "the Red Cross": "Red Cross",
		"daughter of President Anna Berg": "daughter of President Anna Berg", "Home Affairs Minister": "Home Affairs Minister",
		"General Intelligence Service": "General Intelligence Service", "Prime Minister": "Prime Minister", "DR Congo": "DR Congo", "Anna": "Anna", "": "",
	} {
		if got := n.Untitled(name); got != want {
			t.Errorf("%q without its title is %q, want %q", name, got, want)
		}
	}
}

// TestRole holds which names name nobody, so that each document has its own.
func TestRole(t *testing.T) {
	n := person.NewNames(lists(t))
	for _, name := range []string{"father", "private person", "council member in Salta", "Kurdish officials", "two men", "a resident", "police"} {
		if !n.Role(name) {
			t.Errorf("%q is taken for a name", name)
		}
	}
	for _, name := range []string{"Norway", "al-Qaeda", "de Volkskrant", "Norwegian government", "UN", "Anna Berg", "van der Berg", ""} {
		if n.Role(name) {
			t.Errorf("%q is taken for a role", name)
		}
	}
}

// TestBook holds what a document tells of names without any syntax.
func TestBook(t *testing.T) {
	l := lists(t)
	for _, test := range []struct {
		in, name, want string
	}{
		{"Mayor Anna Berg left.", "Anna Berg", "Anna Berg"},
		{"The mayor, Anna Berg, left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg, 41, the mayor of Salta, left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg, who was then mayor of Salta, left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg is the new mayor.", "Anna Berg", "Anna Berg"},
		{"Anna Berg of the institute left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg, who heads the institute, left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg (her pen name), who teaches at a university, left.", "Anna Berg", "Anna Berg"},
		{"Anna Berg, who lives near the institute, left.", "Anna Berg", person.Unnamed},
		{"The Berg administration fell.", "Anna Berg", "Anna Berg"},
		{"Berg (2015) counted them.", "Berg", "Berg"},
		{"Holm and Berg (2015) counted them.", "Holm", "Holm"},
		{"Anna Berg met the mayor.", "Anna Berg", person.Unnamed},
		{"Anna Berg, the mayor's sister, left.", "Anna Berg", "mayor's sister"},
		{"Anna Berg, a relative of the mayor, left.", "Anna Berg", "relative"},
		{"Anna Berg, whose son is a minister, left.", "Anna Berg", person.Unnamed},
		{"According to Anna Berg, the mayor lied.", "Anna Berg", person.Unnamed},
		{"Police arrested Anna Berg.", "Anna Berg", person.Unnamed},
		{"She told police Anna Berg had left.", "Anna Berg", person.Unnamed},
		{"Anna Berg, 41, a former neighbour, left.", "Anna Berg", "former neighbour"},
		{"They met resident Anna Berg.", "Berg", "resident"},
		{"Anna Berg left.", "Anna Berg's mother", "mother"},
		{"Anna Berg left.", "local resident Anna Berg", "local resident"},
		{"Anna Berg left.", "prime minister of Norway Anna Berg", "prime minister of Norway Anna Berg"},
	} {
		b := person.NewBook(l)
		var s mention.Sentence
		l.Analyze(&s, test.in, text.AppendTokens(nil, test.in, 0, len(test.in)))
		b.Meet("Anna Berg", true)
		b.Meet("Berg", true)
		b.Meet("Holm", true)
		b.Read(&s, nil)
		if got, private := b.Shown(test.name); got != test.want || private == (test.want == test.name) {
			t.Errorf("%q: %q is shown as %q, left out %v; want %q", test.in, test.name, got, private, test.want)
		}
	}
	b := person.NewBook(l)
	var s mention.Sentence
	in := "They met Anna Berg, a neighbour, and the Rimland Observer."
	l.Analyze(&s, in, text.AppendTokens(nil, in, 0, len(in)))
	b.Meet("Rimland Observer", true)
	b.Meet("Rimland Observer", false)
	b.Meet("Rimland Observer", false)
	b.Read(&s, nil)
	if got, private := b.Shown("Berg"); got != "neighbour" || !private {
		t.Errorf("whom the text calls a neighbour is shown as %q", got)
	}
	if got, private := b.Shown("Rimland Observer"); got != "Rimland Observer" || private {
		t.Errorf("a name that the syntax mostly takes for that of a body is shown as %q", got)
	}
}

// TestSharedSurname holds that whoever has only the surname of somebody in office is not
// taken for that person.
func TestSharedSurname(t *testing.T) {
	b := person.NewBook(lists(t))
	for _, name := range []string{"Berg", "Anna Berg", "Peter Berg", "Lars Holm", "Lars Erik Holm"} {
		b.Meet(name, true)
		b.Note(name)
	}
	b.Public("Berg") // "Mayor Berg"
	for name, want := range map[string]string{"Holm": "Lars Erik Holm", "Berg": "Berg", "Voss": "Voss"} {
		if got := b.Whole(name); got != want {
			t.Errorf("%q stands for %q, want %q", name, got, want)
		}
	}
	if shown, private := b.Shown("Berg"); private || shown != "Berg" {
		t.Errorf("who holds the office is shown as %q", shown)
	}
	for _, name := range []string{"Anna Berg", "Peter Berg"} {
		if shown, private := b.Shown(name); !private || shown != person.Unnamed {
			t.Errorf("%s, who may be another, is shown as %q", name, shown)
		}
	}
}
