package cited

// Role is what somebody may do in an archive.
type Role string

// Roles, from nothing to everything.
const (
	NoRole Role = ""       // may see nothing: the zero Viewer is denied
	Reader Role = "reader" // may see what is not protected
	Owner  Role = "owner"  // may see and change everything; the local user
)

// Viewer is on whose behalf something is read. Every read of the store takes
// one, so that no page, command or export can forget to ask.
type Viewer struct {
	Name string
	Role Role
	// Today is the day on which it is read, UTC: documents that are under embargo until a
	// later one are shown to the owner only. The zero day is long ago, so that who does not
	// say it is shown nothing early.
	Today Day
	// Seen is the last decision that was made in the archive before the viewer looked at what they
	// decide about, NoBase if there was none: where somebody has decided about the same since, what
	// they decide is Overtaken, and not kept. Empty is for who decides on what holds now, whatever it is.
	Seen ID
}

// Access is who may see a document and everything read from it.
type Access string

// Open documents are seen by every reader of the archive, protected ones by its
// owner only.
const (
	Open      Access = "open"
	Protected Access = "protected"
)

// May reports whether the viewer may see what has this access.
func (v Viewer) May(a Access) bool {
	switch v.Role {
	case Owner:
		return true
	case Reader:
		return a != Protected
	}
	return false
}

// CheckEmbargo reports as an error that an embargo does not end on one day. Empty is none.
func CheckEmbargo(embargo EDTF) error {
	first, last := embargo.Bounds()
	if embargo == "" || embargo.Valid() && first == last && first.String() == string(embargo) {
		return nil
	}
	return Errorf(Invalid, "an embargo is until a day, like 2027-01-01, not %q", embargo)
}
