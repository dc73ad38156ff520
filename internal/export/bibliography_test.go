package export

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// references reads RIS: for each reference its values by tag.
func references(t *testing.T, raw []byte) (all []map[string][]string) {
	t.Helper()
	line := regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`)
	var open map[string][]string
	for s := range strings.SplitSeq(strings.TrimSuffix(string(raw), "\r\n"), "\r\n") {
		if s == "" {
			continue
		}
		found := line.FindStringSubmatch(s)
		switch {
		case found == nil || strings.ContainsAny(s, "\r\n"):
			t.Errorf("%q is no line of RIS", s)
		case found[1] == "TY":
			open = map[string][]string{"TY": {found[2]}}
		case found[1] == "ER":
			all, open = append(all, open), nil
		case open == nil:
			t.Errorf("%q is outside of a reference", s)
		default:
			open[found[1]] = append(open[found[1]], found[2])
		}
	}
	return all
}

func TestRISReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	got := references(t, exported(t, "ris", append(all, all[0])...))
	if len(got) != len(all) {
		t.Fatalf("%d references of %d documents", len(got), len(all))
	}
	for i, fields := range got {
		d := &all[i].Document
		for tag, want := range map[string]string{"ID": string(d.ID), "TI": OneLine(d.Name), "AU": OneLine(d.Author), "PB": OneLine(d.Publisher), "UR": OneLine(d.Address)} {
			if value := strings.Join(fields[tag], "|"); value != want {
				t.Errorf("%s: %s is %q, want %q", d.ID, tag, value, want)
			}
		}
		if !strings.Contains(strings.Join(fields["N1"], "|"), d.Original) {
			t.Errorf("%s: the hash is not in %q", d.ID, fields["N1"])
		}
	}
	if empty := exported(t, "ris"); len(empty) > 0 {
		t.Errorf("no documents are %q", empty)
	}
}

func TestRISDates(t *testing.T) {
	for date, want := range map[cited.EDTF]string{"2015": "2015 2015///", "2015-12": "2015 2015/12//", "2015-12-07": "2015 2015/12/07/", "2015-12-07T10:00:00Z": "2015 2015/12/07/",
		"2015~": "2015 2015///", "2014/2016-02": "2014 2014///", "": " ", "2015-21": " ", "201X": " ", "../2015": " "} {
		d := cited.Document{ID: "do-1", Name: "n", Published: date, Address: "https://example.org"}
		year, day, note := "", "", ""
		for _, f := range risFields(&d) {
			switch f.tag {
			case "PY":
				year = f.value
			case "DA":
				day = f.value
			case "N1":
				note += f.value
			case "TY":
				if f.value != "ELEC" {
					t.Errorf("a page of the web is %s", f.value)
				}
			}
		}
		if got := year + " " + day; got != want {
			t.Errorf("%q is %q, want %q", date, got, want)
		}
		if said := strings.Contains(note, "(EDTF): "+string(date)); said != (want == " " && date != "" || strings.ContainsAny(string(date), "~/")) {
			t.Errorf("%q is in the notes: %v", date, said)
		}
	}
}

func TestCSLReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	var got []cslItem
	if err := json.Unmarshal(exported(t, "csl", append(all, all[0])...), &got); err != nil {
		t.Fatal(err)
	}
	var want []cslItem
	for i := range all {
		want = append(want, cslOf(&all[i].Document))
		if want[i].Custom["original"] != all[i].Document.Original || want[i].ID != all[i].Document.ID {
			t.Errorf("%+v", want[i])
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if empty := exported(t, "csl"); json.Unmarshal(empty, &got) != nil || len(got) != 0 {
		t.Errorf("no documents are %q", empty)
	}
}

func TestCSLDates(t *testing.T) {
	for date, want := range map[cited.EDTF]string{"2015-12-07": `{"date-parts":[[2015,12,7]]}`, "2015": `{"date-parts":[[2015]]}`, "2014/2016-02": `{"date-parts":[[2014],[2016,2]]}`,
		"2015-12?": `{"date-parts":[[2015,12]],"circa":true}`, "2015-21": `{"literal":"2015-21"}`, "../2015": `{"literal":"../2015"}`, "": `null`} {
		got, err := json.Marshal(cslDateOf(date))
		if err != nil || string(got) != want {
			t.Errorf("%q is %s, want %s; %v", date, got, want, err)
		}
	}
	d := cited.Document{Address: "https://example.org/a", Publisher: "P", Part: 3}
	if item := cslOf(&d); item.Type != "webpage" || item.Container != "P" || item.Custom["part"] != "3" || item.Issued != nil {
		t.Errorf("%+v", item)
	}
}
