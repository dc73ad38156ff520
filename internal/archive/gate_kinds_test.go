package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// textsOf returns what stands in an export: of a zip the name and the text of every member.
func textsOf(t *testing.T, raw []byte) string {
	t.Helper()
	pack, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return string(raw)
	}
	var b strings.Builder
	for _, f := range pack.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("\n" + f.Name + "\n" + textsOf(t, content))
	}
	return b.String()
}

var tags = regexp.MustCompile(`<[^>]*>`)

// asRead returns the words of an export without markup.
func asRead(s string) string {
	s = html.UnescapeString(tags.ReplaceAllString(s, ""))
	return strings.Join(strings.Fields(strings.NewReplacer(`\"`, `"`, `\n`, " ", `\u003c`, "<", `\u003e`, ">", `\u0026`, "&", `\`, "", `""`, `"`).Replace(s)), " ")
}

// exportAs writes all figures of an archive in a kind, and returns what was let through.
func exportAs(t *testing.T, a *archive.Archive, k export.Kind) (raw []byte, passed []cited.Receipt, made archive.Exported) {
	t.Helper()
	ctx := context.Background()
	m, err := a.Method(ctx, owner)
	if err != nil {
		t.Fatal(err)
	}
	noted := func(yield func(cited.Receipt, error) bool) {
		for r, err := range a.Exportable(ctx, owner, cited.Query{}, k.Whole, &made) {
			if err == nil {
				passed = append(passed, r)
			}
			if !yield(r, err) {
				return
			}
		}
	}
	var b bytes.Buffer
	if err := k.Write(&b, noted, export.About{Made: noon(), Program: "cited test", Temp: t.TempDir(), Method: &m, Held: &made.Held}); err != nil {
		t.Fatalf("%s: %v", k.Name, err)
	}
	return b.Bytes(), passed, made
}

// decideCleared decides whether the figure with some exact words may be published.
func decideCleared(t *testing.T, a *archive.Archive, exact string, v cited.Verdict) {
	t.Helper()
	for _, r := range receiptsOf(t, a) {
		if r.Figure.Exact == exact {
			d := cited.Decision{Subject: r.Figure.ID, Field: export.FieldCleared, Verdict: v, Reason: "asked Jonas Weber"}
			if _, err := a.Decide(context.Background(), cited.Viewer{Name: "anna", Role: cited.Owner}, d); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("there is no figure %q", exact)
}

// TestNoExportNamesPrivatePersons plants names of private persons and minors in documents, and
// looks for them in exports of every kind; and every number of every export leads to a
// sentence of the archive that holds it.
func TestNoExportNamesPrivatePersons(t *testing.T) {
	a, _ := open(t, nil)
	addPlanted(t, a)
	decideCleared(t, a, "5,000", cited.Rejected)
	decideCleared(t, a, "15", cited.Accepted)
	if err := a.Update(context.Background(), owner, func(archive.Updating) {}); err != nil {
		t.Fatal(err)
	}
	ids := regexp.MustCompile(`\bfi-[0-9a-z]{12}\b`)
	for _, k := range export.Kinds() {
		raw, passed, made := exportAs(t, a, k)
		all := textsOf(t, raw)
		for _, name := range plantedNames {
			if i := strings.Index(strings.ToLower(all), strings.ToLower(name)); i >= 0 {
				t.Errorf("%s holds %s: %q", k.Name, name, all[max(0, i-80):min(len(all), i+80)])
			}
		}
		for _, words := range []string{"17 minors", "al-Bab", "5,000 foreigners", "two boys", "13 girls"} {
			if strings.Contains(all, words) {
				t.Errorf("%s holds %q", k.Name, words)
			}
		}
		if made.Held.Held[export.Refused] != 1 || made.Held.Cleared != 1 || made.Held.Held[export.OfMinors] < 2 || made.Figures != len(passed) || len(passed) < 15 {
			t.Errorf("%s: %+v", k.Name, made)
		}
		if k.Name == "ris" || k.Name == "csl" || k.Name == "methodology" { // which hold no figures
			continue
		}
		words := asRead(all)
		for _, r := range passed {
			if !strings.Contains(words, strings.Join(strings.Fields(r.Figure.Quote.Exact), " ")) {
				t.Errorf("%s has not the sentence %q", k.Name, r.Figure.Quote.Exact)
			}
		}
		met := map[string]bool{}
		for _, id := range ids.FindAllString(all, -1) {
			if met[id] {
				continue
			}
			met[id] = true
			r, err := a.Receipt(context.Background(), owner, cited.ID(id))
			if err != nil {
				t.Errorf("%s: %s leads nowhere: %v", k.Name, id, err)
				continue
			}
			if !slices.ContainsFunc(passed, func(p cited.Receipt) bool { return p.Figure.ID == r.Figure.ID }) || !strings.Contains(r.Figure.Quote.Exact, r.Figure.Exact) {
				t.Errorf("%s: %s was held back, or its sentence has not its number", k.Name, id)
			}
		}
		if len(met) != len(passed) {
			t.Errorf("%s names %d figures, %d were let through", k.Name, len(met), len(passed))
		}
	}
}

// TestAnnotationsLeadToTheText holds that what an annotation selects stands in the text of its
// document, by position and by the words around it.
func TestAnnotationsLeadToTheText(t *testing.T) {
	a, _ := open(t, nil)
	addPlanted(t, a)
	var page struct {
		Items []struct {
			Target struct {
				Selector []struct {
					Exact, Prefix, Suffix string
					Start, End            int
				}
			}
			Derived struct{ ID string } `json:"prov:wasDerivedFrom"`
		}
	}
	k := export.Kinds()[slices.IndexFunc(export.Kinds(), func(k export.Kind) bool { return k.Name == "annotations" })]
	raw, passed, _ := exportAs(t, a, k)
	if err := json.Unmarshal(raw, &page); err != nil || len(page.Items) != len(passed) {
		t.Fatalf("%d annotations, %v", len(page.Items), err)
	}
	for _, item := range page.Items {
		texts, err := a.Texts(context.Background(), owner, cited.ID(strings.TrimPrefix(item.Derived.ID, "urn:cited:")))
		if err != nil {
			t.Fatal(err)
		}
		text, quote, at := []rune(texts[0].Content), item.Target.Selector[0], item.Target.Selector[1]
		if string(text[at.Start:at.End]) != quote.Exact || !strings.HasSuffix(string(text[:at.Start]), quote.Prefix) || !strings.HasPrefix(string(text[at.End:]), quote.Suffix) {
			t.Errorf("%+v does not stand at %d", quote, at.Start)
		}
	}
}
