package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// raw asks for something that is no page.
func (s *site) raw(method, path string) (*http.Response, []byte) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.server.URL+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	answer, err := s.server.Client().Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer, b
}

// TestAPIKeepsToItsDescription holds every line of every list, and one of each by its id, against the fields that
// the description names.
func TestAPIKeepsToItsDescription(t *testing.T) {
	s := newSite(t, nil)
	for _, e := range endpoints() {
		if strings.Contains(e.path, "{") {
			continue
		}
		address := "/api" + e.path
		if e.path == "/estimate" {
			address += "?measure=travelled&origin=BEL&rule=all"
		}
		answer, body := s.raw(http.MethodGet, address)
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != jsonLines || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Fatalf("%s: status %d, %v", address, answer.StatusCode, answer.Header)
		}
		all := bytes.Split(bytes.TrimSuffix(body, []byte("\n")), []byte("\n"))
		if len(all) == 0 || len(all[0]) == 0 {
			t.Errorf("%s sends nothing", address)
			continue
		}
		for _, line := range all {
			if wrong := breaks(line, e.line); wrong != "" {
				t.Errorf("%s: %s: %.200s", address, wrong, line)
				break
			}
		}
		if e.path == "/estimate" {
			continue
		}
		var first struct{ ID string }
		if err := json.Unmarshal(all[0], &first); err != nil {
			t.Fatal(err)
		}
		answer, body = s.raw(http.MethodGet, address+"/"+first.ID)
		if wrong := breaks(body, e.line); answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != oneJSON || wrong != "" {
			t.Errorf("%s/%s: status %d, %s", address, first.ID, answer.StatusCode, wrong)
		}
	}
}

// breaks says in what a line differs from its schema; nothing if it does not.
func breaks(line []byte, name string) string {
	var got map[string]any
	if err := json.Unmarshal(line, &got); err != nil {
		return err.Error()
	}
	schema := schemaOf(fieldsOfLine(name))
	for _, field := range schema["required"].([]string) {
		if _, ok := got[field]; !ok {
			return "there is no " + field
		}
	}
	for field, value := range got {
		kind, ok := schema["properties"].(object)[field].(object)
		if !ok {
			return "the description has no " + field
		}
		if wrong := mistyped(value, kind); wrong != "" {
			return field + " " + wrong
		}
	}
	return ""
}

func mistyped(value any, schema object) string {
	if schema["type"] == nil {
		return ""
	}
	names, ok := schema["type"].([]any)
	if !ok {
		names = []any{schema["type"]}
	}
	is := map[bool]string{}
	switch v := value.(type) {
	case nil:
		is[true] = "null"
	case string:
		is[true] = "string"
	case bool:
		is[true] = "boolean"
	case float64:
		if is[true] = "number"; v == float64(int(v)) && slices.Contains(names, any("integer")) {
			is[true] = "integer"
		}
	case []any:
		is[true] = "array"
		for _, item := range v {
			if of, ok := schema["items"].(object); ok {
				if wrong := mistyped(item, of); wrong != "" {
					return "holds what " + wrong
				}
			}
		}
	default:
		is[true] = "object"
	}
	if !slices.Contains(names, any(is[true])) {
		return fmt.Sprintf("is %s, not %v", is[true], names)
	}
	return ""
}

func TestAPIRefuses(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": "Some 300 Belgians left for Syria by 2015."})
	for path, want := range map[string]int{
		"/api/figures?q=" + url.QueryEscape("mesure:returned"): 400, "/api/figures?limit=-1": 400, "/api/figures?limit=many": 400, "/api/figures?orign=BEL": 400,
		"/api/figures/fi-000000000000": 404, "/api/figures/..%2f..%2fcited.yaml": 404, "/api/figures/%00": 404, "/api/documents/" + strings.Repeat("x", 3000): 404,
		"/api/statements/do-000000000000": 404, "/api/nothing": 404, "/api/estimate": 400, "/api/estimate?measure=nothing": 400, "/api/estimate?measure=travelled&rule=guess": 404,
		"/api/estimate?measure=travelled&at=soon": 400, "/api/figures/fi-000000000000?limit=1": 400, "/api/findings/fn-000000000000": 404, "/api/sources/so-000000000000": 404,
	} {
		answer, body := s.raw(http.MethodGet, path)
		var says struct {
			Error struct{ Code, Message string }
		}
		if err := json.Unmarshal(body, &says); err != nil || answer.StatusCode != want || says.Error.Code == "" || says.Error.Message == "" || answer.Header.Get("Content-Type") != oneJSON {
			t.Errorf("%s: status %d, want %d: %s", path, answer.StatusCode, want, body)
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		if answer, _ := s.raw(method, "/api/figures"); answer.StatusCode < 400 {
			t.Errorf("%s: status %d", method, answer.StatusCode)
		}
	}
}

func TestAPIPage(t *testing.T) {
	s := newSite(t, map[string]string{})
	page := s.get("/api")
	if n := page.Find("section.endpoint").Length(); n != len(endpoints()) {
		t.Errorf("%d endpoints on the page, want %d", n, len(endpoints()))
	}
}

// TestDescription has the description checked by a library that knows the rules of OpenAPI.
func TestDescription(t *testing.T) {
	s := newSite(t, map[string]string{})
	answer, body := s.raw(http.MethodGet, "/api/openapi.json")
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != oneJSON {
		t.Fatalf("status %d, %v", answer.StatusCode, answer.Header)
	}
	d, err := openapi3.NewLoader().LoadFromData(body)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	for _, r := range apiRoutes()[2:] {
		path := strings.TrimPrefix(r.pattern, "GET ")
		if item := d.Paths.Value(path); item == nil || item.Get == nil {
			t.Errorf("the description lacks %s", path)
		}
	}
	if d.OpenAPI != "3.1.0" || d.Paths.Len() != len(endpoints()) {
		t.Errorf("version %s, %d addresses", d.OpenAPI, d.Paths.Len())
	}
}
