package cli

import (
	"cited/internal/tell"
	"crypto/sha256"
	_ "embed" // the page and its style
	"encoding/base64"
	"html/template"
)

//go:embed report.html
var reportPage string

//go:embed report.css
var reportStyle string

// report is a draft with what is said of it, as the page shows it. The page has no script and
// asks for nothing; all text is escaped, and what turns the direction of writing is left out.
type report struct {
	Name   string
	Policy string       // the digest of the one style that may be used
	Style  template.CSS // ours
	Sums   []string
	Blocks []tell.DraftBlock
}

// printHTML prints a page that needs nothing beside it.
func (c *checking) printHTML(p *checked) error {
	page, err := template.New("report").Parse(reportPage)
	if err != nil {
		return err
	}
	digest := sha256.Sum256([]byte(reportStyle))
	r := report{Name: oneLine(p.path), Policy: "sha256-" + base64.StdEncoding.EncodeToString(digest[:]), Style: template.CSS(reportStyle)}
	for _, line := range p.Summary() {
		r.Sums = append(r.Sums, oneLine(line))
	}
	r.Blocks = p.Blocks()
	if err := page.Execute(c.out, r); err != nil {
		return cannotWrite(err)
	}
	return nil
}
