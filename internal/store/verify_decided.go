package store

import (
	"bytes"
	"fmt"
	"slices"

	"cited"
	"cited/internal/custody"
)

// checkDecided holds the rows that people decided about against what the decisions say. about
// are the ids that decisions stand on.
func (c *checker) checkDecided(d *sealedDocument, about []cited.ID) {
	seen := map[cited.ID]bool{}
	for _, sh := range shelves() {
		for _, r := range d.decided[sh.at] {
			if r.now == nil || !r.now.id.Valid {
				c.report(custody.OfRow, fmt.Sprintf("table decided, %s %d of %s", sh.table, r.seq, named(d)), "it belongs to no row")
				continue
			}
			id := cited.IDOf(sh.kind, r.now.id.Int64)
			seen[id] = true
			if what := c.decidedAs(d, sh, r, id); what != "" {
				c.report(custody.OfRow, rowName(sh, r.now, d), "%s", what)
			}
		}
	}
	slices.Sort(about)
	for _, id := range slices.Compact(about) {
		sh := shelfOf(id.Kind())
		if sh == nil || seen[id] {
			continue
		}
		decisions, err := decisionsOf(c.ctx, c.tx, id)
		if err != nil || cited.Decide(decisions, cited.FieldsOf(sh.kind)).Review != cited.ReviewMachine {
			c.report(custody.OfRow, fmt.Sprintf("%s %s of %s", sh.table, id, named(d)), "people decided about it, and its rows do not say so")
		}
	}
}

// decidedAs says what of a row is not as people decided; empty if all is.
func (c *checker) decidedAs(d *sealedDocument, sh *shelf, r *decidedShelfRow, id cited.ID) string {
	k := decidableOf(sh.kind)
	if k == nil {
		return "it is said to be " + string(r.review) + ", and people decide about no such thing"
	}
	decisions, err := decisionsOf(c.ctx, c.tx, id)
	if err != nil {
		return err.Error()
	}
	var read []byte
	if r.read != nil {
		read = r.read.detail
	}
	wants, review, err := k.decidedDetail(c.s, id, read, decisions, r.now.detail)
	switch {
	case err != nil:
		return "what people decided about it cannot be applied: " + err.Error()
	case review != r.review || review.Out() != (r.now.hidden&hiddenOut != 0):
		return fmt.Sprintf("it is said to be %s, and people decided that it is %s", r.review, review)
	case !bytes.Equal(wants, r.now.detail):
		return "it is not what people decided; reading its document again makes it anew"
	}
	if r.now == r.read {
		return "" // its seal tells
	}
	columns, others, err := k.columnsOf(c.s, r.now.detail, d.Published)
	if err != nil || !slices.Equal(columns, r.now.columns) || fmt.Sprint(others) != fmt.Sprint(r.now.others) {
		return "its columns are not what people decided"
	}
	return ""
}

// decidedDetail returns what a row says by what was read and what people decided. Where the
// words of what they added stand is taken from how it is.
func (k *kind[T]) decidedDetail(s *Store, id cited.ID, read []byte, decisions []cited.Decision, now []byte) ([]byte, cited.Review, error) {
	t, d, err := k.effective(s, id, read, decisions, func(t *T) error {
		var is T
		if err := decode(s.details, k, now, &is); err != nil {
			return err
		}
		stand := k.spans(&is)
		for i, span := range k.spans(t) {
			*span = *stand[i] // the spans are held against the text elsewhere
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, d.Review, err
	case t == nil:
		return nil, d.Review, cited.Errorf(cited.Invalid, "nobody added it, and nobody read it")
	case len(read) > 0 && d.Added == nil && len(d.Fields) == 0:
		return read, d.Review, nil
	}
	return k.encode(s.details, t), d.Review, nil
}
