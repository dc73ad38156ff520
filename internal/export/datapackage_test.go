package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

// opened is a Data Package as its reader finds it.
type opened struct {
	dataPackage
	rows map[string][][]string // by the name of the resource, with the head
}

func openPackage(t *testing.T, raw []byte) opened {
	t.Helper()
	parts := members(t, raw)
	p := opened{rows: map[string][][]string{}}
	if err := json.Unmarshal(parts["datapackage.json"], &p.dataPackage); err != nil {
		t.Fatal(err)
	}
	for _, r := range p.Resources {
		content := parts[r.Path]
		sum := sha256.Sum256(content)
		if r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Bytes != int64(len(content)) {
			t.Errorf("%s has another hash or size than %s, %d", r.Path, r.Hash, r.Bytes)
		}
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		p.rows[r.Name] = rows
	}
	return p
}

// check holds the rows of a resource against its schema.
func (p *opened) check(t *testing.T, r *dataResource) {
	t.Helper()
	rows := p.rows[r.Name]
	var names []string
	for _, f := range r.Schema.Fields {
		names = append(names, f.Name)
		if f.Description == "" {
			t.Errorf("%s.%s is not explained", r.Name, f.Name)
		}
	}
	if diff := cmp.Diff(names, rows[0]); diff != "" {
		t.Errorf("%s: the schema and the head differ: %s", r.Name, diff)
	}
	keys := map[string]bool{}
	for _, row := range rows[1:] {
		if keys[row[0]] || row[0] == "" {
			t.Errorf("%s: the key %q comes twice or is missing", r.Name, row[0])
		}
		keys[row[0]] = true
		for i, f := range r.Schema.Fields {
			if row[i] != "" && !isOf(f.Type, row[i]) {
				t.Errorf("%s.%s: %q is no %s", r.Name, f.Name, row[i], f.Type)
			}
		}
	}
}

func isOf(kind cellType, s string) bool {
	var err error
	switch kind {
	case numberCell:
		_, err = strconv.ParseFloat(s, 64)
	case wholeCell:
		_, err = strconv.Atoi(s)
	case truthCell:
		_, err = strconv.ParseBool(s)
	}
	return err == nil
}

func TestDataPackageReadBack(t *testing.T) {
	all := receiptsOf(hostile()...)
	again := all[0] // another figure of a document that was there
	again.Figure.ID = "fi-0123456789ab"
	again.Figure.Low = number(-3)
	all = append(all, again)
	p := openPackage(t, exported(t, "datapackage", all...))
	if len(p.rows["figures"]) != len(all)+1 || len(p.rows["documents"]) != len(all) {
		t.Fatalf("%d figures of %d documents", len(p.rows["figures"])-1, len(p.rows["documents"])-1)
	}
	documents := map[string]bool{}
	for i := range p.Resources {
		p.check(t, &p.Resources[i])
	}
	for _, row := range p.rows["documents"][1:] {
		documents[row[0]] = true
	}
	key := p.Resources[0].Schema.ForeignKeys[0]
	if key.Reference.Resource != "documents" || key.Fields[0] != "document" {
		t.Errorf("the link is %+v", key)
	}
	for _, row := range p.rows["figures"][1:] {
		if !documents[row[1]] {
			t.Errorf("the document %s is missing", row[1])
		}
	}
	if p.Query != aboutTest(t).Query || p.Created != "2026-11-22T01:02:03Z" {
		t.Errorf("it says of itself %+v", p.dataPackage)
	}
}

func TestEmptyDataPackage(t *testing.T) {
	p := openPackage(t, exported(t, "datapackage"))
	if len(p.rows["figures"]) != 1 || len(p.rows["documents"]) != 1 || len(p.Resources) != 2 {
		t.Errorf("%+v", p)
	}
}

// The figures of the package are the bytes of the CSV.
func TestDataPackageHoldsTheCSV(t *testing.T) {
	all := []cited.Receipt(receiptsOf(hostile()...))
	if !bytes.Equal(members(t, exported(t, "datapackage", all...))["figures.csv"], exported(t, "csv", all...)) {
		t.Error("they differ")
	}
}
