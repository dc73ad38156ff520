package extract

import "cited/internal/text"

// leadIn begins a block that may stand below words that credit somebody with it: each item of
// their list, "The ministry lists the dead by town:", or the one paragraph behind them.
func (s *Session) leadIn(b text.Block) {
	if s.para.led = s.led; !s.led {
		return
	}
	if b.Kind != text.Item {
		s.led = false
		return
	}
	s.para.source, s.para.sourceAt, s.para.reported, s.para.sourceAge = s.caption.source, s.caption.sourceAt, s.caption.reported, 0
}
