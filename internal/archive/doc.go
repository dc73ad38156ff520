// Package archive opens an archive on disk, runs the stages over what is added to
// it, and answers what the commands ask.
//
// A document goes this way. Its bytes are hashed; if they are known, nothing
// more happens. Else they are kept as an original, which is on disk for good
// before the document has a row; then the row is committed, and from then on the
// document is accepted: whatever happens to the program, the next run of add
// reads it. Reading is a function from bytes to a reading (Reader): bytes to
// text in a worker process that may be killed, text to figures here. Readings
// are stored in groups of a hundred or so, in the order in which the documents
// came, so that a run that was killed and taken up again leaves the same rows as
// one that was not.
//
// Reading again what another version of the reader made is the same loop over
// documents that have a row. Only one program at a time adds; reading the
// archive goes on meanwhile.
package archive
