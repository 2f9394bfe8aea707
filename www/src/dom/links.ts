// What is clicked: links that stay in the page; inside a document, from an edit to its note and back, and the link of a
// paragraph.

import { t, type Page, type Reading } from '../page';
import { passageOfLine } from '../passage';
import type { Place } from '../state';
import { encode, link } from '../url';
import { copyText } from './clipboard';

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
  // The click follows the link as well: where the clipboard is refused, the address bar has it.
  if (line !== null && page.reading) copyLink(page, passageOfLine(page.reading.view, Number(line)));
}

/** A paragraph's link is made when it is pointed at: in a long text there are thousands. */
export function prepareAnchor(event: Event, page: Page, { view }: Reading): void {
  const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.anchor') : null;
  if (anchor) anchor.href = encode({ ...page.state, hit: 0, place: passageOfLine(view, Number(anchor.dataset['anchor'])) });
}

function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** Copies the link to a place in the open document. */
export async function copyLink(page: Page, place: Place): Promise<void> {
  const copied = await copyText(link({ ...page.state, hit: 0, place }));
  page.tell(t(page, copied ? 'copied' : 'copyByHand'));
}
