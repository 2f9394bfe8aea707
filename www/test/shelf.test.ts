import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Answers } from '../src/answers';
import { Stale, type Ask } from '../src/rpc';
import { Shelf } from '../src/shelf';
import { START } from '../src/state';

/** Names of shards, in order. */
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `s${i}`);

/** A module that finds a document in each of ten shards once it is on hand; `bad` is refused. */
function module(): { asked: string[]; ask: Ask } {
  const [here, lost, asked] = [new Set<string>(), new Set<string>(), [] as string[]];
  const summary = (id: string) => ({ id, fields: { title: id, breadcrumb: [], related: [] }, script: 'hans', flags: [], chars: 1, edits: {} });
  const answers: Record<string, (...values: never[]) => unknown> = {
    needed: () => names(10).filter((name) => !here.has(name) && !lost.has(name)),
    neededToRead: (id: string) => (here.has(id) ? undefined : id),
    neededToList: () => names(7).map((name) => `list-${name}`).filter((name) => !here.has(name) && !lost.has(name)),
    take(name: string, bytes: Uint8Array) {
      if (bytes.length === 0) throw { zh: '损坏', en: 'damaged' };
      here.add(name);
    },
    lose: (name: string) => { lost.add(name); },
    summaries: (numbers: number[]) => numbers.map((number) => summary(`s${number}`)),
    prepare: () => 0,
    find: () => ({ needed: answers['needed']?.(), found: { results: answers['search']?.(), excerpts: [...here].map((id) => ({ text: id, marks: [], line: 0 })) } }),
    search: () => ({ total: here.size, forms: [], documents: [...here].map((id) => Number(id.slice(1))), hits: [...here].map(() => 1) }),
    document: (id: string) => summary(id),
  };
  const ask = (async (name: string, values: never[]) => { asked.push(name); return answers[name]?.(...values); }) as unknown as Ask;
  return { asked, ask };
}

const BYTES = new Uint8Array(1);

test('what is found is shown at once, and more while more is brought, in steps that grow', async () => {
  const { ask } = module();
  const shelf = new Shelf(ask, async () => BYTES);
  const answers = new Answers(shelf, { version: '', sha256: '', total: 100, documents: [], numbers: [], lost: [] });
  const seen: number[][] = [];
  await answers.list({ ...START, query: '社区' }, new AbortController().signal, () => seen.push([answers.cards.length, answers.coming]));
  assert.deepEqual(seen, [[4, 6], [10, 0]]);
  assert.equal(answers.cards[0]?.document.fields.title, 's0', 'a document that no list told of has its title');
});

test('a question waits for all that it needs, and no shard is loaded twice', async () => {
  const { ask } = module();
  const loaded: string[] = [];
  const shelf = new Shelf(ask, async (name) => { loaded.push(name); return BYTES; });
  const [one, other] = await Promise.all([shelf.ask('search', ['一', 'auto']), shelf.ask('search', ['二', 'auto']), shelf.ask('document', ['s9', []])]);
  assert.deepEqual([one.total, other.total], [10, 10]);
  assert.deepEqual(loaded.sort(), names(10));
});

test('a query that is taken back brings no more than what is on its way', async () => {
  const { ask } = module();
  const stale = new AbortController();
  const loaded: string[] = [];
  const shelf = new Shelf(ask, async (name) => {
    loaded.push(name);
    if (loaded.length === 3) stale.abort();
    return BYTES;
  });
  await assert.rejects(shelf.ask('search', ['一', 'auto'], stale.signal), Stale);
  assert.deepEqual(loaded, names(3));
});

test('a shard that is damaged or does not come is named, the rest answers, and it can be tried again', async () => {
  const { ask } = module();
  let mended = false;
  const again: [string, boolean][] = [];
  const shelf = new Shelf(ask, async (name, second) => {
    if (second) again.push([name, second]);
    if (mended) return BYTES;
    if (name === 's3') throw new Error('404');
    return name === 's7' ? new Uint8Array(0) : BYTES;
  });
  assert.equal((await shelf.ask('search', ['一', 'auto'])).total, 8);
  assert.deepEqual(shelf.lost, ['s3', 's7']);
  mended = true;
  await shelf.retry();
  assert.deepEqual(shelf.lost, []);
  assert.deepEqual(again, [['s3', true], ['s7', true]]);
  assert.equal((await shelf.ask('search', ['一', 'auto'])).total, 10);
});

test('the catalogue comes in steps', async () => {
  const { ask } = module();
  const loaded: string[] = [];
  const shelf = new Shelf(ask, async (name) => { loaded.push(name); return BYTES; });
  const steps: number[] = [];
  for await (const _ of shelf.catalogue()) steps.push(loaded.length);
  assert.deepEqual(steps, [1, 5, 7]);
});

test('a table of language that was not to be had is asked for again, past what a cache holds of it', async () => {
  const loads: boolean[] = [];
  const ask = (async (name: string) => (name === 'neededForLanguage' ? 'table' : name === 'mentions' ? [] : undefined)) as unknown as Ask;
  const shelf = new Shelf(ask, async (_, again) => {
    loads.push(again);
    if (!again) throw new Error('damaged');
    return BYTES;
  });
  await assert.rejects(shelf.ask('mentions', []), /damaged/);
  assert.deepEqual(await shelf.ask('mentions', []), []);
  assert.deepEqual(await shelf.ask('mentions', []), []);
  assert.deepEqual(loads, [false, true], 'and once it is there, not again');
});
