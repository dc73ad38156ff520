package export

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"iter"
	"time"

	"cited"
)

// Profiles of the Data Package standard, version 2.0.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	tableProfile    = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// dataPackage is datapackage.json.
type dataPackage struct {
	Profile     string         `json:"$schema"`
	Name        string         `json:"name"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Created     string         `json:"created"`
	Query       string         `json:"query"`
	Resources   []dataResource `json:"resources"`
}

type dataResource struct {
	Profile     string      `json:"$schema"`
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Path        string      `json:"path"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	MediaType   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Bytes       int64       `json:"bytes"`
	Hash        string      `json:"hash"`
	Schema      tableSchema `json:"schema"`
}

type tableSchema struct {
	Profile     string       `json:"$schema"`
	Fields      []tableField `json:"fields"`
	Missing     []string     `json:"missingValues"`
	PrimaryKey  []string     `json:"primaryKey"`
	ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
}

type tableField struct {
	Name        string   `json:"name"`
	Type        cellType `json:"type"`
	Description string   `json:"description"`
}

type foreignKey struct {
	Fields    []string `json:"fields"`
	Reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	} `json:"reference"`
}

// writeDataPackage writes a zip with the figures, their documents, and datapackage.json, which
// says what the columns mean. It comes last because it holds the hashes of the others.
func writeDataPackage(out io.Writer, figures iter.Seq2[cited.Receipt, error], about About) (err error) {
	documents, err := newSpool(about.Temp)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, documents.close()) }()
	pack := zip.NewWriter(out)
	first, err := addHashed(pack, "figures.csv", func(w io.Writer) error { return writeBoth(w, documents, figures, about) })
	if err != nil {
		return err
	}
	second, err := addHashed(pack, "documents.csv", documents.copyTo)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(packageOf(first, second, about), "", "  ")
	if err != nil {
		return err
	}
	if err := addMember(pack, "datapackage.json", string(text)+"\n"); err != nil {
		return err
	}
	return pack.Close()
}

// writeBoth writes the figures, and beside them each of their documents.
func writeBoth(out, beside io.Writer, figures iter.Seq2[cited.Receipt, error], about About) error {
	documents, err := newCSV(beside, documentColumns)
	if err != nil {
		return err
	}
	met := map[cited.ID]bool{}
	noted := func(yield func(cited.Receipt, error) bool) {
		for r, err := range figures {
			if err == nil && !met[r.Document.ID] {
				met[r.Document.ID] = true
				err = documents.row(&r.Document)
			}
			if !yield(r, err) {
				return
			}
		}
	}
	if err := writeCSV(out, noted, about); err != nil {
		return err
	}
	return documents.end()
}

// hashed is how much was written to a member, and its digest.
type hashed struct {
	out   io.Writer
	sum   hash.Hash
	bytes int64
}

func (h *hashed) Write(b []byte) (int, error) {
	n, err := h.out.Write(b)
	_, _ = h.sum.Write(b[:n]) // a hash takes everything
	h.bytes += int64(n)
	return n, err
}

func addHashed(pack *zip.Writer, name string, write func(io.Writer) error) (*hashed, error) {
	member, err := pack.Create(name)
	if err != nil {
		return nil, err
	}
	h := &hashed{out: member, sum: sha256.New()}
	return h, write(h)
}

func packageOf(figures, documents *hashed, about About) dataPackage {
	link := foreignKey{Fields: []string{"document"}}
	link.Reference.Resource, link.Reference.Fields = "documents", []string{"id"}
	first := resourceOf("figures", "Reported numbers, each with the sentence that states it.", figures, figureColumns)
	first.Schema.ForeignKeys = []foreignKey{link}
	return dataPackage{Profile: packageProfile, Name: "cited-figures", Title: "Reported figures with their receipts",
		Description: about.says() + " A text that begins with = + - @, a tab or a carriage return has an apostrophe in front, so that no spreadsheet takes it for a formula.",
		Created:     about.Made.UTC().Format(time.RFC3339), Query: about.Query,
		Resources: []dataResource{first, resourceOf("documents", "The documents that state them.", documents, documentColumns)}}
}

func resourceOf[T any](name, doc string, h *hashed, columns []column[T]) dataResource {
	schema := tableSchema{Profile: tableProfile, Missing: []string{""}, PrimaryKey: []string{"id"}}
	for _, c := range columns {
		schema.Fields = append(schema.Fields, tableField{c.name, c.holds, c.doc})
	}
	return dataResource{Profile: resourceProfile, Name: name, Type: "table", Path: name + ".csv", Description: doc, Format: "csv", MediaType: "text/csv",
		Encoding: "utf-8", Bytes: h.bytes, Hash: "sha256:" + hex.EncodeToString(h.sum.Sum(nil)), Schema: schema}
}
