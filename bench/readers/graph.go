package readers

import (
	"bytes"
	_ "embed" // the terms
	"encoding/json"
	"fmt"
	"strings"

	"github.com/piprate/json-gold/ld"
)

// terms is which term of a Web Annotation stands for what: those that we write, of the context that
// https://www.w3.org/TR/annotation-vocab/ defines. Whatever else is written is an error here.
//
//go:embed terms.json
var terms []byte

// contexts hands out the one context there is, and fetches nothing.
type contexts struct{}

// LoadDocument returns the terms of Web Annotations.
func (contexts) LoadDocument(address string) (*ld.RemoteDocument, error) {
	if address != "http://www.w3.org/ns/anno.jsonld" {
		return nil, fmt.Errorf("it wants the context %q, which nobody asked for", address)
	}
	document, err := ld.DocumentFromReader(bytes.NewReader(terms))
	return &ld.RemoteDocument{DocumentURL: address, Document: document}, err
}

// Names in the graph.
const (
	annotation = "http://www.w3.org/ns/oa#"
	provenance = "http://www.w3.org/ns/prov#"
	ourFields  = "urn:cited:field:"
	kindOf     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
)

// graph is what stands of each subject, by predicate.
type graph map[string]map[string][]string

// one returns the object of a subject and a predicate, if there is just one.
func (g graph) one(subject, predicate string) string {
	if all := g[subject][predicate]; len(all) == 1 {
		return all[0]
	}
	return fmt.Sprintf("%d of %s", len(g[subject][predicate]), predicate)
}

// is reports whether a subject is of a kind.
func (g graph) is(subject, kind string) bool {
	return strings.Contains(strings.Join(g[subject][kindOf], " "), kind)
}

// Annotations makes RDF of JSON-LD, in which no key may be lost, prints it as N-Quads, reads those again, and holds what
// they say of each figure against the CSV.
func Annotations(raw []byte, want Table) (o Opened, err error) {
	g, err := graphOf(raw)
	if err != nil {
		return o, err
	}
	for _, row := range want.Rows {
		o.annotated(g, row)
	}
	figures := 0
	for subject := range g {
		if g.is(subject, annotation+"Annotation") {
			figures++
		}
	}
	o.check("annotations", fmt.Sprint(figures), fmt.Sprint(len(want.Rows)))
	return o, nil
}

func graphOf(raw []byte) (graph, error) {
	var document any
	if err := json.Unmarshal(raw, &document); err != nil {
		return nil, err
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader, options.SafeMode, options.Format = contexts{}, true, "application/n-quads"
	lines, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		return nil, err
	}
	read, err := ld.ParseNQuads(lines.(string))
	if err != nil {
		return nil, err
	}
	g := graph{}
	for _, q := range read.GetQuads("@default") {
		if !q.Valid() {
			return nil, fmt.Errorf("%s %s %s is no RDF", q.Subject.GetValue(), q.Predicate.GetValue(), q.Object.GetValue())
		}
		of := g[q.Subject.GetValue()]
		if of == nil {
			of = map[string][]string{}
			g[q.Subject.GetValue()] = of
		}
		of[q.Predicate.GetValue()] = append(of[q.Predicate.GetValue()], q.Object.GetValue())
	}
	return g, nil
}

// annotated holds an annotation against the row of its figure.
func (o *Opened) annotated(g graph, row map[string]string) {
	id := "urn:cited:" + row["id"]
	o.holds(id+" is no annotation", g.is(id, annotation+"Annotation") && g.one(id, annotation+"motivatedBy") == annotation+"classifying")
	target := g.one(id, annotation+"hasTarget")
	o.holds(id+" has no source", len(g[target][annotation+"hasSource"]) == 1)
	for _, selector := range g[target][annotation+"hasSelector"] {
		if g.is(selector, annotation+"TextQuoteSelector") {
			o.check(id+" exact", g.one(selector, annotation+"exact"), row["exact"])
			continue
		}
		o.check(id+" start", g.one(selector, annotation+"start"), row["start"])
		o.check(id+" end", g.one(selector, annotation+"end"), row["end"])
	}
	o.check(id+" selectors", fmt.Sprint(len(g[target][annotation+"hasSelector"])), "2")
	body := id + "#figure"
	o.holds(id+" has no body", strings.Contains(strings.Join(g[id][annotation+"hasBody"], " "), body))
	for _, column := range []string{"low", "high", "modifier", "kind", "counted", "measure", "population", "of", "time", "basis", "stance", "codebook", "quote"} {
		if row[column] != "" {
			got := g.one(body, ourFields+column)
			if isNumber(column) && sameNumber(got, row[column]) {
				got = row[column]
			}
			o.check(id+" "+column, got, row[column])
		}
	}
	document := g.one(id, provenance+"wasDerivedFrom")
	o.check(id+" document", document, "urn:cited:"+row["document"])
	o.check(id+" original", g.one(document, ourFields+"sha256"), row["original"])
	o.holds(id+" comes from no entity", g.is(document, provenance+"Entity"))
	o.holds(id+" was read by nothing", g.is(g.one(id, provenance+"wasGeneratedBy"), provenance+"Activity"))
}
