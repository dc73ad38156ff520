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
