package neo4j

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"learningcities/kg"
)

const (
	lockWait    = 15 * time.Second // how long to wait for another seed
	seedTimeout = time.Hour        // how long a seed may hold the lock
)

// seedLock is the open transaction that holds the lock.
type seedLock struct {
	tx  neo4j.ExplicitTransaction
	end func() // closes the session
}

func (s *Store) lock(ctx context.Context) (*seedLock, error) {
	session, end, err := s.session(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite})
	if err != nil {
		return nil, classify(ctx, "lock", err)
	}
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(seedTimeout))
	if err != nil {
		end()
		return nil, classify(ctx, "lock", err)
	}
	l := &seedLock{tx, end}
	wait, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	result, err := tx.Run(wait, s.queries["write/lock"].forward.plain, map[string]any{"by": "learningcities"})
	if err == nil {
		_, err = result.Consume(wait)
	}
	if err != nil {
		l.release(ctx)
		if wait.Err() != nil && ctx.Err() == nil {
			return nil, &kg.Error{Code: kg.CodeUnavailable, Message: "another seed is writing to this database; wait until it has ended", Cause: err}
		}
		return nil, classify(ctx, "lock", err)
	}
	return l, nil
}

// flip makes the version current and ends the lock.
func (l *seedLock) flip(ctx context.Context, s *Store, version string) error {
	result, err := l.tx.Run(ctx, s.queries["write/flip"].forward.plain, map[string]any{"version": version})
	if err == nil {
		_, err = result.Single(ctx)
	}
	if err == nil {
		err = l.tx.Commit(ctx)
	}
	if err != nil {
		return classify(ctx, "flip", err)
	}
	return nil
}

// release rolls back what was not committed.
func (l *seedLock) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = l.tx.Close(ctx)
	l.end()
}
