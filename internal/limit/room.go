package limit

import "time"

// What formats hold in memory, by the memory of a reader. The shares are by how often
// what is read is held, in one form or another, with the largest documents that were
// tried.

// Page is how many bytes a page of the web, or a line of JSON, may have.
func (l Limits) Page() int64 { return l.OrDefault().Memory / 64 }

// Mail is how many bytes a mail may have.
func (l Limits) Mail() int64 { return l.OrDefault().Memory / 16 }

// Packed is how many bytes a packed document or a PDF may have.
func (l Limits) Packed() int64 { return l.OrDefault().Memory / 8 }

// Listed is how many bytes a packed web archive may have.
func (l Limits) Listed() int64 { return l.OrDefault().Memory / 4 }

// engineBound is what PDFium gets at most: its module declares no more.
const engineBound = 2 * gb

// Engine is how much memory one document may take inside of PDFium.
func (l Limits) Engine() int64 { return min(l.OrDefault().Memory/8*3, engineBound) }

// EngineBound is the most that Engine can be.
func EngineBound() int64 { return engineBound }

// Soft is the memory from which on the collector of a reader works hard.
func (l Limits) Soft() int64 { return l.OrDefault().Memory / 4 * 3 }

// What may come out of what is packed.

// Text is how many bytes of text a packed document may hold.
func (l Limits) Text() int64 { return l.OrDefault().Inflation / 8 * 3 }

// Shared is how many bytes of text the cells of a spreadsheet may share.
func (l Limits) Shared() int64 { return l.OrDefault().Inflation / 2 }

// Archive is how many bytes may come out of a packed web archive.
func (l Limits) Archive() int64 { return l.OrDefault().Inflation * 8 }

// maxGrowth is how many bytes of text a byte of an original becomes at most, in any
// encoding.
const maxGrowth = 4

// Content is how many bytes of text an original of that size may have: half of what may
// come out of a packed one besides, which may hold much in few bytes.
func (l Limits) Content(size int64) int64 { return maxGrowth*size + l.OrDefault().Inflation/2 }

// Budget is how long a reader may work on that many bytes, of the original and of the text
// that came of it: a fifteenth of the time for each megabyte besides.
func (l Limits) Budget(size int64) time.Duration {
	l = l.OrDefault()
	return l.Time + time.Duration(float64(size)/mb*float64(l.Time)/15)
}
