# `make test` is all that a contributor needs; `make` alone lists the rest.
#
# Downloads (Neo4j for tests, the linters) are pinned with checksums and kept in a cache folder: LC_CACHE, or
# learningcities in the user's cache. As root on Debian, missing programs are installed, and named; elsewhere they are
# only named. Settings of the tests:
#
#	NEO4J_TEST_URI, NEO4J_USERNAME, NEO4J_PASSWORD   use this server, and overwrite what its database holds
#	NEO4J_TEST_VERSION                               start this release: 5.26.30 (the default) or 2026.08.1
#	COUNT=1                                          run tests again that passed before on unchanged code
#	FUZZTIME=30s                                     time for each fuzz target of test-long

TIMES ?= 1,10
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

.PHONY: test
test: ## everything a change must pass: vet, generated code, linters, and all tests with -race on real Neo4j servers
	@tools/test.sh

.PHONY: test-embedded
test-embedded: ## the same on a machine that cannot run Neo4j; proves less
	@tools/test.sh --embedded

.PHONY: test-long
test-long: ## what takes longer: fuzzing, long random comparisons, faults, the editor's bundle in a browser, the examples, the image
	@tools/test-long.sh

.PHONY: lint
lint: ## the linters alone
	@tools/lint.sh

.PHONY: generate
generate: ## write generated code afresh
	go generate ./...

.PHONY: build
build: ## one static program, ./learningcities
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o learningcities .

.PHONY: bench
bench: ## this service beside others of its kind, into docs/performance.md; takes some twenty minutes of a quiet machine
	@tools/bench.sh -out docs

.PHONY: bench-scale
bench-scale: ## every golden query on the data as it is and grown 10 times, from memory and over Neo4j; TIMES=1,10,100 for more, PAGE=docs/performance.md to write it there
	@tools/bench-scale.sh -times $(TIMES) $(if $(PAGE),-page $(PAGE))

.PHONY: docker-check
docker-check: ## check Dockerfile and compose.yaml as far as that goes without Docker's engine
	@tools/docker-check.sh

.PHONY: clean
clean: ## remove what was built here; the cache of downloads stays
	rm -rf learningcities coverage.out web/ide/node_modules examples/node_modules
