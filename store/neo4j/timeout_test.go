//go:build neo4j

package neo4j_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"learningcities/kg"
	"learningcities/store/neo4j"
)

// endless works for hours.
const endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b % 7) AS endless"

// TestTimeout asks what takes too long, and gives up. The answer comes soon, and the server stops working on it.
func TestTimeout(t *testing.T) {
	open(t)
	c := config()
	c.Timeout = 300 * time.Millisecond
	s, err := neo4j.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	if err := neo4j.Once(t.Context(), s, endless); kg.CodeOf(err) != kg.CodeTimeout {
		t.Errorf("a statement longer than the timeout: %v, want %s", err, kg.CodeTimeout)
	}
	idle(t)

	patient, err := neo4j.Open(config())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = patient.Close(context.WithoutCancel(t.Context())) }()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := neo4j.Once(ctx, patient, endless); kg.CodeOf(err) != kg.CodeTimeout {
		t.Errorf("a statement longer than the deadline: %v, want %s", err, kg.CodeTimeout)
	}
	idle(t)

	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	if err := neo4j.Once(ctx, patient, endless); !errors.Is(err, context.Canceled) {
		t.Errorf("a statement that was given up: %v", err)
	}
	idle(t)
}

// idle polls until the server works on no endless statement any more.
func idle(t *testing.T) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(15 * time.Second); ; <-tick.C {
		running := cypher(t, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'AS endless' RETURN count(*)", nil)[0].Values[0]
		if running == int64(0) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server still works on %v statements that nobody waits for", running)
		}
	}
}
