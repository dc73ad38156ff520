package store

import "cited"

// What else is kept is written as figures are: the quotation first, so that of spans
// that lie in it the position is enough.

func (w *detailWriter) statement(s *cited.Statement) {
	w.span(s.Quote)
	w.quote = newQuote(s.Quote)
	w.text(string(s.ID))
	w.span(s.Source)
	w.span(s.Cue)
	w.span(s.Content)
	w.spans(s.More)
	w.list(s.Attribution)
	w.text(s.Act)
	w.text(string(s.Stance))
	w.text(string(s.Hedge))
	w.list(s.Themes)
	w.evidence(s.Evidence)
	w.ties(s.Ties)
}

func (w *detailWriter) ties(list []cited.TieClaim) {
	w.number(len(list))
	for _, t := range list {
		w.text(t.Relation)
		w.text(t.Group)
		w.text(t.With)
		w.flag(t.Denied)
		w.text(t.Rule)
	}
}

func (r *detailReader) ties() []cited.TieClaim {
	out := []cited.TieClaim{}
	for n := r.count(); n > 0; n-- {
		out = append(out, cited.TieClaim{Relation: r.text(), Group: r.text(), With: r.text(), Denied: r.flag(), Rule: r.text()})
	}
	return out
}

func (r *detailReader) statement(s *cited.Statement) {
	s.Quote = r.span()
	r.quote = newQuote(s.Quote)
	s.ID = cited.ID(r.text())
	s.Source, s.Cue, s.Content = r.span(), r.span(), r.span()
	if s.More = r.spans(); s.More == nil {
		s.More = []cited.Span{}
	}
	s.Attribution = r.list()
	s.Act = r.text()
	s.Stance, s.Hedge = cited.Stance(r.text()), cited.Hedge(r.text())
	s.Themes = r.list()
	s.Evidence = r.evidence()
	s.Ties = r.ties()
}

func (w *detailWriter) response(p *cited.Response) {
	w.span(p.Quote)
	w.quote = newQuote(p.Quote)
	w.text(string(p.ID))
	w.span(p.Span)
	w.text(p.Actor)
	w.text(p.Kind)
	w.list(p.Scope)
	w.text(string(p.Status))
	w.text(string(p.Date))
	w.bound(p.Low)
	w.bound(p.High)
	w.evidence(p.Evidence)
}

func (r *detailReader) response(p *cited.Response) {
	p.Quote = r.span()
	r.quote = newQuote(p.Quote)
	p.ID, p.Span = cited.ID(r.text()), r.span()
	p.Actor, p.Kind, p.Scope = r.text(), r.text(), r.list()
	p.Status, p.Date = cited.Status(r.text()), cited.EDTF(r.text())
	p.Low, p.High = r.bound(), r.bound()
	p.Evidence = r.evidence()
}

func (w *detailWriter) unquantified(u *cited.Unquantified) {
	w.figure(&u.Figure)
	w.text(u.Word)
}

func (r *detailReader) unquantified(u *cited.Unquantified) {
	r.figure(&u.Figure)
	u.Word = r.text()
}

func (w *detailWriter) comparison(c *cited.Comparison) {
	w.figure(&c.Figure)
	w.text(string(c.Relation))
	w.text(string(c.Change))
	w.signed(c.Rank)
}

func (r *detailReader) comparison(c *cited.Comparison) {
	r.figure(&c.Figure)
	c.Relation, c.Change = cited.Relation(r.text()), cited.Change(r.text())
	c.Rank = r.signed()
}

func (w *detailWriter) theme(t *cited.Theme) {
	w.span(t.Span)
	w.quote = newQuote(t.Span)
	w.text(string(t.ID))
	w.text(t.Code)
	w.text(t.Rule)
	w.span(t.Cue)
}

func (r *detailReader) theme(t *cited.Theme) {
	t.Span = r.span()
	r.quote = newQuote(t.Span)
	t.ID, t.Code, t.Rule = cited.ID(r.text()), r.text(), r.text()
	t.Cue = r.span()
}
