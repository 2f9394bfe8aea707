// Where the reader is in a text, said by the text as found: that stays the same in every view and with any rule off.

import type { View } from '../view';

/** A line of the text by where it starts as found, and how far below the window's top it stands, in CSS pixels. */
export interface Position { readonly raw: number; readonly top: number }

/** The line that stands uppermost in the window, or null at the top of the page, which stays the top. */
export function position(article: HTMLElement, view: View): Position | null {
  if (scrollY <= 0) return null;
  for (const element of article.querySelectorAll<HTMLElement>('[data-line]')) {
    const { top, bottom } = element.getBoundingClientRect();
    const line = view.lines[Number(element.dataset['line'])];
    // A line that only just reaches down from behind the bars on top is not the one that is read.
    if (line && bottom > innerHeight / 4) return { raw: line.raw[0], top };
  }
  return null;
}

/** Scrolls so that the same line stands where it stood. */
export function restore(article: HTMLElement, view: View, { raw, top }: Position): void {
  const line = view.lines.findLastIndex((candidate) => candidate.raw[0] <= raw);
  const element = article.querySelector(`#text [data-line="${line}"]`) ?? article.querySelector(`[data-line="${line}"]`);
  if (element) scrollBy(0, element.getBoundingClientRect().top - top);
}
