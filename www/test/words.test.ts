import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mention, Summary } from '../../src/wasm';
import { dateInWords } from '../src/edtf';
import { counted, examples, isChosen, NO_YEAR, quoted, sharedPairs, timeOf, totals, UNKNOWN } from '../src/facets';
import { histogram } from '../src/histogram';
import { NOTHING_CHOSEN, type Chosen } from '../src/state';
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
  assert.equal(dateInWords('2020-04-03?', 'en'), '2020-04-03?');
  assert.equal(dateInWords('去年', 'zh'), '去年');
});

test('words are filled in both languages', () => {
  assert.equal(say('zh', 'found', { n: 17118, docs: 5 }), '17,118 处，见于 5 篇');
  assert.equal(say('en', 'found', { n: 1, docs: 2 }), '1 hit in 2 texts');
  assert.equal(say('en', 'nothing', { query: '{n}' }), 'Nothing found for “{n}”');
  assert.equal(number(1234), '1,234');
});

test('facts are counted, and narrow one another but not themselves', () => {
  const documents = [
    summary('a', '', { fields: { source: '新华网', published: '2020-03', breadcrumb: [], related: [] }, edits: { reading: 2, slip: 1 }, place: '上海' }),
    summary('b', '', { script: 'hant', flags: ['truncated'], edits: { reading: 3 }, chars: 600 }),
    summary('c', '', { script: 'hant', fields: { source: '新华网', published: '2020-05-01', breadcrumb: [], related: [] } }),
  ];
  assert.deepEqual(totals(documents), { edits: [{ name: 'reading', count: 5 }, { name: 'slip', count: 1 }], chars: 620 });
  const items = documents.map((document, number) => ({ number, document, hits: 0 }));
  const chosen = (some: Partial<Chosen>): Chosen => ({ ...NOTHING_CHOSEN, ...some });
  const ids = (some: Partial<Chosen>): string => documents.filter((document) => isChosen(document, chosen(some))).map(({ id }) => id).join();
  assert.equal(ids({}), 'a,b,c');
  assert.equal(ids({ source: [UNKNOWN] }), 'b');
  assert.equal(ids({ source: ['新华网'], script: ['hant'] }), 'c');
  assert.equal(ids({ source: ['新华网', UNKNOWN] }), 'a,b,c');
  assert.equal(ids({ time: ['2020'] }), 'a,c');
  assert.equal(ids({ flag: ['truncated'] }), 'b');
  assert.equal(ids({ damage: ['slip'] }), 'a');
  assert.equal(ids({ length: ['500'] }), 'b');
  const all = counted(items, chosen({ script: ['hant'], length: ['10000'] }));
  assert.deepEqual(all.script, [{ name: 'hant', count: 0 }]);
  assert.deepEqual(all.length, [{ name: '500', count: 1 }, { name: '0', count: 1 }, { name: '10000', count: 0 }].sort((x, y) => y.count - x.count || (x.name < y.name ? -1 : 1)));
  assert.deepEqual(counted(items, chosen({ script: ['hant'] })).script, [{ name: 'hant', count: 2 }, { name: 'hans', count: 1 }]);
  assert.deepEqual(counted(items, chosen({ script: ['hant'] })).place, [{ name: UNKNOWN, count: 2 }]);
});

test('what is not known of a date is a value of its own', () => {
  const time = (published?: string): string => timeOf(summary('a', '', { fields: { ...(published ? { published } : {}), breadcrumb: [], related: [] } }));
  assert.deepEqual(['2022-04-25T08:12', '2022', '2020-XX-XX', 'XXXX-03-05', undefined, '去年'].map(time), ['2022-04', '2022-XX', '2020-XX', NO_YEAR, UNKNOWN, UNKNOWN]);
});

test('bars are months without gaps, or years where months would be too many', () => {
  const months = histogram([{ name: '2020-04', count: 1 }, { name: '2020-02', count: 3 }, { name: '2020-XX', count: 5 }, { name: UNKNOWN, count: 1 }]);
  assert.deepEqual(months.bars.map(({ label, count }) => `${label}:${count}`), ['2020-02:3', '2020-03:0', '2020-04:1']);
  assert.deepEqual(months.others.map(({ name }) => name), ['2020-XX', UNKNOWN]);
  const years = histogram([{ name: '1999-04', count: 1 }, { name: '2008-XX', count: 3 }, { name: '2008-02', count: 1 }, { name: NO_YEAR, count: 1 }]);
  assert.equal(years.bars.length, 10);
  assert.deepEqual(years.bars.at(-1), { label: '2008', count: 4, values: ['2008'] });
  assert.deepEqual(years.others, [{ name: NO_YEAR, count: 1 }]);
  const decades = histogram([{ name: '1912-01', count: 1 }, { name: '2008-02', count: 1 }]);
  assert.deepEqual([decades.bars[0], decades.bars.length], [{ label: '1910–1919', count: 1, values: ['1912'] }, 10]);
  assert.deepEqual(histogram([]), { bars: [], others: [] });
});

test('examples come from what is put in quotes, in either script', () => {
  const term = (text: string, folded: string, note = ''): Mention => ({ kind: 'term', id: 'a', line: 0, clean: [0, 1], text, note, of: '', about: '', sentence: text, at: [0, 1], folded: [folded, '', ''] });
  const mentions = [term('四定', '四定'), term('第二書記', '第二书记'), term('红楼梦', '红楼梦', 'title'), term('第二书记', '第二书记'), term('“三个 到位”', '三个到位')];
  assert.deepEqual(quoted(mentions, 5), ['第二書記', '四定']);
  assert.deepEqual(quoted(mentions, 1), ['第二書記']);
});

test('examples come from titles that share them', () => {
  const documents = [summary('a', '守严守牢疫情防控'), summary('b', '答好疫情“考题”'), summary('c', '下沉干部'), summary('d', '干部下沉')];
  assert.deepEqual(sharedPairs(documents, 3), ['下沉', '干部', '疫情']);
  assert.deepEqual(sharedPairs([summary('a', '只此一篇')], 3), []);
  const counted = [{ name: '好疫', count: 4 }, { name: '疫情', count: 90 }, { name: '下沉', count: 30 }, { name: '上海', count: 9 }];
  assert.deepEqual(examples(counted, 2), ['疫情', '下沉']);
  assert.deepEqual(examples(counted, 9), ['疫情', '下沉', '上海']);
});
