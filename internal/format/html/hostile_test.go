package html

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestNothingIsRun reads pages that want something done: what they would do stands
// in no text, and in nothing that is known of them.
func TestNothingIsRun(t *testing.T) {
	const prose = "<p>Nine boats left the bay of Orn in one night of September, with 160 people on board.</p>"
	tests := map[string]string{
		"script":         `<script>document.write("<p>EVIL</p>")</script>` + prose,
		"script in svg":  `<svg><script>EVIL</script><foreignObject><p>EVIL</p></foreignObject></svg>` + prose,
		"handlers":       `<body onload="EVIL()"><p onclick='EVIL'>Nine.</p><img src=x onerror=EVIL>` + prose,
		"javascript:":    `<a href="javascript:EVIL">here</a><link rel=canonical href="javascript:EVIL"><meta property=og:url content="javascript:EVIL">` + prose,
		"meta refresh":   `<meta http-equiv=refresh content="0; url=https://EVIL.example/">` + prose,
		"base":           `<base href="javascript:EVIL//"><link rel=canonical href="a">` + prose,
		"frames":         `<iframe srcdoc="<p>EVIL</p>" src="https://EVIL.example/">EVIL</iframe><object data=EVIL><embed src=EVIL></object>` + prose,
		"form":           `<form action="https://EVIL.example/"><input value=EVIL type=text><textarea>EVIL</textarea><select><option>EVIL</select></form>` + prose,
		"hidden":         `<div hidden>EVIL</div><div style="display : none">EVIL</div><template><p>EVIL</p></template>` + prose,
		"data: page":     `<a href="data:text/html,<p>EVIL</p>">x</a>` + prose,
		"comment":        `<!--[if IE]><p>EVIL</p><![endif]--><!-- --!><!-- EVIL -->` + prose,
		"late comment":   prose + "<!--\n url: https://EVIL.example/\n-->",
		"noscript style": `<noscript><style></noscript><p title="</style>EVIL">` + prose,
	}
	for name, page := range tests {
		w, h := readAll(t, []byte(page), "utf-8")
		if !strings.Contains(w.Content, "160 people on board") {
			t.Errorf("%s: the text is gone: %q", name, w.Content)
		}
		if strings.Contains(w.Content, "EVIL") || strings.Contains(h.Meta.Address+h.Meta.Title, "EVIL") {
			t.Errorf("%s: %q %+v", name, w.Content, h.Meta)
		}
	}
}

// TestFalseLabels reads pages whose encoding is not what they say.
func TestFalseLabels(t *testing.T) {
	const body = `<p>Neun Männer verließen das Dorf, und „niemand“ fragte sie nach dem Grund – so sagt es der Bürgermeister.</p>`
	const want = "Neun Männer verließen das Dorf, und „niemand“ fragte sie nach dem Grund – so sagt es der Bürgermeister."
	western := strings.NewReplacer("ä", "\xe4", "ß", "\xdf", "ü", "\xfc", "„", "\x84", "“", "\x93", "–", "\x96").Replace(body)
	little := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteString(string([]byte{byte(r), byte(r >> 8)}))
		}
		return b.String()
	}
	tests := map[string]string{
		"windows-1252 called UTF-8":         "<meta charset=utf-8>" + western,
		"windows-1252 called ISO-8859-1":    "<meta charset=iso-8859-1>" + western,
		"windows-1252 called nothing":       western,
		"UTF-8 called windows-1252":         "<meta charset=windows-1252>" + body,
		"UTF-8 called something unknown":    "<meta charset=x-klingon>" + body,
		"UTF-16 with its mark":              "\xff\xfe" + little("<!doctype html>"+body),
		"UTF-16 without":                    little("<!doctype html><meta charset=utf-8>" + body),
		"UTF-8 with its mark called UTF-16": "\xef\xbb\xbf<meta charset=utf-16>" + body,
	}
	for name, page := range tests {
		if w, h := readAll(t, []byte(page), ""); w.Content != want {
			t.Errorf("%s: read as %s: %q", name, h.Encoding, w.Content)
		}
	}
}

// TestMarksThatHide reads text with marks that show nothing, or turn what is shown:
// they stay, since text only selects, and lead nobody astray about what is a title.
func TestMarksThatHide(t *testing.T) {
	for _, mark := range []string{"\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\u200d"} {
		page := "<title>Nine boats left</title><h1>Nine " + mark + "boats left</h1><p>Nine boats" + mark + " left the bay of Orn, with 1" + mark + "60 people on board, and 'nobody' knows where they are.</p>"
		w, _ := readAll(t, []byte(page), "utf-8")
		if !strings.Contains(w.Content, "1"+mark+"60 people") || len(w.Blocks) != 2 || w.Blocks[0].Kind != text.Heading || w.Blocks[1].Kind != text.Paragraph {
			t.Errorf("%q: %s", mark, show(w))
		}
	}
}
