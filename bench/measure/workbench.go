package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"cited"
	"cited/bench/generate"
	"cited/rules"
)

// workbench serves an archive of generated figures and looks at every kind of page again and again; then
// fifty readers go through it while somebody decides.
func workbench(b *bench) ([]number, error) {
	dir, remove, err := b.folder()
	if err != nil {
		return nil, err
	}
	defer remove()
	arch := filepath.Join(dir, "archive")
	if _, err := b.output("init", "--codebook", "foreign-fighters", arch); err != nil {
		return nil, err
	}
	made, err := generate.NewStories(rules.FS, seed)
	if err != nil {
		return nil, err
	}
	documents, figures, err := b.loadStories(arch, made)
	if err != nil {
		return nil, err
	}
	if _, err := b.update(arch); err != nil {
		return nil, err
	}
	return b.workbenchOf(arch, documents, figures)
}

// workbenchOf measures the pages of an archive that is there.
func (b *bench) workbenchOf(arch string, documents, figures int) ([]number, error) {
	kinds, err := b.addresses(arch)
	if err != nil {
		return nil, err
	}
	w, err := b.serve(arch)
	if err != nil {
		return nil, err
	}
	defer w.end()
	numbers := []number{{"documents", float64(documents), "count"}, {"figures", float64(figures), "count"}}
	slowest, largest, err := w.everyKind(kinds)
	if err != nil {
		return nil, err
	}
	numbers = append(numbers, number{"p95 of the slowest kind of page", milliseconds(slowest), "ms"}, number{"the largest page but the map", float64(largest) / 1e3, "KB"})
	usable, err := w.inBrowser(kinds)
	if err != nil {
		return nil, err
	}
	numbers = append(numbers, number{"usable in a browser, the slowest kind", usable.Seconds(), "s"})
	crowd, err := w.crowd(kinds)
	return append(numbers, crowd...), err
}

// kindOfPage is a kind of page, with addresses of some.
type kindOfPage struct {
	name      string
	addresses []string
}

// manyPages is how many of each kind are looked at.
const manyPages = 40

// addresses lists the kinds of pages, each with addresses that show something.
func (b *bench) addresses(arch string) ([]kindOfPage, error) {
	a, err := b.open(arch)
	if err != nil {
		return nil, err
	}
	owner := cited.Viewer{Name: "measure", Role: cited.Owner}
	var figures, documents, families, findings, cells []string
	for r, err := range a.Figures(b.ctx, owner, cited.Query{Limit: 400}) {
		if err != nil {
			return nil, errors.Join(err, a.Close())
		}
		figures = append(figures, "/figures/"+string(r.Figure.ID))
		documents = appendNew(documents, "/documents/"+string(r.Document.ID))
		families = appendNew(families, "/lineage?document="+string(r.Document.ID))
		_, cell, err := a.Counted(b.ctx, owner, r.Figure.ID)
		if err != nil {
			return nil, errors.Join(err, a.Close())
		}
		if cell != "" {
			cells = appendNew(cells, "/compare?cell="+string(cell))
		}
	}
	for f, err := range a.Findings(b.ctx, owner, cited.Query{Limit: manyPages}) {
		if err != nil {
			return nil, errors.Join(err, a.Close())
		}
		findings = append(findings, "/findings/"+string(f.ID))
	}
	all := []kindOfPage{
		{"home", []string{"/"}}, {"figures", b.lists("/figures")}, {"a receipt", figures}, {"documents", b.lists("/documents")}, {"a document", documents},
		{"statements", []string{"/statements"}}, {"responses", []string{"/responses"}}, {"sources", []string{"/sources"}}, {"findings", []string{"/findings"}},
		{"a finding", findings}, {"lineage", families}, {"matrix", []string{"/compare"}}, {"a cell", cells}, {"map", []string{"/map"}}, {"review", []string{"/review"}},
		{"questions", []string{"/questions"}}, {"add", []string{"/add"}}, {"check", []string{"/check"}},
	}
	return slices.DeleteFunc(all, func(k kindOfPage) bool { return len(k.addresses) == 0 }), a.Close()
}

