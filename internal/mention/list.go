package mention

// List is a word list: a file of a language, or the groups of a codebook.
type List uint8

// The lists, named like their files.
const (
	NoList List = iota
	People
	Units
	Links
	Measures
	Sources
	Countries
	Regions
	Historic
	Peoples
	Groups
	Armed
	Function
	Modifiers
	Frames
	Labels
	Calendar
	Events
	Changes
	Segments
	Causes
	Hedges
	Numbers
	Boilerplate
	Spelling
	Roles
	Tables
	Genres
	Persons
	Times // from here on, only a Scan looks for them
	Metrics
	Landmarks
	Cues // from here on, only a Saying looks for them
	Themes
	Acts
	Vague
	Relations
	Ties
	Checks // only checks of figures against each other
	Sheets // only heads and cells of spreadsheets that are imported
	lists  // how many there are
)

// listNames are the names of the lists' files, in the order of the constants.
func listNames() [lists]string {
	return [lists]string{"", "people", "units", "links", "measures", "sources", "countries", "regions", "historic", "peoples", "groups", "armed", "function", "modifiers", "frames", "labels", "calendar", "events", "changes", "segments", "causes", "hedges", "numbers", "boilerplate", "spelling", "roles", "tables", "genres", "persons", "times", "metrics", "landmarks", "cues", "themes", "acts", "vague", "relations", "ties", "checks", "sheets"}
}

// crowded reports whether the same words may stand for several entries of a list, each
// of which says something of its own.
func (l List) crowded() bool { return l == Themes }

// String returns the name of the list's file.
func (l List) String() string { return listNames()[l] }

// listNamed returns the list that a file holds, false if there is none of that
// name.
func listNamed(name string) (List, bool) {
	for i, n := range listNames() {
		if n == name && i > 0 {
			return List(i), true
		}
	}
	return NoList, false
}

// allNames returns the names of the lists.
func allNames() []string {
	n := listNames()
	return n[1:]
}
