package cited

import (
	"errors"
	"fmt"
)

// Code says what kind of thing went wrong, so that the command line and the
// pages can each map it to an exit status or a response in one place.
type Code string

// The whole vocabulary. A document that cannot be read is an Outcome, not an error.
const (
	Invalid     Code = "invalid"     // the request makes no sense as it stands
	Unsupported Code = "unsupported" // made by a newer version, or of a kind that is not handled
	NotFound    Code = "not_found"   // no such archive, document, figure, file
	Conflict    Code = "conflict"    // somebody else holds or has changed it
	Overtaken   Code = "overtaken"   // somebody decided about the same since it was looked at
	Denied      Code = "denied"      // this viewer may not see or do it
	Full        Code = "full"        // no space left, or read-only: nothing was written
	Internal    Code = "internal"    // a defect of the program
)

// Error is an error with a code and a message that says what to do.
type Error struct {
	Code    Code
	Message string // one line, for a person
	Err     error  // what caused it; may be nil
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error; a %w in the format keeps the cause for errors.Is.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// CodeOf returns the code of the first Error in err's chain, Internal for any
// other error, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
