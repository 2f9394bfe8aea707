// The module's classes as the worker's calls: what the page may ask, answered with plain data.

import type { Given, Info } from '../../src/wasm';
import type { Calls } from './rpc';

/** What the module offers (`src/wasm.d.ts` has the types that it takes and gives). */
export type Engine = Pick<Calls, 'info' | 'needed' | 'neededToRead' | 'neededToList' | 'neededForAll' | 'take' | 'lose' | 'summaries' | 'document' | 'search' | 'prepare' | 'prepareAll' | 'excerpts'
  | 'kwic' | 'hits' | 'edits' | 'mentions'> & { free(): void };
/** A corpus to which documents are added. */
export interface Growing { add(name: string, bytes: Uint8Array, given: Given | null): string; compare(): number; pack(): Uint8Array<ArrayBuffer>; free(): void }
export interface Module extends Pick<Calls, 'neededForLanguage' | 'lend' | 'rules' | 'language' | 'convert' | 'folded'> {
  readonly Engine: { builtin(): Engine; open(pack: Uint8Array): Engine; inShards(manifest: Uint8Array): Engine };
  readonly Corpus: { builtin(): Growing; open(pack: Uint8Array): Growing };
}

/** The bytes of a corpus, or of the manifest of one in shards. */
export interface Corpus { readonly pack?: Uint8Array<ArrayBuffer>; readonly manifest?: Uint8Array }

/** The calls over one corpus: the one that is given, or else the one that is built in. */
export function calls(module: Module, { pack, manifest }: Corpus): Calls {
  let engine = manifest ? module.Engine.inShards(manifest) : pack ? module.Engine.open(pack) : module.Engine.builtin();
  let growing: Growing | null = null;
  const exchange = (other: Uint8Array<ArrayBuffer>): Info => {
    const next = module.Engine.open(other);
    engine.free();
    [engine, pack] = [next, other];
    return engine.info();
  };
  return {
    info: () => engine.info(),
    needed: (query, mode, choice) => engine.needed(query, mode, choice),
    neededToRead: (id) => engine.neededToRead(id),
    neededToList: () => engine.neededToList(),
    neededForAll: () => engine.neededForAll(),
    take: (name, bytes) => engine.take(name, bytes),
    lose: (name) => engine.lose(name),
    neededForLanguage: () => module.neededForLanguage(),
    lend: (name, bytes) => module.lend(name, bytes),
    summaries: (numbers) => engine.summaries(numbers),
    rules: () => module.rules(),
    language: () => module.language(),
    document: (id, off) => engine.document(id, off),
    search: (query, mode, choice) => engine.search(query, mode, choice),
    prepare: (query, mode, choice) => engine.prepare(query, mode, choice),
    prepareAll: () => engine.prepareAll(),
    excerpts: (query, mode, numbers, choice) => engine.excerpts(query, mode, numbers, choice),
    find(query, mode, choice, count) {
      const needed = engine.needed(query, mode, choice);
      if (engine.prepare(query, mode, choice) > 0) return { needed, found: null };
      const results = engine.search(query, mode, choice);
      return { needed, found: { results, excerpts: engine.excerpts(query, mode, results.documents.slice(0, count), choice) } };
    },
    kwic: (query, mode, lines, choice) => engine.kwic(query, mode, lines, choice),
    hits: (query, mode, id, off, choice) => engine.hits(query, mode, id, off, choice),
    edits: (wanted) => engine.edits(wanted),
    mentions: (ids) => engine.mentions(ids),
    convert: (pieces, to) => module.convert(pieces, to),
    add: (name, bytes, given) => (growing ??= pack ? module.Corpus.open(pack) : module.Corpus.builtin()).add(name, bytes, given),
    compare: () => growing?.compare() ?? 0,
    adopt() {
      const grown = growing?.pack();
      growing?.free();
      growing = null;
      return grown ? exchange(grown) : engine.info();
    },
    exchange,
    pack: () => pack ?? null,
    folded: (text) => module.folded(text),
  };
}
