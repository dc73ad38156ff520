package pdf

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"cited/internal/limit"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/emscripten"
)

//go:embed pdfium/pdfium.wasm
var pdfium []byte

const wasmPage = 64 << 10

// engine is PDFium in machine code, from which each document gets an instance of
// its own: a memory that nothing of another document is in, and that is gone
// afterwards whatever the document did to it. It is made when the first PDF
// comes, because that takes a second or two of a core where no cache holds it.
type engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// lazyEngine returns a function that makes the engine once. Folder is where the
// machine code is kept for the next process; empty for nowhere.
func lazyEngine(folder string) func() (*engine, error) {
	return sync.OnceValues(func() (*engine, error) {
		e, err := newEngine(folder)
		if err != nil && folder != "" { // it may not be written to: do without
			e, err = newEngine("")
		}
		return e, err
	})
}

func newEngine(folder string) (*engine, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(uint32(limit.EngineBound() / wasmPage)) // each instance has less, by grow
	if folder != "" {
		cache, err := wazero.NewCompilationCacheWithDir(folder)
		if err != nil {
			return nil, err
		}
		config = config.WithCompilationCache(cache)
	}
	e := &engine{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	var err error
	if e.module, err = e.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, 1), pdfium); err != nil {
		return nil, fmt.Errorf("pdfium: %w", err)
	}
	return e, e.provide(ctx)
}

// provide gives the module what it imports, and nothing of the world: there are no
// files, no environment and no clock. What is asked of those fails as it would on
// a system that has none.
func (e *engine) provide(ctx context.Context) error {
	unwinding, err := emscripten.NewFunctionExporterForModule(e.module)
	if err != nil {
		return err
	}
	hosts := map[string]wazero.HostModuleBuilder{}
	for _, f := range e.module.ImportedFunctions() {
		module, name, _ := f.Import()
		if hosts[module] == nil {
			hosts[module] = e.runtime.NewHostModuleBuilder(module)
		}
		if name == "_emscripten_throw_longjmp" || strings.HasPrefix(name, "invoke_") {
			continue // how C unwinds its stack
		}
		hosts[module].NewFunctionBuilder().WithGoModuleFunction(answer(name, f.ResultTypes()), f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	if env := hosts["env"]; env != nil {
		unwinding.ExportFunctions(env)
	}
	for _, h := range hosts {
		if _, err := h.Instantiate(ctx); err != nil {
			return fmt.Errorf("pdfium: %w", err)
		}
	}
	return nil
}

// noSystem is ENOSYS as WASI numbers it.
const noSystem = 52

// answer returns the function that a module imports under a name.
func answer(name string, results []api.ValueType) api.GoModuleFunc {
	switch name {
	case "emscripten_resize_heap":
		return grow
	case "environ_sizes_get":
		return func(_ context.Context, m api.Module, stack []uint64) {
			m.Memory().WriteUint32Le(uint32(stack[0]), 0)
			m.Memory().WriteUint32Le(uint32(stack[1]), 0)
			stack[0] = 0
		}
	case "environ_get":
		return func(_ context.Context, _ api.Module, stack []uint64) { stack[0] = 0 }
	case "_abort_js":
		return func(context.Context, api.Module, []uint64) { panic(errAborted) }
	}
	return func(_ context.Context, _ api.Module, stack []uint64) {
		switch {
		case len(results) == 0:
		case results[0] == api.ValueTypeF64:
			stack[0] = 0
		case len(name) > 9 && name[:9] == "__syscall":
			stack[0] = api.EncodeI32(-noSystem)
		default:
			stack[0] = noSystem
		}
	}
}

var (
	errAborted = errors.New("it gave up")
	errMemory  = errors.New("it needs more memory than one document may take")
)

// memoryKey is under what a context says how much memory an instance may have: what a
// document takes inside of PDFium for its bytes, what they inflate to, fonts and pages.
type memoryKey struct{}

// grow enlarges the memory to so many bytes. That it may not is the end of the
// document: PDFium could only give up.
func grow(ctx context.Context, m api.Module, stack []uint64) {
	want, have := uint64(uint32(stack[0])), uint64(m.Memory().Size())
	if most, _ := ctx.Value(memoryKey{}).(int64); want > uint64(most) {
		panic(errMemory)
	}
	if want > have {
		if _, ok := m.Memory().Grow(uint32((want - have + wasmPage - 1) / wasmPage)); !ok {
			panic(errMemory)
		}
	}
	stack[0] = 1
}
