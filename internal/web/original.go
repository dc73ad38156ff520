package web

import (
	"bytes"
	"cmp"
	"io"
	"mime"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/tell"
)

// How much of an original a page shows, in bytes.
const (
	aroundSpot   = 900 // on either side: few enough that what is marked is seen
	headShown    = 60_000
	mostSnapshot = 8 << 20
)

// originalPage is an original as far as it can be shown, with what a figure was read from.
type originalPage struct {
	Document cited.Document
	Receipt  *cited.Receipt // nil on the page of the document
	Spot     string
	Boxes    []cited.SpotBox
	Excerpt  *archive.Excerpt
	Head     string
	Whole    bool    // of the head
	Snapshot string  // address of the page as it was found, in a sandbox
	Pages    []drawn // of a PDF
	Before   string  // address of the page before
	After    string  // and of the one after
	Problem  string  // why it cannot be shown
	Download string  // address of the bytes
	Size     int64   // of the bytes
}

// drawn is a picture of a page.
type drawn struct {
	Number  int
	Address string
}

func (s *server) figureOriginal(r *request) error {
	rec, err := s.Archive.Receipt(r.Context(), r.viewer, cited.ID(r.PathValue("id")))
	if err != nil {
		return err
	}
	p := originalPage{Document: rec.Document, Receipt: &rec, Spot: tell.Spot(&rec.Spot), Boxes: rec.Spot.Boxes}
	o, err := s.Archive.Original(r.Context(), r.viewer, rec.Document.ID)
	if cited.CodeOf(err) == cited.NotFound {
		p.Problem = err.Error()
		return s.page(r, "original", "The original of "+called(rec.Document), p)
	}
	if err != nil {
		return err
	}
	p.about(o)
	for _, b := range rec.Spot.Boxes {
		address := "/documents/" + string(rec.Document.ID) + "/pages/" + strconv.Itoa(b.Page) + "?figure=" + string(rec.Figure.ID)
		if d := (drawn{b.Page, address}); o.HasPages() && !slices.Contains(p.Pages, d) {
			p.Pages = append(p.Pages, d)
		}
	}
	if o.IsPlain() {
		e, err := o.Excerpt(rec.Spot, aroundSpot)
		switch {
		case err == nil:
			p.Excerpt = &e
		case cited.CodeOf(err) == cited.NotFound:
			p.Problem = err.Error()
		default:
			return err
		}
	}
	return s.page(r, "original", "The original of "+called(rec.Document), p)
}

func (s *server) documentOriginal(r *request) error {
	id := cited.ID(r.PathValue("id"))
	d, err := s.Archive.Document(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	number, err := pageAsked(r)
	if err != nil {
		return err
	}
	p := originalPage{Document: d}
	o, err := s.Archive.Original(r.Context(), r.viewer, id)
	if cited.CodeOf(err) == cited.NotFound {
		p.Problem = err.Error()
		return s.page(r, "original", "The original of "+called(d), p)
	}
	if err != nil {
		return err
	}
	p.about(o)
	switch {
	case o.HasPages():
		p.turn(number)
	case p.Snapshot == "" && o.IsPlain():
		p.Head, p.Whole, err = o.Head(headShown)
	}
	if err != nil {
		return err
	}
	return s.page(r, "original", "The original of "+called(d), p)
}

// about fills in what holds of every original.
func (p *originalPage) about(o *archive.Original) {
	here := "/documents/" + string(p.Document.ID)
	p.Size, p.Download = o.Size, here+"/download"
	switch {
	case hasSnapshot(o):
		p.Snapshot = here + "/snapshot"
	case !o.IsPlain() && !o.HasPages():
		p.Problem = "A file of this kind cannot be shown here. Its text is what was read from it."
	}
}

// pageAsked is the page of a PDF that an address names.
func pageAsked(r *request) (int, error) {
	written := cmp.Or(r.URL.Query().Get("page"), "1")
	n, err := strconv.Atoi(written)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, cited.Errorf(cited.Invalid, "page is a number from 1, not %q", short(written))
	}
	return n, nil
}

// turn shows one page of a PDF.
func (p *originalPage) turn(n int) {
	here := "/documents/" + string(p.Document.ID)
	p.Pages = []drawn{{n, here + "/pages/" + strconv.Itoa(n)}}
	if p.After = here + "/original?page=" + strconv.Itoa(n+1); n > 1 {
		p.Before = here + "/original?page=" + strconv.Itoa(n-1)
	}
}

