import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Choice, Concordance, Given, Listing } from '../../src/wasm';
import { corpus, engine, open } from './engine';

/** What a call throws: both languages. */
function thrown(call: () => unknown): { zh: string; en: string } {
  try {
    call();
  } catch (error) {
    return error as { zh: string; en: string };
  }
  throw new Error('nothing was thrown');
}

test('what JavaScript tells is read, and what it leaves out is as usual', () => {
  const all = engine().search('社区', 'auto');
  assert.deepEqual(engine().search('社区', 'auto', {}), all);
  const one = all.forms[0]!;
  assert.equal(engine().search('社区', 'auto', { forms: [one.text] }).total, one.hits);
  assert.notEqual(engine().search('首页', 'auto', { removed: true }).total, engine().search('首页', 'auto').total);
  const lines = engine().kwic('社区', 'auto', { sort: ['R1'], context: 3, from: 1, count: 2, groups: 1, sample: 10 });
  assert.deepEqual([lines.lines.length, lines.groups?.length], [2, 1]);
  const { id } = engine().info().documents[0]!;
  assert.ok(engine().kwic('社区', 'auto', { documents: [id] }).total < all.total);
  const edits = engine().edits({ rule: 'byte-slip', status: 'verified', count: 3, documents: [id] });
  assert.ok(edits.lines.every((line) => line.id === id && line.rule === 'byte-slip' && line.status === 'verified'));
  assert.equal(engine().edits({ at: [id, 3] }).before, 2);
});

test('what somebody else read out of a source goes into its document', () => {
  const given: Given = {
    text: '雨停了，路通了。', encoding: 'json',
    fields: { title: '山村来信', breadcrumb: ['首页', '来信'], related: [], edition: { paper: '山村日报', page: '02' }, views: 12 } as unknown as Given['fields'],
  };
  const texts = corpus();
  const id = texts.add('letter.txt', new TextEncoder().encode('{}'), given);
  const { fields, clean } = open(texts.pack()).document(id, []);
  assert.equal(clean.trim(), '雨停了，路通了。');
  assert.deepEqual([fields.title, fields.breadcrumb, fields.edition?.paper, fields.edition?.page, fields.views], ['山村来信', ['首页', '来信'], '山村日报', '02', 12]);
});

test('a member of the wrong kind is named, and the engine answers on', () => {
  const wrong: [string, () => unknown][] = [
    ['forms', () => engine().search('社区', 'auto', { forms: 5 } as unknown as Choice)],
    ['forms', () => engine().search('社区', 'auto', { forms: ['社区', 5] } as unknown as Choice)],
    ['removed', () => engine().search('社区', 'auto', { removed: 'yes' } as unknown as Choice)],
    ['from', () => engine().kwic('社区', 'auto', { from: -1 })],
    ['count', () => engine().kwic('社区', 'auto', { count: 1.5 })],
    ['sample', () => engine().kwic('社区', 'auto', { sample: Number.NaN })],
    ['sort', () => engine().kwic('社区', 'auto', { sort: 'R1' } as unknown as Concordance)],
    ['status', () => engine().edits({ status: 'sure' } as unknown as Listing)],
    ['at', () => engine().edits({ at: ['a'] } as unknown as Listing)],
    ['at', () => engine().edits({ get at(): never { throw new Error('no'); } } as unknown as Listing)],
    ['{}', () => engine().search('社区', 'auto', 5 as unknown as Choice)],
    ['text', () => corpus().add('a.txt', new Uint8Array([65]), {} as unknown as Given)],
    ['edition', () => corpus().add('a.txt', new Uint8Array([65]), { text: 'a', encoding: 'json', fields: { edition: 'x' } } as unknown as Given)],
  ];
  for (const [name, call] of wrong) {
    const { zh, en } = thrown(call);
    assert.ok(zh.includes(`选项 ${name} `) && en.includes(`option ${name} `), `${name}: ${en}`);
  }
  assert.ok(engine().search('社区', 'auto').total > 0);
});
