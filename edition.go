package cited

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// EditionID is the kind of an edition's id: of its name.
const EditionID = "en"

// FieldEdition is the field of a decision that makes an edition, or takes it back.
const FieldEdition = "edition"

// Edition is a named state of what an archive says: which figures, and what each of them said.
type Edition struct {
	ID       ID        `json:"id"`
	Name     string    `json:"name"`
	Query    string    `json:"query"`   // that selected them; empty for all
	Figures  int       `json:"figures"` // how many
	Digest   string    `json:"digest"`  // SHA-256 over all of them, in hex: EditionDigest
	Note     string    `json:"note,omitempty"`
	By       string    `json:"by"`
	At       time.Time `json:"at"` // UTC
	Decision ID        `json:"decision"`
}

// Frozen is what an edition keeps of a figure.
type Frozen struct {
	Figure ID
	Digest [16]byte          // of all that it said
	Says   map[string]string // what it said in numbers and codes, by field: no words of a document
}

// coded are the fields of a figure that an edition keeps: numbers, dates and codes.
func coded() []string {
	return []string{"value", "modifier", "kind", "measure", "origin", "population", "theatre", "group_scope", "time", "basis", "reported", "stance"}
}

// Freeze returns what an edition keeps of a figure.
func Freeze(f *Figure) Frozen {
	says := map[string]string{
		"value": Bounds(f.Low, f.High), "modifier": string(f.Modifier), "kind": string(f.Kind), "measure": f.Measure,
		"origin": strings.Join(f.Origin, ListBreak), "population": f.Population, "theatre": strings.Join(f.Theatre, ListBreak),
		"group_scope": string(f.GroupScope), "time": string(f.Time), "basis": string(f.Basis), "reported": string(f.Reported), "stance": string(f.Stance),
	}
	parts := []string{string(f.ID), f.Exact, f.Quote.Exact, f.Codebook, f.Counted, f.Of, strings.Join(f.Place, "\n"), strings.Join(f.Group, "\n"),
		strings.Join(f.Segment, "\n"), strings.Join(f.Attribution, "\n")}
	for _, field := range coded() {
		parts = append(parts, says[field])
		if says[field] == "" {
			delete(says, field)
		}
	}
	sum := Digest(parts...)
	return Frozen{Figure: f.ID, Digest: [16]byte(sum[:16]), Says: says}
}

// EditionDigest is the SHA-256 over all that is kept of figures, in the order of their ids, in hex.
func EditionDigest(all []Frozen) string {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Frozen) int { return strings.Compare(string(a.Figure), string(b.Figure)) })
	h := sha256.New()
	for i := range all {
		h.Write([]byte(all[i].Figure))
		h.Write(all[i].Digest[:])
		for _, field := range coded() {
			h.Write([]byte(all[i].Says[field] + "\n"))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// EditionChange is what became of a figure between two states.
type EditionChange struct {
	Figure ID          `json:"figure"`
	What   string      `json:"what"`             // "new", "gone" or "changed"
	Fields [][3]string `json:"fields,omitempty"` // of what changed in numbers and codes: field, before, after; empty if only words did
}

// EditionChanges returns what differs between two states, in the order of the figures' ids.
func EditionChanges(before, after []Frozen) []EditionChange {
	was := map[ID]*Frozen{}
	for i := range before {
		was[before[i].Figure] = &before[i]
	}
	var all []EditionChange
	for i := range after {
		now := &after[i]
		old := was[now.Figure]
		delete(was, now.Figure)
		switch {
		case old == nil:
			all = append(all, EditionChange{Figure: now.Figure, What: "new"})
		case old.Digest != now.Digest:
			c := EditionChange{Figure: now.Figure, What: "changed"}
			for _, field := range coded() {
				if old.Says[field] != now.Says[field] {
					c.Fields = append(c.Fields, [3]string{field, old.Says[field], now.Says[field]})
				}
			}
			all = append(all, c)
		}
	}
	for id := range was {
		all = append(all, EditionChange{Figure: id, What: "gone"})
	}
	slices.SortFunc(all, func(a, b EditionChange) int { return strings.Compare(string(a.Figure), string(b.Figure)) })
	return all
}

// Value is the edition as the decision that makes it holds it.
func (e *Edition) Value() string {
	b, err := json.Marshal(struct {
		Name    string `json:"name"`
		Query   string `json:"query"`
		Figures int    `json:"figures"`
		Digest  string `json:"digest"`
	}{e.Name, e.Query, e.Figures, e.Digest})
	if err != nil {
		return "" // of strings and a number, which can be written
	}
	return string(b)
}

// ReadEdition reads the edition that a decision makes.
func ReadEdition(d *Decision) (e Edition, ok bool) {
	if d.Field != FieldEdition || d.Verdict != Added || json.Unmarshal([]byte(d.Value), &e) != nil {
		return e, false
	}
	e.ID, e.Note, e.By, e.At, e.Decision = d.Subject, d.Reason, d.Reviewer, d.At, d.ID
	return e, e.Value() == d.Value && e.Name != "" && e.ID == NewID(EditionID, e.Name)
}
