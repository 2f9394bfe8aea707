import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, aboutJson, aboutLines, ABOUT_COLUMNS, aboutCells, day } from '../src/export/about';
import { csv } from '../src/export/csv';
import { START } from '../src/state';

test('a table opens in a spreadsheet as it is', () => {
  assert.equal(csv(['id', '字'], [['a', 3], ['b,c', null], ['说“"好"”', undefined], ['两\n行', '']]),
    '\ufeffid,字\r\na,3\r\n"b,c",\r\n"说“""好""”",\r\n"两\n行",\r\n');
});

test('no cell is a formula', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠A', '=HYPERLINK("http://x","y")', '\0=1'];
  for (const text of hostile) {
    const [, line = ''] = csv(['a'], [[text]]).split('\r\n');
    assert.match(line, /^"?'/, text);
    assert.ok(line.replace(/^"|"$/g, '').replace(/""/g, '"').endsWith(text.replace(/\r$/, '')), text);
  }
  assert.equal(csv(['a'], [[-1.5], ['2020-03-10'], ['—破折号']]), '\ufeffa\r\n-1.5\r\n2020-03-10\r\n—破折号\r\n');
});

test('a file says what was asked, of what, and when', () => {
  const info = { version: '0.1.0', sha256: 'abc', total: 0, documents: [], lost: [] };
  const from = about('校勘', info, { ...START, query: '社区 "疫\n情"', mode: 'exact', chosen: { ...START.chosen, source: ['新华网'] }, off: ['byte-slip'], hit: 3, lang: 'en' }, new Date(2026, 10, 2));
  assert.equal(aboutCells(from).length, ABOUT_COLUMNS.length);
  assert.deepEqual(JSON.parse(aboutJson(from)), { jiaokan: {
    query: '社区 "疫\n情"', mode: 'exact', rules_off: 'byte-slip', view: from.view, corpus: '校勘', corpus_sha256: 'abc', engine: '0.1.0', exported: '2026-11-02' } });
  assert.match(from.view, /^#q=.+&mode=exact&source=.+&off=byte-slip$/);
  assert.match(aboutLines(from), /^# query: 社区 "疫 情"\n# mode: exact\n/);
  assert.ok(aboutLines({ ...from, query: '' }).startsWith('# mode'));
  assert.equal(day(new Date(2026, 0, 9)), '2026-01-09');
});
