package charset

// Stream decodes bytes of which nobody said for sure what they are, piece by piece.
type Stream struct {
	Declared string   // an encoding that somebody says it is, which may be wrong; empty for none
	Encoding Encoding // as far as it is known
	At       int      // where the bytes that are decoded next stand in the original

	decoder *Decoder
	decided bool // as long as all is ASCII, any encoding may follow
}

// Decide picks the encoding when the first byte that is not ASCII is seen, and returns how
// many bytes at the start of raw are its mark, which are not decoded.
func (s *Stream) Decide(raw []byte, final bool) int {
	if s.decided {
		return 0
	}
	if s.At == 0 {
		s.Encoding = Detect(raw, s.Declared, final)
	} else {
		s.Encoding = Continue(raw, s.Declared, final)
	}
	s.decoder = s.Encoding.NewDecoder()
	s.decided = s.Encoding.Name != "utf-8" || !IsASCII(raw)
	s.At += s.Encoding.BOM
	return s.Encoding.BOM
}

// Decode appends to the buffer what raw, behind a mark, stands for, as a Decoder does, and
// returns how many bytes it used. Decide was asked of all of raw before.
func (s *Stream) Decode(b *Buffer, raw []byte, final bool) int {
	n := s.decoder.Decode(b, raw, s.At, final)
	s.At += n
	return n
}
