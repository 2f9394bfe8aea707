import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, opened, preferred, searched, START, switched, type State } from '../src/state';
import { decode, encode } from '../src/url';

const FULL: State = {
  doc: '000_d9', beside: '001_5a', view: 'both', query: '第二书记 | 下沉 100% #=&', mode: 'exact', off: ['byte-slip', 'reading'], display: 'hans', lang: 'en',
  place: { from: 5, to: 9, before: 2, behind: 30, length: 99, source: '1a2b', seal: '3c', quote: '社區 .&' }, hit: 3, edit: 12, tab: 'lines', forms: ['第二，书记', 'a,b', '二'], removed: true,
  chosen: { time: ['2020-02', 'XXXX'], source: ['人民網-人民日報', '甲,乙&丙'], place: ['?'], script: ['hant'], flag: ['truncated'], damage: ['byte-slip'], length: ['0'] },
  lines: { sort: ['L1', 'node', 'date'], context: 35, sample: 500, grouped: true }, edits: { rule: 'byte-slip', status: 'likely' },
  named: { kind: 'quantity', each: true, filter: '社區,&', own: true, order: { column: 'value', down: true } },
};

test('a state comes back from its address', () => {
  assert.deepEqual(decode(encode(FULL)), FULL);
  assert.deepEqual(decode(encode(START)), START);
});

test('what is as at the start is not written', () => {
  assert.equal(encode(START), '#');
  assert.equal(encode({ ...START, query: '社区' }), '#q=%E7%A4%BE%E5%8C%BA');
});

test('a broken address gives what can be read of it', () => {
  assert.deepEqual(decode('#view=nonsense&q=%E7%A4&hit=-1&p=x&status=sure&sort=L9,x&context=0&tab=../a&=&&doc=a'), { ...START, doc: 'a' });
  assert.deepEqual(decode('#p=7'), { ...START, place: { line: 7 } });
  for (const wrong of ['5-9', '9-5.0.0.99.a.b', '5-99.0.0.9.a.b', '5-9.0.0.99.A.b']) assert.equal(decode(`#p=${wrong}&quote=x`).place, null);
  assert.equal(decode('#p=5-9.0.0.99.a.b').place, null);
  assert.equal(decode('#hit=99999999999').hit, 0);
  assert.deepEqual(decode('#sort=L1,R1,L1,node,date&context=1000').lines, { ...START.lines, sort: ['L1', 'R1', 'node'], context: 100 });
});

test('a lone surrogate in a query does not break the address', () => {
  assert.equal(decode(encode({ ...START, query: 'a\ud800b' })).query, 'a\ufffdb');
  assert.equal(decode(encode({ ...START, query: '𠮷' })).query, '𠮷');
});

test('another document or query forgets the hit and the place', () => {
  assert.deepEqual(opened(FULL, 'b'), { ...FULL, doc: 'b', place: null, hit: 0, edit: 0 });
  assert.deepEqual(searched(FULL, 'x', 'auto'), { ...FULL, query: 'x', mode: 'auto', place: null, hit: 0, forms: [] });
});

test('a rule switched twice is as it was', () => {
  const once = switched(START, 'reading');
  assert.deepEqual(once.off, ['reading']);
  assert.deepEqual(switched(once, 'reading'), START);
});

test('hits go round the ends', () => {
  assert.equal(around(0, 1, 3), 1);
  assert.equal(around(0, -1, 3), 3);
  assert.equal(around(3, 1, 3), 1);
  assert.equal(around(1, -1, 3), 3);
  assert.equal(around(1, 1, 0), 0);
});

test("the browser's first language that the page speaks is taken", () => {
  assert.equal(preferred(['de', 'zh-TW', 'en']), 'zh');
  assert.equal(preferred(['en-GB', 'zh']), 'en');
  assert.equal(preferred(['de']), 'en');
});
