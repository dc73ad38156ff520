package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"time"

	"cited"
)

// Limits of what is taken from a client.
const (
	mostForm    = 1 << 20 // bytes of a form
	mostHeader  = 64 << 10
	headerTime  = 5 * time.Second // for the head of a request
	requestTime = 5 * time.Minute // for all of it: a large file takes its time
	idleTime    = 2 * time.Minute
	lastTime    = 3 * time.Second // for answers that were begun when the server is to end
)

// policy is what pages may load and run: only what the server itself sends. No script and no
// style stands in a page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

// guarded puts the guards before a handler: requests for another host, from another machine or sent by
// a page of another site are refused, and every answer says what a browser may do with it.
func guarded(h http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	h = cross.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		switch {
		case !isLocal(hostOf(r.Host)):
			http.Error(w, "This is not the address of this server: open http://127.0.0.1 with its port.", http.StatusMisdirectedRequest)
		case !isLocal(hostOf(r.RemoteAddr)):
			http.Error(w, "Cited answers requests of its own machine only.", http.StatusForbidden)
		case r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate":
			http.Error(w, "A page of another site may lead here, but not fetch anything.", http.StatusForbidden)
		default:
			h.ServeHTTP(w, r)
		}
	})
}

func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return strings.Trim(address, "[]")
	}
	return host
}

// isLocal reports whether a host is this machine.
func isLocal(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Listen listens on an address of this machine: others are refused until there are accounts.
// What is no such address is Invalid; one that is taken is a Conflict.
func Listen(address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, cited.Errorf(cited.Invalid, "%q is no address to listen on; write one like 127.0.0.1:8080", address)
	}
	if !isLocal(host) {
		return nil, cited.Errorf(cited.Invalid, "the workbench has no accounts, so it answers this machine only, and %q is not that; write 127.0.0.1:8080, and reach it from elsewhere through ssh -L", address)
	}
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, cited.Errorf(cited.Conflict, "another program listens on %s already, perhaps another cited serve: open http://%s to see, or choose another port, as in --listen 127.0.0.1:0 for any that is free", address, address)
	}
	if err != nil {
		return nil, cited.Errorf(cited.Conflict, "cannot listen on %s: %w; choose another port, or 127.0.0.1:0 for any that is free", address, err)
	}
	return l, nil
}

// Serve answers until the context ends, then waits a little for the answers that were begun, has the others
// ended, waits for them, and closes the workbench: when it returns, nothing uses the archive any more. Clients that
// are slow, or say too much, are cut off.
func Serve(ctx context.Context, l net.Listener, w *Workbench) error {
	return serveFor(ctx, l, w, lastTime)
}

// serveFor does so, and gives answers that were begun so long.
func serveFor(ctx context.Context, l net.Listener, w *Workbench, last time.Duration) error {
	defer w.Close()
	life, end := context.WithCancel(context.WithoutCancel(ctx)) // of requests, which go on a little when ctx has ended
	defer end()
	under := &underway{Handler: w}
	server := &http.Server{Handler: under, MaxHeaderBytes: mostHeader, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime,
		BaseContext: func(net.Listener) context.Context { return life }}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		go w.Close() // what is being added ends meanwhile
		patience, cancel := context.WithTimeout(life, last)
		_ = server.Shutdown(patience) // what it did not bring to an end is ended below
		cancel()
		err = <-ended
	}
	end()
	server.Close()
	under.wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// underway counts the requests that are being answered, so that one can wait for their end.
type underway struct {
	http.Handler
	mu     sync.Mutex
	ending bool
	begun  sync.WaitGroup
}

// ServeHTTP answers a request, unless it comes so late that nobody waits for it any more.
func (u *underway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u.mu.Lock()
	if u.ending {
		u.mu.Unlock()
		panic(http.ErrAbortHandler)
	}
	u.begun.Add(1)
	u.mu.Unlock()
	defer u.begun.Done()
	u.Handler.ServeHTTP(w, r)
}

// wait waits for the requests that were begun, and lets none begin.
func (u *underway) wait() {
	u.mu.Lock()
	u.ending = true
	u.mu.Unlock()
	u.begun.Wait()
}

// Try serves a workbench on a free port, asks it for its first page, and closes it. An error is why that
// page cannot be had.
func Try(ctx context.Context, w *Workbench) error {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		w.Close()
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, l, w) }()
	err = look(ctx, "http://"+l.Addr().String()+"/")
	cancel()
	return errors.Join(err, <-ended)
}

// look asks for a page.
func look(ctx context.Context, address string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return cited.Errorf(cited.Internal, "the workbench answers %s", answer.Status)
	}
	return nil
}
