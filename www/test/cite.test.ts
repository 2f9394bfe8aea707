import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fields } from '../../src/wasm';
import { bibtex } from '../src/cite/bibtex';
import { csl } from '../src/cite/csl';
import { gbt } from '../src/cite/gbt';
import { locator } from '../src/cite/locator';
import { authors, corpusWork, workOf, type Corpus, type Work } from '../src/cite/work';
import { said } from '../said.mjs';
import { view } from './view';

const fields = (more: Partial<Fields>): Fields => ({ breadcrumb: [], related: [], ...more });
const cited = (more: Partial<Fields>): Work => workOf({ id: '000_d9', script: 'hans', sha256: 'ab', fields: fields(more) }, '2026-11-22', '');

const PAPER = cited({
  title: '“越是困难的时候，越要与群众在一起”（抓细抓实各项防疫工作）', author: '谢卫群', published: '2022-04-25T08:12',
  edition: { paper: '人民日报', date: '2022-04-25', page: '02' },
});
const WEB = cited({ title: '守严守牢疫情防控的关键防线——全国城市社区党组织和广大党员全力打好疫情防控人民战争', source: '新华网', published: '2020-03-10T21:56:12' });
const CORPUS: Corpus = { name: '语料库名', author: '责任者', publisher: '发布机构', year: '2026', version: 'V1.0', url: 'https://…', sha256: '0123456789abcdef0123' };
const NAMELESS: Corpus = { ...CORPUS, author: '', publisher: '', year: '', version: '', url: '' };

test('GB/T 7714 of both editions, by the golden strings', () => {
  assert.equal(gbt(PAPER, 2025), '谢卫群. “越是困难的时候，越要与群众在一起”（抓细抓实各项防疫工作）[N]. 人民日报，2022-04-25（02）.');
  assert.equal(gbt(PAPER, 2015), '谢卫群. “越是困难的时候，越要与群众在一起”(抓细抓实各项防疫工作)[N]. 人民日报, 2022-04-25(02).');
  assert.equal(gbt(WEB, 2025), '守严守牢疫情防控的关键防线——全国城市社区党组织和广大党员全力打好疫情防控人民战争[EB/OL]. （2020-03-10）[2026-11-22].');
  assert.equal(gbt(WEB, 2015), '守严守牢疫情防控的关键防线——全国城市社区党组织和广大党员全力打好疫情防控人民战争[EB/OL]. (2020-03-10)[2026-11-22].');
  const corpus = corpusWork(CORPUS, '2026-11-22');
  assert.equal(gbt(corpus, 2025), '责任者. 语料库名[DS/OL]. V1.0. 发布机构（2026）[2026-11-22]. https://…');
  assert.equal(gbt(corpus, 2015), '责任者. 语料库名[DS/OL]. 发布机构, 2026[2026-11-22]. https://…');
});

test('what is not known is left out with its marks', () => {
  assert.equal(gbt(cited({ title: '社區', published: 'XXXX-03-05' }), 2025), '社區[EB/OL]. （XXXX-03-05）[2026-11-22].');
  assert.equal(gbt(cited({ title: '去哪儿？' }), 2015), '去哪儿？[EB/OL]. [2026-11-22].');
  assert.equal(gbt(cited({}), 2025), '〔无题〕[EB/OL]. [2026-11-22].');
  assert.equal(gbt(cited({ title: '题', edition: { paper: '人民日报' } }), 2025), '题[N]. 人民日报.');
  assert.equal(gbt(cited({ title: '题', edition: { paper: '人民日报', page: '02' } }), 2015), '题[N]. 人民日报(02).');
  assert.equal(gbt(corpusWork(NAMELESS, '2026-11-22'), 2025), '语料库名[DS/OL]. sha256:0123456789abcdef. [2026-11-22].');
  assert.equal(gbt(corpusWork({ ...NAMELESS, year: '2026' }, '2026-11-22'), 2015), '语料库名[DS/OL]. 2026[2026-11-22].');
});

test('several authors: three and 等', () => {
  assert.deepEqual(authors('谢卫群 张三'), ['谢卫群', '张三']);
  assert.deepEqual(authors('张 三、李  四'), ['张三', '李四']);
  assert.deepEqual(authors('John Smith, 阿卜杜拉·买买提'), ['John Smith', '阿卜杜拉·买买提']);
  assert.deepEqual(authors(undefined), []);
  const many = cited({ title: '题', author: '甲某、乙某、丙某、丁某' });
  assert.equal(gbt(many, 2025), '甲某，乙某，丙某，等. 题[EB/OL]. [2026-11-22].');
  assert.equal(gbt(many, 2015), '甲某, 乙某, 丙某, 等. 题[EB/OL]. [2026-11-22].');
  const latin = cited({ title: '题', author: 'Smith J.' });
  assert.equal(gbt(latin, 2025), 'Smith J. 题[EB/OL]. [2026-11-22].');
  assert.equal(gbt(latin, 2015), 'SMITH J. 题[EB/OL]. [2026-11-22].');
});

