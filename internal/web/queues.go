package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cited"
	"cited/internal/archive"
	"cited/internal/query"
)

// How many figures a queue takes at most: who is through with them begins it anew. A sample is drawn from all that
// a query selects, so that more may be looked at.
const (
	mostQueued  = 2000
	mostSampled = 20_000
)

// queueAsked is which queue an address asks for.
type queueAsked struct {
	Query  string
	Sample int
	Seed   uint64
	Doubt  bool
	All    bool // also what was decided about
}

// The keys of an address of a queue.
const (
	keyDoubt  = "doubt"
	keyAll    = "all"
	keySample = "sample"
	keySeed   = "seed"
)

func readQueue(u *url.URL) (q queueAsked, err error) {
	values := u.Query()
	q = queueAsked{Query: strings.TrimSpace(values.Get(keyText)), Doubt: values.Has(keyDoubt), All: values.Has(keyAll), Seed: 1}
	if n := values.Get(keySample); n != "" {
		if q.Sample, err = strconv.Atoi(n); err != nil || q.Sample < 0 {
			return q, cited.Errorf(cited.Invalid, "a sample is a number of figures from 1, not %q", short(n))
		}
	}
	if n := values.Get(keySeed); n != "" {
		if q.Seed, err = strconv.ParseUint(n, 10, 64); err != nil {
			return q, cited.Errorf(cited.Invalid, "a seed is a whole number, not %q", short(n))
		}
	}
	return q, nil
}

// values are the part of an address that asks for a queue.
func (q queueAsked) values() url.Values {
	values := url.Values{}
	if q.Query != "" {
		values.Set(keyText, q.Query)
	}
	if q.Sample > 0 {
		values.Set(keySample, strconv.Itoa(q.Sample))
		values.Set(keySeed, strconv.FormatUint(q.Seed, 10))
	}
	for key, is := range map[string]bool{keyDoubt: q.Doubt, keyAll: q.All} {
		if is {
			values.Set(key, "1")
		}
	}
	return values
}

// text is the queue in the query language: a sample is drawn from all there are, so that it is the
// same whatever was decided since.
func (q queueAsked) text() string {
	reviews := []string{string(cited.ReviewMachine)}
	if q.All || q.Sample > 0 {
		reviews = nil
		for _, k := range query.KeysOf(query.Figures) {
			if k.Name == "review" {
				reviews = k.Values
			}
		}
	}
	return strings.TrimSpace(q.Query + " review:" + strings.Join(reviews, ","))
}

// queue is a queue as it was when somebody began it. Kept is only its order, so that people can go to and
// fro in it; what was decided is asked each time.
type queue struct {
	items []archive.Queued
	more  bool // the query selects more than there are in it
}

func (q *queue) at(id cited.ID) int {
	return slices.IndexFunc(q.items, func(one archive.Queued) bool { return one.ID == id })
}

// queues keeps the queues that were begun last. One that it does not have is made again.
type queues struct {
	mu    sync.Mutex
	of    map[string]*queue
	order []string // the oldest first
}

// mostQueues is how many are kept.
const mostQueues = 16

func (k *queues) get(name string) *queue {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.of[name]
}

func (k *queues) keep(name string, q *queue) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == nil {
		k.of = map[string]*queue{}
	}
	k.order = append(slices.DeleteFunc(k.order, func(n string) bool { return n == name }), name)
	k.of[name] = q
	if len(k.order) > mostQueues {
		delete(k.of, k.order[0])
		k.order = k.order[1:]
	}
}

// queue returns the queue that is asked for: as it was begun, or made anew.
func (s *server) queue(r *request, asked queueAsked, anew bool) (*queue, error) {
	name := string(r.viewer.Role) + " " + r.viewer.Name + " " + asked.values().Encode()
	if q := s.queues.get(name); q != nil && !anew {
		return q, nil
	}
	words, err := s.query(query.Figures, asked.text())
	if err != nil {
		return nil, err
	}
	q, most := &queue{}, mostQueued
	if asked.Sample > 0 {
		most = mostSampled
	}
	q.items, q.more, err = s.Archive.QueueUpTo(r.Context(), r.viewer, archive.Queue{Of: cited.FigureID, Query: words, Sample: asked.Sample, Seed: asked.Seed, Doubt: asked.Doubt}, most)
	if err != nil {
		return nil, err
	}
	s.queues.keep(name, q)
	return q, nil
}

// next returns the first of a queue from a place on that is to be looked at: that nobody has decided about, unless
// all are asked for. It is empty if there is none.
func (s *server) next(r *request, q *queue, asked queueAsked, from int) (cited.ID, error) {
	for _, one := range q.items[min(from, len(q.items)):] {
		if asked.All {
			return one.ID, nil
		}
		if one.Review != cited.ReviewMachine {
			continue
		}
		rec, err := s.Archive.Receipt(r.Context(), r.viewer, one.ID)
		switch {
		case cited.CodeOf(err) == cited.NotFound: // withdrawn, or read otherwise, meanwhile
		case err != nil:
			return "", err
		case rec.Review == cited.ReviewMachine:
			return one.ID, nil
		}
	}
	return "", nil
}
