import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Excerpt, Info, Summary } from '../../src/wasm';
import { Answers } from '../src/answers';
import { Stale, type Ask } from '../src/rpc';
import { Shelf } from '../src/shelf';
import { START } from '../src/state';
import { given, view } from './view';

const { raw: _raw, clean: _clean, lines: _lines, removed: _removed, edits_made: _edits, ...first } = view;
const second: Summary = { ...first, id: 'b', script: 'hans', fields: { ...first.fields, title: '另一篇' } };
const info: Info = { version: '', sha256: '', total: 2, documents: [first, second], numbers: [0, 1], lost: [] };
const shown = (): void => undefined;
const { signal } = new AbortController();

/** A module that finds every query once in `b`, cannot read `"`, and writes down what it was asked but for what it needs. */
function module(): { asked: string[]; shelf: Shelf } {
  const asked: string[] = [];
  const answers: Record<string, (...values: never[]) => unknown> = {
    find(query: string) {
      if (query === '"') throw { at: 0, zh: '引号', en: 'quote' };
      return { needed: [], found: { results: { total: 1, forms: [], documents: [1], hits: [1] }, excerpts: [{ text: query, marks: [[0, 1]], line: 1 }] } };
    },
    needed: () => [],
    neededToRead: () => undefined,
    hits(query: string) {
      if (query === '"') throw { at: 0, zh: '引号', en: 'quote' };
      return [{ line: 0, clean: [0, 1], raw: [4, 5] }];
    },
    document: () => given,
    convert: (pieces: string[]) => pieces.map((piece) => piece.replaceAll('區', '区').replaceAll('篇', '編')),
  };
  const ask = (async (name: string, values: never[]) => {
    if (!name.startsWith('needed')) asked.push(name);
    return answers[name]?.(...values);
  }) as unknown as Ask;
  return { asked, shelf: new Shelf(ask, () => Promise.reject(new Error('nothing is needed'))) };
}

test('without a query all documents are listed, and nothing is asked', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, info);
  assert.equal(answers.isListed(START), false);
  await answers.list(START, signal, shown);
  assert.deepEqual(answers.cards.map(({ document }) => document.id), ['a', 'b']);
  assert.equal(answers.isListed(START), true);
  await answers.list({ ...START, chosen: { ...START.chosen, script: ['hans'] } }, signal, shown);
  assert.equal(answers.items.length, 2);
  assert.deepEqual(answers.cards.map(({ document }) => document.id), ['b']);
  assert.deepEqual(asked, []);
});

test('the same question is asked once', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, info);
  const state = { ...START, doc: 'a', query: '社区' };
  for (let round = 0; round < 2; round += 1) {
    await answers.list(state, signal, shown);
    await answers.open({ ...state, hit: round, view: round ? 'both' : 'proof' }, signal);
  }
  assert.deepEqual(asked, ['find', 'document', 'hits']);
  assert.deepEqual((await answers.told?.of(0, 9))?.map(({ title, excerpt }) => [title, excerpt?.shown]), [['另一篇', '社区']]);
  assert.equal(answers.results?.total, 1);
  assert.equal(answers.reading(state)?.hits.length, 1);
  assert.equal(answers.reading({ ...state, doc: 'b' }), null);
});

test('of a long list only what comes into sight is asked for, and once', async () => {
  const numbers = Array.from({ length: 1000 }, (_, number) => number);
  const documents = numbers.map((number): Summary => ({ ...first, id: `d${number}` }));
  const sizes: number[] = [];
  const passages = (some: number[]): Excerpt[] => {
    sizes.push(some.length);
    return some.map((number) => ({ text: String(number), marks: [], line: 0 }));
  };
  let ready = 3;
  const answers: Record<string, (...values: never[]) => unknown> = {
    find(_query: string, _mode: string, _choice: object, count: number) {
      // It takes a few times until all is ready.
      if ((ready -= 1) > 0) return { needed: [], found: null };
      const documents = [...numbers].reverse();
      return { needed: [], found: { results: { total: 1000, forms: [], documents, hits: numbers.map(() => 1) }, excerpts: passages(documents.slice(0, count)) } };
    },
    excerpts: (_query: string, _mode: string, some: number[]) => passages(some),
  };
  const ask = (async (name: string, values: never[], turn?: AbortSignal) => {
    if (turn?.aborted) throw new Stale();
    return answers[name]?.(...values);
  }) as unknown as Ask;
  const shelf = new Shelf(ask, () => Promise.reject(new Error('nothing is needed')));
  const all = new Answers(shelf, { ...info, total: 1000, documents, numbers });
  await all.list({ ...START, query: '社区' }, signal, shown);
  assert.equal(all.cards.length, 1000, 'all are counted');
  assert.ok(sizes.length === 1 && (sizes[0] ?? 0) < 50, String(sizes));
  assert.ok(!(all.told?.of(0, 5) instanceof Promise), 'what is seen first is there');
  const told = await all.told?.of(990, 20);
  assert.deepEqual(told?.map(({ excerpt }) => excerpt?.text), numbers.slice(0, 10).reverse().map(String), 'each has its own, as far as there are');
  await all.told?.of(990, 20);
  assert.equal(sizes.length, 2);
  // Another answer takes the place of this one, whose cards nobody will see any more.
  const before = all.told;
  await all.list({ ...START, query: '街道' }, signal, shown);
  await assert.rejects(async () => before?.of(500, 10), Stale);
});

test('another script asks for its characters only', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, info);
  const state = { ...START, doc: 'a', display: 'hans' as const };
  await answers.list(state, signal, shown);
  await answers.open(state, signal);
  assert.deepEqual(asked, ['convert', 'document', 'convert']);
  assert.equal((await answers.told?.of(1, 1))?.[0]?.title, '另一編');
  assert.equal(answers.reading(state)?.clean(0, 2), '社区');
});

test('a query that cannot be read leaves the list and the text as they were', async () => {
  const { shelf } = module();
  const answers = new Answers(shelf, info);
  await answers.list({ ...START, query: '社' }, signal, shown);
  const wrong = { ...START, doc: 'a', query: '"' };
  await answers.list(wrong, signal, shown);
  await answers.open(wrong, signal);
  assert.equal(answers.queryError?.at, 0);
  assert.deepEqual(answers.cards.map(({ document }) => document.id), ['b']);
  assert.equal(answers.reading(wrong)?.hits.length, 0);
  await answers.list(START, signal, shown);
  assert.equal(answers.queryError, null);
  assert.equal(answers.cards.length, 2);
});

test('a document that is not there is not asked for', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, info);
  await answers.open({ ...START, doc: 'zzz' }, signal);
  assert.deepEqual(asked, []);
  assert.equal(answers.has('zzz'), false);
});

test('of a corpus that is not all known, any document may be there until it is looked for', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, { ...info, total: 3, documents: [second], numbers: [1] });
  assert.equal(answers.has('a'), true);
  await answers.open({ ...START, doc: 'a' }, signal);
  assert.deepEqual(asked, ['document']);
  assert.equal(answers.reading({ ...START, doc: 'a' })?.view.id, 'a');
  assert.equal(answers.has(''), false);
});
