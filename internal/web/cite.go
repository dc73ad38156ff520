package web

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/tell"
)

// cite fills in how a figure is cited, or why it is not: what is copied from here leaves the archive, so the gate
// stands before it.
func (s *server) cite(r *request, p *receiptPage) error {
	c, err := s.Archive.Citation(r.Context(), r.viewer, &p.Receipt)
	switch {
	case err != nil:
		return err
	case c.Rejected:
		p.Uncitable = []string{"People decided that it is not a figure of its own: see the decisions below."}
	case len(c.Held) > 0:
		for _, reason := range c.Held {
			p.Uncitable = append(p.Uncitable, reason.Why())
		}
	default:
		p.Cite = citation(&c, p.Receipt.Figure.ID)
	}
	return nil
}

// citation says how to cite a figure: whoever said it first stands first.
func citation(c *archive.Citation, figure cited.ID) string {
	var parts []string
	if len(c.Chain) > 0 {
		parts = append(parts, strings.Join(c.Chain, ", as given by "))
	}
	d := &c.Document
	parts = append(parts, "“"+called(*d)+"”")
	for _, more := range []string{tell.Date(d.Published), d.Address} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	return export.OneLine(fmt.Sprintf("%s. Receipt %s, document %s, SHA-256 %s.", strings.Join(parts, ", "), figure, d.ID, d.Original))
}
