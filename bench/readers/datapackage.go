package readers

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	_ "embed" // the schema
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// packageSchema is what https://datapackage.org/standard demands of the members of a descriptor that we
// write, as JSON Schema.
//
//go:embed package.schema.json
var packageSchema []byte

// descriptor is what a reader of Data Packages needs of datapackage.json.
type descriptor struct {
	Resources []struct {
		Name, Path, Hash string
		Bytes            int
		Schema           tableSchema
	}
}

type tableSchema struct {
	Fields        []struct{ Name, Type string }
	MissingValues []string
	PrimaryKey    []string
	ForeignKeys   []struct {
		Fields    []string
		Reference struct {
			Resource string
			Fields   []string
		}
	}
}

// cellForms is how Table Schema writes values of its types.
var cellForms = map[string]*regexp.Regexp{
	"string":  regexp.MustCompile(`(?s)^.*$`),
	"number":  regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|^-?INF$|^NaN$`),
	"integer": regexp.MustCompile(`^[+-]?\d+$`),
	"boolean": regexp.MustCompile(`^(true|True|TRUE|1|false|False|FALSE|0)$`),
}

// Package validates a Data Package: its descriptor by a JSON Schema, sizes and hashes, the heads and the type of
// every cell by the table schemas, keys and links; and it holds its figures against the CSV.
func Package(raw []byte, want Table) (o Opened, err error) {
	pack, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return o, err
	}
	text, err := fs.ReadFile(pack, "datapackage.json")
	if err != nil {
		return o, err
	}
	if err := valid(text); err != nil {
		o.Wrong = append(o.Wrong, err.Error())
	}
	var d descriptor
	if err := json.Unmarshal(text, &d); err != nil {
		return o, err
	}
	keys := map[string]map[string]bool{} // of each resource
	rows := map[string][]map[string]string{}
	for _, r := range d.Resources {
		content, err := fs.ReadFile(pack, r.Path)
		if err != nil {
			return o, err
		}
		sum := sha256.Sum256(content)
		o.check(r.Path+" hash", r.Hash, "sha256:"+hex.EncodeToString(sum[:]))
		o.check(r.Path+" bytes", fmt.Sprint(r.Bytes), fmt.Sprint(len(content)))
		if rows[r.Name], err = o.table(r.Path, content, r.Schema); err != nil {
			return o, err
		}
		keys[r.Name] = map[string]bool{}
		for _, row := range rows[r.Name] {
			key := keyOf(row, r.Schema.PrimaryKey)
			o.holds(r.Path+": the key "+key+" comes twice", !keys[r.Name][key])
			keys[r.Name][key] = true
		}
	}
	for _, r := range d.Resources {
		for _, link := range r.Schema.ForeignKeys {
			for _, row := range rows[r.Name] {
				key := keyOf(row, link.Fields)
				o.holds(r.Path+": "+link.Reference.Resource+" has no "+key, keys[link.Reference.Resource][key])
			}
		}
	}
	o.sameRows(rows["figures"], want.Rows)
	return o, nil
}

// sameRows holds rows of a package against those of the CSV, cell by cell.
func (o *Opened) sameRows(got, want []map[string]string) {
	o.check("figures", fmt.Sprint(len(got)), fmt.Sprint(len(want)))
	for i := range min(len(got), len(want)) {
		for column, cell := range want[i] {
			value, ok := got[i][column]
			o.holds("figures.csv has no column "+column, ok)
			o.check(fmt.Sprintf("figures.csv, row %d, %s", i+1, column), inWords(value), cell)
		}
	}
}

// valid holds a descriptor against the schema.
func valid(text []byte) error {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(packageSchema))
	if err != nil {
		return err
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	const name = "package.schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, schema); err != nil {
		return err
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		return err
	}
	return compiled.Validate(document)
}

// table reads a table by its schema.
func (o *Opened) table(name string, content []byte, schema tableSchema) (rows []map[string]string, err error) {
	in := csv.NewReader(bytes.NewReader(content))
	head, err := in.Read()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range schema.Fields {
		names = append(names, f.Name)
	}
	if o.check(name+" head", strings.Join(head, ","), strings.Join(names, ",")); len(head) != len(names) {
		return nil, nil
	}
	missing := map[string]bool{}
	for _, m := range schema.MissingValues {
		missing[m] = true
	}
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		row := map[string]string{}
		for i, f := range schema.Fields {
			row[f.Name] = cells[i]
			o.holds(fmt.Sprintf("%s, row %d, %s: %q is no %s", name, len(rows)+1, f.Name, cells[i], f.Type), missing[cells[i]] || cellForms[f.Type].MatchString(cells[i]))
		}
		rows = append(rows, row)
	}
}

func keyOf(row map[string]string, fields []string) string {
	var all []string
	for _, f := range fields {
		all = append(all, row[f])
	}
	return strings.Join(all, " ")
}
