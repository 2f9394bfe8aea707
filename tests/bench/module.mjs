// How fast the module cleans in V8, beside the engine compiled natively, on the same pages in the same run:
// node tests/bench/module.mjs [FOLDER OF THE MODULE, dist/ unless told]. README.md says how to read it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = resolve(process.argv[2] ?? 'dist');
const folder = mkdtempSync(join(tmpdir(), 'jiaokan-bench-'));
const native = execFileSync('cargo', ['bench', '--quiet', '--', 'write', folder], { encoding: 'utf8' });
const row = native.split('\n').find((line) => line.startsWith('read'));
const nativeSpeed = Number(row.slice(36).trim().split(/\s+/)[1]);

const { initSync, Engine, neededForLanguage, lend } = await import(pathToFileURL(join(dist, 'jiaokan.js')));
initSync({ module: readFileSync(join(dist, 'jiaokan.wasm')) });
lend(neededForLanguage(), readFileSync(join(dist, 'jiaokan.language')));
const engine = Engine.builtin();
const pages = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name)));

/** How long cleaning each of some pages takes: of the turns that all are gone through in the best for each, as natively; in seconds. */
function best(some, turns) {
  const least = some.map(() => Infinity);
  for (let turn = 0; turn < turns; turn++) {
    some.forEach((page, at) => {
      const start = performance.now();
      engine.clean('a.txt', page, []);
      least[at] = Math.min(least[at], (performance.now() - start) / 1000);
    });
  }
  return least;
}

const megabytes = pages.reduce((sum, page) => sum + page.length, 0) / 1e6;
const speed = megabytes / best(pages, 10).reduce((sum, seconds) => sum + seconds);
console.log(`natively ${nativeSpeed.toFixed(1)} MB/s, in the module ${speed.toFixed(1)} MB/s, ratio ${(speed / nativeSpeed).toFixed(2)}`);

const near = pages.toSorted((a, b) => Math.abs(a.length - 30_000) - Math.abs(b.length - 30_000)).slice(0, 9);
const times = best(near, 15).map((seconds) => seconds * 1000);
console.log(`a page of 30 KB: ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} ms (${near.length} pages)`);
