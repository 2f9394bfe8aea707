// Going through the rows of a long table by key: the arrows go on by one, the page keys by ten, also to rows that are not in
// the page yet.

import type { Windowed } from './windowed';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/** Rows say their number in `data-at`. */
export function stepRows(table: HTMLElement, rows: Windowed): void {
  table.addEventListener('keydown', (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    const step = STEPS[event.key];
    if (!row || step === undefined || event.shiftKey) return;
    event.preventDefault();
    void rows.focus(Math.min(rows.total - 1, Math.max(0, Number(row.dataset['at']) + step)));
  });
}
