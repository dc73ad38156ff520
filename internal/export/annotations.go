package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cited"
)

// annotationsHead opens a page of annotations of the W3C: the context of its recommendation,
// PROV, and names of our own for the fields of figures.
const annotationsHead = `{"@context":["http://www.w3.org/ns/anno.jsonld",{"prov":"http://www.w3.org/ns/prov#","cited":"urn:cited:field:"}],` +
	`"id":"urn:cited:annotations","type":"AnnotationPage","startIndex":0,"items":[`

// writeAnnotations writes an annotation of the Web Annotation Data Model for each figure, as
// JSON-LD on one page. The target is the number in its document: by its words and what
// stands around them, and by its position in the text of the document, in Unicode code
// points. The body is the figure; where it is from is said in PROV.
func writeAnnotations(out io.Writer, figures iter.Seq2[cited.Receipt, error], _ About) error {
	buffered := bufio.NewWriterSize(out, 1<<16)
	buffered.WriteString(annotationsHead) // an error stays, and Flush returns it
	n := 0
	for r, err := range figures {
		if err != nil {
			return err
		}
		if n++; n > 1 {
			buffered.WriteByte(',')
		}
		buffered.WriteByte('\n')
		encoded, err := json.Marshal(annotationOf(&r))
		if err != nil {
			return err
		}
		if _, err := buffered.Write(encoded); err != nil {
			return err
		}
	}
	buffered.WriteString("\n]}\n")
	return buffered.Flush()
}

// object is a node of JSON-LD. Its keys are written in the order of their bytes.
type object map[string]any

func urn(id cited.ID) string { return "urn:cited:" + string(id) }

func annotationOf(r *cited.Receipt) object {
	a := object{
		"id":                   urn(r.Figure.ID),
		"type":                 "Annotation",
		"motivation":           "classifying",
		"body":                 []object{{"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": inWords(r)}, bodyOf(&r.Figure)},
		"target":               targetOf(r),
		"prov:wasDerivedFrom":  entityOf(&r.Document),
		"prov:wasGeneratedBy":  readingOf(r.Version),
		"prov:wasAttributedTo": agentsOf(r),
	}
	if len(r.Decisions) > 0 {
		a["prov:wasInfluencedBy"] = activitiesOf(r.Decisions)
	}
	return a
}

// inWords is a figure in a few words, for programs that know nothing of its fields.
func inWords(r *cited.Receipt) string {
	f := &r.Figure
	words := []string{Value(f), f.Counted, f.Measure, strings.Join(f.Origin, ", "), string(f.Time)}
	var said []string
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	return strings.Join(said, "; ")
}

// bodyOf is a figure with its fields under their names. What the text does not say is
// missing.
func bodyOf(f *cited.Figure) object {
	b := object{"id": urn(f.ID) + "#figure", "type": "cited:Figure"}
	for _, bound := range []struct {
		name  string
		value *float64
	}{{"low", f.Low}, {"high", f.High}} {
		if bound.value != nil {
			b["cited:"+bound.name] = json.RawMessage(appendNumber(nil, bound.value))
		}
	}
	for name, value := range map[string]string{"modifier": string(f.Modifier), "kind": string(f.Kind), "counted": f.Counted, "measure": f.Measure,
		"population": f.Population, "group_scope": string(f.GroupScope), "of": f.Of, "time": string(f.Time), "basis": string(f.Basis),
		"reported": string(f.Reported), "stance": string(f.Stance), "codebook": f.Codebook, "quote": f.Quote.Exact} {
		if value != "" {
			b["cited:"+name] = value
		}
	}
	for name, values := range map[string][]string{"origin": f.Origin, "theatre": f.Theatre, "place": f.Place, "group": f.Group, "segment": f.Segment} {
		if len(values) > 0 {
			b["cited:"+name] = values
		}
	}
	if f.Individual {
		b["cited:individual"] = true
	}
	if f.Revises != "" {
		b["prov:wasRevisionOf"] = object{"id": urn(f.Revises)}
	}
	return b
}

