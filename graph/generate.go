//go:build ignore

// Command generate runs gqlgen with one change: a field that holds an object with links somewhere below it is resolved side by side
// with its siblings, like a link itself. gqlgen resolves such fields one after the other and so makes the links behind one wait
// for those before; then the number of batches would hang on the data.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	log.SetOutput(io.Discard) // gqlgen lists each resolver that it keeps
	cfg, err := config.LoadConfigFromDefaultLocations()
	if err == nil {
		err = api.Generate(cfg, api.AddPlugin(concurrent{}))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "generating the GraphQL server:", err)
		os.Exit(1)
	}
}

// concurrent is the plugin that marks the fields. gqlgen asks a field whether its method takes a context to decide; for a field of a
// struct nothing else hangs on that mark.
type concurrent struct{}

func (concurrent) Name() string { return "concurrent" }

func (concurrent) GenerateCode(data *codegen.Data) error {
	objects := map[string]*codegen.Object{}
	for _, o := range data.Objects {
		objects[o.Name] = o
	}
	for _, o := range data.Objects {
		for _, f := range o.Fields {
			if f.IsVariable() && linked(objects, f.TypeReference.Definition.Name, map[string]bool{}) {
				f.MethodHasContext = true
			}
		}
	}
	return nil
}

// linked tells whether an object of the type has a link, itself or in an object that it holds.
func linked(objects map[string]*codegen.Object, name string, seen map[string]bool) bool {
	o, ok := objects[name]
	if !ok || seen[name] {
		return false
	}
	seen[name] = true
	for _, f := range o.Fields {
		if f.IsResolver || f.IsVariable() && linked(objects, f.TypeReference.Definition.Name, seen) {
			return true
		}
	}
	return false
}
