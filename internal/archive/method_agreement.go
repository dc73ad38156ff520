package archive

import (
	"context"
	"fmt"
	"strings"

	"cited"
	"cited/internal/export"
	"cited/internal/review"
)

// methodAgreement says how well the people agree who coded the same documents. Where nobody, or one
// person, coded anything, it stays unsaid.
func (a *Archive) methodAgreement(ctx context.Context, v cited.Viewer, m *export.Method) error {
	if v.Role != cited.Owner {
		return nil // what coders said is for the owner
	}
	report, err := a.Agreement(ctx, v, Agreeing{})
	if cited.CodeOf(err) == cited.Invalid { // there are not two of them
		return nil
	}
	if err == nil && report.Documents > 0 {
		m.Agreement = agreementInWords(&report.Report)
	}
	return err
}

// agreementInWords says how well coders agree on what is a figure, and about the fields by which
// figures are told apart.
func agreementInWords(r *review.Report) string {
	parts := []string{"found the same figures, F1 " + r.Detection.F1.String()}
	for _, f := range r.Fields {
		switch f.Field {
		case "value", "measure", "origin", "time":
			parts = append(parts, fmt.Sprintf("%s, Krippendorff's alpha (%s) %s", f.Field, f.Metric, f.Alpha.String()))
		}
	}
	return fmt.Sprintf("%d people coded the same documents (%d) apart from each other: %s", len(r.Coders), r.Documents, strings.Join(parts, "; "))
}
