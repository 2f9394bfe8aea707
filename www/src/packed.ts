// What the page's data blocks hold: base64, mostly of gzip.

/** The section of the module in which a corpus of one's own is placed. */
export const CORPUS = 'jiaokan.corpus';

/** Browsers of 2025 and later read base64 by themselves, fifty times as fast. */
const { fromBase64 } = Uint8Array as { fromBase64?: (base64: string) => Uint8Array<ArrayBuffer> };

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** What was packed by gzip and written in base64, unpacked. */
export const unpacked = (base64: string, type = ''): Response =>
  new Response(new Response(bytesOf(base64.trim())).body?.pipeThrough(new DecompressionStream('gzip')), { headers: { 'content-type': type } });
