package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
	"cited/internal/review"
	"cited/internal/tell"
)

// agreementPage says how well coders agree.
type agreementPage struct {
	Coders, Query, Seed string // as they were asked for
	Machine             bool
	Reports             []agreementReport // of all, then of every two
	Agreement           *archive.Agreement
	Shares              []string // of the errors that they were shown, that each coder caught
	Problem             string
}

// agreementReport is a report with its coefficients in words.
type agreementReport struct {
	review.Report
	Marked    []string
	F1        string
	Rows      []agreementRow
	Undefined []string // what is, with the reason
	Confused  []confusion
}

// agreementRow is how well coders agree on a field.
type agreementRow struct {
	review.FieldAgreement
	Agree, Kappa, Alpha, LogRatio string
}

// confusion is what two coders disagreed about in a field.
type confusion struct {
	Field  string
	List   []review.Confusion
	Others int
}

func (s *server) agreement(r *request) error {
	values := r.URL.Query()
	p := agreementPage{Coders: values.Get("coders"), Query: strings.TrimSpace(values.Get(keyText)), Seed: cmp.Or(values.Get(keySeed), "1"), Machine: values.Has("machine")}
	err := s.agreed(r, &p)
	status := http.StatusOK
	switch cited.CodeOf(err) {
	case "":
	case cited.Invalid, cited.NotFound:
		p.Problem = err.Error()
		if len(values) > 0 { // the page alone asks for nothing yet
			status, _ = statusOf(err)
		}
	default:
		return err
	}
	return s.pageWith(r, status, "agreement", "Agreement", p)
}

func (s *server) agreed(r *request, p *agreementPage) error {
	o := archive.Agreeing{Coders: names(p.Coders), Machine: p.Machine}
	var err error
	if o.Seed, err = strconv.ParseUint(p.Seed, 10, 64); err != nil {
		return cited.Errorf(cited.Invalid, "a seed is a whole number, not %q", short(p.Seed))
	}
	if o.Query, err = s.query(query.Figures, p.Query); err != nil {
		return err
	}
	if p.Agreement, err = s.Archive.Agreement(r.Context(), r.viewer, o); err != nil {
		return err
	}
	for i := range p.Agreement.Catches {
		p.Shares = append(p.Shares, tell.Coefficient(&p.Agreement.Catches[i].Share))
	}
	p.Reports = append(p.Reports, reportOf(&p.Agreement.Report))
	for i := range p.Agreement.Report.Pairs {
		p.Reports = append(p.Reports, reportOf(&p.Agreement.Report.Pairs[i]))
	}
	return nil
}

// reportOf writes out a report.
func reportOf(r *review.Report) agreementReport {
	out := agreementReport{Report: *r}
	if r.Documents == 0 {
		return out
	}
	of := map[string]int{} // the place of a reason among those undefined
	written := func(field, what string, c *review.Coefficient) string {
		if c == nil {
			return "–"
		}
		if c.Value == nil {
			if _, known := of[c.Undefined]; !known {
				of[c.Undefined] = len(out.Undefined)
				out.Undefined = append(out.Undefined, "undefined, "+c.Undefined+": "+what+" of "+field)
			} else {
				out.Undefined[of[c.Undefined]] += ", " + what + " of " + field
			}
		}
		return tell.Coefficient(c)
	}
	for i, coder := range r.Coders {
		out.Marked = append(out.Marked, coder+" "+tell.Counted(r.Detection.Marked[i], "figure"))
	}
	out.F1 = written("figures", "F1", &r.Detection.F1)
	for i := range r.Fields {
		f := &r.Fields[i]
		out.Rows = append(out.Rows, agreementRow{*f, written(f.Field, "agreement", &f.Agree), written(f.Field, "kappa", f.Kappa), written(f.Field, "alpha", &f.Alpha), written(f.Field, "log-ratio", f.LogRatio)})
		if len(f.Confusions) > 0 || f.Others > 0 {
			out.Confused = append(out.Confused, confusion{f.Field, f.Confusions, f.Others})
		}
	}
	return out
}
