module learningcities/tools

go 1.26.0

require github.com/goccy/go-yaml v1.19.2

require (
	github.com/compose-spec/compose-go/v2 v2.16.2 // indirect
	github.com/moby/patternmatcher v0.6.1 // indirect
)
