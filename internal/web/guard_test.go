package web

import (
	"net/http"
	"strings"
	"testing"

	"cited"
)

func TestGuards(t *testing.T) {
	s := newSite(t, map[string]string{})
	tests := []struct {
		name, method, host string
		head               map[string]string
		want               int
	}{
		{"its own address", http.MethodGet, "", nil, 200},
		{"localhost", http.MethodGet, "localhost:1", nil, 200},
		{"a name that leads here", http.MethodGet, "cited.example", nil, 421},
		{"a name that begins like it", http.MethodGet, "127.0.0.1.example", nil, 421},
		{"no host", http.MethodGet, " ", nil, 421},
		{"a form of another site", http.MethodPost, "", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"a picture of another site", http.MethodGet, "", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403},
		{"a link of another site", http.MethodGet, "", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200},
		{"a form of another site, in an old browser", http.MethodPost, "", map[string]string{"Origin": "http://cited.example"}, 403},
	}
	for _, tt := range tests {
		r, err := http.NewRequestWithContext(t.Context(), tt.method, s.server.URL+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if tt.host != "" {
			r.Host = tt.host
		}
		for k, v := range tt.head {
			r.Header.Set(k, v)
		}
		answer, err := s.server.Client().Do(r)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		answer.Body.Close()
		if answer.StatusCode != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, answer.StatusCode, tt.want)
		}
		if p := answer.Header.Get("Content-Security-Policy"); strings.Contains(p, "unsafe") || !strings.Contains(p, "default-src 'none'") {
			t.Errorf("%s: policy %q", tt.name, p)
		}
	}
}

func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:80", "cited.example:80", "8080"} {
		if l, err := Listen(address); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("Listen(%q): %v", address, err)
			if err == nil {
				l.Close()
			}
		}
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(l.Addr().String()); cited.CodeOf(err) != cited.Conflict {
		t.Errorf("a port that is taken: %v", err)
	}
}