test('the title stays in its script, with its marks', () => {
  assert.match(gbt(cited({ title: '戰“疫”：誰是（第二）書記！' }), 2015), /^戰“疫”：誰是（第二）書記！\[EB/);
});

test('BibTeX, whatever stands in a title', () => {
  assert.equal(bibtex({ ...PAPER, locator: '校勘 sha256:01, 000_d9, sha256:ab' }), `@article{000_d9,
  author = {谢卫群},
  title = {{“越是困难的时候，越要与群众在一起”（抓细抓实各项防疫工作）}},
  journal = {人民日报},
  date = {2022-04-25},
  year = {2022},
  pages = {02},
  note = {校勘 sha256:01, 000\\_d9, sha256:ab},
  langid = {chinese},
}`);
  const odd = bibtex(cited({ title: '"a" {b} 100% \\cmd #1 $x_y^2 ~ &\n}', author: '甲某、John Smith', published: 'XXXX-03-05' }));
  assert.ok(odd.includes('title = {{"a" {\\textbraceleft}b{\\textbraceright} 100\\% {\\textbackslash}cmd \\#1 \\$x\\_y{\\textasciicircum}2 {\\textasciitilde} \\& {\\textbraceright}}},'), odd);
  assert.ok(odd.includes('author = {甲某 and John Smith},') && odd.includes('note = {XXXX-03-05},') && !odd.includes('year'));
  let depth = 0;
  for (const sign of odd) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    assert.ok(depth >= 0);
  }
  assert.equal(depth, 0);
  assert.ok(bibtex({ ...WEB, id: '文 集/a' }).startsWith('@misc{-a,'));
});

test('CSL-JSON keeps what is partly known, and names whole', () => {
  const [paper] = JSON.parse(csl(PAPER)) as Record<string, unknown>[];
  assert.deepEqual(paper, {
    id: '000_d9', type: 'article-newspaper', author: [{ literal: '谢卫群' }], title: PAPER.title, 'container-title': '人民日报',
    issued: { 'date-parts': [[2022, 4, 25]] }, page: '02', language: 'zh-Hans',
  });
  const [web] = JSON.parse(csl(cited({ title: '"题"', published: 'XXXX-03-05' }))) as Record<string, unknown>[];
  assert.deepEqual(web, { id: '000_d9', type: 'webpage', title: '"题"', issued: { literal: 'XXXX-03-05' }, accessed: { 'date-parts': [[2026, 11, 22]] }, language: 'zh-Hans' });
  const [corpus] = JSON.parse(csl(corpusWork(CORPUS, '2026-11-22'))) as Record<string, unknown>[];
  assert.deepEqual([corpus?.['type'], corpus?.['publisher'], corpus?.['version'], corpus?.['URL']], ['dataset', '发布机构', 'V1.0', 'https://…']);
});

test('a passage is named by corpus, release, document, paragraph and characters', () => {
  const document = { ...view, id: '000_d9', sha256: 'fedcba9876543210ff' };
  assert.equal(locator(NAMELESS, document, null), '语料库名 sha256:0123456789abcdef, 000_d9, sha256:fedcba9876543210');
  assert.equal(locator(CORPUS, document, [0, 3]), '语料库名 V1.0, 000_d9, ¶1:1–3, sha256:fedcba9876543210');
  assert.equal(locator(CORPUS, document, [6, 10]), '语料库名 V1.0, 000_d9, ¶1:7–¶2:2, sha256:fedcba9876543210');
  assert.equal(locator(CORPUS, document, [8, 9]), '语料库名 V1.0, 000_d9, ¶2:1, sha256:fedcba9876543210');
  const titled = { ...document, clean: '𠮷題\n文', lines: [{ kind: 'title' as const, clean: [0, 3] as [number, number], raw: [0, 3] as [number, number] }, { kind: 'paragraph' as const, clean: [4, 5] as [number, number], raw: [4, 5] as [number, number] }] };
  assert.match(locator(CORPUS, titled, [2, 3]), /¶0:2,/);
  assert.match(locator(CORPUS, titled, [4, 5]), /¶1:1,/);
});

test('what the makers of a corpus say of it goes into the head of the page', () => {
  const { name, metas } = said('{"name":"松江抗疫","author":"甲\\"<","year":2026}', (text) => text.replace(/[<"]/g, '?'));
  assert.equal(name, '松江抗疫');
  assert.deepEqual(metas, ['<meta name="DC.creator" content="甲??">', '<meta name="DC.date" content="2026">']);
  assert.deepEqual(said('{}', String), { name: '', metas: [] });
});
