// A link to a passage says which line of the clean text it means and carries a hash of the line's words. It leads to the
// same words after the corpus was cleaned anew, or to nothing: never to a passage that only stands where they stood.

import type { View } from '../../src/wasm';
import type { Place } from './state';

/** Han characters, letters and digits only: a rule for marks or spaces does not break a link. */
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;

/** A short hash of the words of a line: FNV-1a over code points, 32 bits, in base 36. */
export function hash(line: string): string {
  let sum = 0x811c9dc5;
  for (const letter of line.replace(NOT_WORDS, '')) {
    sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return (sum >>> 0).toString(36);
}

/** The text of a line of the clean text. */
export const lineText = (view: View, line: number): string => {
  const range = view.lines[line]?.clean;
  return range ? view.clean.slice(...range) : '';
};

/** The place of line `line` (from 0) of a view, to be put into a link. */
export const placeOf = (view: View, line: number): Place => ({ line: line + 1, hash: hash(lineText(view, line)) });

/** The line (from 0) that a link means in this view, or -1: the words are not there, or twice and not where they were. */
export function resolve(view: View, place: Place): number {
  const at = place.line - 1;
  if (place.hash === '') return at < view.lines.length ? at : -1;
  if (at < view.lines.length && hash(lineText(view, at)) === place.hash) return at;
  const same = view.lines.flatMap((_, line) => (hash(lineText(view, line)) === place.hash ? [line] : []));
  return same.length === 1 ? (same[0] ?? -1) : -1;
}
