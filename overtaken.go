package cited

import (
	"errors"
	"time"
)

// overtaken is what was decided about something since somebody looked at it who decides now.
type overtaken []Decision

// Error says who decided what last.
func (by overtaken) Error() string {
	d := by[len(by)-1]
	what := string(d.Verdict)
	if d.Field != "" {
		what += " of " + d.Field
	}
	if d.Reason != "" {
		what += ", because " + d.Reason
	}
	return "somebody has decided about " + string(d.Subject) + " since it was looked at (" + d.Reviewer + ", " + d.At.UTC().Format(time.RFC3339) + ": " + what + ")"
}

// OvertakenBy returns the error that a decision is not kept, because of others that were made since
// it was looked at, the last one last; there has to be one.
func OvertakenBy(decisions []Decision) error {
	return Errorf(Overtaken, "%w; look at it again, then decide", overtaken(decisions))
}

// Overtook returns the decisions because of which one was not kept; none if err is another error.
func Overtook(err error) []Decision {
	var by overtaken
	errors.As(err, &by)
	return by
}
