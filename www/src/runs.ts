// Cuts a stretch of text into runs: maximal pieces over which the same edits and the same hit stand. Pure; the text may be
// the clean one or the text as found, the spans are given in the same text.

import type { Range } from '../../src/wasm';

/** Something that stands on a stretch of text. `id` is its index among the edits, or among the hits. */
export interface Span { readonly id: number; readonly from: number; readonly to: number }

export interface Run {
  readonly from: number;
  readonly to: number;
  /** Indices of the edits that stand here, in order. */
  readonly edits: readonly number[];
  /** Index of the hit, or -1. */
  readonly hit: number;
}

/**
 * The spans that meet `range`, cut to it. An empty one (text was taken out, or is missing) is shown on the character
 * before it, or the one after where none is before; in an empty range there is nothing to show it on.
 *
 * `spans` are in order and do not overlap.
 */
export function within(text: string, range: Range, spans: readonly Span[]): Span[] {
  const [from, to] = range;
  const found: Span[] = [];
  for (let i = firstFrom(spans, from); i < spans.length; i += 1) {
    const span = spans[i];
    if (!span || span.from > to) break;
    if (span.from < span.to) {
      if (span.from < to && span.to > from) found.push({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) });
    } else {
      const [start, end] = neighbour(text, range, span.from);
      if (start < end) found.push({ id: span.id, from: start, to: end });
    }
  }
  return found;
}

/** Index of the first span that ends at or behind `offset`. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The character before `at` within the range, or else the one after. */
function neighbour(text: string, [from, to]: Range, at: number): Range {
  if (at > from) {
    const pair = at - 2 >= from && isPair(text, at - 2);
    return [at - (pair ? 2 : 1), at];
  }
  if (at < to) return [at, at + (at + 2 <= to && isPair(text, at) ? 2 : 1)];
  return [at, at];
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

/** The runs of `range`; together they are the whole of it, in order. */
export function runs(text: string, range: Range, edits: readonly Span[], hits: readonly Span[]): Run[] {
  const marks = within(text, range, edits).sort((a, b) => a.from - b.from || a.id - b.id);
  const found = within(text, range, hits);
  const cuts = new Set<number>(range);
  for (const { from, to } of [...marks, ...found]) cuts.add(from).add(to);
  const borders = [...cuts].sort((a, b) => a - b);
  const out: Run[] = [];
  let open: Span[] = [];
  let [next, hit] = [0, 0];
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const [from, to] = [borders[i] ?? 0, borders[i + 1] ?? 0];
    open = open.filter((mark) => mark.to > from);
    for (let mark = marks[next]; mark && mark.from <= from; mark = marks[next += 1]) open.push(mark);
    while ((found[hit]?.to ?? Infinity) <= from) hit += 1;
    const here = found[hit];
    out.push({ from, to, edits: open.map((mark) => mark.id), hit: here && here.from <= from ? here.id : -1 });
  }
  return out;
}

/** `range` in pieces of at most `size` code units, none of which splits a surrogate pair. */
export function pieces(text: string, [from, to]: Range, size: number): Range[] {
  const out: Range[] = [];
  let at = from;
  while (to - at > size) {
    const end = at + size - (isPair(text, at + size - 1) ? 1 : 0);
    out.push([at, end]);
    at = end;
  }
  out.push([at, to]);
  return out;
}
