package web

import (
	"sync"

	"cited/internal/codebook"
)

// books keeps the codebooks of the archive, which are read once: a page has no time to read them again.
type books struct {
	mu  sync.Mutex
	set *codebook.Set
}

// codebooks returns the codebooks of the archive, as they were when they were first asked for.
func (s *server) codebooks() (*codebook.Set, error) {
	s.books.mu.Lock()
	defer s.books.mu.Unlock()
	if s.books.set != nil {
		return s.books.set, nil
	}
	set, err := s.Archive.CodebookSet()
	if err == nil {
		s.books.set = set
	}
	return set, err
}
