// The worker: the module, made ready and asked. The glue that wasm-bindgen writes (`--target no-modules`) stands before
// this file in the worker's source and leaves `wasm_bindgen`.

import { calls, type Corpus, type Module } from './calls';
import { serve, type Started } from './rpc';

declare const wasm_bindgen: Module & ((init: { module_or_path: WebAssembly.Module }) => Promise<unknown>);
declare const self: Parameters<typeof serve>[0];

/** The first message: the compiled module, and the corpus if it is not the one built in. */
export interface Start { readonly module: WebAssembly.Module; readonly corpus: Corpus }

self.onmessage = ({ data }: MessageEvent<Start>): void => {
  wasm_bindgen({ module_or_path: data.module }).then(() => {
    serve(self, calls(wasm_bindgen, data.corpus));
    self.postMessage({ started: true } satisfies Started);
  }).catch((failure: unknown) => {
    self.postMessage({ started: false, failure: failure instanceof Error ? failure.message : failure } satisfies Started);
  });
};
