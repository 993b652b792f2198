package memory_test

import (
	"testing"

	"learningcities/store/memory"
	"learningcities/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(*testing.T) storetest.Store { return new(memory.Store) })
}
