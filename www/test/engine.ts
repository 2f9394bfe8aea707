// The module itself, as ./build.sh made it, for tests that hold the page's parts against the engine.

import { readFileSync } from 'node:fs';
import type { Choice, Concordance, Edits, Given, Info, Kwic, Listing, Mode, Results, Rule, View } from '../../src/wasm';

interface Engine {
  info(): Info; document(id: string, off: readonly string[]): View; clean(name: string, bytes: Uint8Array, off: readonly string[]): View;
  search(query: string, mode: Mode, choice?: Choice): Results; kwic(query: string, mode: Mode, lines?: Concordance, choice?: Choice): Kwic; edits(wanted: Listing): Edits;
}
interface Corpus { add(name: string, bytes: Uint8Array, given?: Given): string; pack(): Uint8Array }
interface Module {
  initSync(from: { module: Uint8Array }): void; Engine: { builtin(): Engine; open(pack: Uint8Array): Engine }; Corpus: { builtin(): Corpus }; rules(): Rule[];
  neededForLanguage(): string | undefined; lend(name: string, bytes: Uint8Array): void;
}

// `npm test` runs in www/.
const dist = new URL(`file://${process.cwd()}/../dist/`);
const module = (await import(new URL('jiaokan.js', dist).href).catch(() => { throw new Error('dist/jiaokan.js is missing: ./build.sh makes it'); })) as Module;
module.initSync({ module: readFileSync(new URL('jiaokan.wasm', dist)) });
const language = module.neededForLanguage();
if (language !== undefined) module.lend(language, readFileSync(new URL('jiaokan.language', dist)));

let builtin: Engine | null = null;
export const engine = (): Engine => (builtin ??= module.Engine.builtin());
export const rules = (): Rule[] => module.rules();
export const corpus = (): Corpus => module.Corpus.builtin();
export const open = (pack: Uint8Array): Engine => module.Engine.open(pack);
