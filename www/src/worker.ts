// The worker: the module, made ready and asked. The glue that wasm-bindgen writes (`--target no-modules`) stands before
// this file in the worker's source and leaves `wasm_bindgen`.

import { calls, type Module } from './calls';
import { CORPUS } from './packed';
import { serve, type Calls } from './rpc';

declare const wasm_bindgen: Module & ((init: { module_or_path: WebAssembly.Module }) => Promise<unknown>);
declare const self: Parameters<typeof serve>[0];

/** The first message: the compiled module, and the manifest of a corpus in shards. */
export interface Start { readonly module: WebAssembly.Module; readonly manifest: ArrayBuffer | null }

/** The calls over the corpus, which is in shards, or in the module: in the place for one of one's own, or built in. */
async function started({ module, manifest }: Start): Promise<Calls> {
  await wasm_bindgen({ module_or_path: module });
  const [pack] = WebAssembly.Module.customSections(module, CORPUS);
  return calls(wasm_bindgen, { ...(manifest && { manifest: new Uint8Array(manifest) }), ...(pack && { pack: new Uint8Array(pack) }) });
}

self.onmessage = ({ data }: MessageEvent<Start>): void => serve(self, started(data));
