import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Summary } from '../../src/wasm';
import { dateInWords, yearOf } from '../src/edtf';
import { examples, facets, isChosen, sharedPairs, UNKNOWN } from '../src/facets';
import { number, say } from '../src/words';

const summary = (id: string, title: string, more: Partial<Summary> = {}): Summary =>
  ({ id, fields: { title, breadcrumb: [], related: [] }, script: 'hans', flags: [], chars: 10, edits: {}, ...more });

test('dates are said plainly, with what is not known', () => {
  assert.equal(dateInWords('2022-04-25T08:12', 'zh'), '2022-04-25 08:12');
  assert.equal(dateInWords('2020-03-10T21:56:12', 'en'), '2020-03-10 21:56');
  assert.equal(dateInWords('2020', 'zh'), '2020');
  assert.equal(dateInWords('XXXX-03-05', 'zh'), '3月5日（年份不详）');
  assert.equal(dateInWords('XXXX-03-05', 'en'), '5 Mar (year unknown)');
  assert.equal(dateInWords('2020-XX-XX', 'zh'), '2020年（月份、日不详）');
  assert.equal(dateInWords('XXXX-XX-XX', 'en'), 'date unknown');
  assert.equal(dateInWords('去年', 'zh'), '去年');
  assert.equal(yearOf('XXXX-03-05'), '');
  assert.equal(yearOf('2022-04'), '2022');
});

test('words are filled in both languages', () => {
  assert.equal(say('zh', 'found', { n: 17118, docs: 5 }), '17,118 处，见于 5 篇');
  assert.equal(say('en', 'found', { n: 1, docs: 2 }), '1 hit in 2 texts');
  assert.equal(say('en', 'nothing', { query: '{n}' }), 'Nothing found for “{n}”');
  assert.equal(number('en', 1234), '1,234');
});

test('facts are counted, and filter', () => {
  const documents = [
    summary('a', '疫情防控一线', { fields: { title: '', source: '新华网', published: '2020-03', breadcrumb: [], related: [] }, edits: { reading: 2, slip: 1 } }),
    summary('b', '', { script: 'hant', flags: ['truncated'], edits: { reading: 3 } }),
  ];
  const found = facets(documents);
  assert.deepEqual(found.edits, [{ name: 'reading', count: 5 }, { name: 'slip', count: 1 }]);
  assert.deepEqual(found.years, [{ name: '2020', count: 1 }, { name: '', count: 1 }]);
  assert.equal(found.chars, 20);
  const ids = (choice: Parameters<typeof isChosen>[1]): string => documents.filter((document) => isChosen(document, choice)).map(({ id }) => id).join();
  assert.equal(ids({ source: '', script: '', flag: '' }), 'a,b');
  assert.equal(ids({ source: UNKNOWN, script: '', flag: '' }), 'b');
  assert.equal(ids({ source: '新华网', script: 'hant', flag: '' }), '');
  assert.equal(ids({ source: '', script: '', flag: 'truncated' }), 'b');
});

test('examples come from titles that share them', () => {
  const documents = [summary('a', '守严守牢疫情防控'), summary('b', '答好疫情“考题”'), summary('c', '下沉干部'), summary('d', '干部下沉')];
  assert.deepEqual(sharedPairs(documents, 3), ['下沉', '干部', '疫情']);
  assert.deepEqual(sharedPairs([summary('a', '只此一篇')], 3), []);
  const counted = [{ name: '好疫', count: 4 }, { name: '疫情', count: 90 }, { name: '下沉', count: 30 }, { name: '上海', count: 9 }];
  assert.deepEqual(examples(counted, 2), ['疫情', '下沉']);
  assert.deepEqual(examples(counted, 9), ['疫情', '下沉', '上海']);
});
