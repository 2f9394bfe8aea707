// What the margin says about a document: a numbered note for each edit that had to be proved, a note for each group of
// lines that was taken out, one for each flag, and the number of the edits that are too many to be noted.

import { isFaint, marked, type Row } from './rows';
import type { View } from './view';

export interface EditNote { readonly kind: 'edit'; readonly edit: number; readonly number: number }
export interface RemovedNote { readonly kind: 'removed'; readonly row: number; readonly rules: readonly Count[]; readonly lines: number }
export interface Count { readonly name: string; readonly count: number }

export interface Apparatus {
  /** In the order of the text. */
  readonly notes: readonly (EditNote | RemovedNote)[];
  /** The number of the note of an edit, by the edit's index. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Edits that are only counted, by rule, most frequent first. */
  readonly counted: readonly Count[];
  readonly flags: readonly string[];
}

/** How many of each, most frequent first; equals in the order of their names. */
export function tally(names: Iterable<string>): Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return ranked(counts);
}

/** Counts in the same order. */
export const ranked = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));

export function apparatus(view: View, rows: readonly Row[]): Apparatus {
  const { excised } = marked(view);
  const inline = view.edits_made.map((edit, id) => ({ edit, id })).filter(({ id }) => !excised[id]);
  const numbers = new Map<number, number>();
  for (const { edit, id } of inline) if (!isFaint(edit)) numbers.set(id, numbers.size + 1);
  const places = [
    ...[...numbers].map(([edit, number]) => ({ raw: view.edits_made[edit]?.raw[0] ?? 0, note: { kind: 'edit', edit, number } as const })),
    ...rows.flatMap((row, at) => (row.kind === 'removed' ? [{ raw: row.raw[0], note: removedNote(view, row.items, at) }] : [])),
  ];
  return {
    notes: places.sort((a, b) => a.raw - b.raw).map(({ note }) => note),
    numbers,
    counted: tally(inline.filter(({ edit }) => isFaint(edit)).map(({ edit }) => edit.rule)),
    flags: view.flags,
  };
}

function removedNote(view: View, items: readonly [number, number], row: number): RemovedNote {
  const lines = view.removed.slice(...items);
  return { kind: 'removed', row, rules: tally(lines.map((line) => line.rule)), lines: lines.length };
}
