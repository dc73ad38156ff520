package cited

import (
	"regexp"
	"strings"
)

// Rights that are written the same way, whoever says them. Others stay as they are
// said: "© 2015 Northern Wire".
const (
	RightsUnknown = "unknown"
	PublicDomain  = "public domain"
	Permission    = "permission" // somebody asked, and may use it
)

// creativeCommons is a licence of Creative Commons, by its address or in words:
// creativecommons.org/licenses/by-sa/4.0/, "CC BY-SA 4.0 IGO".
var creativeCommons = regexp.MustCompile(`(?i)(?:creativecommons\.org/licenses/|\bcc[ -])(by(?:[ -](?:nc|nd|sa))*)(?:[ /-]v?\.?(\d(?:\.\d)?))?(?:[ /-](igo))?\b`)

// NormalRights returns rights as they are kept: licences of Creative Commons by their
// short names (CC-BY-4.0), the public domain and unknown ones by the words above, others as
// they are said.
func NormalRights(said string) string {
	said = strings.Join(strings.Fields(said), " ")
	lower := strings.ToLower(said)
	switch {
	case strings.Contains(lower, "creativecommons.org/publicdomain/zero"), lower == "cc0", strings.HasPrefix(lower, "cc0-1"), strings.HasPrefix(lower, "cc0 "):
		return "CC0-1.0"
	case strings.Contains(lower, "creativecommons.org/publicdomain/mark"), lower == "publicdomain", lower == PublicDomain:
		return PublicDomain
	case lower == RightsUnknown, lower == Permission:
		return lower
	}
	m := creativeCommons.FindStringSubmatch(said)
	if m == nil {
		return said
	}
	name := "CC-" + strings.ReplaceAll(m[1], " ", "-")
	for _, part := range m[2:] {
		if part != "" {
			name += "-" + part
		}
	}
	return strings.ToUpper(name)
}
