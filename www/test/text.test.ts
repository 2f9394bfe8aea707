import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glyphs } from '../src/glyphs';
import { apparatus } from '../src/notes';
import { marked, physicalLines, rows } from '../src/rows';
import { pieces, runs } from '../src/runs';
import { shownAs, stretches } from '../src/shown';
import { view } from './view';

const span = (id: number, from: number, to: number): { id: number; from: number; to: number } => ({ id, from, to });
const cut = (text: string, edits: [number, number][], hits: [number, number][]): string[] =>
  runs(text, [0, text.length], edits.map(([from, to], id) => span(id, from, to)), hits.map(([from, to], id) => span(id, from, to)))
    .map(({ from, to, edits: marks, hit }) => `${text.slice(from, to)}${marks.length ? `e${marks.join('+')}` : ''}${hit < 0 ? '' : `h${hit}`}`);

test('edits and hits overlap in runs', () => {
  assert.deepEqual(cut('abcdef', [[1, 4]], [[2, 6]]), ['a', 'be0', 'cde0h0', 'efh0']);
  assert.deepEqual(cut('abcd', [], [[0, 2], [2, 4]]), ['abh0', 'cdh1']);
  assert.deepEqual(cut('abcd', [], []), ['abcd']);
});

test('what was taken out is shown on the character before it, or else after', () => {
  assert.deepEqual(cut('產黨', [[1, 1]], []), ['產e0', '黨']);
  assert.deepEqual(cut('產黨', [[0, 0]], []), ['產e0', '黨']);
  assert.deepEqual(cut('a𠮷b', [[3, 3]], []), ['a', '𠮷e0', 'b']);
  assert.deepEqual(cut('產黨', [[0, 1], [1, 1]], []), ['產e0+1', '黨']);
  assert.deepEqual(runs('', [0, 0], [span(0, 0, 0)], []), []);
});

test('only what stands on the range is shown, and cut to it', () => {
  const found = runs('abcdefgh', [2, 6], [span(0, 0, 1), span(1, 1, 3), span(2, 5, 8), span(3, 8, 8)], []);
  assert.deepEqual(found.map(({ from, to, edits }) => [from, to, ...edits]), [[2, 3, 1], [3, 5], [5, 6, 2]]);
});

test('runs are the whole range, whatever stands on it', () => {
  let seed = 7;
  const random = (below: number): number => { seed = (seed * 48271) % 2147483647; return seed % below; };
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: random(30) }, () => (random(4) ? '中' : '𠮷')).join('');
    const spans = (): [number, number][] => {
      const out: [number, number][] = [];
      for (let at = 0; at < text.length; at += random(5)) { const to = Math.min(text.length, at + random(4)); out.push([at, to]); at = Math.max(to, at + 1); }
      return out;
    };
    const found = runs(text, [0, text.length], spans().map(([a, b], id) => span(id, a, b)), spans().filter(([a, b]) => a < b).map(([a, b], id) => span(id, a, b)));
    assert.equal(found.map(({ from, to }) => text.slice(from, to)).join(''), text);
    assert.ok(found.every(({ from, to }) => from < to));
  }
});

test('a long line is cut between characters', () => {
  const text = '𠮷'.repeat(5);
  assert.deepEqual(pieces(text, [0, 10], 3).map((range) => text.slice(...range)), ['𠮷', '𠮷', '𠮷', '𠮷', '𠮷']);
  assert.deepEqual(pieces('abc', [0, 3], 5), [[0, 3]]);
});

test('rows follow the text as found', () => {
  assert.deepEqual(rows(view), [
    { kind: 'removed', items: [0, 1], raw: [0, 3] },
    { kind: 'line', at: 0, raw: [4, 19] },
    { kind: 'line', at: 1, raw: [20, 25] },
    { kind: 'removed', items: [1, 2], raw: [26, 30] },
  ]);
  const lost = { ...view, removed: [], raw: `${view.raw}倖存` };
  assert.deepEqual(rows(lost).map(({ kind }) => kind), ['gap', 'line', 'line', 'gap']);
});

test('edits that take out a line are not marked in the clean text', () => {
  const { clean, raw, excised } = marked(view);
  assert.deepEqual(excised, [true, false, false, false, true]);
  assert.deepEqual(clean.map(({ id }) => id), [1, 2, 3]);
  assert.equal(raw.length, 5);
});

test('the margin numbers what had to be proved and counts the rest', () => {
  const { notes, counted, numbers } = apparatus(view, rows(view));
  assert.deepEqual(notes.map((note) => (note.kind === 'edit' ? note.number : note.rules[0]?.name)), ['menu', 1, 'rights']);
  assert.equal(numbers.get(2), 1);
  assert.deepEqual(counted, [{ name: 'reading', count: 1 }, { name: 'space', count: 1 }]);
});

test('physical lines leave nothing out but their breaks', () => {
  assert.deepEqual(physicalLines('a\n\nb').map(([from, to]) => 'a\n\nb'.slice(from, to)), ['a', '', 'b']);
  assert.deepEqual(physicalLines(view.raw).map((range) => view.raw.slice(...range)).join('\n') + '\n', view.raw);
});

test('a converted text is read at the offsets of the original', () => {
  const shown = shownAs('a㘎𠮷c', 'a𪠵吉C');
  assert.equal(shown(1, 2), '𪠵');
  assert.equal(shown(2, 4), '吉');
  assert.equal(shown(0, 5), 'a𪠵吉C');
  assert.equal(shownAs('社區', '社区')(1, 2), '区');
});

test('only characters that differ are marked as converted', () => {
  assert.deepEqual(stretches('社區的黨員', '社区的党员'), [
    { text: '社', shown: '社' }, { text: '區', shown: '区' }, { text: '的', shown: '的' }, { text: '黨員', shown: '党员' }]);
  assert.deepEqual(stretches('', ''), [{ text: '', shown: '' }]);
});

test('characters that show nothing get a box, and no other does', () => {
  assert.deepEqual(glyphs('a\ue11ab\u202e'), [{ text: 'a', code: '' }, { text: '\ue11a', code: 'U+E11A' }, { text: 'b', code: '' }, { text: '\u202e', code: 'U+202E' }]);
  assert.deepEqual(glyphs('\0').map(({ code }) => code), ['U+0000']);
  for (const plain of ['社區，。“”', 'ǎé ü', '\t\n　', '𠮷', '😀', '㊙', '·—…']) assert.deepEqual(glyphs(plain).map(({ code }) => code), ['']);
});