// drawnPage sends the picture of a page of a PDF, with what a figure was read from marked on it. The worker
// draws it; the server only hands it on.
func (s *server) drawnPage(r *request) error {
	id := cited.ID(r.PathValue("id"))
	number, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || number < 1 {
		return cited.Errorf(cited.NotFound, "there is no page %q; pages count from 1", short(r.PathValue("number")))
	}
	o, err := s.Archive.Original(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	var boxes []cited.SpotBox
	if figure := r.URL.Query().Get("figure"); figure != "" {
		rec, err := s.Archive.Receipt(r.Context(), r.viewer, cited.ID(figure))
		if err != nil {
			return err
		}
		if rec.Document.ID == id {
			boxes = rec.Spot.Boxes
		}
	}
	picture, err := o.Picture(r.Context(), number, boxes)
	if cited.CodeOf(err) == cited.Unsupported {
		return cited.Errorf(cited.NotFound, "there is no picture of page %d: %w", number, err)
	}
	if err != nil {
		return err
	}
	r.Header().Set("Content-Type", "image/png")
	r.Header().Set("Content-Security-Policy", sandbox)
	return sendBytes(r, bytes.NewReader(picture))
}

// Encodings in which the letters of HTML are always the same bytes, so that harmless finds them.
var plainEncoding = regexp.MustCompile(`^(utf-8|us-ascii|windows-\d+|iso-8859-[\d-ei]+|koi8-[ru]|macintosh|x-mac-cyrillic|gbk|gb18030|big5|shift_jis|euc-jp|euc-kr)$`)

// hasSnapshot reports whether an original is a page that can be shown in a sandbox.
func hasSnapshot(o *archive.Original) bool {
	return o.Document.Format == "html" && !o.Part && o.Size <= mostSnapshot && plainEncoding.MatchString(strings.ToLower(o.Document.Encoding))
}

// What a page could still reach the network by where scripts, styles, frames and forms are forbidden: hints to a
// browser of what it will need, and frames, whose servers it calls before it asks the policy. They lose their names.
var hints = regexp.MustCompile(`(?i)<(?:link|i?frame|object|embed|portal|fencedframe)|srcdoc|http-equiv`)

// harmless takes from a page what no policy forbids. Nothing else of it is changed, nor its length.
func harmless(page []byte) []byte {
	return hints.ReplaceAllFunc(page, func(hint []byte) []byte {
		out := bytes.Clone(hint)
		out[1] = 'x'
		return out
	})
}

// snapshot sends a page as it was found, for a sandbox: without scripts, styles, pictures, forms and network.
func (s *server) snapshot(r *request) error {
	id := cited.ID(r.PathValue("id"))
	o, err := s.Archive.Original(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	if !hasSnapshot(o) {
		return cited.Errorf(cited.Unsupported, "it cannot be shown as it was found: only pages of the web can, up to %d MB and in a common encoding; read its text", mostSnapshot>>20)
	}
	in, err := o.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	page, err := io.ReadAll(io.LimitReader(in, mostSnapshot))
	if err != nil {
		return err
	}
	if bytes.HasPrefix(page, []byte{0xfe, 0xff}) || bytes.HasPrefix(page, []byte{0xff, 0xfe}) { // a browser would believe that rather than us
		return cited.Errorf(cited.Unsupported, "it cannot be shown as it was found: it contradicts itself about its encoding; read its text")
	}
	head := r.Header()
	head.Set("Content-Type", "text/html; charset="+strings.ToLower(o.Document.Encoding))
	head.Set("Content-Security-Policy", sandbox)
	head.Set("X-DNS-Prefetch-Control", "off")
	return sendBytes(r, bytes.NewReader(harmless(page)))
}

// download sends an original as it was found, to be saved.
func (s *server) download(r *request) error {
	id := cited.ID(r.PathValue("id"))
	o, err := s.Archive.Original(r.Context(), r.viewer, id)
	if err != nil {
		return err
	}
	in, err := o.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	asFile(r, "original")
	name := strings.Map(func(c rune) rune {
		if c < ' ' || strings.ContainsRune(`/\:*?"<>|#`, c) {
			return '_'
		}
		return c
	}, o.Document.Name)
	if says := mime.FormatMediaType("attachment", map[string]string{"filename": name}); says != "" {
		r.Header().Set("Content-Disposition", says)
	}
	r.Header().Set("Content-Length", strconv.FormatInt(o.Size, 10))
	if r.Method == http.MethodHead {
		return nil
	}
	return sendBytes(r, in)
}
