// Takes the engine out of the page, where it stands compressed, and starts it in a worker. The same on http and from a file:
// nothing is fetched.

import type { Started } from './rpc';
import { trusted } from './trusted';
import type { Start } from './worker';

/** The section of the module in which a corpus of one's own is placed. */
const CORPUS = 'jiaokan.corpus';

/** The bytes of a data block of the page: base64 of gzip. */
async function unpack(id: string): Promise<ArrayBuffer> {
  const text = document.getElementById(id)?.textContent;
  if (text === undefined || text === null) throw new Error(`the page has no #${id}`);
  const packed = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** The worker, ready to be asked. */
export async function load(): Promise<Worker> {
  const [source, code] = await Promise.all([unpack('engine-worker'), unpack('engine-wasm')]);
  const module = await WebAssembly.compile(code);
  const [corpus] = WebAssembly.Module.customSections(module, CORPUS);
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(trusted(url));
  await started(worker, { module, pack: corpus ? new Uint8Array(corpus) : null });
  URL.revokeObjectURL(url);
  return worker;
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
