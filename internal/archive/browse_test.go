package archive_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cited"
	"cited/internal/archive"
)

// TestBrowse reads documents and looks at pages of what is in them.
func TestBrowse(t *testing.T) {
	ctx := context.Background()
	docs := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Belgium\n\nBy June 2014, 300 Belgians had left for Syria, the Ministry of the Interior said. Some 90 of them returned in 2015. Several Germans returned in 2015.\n",
		"b.txt": "France\n\nIn 2015, 700 French nationals travelled to Syria, the ministry said.\n",
	} {
		if err := os.WriteFile(filepath.Join(docs, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	a, _ := open(t, nil)
	if _, err := a.Add(ctx, owner, folder(docs), nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Warm(ctx, owner); err != nil {
		t.Fatal(err)
	}
	page, err := a.BrowseFigures(ctx, owner, archive.Browsing{Query: cited.Query{Limit: 2}, Sort: "-value"})
	if err != nil || page.Hits != 3 || len(page.Rows) != 2 || *page.Rows[0].Read.Low != 700 || page.Next != page.Rows[1].Read.ID {
		t.Fatalf("%d hits, %+v, %v", page.Hits, page.Rows, err)
	}
	last, err := a.BrowseFigures(ctx, owner, archive.Browsing{Query: cited.Query{Limit: 2}, Sort: "-value", After: page.Next})
	if err != nil || len(last.Rows) != 1 || last.Next != "" || last.Rows[0].Read.Measure != "returned" {
		t.Errorf("the last page: %+v, %v", last.Rows, err)
	}
	origins := page.Facets[slices.IndexFunc(page.Facets, func(f archive.Facet) bool { return f.Key == "origin" })]
	if want := []archive.FacetValue{{Value: "BEL", Rows: 2}, {Value: "FRA", Rows: 1}}; !slices.Equal(origins.Values, want) || origins.Others != 0 {
		t.Errorf("origins: %+v, want %+v", origins, want)
	}
	table, err := a.Cross(ctx, owner, cited.Query{}, "origin", "measure")
	if err != nil {
		t.Fatal(err)
	}
	cell := func(row, column string) archive.CrossCell {
		return table.Cells[slices.Index(table.Rows, row)][slices.Index(table.Columns, column)]
	}
	if c := cell("BEL", "travelled"); c.Figures != 1 || c.Documents != 1 || *c.Low != 300 || *c.High != 300 {
		t.Errorf("Belgians who travelled: %+v", c)
	}
	if c := cell("DEU", "returned"); c.Figures != 0 || c.Low != nil || c.Unquantified != 1 || c.Word != "several" {
		t.Errorf("Germans who returned: %+v", c)
	}
	documents, err := a.BrowseDocuments(ctx, owner, archive.Browsing{Query: cited.Query{Terms: []cited.Term{{Key: "origin", Values: []string{"FRA"}}}}})
	if err != nil || documents.Hits != 1 || documents.Documents[0].Name != "b.txt" {
		t.Errorf("documents: %+v, %v", documents, err)
	}
}
