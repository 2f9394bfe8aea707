// What is clicked: links that stay in the page; inside a document, from an edit to its note and back, and the link of a
// paragraph.

import { t, type Page } from '../page';
import { placeOf } from '../passage';
import { link } from '../url';

/** For a link whose plain click acts from the state of that moment; any other click follows the link. */
export const plainClick = (act: () => void) => (event: MouseEvent): void => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  act();
};

/** Follows a click inside `article`. */
export function followClick(event: MouseEvent, page: Page, article: HTMLElement): void {
  const target = event.target instanceof Element ? event.target : null;
  const value = (name: string): string | null => target?.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
  const [note, to, line] = [value('note'), value('to'), value('anchor')];
  if (note !== null) focusOn(article.querySelector(`#note-${note} button`));
  if (to !== null) focusOn(article.querySelector(`.ref[data-note="${to}"]`));
  if (line !== null) copyLink(page, Number(line));
}

function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** The click follows the link as well: where the clipboard is refused, the address bar has it. */
function copyLink(page: Page, line: number): void {
  if (!page.reading) return;
  const address = link({ ...page.state, hit: 0, place: placeOf(page.reading.view, line) });
  // Old browsers have no clipboard here, and some refuse it to files.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const written = clipboard ? clipboard.writeText(address) : Promise.reject(new Error('no clipboard'));
  written.then(() => page.tell(t(page, 'copied')), () => page.tell(t(page, 'copyByHand')));
}
