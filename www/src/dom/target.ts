// The passage that a link leads to, shown in the text without changing it: its lines are tinted, and where the browser can, the
// passage itself.

import type { Range as Span } from '../../../src/wasm';
import { toClean } from '../passage';
import { shownAt } from './places';
import type { View } from '../view';

/** Highlights without elements; the oldest browsers that the page runs in have none. */
const highlights = CSS.highlights as HighlightRegistry | undefined;
const NAME = 'passage';

export function forgetTarget(root: HTMLElement): void {
  for (const old of root.querySelectorAll('.target')) old.classList.remove('target');
  highlights?.delete(NAME);
}

/** Whether the tint of the lines says it all. */
function isWholeLines({ edits_made, lines }: View, span: Span): boolean {
  const [from, to] = toClean({ edits_made }, span);
  return lines.some(({ clean }) => clean[0] === from) && lines.some(({ clean }) => clean[1] === to);
}

/** Shows the passage; gives the element to go to, or null where it is not in this view of the text. */
export function showTarget(root: HTMLElement, view: View, span: Span): Element | null {
  forgetTarget(root);
  const shown = shownAt(root, view, span);
  for (const { block } of shown) block.classList.add('target');
  const ranges = shown.map(({ range }) => range);
  if (highlights && ranges.length > 0 && !isWholeLines(view, span)) highlights.set(NAME, new Highlight(...ranges));
  return shown[0]?.block ?? null;
}
