package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"cited"
	"cited/internal/custody"
)

// anchored reads where the decisions about words of documents are said to stand.
func (c *checker) anchored() error {
	c.stands = map[cited.ID]string{}
	return c.rows(func(rows *sql.Rows) error {
		var r cited.Anchored
		var document int64
		var length int
		var candidates string
		err := rows.Scan(&r.ID, &document, &r.Outcome, &r.Now, &r.Place.Start, &length, &candidates)
		r.Place.End = r.Place.Start + length
		c.stands[r.ID] = anchoredRow(document, &r, candidates)
		return err
	}, "SELECT decision, document, outcome, subject, start, length, candidates FROM anchored")
}

// anchoredRow is a row of where a decision stands in one string.
func anchoredRow(document int64, r *cited.Anchored, candidates string) string {
	return fmt.Sprint(document, r.Outcome, " ", r.Now, " ", r.Place.Start, r.Place.End, candidates)
}

// about notes the documents whose words decisions are about.
func (c *checker) about(all []cited.Decision) {
	of := map[cited.ID][]cited.Decision{}
	for _, d := range all {
		switch {
		case d.Anchor != nil:
			of[d.Anchor.Document] = append(of[d.Anchor.Document], d)
		case d.Field == cited.FieldText:
			of[d.Subject] = append(of[d.Subject], d)
		}
	}
	c.standings = map[cited.ID][]standing{}
	for document, list := range of {
		c.standings[document] = inForce(list)
	}
}

// checkAnchored finds anew where the decisions about a document's words stand, and holds that
// against where they are said to. What they are about must be as they say.
func (c *checker) checkAnchored(d *sealedDocument, readers [manyShelves]func([]byte) (readRow, error)) {
	var about []cited.ID
	if list := c.standings[d.ID]; len(list) > 0 {
		tell := d.teller(readers)
		added, others := partAdded(list)
		found, err := findAdded(added, tell)
		if err == nil {
			var more []cited.Anchored
			more, err = findAll(others, tell)
			found = append(found, more...)
		}
		if err != nil {
			c.report(custody.OfRow, named(d), "where decisions about it stand cannot be found: %v", err)
		}
		for _, r := range found {
			candidates, err := encodeCandidates(&r)
			if has, ok := c.stands[r.ID]; err != nil || !ok || has != anchoredRow(d.seq, &r, candidates) {
				c.report(custody.OfRow, fmt.Sprintf("decision %s", r.ID), "where it stands in %s was changed by hand; reading that again finds it anew", named(d))
			}
			delete(c.stands, r.ID)
			about = append(about, r.Now)
		}
	}
	c.checkDecided(d, about)
}

// teller tells a finder all that a document holds.
func (d *sealedDocument) teller(readers [manyShelves]func([]byte) (readRow, error)) func(*finder) error {
	return func(f *finder) error {
		for _, sh := range shelves() {
			for _, r := range d.rows[sh.at] {
				if row, err := readers[sh.at](r.detail); err == nil {
					f.thing(sh, &row)
				}
			}
			for _, r := range d.decided[sh.at] {
				if !r.added || r.now == nil {
					continue
				}
				if row, err := readers[sh.at](r.now.detail); err == nil {
					f.thing(sh, &row)
				}
			}
		}
		for _, t := range d.texts {
			f.window(t.Content)
		}
		return nil
	}
}

// unanchored reports where decisions are said to stand that are about no words of documents.
func (c *checker) unanchored() {
	for _, id := range slices.Sorted(maps.Keys(c.stands)) {
		c.report(custody.OfRow, fmt.Sprintf("decision %s", id), "it is said to stand in a text by hand, but is not about one, or was taken back")
	}
}