// targetOf is where the number stands.
func targetOf(r *cited.Receipt) object {
	f := &r.Figure
	prefix, suffix := beside(f)
	t := object{
		"source": sourceOf(&r.Document),
		"selector": []object{
			{"type": "TextQuoteSelector", "exact": f.Exact, "prefix": prefix, "suffix": suffix},
			{"type": "TextPositionSelector", "start": f.Start, "end": f.End},
		},
		"cited:positions": "Unicode code points of the text of the document, from 0, the end exclusive",
	}
	if !r.Document.Added.IsZero() {
		t["state"] = object{"type": "TimeState", "sourceDate": r.Document.Added.UTC().Format(time.RFC3339)}
	}
	return t
}

// sourceOf is the address of a document, else its original by its SHA-256.
func sourceOf(d *cited.Document) string {
	if strings.HasPrefix(d.Address, "http://") || strings.HasPrefix(d.Address, "https://") {
		return iri(d.Address)
	}
	return "urn:sha256:" + d.Original
}

// iri writes an address as RDF can hold it: what no IRI may contain (RFC 3987) is percent-encoded.
func iri(address string) string {
	var b strings.Builder
	for _, r := range address {
		if r <= ' ' || strings.ContainsRune("<>\"{}|\\^`\u007f", r) || unicode.In(r, unicode.C, unicode.Z) || r == utf8.RuneError {
			for _, octet := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", octet)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// beside returns what stands before and behind a number in its quotation, as the document has
// it: not over what the gate left out.
func beside(f *cited.Figure) (before, behind string) {
	quote := []rune(f.Quote.Exact)
	from := min(max(f.Start-f.Quote.Start, 0), len(quote))
	to := min(max(f.End-f.Quote.Start, from), len(quote))
	before, behind = string(quote[:from]), string(quote[to:])
	for _, mark := range []string{Named, "…"} {
		if i := strings.LastIndex(before, mark); i >= 0 {
			before = before[i+len(mark):]
		}
		behind, _, _ = strings.Cut(behind, mark)
	}
	return before, behind
}

// entityOf is a document as a thing that a figure is derived from.
func entityOf(d *cited.Document) object {
	e := object{"id": urn(d.ID), "type": "prov:Entity", "cited:sha256": d.Original}
	for name, value := range map[string]string{"title": d.Title, "author": d.Author, "publisher": d.Publisher, "published": string(d.Published), "address": d.Address, "rights": d.Rights} {
		if value != "" {
			e["cited:"+name] = value
		}
	}
	return e
}

// readingOf is the activity that found a figure.
func readingOf(version string) object {
	return object{"type": "prov:Activity", "prov:wasAssociatedWith": object{"type": "prov:SoftwareAgent", "name": "Cited", "cited:version": version}}
}

// agentsOf is the chain of sources that a text credits, the nearest first; the publisher where
// it credits nobody.
func agentsOf(r *cited.Receipt) []object {
	agents := []object{}
	for i, name := range r.Figure.Attribution {
		agents = append(agents, object{"type": "prov:Agent", "name": name, "cited:position": i + 1})
	}
	if len(agents) == 0 && r.Document.Publisher != "" {
		agents = append(agents, object{"type": "prov:Agent", "name": r.Document.Publisher, "cited:own": true})
	}
	return agents
}

// activitiesOf is what people decided.
func activitiesOf(decisions []cited.Decision) (all []object) {
	for i := range decisions {
		d := &decisions[i]
		a := object{
			"id": urn(d.ID), "type": "prov:Activity",
			"prov:endedAtTime":       object{"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": d.At.UTC().Format(time.RFC3339)},
			"prov:wasAssociatedWith": object{"type": "prov:Person", "name": d.Reviewer},
			"cited:verdict":          string(d.Verdict),
		}
		for name, value := range map[string]string{"field": d.Field, "value": d.Value, "reason": d.Reason} {
			if value != "" {
				a["cited:"+name] = value
			}
		}
		if d.Base != "" {
			a["prov:wasInformedBy"] = object{"id": urn(d.Base)}
		}
		all = append(all, a)
	}
	return all
}
