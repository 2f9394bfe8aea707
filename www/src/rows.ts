// What a document is, from top to bottom: lines that were kept, groups of lines that were taken out, and what stands
// between them in the text as found. Every view shows these rows; none of them changes a text.

import type { Range } from '../../src/wasm';
import type { Span } from './runs';
import type { Edit, View } from './view';

export type Row =
  /** A line of the clean text; `at` is its index in `View.lines`. */
  | { readonly kind: 'line'; readonly at: number; readonly raw: Range }
  /** Neighbouring lines that were taken out: `View.removed.slice(...items)`. */
  | { readonly kind: 'removed'; readonly items: Range; readonly raw: Range }
  /** Text as found that belongs to neither and is not only white space. */
  | { readonly kind: 'gap'; readonly raw: Range };

/** The rows in the order of the text as found. */
export function rows(view: View): Row[] {
  const out: Row[] = [];
  let [line, gone, at] = [0, 0, 0];
  const gap = (to: number): void => {
    if (at < to && view.raw.slice(at, to).trim() !== '') out.push({ kind: 'gap', raw: [at, to] });
  };
  for (;;) {
    const kept = view.lines[line];
    const taken = view.removed[gone];
    if (!kept && !taken) break;
    if (taken && (!kept || taken.raw[0] < kept.raw[0])) {
      gap(taken.raw[0]);
      const last = out.at(-1);
      if (last?.kind === 'removed') out[out.length - 1] = { kind: 'removed', items: [last.items[0], gone + 1], raw: [last.raw[0], taken.raw[1]] };
      else out.push({ kind: 'removed', items: [gone, gone + 1], raw: taken.raw });
      at = Math.max(at, taken.raw[1]);
      gone += 1;
    } else if (kept) {
      gap(kept.raw[0]);
      out.push({ kind: 'line', at: line, raw: kept.raw });
      at = Math.max(at, kept.raw[1]);
      line += 1;
    }
  }
  gap(view.raw.length);
  return out;
}

/** The texts of an edit. */
export interface Sides { readonly before: string; readonly after: string }

/** Edits, as spans of one of the two texts. */
export interface Marked {
  readonly clean: readonly Span[];
  readonly raw: readonly Span[];
  /** Whether the edit of this index takes out a whole line, which is then shown as a row of its own. */
  readonly excised: readonly boolean[];
}

/** Where the edits stand. Those that take out whole lines have no place in the clean text and are left out there. */
export function marked(view: View): Marked {
  let gone = 0;
  const excised = view.edits_made.map((edit) => {
    while ((view.removed[gone]?.raw[1] ?? Infinity) <= edit.raw[0]) gone += 1;
    const line = view.removed[gone]?.raw;
    return edit.clean[0] === edit.clean[1] && line !== undefined && line[0] < edit.raw[1];
  });
  const spans = (text: 'clean' | 'raw'): Span[] =>
    view.edits_made.map((edit, id) => ({ id, from: edit[text][0], to: edit[text][1] }));
  return { clean: spans('clean').filter(({ id }) => !excised[id]), raw: spans('raw'), excised };
}

/** What stood where an edit was made, and what stands there now: nothing where text was taken out. */
export const sides = ({ raw, clean }: View, edit: Edit): Sides => ({ before: raw.slice(...edit.raw), after: clean.slice(...edit.clean) });

/** Whether an edit is one of many of its kind that need no proof: counted in the margin and faint in the text. */
export const isFaint = (edit: Edit): boolean => edit.status === 'plain';

/** Whether an edit alters only white space. */
export const isSpace = ({ before, after }: Sides): boolean => (before + after).trim() === '';

/** The physical lines of a text, without their line breaks. */
export function physicalLines(text: string): Range[] {
  const out: Range[] = [];
  let from = 0;
  for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
    out.push([from, to]);
    from = to + 1;
  }
  if (from < text.length) out.push([from, text.length]);
  return out;
}
