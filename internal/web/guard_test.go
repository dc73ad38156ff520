package web

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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

// TestServeWaits holds that the server ends only when the last answer has: one that goes on is told to end, and has the archive
// until it does.
func TestServeWaits(t *testing.T) {
	s := newSite(t, map[string]string{"a.txt": told})
	begun := make(chan context.Context, 1)
	var ended atomic.Bool
	slow := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		begun <- r.Context()
		<-r.Context().Done()
		time.Sleep(200 * time.Millisecond) // it takes a while to notice
		n := 0
		for _, err := range s.archive.Documents(t.Context(), s.viewer, cited.Query{}) {
			if err != nil {
				t.Error(err)
			}
			n++
		}
		ended.Store(n == 1)
	})
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- serveFor(ctx, l, &Workbench{slow, s.bench.intake}, 50*time.Millisecond) }()
	go func() {
		if answer, err := http.Get("http://" + l.Addr().String()); err == nil { // it is cut off
			answer.Body.Close()
		}
	}()
	of := <-begun
	cancel()
	time.Sleep(10 * time.Millisecond)
	if of.Err() != nil {
		t.Error("an answer that was begun had no time to end")
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if !ended.Load() {
		t.Error("the server ended before the last answer")
	}
}
