package jsonl

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"cited/internal/fuzztest"
	"cited/internal/text"
)

// open reads a file as the host does: its parts, and then each of them.
func open(raw []byte) (parts []text.Part, contents []string, heads []text.Head, errs []error) {
	_, err := read(bytes.NewReader(raw), text.Input{Parts: func(p text.Part) error {
		parts = append(parts, p)
		return nil
	}}, nil)
	if err != nil {
		return nil, nil, nil, []error{err}
	}
	for _, p := range parts {
		var content strings.Builder
		head, err := read(bytes.NewReader(raw[p.From:p.To]), text.Input{Part: &p}, func(w text.Window) error {
			content.WriteString(w.Content)
			return w.Check(p.To - p.From)
		})
		contents, heads, errs = append(contents, content.String()), append(heads, head), append(errs, err)
	}
	return parts, contents, heads, errs
}

func TestRead(t *testing.T) {
	const file = "\ufeff" + `{"id":"a","text":"Nine came back.","date":"2015-12-07","title":"The \"count\"","language":"en"}` + "\r\n" +
		"\n  \n" +
		`{"text":"caf\u00e9 \ud83d\ude00 \ud83d \/ é\t<b>","id":17,"more":[1,{"id":2}]}` + "\n" +
		`{"id":"b","text":""}` + "\n" +
		`{"id":"c","text":7}` + "\n" +
		`{"id":"c"}` + "\n" +
		`["id"]` + "\n" +
		`{"id":"d","text":"x"} {}` + "\n" +
		`{"id":"e","text":"x","date":"yesterday"}` + "\n" +
		`{"id":"f","text":"x"`
	parts, contents, heads, errs := open([]byte(file))
	var names, problems []string
	for i, p := range parts {
		names = append(names, p.Name)
		if errs[i] != nil {
			problems = append(problems, errs[i].Error())
		}
	}
	if want := []string{"a", "17", "b", "", "c", "", "", "e", ""}; !slices.Equal(names, want) {
		t.Errorf("names %q", names)
	}
	if want := []string{"Nine came back.", "café 😀 \ufffd / é\t<b>", ""}; !slices.Equal(contents[:3], want) {
		t.Errorf("contents %q", contents[:3])
	}
	m := heads[0].Meta
	if m.Published != "2015-12-07" || m.Title != `The "count"` || m.Language != "en" || heads[0].From["published"] != "member date" {
		t.Errorf("head %+v", heads[0])
	}
	for i, want := range []string{"its text is no string", "it lacks an id or a text", "it is no object", "something stands behind", "four digits", "it is cut off"} {
		if i >= len(problems) || !strings.Contains(problems[i], want) {
			t.Errorf("problems %q, want %q", problems, want)
		}
	}
	if parts[1].Number != 4 {
		t.Errorf("the second document is line %d", parts[1].Number)
	}
}

// The map leads each letter to its bytes.
func TestMap(t *testing.T) {
	const line = `{"text":"Nine\n\"came\" b\u00e4ck","id":"a"}`
	var w text.Window
	if _, err := read(strings.NewReader(line), text.Input{Part: &text.Part{Number: 3}}, func(got text.Window) error {
		w = got
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		word, bytes string
		exact       bool
	}{{"Nine", "Nine", true}, {"came", "came", true}, {`"came"`, `\"came\"`, false}, {"bäck", `b\u00e4ck`, false}} {
		at := strings.Index(w.Content, tt.word)
		from, to, exact, ok := w.Map.Original(at, at+len(tt.word))
		if !ok || exact != tt.exact || line[from:to] != tt.bytes {
			t.Errorf("%s: %q, %v", tt.word, line[from:to], exact)
		}
		if places := w.Map.Places(at, at+len(tt.word)); !slices.Equal(places, []string{"line 3"}) {
			t.Errorf("places %q", places)
		}
	}
}

func TestLongLine(t *testing.T) {
	long := `{"id":"a","text":"` + strings.Repeat("x", 16<<20) + `"}` + "\n" + `{"id":"b","text":"y"}`
	_, contents, _, errs := open([]byte(long))
	if len(errs) != 2 || errs[0] == nil || !strings.Contains(errs[0].Error(), "16 MB") || contents[1] != "y" {
		t.Errorf("%d documents, %v", len(errs), errs)
	}
}

// Every text is read as encoding/json decodes it, and every letter is mapped inside.
func FuzzRead(f *testing.F) {
	for _, s := range []string{`{"id":1,"text":"a\u00e9\n"}`, `{"text":"\ud83d\ude00 \ud83dx \udc00","id":"a"}`, "{\"id\":\"\xff\",\"text\":\"\xff é\"}", `{"id":"a","text":"x","text":"y"}`, "{}\n[]\n", `{"id":"a","text":"x"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		fuzztest.Limit(t)
		parts, _, _, _ := open(raw)
		last := int64(0)
		for _, p := range parts {
			if p.From < last || p.To <= p.From || p.To > int64(len(raw)) {
				t.Fatalf("part %+v", p)
			}
			last = p.To
			o, err := parse(raw[p.From:p.To])
			if err != nil || o.text == nil {
				continue
			}
			got, back := unquote(o.text, o.at)
			if err := back.Check(len(got), int64(len(raw))); err != nil {
				t.Fatal(err)
			}
			var want string
			if json.Unmarshal(o.text, &want) != nil || string(got) != want {
				t.Fatalf("%q is read as %q", o.text, got)
			}
		}
	})
}
