package extract

import (
	"cited"
	"cited/internal/response"
	"cited/internal/text"
)

// response makes a response as the outside sees it.
func (s *Session) response(w text.Window, r response.Response) cited.Response {
	out := cited.Response{Span: s.spanOf(w, r.At), Actor: r.Actor, Kind: r.Kind, Scope: r.Scope, Status: r.Status, Date: r.Date, Low: r.Low, High: r.High,
		Quote: s.spanOf(w, quoteAround(w.Content, r.Sentence, r.At))}
	if out.Scope == nil {
		out.Scope = []string{}
	}
	note := func(field, rule string, at ...text.Range) {
		e := cited.Evidence{Field: field, Rule: rule}
		for _, x := range at {
			if x.Start < x.End {
				e.Spans = append(e.Spans, s.spanOf(w, x))
			}
		}
		if len(e.Spans) > 0 {
			out.Evidence = append(out.Evidence, e)
		}
	}
	note("kind", r.Rule, r.At)
	if r.By != "" {
		note("status", r.By, r.StatusAt)
	} else {
		note("status", "response.status", r.At)
	}
	note("actor", "response.actor", r.ActorAt)
	note("scope", "response.scope", r.ScopeAt...)
	note("date", "response.date", r.DateAt)
	note("value", "response.count", r.CountAt)
	out.ID = cited.Key(cited.ResponseID, s.doc.ID, out.Exact, s.said.responded.nth(out.Exact))
	return out
}
