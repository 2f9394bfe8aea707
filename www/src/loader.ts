// Takes the engine out of the page, where it stands compressed, and starts it in a worker. The same on http and from a file:
// nothing is fetched. Of a corpus in shards the page holds the manifest; a shard is loaded as a script.

import type { Bilingual } from '../../src/wasm';
import type { Corpus } from './calls';
import type { Started } from './rpc';
import { trusted } from './trusted';
import type { Start } from './worker';

/** The section of the module in which a corpus of one's own is placed. */
export const CORPUS = 'jiaokan.corpus';

/** The data block with the manifest of a corpus in shards. */
const MANIFEST = 'corpus-manifest';

/** Browsers of 2025 and later read base64 by themselves, fifty times as fast. */
const { fromBase64 } = Uint8Array as { fromBase64?: (base64: string) => Uint8Array<ArrayBuffer> };

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** What a data block of the page holds. */
function block(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text === undefined || text === null) throw new Error(`the page has no #${id}`);
  return text;
}

/** The bytes of a data block: base64 of gzip. */
const unpacked = (id: string): ReadableStream<Uint8Array<ArrayBuffer>> => new Blob([bytesOf(block(id).trim())]).stream().pipeThrough(new DecompressionStream('gzip'));

/** The same, all of them. */
export const unpack = (id: string): Promise<ArrayBuffer> => new Response(unpacked(id)).arrayBuffer();

/** Resolves when all of the page is there, with what stands behind the script. */
export const parsed = (): Promise<unknown> => document.readyState === 'loading' ? new Promise((resolve) => { document.addEventListener('DOMContentLoaded', resolve, { once: true }); }) : Promise.resolve();

/** The worker, ready to be asked. It starts while the module is on its way, which is compiled while it is unpacked. */
export async function load(): Promise<Worker> {
  const url = URL.createObjectURL(new Blob([block('engine-worker')], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  await parsed();
  const module = await WebAssembly.compileStreaming(new Response(unpacked('engine-wasm'), { headers: { 'content-type': 'application/wasm' } }));
  await started(worker, { module, corpus: await corpus(module) });
  URL.revokeObjectURL(url);
  return worker;
}

/** Whether the corpus is in shards beside the page. */
export const isInShards = (): boolean => document.getElementById(MANIFEST) !== null;

async function corpus(module: WebAssembly.Module): Promise<Corpus> {
  if (isInShards()) return { manifest: new Uint8Array(await unpack(MANIFEST)) };
  const [pack] = WebAssembly.Module.customSections(module, CORPUS);
  return pack ? { pack: new Uint8Array(pack) } : {};
}

/** What a shard's script calls. */
type Callback = (name: string, base64: string) => void;

const waiting = new Map<string, (base64: string) => void>();

/** The bytes of a shard, which may stand in the page itself; `again` goes past what a cache may hold of it. */
export async function loadShard(name: string, again: boolean): Promise<Uint8Array> {
  const here = document.getElementById(`shard-${name}`)?.textContent;
  if (here) return bytesOf(here);
  const given: Callback = (called, base64) => waiting.get(called)?.(base64);
  (globalThis as { jiaokanShard?: Callback }).jiaokanShard = given;
  try {
    return bytesOf(await said(name, `shards/${name}.js${again ? '?again' : ''}`));
  } finally {
    waiting.delete(name);
  }
}

/** What the script at that address calls back with while it runs. */
function said(name: string, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    waiting.set(name, resolve);
    script.onload = script.onerror = () => {
      script.remove();
      const failure: Bilingual = { zh: `${address} 载入不了；请从同一版重新复制`, en: `${address} cannot be had; copy it again from the same release` };
      reject(failure);
    };
    script.src = trusted(address);
    document.head.append(script);
  });
}

function started(worker: Worker, start: Start): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<Started>) => {
      if (data.started) resolve();
      else reject(data.failure instanceof Error ? data.failure : new Error(String(data.failure)));
    };
    worker.postMessage(start);
  });
}
