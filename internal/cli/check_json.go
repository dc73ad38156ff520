package cli

import (
	"strconv"

	"cited"
	"cited/internal/export"
)

// printJSON prints a line for each judgement, then one for each note.
func (c *checking) printJSON(p *checked) error {
	for i := range p.Judgements {
		j := &p.Judgements[i]
		b := p.place(nil, j.Figure)
		b = export.AppendString(append(b, `,"verdict":`...), string(j.Verdict))
		b = export.AppendString(append(b, `,"message":`...), j.Message)
		b = number64(append(b, `,"claims":`...), j.Claims)
		b = number64(append(b, `,"independent":`...), j.Independent)
		b = strconv.AppendBool(append(b, `,"cut":`...), j.Cut)
		b = append(b, `,"evidence":[`...)
		for k := range j.Evidence {
			b = p.exhibit(comma(b, k), j.Evidence[k])
		}
		if err := c.line(append(b, "]}\n"...)); err != nil {
			return err
		}
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		b := p.place(nil, f.Exhibits[0])
		b = export.AppendString(append(b, `,"code":`...), f.Code)
		b = export.AppendString(append(b, `,"severity":`...), string(f.Severity))
		b = export.AppendString(append(b, `,"message":`...), f.Message)
		if err := c.line(append(b, "}\n"...)); err != nil {
			return err
		}
	}
	return nil
}

func (c *checking) line(b []byte) error {
	if _, err := c.out.Write(b); err != nil {
		return cannotWrite(err)
	}
	return nil
}

// place begins an object with where in the draft something stands.
func (p *checked) place(b []byte, x cited.Exhibit) []byte {
	at := p.Place(x.Span)
	b = export.AppendString(append(b, `{"draft":`...), p.path)
	if at.Line > 0 {
		b = number64(append(b, `,"line":`...), at.Line)
		b = number64(append(b, `,"column":`...), at.Column)
	} else {
		b = export.AppendString(append(b, `,"place":`...), at.Name)
	}
	return spanJSON(b, x)
}

// exhibit writes a figure of the archive, or words of the draft.
func (p *checked) exhibit(b []byte, x cited.Exhibit) []byte {
	if x.Document == p.Document.ID {
		return append(p.place(b, x), '}')
	}
	d := p.Documents[x.Document]
	b = export.AppendString(append(b, `{"figure":`...), string(x.Figure))
	b = export.AppendString(append(b, `,"document":`...), string(x.Document))
	b = export.AppendString(append(b, `,"publisher":`...), d.Publisher)
	b = export.AppendString(append(b, `,"published":`...), string(d.Published))
	b = export.AppendString(append(b, `,"title":`...), d.Title)
	b = export.AppendString(append(b, `,"file":`...), d.Name)
	return append(spanJSON(b, x), '}')
}

func spanJSON(b []byte, x cited.Exhibit) []byte {
	b = number64(append(b, `,"start":`...), x.Start)
	b = number64(append(b, `,"end":`...), x.End)
	b = export.AppendString(append(b, `,"exact":`...), x.Exact)
	return export.AppendString(append(b, `,"quote":`...), x.Quote.Exact)
}
