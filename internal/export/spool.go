package export

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// spool keeps what comes later in a file than the rest of it, on disk.
type spool struct {
	file *os.File
	out  *bufio.Writer
}

func newSpool(folder string) (*spool, error) {
	file, err := os.CreateTemp(folder, "later-")
	if err != nil {
		return nil, err
	}
	return &spool{file, bufio.NewWriterSize(file, 1<<16)}, nil
}

func (s *spool) Write(b []byte) (int, error) { return s.out.Write(b) }

// copyTo writes all that was kept to out.
func (s *spool) copyTo(out io.Writer) error {
	if err := s.out.Flush(); err != nil {
		return err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(out, s.file)
	return err
}

// close removes the file.
func (s *spool) close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }
