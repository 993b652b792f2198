package kg

import (
	"encoding/binary"
	"fmt"
)

// packedPair is the size of a place in a packed list: the place of the city among all by id, then score and kinds, big-endian.
const packedPair = 8

func appendPair(list []byte, city, millionths uint32, kinds RelatedKindSet) []byte {
	list = binary.BigEndian.AppendUint32(list, city)
	return binary.BigEndian.AppendUint32(list, millionths<<relatedKinds|uint32(kinds))
}

// Best are the best related cities of a city, the best first; none for an unknown one.
func (r *Relatedness) Best(city ID) []RelatedPair {
	list := r.Packed(city)
	if len(list) == 0 {
		return nil
	}
	best := make([]RelatedPair, len(list)/packedPair)
	for i := range best {
		pair := list[i*packedPair:]
		other, score := binary.BigEndian.Uint32(pair), binary.BigEndian.Uint32(pair[4:])
		best[i] = RelatedPair{r.cities[other], i + 1, int(score >> relatedKinds), RelatedKindSet(score & (1<<relatedKinds - 1))}
	}
	return best
}

// Len is how many best related cities a city has.
func (r *Relatedness) Len(city ID) int { return len(r.Packed(city)) / packedPair }

// Packed is the list of a city as it is stored beside the dataset, for Restore. All lists of a hundred times the data take 30 MB so, and
// nothing in them is for the collector of garbage to follow.
func (r *Relatedness) Packed(city ID) []byte {
	at, ok := r.places[city]
	if !ok {
		return nil
	}
	return r.best[at]
}

// take takes the lists over that were worked out when the dataset was built.
func (r *Relatedness) take(lists map[ID][]byte) error {
	r.best = make([][]byte, len(r.cities))
	for i, c := range r.cities {
		list, ok := lists[c.ID]
		if !ok || len(list)%packedPair != 0 || len(list) > packedPair*MaxRelated {
			return fmt.Errorf("%s has no list of related cities, or one of a wrong length", c.ID)
		}
		for at := 0; at < len(list); at += packedPair {
			if other := binary.BigEndian.Uint32(list[at:]); int64(other) >= int64(len(r.cities)) {
				return fmt.Errorf("the list of cities related to %s names city %d of %d", c.ID, other, len(r.cities))
			}
		}
		r.best[i] = list
	}
	if len(lists) != len(r.cities) {
		return fmt.Errorf("there are %d lists of related cities, for %d cities", len(lists), len(r.cities))
	}
	return nil
}
