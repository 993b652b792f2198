package data

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Making a file takes a fraction of a second, so few are made at a time, and few may wait for that.
const (
	mostWaiting = 16
	patience    = time.Minute
)

var errBusy = errors.New("too many files are being made")

// key names a file: equal keys, equal bytes.
type key struct{ version, name, base string }

// content is a file that was made.
type content struct {
	bytes []byte
	etag  string
}

// kept keeps files, the newest ones up to a number of bytes, and makes those that it has not, each once whoever asks.
type kept struct {
	limit int
	turn  chan struct{} // one file is made at a time, so that other requests have the processor

	mu     sync.Mutex
	files  map[key]*content
	order  []key // oldest first
	weight int
	making map[key]*making
}

type making struct {
	done    chan struct{}
	content *content
	err     error
}

func newKept(limit int) *kept {
	return &kept{limit: limit, turn: make(chan struct{}, 1), files: map[key]*content{}, making: map[key]*making{}}
}

// get finds the file, or has it made. It goes on being made when the client goes away: others wait for it, or will ask.
func (k *kept) get(ctx context.Context, name key, write func(context.Context) ([]byte, error)) (*content, error) {
	k.mu.Lock()
	if c, ok := k.files[name]; ok {
		k.mu.Unlock()
		return c, nil
	}
	m, ok := k.making[name]
	if !ok {
		if len(k.making) >= mostWaiting {
			k.mu.Unlock()
			return nil, errBusy
		}
		m = &making{done: make(chan struct{})}
		k.making[name] = m
		go k.make(context.WithoutCancel(ctx), name, m, write)
	}
	k.mu.Unlock()
	select {
	case <-m.done:
		return m.content, m.err
	case <-ctx.Done():
		return nil, ctx.Err() //nolint:wrapcheck // the request has ended
	}
}

func (k *kept) make(ctx context.Context, name key, m *making, write func(context.Context) ([]byte, error)) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	k.turn <- struct{}{}
	var bytes []byte
	bytes, m.err = written(ctx, write)
	<-k.turn
	if m.err == nil {
		sum := sha256.Sum256(bytes)
		m.content = &content{bytes, `"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.making, name)
	if m.err == nil {
		k.keep(name, m.content)
	}
	close(m.done)
}

// written is what is written; a panic is an error.
func written(ctx context.Context, write func(context.Context) ([]byte, error)) (b []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return write(ctx)
}

// keep keeps a file, and forgets the oldest ones if it would be too much.
func (k *kept) keep(name key, c *content) {
	if len(c.bytes) > k.limit {
		return
	}
	for k.weight+len(c.bytes) > k.limit {
		oldest := k.order[0]
		k.order = k.order[1:]
		k.weight -= len(k.files[oldest].bytes)
		delete(k.files, oldest)
	}
	k.files[name] = c
	k.order = append(k.order, name)
	k.weight += len(c.bytes)
}
