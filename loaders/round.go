package loaders

import (
	"context"
	"fmt"
	"sync"
)

// Those who ask in rounds are visitors: when each of them waits for an answer or has left, the round begins, and all that was asked goes to the
// store side by side, each batch with all its keys. Nobody goes on before the round is over. So what is asked together hangs on the
// questions alone, and not on time.

// round is the batches that are asked side by side.
type round struct {
	batches []runner
	waiting int           // visitors
	over    chan struct{} // nil while nobody but the last waits
}

// runner is a batch.
type runner interface{ run() }

// Visitor is one who asks in rounds. It is used by one goroutine at a time; nil is nobody, who asks by the clock.
type Visitor struct {
	set   *Set
	left  bool
	waits bool // for something that it asked for
}

// Link names a link of the query, as Set.Link does.
func (v *Visitor) Link(name string) Link { return Link{v.set, name, v} }

// Expect says how many visitors will come. Until all have come, no round begins.
func (s *Set) Expect(visitors int) {
	s.rounds.mu.Lock()
	defer s.rounds.mu.Unlock()
	s.rounds.busy += visitors
}

// Visit is one of the visitors that were expected. Each must leave.
func (s *Set) Visit() *Visitor { return &Visitor{set: s} }

// rounds is where visitors meet.
type rounds struct {
	mu    sync.Mutex
	busy  int // visitors that do not wait
	next  round
	spare []runner // of a round that is over
}

// visiting tells whether v asks in rounds.
func (v *Visitor) visiting() bool { return v != nil && !v.left }

// Leave ends the visit: from now on v asks by the clock. A second time does nothing.
func (v *Visitor) Leave(ctx context.Context) {
	if !v.visiting() {
		return
	}
	_ = v.wait(ctx) // what was asked for may be asked for again, and must be answered then
	v.left = true
	s := v.set
	s.rounds.mu.Lock()
	s.rounds.busy--
	begin := s.rounds.busy == 0 && s.rounds.next.waiting > 0
	if !begin {
		s.rounds.mu.Unlock()
		return
	}
	_ = s.begin(ctx) // the others wait for it and see the end of the context themselves
}

// add adds a batch to the next round.
func (s *Set) add(batch runner) {
	s.rounds.mu.Lock()
	defer s.rounds.mu.Unlock()
	s.rounds.next.batches = append(s.rounds.next.batches, batch)
}

// Wait waits until all that v asked for is answered, or the context ends.
func (v *Visitor) Wait(ctx context.Context) error { return v.wait(ctx) }

func (v *Visitor) wait(ctx context.Context) error {
	if !v.visiting() || !v.waits {
		return nil
	}
	v.waits = false
	s := v.set
	s.rounds.mu.Lock()
	s.rounds.busy--
	s.rounds.next.waiting++
	if s.rounds.busy == 0 {
		return s.begin(ctx)
	}
	if s.rounds.next.over == nil {
		s.rounds.next.over = make(chan struct{})
	}
	over := s.rounds.next.over
	s.rounds.mu.Unlock()
	return waited(ctx, over)
}

func waited(ctx context.Context, over <-chan struct{}) error {
	select {
	case <-over:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for a batch: %w", ctx.Err())
	}
}

// begin runs the round; the lock is held and given back.
func (s *Set) begin(ctx context.Context) error {
	r := s.rounds.next
	s.rounds.next = round{batches: s.rounds.spare[:0]}
	s.rounds.spare = nil
	s.rounds.mu.Unlock()
	if s.wait == 0 { // the store is near: what it does is not worth a goroutine
		for _, batch := range r.batches {
			batch.run()
		}
		s.end(r)
		return nil
	}
	if r.over == nil {
		r.over = make(chan struct{})
	}
	go func() {
		var all sync.WaitGroup
		for _, batch := range r.batches {
			all.Go(batch.run)
		}
		all.Wait()
		s.end(r)
	}()
	return waited(ctx, r.over)
}

// end lets those who waited go on.
func (s *Set) end(r round) {
	s.rounds.mu.Lock()
	s.rounds.busy += r.waiting
	s.rounds.spare = r.batches
	s.rounds.mu.Unlock()
	if r.over != nil {
		close(r.over)
	}
}
