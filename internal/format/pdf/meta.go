package pdf

import (
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/text"
)

// head reads what a document says of itself: its properties, and the packet of XMP
// that may lie in it.
func (r *reader) head(raw []byte) text.Head {
	h := text.Head{Format: "pdf"}
	h.From = map[string]string{}
	x := readXMP(raw)
	note := func(field *string, name string, values ...said) {
		for _, v := range values {
			if v.value != "" {
				*field, h.From[name] = v.value, v.where
				return
			}
		}
	}
	info := func(key string, check func(string) string) said {
		n := r.call("FPDF_GetMetaText", r.document, r.key(key), r.at(0), scratchBytes/2)
		return said{check(r.utf16(n)), "PDF property " + key}
	}
	packet := func(key string, check func(string) string) said { return said{check(x[key]), "XMP " + key} }
	var published, created, modified string
	note(&h.Meta.Title, "title", packet("dc:title", title), info("Title", title))
	note(&h.Meta.Author, "author", packet("dc:creator", person), info("Author", person))
	note(&h.Meta.Publisher, "publisher", packet("dc:publisher", tidy))
	note(&h.Meta.Language, "language", packet("dc:language", language), said{language(catalogLanguage(raw)), "PDF catalog Lang"})
	note(&h.Meta.Rights, "rights", packet("xmpRights:WebStatement", creativeCommons), packet("cc:license", rights), packet("dc:rights", rights))
	note(&published, "published", packet("prism:publicationDate", day), packet("prism:coverDate", day))
	note(&created, "created", info("CreationDate", pdfDay), packet("xmp:CreateDate", day))
	note(&modified, "modified", info("ModDate", pdfDay), packet("xmp:ModifyDate", day))
	h.Meta.Published, h.Meta.Created, h.Meta.Modified = cited.EDTF(published), cited.EDTF(created), cited.EDTF(modified)
	return h
}

// rights returns rights as they are kept.
func rights(s string) string { return cited.NormalRights(tidy(s)) }

// creativeCommons lets addresses of licences pass; others lead to any page.
func creativeCommons(s string) string {
	if name := rights(s); name != tidy(s) {
		return name
	}
	return ""
}

// said is a value with where it was said.
type said struct{ value, where string }

// key puts the name of a property into the second half of the scratch memory.
func (r *reader) key(name string) uint64 {
	at := r.at(0) + scratchBytes/2
	r.memory.Write(uint32(at), append([]byte(name), 0))
	return at
}

func tidy(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if utf8.RuneCountInString(s) > 300 {
		return ""
	}
	return s
}

// title returns a title, and nothing for what a program made up: the name of a
// file, or that there is none.
func title(s string) string {
	s = tidy(s)
	s = strings.TrimPrefix(s, "Microsoft Word - ")
	s = strings.TrimPrefix(s, "Microsoft PowerPoint - ")
	lower := strings.ToLower(s)
	switch ext := path.Ext(lower); {
	case len(ext) > 2 && len(ext) <= 6 && !strings.Contains(ext, " ") && strings.Trim(ext[1:], "abcdefghijklmnopqrstuvwxyz0123456789") == "" && !strings.Contains(s, " "),
		containsAny(ext, ".doc", ".indd", ".dvi", ".qxd", ".pdf", ".tex", ".ppt", ".xls", ".rtf", ".odt"):
		return ""
	case strings.HasPrefix(lower, "untitled"), lower == "title", lower == "document", strings.HasPrefix(lower, "about:"), strings.HasPrefix(lower, "slide 1"), strings.HasPrefix(lower, "powerpoint"):
		return ""
	}
	return s
}

// person returns the name of an author, and nothing for that of a program or an
// account.
func person(s string) string {
	s = tidy(s)
	switch strings.ToLower(s) {
	case "user", "admin", "administrator", "owner", "unknown", "anonymous", "author", "microsoft office user", "root", "none", "(anonymous)", "(unspecified)":
		return ""
	}
	return s
}

var (
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$`)
	dayForm      = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$`)
	pdfDayForm   = regexp.MustCompile(`^(?:D:)?((?:19|20)\d\d)(\d\d)?(\d\d)?`)
	langForm     = regexp.MustCompile(`/Lang\s*\(([A-Za-z0-9_-]{2,35})\)`)
)

func language(s string) string {
	s = tidy(s)
	if !languageForm.MatchString(s) || strings.EqualFold(s, "x-default") {
		return ""
	}
	return strings.ReplaceAll(s, "_", "-")
}

// catalogLanguage returns the language that the catalog of a document names, where
// it is not packed.
func catalogLanguage(raw []byte) string {
	const reach = 1 << 20 // from either end, where catalogs are
	ends := [][]byte{raw[max(0, len(raw)-reach):], raw[:min(reach, len(raw))]}
	for _, end := range ends {
		if m := langForm.FindSubmatch(end); m != nil {
			return string(m[1])
		}
	}
	return ""
}

func day(s string) string {
	m := dayForm.FindStringSubmatch(tidy(s))
	if m == nil {
		return ""
	}
	return valid(m[1:])
}

// pdfDay reads a date as PDF writes it: D:20160302080000+01'00'.
func pdfDay(s string) string {
	m := pdfDayForm.FindStringSubmatch(tidy(s))
	if m == nil {
		return ""
	}
	return valid(m[1:])
}

// valid joins year, month and day, the last of which may be missing.
func valid(parts []string) string {
	date := parts[0]
	for _, p := range parts[1:] {
		if p == "" {
			break
		}
		date += "-" + p
	}
	if !cited.EDTF(date).Valid() {
		return ""
	}
	return date
}

// maxXMP is how much of a packet of XMP is read, in bytes.
const maxXMP = 256 << 10

// readXMP reads the packet of XMP that lies in a file, if one does that is not
// packed: by prefix and name, the first value of each.
func readXMP(raw []byte) map[string]string {
	start := bytes.LastIndex(raw, []byte("<x:xmpmeta"))
	if start < 0 {
		return nil
	}
	raw = raw[start:min(len(raw), start+maxXMP)]
	if end := bytes.Index(raw, []byte("</x:xmpmeta>")); end > 0 {
		raw = raw[:end+len("</x:xmpmeta>")]
	}
	values := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	var open string // the property that is being read
	for {
		token, err := d.RawToken()
		if err != nil { // the end, or what is no XML: what was read before it counts
			return values
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Space != "rdf" && t.Name.Space != "x" {
				open = t.Name.Space + ":" + t.Name.Local
			}
			for _, a := range t.Attr {
				if key := a.Name.Space + ":" + a.Name.Local; a.Name.Space != "" && values[key] == "" {
					values[key] = a.Value
				}
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && open != "" && values[open] == "" {
				values[open] = s
			}
		}
	}
}
