package web

import (
	"strconv"
	"strings"

	"cited"
)

// override puts ends in the place of an estimate, or takes that back.
func (s *server) override(r *request) error {
	if err := r.form(); err != nil {
		return err
	}
	asked, err := readComparing(r.PostForm)
	if err != nil {
		return err
	}
	_, rules, err := s.rulesNamed([]string{r.PostForm.Get("of-rule")})
	if err != nil {
		return err
	}
	est, err := s.estimator(r, &asked)
	if err != nil {
		return err
	}
	rule, reason := rules[0].Name, strings.TrimSpace(r.PostForm.Get("reason"))
	if r.PostForm.Has("unset") {
		_, err = s.Archive.UnsetEstimate(r.Context(), r.viewer, est, rule, asked.At, reason)
	} else {
		o := cited.Overruled{Rule: rule, At: asked.At, Cell: est.Cell}
		if err := readEnds(r, &o); err != nil {
			return err
		}
		_, err = s.Archive.SetEstimate(r.Context(), r.viewer, est, o, reason)
	}
	if err != nil {
		return err
	}
	return r.to(asked.with("saved", "yes"))
}

// readEnds reads the ends of a form; what is empty is no end.
func readEnds(r *request, o *cited.Overruled) error {
	for key, to := range map[string]**float64{"low": &o.Low, "best": &o.Best, "high": &o.High} {
		words := strings.ReplaceAll(strings.TrimSpace(r.PostForm.Get(key)), ",", "")
		if words == "" {
			continue
		}
		n, err := strconv.ParseFloat(words, 64)
		if err != nil || strings.Trim(words, "0123456789.") != "" {
			return cited.Errorf(cited.Invalid, "%s: %q is no number; write digits, or nothing for no such end", key, short(words))
		}
		*to = &n
	}
	return o.Check()
}
