package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"learningcities/kg"
)

const (
	// pinFor is how long a version read from the database is taken for the current one. A version stays readable for a minute after
	// it was current, so this may be old news but is never wrong.
	pinFor = time.Second
	// pinWait is how long to wait for news of the current version while the last is certainly still there.
	pinWait = 2 * time.Second
)

// pinned is what is known of the current version.
type pinned struct {
	edition edition
	words   *vocabulary
	asked   time.Time // when the database answered last, or failed to
	known   time.Time // when the database last said that this is the current version
	lost    error     // why the database does not answer; nil while it does, or did a moment ago
}

// readable tells whether the version is certainly still there, and will be until a request that begins now has ended.
func (p *pinned) readable() bool { return p.lost == nil && time.Since(p.known) < kg.Grace/2 }

func (s *Store) pin(p *pinned) kg.Reader {
	return &reader{store: s, version: p.edition.version, words: p.words, layouts: s.layouts, lost: p.lost}
}

// Current pins the version that the database points to, as it was a second ago or, while the database is slow to tell, some more.
//
// Of a database that is away, it pins the version that was current last. What that reader is asked fails with the reason, as the version may be
// removed while nobody sees it; but what was answered from the version before is known to be good.
func (s *Store) Current(ctx context.Context) (kg.Reader, error) {
	last := s.current.Load()
	if last == nil || s.gate.closed() {
		now, err := s.refresh(ctx)
		if err != nil {
			return nil, err
		}
		return s.pin(now), nil
	}
	if time.Since(last.asked) < pinFor {
		return s.pin(last), ctx.Err()
	}
	// One asks, the others go on with what is known: that the version is there, or that the database hangs.
	wait, cancel := ctx, context.CancelFunc(func() {})
	if s.asking.TryLock() {
		defer s.asking.Unlock()
	} else if last.readable() || last.lost != nil {
		return s.pin(last), ctx.Err()
	}
	if last.readable() {
		wait, cancel = context.WithTimeout(ctx, pinWait)
	}
	defer cancel()
	now, err := s.refresh(wait)
	if err == nil {
		return s.pin(now), nil
	}
	if ctx.Err() != nil || s.gate.closed() || errors.Is(err, ErrUnusable) || kg.CodeOf(err) == kg.CodeInternal {
		return nil, err
	}
	next := *last
	next.lost = err
	if kg.CodeOf(err) == kg.CodeTimeout {
		// A database that is only slow serves on. For one that hangs, not everybody has to wait.
		next.asked, next.lost = time.Now(), nil
		if !next.readable() {
			next.lost = err
		}
		s.current.CompareAndSwap(last, &next)
	}
	return s.pin(&next), nil
}

// Ready asks the database for the current version, past what is remembered.
func (s *Store) Ready(ctx context.Context) error {
	_, err := s.refresh(ctx)
	return err
}

// refresh asks the database for the version to serve, makes sure that it is whole, and remembers it.
func (s *Store) refresh(ctx context.Context) (*pinned, error) {
	asked := time.Now()
	e, err := s.newest(ctx)
	if err != nil {
		return nil, err
	}
	words, err := s.editions.get(ctx, e)
	if err != nil {
		return nil, err
	}
	now := &pinned{edition: e, words: words, asked: time.Now(), known: asked}
	s.current.Store(now)
	return now, nil
}

// newest is the current version or, when a newer program has written that in a form of its own, the last one in the form of this program.
func (s *Store) newest(ctx context.Context) (edition, error) {
	current, schema, err := s.stored(ctx, "current", nil)
	if err == nil && current.version != "" && schema != SchemaVersion {
		var own edition
		if own, _, err = s.stored(ctx, "newest", map[string]any{"schema": int64(SchemaVersion)}); own.version != "" {
			return own, nil
		}
	}
	switch {
	case err != nil:
		return edition{}, err
	case current.version == "":
		return edition{}, &kg.Error{Code: kg.CodeUnavailable, Message: "the database holds no dataset yet; fill it with the command seed", Cause: ErrUnusable}
	case schema != SchemaVersion:
		return edition{}, otherSchema(schema)
	}
	return current, nil
}

// At pins a version that the database still keeps.
func (s *Store) At(ctx context.Context, version string) (kg.Reader, error) {
	e, schema, err := s.stored(ctx, "at", map[string]any{"version": version})
	switch {
	case err != nil:
		return nil, err
	case e.version == "":
		return nil, kg.Errorf(kg.CodeVersionGone, "the version %q is not kept; ask without a version for the current one", version)
	case schema != SchemaVersion:
		return nil, otherSchema(schema)
	}
	words, err := s.editions.get(ctx, e)
	if err != nil {
		return nil, err
	}
	return &reader{store: s, version: e.version, words: words, layouts: s.layouts}, nil
}

// stored asks for a version, "" where there is none, and for the schema version that it is stored in.
func (s *Store) stored(ctx context.Context, name string, params map[string]any) (e edition, schema int64, err error) {
	records, err := s.run(ctx, name, false, params)
	if err != nil || len(records) == 0 {
		return edition{}, 0, err
	}
	values := records[0].Values
	schema, _ = values[0].(int64)
	version, ok := values[1].(string)
	if !ok {
		// That of another schema may be anything.
		if schema != SchemaVersion {
			return edition{}, 0, otherSchema(schema)
		}
		return edition{}, 0, fault("reading the current version", fmt.Errorf("property version of the node Dataset is %s, not a text", typeName(values[1])))
	}
	since, _ := values[2].(int64) // while a version is written over in place, it is missing
	return edition{version, since}, schema, nil
}

func otherSchema(schema int64) error {
	return &kg.Error{
		Code: kg.CodeUnavailable,
		Message: fmt.Sprintf("the database holds a dataset of schema version %d, this program reads %d; run its command seed, or the program that fits the database",
			schema, SchemaVersion),
		Cause: ErrUnusable,
	}
}
