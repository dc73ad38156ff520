package choice_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"cited/internal/choice"
)

func option(features ...string) choice.Option {
	var o choice.Option
	for _, f := range features {
		name, value, _ := strings.Cut(f, "=")
		o.Features = append(o.Features, choice.Feature{Name: name, Value: value})
	}
	return o
}

// lessons teach that near goes before far, unless far is named.
func lessons() []choice.Example {
	var list []choice.Example
	for range 10 {
		list = append(list,
			choice.Example{Options: []choice.Option{option("near"), option("far")}, Right: []bool{true, false}},
			choice.Example{Options: []choice.Option{option("near"), option("far", "named")}, Right: []bool{false, true}},
			choice.Example{Options: []choice.Option{option("kind=a"), option("kind=b"), option("kind=c")}, Right: []bool{false, true, true}})
	}
	return list
}

func TestLearn(t *testing.T) {
	m := choice.Learn(choice.DefaultPlan(), lessons())
	for _, test := range []struct {
		options []choice.Option
		want    int
	}{
		{[]choice.Option{option("far"), option("near")}, 1},
		{[]choice.Option{option("near"), option("far", "named")}, 1},
		{[]choice.Option{option("kind=a"), option("kind=c")}, 1},
		{[]choice.Option{option("unseen"), option("other")}, 0},
		{nil, -1},
	} {
		if got := m.Pick(test.options); got != test.want {
			t.Errorf("of %v picked %d, want %d", test.options, got, test.want)
		}
	}
}

// TestLearnAgain holds learning to one outcome, and features seen too seldom to none.
func TestLearnAgain(t *testing.T) {
	write := func(plan choice.Plan) string {
		var b bytes.Buffer
		if err := choice.Write(&b, choice.Models{"side": choice.Learn(plan, lessons())}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	plan := choice.DefaultPlan()
	if first, second := write(plan), write(plan); first != second {
		t.Errorf("learned twice:\n%s\n%s", first, second)
	}
	plan.Least = 100
	if got := write(plan); strings.Contains(got, "near") {
		t.Errorf("a feature seen ten times was learned where a hundred are asked for:\n%s", got)
	}
}

func TestReadWrite(t *testing.T) {
	const file = "\n[measure]\n-0.500 far\n1.250 path=nsubj<obj>\n\n[time]\n2.000 none\n"
	all, err := choice.Read(strings.NewReader("# a comment\n" + file))
	if err != nil {
		t.Fatal(err)
	}
	if got := all["measure"].Score(option("far", "path=nsubj<obj>", "unknown").Features); got != 0.75 {
		t.Errorf("score %v, want 0.75", got)
	}
	var b bytes.Buffer
	if err := choice.Write(&b, all); err != nil || b.String() != file {
		t.Errorf("written %q (%v), want %q", b.String(), err, file)
	}
	for _, bad := range []string{"1.0 near", "[a]\nx near", "[a]\n1.0", "[a]\nNaN near", "[a]\n+Inf near"} {
		if _, err := choice.Read(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read as weights", bad)
		}
	}
}

func Example() {
	plan := choice.DefaultPlan()
	plan.Least = 1
	m := choice.Learn(plan, []choice.Example{
		{Options: []choice.Option{option("verb"), option("noun")}, Right: []bool{true, false}},
		{Options: []choice.Option{option("noun"), option("verb")}, Right: []bool{false, true}},
		{Options: []choice.Option{option("verb"), option("noun")}, Right: []bool{true, false}},
	})
	fmt.Println(m.Pick([]choice.Option{option("noun"), option("verb")}))
	// Output: 1
}

func BenchmarkPick(b *testing.B) {
	m := choice.Learn(choice.DefaultPlan(), lessons())
	options := []choice.Option{option("near", "kind=a", "x"), option("far", "named", "kind=b"), option("kind=c", "y", "z")}
	b.ReportAllocs()
	for b.Loop() {
		m.Pick(options)
	}
}

// TestScoreFindsEveryWeight holds the look-up by hashes to the weights that were read, and
// what is not there to nothing.
func TestScoreFindsEveryWeight(t *testing.T) {
	var b strings.Builder
	b.WriteString("[side]\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "%d f%d=v%d\n%d v%d=f%d\n%d f%d\n", i+1, i, i%7, -i-1, i%7, i, 10*i+1, i)
	}
	all, err := choice.Read(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	m := all["side"]
	for i := range 3000 {
		name, value := fmt.Sprintf("f%d", i), fmt.Sprintf("v%d", i%7)
		for f, want := range map[choice.Feature]float64{{Name: name, Value: value}: float64(i + 1), {Name: value, Value: name}: float64(-i - 1),
			{Name: name}: float64(10*i + 1), {Name: name + value}: 0, {Name: name, Value: "w"}: 0} {
			if got := m.Score([]choice.Feature{f}); got != want {
				t.Errorf("%v: %v, want %v", f, got, want)
			}
		}
	}
}
