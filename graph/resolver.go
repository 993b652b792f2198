// Package graph answers GraphQL: one resolver file for each file of the schema, each resolver a line or two over package loaders.
package graph

//go:generate go run generate.go

// Resolver is the root of all resolvers. It holds nothing: what an operation needs travels in its context.
type Resolver struct{}
