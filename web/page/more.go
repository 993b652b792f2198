package page

import (
	"encoding/json"
	"fmt"
	"maps"
)

// more goes on with the connection at the path until it is complete.
func more(variables map[string]any, path []string) func(json.RawMessage) (map[string]any, error) {
	return func(data json.RawMessage) (map[string]any, error) {
		for _, name := range append(path[:len(path):len(path)], "pageInfo") {
			var fields map[string]json.RawMessage
			if err := json.Unmarshal(data, &fields); err != nil {
				return nil, fmt.Errorf("reading whether a list goes on: %w", err)
			}
			data = fields[name]
		}
		info, err := decode[pageInfo](data)
		if err != nil || !info.HasNextPage {
			return nil, err
		}
		next := maps.Clone(variables)
		next["after"] = info.EndCursor
		return next, nil
	}
}
