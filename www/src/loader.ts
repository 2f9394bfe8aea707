// Takes the engine out of the page, where it stands compressed, and starts it in a worker. The same on http and from a file:
// nothing is fetched. Of a corpus in shards the page holds the manifest; a shard is loaded as a script.

import type { Bilingual, Info } from '../../src/wasm';
import { bytesOf, unpacked } from './packed';
import { trusted } from './trusted';
import type { Start } from './worker';

/** The data blocks with the module, and with the manifest of a corpus in shards. */
export const MODULE = 'engine-wasm';
const MANIFEST = 'corpus-manifest';

/** What a data block of the page holds. */
function block(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (text === undefined || text === null) throw new Error(`the page has no #${id}`);
  return text;
}

/** The data block with the corpus at a glance. */
export const INFO = 'corpus-info';

/** The corpus at a glance, where the page carries that: of a small one, whose list stands there before the module is started. */
export function carried(): Info | null {
  const text = document.getElementById(INFO)?.textContent;
  return text ? JSON.parse(text) as Info : null;
}

/** The module, without what was done to it in the page. */
export const moduleBytes = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await unpacked(block(MODULE)).arrayBuffer());

/** The worker, which may be asked. It starts while the module is on its way, unpacked and compiled. */
export async function load(): Promise<Worker> {
  const worker = new Worker(trusted(URL.createObjectURL(new Blob([block('engine-worker')], { type: 'text/javascript' }))));
  const module = await WebAssembly.compileStreaming(unpacked(block(MODULE), 'application/wasm'));
  worker.postMessage({ module, manifest: isInShards() ? await unpacked(block(MANIFEST)).arrayBuffer() : null } satisfies Start);
  return worker;
}

/** Whether the corpus is in shards beside the page. */
export const isInShards = (): boolean => document.getElementById(MANIFEST) !== null;

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
