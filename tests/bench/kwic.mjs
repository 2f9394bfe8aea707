// How fast the module sorts hits in their contexts: `node tests/bench/kwic.mjs PACK QUERY`, after `./build.sh`.
//
// PACK is what `jiaokan pack` wrote. Beside each call stands a plain pass in the same run: every line of all texts taken out of
// the module once, split, and put in order by JavaScript. Compare with that, not with a clock elsewhere.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const { default: init, Engine } = await import(join(dist, 'jiaokan.js'));
await init({ module_or_path: readFileSync(join(dist, 'jiaokan.wasm')) });

const [pack, query = '的'] = process.argv.slice(2);
if (!pack) throw new Error('usage: node tests/bench/kwic.mjs PACK [QUERY]');
const engine = Engine.open(readFileSync(pack));

/** What it gives, and the milliseconds that it takes. */
function timed(act) {
  const start = performance.now();
  const value = act();
  return [value, performance.now() - start];
}

const ROUNDS = 5;

/** The best of some rounds: what other work on the machine adds is no part of it. */
function best(act) {
  let [value, least] = timed(act);
  for (let round = 1; round < ROUNDS; round += 1) least = Math.min(least, timed(act)[1]);
  return [value, least];
}

const [found, search] = timed(() => engine.search(query, 'auto'));
const row = (what, ms) => console.log(`${what.padEnd(64)}${ms.toFixed(0).padStart(8)} ms`);
row(`search for ${query}: ${found.total} hits in ${found.documents.length} documents`, search);
const texts = engine.ids(found.documents).map((id) => engine.document(id, []).clean);
for (const sort of [[], ['node'], ['L1', 'R1', 'node'], ['R1', 'R2', 'R3'], ['date', 'L1', 'document']]) {
  const [{ total, lines, groups_total: groups }, ms] = best(() => engine.kwic(query, 'auto', { sort, from: 0, count: 100 }));
  row(`${total} lines by ${sort.join(', ') || 'place'}: ${lines.length} given, ${groups} groups`, ms);
}
const [lines, plain] = best(() => {
  const contexts = texts.flatMap((text) => found.forms.flatMap((form) => text.split(form.text).slice(1)));
  return contexts.sort().length;
});
row(`plain: ${lines} contexts cut by split, sorted by code unit`, plain);
