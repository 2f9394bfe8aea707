// The small bar at a selection in the text: copy a link to it, cite it, copy it.

import { t, type Page } from '../page';
import { passageAt } from '../passage';
import type { Word } from '../words';
import { openCite } from './cite';
import { copyText } from './clipboard';
import { h, refill, set } from './h';
import { copyLink } from './links';
import { selected, type Selected } from './places';

/** How long a selection must rest, in milliseconds, and room between it and the bar, in CSS pixels. */
const [PAUSE, GAP] = [200, 8] as const;

/** Watches selections inside `article`; `page` gives what is open now. */
export function watchSelection(article: HTMLElement, page: () => Page | null): void {
  const bar = h('div', { class: 'selection-bar', id: 'selection-bar', role: 'toolbar', hidden: true });
  // A click in the bar does not undo the selection that it is about.
  bar.addEventListener('pointerdown', (event) => event.preventDefault());
  article.after(bar);
  let timer = 0;
  const show = (): void => {
    const now = page();
    const found = now?.reading ? selected(article, now.reading.view) : null;
    bar.hidden = found === null;
    if (!now || !found) return;
    set(bar, 'aria-label', t(now, 'selection'));
    refill(bar, ...buttons(now, found));
    place(bar);
  };
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    if (getSelection()?.isCollapsed) bar.hidden = true;
    else timer = setTimeout(show, PAUSE);
  });
}

function buttons(page: Page, found: Selected): HTMLElement[] {
  const { reading } = page;
  if (!reading) return [];
  const button = (word: Word, act: () => void): HTMLElement => h('button', { type: 'button', 'data-act': word, onclick: act }, t(page, word));
  return [
    button('copyLink', () => void copyLink(page, passageAt(reading.view.raw, found.raw))),
    button('cite', () => openCite(page, reading, found)),
    button('copy', () => void copyText(found.text).then((copied) => page.tell(t(page, copied ? 'copiedShort' : 'copyFailed')))),
  ];
}

/** Under the end of the selection, or above its start where there is no room; it scrolls with the text. */
function place(bar: HTMLElement): void {
  const rects = [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])];
  const [first, last] = [rects[0], rects.at(-1)];
  const origin = bar.offsetParent?.getBoundingClientRect();
  if (!first || !last || !origin) return;
  const above = last.bottom + GAP + bar.offsetHeight > innerHeight;
  const left = Math.max(GAP, Math.min(last.right - bar.offsetWidth / 2, document.documentElement.clientWidth - bar.offsetWidth - GAP) - origin.left);
  bar.style.setProperty('left', `${left}px`);
  bar.style.setProperty('top', `${(above ? first.top - GAP - bar.offsetHeight : last.bottom + GAP) - origin.top}px`);
}
