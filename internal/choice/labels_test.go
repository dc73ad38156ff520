package choice_test

import (
	"bytes"
	"strings"
	"testing"

	"cited/internal/choice"
)

// kinds are labels in groups.
func kinds() map[string][]string {
	return map[string][]string{"fruit": {"apple", "plum"}, "tool": {"saw"}}
}

func labelled(features string, labels ...string) choice.Labelled {
	return choice.Labelled{Features: option(strings.Fields(features)...).Features, Labels: labels}
}

func labels() *choice.Labels {
	var list []choice.Labelled
	for range 20 {
		list = append(list, labelled("sweet red", "apple"), labelled("sweet blue", "plum"), labelled("iron", "saw"),
			labelled("sweet red blue", "apple", "plum"), labelled("big"), labelled("red big"), labelled("blue"), labelled("red"))
	}
	return choice.LearnLabels(choice.DefaultLabelPlan(), kinds(), list)
}

// odds returns the labels that are more probable than one in five.
func odds(l *choice.Labels, features string) string {
	sums := make([]float32, len(l.Names()))
	l.Row(choice.Feature{Name: "always"}).Add(sums)
	for _, f := range option(strings.Fields(features)...).Features {
		l.Row(f).Add(sums)
	}
	var out []string
	for i, p := range l.Odds(sums) {
		if p > 0.2 {
			out = append(out, l.Names()[i])
		}
	}
	return strings.Join(out, " ")
}

func TestLabels(t *testing.T) {
	l := labels()
	for features, want := range map[string]string{
		"sweet red": "apple", "sweet blue": "plum", "sweet red blue": "apple plum", "iron": "saw", "big": "", "red": "", "": "", "unseen": "",
	} {
		if got := odds(l, features); got != want {
			t.Errorf("%q: %q, want %q", features, got, want)
		}
	}
	sweet, apple := l.Row(choice.Feature{Name: "sweet"}), 0
	if l.For(sweet, apple) <= l.For(sweet, 2) {
		t.Errorf("sweet speaks for %s by %.2f and for %s by %.2f", l.Names()[0], l.For(sweet, 0), l.Names()[2], l.For(sweet, 2))
	}
}

func TestReadWriteLabels(t *testing.T) {
	write := func(l *choice.Labels, unit float64) string {
		var b bytes.Buffer
		if err := choice.WriteLabels(&b, l, unit); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := write(labels(), 0.1)
	if second := write(labels(), 0.1); first != second {
		t.Errorf("learned twice:\n%s\n%s", first, second)
	}
	read, err := choice.ReadLabels(strings.NewReader("# a comment\n" + first))
	if err != nil || write(read, 0.1) != first {
		t.Errorf("written %q (%v), want %q", write(read, 0.1), err, first)
	}
	const file = "\n[apple of fruit]\nstem 0.5 pip core\n\n[fruit]\nred 0.2\n\n[any]\nalways -1\n"
	read, err = choice.ReadLabels(strings.NewReader(file))
	if err != nil || read.For(read.Row(choice.Feature{Name: "stem", Value: "core"}), 0) != 0.5 {
		t.Errorf("%v: %v", err, read)
	}
	for _, bad := range []string{"stem 1 a", "[a of b]\nstem x a", "[a of b]\nstem", "[a of b]\nstem NaN a", "[a of b]\nstem +Inf a"} {
		if _, err := choice.ReadLabels(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read as weights", bad)
		}
	}
}
