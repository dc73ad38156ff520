package codebook_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cited"
	"cited/internal/codebook"
	"cited/internal/fuzztest"
	"cited/rules"

	"github.com/google/go-cmp/cmp"
)

// Files of a small codebook without a mistake. Tests of errors change one thing
// in one of them.
const (
	goodBook = `name: small
title: A small one
version: "1"
theatres: [SYR]
measures:
  - code: returned
    is: came back
  - code: killed
    is: died
populations:
  - {code: fighters, is: fighters as such}
segments:
  - {code: dual citizens, is: hold two passports}
families:
  - code: all
    is: everybody
    measures: [returned, killed]
claims:
  - measures: [killed]
    populations: [fighters]
    when: [abroad]
themes:
  - {code: hunger, group: there, is: nothing to eat}
  - {code: way-home, group: leaving, is: how somebody got away}
`
	goodGroups = `groups:
  - name: Red Band
    names: [RB, Red band]
    known_as:
      - {name: Pink Band, from: 2010, to: 2012-05, receipt: "Town Gazette, Bands of the hill, 3 June 2012"}
    ties:
      - {relation: split-from, with: Blue Band, from: 2012-05}
    not: [Red Band Hotel]
    ok: ["He joined the [Red Band]."]
    no: ["She wore a red ribbon."]
  - name: Blue Band
    ok: ["The [Blue Band] held the hill."]
    no: ["The sky was blue."]
generic:
  - forms: [armed band]
    ok: ["An [armed band] came."]
    no: ["A band played."]
`
	goodRegions = `regions:
  - name: Levant
    source: common usage
    members: [SYR, LBN]
`
	goodCountries = `id SYR
means SYR
forms Syria | Syrian Arab Republic
people Syrian | Syrians

id LBN
means LBN
forms Lebanon
people Lebanese
`
)

