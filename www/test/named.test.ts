import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mention } from '../../src/wasm';
import { csv } from '../src/export/csv';
import { amount, around, entries, filtered, ordered, pressed, table, usualOrder } from '../src/named';

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function mention(kind: Mention['kind'], text: string, more: Partial<Mention> = {}): Mention {
  const { note = '', of = '' } = more;
  return { kind, id: 'a', line: 0, clean: [0, text.length], text, note, of, about: '', sentence: text, at: [0, text.length], folded: [text, note, of], ...more };
}

const ZHAO = [
  mention('person', '趙麗娜', { folded: ['赵丽娜', '', ''] }),
  mention('person', '赵丽娜', { id: 'b', note: '党总支书记', of: '阳二居民区' }),
  mention('person', '高丽', { note: '书记' }),
  mention('place', '松江', { of: '上海市/松江区' }),
  mention('place', '松江区', { of: '上海市/松江区' }),
  mention('place', '松江区委', { note: 'organisation', of: '上海市/松江区' }),
];

test('a name in either script is one, and what is said of it comes from any of its places', () => {
  const [zhao, gao, ...rest] = entries(ZHAO, 'person', false);
  assert.equal(rest.length, 0);
  assert.deepEqual([zhao?.all.length, zhao?.note, zhao?.of, zhao?.first.id, gao?.text], [2, '党总支书记', '阳二居民区', 'b', '高丽']);
  assert.equal(entries(ZHAO, 'person', true).length, 3);
});

test('places are one by the way that leads there; a body is another', () => {
  assert.deepEqual(entries(ZHAO, 'place', false).map(({ text, all }) => [text, all.length]), [['松江、松江区', 2], ['松江区委', 1]]);
});

test('rows are filtered by their searched form', () => {
  const rows = entries(ZHAO, 'person', false);
  assert.deepEqual(filtered(rows, '丽娜').map(({ text }) => text), ['趙麗娜、赵丽娜']);
  assert.equal(filtered(rows, '书记').length, 2);
  assert.equal(filtered(rows, '没有').length, 0);
  assert.equal(filtered(rows, '').length, 2);
});

test('rows are sorted by number, by count and by words; what is not said stands last', () => {
  const rows = entries([['7', 7], ['2.3万', 23_000], ['', null]].map(([text, value]) => mention('quantity', String(text), { ...(value === null ? {} : { value: Number(value) }), note: text === '' ? '' : '名' })), 'quantity', true);
  const texts = (column: 'value' | 'note', down: boolean): string[] => ordered(rows, { column, down }, compare).map(({ text }) => text);
  assert.deepEqual(texts('value', true), ['', '2.3万', '7']);
  assert.deepEqual(texts('value', false), ['7', '2.3万', '']);
  assert.equal(texts('note', true).at(-1), '');
  assert.equal(texts('note', false).at(-1), '');
  const people = entries(ZHAO, 'person', false);
  assert.equal(ordered(people, usualOrder('person', false), compare)[0]?.all.length, 2);
  assert.deepEqual(ordered(people, null, compare), people);
});

test('pressing a head sorts by it, and the other way round', () => {
  assert.deepEqual(pressed(null, 'count'), { column: 'count', down: true });
  assert.deepEqual(pressed({ column: 'count', down: true }, 'count'), { column: 'count', down: false });
  assert.deepEqual(pressed({ column: 'count', down: true }, 'text'), { column: 'text', down: false });
});

test('amounts are written out, ranges with both ends', () => {
  assert.equal(amount(mention('quantity', '2.3万', { value: 23_000 }), 'en'), '23,000');
  assert.equal(amount(mention('quantity', '七八', { value: 7, to: 8 }), 'en'), '7–8');
  assert.equal(amount(mention('term', '四定'), 'en'), '');
});

test('a long sentence is cut about the words, never in a character', () => {
  const sentence = `${'前'.repeat(40)}𠮷${'中'.repeat(23)}赵丽娜${'后'.repeat(60)}`;
  const from = sentence.indexOf('赵丽娜');
  const [left, words, right] = around(mention('person', '赵丽娜', { sentence, at: [from, from + 3] }));
  assert.deepEqual([left, words, right], [`…${'中'.repeat(23)}`, '赵丽娜', `${'后'.repeat(45 + 3)}…`]);
  assert.deepEqual(around(mention('person', '赵丽娜')), ['', '赵丽娜', '']);
});

test('the exported table has every place, and no formula', () => {
  const { head, cells } = table(entries([mention('term', '=1+9', { sentence: '“=1+9”工作机制' })], 'term', false));
  assert.equal(head.length, cells[0]?.length);
  assert.match(csv(head, cells), /^\ufeffkind,words,.*\r\nterm,'=1\+9,/);
});
