package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// instance is PDFium with a memory of its own. Whatever goes wrong in there is
// kept as err, and every call after it returns 0: callers ask once in the end.
type instance struct {
	ctx     context.Context
	module  api.Module
	memory  api.Memory
	calls   map[string]api.Function
	scratch uint32 // scratchBytes of the memory, for what functions return by pointer
	stack   [8]uint64
	err     error
}

const scratchBytes = 4 << 10

// instance makes an instance that may take so many bytes of memory.
func (e *engine) instance(ctx context.Context, memory int64) (*instance, error) {
	ctx = context.WithValue(ctx, memoryKey{}, memory)
	m, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, fmt.Errorf("pdfium: %w", err)
	}
	in := &instance{ctx: ctx, module: m, memory: m.Memory(), calls: map[string]api.Function{}}
	in.call("__wasm_call_ctors")
	in.call("FPDF_InitLibrary")
	in.scratch = uint32(in.call("malloc", scratchBytes))
	return in, in.err
}

// close gives the memory back.
func (in *instance) close() { _ = in.module.Close(in.ctx) } // nothing is left that could fail

// function returns a function of PDFium.
func (in *instance) function(name string) api.Function {
	f := in.calls[name]
	if f == nil {
		if f = in.module.ExportedFunction(name); f == nil {
			panic("pdfium has no function " + name)
		}
		in.calls[name] = f
	}
	return f
}

// call calls a function of PDFium by its name.
func (in *instance) call(name string, args ...uint64) uint64 {
	return in.do(in.function(name), args...)
}

// do calls a function of PDFium.
func (in *instance) do(f api.Function, args ...uint64) uint64 {
	if in.err != nil {
		return 0
	}
	in.stack[0] = 0
	copy(in.stack[:], args)
	if err := f.CallWithStack(in.ctx, in.stack[:]); err != nil {
		in.err = err
		if errors.Is(err, errMemory) {
			in.err = errMemory
		}
		return 0
	}
	return in.stack[0]
}

// at is the address of the n-th eight bytes of the scratch memory.
func (in *instance) at(n int) uint64 { return uint64(in.scratch) + uint64(8*n) }

// double reads the n-th eight bytes of the scratch memory.
func (in *instance) double(n int) float64 {
	v, _ := in.memory.ReadFloat64Le(in.scratch + uint32(8*n))
	return finite(v)
}

// floats reads floats from the start of the scratch memory.
func (in *instance) floats(to []float64) {
	b, ok := in.memory.Read(in.scratch, uint32(4*len(to)))
	if !ok {
		return
	}
	for i := range to {
		to[i] = finite(float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))))
	}
}

// finite makes a number fit to reckon with: what is none, or beyond any page, is 0.
func finite(v float64) float64 {
	const most = 1e6
	if v > -most && v < most {
		return v
	}
	return 0
}

// copy puts bytes into the memory and returns where they are; 0 if there is no
// room.
func (in *instance) copy(b []byte) uint64 {
	at := in.call("malloc", uint64(max(len(b), 1)))
	if at == 0 || !in.memory.Write(uint32(at), b) {
		return 0
	}
	return at
}

// utf16 returns the first n bytes of the scratch memory as the UTF-16 that they
// hold, without the zero that ends it.
func (in *instance) utf16(n uint64) string {
	b, ok := in.memory.Read(in.scratch, uint32(min(n, scratchBytes)))
	if !ok {
		return ""
	}
	var units []uint16
	for ; len(b) >= 2 && (b[0] != 0 || b[1] != 0); b = b[2:] {
		units = append(units, binary.LittleEndian.Uint16(b))
	}
	return string(utf16.Decode(units))
}

// bytes returns the first n bytes of the scratch memory up to a zero.
func (in *instance) bytes(n uint64) string {
	b, _ := in.memory.Read(in.scratch, uint32(min(n, scratchBytes)))
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return string(b)
}
