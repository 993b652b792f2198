package graph

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"learningcities/kg"
)

// How long the store may take to tell the current version before an answer that is kept is given without it, and how long it is not
// asked again then.
const (
	quick = 500 * time.Millisecond
	pause = time.Second
)

// versions remembers the version that the store told last: answers of it that are kept are given while the store is away.
type versions struct {
	store   kg.Store
	changed func() // called when there is a new version

	told atomic.Pointer[told] // what the store told last; nil while it told nothing
	mu   sync.Mutex           // held while that is replaced
}

// told is what the store told. It is not changed, but replaced, so that a request waits for no other.
type told struct {
	version string    // "" for none yet
	awake   time.Time // not to be asked before; zero where it answered
}

// now is the version that is current, "" when that is not known, and its reader, nil when the store did not tell it.
func (v *versions) now(ctx context.Context) (string, kg.Reader) {
	if last := v.told.Load(); last != nil && !last.awake.IsZero() && time.Now().Before(last.awake) {
		return last.version, nil
	}
	ctx, cancel := withTimeout(ctx, quick)
	defer cancel()
	reader, err := v.store.Current(ctx)
	if err != nil {
		return v.away(), nil
	}
	version := reader.Version()
	if last := v.told.Load(); last == nil || *last != (told{version: version}) {
		v.tell(version)
	}
	return version, reader
}

// away notes that the store did not answer, and tells the version of before.
func (v *versions) away() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	now := told{awake: time.Now().Add(pause)}
	if last := v.told.Load(); last != nil {
		now.version = last.version
	}
	v.told.Store(&now)
	return now.version
}

// tell notes the version that the store told.
func (v *versions) tell(version string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	last := v.told.Swap(&told{version: version})
	if last == nil || last.version != version {
		v.changed()
	}
}

// pinned is the store as one operation sees it: with one version.
type pinned struct {
	kg.Store
	reader  kg.Reader // nil when the store is to be asked
	version atomic.Pointer[string]
}

func pin(store kg.Store, reader kg.Reader) *pinned {
	p := &pinned{Store: store, reader: reader}
	if reader != nil {
		p.found(reader)
	}
	return p
}

func (p *pinned) found(reader kg.Reader) {
	version := reader.Version()
	p.version.Store(&version)
}

// Current pins the version of the operation. It is asked once.
func (p *pinned) Current(ctx context.Context) (kg.Reader, error) {
	if p.reader != nil {
		return p.reader, nil
	}
	reader, err := p.Store.Current(ctx)
	if err == nil {
		p.found(reader)
	}
	return reader, err //nolint:wrapcheck // it is the store's
}

// pinnedVersion is the version that was pinned, "" for none yet.
func (p *pinned) pinnedVersion() string {
	if version := p.version.Load(); version != nil {
		return *version
	}
	return ""
}

// at pins the version that a client named.
func (h *handler) at(ctx context.Context, version string) (kg.Reader, error) {
	reader, err := h.store.At(ctx, version)
	if err == nil {
		return reader, nil
	}
	code, message := explain(err)
	status, ok := failureStatus[code]
	switch {
	case code == kg.CodeVersionGone:
		status, message = http.StatusGone, "the version named is not kept any more, or never was; ask without a version for the current one"
	case !ok:
		status = http.StatusInternalServerError
	}
	if code != kg.CodeVersionGone {
		h.log.LogAttrs(ctx, slog.LevelError, "version not found", slog.String("code", string(code)), slog.Any("cause", err))
	}
	return nil, refusef(status, code, "%s", message)
}
