package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"cited/internal/office"
)

// layout is how a cell shows a number.
type layout struct {
	kind          layoutKind
	before, after string // what stands around it: "€", "%"
	decimals      int
	grouped       bool // 1,234
	factor        float64
}

type layoutKind uint8

const (
	general layoutKind = iota
	number
	date     // 2016-03-02
	month    // March 2016
	year     // 2016
	clock    // 14:30
	dateTime // 2016-03-02 14:30
	asText
)

const (
	maxLayouts = 100_000
	maxCode    = 255 // bytes of a format
)

// builtIn returns the format that has one of the numbers that programs agree on.
func builtIn(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3, 37, 38:
		return "#,##0"
	case 4, 39, 40:
		return "#,##0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 14, 15, 16, 27, 30, 31, 36, 50, 57:
		return "yyyy-mm-dd"
	case 17:
		return "mmm yyyy"
	case 18, 19, 20, 21, 45, 46, 47:
		return "h:mm"
	case 22:
		return "yyyy-mm-dd h:mm"
	case 49:
		return "@"
	}
	return ""
}

// layouts reads how the styles of cells show numbers.
func (b *book) layouts() error {
	x, err := office.Part(b.archive, "xl/styles.xml")
	if x == nil {
		return err
	}
	own := map[string]string{}
	cells := false
	return x.Each(func(element string) error {
		switch element {
		case "numFmt":
			if code := x.Attr("formatCode"); len(code) <= maxCode && len(own) < maxLayouts {
				own[x.Attr("numFmtId")] = code
			}
		case "cellXfs":
			cells = true
		case "cellStyleXfs", "cellStyles", "dxfs", "fonts", "fills", "borders":
			cells = false
			if element != "cellStyles" {
				return x.Skip()
			}
		case "xf":
			if cells && len(b.styles) < maxLayouts {
				id := x.Attr("numFmtId")
				code, ok := own[id]
				if n, err := strconv.Atoi(id); !ok && err == nil {
					code = builtIn(n)
				}
				b.styles = append(b.styles, parse(code))
			}
		}
		return nil
	}, nil)
}

// parse reads the first section of a format, which is that of numbers above zero.
func parse(code string) layout {
	l := layout{factor: 1}
	if code == "" || strings.EqualFold(code, "general") {
		return l
	}
	var digits, times strings.Builder // what stands for the number; what for parts of a time
	literal := func(s string) {
		if digits.Len() == 0 {
			l.before += s
		} else {
			l.after += s
		}
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			i = len(code)
		case '"', '[':
			inner, n := bracketed(code[i:])
			if c == '"' {
				literal(inner)
			} else if s, ok := strings.CutPrefix(inner, "$"); ok {
				s, _, _ = strings.Cut(s, "-")
				literal(s)
			} else if inner != "" && strings.Trim(strings.ToLower(inner), "hms") == "" {
				times.WriteByte(inner[0] | 0x20)
			}
			i += n - 1
		case '\\':
			if i++; i < len(code) && code[i] < 0x80 {
				literal(code[i : i+1])
			}
		case '_', '*':
			i++
		case '%':
			l.factor *= 100
			literal("%")
		case '0', '#', '?', ',', '.':
			digits.WriteByte(c)
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			times.WriteByte(c | 0x20)
		case '@':
			l.kind = asText
		case '$', '-', '+', '(', ')', ' ':
			literal(string(c))
		}
	}
	return l.settle(digits.String(), times.String())
}

// bracketed returns what stands between quotation marks or brackets at the start
// of s, and how long it is with them.
func bracketed(s string) (string, int) {
	end := s[0]
	if end == '[' {
		end = ']'
	}
	n := strings.IndexByte(s[1:], end)
	if n < 0 {
		return s[1:], len(s)
	}
	return s[1 : n+1], n + 2
}

// settle decides what kind of format it is, given its signs for digits and for
// parts of a time.
func (l layout) settle(digits, times string) layout {
	has := func(part string) bool { return strings.Contains(times, part) }
	switch {
	case has("d") || has("y") && has("h"):
		l.kind = date
		if has("h") {
			l.kind = dateTime
		}
	case has("y") && has("m"):
		l.kind = month
	case has("y"):
		l.kind = year
	case has("h") || has("s"):
		l.kind = clock
	case times != "":
		l.kind = date
	case l.kind == asText:
	case strings.Trim(digits, ",.") != "":
		l.kind = number
		whole, fraction, _ := strings.Cut(strings.TrimRight(digits, ","), ".")
		l.decimals = min(len(strings.Trim(fraction, ",")), 10)
		l.grouped = strings.Contains(whole, ",")
		l.factor *= math.Pow(1000, -float64(min(len(digits)-len(strings.TrimRight(digits, ",")), 5)))
	}
	if l.kind != number {
		l.before, l.after = "", ""
	}
	return l
}

// show returns a number as the cell shows it; what is none comes back as it is.
func (b *book) show(raw string, l layout) string {
	raw = strings.TrimSpace(raw)
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) > 1e18 {
		return raw
	}
	switch l.kind {
	case general, asText:
		return shortest(v)
	case number:
		s := strconv.FormatFloat(math.Abs(v*l.factor), 'f', l.decimals, 64)
		if l.grouped {
			s = grouped(s)
		}
		sign := ""
		if v < 0 && strings.Trim(s, "0.,") != "" {
			sign = "-"
		}
		return strings.TrimSpace(sign + l.before + s + l.after)
	}
	return b.time(v, l.kind, raw)
}

// shortest returns a number with the digits that programs show who are told
// nothing: ten that count.
func shortest(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if len(s) <= 11 || !strings.Contains(s, ".") {
		return s
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// grouped parts the thousands of a number by commas.
func grouped(s string) string {
	whole, fraction, ok := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		whole += "." + fraction
	}
	return whole
}

// Days that a cell can show, as its number: up to the year 9999.
const lastDay = 2_958_465

// time returns a day or time of the day as text.
func (b *book) time(v float64, kind layoutKind, raw string) string {
	if v < 0 || v > lastDay {
		return raw
	}
	day := int(v)
	if b.since == since1900 && day > 0 && day < 60 {
		day++ // the first program of its kind took 1900 for a leap year
	}
	seconds := int64(math.Round((v-math.Floor(v))*86400)) + int64(day+b.since)*86400
	t := time.Unix(seconds, 0).UTC()
	switch kind {
	case month:
		return t.Format("January 2006")
	case year:
		return t.Format("2006")
	case clock:
		return t.Format("15:04")
	case dateTime:
		return t.Format("2006-01-02 15:04")
	}
	return t.Format("2006-01-02")
}
