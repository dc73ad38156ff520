package web

import (
	"cited/internal/archive"
)

// homePage is what somebody sees who opens the archive: what there is, and what wants a person.
type homePage struct {
	Status                                    archive.Status
	Documents, Figures, Statements, Responses int
	Unquantified, Comparisons                 int
}

func (s *server) home(r *request) error {
	status, err := s.Archive.Status(r.Context(), r.viewer)
	if err != nil {
		return err
	}
	return s.page(r, "home", "Archive", homePage{status, total(status.Documents), total(status.Figures), total(status.Statements), total(status.Responses),
		total(status.Unquantified), total(status.Comparisons)})
}

// total adds up counts.
func total[K comparable](counts map[K]int) (sum int) {
	for _, n := range counts {
		sum += n
	}
	return sum
}