func appendNew(list []string, one string) []string {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

// lists are the searches of row query as addresses, in several orders.
func (b *bench) lists(path string) (all []string) {
	for i, q := range append([]string{""}, queries()...) {
		values := url.Values{"q": {q}}
		if path == "/figures" && i%2 == 0 {
			values.Set("sort", "-value")
		}
		all = append(all, path+"?"+values.Encode())
	}
	return all
}

// serving is a server that runs.
type serving struct {
	*bench
	command *exec.Cmd
	address string
	client  *http.Client
}

// serve starts the server on a port that is free.
func (b *bench) serve(arch string) (*serving, error) {
	cmd := exec.CommandContext(b.ctx, b.program, "serve", "--archive", arch, "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	w := &serving{bench: b, command: cmd, address: strings.TrimSpace(line), client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: crowded + 1}}}
	if err != nil {
		w.end()
		return nil, fmt.Errorf("the server did not begin: %w", err)
	}
	return w, nil
}

func (w *serving) end() {
	_ = w.command.Process.Kill() // it was only read from and decided in
	_ = w.command.Wait()
}

// look asks for a page, and returns how long it took and how many bytes it has.
func (w *serving) look(ctx context.Context, path string) (time.Duration, int64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.address+path, nil)
	if err != nil {
		return 0, 0, err
	}
	from := time.Now()
	answer, err := w.client.Do(r)
	if err != nil {
		return 0, 0, err
	}
	n, err := io.Copy(io.Discard, answer.Body)
	took := time.Since(from)
	tooMuch := answer.StatusCode == http.StatusNotImplemented // a page says that there is too much to be compared, and what to do
	if err = errors.Join(err, answer.Body.Close()); err == nil && answer.StatusCode != http.StatusOK && !tooMuch {
		err = fmt.Errorf("%s: status %d", path, answer.StatusCode)
	}
	return took, n, err
}

// everyKind looks at many pages of each kind, one after the other, and returns the p95 of the slowest
// kind and the bytes of the largest page. The first look at the figures loads what all lists need.
func (w *serving) everyKind(kinds []kindOfPage) (slowest time.Duration, largest int64, err error) {
	first, _, err := w.look(w.ctx, "/figures")
	if err != nil {
		return 0, 0, err
	}
	fmt.Printf("    the first list after the start: %.1f s\n", first.Seconds())
	for _, k := range kinds {
		var times []time.Duration
		var most int64
		for i := range manyPages {
			took, size, err := w.look(w.ctx, k.addresses[i%len(k.addresses)])
			if err != nil {
				return 0, 0, err
			}
			times, most = append(times, took), max(most, size)
		}
		p95 := percentile(times, 0.95)
		fmt.Printf("    %-12s p50 %6.1f ms, p95 %6.1f ms, most %4d KB\n", k.name, milliseconds(percentile(times, 0.5)), milliseconds(p95), most/1000)
		slowest = max(slowest, p95)
		if k.name != "map" {
			largest = max(largest, most)
		}
	}
	return slowest, largest, nil
}

// How many readers there are, and how fast they read.
const (
	crowded  = 50
	thinking = 2 * time.Second // of a reader, between two pages
)

// crowd has readers go from page to page, while somebody accepts one figure after the other.
func (w *serving) crowd(kinds []kindOfPage) ([]number, error) {
	ctx, cancel := context.WithTimeout(w.ctx, w.sizes.crowd)
	defer cancel()
	var mu sync.Mutex
	var times []time.Duration
	var failed []error
	note := func(took time.Duration, err error) {
		mu.Lock()
		defer mu.Unlock()
		if ctx.Err() != nil {
			return
		}
		if times = append(times, took); err != nil {
			failed = append(failed, err)
		}
	}
	var all sync.WaitGroup
	for n := range crowded {
		all.Go(func() {
			wait(ctx, thinking*time.Duration(n)/crowded)
			for i := n; ctx.Err() == nil; i++ {
				k := kinds[i%len(kinds)]
				took, _, err := w.look(ctx, k.addresses[(n+i)%len(k.addresses)])
				note(took, err)
				wait(ctx, thinking)
			}
		})
	}
	decided := 0
	for _, k := range kinds {
		if k.name != "a receipt" {
			continue
		}
		for i := 0; ctx.Err() == nil; i++ {
			from := time.Now()
			err := w.accept(ctx, k.addresses[i%len(k.addresses)])
			note(time.Since(from), err)
			decided++
			wait(ctx, time.Second)
		}
	}
	all.Wait()
	if len(failed) > 0 {
		fmt.Printf("    the first of %d that failed: %v\n", len(failed), failed[0])
	}
	return []number{{"pages in a minute, 50 readers and one who decides", float64(len(times)), "count"}, {"decisions made meanwhile", float64(decided), "count"},
		{"errors", float64(len(failed)), ""}, {"p99", milliseconds(percentile(times, 0.99)), "ms"}}, nil
}

// wait waits, unless it is over before.
func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// accept decides about a figure as its form does.
func (w *serving) accept(ctx context.Context, path string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.address+path, strings.NewReader(url.Values{"verdict": {"accepted"}, "seen": {string(cited.NoBase)}}.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := w.client.Do(r)
	if err != nil {
		return err
	}
	if err = answer.Body.Close(); err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("accepting %s: status %d", path, answer.StatusCode)
	}
	return err
}
