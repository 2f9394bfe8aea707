import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Info, Summary } from '../../src/wasm';
import { Answers } from '../src/answers';
import type { Ask } from '../src/rpc';
import { Shelf } from '../src/shelf';
import { START } from '../src/state';
import { view } from './view';

const { raw: _raw, clean: _clean, lines: _lines, removed: _removed, edits_made: _edits, ...first } = view;
const second: Summary = { ...first, id: 'b', script: 'hans', fields: { ...first.fields, title: '另一篇' } };
const info: Info = { version: '', sha256: '', total: 2, documents: [first, second], lost: [] };
const shown = (): void => undefined;
const { signal } = new AbortController();

/** A module that finds every query once in `b`, cannot read `"`, and writes down what it was asked but for what it needs. */
function module(): { asked: string[]; shelf: Shelf } {
  const asked: string[] = [];
  const answers: Record<string, (...values: never[]) => unknown> = {
    search(query: string) {
      if (query === '"') throw { at: 0, zh: '引号', en: 'quote' };
      return { total: 1, forms: [], documents: [{ id: 'b', hits: 1, excerpt: { text: query, marks: [[0, 1]], line: 1 } }] };
    },
    needed: () => [],
    neededToRead: () => undefined,
    hits(query: string) {
      if (query === '"') throw { at: 0, zh: '引号', en: 'quote' };
      return [{ line: 0, clean: [0, 1], raw: [4, 5] }];
    },
    document: () => view,
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
  assert.deepEqual(asked, ['search', 'document', 'hits']);
  assert.equal(answers.results?.total, 1);
  assert.equal(answers.reading(state)?.hits.length, 1);
  assert.equal(answers.reading({ ...state, doc: 'b' }), null);
});

test('another script asks for its characters only', async () => {
  const { asked, shelf } = module();
  const answers = new Answers(shelf, info);
  const state = { ...START, doc: 'a', display: 'hans' as const };
  await answers.list(state, signal, shown);
  await answers.open(state, signal);
  assert.deepEqual(asked, ['convert', 'document', 'convert']);
  assert.equal(answers.cards[1]?.title, '另一編');
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
  const answers = new Answers(shelf, { ...info, total: 3, documents: [second] });
  assert.equal(answers.has('a'), true);
  await answers.open({ ...START, doc: 'a' }, signal);
  assert.deepEqual(asked, ['document']);
  assert.equal(answers.reading({ ...START, doc: 'a' })?.view.id, 'a');
  assert.equal(answers.has(''), false);
});
