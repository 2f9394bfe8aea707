// A link to a passage, held against the engine itself: cleaned by other rules and in other texts, it leads to the characters that
// it was made of, or says that it cannot. Every character of a text is followed through what is done to the text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Range } from '../../src/wasm';
import { digest, passageAt, resolve, toClean, toRaw } from '../src/passage';
import { START } from '../src/state';
import { decode, encode } from '../src/url';
import { engine, rules } from './engine';
import { view } from './view';
import { view as read, type View } from '../src/view';

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed * 2654435761 % 2147483647 || 1;
  return (below) => { state = (state * 48271) % 2147483647; return state % below; };
}

/** A text whose every code unit has a number of its own. */
interface Followed { readonly text: string; readonly units: readonly number[] }

const spliced = ({ text, units }: Followed, at: number, gone: number, put: Followed): Followed => ({
  text: text.slice(0, at) + put.text + text.slice(at + gone),
  units: [...units.slice(0, at), ...put.units, ...units.slice(at + gone)],
});

let born = 1_000_000;
const fresh = (text: string): Followed => ({ text, units: Array.from(text, () => (born += 1)).concat([]) });
/** A copy that something stands around: one that stands close by its original, of which then one goes, would be no change at all. */
const copyOf = ({ text }: Followed, from: number, to: number): Followed => fresh(`【转】${text.slice(from, to)}【完】`);

/** One thing that happens to a text; `where` is where the passage stands, which much of it happens to. */
function mutated(from: Followed, [start, end]: Range, random: (below: number) => number): Followed {
  const { text } = from;
  const anywhere = random(text.length + 1);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = (text + '\n').indexOf('\n', end);
  switch (random(16)) {
    case 0: case 10: return spliced(from, 0, 0, fresh('新增的一行\n'));
    case 1: case 11: return spliced(from, anywhere, 1 + random(9), fresh(''));
    case 2: case 12: return spliced(from, anywhere, 0, fresh('另加'));
    case 13: case 14: return spliced(from, text.length, 0, fresh('\n文末另有一行'));
    case 3: return spliced(from, start, end - start, fresh(''));
    case 4: return spliced(from, lineStart, lineEnd - lineStart, fresh(''));
    // A copy of the passage, of its line, or of some lines about it, before or behind.
    case 5: return spliced(from, anywhere, 0, copyOf(from, start, end));
    case 6: return spliced(from, lineStart, 0, copyOf(from, lineStart, Math.min(text.length, lineEnd + 1)));
    case 7: return spliced(from, anywhere, 0, copyOf(from, Math.max(0, lineStart - 150), Math.min(text.length, lineEnd + 150)));
    // The line goes somewhere else: a copy there, and nothing here.
    case 8: return spliced(spliced(from, lineEnd, 0, fresh('')), text.length, 0, copyOf(from, Math.max(0, lineStart - 60), lineEnd));
    default: return spliced(from, start + random(end - start), 1, fresh('字'));
  }
}

/** Texts of a size that a thousand cleanings are soon done with, each with a line that comes again. */
function texts(): string[] {
  return engine().info().documents.map(({ id }) => {
    const lines = engine().document(id, []).raw.split('\n').slice(0, 14).map((line) => line.slice(0, 100));
    return [...lines, ...lines.slice(4, 6)].join('\n');
  });
}

const units = ({ units: all }: Followed, [from, to]: Range): string => all.slice(from, to).join();
const clean = (text: string, off: readonly string[]): View => read(engine().clean('a.txt', new TextEncoder().encode(text), off));

