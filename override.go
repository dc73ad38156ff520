package cited

import (
	"encoding/json"
	"strings"
)

// FieldEstimate begins the field of a decision on a cell: "estimate conservative", and
// with the date that was asked for behind it, where one was.
const FieldEstimate = "estimate"

// Overruled is what a decision on a cell puts in the place of an estimate: the value of
// the decision. It holds the cell as well, because the id of a cell does not tell what is
// counted in it.
type Overruled struct {
	Cell Cell     `json:"cell"`
	Rule string   `json:"rule"`
	At   EDTF     `json:"at"`
	Low  *float64 `json:"low"`
	Best *float64 `json:"best"`
	High *float64 `json:"high"`
}

// EstimateField returns the field of decisions on a cell under a rule for a date; empty is
// all dates.
func EstimateField(rule string, at EDTF) string {
	return strings.TrimSpace(FieldEstimate + " " + rule + " " + string(at))
}

// Value returns it as decisions keep it: the same text for the same values.
func (o *Overruled) Value() string {
	data, err := json.Marshal(o)
	if err != nil {
		return "" // of numbers that are none, which Check refuses
	}
	return string(data)
}

// ReadOverruled reads the value of a decision on a cell. One that is not what Value writes, or
// is about another cell or field, is Invalid.
func ReadOverruled(d *Decision) (Overruled, error) {
	var o Overruled
	if err := json.Unmarshal([]byte(d.Value), &o); err != nil || o.Value() != d.Value {
		return o, Errorf(Invalid, "decision %s does not hold an estimate", d.ID)
	}
	if o.Cell.ID() != d.Subject || EstimateField(o.Rule, o.At) != d.Field {
		return o, Errorf(Invalid, "decision %s holds an estimate of another cell", d.ID)
	}
	return o, o.Check()
}

// Check reports as Invalid what cannot stand in the place of an estimate.
func (o *Overruled) Check() error {
	ends := []*float64{o.Low, o.Best, o.High}
	last := 0.0
	some := false
	for _, e := range ends {
		switch {
		case e == nil:
			continue
		case !(*e >= 0 && *e <= 1e15):
			return Errorf(Invalid, "an end of an estimate is a number from 0 to 1e15")
		case o.Cell.Kind == Share && *e > 100:
			return Errorf(Invalid, "an end of a share is 100 percent at most")
		case *e < last:
			return Errorf(Invalid, "low must not be above best, nor best above high")
		}
		last, some = *e, true
	}
	switch {
	case !some:
		return Errorf(Invalid, "an estimate of one's own needs a number: low, best or high")
	case o.At != "" && !o.At.Valid():
		return Errorf(Invalid, "%q is no date", o.At)
	case o.Rule == "" || strings.ContainsAny(o.Rule, " \t\n"):
		return Errorf(Invalid, "%q is no name of a rule", o.Rule)
	}
	return nil
}
