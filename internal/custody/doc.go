// Package custody is the log of an archive: what was done to it, by whom and when,
// as a chain that nobody can change in the middle without it showing.
//
// An entry of the log is one act, written as one line of canonical JSON (RFC 8785).
// The entries are the records of a Merkle tree (RFC 6962, golang.org/x/mod/sumdb/tlog),
// so that one hash, the root, stands for all of them in their order. A checkpoint is
// the size and the root of the tree at one time, signed with an Ed25519 key as a note
// (golang.org/x/mod/sumdb/note); its text has the form of tlog-checkpoint, so that
// others can read it. Whoever keeps a checkpoint elsewhere can tell years later
// whether the log still begins with the very entries that it had then.
//
// Acts hold digests of what is in the archive, and no words of it: the log stays
// when a document is withdrawn. A Ledger replays the acts and says what the archive
// must hold by them, and package store compares that with what it does hold.
//
// The package has no clock, no files and no database: it is functions on bytes.
package custody
