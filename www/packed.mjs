// The smallest gzip of some bytes: Zopfli looks longer than zlib does and takes 5 % off, which every reader of the page gains.
//
// It takes some twenty seconds for the module, so what was packed once is kept in a folder, by digest; a page with a large corpus in
// it is packed by zlib, for nobody waits minutes. The same bytes give the same, kept or not.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';

/** Bytes that Zopfli is asked to pack at most, and how often it looks: more rounds take as long again and take nothing off that one would see. */
const [MOST, ROUNDS] = [4 << 20, 5];
/** Blocks of their own code that a million bytes may be split into: with 15, as Zopfli would have it, the module is 3 KB larger. */
const BLOCKS = 60;

export async function packed(bytes, folder) {
  if (bytes.length > MOST) return gzipSync(bytes, { level: 9 });
  const kept = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const small = Buffer.from(await gzipAsync(bytes, { numiterations: ROUNDS, blocksplittingmax: BLOCKS }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, small);
  return small;
}
