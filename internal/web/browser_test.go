package web

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cited"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// browser is a real browser that looks at a site.
type browser struct {
	t   *testing.T
	ctx context.Context
	*site
}

// inBrowser opens a browser, or skips the test where there is none: make test installs it.
func inBrowser(t *testing.T, s *site) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes long")
	}
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is missing: make test installs it")
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox)...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	b := &browser{t, ctx, s}
	b.do(chromedp.EmulateViewport(1280, 900))
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watching}); err != nil {
		t.Fatal(err)
	}
	return b
}

// watching notes what a page was refused, and what failed in it.
const watching = `window.seen = [];
addEventListener("securitypolicyviolation", e => seen.push("refused " + e.violatedDirective + " " + e.blockedURI + " " + e.sample), true);
addEventListener("error", e => seen.push("failed: " + (e.message ?? e.target?.src ?? "?")), true);
addEventListener("unhandledrejection", e => seen.push("failed: " + e.reason));`

// patience is how long a step may take.
const patience = 60 * time.Second

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	for _, step := range steps {
		ctx := b.ctx
		if err := chromedp.Do(ctx, step); err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *browser) open(path string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(b.server.URL+path)); err != nil {
		b.t.Fatalf("%s: %v", path, err)
	}
}

// eval returns what a script says, waiting for a promise.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// dark asks for the dark colours, or the light ones.
func (b *browser) dark(is bool) {
	scheme := map[bool]string{false: "light", true: "dark"}[is]
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
		b.t.Fatal(err)
	}
}

// keep keeps a picture of the page in .cache/screens of the repository.
func (b *browser) keep(name string) {
	b.t.Helper()
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatal(err)
	}
	dir := filepath.Join("..", "..", ".cache", "screens")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// trouble returns what the page was refused and what failed in it.
func (b *browser) trouble() []string { return eval[[]string](b, "window.seen") }

// addresses returns for every page an address that shows something.
func addresses(s *site) map[string]string {
	s.t.Helper()
	first := func(list, selector, prefix string) string {
		s.t.Helper()
		address, ok := s.get(list).Find(selector).First().Attr("href")
		if !ok || !strings.HasPrefix(address, prefix) {
			s.t.Fatalf("%s has no %s", list, selector)
		}
		address, _, _ = strings.Cut(address, "#")
		address, _, _ = strings.Cut(address, "?")
		return address
	}
	figure := first("/figures?measure=travelled", "table.rows tbody th a", "/figures/fi-")
	r, err := s.archive.Receipt(s.t.Context(), s.viewer, cited.ID(strings.TrimPrefix(figure, "/figures/")))
	if err != nil {
		s.t.Fatal(err)
	}
	all := map[string]string{
		"/{$}":                     "/",
		"/figures":                 "/figures?measure=travelled",
		"/figures/{id}":            figure,
		"/documents":               "/documents",
		"/matrix":                  "/matrix",
		"/compare":                 "/compare?measure=travelled&origin=BEL",
		"/estimates":               "/estimates?measure=travelled&rule=newest&rule=majority",
		"/map":                     "/map?measure=travelled",
		"/documents/{id}":          "/documents/" + string(r.Document.ID),
		"/add":                     "/add",
		"/api":                     "/api",
		"/figures/{id}/original":   figure + "/original",
		"/documents/{id}/original": "/documents/" + string(r.Document.ID) + "/original",
		"/export":                  "/export?measure=travelled",
		"/add/progress":            "/add/progress",
	}
	maps.Copy(all, addressesOfReviews(s, r.Figure.ID, r.Document.ID))
	maps.Copy(all, addressesOfSayings(s))
	return all
}

// pagesOf returns the patterns of all pages that a browser shows.
func pagesOf() (all []string) {
	for _, r := range routes() {
		if method, path, _ := strings.Cut(r.pattern, " "); method == "GET" && !strings.HasPrefix(path, "/api/") && !r.download {
			all = append(all, path)
		}
	}
	return all
}

// axe is the program of Deque Systems that knows the rules of WCAG.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile("../../.cache/axe/package/axe.min.js")
	if err != nil {
		t.Skip("axe-core is missing: make test fetches it")
	}
	return string(script)
}

// violation is a rule that a page breaks.
type violation struct {
	Rule  string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

const runAxe = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
	r.passes.length < 10 ? '[{"id": "axe", "help": "hardly any rule was looked at"}]' : JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))}))))`

// accessible holds the page against the rules of WCAG.
func (b *browser) accessible(script, what string) {
	b.t.Helper()
	eval[any](b, script+"; 1")
	var broken []violation
	if err := json.Unmarshal([]byte(eval[string](b, runAxe)), &broken); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range broken {
		b.t.Errorf("%s: %s (%s): %s", what, v.Rule, v.Help, strings.Join(v.Nodes, " | "))
	}
}

// TestEveryPageInABrowser looks at each page in light and dark, wide and narrow: nothing fails, nothing
// is refused, no rule of WCAG 2.2 AA is broken, and nothing is wider than the window.
func TestEveryPageInABrowser(t *testing.T) {
	s := newSite(t, nil)
	b := inBrowser(t, s)
	script := axe(t)
	of := addresses(s)
	for _, pattern := range pagesOf() {
		address, ok := of[pattern]
		if !ok {
			t.Errorf("the tests know no address of %s", pattern)
			continue
		}
		name := strings.NewReplacer("{$}", "home", "/", "-", "{", "", "}", "").Replace(strings.TrimPrefix(pattern, "/"))
		for _, dark := range []bool{false, true} {
			b.dark(dark)
			b.open(address)
			for _, what := range b.trouble() {
				t.Errorf("%s: %s", address, what)
			}
			b.accessible(script, fmt.Sprintf("%s, dark %v", address, dark))
			b.keep(fmt.Sprintf("%s-%s", name, map[bool]string{false: "light", true: "dark"}[dark]))
		}
		b.do(chromedp.EmulateViewport(360, 740))
		b.open(address)
		if wide := eval[float64](b, "document.documentElement.scrollWidth"); wide > 360 {
			t.Errorf("%s is %.0f pixels wide in a window of 360", address, wide)
		}
		b.keep(name + "-narrow")
		b.do(chromedp.EmulateViewport(1280, 900))
	}
}
