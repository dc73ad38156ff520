package web

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// done is true when adding has ended.
const done = `document.querySelector("#progress")?.innerText.includes("Done")`

// click clicks on the middle of an element.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.until(`document.querySelector(` + quotedJS(selector) + `) != null`)
	b.do(chromedp.Click(selector))
}

// tabTo presses the tabulator until an element has the focus.
func (b *browser) tabTo(selector string) {
	b.t.Helper()
	const most = 200
	for range most {
		b.keys(kb.Tab)
		if eval[bool](b, `document.activeElement.matches(`+quotedJS(selector)+`)`) {
			return
		}
	}
	b.t.Fatalf("the tabulator never comes to %s", selector)
}

func quotedJS(s string) string {
	line, _ := json.Marshal(s)
	return string(line)
}

// exported fetches the file that a link of the page of exports leads to.
func (b *browser) exported() string {
	b.t.Helper()
	b.until(`document.querySelector(".exports a[href*='/export/csv']") != null`)
	return eval[string](b, `fetch(document.querySelector(".exports a[href*='/export/csv']").href).then(r => r.text())`)
}

// holdsOneReviewed checks that an export holds one figure, which was reviewed.
func holdsOneReviewed(t *testing.T, file string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(file), "\n")
	if len(lines) != 2 || !strings.Contains(lines[1], "fi-") || !strings.Contains(lines[1], "accepted") {
		t.Errorf("the export holds:\n%s", file)
	}
}

// TestFromAFileToAnExportByMouse goes the whole way with the mouse: a file is dropped, read, a figure of
// it accepted on its receipt, and what was accepted exported.
func TestFromAFileToAnExportByMouse(t *testing.T) {
	s := newSite(t, map[string]string{})
	b := inBrowser(t, s)
	b.open("/add")
	eval[bool](b, `(() => { const d = new DataTransfer(); d.items.add(new File([`+quotedJS(camps)+`], "camps.txt", {type: "text/plain"}));
		document.querySelector(".drop").dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true})); return true; })()`)
	b.until(`document.querySelector(".chosen").innerText.includes("camps.txt")`)
	b.click("form.add button.main")
	b.until(done)
	b.click("table.outcomes th a")
	b.click("article.text a.figure")
	b.click("form button[data-key='a']")
	b.until(`document.querySelector(".sub .badge")?.textContent == "accepted"`)
	b.open("/figures?review=accepted")
	b.click(".export a")
	holdsOneReviewed(t, b.exported())
	b.keep("from-a-file-to-an-export")
}

// TestFromATextToAnExportByKeyboard goes the same way without a mouse.
func TestFromATextToAnExportByKeyboard(t *testing.T) {
	s := newSite(t, map[string]string{})
	b := inBrowser(t, s)
	b.open("/")
	b.tabTo("nav a[href='/add']")
	b.keys(kb.Enter)
	b.until(`document.querySelector("form.add") != null`)
	b.tabTo("#text")
	b.do(chromedp.SendKeys("#text", camps))
	b.tabTo("form.add button.main")
	b.keys(kb.Enter)
	b.until(done)
	b.tabTo("nav a[href='/review']")
	b.keys(kb.Enter)
	b.until(`document.readyState == "complete" && document.querySelector(".found strong") != null`)
	b.keys("a")
	b.until(`document.querySelector(".found strong")?.textContent.startsWith("2 of")`)
	b.until(`document.readyState == "complete"`)
	b.keys("/")
	b.until(`document.activeElement.id == "find"`)
	b.keys(kb.Backspace) // the protocol sends the key and its letter apart, which no keyboard does
	b.keys("review:accepted")
	b.keys(kb.Enter)
	b.until(`document.querySelector(".export a") != null`)
	b.tabTo(".export a")
	b.keys(kb.Enter)
	holdsOneReviewed(t, b.exported())
}
