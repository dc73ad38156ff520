package archive

import (
	"context"
	"slices"

	"cited"
)

// Anchored returns the decisions about words of documents, oldest first, with where these
// words stand now: those with some outcomes (all if none is given), about one document and
// with one id, unless these are empty.
func (a *Archive) Anchored(ctx context.Context, v cited.Viewer, document, decision cited.ID, outcomes ...cited.Anchoring) ([]cited.Anchored, error) {
	return a.store.Anchored(ctx, v, document, decision, outcomes...)
}

// Corrections returns the corrections of a document's text, oldest first: those whose words
// are found, and those whose words are not.
func (a *Archive) Corrections(ctx context.Context, v cited.Viewer, document cited.ID) ([]cited.Anchored, error) {
	all, err := a.store.Anchored(ctx, v, document, "")
	return slices.DeleteFunc(all, func(r cited.Anchored) bool { return r.Field != cited.FieldText }), err
}

// Settle decides where a decision about words stands: at something that was read, now, or, if
// it corrects the text, at the words that begin at start, which is read anew then. It reports
// whether that changes anything. Only the owner may.
func (a *Archive) Settle(ctx context.Context, v cited.Viewer, decision, now cited.ID, start int, reason string) (changed bool, err error) {
	changed, err = a.store.Settle(ctx, v, decision, now, start, reason, a.cfg.Now())
	if err != nil || !changed || now != "" {
		return changed, err
	}
	list, err := a.store.Anchored(ctx, v, "", decision)
	if err != nil || len(list) == 0 {
		return changed, err
	}
	return changed, a.after(ctx, v, list[0].Subject, changed, nil)
}
