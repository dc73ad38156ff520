package archive_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cited/internal/archive"
)

// BenchmarkAdd adds 10,000 files of 2 KB, and the same again.
func BenchmarkAdd(b *testing.B) {
	const files = 10_000
	docs := b.TempDir()
	for i := range files {
		text := fmt.Sprintf("Report %d\n\nBy %d, some %d Belgians had left for Syria. %d of them came back.\n\n%s", i, 2010+i%10, 100+i, 10+i%90,
			strings.Repeat("The court heard what had been said about the camp before. ", 32))
		if err := os.WriteFile(filepath.Join(docs, fmt.Sprintf("%05d.txt", i)), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	ctx := context.Background()
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "archive")
		if err := archive.Init(dir, []string{"foreign-fighters"}, "owner", noon()); err != nil {
			b.Fatal(err)
		}
		a, err := archive.Open(ctx, dir, config())
		if err != nil {
			b.Fatal(err)
		}
		for _, what := range []string{"new/s", "known/s"} {
			start := b.Elapsed()
			if _, err := a.Add(ctx, owner, folder(docs), nil); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(files/(b.Elapsed()-start).Seconds(), what)
		}
		if err := a.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
