package review_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"cited/internal/review"
)

// docs/agreement.md has a row for every field, with its metric and what stands beside alpha.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/agreement.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range review.Compare(nil, nil, review.Options{}).Fields {
		beside := "exact match"
		if f.Kappa != nil {
			beside += ", kappa"
		}
		if f.LogRatio != nil {
			beside += ", log-ratio"
		}
		if row := fmt.Sprintf("| `%s` | %s | %s |\n", f.Field, f.Metric, beside); !strings.Contains(string(page), row) {
			t.Errorf("docs/agreement.md has no row\n%s", row)
		}
	}
}