// small returns the good codebook, with one file in another wording.
func small(file, was, is string) fstest.MapFS {
	files := map[string]string{
		"codebook/small/codebook.yaml": goodBook,
		"codebook/small/groups.yaml":   goodGroups,
		"codebook/small/regions.yaml":  goodRegions,
		"en/countries.txt":             goodCountries,
	}
	out := fstest.MapFS{}
	for name, content := range files {
		if strings.HasSuffix(name, file) && file != "" {
			content = strings.Replace(content, was, is, 1)
		}
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

func TestLoad(t *testing.T) {
	c, err := codebook.Load(small("", "", ""), "small")
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "small" || c.Title != "A small one" || c.Version != "1" {
		t.Errorf("name, title, version = %q, %q, %q", c.Name, c.Title, c.Version)
	}
	want := codebook.Group{
		Name: "Red Band", Names: []string{"Red Band", "RB", "Red band", "Pink Band"},
		KnownAs: []codebook.TimeName{{Name: "Pink Band", From: "2010", To: "2012-05", Receipt: "Town Gazette, Bands of the hill, 3 June 2012"}},
		Ties:    []codebook.Tie{{Relation: codebook.SplitFrom, With: "Blue Band", From: "2012-05"}},
		Not:     []string{"Red Band Hotel"}, OK: []string{"He joined the [Red Band]."}, No: []string{"She wore a red ribbon."},
		At: codebook.Place{File: "codebook/small/groups.yaml", Line: 2},
	}
	if diff := cmp.Diff(want, c.Groups[0]); diff != "" {
		t.Errorf("first group (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"armed band"}, c.Generic); diff != "" {
		t.Errorf("generic (-want +got):\n%s", diff)
	}
	if th, ok := c.Theme("Way-Home"); !ok || th != (codebook.Theme{Code: "way-home", Group: "leaving", Is: "how somebody got away"}) {
		t.Errorf("Theme(Way-Home) = %v, %v", th, ok)
	}
	if m, ok := c.Measure("Returned"); !ok || m != (codebook.Code{Code: "returned", Is: "came back"}) {
		t.Errorf("Measure(Returned) = %v, %v", m, ok)
	}
}

// A file beside groups.yaml adds groups and phrases, and changes those that it
// names.
func TestMoreGroups(t *testing.T) {
	files := small("", "", "")
	more := `groups:
  - name: Blue Band
    names: [BB]
    ties: [{relation: part-of, with: Red Band}]
    ok: ["The [BB] held the hill."]
    no: ["A bee buzzed."]
  - name: Green Band
    ok: ["The [Green Band] came."]
    no: ["The hill was green."]
generic:
  - forms: [masked men]
    ok: ["Two [masked men] came."]
    no: ["The mask fell."]
`
	files["codebook/small/groups.more.yaml"] = &fstest.MapFile{Data: []byte(more)}
	c, err := codebook.Load(files, "small")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range c.Groups {
		got = append(got, strings.Join(g.Names, "|"))
	}
	if diff := cmp.Diff([]string{"Red Band|RB|Red band|Pink Band", "Blue Band|BB", "Green Band"}, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if g, _ := c.Group("Green Band"); g.At != (codebook.Place{File: "codebook/small/groups.more.yaml", Line: 7}) {
		t.Errorf("the added group stands at %v", g.At)
	}
	if diff := cmp.Diff([]string{"armed band", "masked men"}, c.Generic); diff != "" {
		t.Errorf("generic (-want +got):\n%s", diff)
	}
	files["codebook/small/groups.more.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(more, "[BB]", "[RB]", 1))}
	if _, err := codebook.Load(files, "small"); err == nil || !strings.Contains(err.Error(), `"RB" is a name of Blue Band already`) {
		t.Errorf("a spelling of two groups: %v", err)
	}
}

// Every mistake has its place and says what to do.
func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, file, was, is, want string }{
		{"no YAML", "codebook.yaml", "theatres: [SYR]", "theatres: [SYR", "codebook/small/codebook.yaml:5:1: is no YAML: ',' or ']' must be specified"},
		{"unknown key", "codebook.yaml", "title:", "titel:", `codebook/small/codebook.yaml:2:1: there is no key "titel" here; use name, title, version, borrows, theatres, measures, populations, segments, families, makes, claims, themes`},
		{"key twice", "codebook.yaml", "theatres: [SYR]", "name: small", "codebook/small/codebook.yaml:4:1: name is given twice; keep one"},
		{"key missing", "codebook.yaml", "    is: came back\n", "", "codebook/small/codebook.yaml:6:9: the key is is missing"},
		{"value missing", "codebook.yaml", "is: came back", "is:", "codebook/small/codebook.yaml:7:8: the value of is must be a text"},
		{"value empty", "codebook.yaml", "is: came back", `is: " "`, "codebook/small/codebook.yaml:7:9: the value of is is empty"},
		{"no text", "codebook.yaml", "is: came back", "is: [came, back]", "codebook/small/codebook.yaml:7:9: the value of is must be a text"},
		{"no list", "codebook.yaml", "theatres: [SYR]", "theatres: SYR", "codebook/small/codebook.yaml:4:11: the value of theatres must be a list"},
		{"no mapping", "codebook.yaml", "{code: fighters, is: fighters as such}", "fighters", "codebook/small/codebook.yaml:11:5: must be keys and values: code, is"},
		{"item twice", "codebook.yaml", "theatres: [SYR]", "theatres: [SYR, SYR]", `codebook/small/codebook.yaml:4:17: "SYR" is listed twice`},
		{"other name than the folder", "codebook.yaml", "name: small", "name: smal", "codebook/small/codebook.yaml:1:7: name is smal, but the folder is called small"},
		{"no country", "codebook.yaml", "theatres: [SYR]", "theatres: [SY]", `codebook/small/codebook.yaml:4:12: "SY" is no ISO 3166-1 alpha-3 code of a country in the lists`},
		{"name for a code", "codebook.yaml", "theatres: [SYR]", "theatres: [Syria]", `codebook/small/codebook.yaml:4:12: "Syria" is no ISO 3166-1 alpha-3 code of a country in the lists`},
		{"code twice", "codebook.yaml", "code: killed", "code: returned", "codebook/small/codebook.yaml:8:11: code returned is used before"},
		{"code in capitals", "codebook.yaml", "code: killed", "code: Killed", `codebook/small/codebook.yaml:8:11: code "Killed" must be of lower-case letters and hyphens`},
		{"code of two words", "codebook.yaml", "code: fighters", "code: the fighters", `codebook/small/codebook.yaml:11:12: code "the fighters" must be of lower-case letters and hyphens`},
		{"segment in capitals", "codebook.yaml", "dual citizens", "Dual citizens", `codebook/small/codebook.yaml:13:12: code "Dual citizens" must be of lower-case letters, hyphens and blanks`},
		{"family of an unknown measure", "codebook.yaml", "[returned, killed]", "[returned, lost]", "codebook/small/codebook.yaml:17:26: there is no measure lost"},
		{"family named like a measure", "codebook.yaml", "code: all", "code: killed", "codebook/small/codebook.yaml:15:11: code killed is used before"},
		{"thing of two measures", "codebook.yaml", "is: came back\n  - code: killed\n", "is: came back\n    things: [bus]\n  - code: killed\n    things: [car, bus]\n", `codebook/small/codebook.yaml:10:19: things: "bus" belongs to returned already`},
		{"claim without a condition", "codebook.yaml", "  - measures: [killed]\n    populations: [fighters]\n    when: [abroad]\n", "  - {}\n", "codebook/small/codebook.yaml:19:5: a claim needs measures, populations or when; for any figure write measures: [any]"},
		{"claim on an unknown measure", "codebook.yaml", "- measures: [killed]", "- measures: [lost]", "codebook/small/codebook.yaml:19:16: measures: there is no lost in this codebook"},
		{"claim on an unknown population", "codebook.yaml", "populations: [fighters]", "populations: [robots]", "codebook/small/codebook.yaml:20:19: populations: there is no robots in this codebook"},
		{"claim with an unknown condition", "codebook.yaml", "when: [abroad]", "when: [at sea]", "codebook/small/codebook.yaml:21:12: there is no condition at sea; use abroad, incident, subject"},
		{"claim on any and more", "codebook.yaml", "- measures: [killed]", "- measures: [any]", "codebook/small/codebook.yaml:19:13: any stands alone: it holds for every figure"},
		{"claim with an unknown key", "codebook.yaml", "when: [abroad]", "if: [abroad]", `codebook/small/codebook.yaml:21:5: there is no key "if" here; use measures, populations, when`},
		{"theme twice", "codebook.yaml", "code: way-home", "code: hunger", "codebook/small/codebook.yaml:24:12: code hunger is used before"},
		{"theme in capitals", "codebook.yaml", "code: way-home", "code: Way-home", `codebook/small/codebook.yaml:24:12: code "Way-home" must be of lower-case letters and hyphens`},
		{"theme without a group", "codebook.yaml", "group: there, ", "", "codebook/small/codebook.yaml:23:5: the key group is missing"},
		{"theme of a group in capitals", "codebook.yaml", "group: there", "group: There", `codebook/small/codebook.yaml:23:27: group: "There" must be lower-case letters and hyphens`},
		{"theme with an unknown key", "codebook.yaml", "group: leaving, is:", "group: leaving, x: y, is:", `codebook/small/codebook.yaml:24:38: there is no key "x" here; use code, group, is`},
		{"made into an unknown population", "codebook.yaml", "claims:\n", "makes:\n  - {measures: [killed], of: [fighters], population: ghosts}\nclaims:\n", "codebook/small/codebook.yaml:19:54: population: there is no ghosts in this codebook"},
		{"made of an unknown population", "codebook.yaml", "claims:\n", "makes:\n  - {measures: [killed], of: [ghosts], population: fighters}\nclaims:\n", "codebook/small/codebook.yaml:19:31: of: there is no ghosts in this codebook"},
		{"name of two groups", "groups.yaml", "[RB, Red band]", "[RB, blue band]", `codebook/small/groups.yaml:11:11: "Blue Band" is a name of Red Band already`},
		{"name twice", "groups.yaml", "[RB, Red band]", "[RB, Red Band]", `codebook/small/groups.yaml:3:17: "Red Band" is listed twice`},
		{"no date", "groups.yaml", "from: 2010", "from: long ago", `codebook/small/groups.yaml:5:33: from: date "long ago": a year has four digits; write it like 2015, `},
		{"no relation", "groups.yaml", "split-from", "left", `codebook/small/groups.yaml:7:20: there is no relation "left"; use affiliated-with, allied-with, branch-of, part-of, pledged-to, split-from, successor-of`},
		{"receipt without words", "groups.yaml", "\"Town Gazette, Bands of the hill, 3 June 2012\"", "[a]", "codebook/small/groups.yaml:5:61: the value of receipt must be a text"},
		{"tie to nobody", "groups.yaml", "with: Blue Band", "with: Grey Band", `codebook/small/groups.yaml:7:38: there is no group "Grey Band" in this file`},
		{"no example", "groups.yaml", "    no: [\"She wore a red ribbon.\"]\n", "", "codebook/small/groups.yaml:2:9: the key no is missing"},
		{"example without brackets", "groups.yaml", "[Red Band].", "Red Band.", "codebook/small/groups.yaml:9:10: an ok example marks what is matched with [ and ]"},
		{"example of something else", "groups.yaml", "the [Red Band]", "[the Red Band of Ur]", `codebook/small/groups.yaml:9:10: "the Red Band of Ur" is none of the names here`},
		{"generic example of something else", "groups.yaml", "An [armed band]", "[An armed] band", `codebook/small/groups.yaml:16:10: "An armed" is none of the names here`},
		{"region without a source", "regions.yaml", "    source: common usage\n", "", "codebook/small/regions.yaml:2:9: the key source is missing"},
		{"region twice", "regions.yaml", "regions:\n", "regions:\n  - {name: levant, source: me, members: []}\n", "codebook/small/regions.yaml:3:11: region Levant is listed before"},
		{"member that is no country", "regions.yaml", "LBN", "LIB", `codebook/small/regions.yaml:4:20: "LIB" is no ISO 3166-1 alpha-3 code of a country in the lists`},
		{"empty file", "regions.yaml", goodRegions, "", "codebook/small/regions.yaml:1:1: must hold one document"},
		{"two documents", "regions.yaml", "regions:", "--- \na: b\n---\nregions:", "codebook/small/regions.yaml:1:1: must hold one document"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := codebook.Load(small(test.file, test.was, test.is), "small")
			if err == nil {
				t.Fatal("no error")
			}
			if !slices.ContainsFunc(strings.Split(err.Error(), "\n"), func(l string) bool { return strings.HasPrefix(l, test.want) }) {
				t.Errorf("got:\n%s\nwant:\n%s", err, test.want)
			}
			if cited.CodeOf(err) != cited.Invalid {
				t.Errorf("code %s, want %s", cited.CodeOf(err), cited.Invalid)
			}
		})
	}
}

// One mistake does not hide another, in the same file or in the next.
func TestLoadReportsAllErrors(t *testing.T) {
	files := small("codebook.yaml", "[SYR]", "[SY]")
	files["codebook/small/groups.yaml"] = &fstest.MapFile{Data: []byte(strings.NewReplacer("split-from", "left", "with: Blue Band", "with: Grey Band", "[Blue Band]", "Blue Band").Replace(goodGroups))}
	delete(files, "codebook/small/regions.yaml")
	_, err := codebook.Load(files, "small")
	want := `codebook/small/codebook.yaml:4:12: "SY" is no ISO 3166-1 alpha-3 code of a country in the lists
codebook/small/groups.yaml:7:20: there is no relation "left"; use affiliated-with, allied-with, branch-of, part-of, pledged-to, split-from, successor-of
codebook/small/groups.yaml:12:10: an ok example marks what is matched with [ and ]
codebook/small/groups.yaml:7:32: there is no group "Grey Band" in this file
codebook/small/regions.yaml:1:1: cannot be read: file does not exist`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

func TestLoadUnknownName(t *testing.T) {
	for _, name := range []string{"", "big", "../small", "small/"} {
		_, err := codebook.Load(small("", "", ""), name)
		if cited.CodeOf(err) != cited.NotFound || !strings.HasSuffix(err.Error(), "there are: small") {
			t.Errorf("Load(%q): %v", name, err)
		}
	}
}

// broken is a folder whose lists of countries cannot be read.
type broken struct{ fstest.MapFS }

func (b broken) ReadFile(name string) ([]byte, error) {
	if name == "en/countries.txt" {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("input/output error")}
	}
	return b.MapFS.ReadFile(name)
}

func TestLoadUnreadableNames(t *testing.T) {
	_, err := codebook.Load(broken{small("", "", "")}, "small")
	if err == nil || !strings.Contains(err.Error(), "en/countries.txt: cannot be read: ") {
		t.Errorf("got %v", err)
	}
}

func TestRegions(t *testing.T) {
	got, err := codebook.Load(small("", "", ""), "small")
	if err != nil {
		t.Fatal(err)
	}
	want := []codebook.Region{{Name: "Levant", Source: "common usage", Members: []string{"SYR", "LBN"}}}
	if diff := cmp.Diff(want, got.Regions); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNames(t *testing.T) {
	got, err := codebook.Names(rules.FS)
	if err != nil || !slices.Equal(got, []string{"casualties", "displacement", "foreign-fighters"}) {
		t.Errorf("Names = %v, %v", got, err)
	}
}

// Whatever stands in a file, Load returns: a codebook or what is wrong.
func FuzzLoadGroups(f *testing.F) {
	f.Add(goodGroups)
	f.Add("groups: [&a {name: *a}]")
	f.Add("groups:\n  - ? [a]\n    : b\n  - <<: {name: x}\n  - !!binary x")
	f.Fuzz(func(t *testing.T, groups string) {
		fuzztest.Limit(t)
		files := small("", "", "")
		files["codebook/small/groups.yaml"] = &fstest.MapFile{Data: []byte(groups)}
		c, err := codebook.Load(files, "small")
		if (c == nil) == (err == nil) {
			t.Errorf("codebook %v with error %v", c, err)
		}
	})
}
