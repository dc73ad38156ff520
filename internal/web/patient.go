package web

import (
	"net/http"
	"time"
)

// pieceTime is how long a client may take for a piece of a long answer.
const pieceTime = 30 * time.Second

// patient gives a client so long for each piece, so that a slow one holds nothing for ever.
type patient struct{ http.ResponseWriter }

// Write writes a piece.
func (p patient) Write(b []byte) (int, error) {
	late := time.AfterFunc(pieceTime, func() {
		_ = http.NewResponseController(p.ResponseWriter).SetWriteDeadline(time.Unix(1, 0)) // an error says that there are none
	})
	defer late.Stop()
	return p.ResponseWriter.Write(b)
}
