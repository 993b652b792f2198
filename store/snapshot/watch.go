package snapshot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"learningcities/kg"
)

const (
	lookWait = 3 * time.Second // how long the source may take to say which version is current
	slowest  = 5 * time.Second // the longest wait between two looks while the source does not answer
	mostLoad = time.Minute     // the longest wait until a version that was refused is read again
)

// refusal is a version that was not what was written.
type refusal struct {
	version string
	times   int
	again   time.Time // when to read it again: it may have been mended
}

// State tells the operator how the store stands.
type State struct {
	Version string    // that is answered from memory; "" for none
	Read    time.Time // when it was read
	Live    bool      // whether the source is asked instead
	Away    error     // why the source did not answer at the last look; nil when it did
	Asked   time.Time // when it last answered
	// How often a version was read, was refused because it is not what was written, or could not be read because the source failed.
	Taken, Refused, Failed int
	Took                   time.Duration // to read the last one
}

// State tells how the store stands.
func (s *Store) State() State { return *s.known.Load() }

// note changes the state. Only who holds the lock of looking does.
func (s *Store) note(change func(*State)) {
	state := s.State()
	change(&state)
	s.known.Store(&state)
}

// watch looks for another version, again and again.
func (s *Store) watch(ctx context.Context) {
	defer close(s.ended)
	s.first = s.Look(ctx)
	close(s.started)
	wait := s.config.Every
	if s.first != nil {
		wait *= 2
	}
	for {
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		if s.Look(ctx) == nil {
			wait = s.config.Every
		} else {
			wait = min(2*wait, slowest)
		}
	}
}

// Look looks whether the source has another version, and if so reads it and serves it from then on. It is done every second anyway.
func (s *Store) Look(ctx context.Context) error {
	s.looking.Lock()
	defer s.looking.Unlock()
	version, err := s.newest(ctx)
	if err != nil {
		s.away(ctx, err)
		return err
	}
	s.back(ctx)
	now := s.serving.Load()
	if now.memory != nil && now.version == version {
		return nil
	}
	if s.refused.version == version && time.Now().Before(s.refused.again) {
		return nil
	}
	return s.take(ctx, version)
}

func (s *Store) newest(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, lookWait)
	defer cancel()
	return s.source.Newest(ctx) //nolint:wrapcheck // a store's errors are those of kg.Store
}

// away notes that the source did not answer.
func (s *Store) away(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	if now := s.serving.Load(); now.memory == nil && !now.live {
		s.serving.Store(&serving{err: err})
	}
	if s.State().Away == nil {
		s.config.Log.WarnContext(ctx, "the database does not say which version is current; what was read from it is served on", "version", s.State().Version, "cause", err)
	}
	s.note(func(state *State) { state.Away = err })
}

func (s *Store) back(ctx context.Context) {
	if s.State().Away != nil {
		s.config.Log.InfoContext(ctx, "the database answers again")
	}
	s.note(func(state *State) { state.Away, state.Asked = nil, time.Now() })
}

// take reads a version and serves it.
func (s *Store) take(ctx context.Context, version string) error {
	if s.config.Most > 0 {
		size, err := s.size(ctx, version)
		if err != nil {
			return s.failed(ctx, version, err)
		}
		if size > s.config.Most {
			if !s.serving.Load().live {
				s.config.Log.WarnContext(ctx, "the version is too large to be read whole; the database is asked", "version", version, "bytes", size, "most", s.config.Most)
			}
			s.live()
			return nil
		}
	}
	began := time.Now()
	d, err := s.source.Load(ctx, version)
	if err != nil {
		return s.failed(ctx, version, err)
	}
	s.serving.Store(&serving{memory: s.config.Open(d), version: version})
	s.refused = refusal{}
	s.note(func(state *State) {
		state.Version, state.Read, state.Live, state.Took = version, time.Now(), false, time.Since(began)
		state.Taken++
	})
	s.config.Log.InfoContext(ctx, "read a version whole", "version", version, "took", s.State().Took)
	return nil
}

func (s *Store) live() {
	s.serving.Store(&serving{live: true})
	s.note(func(state *State) { state.Version, state.Live = "", true })
}

// failed notes that a version could not be read, and decides what is served instead: what was served before, or else the source, if it may be.
func (s *Store) failed(ctx context.Context, version string, err error) error {
	if ctx.Err() != nil {
		return err
	}
	altered := errors.Is(err, kg.ErrAltered)
	if altered {
		if s.refused.version != version {
			s.refused = refusal{version: version}
		}
		s.refused.again = time.Now().Add(min(s.config.Every<<min(s.refused.times+1, 10), mostLoad))
		s.refused.times++
		s.note(func(state *State) { state.Refused++ })
	} else {
		s.note(func(state *State) { state.Failed++ })
	}
	instead := "the version before is served on"
	if now := s.serving.Load(); now.memory == nil {
		instead = "there is none to serve instead"
		if altered && s.config.Most > 0 {
			instead = "the database is asked"
			s.live()
		} else if !now.live {
			s.serving.Store(&serving{err: unavailable(err, altered)})
		}
	}
	if !altered {
		s.config.Log.ErrorContext(ctx, "a version could not be read", "version", version, "instead", instead, "serving", s.State().Version, "cause", err)
		return err
	}
	s.config.Log.ErrorContext(ctx, "a version is refused, as it is not what was written; the command seed writes it anew",
		"version", version, "instead", instead, "serving", s.State().Version, "cause", err)
	return nil // the source answers; it is asked again when it is time
}

// unavailable is the error that is answered while there is nothing to serve.
func unavailable(err error, altered bool) error {
	if altered {
		return &kg.Error{Code: kg.CodeUnavailable, Message: "the dataset in the database is damaged; the command seed writes it anew", Cause: err}
	}
	return &kg.Error{Code: kg.CodeUnavailable, Message: "the data cannot be read; ask again later", Cause: err}
}

// bytesEach is how much memory an entity or a link to a goal takes with all that hangs on it: measured with bench/scale, and rounded up.
const bytesEach = 6 << 10

// Size estimates how much memory a version takes, from what it says of itself.
func Size(info *kg.Info) int {
	n := info.LinkCount
	for _, c := range info.Counts {
		n += c.Count
	}
	return n * bytesEach
}

func (s *Store) size(ctx context.Context, version string) (int, error) {
	r, err := s.source.At(ctx, version)
	if err != nil {
		return 0, fmt.Errorf("asking how large the version is: %w", err)
	}
	info, err := r.Info(ctx)
	if err != nil {
		if kg.CodeOf(err) == kg.CodeInternal {
			err = fmt.Errorf("%w: %w", kg.ErrAltered, err)
		}
		return 0, fmt.Errorf("asking how large the version is: %w", err)
	}
	return Size(info), nil
}
