package graph

// Golden are all golden queries.
func Golden() []Example {
	all, err := readExamples()
	if err != nil {
		panic(err)
	}
	return all
}
