package xlsx

import (
	"cited"
	"cited/internal/limit"
	"cited/internal/office"
)

// texts are the texts that cells share, by number. They are parts of one string,
// so that a cell takes no memory for its text, however many share it.
type texts struct {
	all  string
	ends []uint32
}

const (
	maxRich       = 64 << 20 // bytes of the text of a cell
	maxSharedList = 4 << 20
)

// at returns the n-th text, "" if there is none.
func (t *texts) at(n int) string {
	if n < 0 || n >= len(t.ends) {
		return ""
	}
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.all[from:t.ends[n]]
}

// strings reads the texts that cells share.
func (b *book) strings() error {
	x, err := office.Part(b.archive, "xl/sharedStrings.xml")
	if x == nil {
		return err
	}
	var all []byte
	err = x.Each(func(element string) error {
		if element != "si" {
			return nil
		}
		if all, err = rich(x, all); err != nil {
			return err
		}
		if b.shared.ends = append(b.shared.ends, uint32(len(all))); int64(len(all)) > b.limit.Shared() {
			return b.limit.Refuse(limit.Inflation, "split it into parts and add those", "more than %s of text in cells", limit.Bytes(b.limit.Shared()))
		}
		if len(b.shared.ends) > maxSharedList {
			return cited.Errorf(cited.Unsupported, "more than %d texts that cells share: split it into parts and add those", maxSharedList)
		}
		return nil
	}, nil)
	b.shared.all = string(all)
	return err
}

// rich appends the text of the element that is open, which may consist of
// stretches in several styles; how it is pronounced is left out.
func rich(x *office.XML, buf []byte) ([]byte, error) {
	raised := false
	err := x.Each(func(element string) error {
		switch element {
		case "rPh", "phoneticPr":
			return x.Skip()
		case "r":
			raised = false
		case "vertAlign":
			raised = x.Attr("val") == "superscript"
		case "t":
			s, err := x.Text(maxRich)
			if raised {
				s = office.Raised(s)
			}
			buf = append(buf, s...)
			return err
		}
		return nil
	}, nil)
	return buf, err
}
