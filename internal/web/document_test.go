package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cited"

	"github.com/PuerkitoBio/goquery"
)

// A long text is shown a part at a time: the parts follow one another, show all that was read once, and links
// lead to the part and the words that they name.
func TestLongTextsAreShownInParts(t *testing.T) {
	const notes = 900
	var text strings.Builder
	text.WriteString("Northern Wire, 3 March 2016\n\n")
	for i := range notes {
		fmt.Fprintf(&text, "Some %d foreign fighters from Belgium had travelled to Syria, the ministry said. The minister denied in note x%d that the prisons are full.\n\n", 100+i, i)
	}
	s := newSite(t, map[string]string{"long.txt": text.String()})
	document := documentOf(t, s)
	address := "/documents/" + string(document)
	var starts []int
	seen := map[string]bool{}
	parts := 0
	for next := address; next != ""; parts++ {
		page := s.get(next)
		page.Find("article.text .block").Each(func(_ int, b *goquery.Selection) {
			start, _ := strconv.Atoi(b.AttrOr("data-start", ""))
			starts = append(starts, start)
		})
		page.Find("article.text a.figure[id]").Each(func(_ int, f *goquery.Selection) {
			if id := f.AttrOr("id", ""); seen[id] {
				t.Errorf("%s is on two parts", id)
			} else {
				seen[id] = true
			}
		})
		if after := page.Find(`a:contains("Text behind this")`); after.Length() > 0 {
			next = after.AttrOr("href", "")
		} else {
			next = ""
		}
	}
	if parts < 3 || !slices.IsSorted(starts) || len(slices.Compact(starts)) != notes+1 || len(seen) != notes {
		t.Errorf("%d parts, %d blocks, %d figures", parts, len(starts), len(seen))
	}
	at := starts[600] + 30 // within a block of another part
	if block := s.get(placeOf(document, at)).Find("#at").Parent(); block.AttrOr("data-start", "") != strconv.Itoa(starts[600]) || block.Text() == "" {
		t.Errorf("character %d is led to in the block at %q, not %d", at, block.AttrOr("data-start", ""), starts[600])
	}
	if status, _ := s.ask("GET", address+"?at=-1", nil); status != 400 {
		t.Errorf("at a character before the first: %d", status)
	}
	if last := s.get(address + "?at=99999999").Find("article.text .block").Last().Text(); !strings.Contains(last, "note x899 ") {
		t.Errorf("behind the last character: %q", last)
	}
}

// Beside a receipt stand the figures around it, and a link to all others.
func TestReceiptsShowTheFiguresAround(t *testing.T) {
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "Some %d foreign fighters from Belgium had travelled to Syria, the ministry said.\n\n", 100+i)
	}
	s := newSite(t, map[string]string{"many.txt": text.String()})
	for rec, err := range s.archive.Figures(t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if rec.Figure.Exact != "some 120" && rec.Figure.Exact != "Some 120" && rec.Figure.Exact != "120" {
			continue
		}
		page := s.get("/figures/" + string(rec.Figure.ID))
		rows := page.Find("table.rows tbody tr")
		var first, last string
		first, last = rows.First().Find("th").Text(), rows.Last().Find("th").Text()
		if rows.Length() != mostBeside || !strings.Contains(first, "114") || !strings.Contains(last, "126") {
			t.Errorf("%d rows from %q to %q", rows.Length(), first, last)
		}
		if more := page.Find(`a[href="/figures?` + url.Values{"document": {string(rec.Document.ID)}}.Encode() + `"]`).Text(); !strings.Contains(more, "27 more figures") {
			t.Errorf("the others: %q", more)
		}
		return
	}
	t.Error("the figure was not read")
}

// A page shows the nearest of a large family, and leads to all of it.
func TestLargeFamiliesAreCut(t *testing.T) {
	documents := map[string]string{}
	const story = "Tamrin camp count rises again\n\nThe number of families in the camp at Tamrin rose to 310 in March, the provincial office said on Tuesday. " +
		"Officials counted the tents twice, once from the road and once from the hill above the river.\n\n" +
		"\"We have not had a quiet week since the bridge at Orlo fell,\" said the head of the office.\n\n" +
		"A second site near the old cement works will open in May, with room for another 400 people. About 120 Belgians travelled to Syria, the office said.\n"
	const copies = 50
	documents["a-wire.txt"] = "Northern Wire, 1 March 2016\n\n" + story
	for i := range copies {
		documents[fmt.Sprintf("b%02d.txt", i)] = fmt.Sprintf("Daily Bugle, %d %s 2016\n\n", i%25+1, []string{"April", "May"}[i/25]) + story
	}
	s := newSite(t, documents)
	for rec, err := range s.archive.Figures(t.Context(), s.viewer, cited.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if rec.Document.Name != "a-wire.txt" {
			continue
		}
		whole, err := s.archive.Lineage(t.Context(), s.viewer, rec.Document.ID)
		if err != nil || len(whole.To) != copies || whole.To[copies-1].Proof.Passages[0].Later.Exact == "" {
			t.Fatalf("%d copies, of %d, %v, %v", len(whole.To), len(whole.From), whole.Documents, err)
		}
		for address, most := range map[string]int{"/figures/" + string(rec.Figure.ID): mostBeside, "/documents/" + string(rec.Document.ID): mostKin} {
			page := s.get(address)
			if n := page.Find(`li a[href^="/lineage/ed-"]`).Length(); n != most {
				t.Errorf("%s: %d edges", address, n)
			}
			if more := page.Find(`a[href="/lineage?document=` + string(rec.Document.ID) + `"]`).Text(); more != fmt.Sprintf("%d more documents", copies-most) {
				t.Errorf("%s: %q", address, more)
			}
			if words := page.Find(`li:has(a[href^="/lineage/ed-"])`).First().Text(); !strings.Contains(words, "the same") {
				t.Errorf("%s: %q tells of no share", address, words)
			}
		}
		return
	}
	t.Error("the wire was not read")
}
