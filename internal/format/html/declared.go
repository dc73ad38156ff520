package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// declaredBytes is how far into a page its encoding may be declared.
const declaredBytes = 4 << 10

// declared returns the encoding that a page declares in its first line, as XML,
// or in a meta element, or "".
func declared(raw []byte) string {
	if line, _, ok := strings.Cut(string(raw[:min(len(raw), 200)]), "?>"); ok && strings.HasPrefix(line, "<?xml") {
		if _, after, ok := strings.Cut(line, "encoding="); ok && len(after) > 1 {
			name, _, _ := strings.Cut(after[1:], after[:1])
			return name
		}
	}
	z := html.NewTokenizer(bytes.NewReader(raw[:min(len(raw), declaredBytes)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "meta" || !more {
				continue
			}
			if c := charsetOf(z); c != "" {
				return c
			}
		}
	}
}

// charsetOf returns what the attributes of a meta element say of the encoding.
func charsetOf(z *html.Tokenizer) string {
	found := ""
	for {
		key, value, more := z.TagAttr()
		switch string(key) {
		case "charset":
			found = string(value)
		case "content":
			if _, after, ok := strings.Cut(strings.ToLower(string(value)), "charset="); ok {
				after, _, _ = strings.Cut(after, ";")
				found = strings.Trim(after, " \"'")
			}
		}
		if !more {
			return found
		}
	}
}
