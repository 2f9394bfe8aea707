// The module's classes as the worker's calls: what the page may ask, answered with plain data.

import type { Hit, Info, Mode, Results, Rule, View } from '../../src/wasm';
import type { Calls } from './rpc';

/** What the module offers (`src/wasm.d.ts` has the types that it takes and gives). */
export interface Engine {
  info(): Info;
  document(id: string, off: readonly string[]): View;
  search(query: string, mode: Mode): Results;
  hits(query: string, mode: Mode, id: string, off: readonly string[]): Hit[];
}
export interface Module {
  readonly Engine: { builtin(): Engine; open(pack: Uint8Array): Engine };
  rules(): Rule[];
  convert(pieces: readonly string[], to: 'hans' | 'hant'): string[];
}

/** The calls over one corpus: the one in `pack`, or else the one that is built in. */
export function calls(module: Module, pack: Uint8Array | null): Calls {
  const engine = pack ? module.Engine.open(pack) : module.Engine.builtin();
  return {
    info: () => engine.info(),
    rules: () => module.rules(),
    document: (id, off) => engine.document(id, off),
    search: (query, mode) => engine.search(query, mode),
    hits: (query, mode, id, off) => engine.hits(query, mode, id, off),
    convert: (pieces, to) => module.convert(pieces, to),
  };
}
