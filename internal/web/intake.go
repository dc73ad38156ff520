package web

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"cited"
	"cited/internal/archive"
)

// intake adds in the background what was delivered, one run at a time, and works out what follows
// from it. It belongs to a server and ends with it.
type intake struct {
	archive *archive.Archive
	viewer  func() cited.Viewer
	clock   func() time.Time
	logger  *slog.Logger
	stop    context.CancelFunc
	ctx     context.Context // of all runs: they go on when the request that began one has ended
	runs    sync.WaitGroup

	working sync.Mutex  // one at a time changes the archive: what adds, or what works out what follows
	last    *time.Timer // until what follows from decisions is worked out
	due     bool        // it is waited for, or
	follows int         // so many work it out

	mu     sync.Mutex
	closed bool
	more   bool // something came since the run began
	now    progress
}

// progress is how far a run is, or how the last one ended.
type progress struct {
	Running      bool
	Begun, Ended time.Time
	Doing        string // what it is at
	Done, Total  int    // of that; Total 0: nobody knows
	States       map[archive.State]int
	Figures      int
	Outcomes     []archive.Result // the last, at most so many as a page shows
	Earlier      int              // that are not among them
	Err          error            // that ended it
	Waiting      int              // files that wait to be added
}

// mostOutcomes is how many outcomes a page shows.
const mostOutcomes = 300

func newIntake(cfg Config) *intake {
	ctx, stop := context.WithCancel(context.Background())
	return &intake{archive: cfg.Archive, viewer: cfg.Viewer, clock: cfg.Now, logger: cfg.Logger, ctx: ctx, stop: stop}
}

// close ends the run and waits for that.
func (k *intake) close() {
	k.mu.Lock()
	k.closed = true
	if k.last != nil {
		k.last.Stop()
	}
	k.mu.Unlock()
	k.stop()
	k.runs.Wait()
}

// wake begins a run, or has the one under way go on with what came since.
func (k *intake) wake() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.more = true; k.now.Running || k.closed {
		return
	}
	k.now = progress{Running: true, Begun: k.clock(), States: map[archive.State]int{}}
	k.runs.Go(k.run)
}

// progress returns how far it is.
func (k *intake) progress() progress {
	waiting, err := k.archive.Waiting()
	k.mu.Lock()
	defer k.mu.Unlock()
	p := k.now
	if p.Waiting = waiting; p.Err == nil {
		p.Err = err
	}
	p.Outcomes = append([]archive.Result(nil), p.Outcomes...)
	states := map[archive.State]int{}
	for s, n := range p.States {
		states[s] = n
	}
	p.States = states
	return p
}

// run adds until nothing more has come.
func (k *intake) run() {
	for k.takes() {
		err := k.once()
		k.mu.Lock()
		k.now.Err = err
		k.mu.Unlock()
		if err != nil {
			break
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.Running, k.now.Doing, k.now.Ended = false, "", k.clock()
	if k.more && k.now.Err == nil && !k.closed { // it came between the last look and now
		k.now.Running = true
		k.runs.Go(k.run)
	}
}

// takes reports whether there is something to do, and takes note that it is being done.
func (k *intake) takes() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	more := k.more
	k.more = false
	return more && !k.closed
}

// once adds what waits and brings up to date what follows from the readings.
func (k *intake) once() (err error) {
	defer func() {
		if p := recover(); p != nil { // a defect must not take the pages down
			err = cited.Errorf(cited.Internal, "adding was stopped by a defect of the program: %v; what was sent is kept and waits", p)
			k.logger.Error("adding failed", "panic", p)
		}
	}()
	k.working.Lock()
	defer k.working.Unlock()
	waiting, err := k.archive.Waiting()
	if err != nil {
		return err
	}
	k.doing("reading", 0, waiting)
	if _, err := k.archive.AddWaiting(k.ctx, k.viewer(), k.note); err != nil {
		return err
	}
	return k.archive.Update(k.ctx, k.viewer(), func(u archive.Updating) { k.doing("comparing "+u.What, u.Done, u.Total) })
}

// pause is how long after the last decision what follows from it is worked out: who decides one thing
// after the other does not wait for it each time.
const pause = 2 * time.Second

// follow has it worked out, a little later, what follows from something that was decided: lineage, cells
// and findings of what was corrected.
func (k *intake) follow() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.due = !k.closed
	switch {
	case k.closed:
	case k.last == nil:
		k.last = time.AfterFunc(pause, k.followed)
	default:
		k.last.Reset(pause)
	}
}

func (k *intake) followed() {
	k.mu.Lock()
	if k.closed {
		k.mu.Unlock()
		return
	}
	k.runs.Add(1)
	k.due = false
	k.follows++
	k.mu.Unlock()
	defer func() {
		k.mu.Lock()
		k.follows--
		k.mu.Unlock()
		k.runs.Done()
	}()
	k.working.Lock()
	defer k.working.Unlock()
	stale, err := k.archive.Stale(k.ctx, k.viewer())
	if err == nil && !stale.Any() { // then nobody else is kept from the archive
		return
	}
	if err == nil {
		err = k.archive.Update(k.ctx, k.viewer(), func(archive.Updating) {})
	}
	if err != nil && k.ctx.Err() == nil {
		k.logger.Error("what follows from decisions could not be worked out; the next command does it", "error", err)
	}
}

// works reports whether what follows from decisions and readings is being worked out, or will be in a moment.
func (k *intake) works() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.due || k.follows > 0 || k.now.Running
}

func (k *intake) doing(what string, done, total int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.now.Doing, k.now.Done, k.now.Total = what, done, total
}

// note notes what became of a document.
func (k *intake) note(r archive.Result) {
	k.mu.Lock()
	defer k.mu.Unlock()
	r.Item.Open = nil
	k.now.Done++
	k.now.Total = max(k.now.Total+r.Parts, k.now.Done)
	k.now.note(&r)
	if k.now.Outcomes = append(k.now.Outcomes, r); len(k.now.Outcomes) > mostOutcomes {
		k.now.Outcomes = k.now.Outcomes[1:]
		k.now.Earlier++
	}
}

// note counts what became of a document.
func (p *progress) note(r *archive.Result) {
	p.States[r.State]++
	if r.State == archive.Added || r.State == archive.Updated || r.State == archive.Reread {
		p.Figures += r.Document.Figures
	}
}
