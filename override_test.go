package cited

import (
	"math"
	"testing"
)

func TestOverruled(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	o := Overruled{Cell: Cell{Codebook: "foreign-fighters", Measure: "travelled", Kind: Count, Origin: []string{"BEL"}}, Rule: "newest", At: "2015", Low: n(400), Best: n(470), High: n(516)}
	d := Decision{ID: "de-1", Subject: o.Cell.ID(), Field: EstimateField(o.Rule, o.At), Value: o.Value()}
	got, err := ReadOverruled(&d)
	if err != nil || got.Value() != o.Value() || d.Field != "estimate newest 2015" || EstimateField("newest", "") != "estimate newest" {
		t.Errorf("%+v, %v, field %q", got, err, d.Field)
	}
	for name, change := range map[string]func(*Decision){
		"no JSON":      func(d *Decision) { d.Value = "470" },
		"more than it": func(d *Decision) { d.Value = d.Value[:1] + `"x":1,` + d.Value[1:] },
		"other cell":   func(d *Decision) { d.Subject = "ce-0000000000000" },
		"other rule":   func(d *Decision) { d.Field = EstimateField("majority", o.At) },
	} {
		bad := d
		change(&bad)
		if _, err := ReadOverruled(&bad); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOverruledCheck(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	tests := []struct {
		name            string
		low, best, high *float64
		kind            Kind
		ok              bool
	}{
		{"all", n(400), n(470), n(516), Count, true},
		{"best only", nil, n(470), nil, Count, true},
		{"nobody", n(0), n(0), n(0), Count, true},
		{"nothing", nil, nil, nil, Count, false},
		{"not in order", n(500), n(470), nil, Count, false},
		{"ends crossed", n(500), nil, n(470), Count, false},
		{"below nothing", n(-1), nil, nil, Count, false},
		{"no number", n(math.NaN()), nil, nil, Count, false},
		{"without end", nil, nil, n(math.Inf(1)), Count, false},
		{"share", n(20), n(100), nil, Share, true},
		{"more than all", n(20), nil, n(101), Share, false},
	}
	for _, tt := range tests {
		o := Overruled{Cell: Cell{Kind: tt.kind}, Rule: "newest", Low: tt.low, Best: tt.best, High: tt.high}
		if err := o.Check(); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	for _, o := range []Overruled{{Rule: "", Best: n(1)}, {Rule: "a b", Best: n(1)}, {Rule: "newest", At: "soon", Best: n(1)}} {
		if o.Check() == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}
