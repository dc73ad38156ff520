package reconcile

import (
	"fmt"
	"io"
	"strings"

	"cited"
)

// WriteSteps prints an estimate with its derivation, a step a line.
func WriteSteps(w io.Writer, e *cited.Estimate) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: %s\n", e.Rule, e.Version, Ends(e))
	for i, s := range e.Steps {
		fmt.Fprintf(&b, "%3d  %s\n", i+1, s.Does)
	}
	if len(e.Others) > 0 {
		fmt.Fprintf(&b, "     counts something else: %s\n", counted(len(e.Others), "figure"))
		for _, o := range e.Others[:min(len(e.Others), 10)] {
			fmt.Fprintf(&b, "       %s  %s: %s\n", o.Figure, o.Field, o.Why)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Ends writes low, best and high: "low 420, best 470, high 516".
func Ends(e *cited.Estimate) string {
	unit := ""
	if e.Cell.Kind == cited.Share {
		unit = "%"
	}
	return "low " + end(e.Low, unit) + ", best " + end(e.Best, unit) + ", high " + end(e.High, unit)
}

// WriteTable prints estimates side by side, a line a rule.
func WriteTable(w io.Writer, estimates []cited.Estimate) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %9s %9s %9s  %s\n", "rule", "low", "best", "high", "of")
	for i := range estimates {
		e := &estimates[i]
		unit := ""
		if e.Cell.Kind == cited.Share {
			unit = "%"
		}
		fmt.Fprintf(&b, "%-14s %9s %9s %9s  %s\n", e.Rule, end(e.Low, unit), end(e.Best, unit), end(e.High, unit), Counted(e.Documents, e.Claims, e.Independent))
		if e.Missing != "" {
			fmt.Fprintf(&b, "  %s\n", e.Missing)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteSeries prints a series, a line a date, and marks where the sources changed.
func WriteSeries(w io.Writer, series []Dated) error {
	var b strings.Builder
	for i := range series {
		d := &series[i]
		fmt.Fprintf(&b, "%-8s %s", d.At, Ends(&d.Estimate))
		if d.Changed() {
			b.WriteString("  * sources changed here:")
			for _, s := range d.Joined {
				b.WriteString(" +" + s)
			}
			for _, s := range d.Left {
				b.WriteString(" -" + s)
			}
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
