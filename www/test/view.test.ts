import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { View } from '../../src/wasm';
import { view } from '../src/view';
import { engine } from './engine';

test('changes become objects that name what stood there and what stands there', () => {
  const source = '各社區(qū)發(fā)出通知，守嚴(yán)守牢關(guān)口 ，覀兙W(wǎng)上見。他說?“好”\n';
  const given = engine().clean('a.txt', new TextEncoder().encode(source), []);
  const { edits_made: edits, raw, clean } = view(given);
  assert.equal(edits.length * 7, given.edits_made.length);
  const [first] = edits;
  assert.ok(first);
  assert.deepEqual([first.rule, raw.slice(...first.raw), clean.slice(...first.clean), first.status], ['injected-reading', '(qū)', '', 'plain']);
  assert.ok(edits.every(({ rule, evidence }) => given.rules_made.includes(rule) && given.evidence[evidence]));
});

test('other repairs stay with their change', () => {
  const given: View = {
    id: 'a', fields: { breadcrumb: [], related: [] }, script: 'hant', flags: [], chars: 0, edits: {}, encoding: 'UTF-8', sha256: '', raw: '', clean: '', lines: [], removed: [],
    edits_made: Uint32Array.of(0, 1, 0, 0, 1, 3, 0, 4, 6, 3, 4, 0, 1, 1), rules_made: ['slip', 'space'], evidence: [{ zh: '一', en: 'one' }, { zh: '二', en: 'two' }],
    candidates: [[1, ['甲', '乙']]],
  };
  assert.deepEqual(view(given).edits_made, [
    { rule: 'space', raw: [0, 1], clean: [0, 0], status: 'plain', evidence: 0 },
    { rule: 'slip', raw: [4, 6], clean: [3, 4], status: 'likely', evidence: 1, candidates: ['甲', '乙'] },
  ]);
});
