package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
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
	lastTime    = 4 * time.Second // for answers that were begun when the server is to end
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
	if err != nil {
		return nil, cited.Errorf(cited.Conflict, "cannot listen on %s: %w; choose another port, or 127.0.0.1:0 for any that is free", address, err)
	}
	return l, nil
}

// Serve answers until the context ends, then waits a little for the answers that were begun, and closes the
// workbench. Clients that are slow, or say too much, are cut off.
func Serve(ctx context.Context, l net.Listener, w *Workbench) error {
	defer w.Close()
	server := &http.Server{Handler: w, MaxHeaderBytes: mostHeader, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTime)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		server.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
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
