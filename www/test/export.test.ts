import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about } from '../src/export/about';
import { bytes } from '../src/export/bytes';
import { fileName, FORMATS, FORMAT_NAMES } from '../src/export/formats';
import { linesHead, linesRows } from '../src/export/lines';
import { entry } from '../src/export/read';
import { START } from '../src/state';
import { engine } from './engine';
import { view } from './view';
import { view as read } from '../src/view';

const from = about('校勘', { version: '0.1.0', sha256: 'abc', total: 1, documents: [], lost: [] }, { ...START, query: '社区' }, new Date(2026, 10, 22));

test('bytes are counted as files count them', () => {
  for (const text of ['aé社𠮷b', '', '𠮷', 'x\ud800社', '\udc00a', '\0'.repeat(3)]) {
    const at = bytes(text);
    for (let unit = 0; unit <= text.length; unit += 1) {
      if (/[\ud800-\udbff]$/.test(text.slice(0, unit)) && /^[\udc00-\udfff]/.test(text.slice(unit))) continue;
      assert.equal(at(unit), new TextEncoder().encode(text.slice(0, unit)).length);
    }
  }
});

test('every format says what it is an answer to', () => {
  for (const name of FORMAT_NAMES) {
    const whole = FORMATS[name].begin(from) + FORMATS[name].document(view, 2, from);
    for (const part of ['社区', 'auto', 'abc', '0.1.0', '2026-11-22']) assert.ok(whole.includes(part), `${name}: ${part}`);
  }
});

test('golden: text, apparatus and CSV of a document', () => {
  assert.equal(FORMATS.text.document(view), '\n# id: a\n\n社區在一起。”\n第二段落\n');
  const lines = FORMATS.apparatus.document(view).split('\n');
  assert.equal(lines.length, 6);
  assert.equal(lines[2], '{"document":"a","rule":"slip","span":[28,34],"before":"?!?/p>","after":"。”","status":"verified","evidence":"如前"}');
  assert.equal(FORMATS.csv.document(view, 2, from),
    'a,,,,,,,,,,,,,,hant,truncated,9,5,2,,"社區在一起。”\n第二段落",社区,auto,,#q=%E7%A4%BE%E5%8C%BA,校勘,abc,0.1.0,2026-11-22\r\n');
  assert.equal(FORMATS.csv.begin().split(',').length, FORMATS.csv.document(view, 0, from).replace(/"[^"]*"/g, '').split(',').length);
});

test('JSON lines of every document read back give the same text', () => {
  const documents = engine().info().documents.map(({ id }) => read(engine().document(id, [])));
  assert.ok(documents.length > 0);
  for (const document of documents) {
    const line = FORMATS.jsonl.document(document);
    assert.ok(line.endsWith('\n') && line.indexOf('\n') === line.length - 1);
    const back = entry(line, 1);
    assert.equal(back?.id, document.id);
    assert.equal(back?.text, document.lines.map(({ clean }) => document.clean.slice(...clean)).join('\n'));
    assert.equal(back?.fields.title, document.fields.title);
    const { edits, encoding } = JSON.parse(line) as { edits: { span: [number, number]; before: string }[]; encoding: string };
    const source = new TextEncoder().encode(document.raw);
    assert.equal(encoding, 'utf-8');
    for (const { span, before } of edits) assert.equal(new TextDecoder().decode(source.slice(...span)), before);
  }
});

test('JSON lines of others are read as far as they say', () => {
  assert.equal(entry(FORMATS.jsonl.begin(from), 1), null);
  assert.equal(entry('{"title": "只有题目", "n": 1}', 1)?.text, '只有题目');
  assert.equal(entry('[]', 1), null);
  assert.deepEqual(entry('{"title": "題", "content": "文", "author": "甲", "edition": {"paper": "人民日报"}, "views": "x"}', 7),
    { id: '7', text: '題\n文', fields: { breadcrumb: [], related: [], title: '題', author: '甲', edition: { paper: '人民日报' } } });
  assert.equal(entry('{"id": 12, "title": "題", "text": "題\\n文"}', 1)?.text, '題\n文');
  assert.throws(() => entry('{"title"', 1), SyntaxError);
});

test('golden: hits in their contexts', () => {
  const { raw: _raw, clean: _clean, ...summary } = view;
  const documents = new Map([['a', { ...summary, fields: { ...view.fields, title: '=題' } }]]);
  const lines = [{ id: 'a', line: 0, clean: [0, 2] as [number, number], left: '', node: '社區', right: '在，' }, { id: 'b', line: 4, clean: [0, 2] as [number, number], left: '+', node: '"', right: '' }];
  const [first, second] = linesRows(lines, documents, from).split('\r\n');
  assert.equal(first, "a,'=題,,,1,,社區,在，,社区,auto,,#q=%E7%A4%BE%E5%8C%BA,校勘,abc,0.1.0,2026-11-22");
  assert.ok(second?.startsWith(`b,,,,5,'+,"""",,`));
  assert.ok(linesHead().startsWith('\ufeffid,title,source,published,line,left,node,right,query,'));
});

test('a file has a name that every system takes', () => {
  assert.equal(fileName({ ...from, query: 'a/b:*?"<>|..\n社区' }, '结果', FORMATS.apparatus), '校勘_结果_a-b-社区_2026-11-22.apparatus.jsonl');
});
