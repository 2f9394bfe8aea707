// A link to a passage names it in the text as found, which no cleaning changes: by offsets, and by the digest of that text.
// As long as the text is the same, the offsets are the passage, whatever the rules make of it. In another text (the page was
// scraped again) the passage is where the same words stand between the same words, if that is one place and it can be where
// they were; else it is nowhere: never a passage that only looks like it.

import type { Range } from '../../src/wasm';
import type { Passage } from './state';
import type { View } from './view';

/** How much of the lines before and behind its own a passage is at least sealed with, and how much of it a link quotes. */
const [EDGE, QUOTED] = [16, 24] as const;

/** A short digest of a text: two sums of 32 bits over its code units, in base 36. It finds change, not forgery. */
export function digest(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [a, b].map((sum) => (sum >>> 0).toString(36).padStart(7, '0')).join('');
}

let last = { raw: '', digest: digest('') };

/** The digest of a text as found: many links are made of the same. */
function sourceOf(raw: string): string {
  if (last.raw !== raw) last = { raw, digest: digest(raw) };
  return last.digest;
}

const isOnce = (text: string, piece: string): boolean => text.indexOf(piece) === text.lastIndexOf(piece);

/** The passage at `range` of the text as found, to be put into a link. */
export function passageAt(raw: string, [from, to]: Range): Passage {
  // It is sealed with what stands before and behind its line, up to something that stands nowhere else: a copy of the line is then
  // another passage, and a copy of all of it betrays itself.
  let start = Math.max(0, raw.lastIndexOf('\n', from - 1) + 1 - EDGE);
  let end = Math.min(raw.length, lineEnd(raw, to) + EDGE);
  for (let more = EDGE; start > 0 && !isOnce(raw, raw.slice(start, start + EDGE)); more *= 2) start = Math.max(0, start - more);
  for (let more = EDGE; end < raw.length && !isOnce(raw, raw.slice(end - EDGE, end)); more *= 2) end = Math.min(raw.length, end + more);
  return {
    from, to, before: from - start, behind: end - to, length: raw.length, source: sourceOf(raw),
    seal: digest(raw.slice(start, end)), quote: whole(raw.slice(from, Math.min(to, from + QUOTED))),
  };
}

const lineEnd = (text: string, at: number): number => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at));

/** Without half of a character at the end. */
const whole = (text: string): string => text.replace(/(?<=.)[\ud800-\udbff]$/s, '');

/** Where the passage stands in this text as found, or null: it cannot be told, or it is not there. */
export function resolve(raw: string, passage: Passage): Range | null {
  const { from, to, length, source, quote } = passage;
  if (raw.length === length && sourceOf(raw) === source) return raw.startsWith(quote, from) ? [from, to] : null;
  for (let at = raw.indexOf(quote); at >= 0; at = raw.indexOf(quote, at + 1)) {
    if (isSealed(raw, at, passage)) return canBeAt(raw, at, passage) ? [at, at + to - from] : null;
  }
  return null;
}

/** Whether the sealed text stands about `at`, and its ends nowhere else. */
function isSealed(raw: string, at: number, { from, to, before, behind, seal }: Passage): boolean {
  const [start, end] = [at - before, at + to - from + behind];
  return start >= 0 && end <= raw.length && digest(raw.slice(start, end)) === seal
    && isOnce(raw, raw.slice(start, start + EDGE)) && isOnce(raw, raw.slice(end - EDGE, end));
}

/** A passage is moved by what came or went before it, and not by more than came or went in all: what lies elsewhere is a copy. */
function canBeAt(raw: string, at: number, { from, length }: Passage): boolean {
  const [moved, grown] = [at - from, raw.length - length];
  return Math.min(0, grown) <= moved && moved <= Math.max(0, grown);
}

type Edits = Pick<View, 'edits_made'>;

/** The first edit that is not wholly before `offset` of a text. */
function firstAt({ edits_made }: Edits, text: 'raw' | 'clean', offset: number, touching: boolean): number {
  let [low, high] = [0, edits_made.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = edits_made[middle]?.[text][1] ?? 0;
    if (end < offset || (end === offset && !touching)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An end of a range in the other text: an end inside an edit becomes that of the edit. */
function across(view: Edits, offset: number, from: 'raw' | 'clean', side: 0 | 1): number {
  const to = from === 'raw' ? 'clean' : 'raw';
  const at = firstAt(view, from, offset, side === 1);
  const edit = view.edits_made[at];
  if (edit && (side === 0 ? edit[from][0] <= offset : edit[from][0] < offset)) return edit[to][side];
  const before = view.edits_made[at - 1];
  return before ? before[to][1] + offset - before[from][1] : offset;
}

const carried = (view: Edits, [from, to]: Range, text: 'raw' | 'clean'): Range => {
  const start = across(view, from, text, 0);
  return [start, Math.max(start, across(view, to, text, 1))];
};

/** What a range of the clean text comes from, widened to whole edits. */
export const toRaw = (view: Edits, clean: Range): Range => carried(view, clean, 'clean');

/** What became of a range of the text as found, widened to whole edits; empty where it was taken out. */
export const toClean = (view: Edits, raw: Range): Range => carried(view, raw, 'raw');

/** The passage that is line `line` (from 0) of a view. */
export const passageOfLine = (view: View, line: number): Passage => passageAt(view.raw, view.lines[line]?.raw ?? [0, 0]);
