// Package store keeps an archive's originals and rows. It is the only package
// with SQL.
//
// Originals are files under their SHA-256, written once: a temporary file,
// synced, renamed, its folder synced, before any row speaks of it. Everything
// else is in one SQLite database, whose schema, with the reason of every table,
// is in migrations/. A transaction that has been committed survives a kill and a
// power cut (WAL, synchronous FULL).
//
// There is one connection that writes and a pool that reads, so that reading
// never waits for writing. The writing one is opened when it is first needed: a
// command that only reads may work on a folder that it cannot write to.
//
// Every read takes a cited.Viewer. The zero viewer is denied; what is read from
// a protected document does not exist for anybody but the owner; a figure of one
// person is in no list unless the owner asks for individual:true.
//
// Figures, statements, responses, comparisons and what is said without a number are
// kept alike, each on a shelf of its own (shelf.go, kinds.go).
//
// Every transaction that writes notes what it did in the log of custody, and every
// reading leaves a short sum of each row that it writes (log.go, seal.go). Verify holds
// all rows against the log and names those that were changed behind its back.
//
// SQL is written in the subset that SQLite and PostgreSQL share, with $1
// placeholders, and times and dates as text or day numbers made by Go. What is
// SQLite's own is in open.go, search_sqlite.go and the migrations.
package store
