package tell

import (
	"fmt"

	"cited"
	"cited/internal/archive"
)

// SameBytes says that a file is a document that was there under another name, or otherwise; nothing if
// there is nothing to say.
func SameBytes(r *archive.Result) string {
	switch {
	case r.Err != nil || r.State != archive.Unchanged:
		return ""
	case r.Item.Receipt && !r.Document.Receipt:
		return fmt.Sprintf("%s is kept in full since it was added first; take it out with cited withdraw", r.Item.Path)
	case !r.Item.Receipt && r.Document.Receipt:
		return fmt.Sprintf("%s: only receipts of it are kept, as was said when it was added first", r.Item.Path)
	case r.Document.Outcome == cited.OutcomeProposals:
		return fmt.Sprintf("%s was imported as a spreadsheet of somebody's own (%s): it holds proposals, and no figures are read from it", r.Item.Path, r.Document.ID)
	case r.Contested:
		return fmt.Sprintf("%s has the same bytes as %s, but other things are said about it, which are left aside; correct one of them", r.Item.Path, r.Document.Name)
	case r.Item.Name != r.Document.Name:
		return fmt.Sprintf("%s has the same bytes as %s", r.Item.Path, r.Document.Name)
	}
	return ""
}

// State says what became of something that was added.
func State(s archive.State) string {
	switch s {
	case archive.Added:
		return "kept and read"
	case archive.Updated:
		return "known before; what was said about it is new"
	case archive.Unchanged:
		return "known before"
	case archive.Reread:
		return "read again"
	case archive.Empty:
		return "kept, but there is no text in it"
	case archive.Unreadable:
		return "kept, but it cannot be read"
	case archive.Refused:
		return "not kept: it was withdrawn"
	case archive.Failed:
		return "not kept"
	}
	return string(s)
}
