package custody

import "fmt"

// What findings are about.
const (
	OfOriginal   = "original"   // the bytes of an original
	OfRow        = "row"        // a row of the database that no act accounts for
	OfSpan       = "span"       // words that are not where they are said to be in a text
	OfLog        = "log"        // the log itself
	OfCheckpoint = "checkpoint" // a signed checkpoint
	OfDatabase   = "database"   // the file of the database
	OfBackup     = "backup"     // a file in a back-up
	OfForeign    = "foreign"    // the log of another archive
)

// Finding is something that is wrong with an archive.
type Finding struct {
	Check   string `json:"check"`   // what it is about: one of the list above
	Subject string `json:"subject"` // what is wrong: "figure fi-0123456789ab", "entry 5"
	Says    string `json:"says"`    // in what way, and what to do where that is known
}

// Findingf makes a finding.
func Findingf(check, subject, format string, args ...any) Finding {
	return Finding{check, subject, fmt.Sprintf(format, args...)}
}
