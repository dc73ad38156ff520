package cited

import "time"

// Tombstone is what stays of a document that was withdrawn.
type Tombstone struct {
	ID        ID        `json:"id"`
	Original  string    `json:"original"` // SHA-256 of the bytes as captured, in hex
	Size      int64     `json:"size"`     // of the original, in bytes
	Added     time.Time `json:"added"`    // UTC
	Withdrawn time.Time `json:"withdrawn"`
	By        string    `json:"by"`
	Reason    string    `json:"reason"`
}
