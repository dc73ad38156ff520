package mention

import "strings"

// Role is a part that function words play. A word may play several. The words
// themselves are a list of the language; the program knows only the parts.
type Role uint64

// Roles, named in the list of roles by their names in lower case.
const (
	RoleThe       Role = 1 << iota // the definite article
	RoleA                          // the indefinite article
	RoleThis                       // what points back: with it, a period or report is one named before
	RoleSome                       // a weak determiner
	RoleOf                         // parts a part from its whole
	RoleAnd                        // joins
	RoleOr                         // joins alternatives
	RoleTo                         // leads to an aim or an upper end
	RoleUntil                      // leads to an end in time
	RoleFrom                       // leads away from somewhere
	RoleIn                         // says where or when
	RoleBy                         // leads to who did it
	RoleOut                        // parts a part from its whole, before of
	RoleAmong                      // as "of" at the head of a clause
	RoleWith                       // adds what goes with something
	RoleSince                      // from then on
	RoleEvery                      // one in each so many
	RoleThere                      // says that something is
	RoleWho                        // people, in a relative clause
	RoleOther                      // more of the kind
	RoleBe                         // makes the passive
	RoleState                      // tells of a state or a sum up to now, not of what happened
	RolePast                       // irregular forms of the past; *ed is an ending
	RoleLeave                      // behind it stands where people come from
	RoleReach                      // behind it stands where they went, or something is
	RoleWhere                      // behind it stands a place
	RoleWar                        // makes a country's adjective name its war
	RoleFighting                   // what people do in a war
	RoleParticle                   // a part of a name that is written small
	RoleWithin                     // can stand inside the name of a source
	RoleWhen                       // parts what was when from who said it
	RoleAlso                       // may stand between a source and its verb
	RoleSelf                       // the speaker or the reader, no third party
	RoleMostly                     // says that a group is the main one
	RolePeriod                     // a stretch of time without a length
	RoleLast                       // the one before now
	RoleNext                       // the one after now
	RolePart                       // a part of a month or year
	RoleFollowing                  // the one after another
	RoleGone                       // before a length of time: up to now
	RoleDuring                     // before a length of time
	RoleOrdinal                    // makes an ordinal of digits
	RoleFrame                      // before a year that bounds the time
	RoleHalf                       // before a half that is a stretch of time and no share
	RoleAfter                      // follows an event
	RoleUnit                       // fills between a preposition and a date
	RoleListing                    // goes on with a list
	RoleHave                       // has people, at its command or elsewhere
	RoleNever                      // denies a verb
	RoleExcept                     // leaves out what follows
	RoleNear                       // before a year: about then
	RolePer                        // before a number: for how many one of something is told
	RoleAging                      // the number near it says how old somebody is
	RoleStruggle                   // speaks of war, or of those whom it or a disaster drove out
	RoleHe                         // points back to a person
	RoleIt                         // points back to a body or a thing
	RoleThey                       // points back to several
	RoleHold                       // a verb that says what number somebody has
	RoleHost                       // who leads a conversation and tells nothing of his own
	RoleCredit                     // before a colon: leads to whom a table or number is credited to
	RoleGuest                      // before or behind the name of whom a conversation is with
	RoleWhich                      // opens a clause that tells more of the noun before it
	RoleEveryday                   // speaks of what has nothing to do with a conflict or a disaster: sport, trade, schools
	RoleToward                     // behind it may stand a place, or something else
)

// roleNames are the ids of the list of roles, in the order of the constants.
func roleNames() []string {
	return []string{
		"the", "a", "this", "some", "of", "and", "or", "to", "until", "from", "in", "by", "out", "among", "with", "since",
		"every", "there", "who", "other", "be", "state", "past", "leave", "reach", "where", "war", "fighting",
		"particle", "within", "when", "also", "self", "mostly", "period", "last", "next", "part", "following",
		"gone", "during", "ordinal", "frame", "half", "after", "unit", "listing", "have", "never", "except", "near", "per", "aging", "struggle",
		"he", "it", "they", "hold", "host", "credit", "guest", "which", "everyday", "toward",
	}
}

// roleNamed returns the role of an entry of the list, 0 for none.
func roleNamed(id string) Role {
	for i, n := range roleNames() {
		if n == id {
			return 1 << i
		}
	}
	return 0
}

// addRole notes the words of a role, and the endings of forms with a star.
func (l *Language) addRole(e *Entry) {
	role := roleNamed(e.Name)
	for _, w := range e.Slots["forms"] {
		if suffix, ok := strings.CutPrefix(w, "*"); ok {
			l.suffixes = append(l.suffixes, suffixRole{suffix, role})
			continue
		}
		id := l.trie.words.number(w)
		for len(l.roles) <= int(id) {
			l.roles = append(l.roles, 0)
		}
		l.roles[id] |= role
	}
}

// suffixRole is a role that words play by their ending.
type suffixRole struct {
	suffix string
	role   Role
}

// Plays reports whether token i plays one of the roles.
func (s *Sentence) Plays(i int, roles Role) bool {
	if i < 0 || i >= len(s.IDs) {
		return false
	}
	id := int(s.IDs[i])
	return id < len(s.lang.roles) && s.lang.roles[id]&roles != 0
}

// EndsLike reports whether token i plays one of the roles by its ending.
func (s *Sentence) EndsLike(i int, roles Role) bool {
	for _, r := range s.lang.suffixes {
		if r.role&roles != 0 && strings.HasSuffix(s.lang.Folded(s, i), r.suffix) {
			return true
		}
	}
	return false
}
