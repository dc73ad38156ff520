package main

import (
	"context"
	"fmt"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// inBrowser opens a page of each kind in a real browser, and returns how long the slowest took from the
// click until it could be used: all of it there, its scripts run.
func (w *serving) inBrowser(kinds []kindOfPage) (slowest time.Duration, err error) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		return 0, missing("it needs chromium, which make measure installs")
	}
	alloc, stop := chromedp.NewExecAllocator(w.ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox)...)
	defer stop()
	ctx, cancel := chromedp.NewContext(alloc)
	defer cancel()
	for _, k := range kinds {
		took, err := usable(ctx, w.address+k.addresses[0])
		if err != nil {
			return 0, fmt.Errorf("%s: %w", k.name, err)
		}
		fmt.Printf("    %-12s usable after %4.0f ms\n", k.name, milliseconds(took))
		slowest = max(slowest, took)
	}
	return slowest, nil
}

func usable(ctx context.Context, address string) (time.Duration, error) {
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		return 0, err
	}
	ms, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`performance.getEntriesByType("navigation")[0].loadEventEnd`))
	return time.Duration(ms * float64(time.Millisecond)), err
}