test('after 1,000 changes of rules and texts a link leads to the same characters, or nowhere', () => {
  const random = chance(5);
  const names = rules().map(({ name }) => name);
  const someRules = (): string[] => names.filter(() => random(4) === 0);
  const originals = texts();
  let [same, moved, nowhere, sameText] = [0, 0, 0, 0];
  for (let round = 0; round < 1000; round += 1) {
    const original: Followed = (({ text }) => ({ text, units: Array.from({ length: text.length }, (_, i) => i) }))({ text: originals[round % originals.length] ?? '' });
    const before = clean(original.text, someRules());
    assert.equal(before.raw, original.text);
    const from = random(before.clean.length - 1);
    const selected = toRaw(before, [from, Math.min(before.clean.length, from + 1 + random(60))]);
    if (selected[0] === selected[1]) continue;
    const place = decode(encode({ ...START, doc: 'a', place: passageAt(original.text, selected) })).place;
    assert.ok(place && 'seal' in place);
    let after = original;
    // A third of the rounds only cleans by other rules.
    for (let times = random(3) === 0 ? 0 : 1 + random(3); times > 0; times -= 1) {
      const at = original === after ? selected : resolve(after.text, place) ?? selected;
      after = mutated(after, [Math.min(at[0], after.text.length - 1), Math.min(at[1], after.text.length)], random);
    }
    if (after.text.trim() === '') continue;
    const again = clean(after.text, someRules());
    assert.equal(again.raw, after.text);
    const found = resolve(again.raw, place);
    if (after === original) {
      sameText += 1;
      assert.deepEqual(found, selected, 'other rules change nothing in the text as found');
    }
    if (!found) { nowhere += 1; continue; }
    assert.equal(units(after, found), units(original, selected), `round ${round}: ${JSON.stringify(place)}`);
    if (found[0] === selected[0]) same += 1;
    else moved += 1;
    // What is shown of it is the text that comes from there.
    const shown = toClean(again, found);
    if (shown[0] < shown[1]) {
      const [back, end] = toRaw(again, shown);
      assert.ok(back < found[1] && end > found[0]);
    }
  }
  // Each of them happens, or the test would prove nothing.
  assert.ok(sameText > 200 && same > sameText && moved > 25 && nowhere > 200, JSON.stringify({ sameText, same, moved, nowhere }));
});

test('of two passages that read the same, each has its own link', () => {
  const raw = '甲\n同一句话。\n乙\n同一句话。\n丙';
  const [first, second] = [passageAt(raw, [2, 7]), passageAt(raw, [10, 15])];
  assert.deepEqual([resolve(raw, first), resolve(raw, second)], [[2, 7], [10, 15]]);
  assert.deepEqual(resolve(`新\n${raw}`, second), [12, 17]);
  const without = raw.replace('甲\n同一句话。\n', '');
  assert.equal(resolve(without, first), null);
  const all = '字'.repeat(50);
  assert.deepEqual(resolve(all, passageAt(all, [7, 8])), [7, 8]);
  assert.equal(resolve(`${all}字`, passageAt(all, [7, 8])), null);
});

test('a passage that was moved elsewhere is not taken for the one that was meant', () => {
  const line = '一段足够长的话，在文中只出现一次，所以链接可以找到它。';
  const rest = Array.from({ length: 9 }, (_, i) => `第${i}段，各不相同的文字。`);
  const raw = [...rest.slice(0, 2), line, ...rest.slice(2)].join('\n');
  const place = passageAt(raw, [raw.indexOf(line) + 4, raw.indexOf(line) + 10]);
  assert.ok(resolve(raw.replace('第8段', '第八段落'), place));
  assert.equal(resolve([...rest, line].join('\n'), place), null);
});

test('ranges go over to the other text and back, by whole edits', () => {
  assert.deepEqual(toRaw(view, [0, 3]), [4, 11]);
  assert.deepEqual(toRaw(view, [1, 2]), [5, 6]);
  assert.deepEqual(toRaw(view, [6, 7]), [13, 19]);
  assert.deepEqual(toClean(view, [4, 11]), [0, 3]);
  assert.deepEqual(toClean(view, [14, 15]), [5, 7]);
  assert.deepEqual(toClean(view, [26, 30]), [12, 12]);
});

test('a digest changes with its text', () => {
  const seen = new Set(['', '社', '區社', '社區', '社區 ', '\0社區'].map(digest));
  assert.equal(seen.size, 6);
});
