package cli

import (
	"encoding/csv"
	"fmt"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// writeEstimates writes estimates as JSON lines or CSV.
func (a *app) writeEstimates(list []export.Estimate) error {
	if a.format == csvs {
		w := csv.NewWriter(a.out)
		rows := [][]string{export.EstimateColumns()}
		for i := range list {
			rows = append(rows, export.EstimateRow(&list[i]))
		}
		if err := w.WriteAll(rows); err != nil {
			return cannotWrite(err)
		}
		return nil
	}
	var line []byte
	for i := range list {
		line = append(export.AppendEstimate(line[:0], &list[i]), '\n')
		if _, err := a.out.Write(line); err != nil {
			return cannotWrite(err)
		}
	}
	return nil
}

// printByOrigin prints a line for each origin and rule, the highest first.
func (a *app) printByOrigin(e *estimating, cells []*archive.Estimator, several int) error {
	at := cited.EDTF(e.at)
	type line struct {
		est  *archive.Estimator
		list []export.Estimate
	}
	var lines []line
	for _, est := range cells {
		l := line{est: est}
		for _, rule := range e.rules {
			l.list = append(l.list, a.lineOf(e, est, est.Estimate(rule, at)))
		}
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(x, y line) int { return tell.CompareEnds(y.list[0].Estimate, x.list[0].Estimate) })
	if a.format != text {
		var all []export.Estimate
		for _, l := range lines {
			all = append(all, l.list...)
		}
		return a.writeEstimates(all)
	}
	if len(lines) == 0 {
		a.warn("no figure of this archive counts that for any one origin; leave out a flag, or see cited figures")
		return nil
	}
	wide := cells[0].Cell
	wide.Origin = nil
	fmt.Fprintf(a.out, "%s\n", oneLine(tell.Cell(&wide)))
	p := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	p.fact("left open", tell.Taken(cells[0].Taken))
	fmt.Fprintln(a.out)
	columns := []column{{head: "origin", most: 28}, {head: "rule"}, {head: "low", right: true}, {head: "best", right: true}, {head: "high", right: true}}
	if e.table != nil {
		columns = append(columns, column{head: "per million", right: true})
	}
	columns = append(columns, column{head: "something else", right: true, drop: 1}, column{head: "reported range made of", rest: true})
	t := newTable(a.out, a.columns(), columns)
	for _, l := range lines {
		for i := range l.list {
			one := &l.list[i]
			cells := []string{tell.Places(one.Cell.Origin), one.Rule, tell.End(one.Low, one.Cell.Kind), tell.End(one.Best, one.Cell.Kind), tell.End(one.High, one.Cell.Kind)}
			if e.table != nil {
				cells = append(cells, tell.RateInShort(one.Rate))
			}
			t.row(append(cells, export.Number(float64(len(one.Others))), tell.MadeOf(one.Estimate))...)
		}
	}
	t.close()
	if several > 0 {
		fmt.Fprintf(a.out, "\n%s of several countries together, in none of these lines.\n", tell.Counted(several, "figure"))
	}
	return nil
}

// printByTime prints a series, or one for the end of each year in which something was told.
func (a *app) printByTime(e *estimating, est *archive.Estimator) error {
	years := est.Pool.Years()
	var all []export.Estimate
	for n, rule := range e.rules {
		series := []archive.Vintage{{Series: est.Series(rule, years), Claims: len(est.Pool.Claims)}}
		if e.vintages {
			series = est.Vintages(rule, years)
		}
		if a.format == text {
			if n > 0 {
				fmt.Fprintln(a.out)
			}
			a.printSeries(e, est, rule, series)
			continue
		}
		for _, v := range series {
			for i := range v.Series {
				d := &v.Series[i]
				line := a.lineOf(e, est, d.Estimate)
				line.Joined, line.Left = d.Joined, d.Left
				if e.vintages {
					line.Known = cited.EDTF(v.Known.String())
				}
				all = append(all, line)
			}
		}
	}
	if a.format != text {
		return a.writeEstimates(all)
	}
	if len(years) == 0 {
		a.warn("no figure of this archive counts that at a known date; %s", tell.Widen(est))
	}
	return nil
}

func (a *app) printSeries(e *estimating, est *archive.Estimator, rule *archive.EstimateRule, series []archive.Vintage) {
	fmt.Fprintf(a.out, "%s  %s\nreported range under %s %s, of what stands until the end of each year; * sources changed here\n",
		est.Cell.ID(), oneLine(tell.Cell(&est.Cell)), rule.Name, oneLine(rule.Version))
	p := facts{out: a.out, columns: min(a.columns(), pageWidth)}
	p.fact("left open", tell.Taken(est.Taken))
	for _, v := range series {
		if e.vintages {
			fmt.Fprintf(a.out, "\nknown on %s: %s\n", v.Known, tell.Counted(v.Claims, "claim"))
		} else if len(v.Series) > 0 {
			fmt.Fprintln(a.out)
		}
		t := newTable(a.out, a.columns(), []column{{head: "until"}, {head: "low", right: true}, {head: "best", right: true}, {head: "high", right: true},
			{head: "claims", right: true}, {head: "sources", right: true}, {head: "sources changed here", rest: true}})
		for i := range v.Series {
			d := &v.Series[i]
			t.row(string(d.At), tell.End(d.Low, d.Cell.Kind), tell.End(d.Best, d.Cell.Kind), tell.End(d.High, d.Cell.Kind), export.Number(float64(d.Claims)), export.Number(float64(d.Independent)), tell.ChangedSources(d))
		}
		t.close()
	}
}
