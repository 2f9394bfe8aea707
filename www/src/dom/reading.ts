// The open document: head, text and margin, and going to a passage or a hit of it.

import { t, type Page, type Reading } from '../page';
import { resolve } from '../passage';
import { around, type Place } from '../state';
import { readingBar } from './bar';
import { blocks, LONG } from './body';
import { copyAsFound } from './copy';
import { listenToEdits, stepEdit, stopAtFirst } from './edits';
import { fill } from './fill';
import { drawFront } from './front';
import { byId, h, refill, set } from './h';
import { header, provenance } from './header';
import { followClick } from './links';
import { alignNotes, drawMargin } from './margin';
import { popover } from './popover';
import { position, restore } from './position';
import { langOf } from './text';

/** From these widths of the window on the margin stands beside the text, and the facts beside the list (as in the style sheet). */
const [MARGIN, COLUMNS] = [matchMedia('(min-width: 75rem)'), matchMedia('(min-width: 86rem)')];

/** What is higher in the window than this is behind the bars on top, in CSS pixels. */
const SHELF = 120;

export class ReadingPane {
  private readonly article = byId('article');
  private readonly text = byId('text');
  private readonly bar = readingBar((step) => this.goToHit(step));
  private readonly explained = popover(this.article, () => this.page);
  private page: Page | null = null;
  /** What is in the page now: the reading, and how it is shown. */
  private drawn: { reading: Reading | null; how: string; at: string } = { reading: null, how: '', at: '' };
  /** Resolves when the whole text is in the page: to false if another took its place. */
  private whole: Promise<boolean> = Promise.resolve(true);
  private filling = new AbortController();
  /** The hit that was gone to, from 1; 0 is none. */
  private hit = 0;
  /** What is said of a place that the text does not have. */
  private nowhere = '';

  constructor() {
    const align = (): void => this.align();
    new ResizeObserver(align).observe(this.text);
    MARGIN.addEventListener('change', align);
    listenToEdits(this.article);
    this.article.addEventListener('copy', copyAsFound);
    this.article.addEventListener('click', (event) => { if (this.page) followClick(event, this.page, this.article); });
    unfoldFacts();
  }

  draw(page: Page): void {
    this.page = page;
    const { reading, state } = page;
    set(byId('reading'), 'aria-busy', page.opening ? 'true' : null);
    byId('front').hidden = state.doc !== '';
    this.article.hidden = reading === null;
    if (state.doc === '') drawFront(page);
    this.drawReading(page, reading);
    say(state.doc !== '' && !reading && !page.opening ? t(page, 'noDocument', { id: state.doc }) : this.nowhere);
    this.bar.draw(page, this.hit);
  }

  /** Draws what is new; going to another hit or place leaves the text as it stands. */
  private drawReading(page: Page, reading: Reading | null): void {
    const { state } = page;
    const before = this.drawn;
    this.drawn = { reading, how: [state.view, state.display, page.lang].join(), at: JSON.stringify([state.place, state.hit]) };
    const other = before.reading?.view.id !== reading?.view.id;
    const moved = other || before.at !== this.drawn.at;
    if (other || state.hit === 0) this.hit = 0;
    if (moved) this.nowhere = '';
    if (!reading) return;
    const fresh = before.reading !== reading || before.how !== this.drawn.how;
    const was = before.reading && fresh && !moved ? position(this.article, before.reading.view) : null;
    if (fresh) this.drawText(page, reading);
    if (was) void this.whole.then((all) => { if (all) restore(this.article, reading.view, was); });
    if ((fresh || moved) && state.hit > 0) void this.showHit(Math.min(state.hit, reading.hits.length), moved);
    else if (moved && state.place) void this.showPlace(reading, state.place);
  }

  private drawText(page: Page, reading: Reading): void {
    this.filling.abort();
    this.filling = new AbortController();
    this.explained.hide();
    this.article.dataset['view'] = page.state.view;
    this.article.dataset['id'] = reading.view.id;
    const parent = page.state.view === 'both' ? h('table', { class: 'both' }) : h('div', { class: 'flow' });
    set(parent, 'lang', langOf(reading.view.script, page.state.display));
    this.text.classList.toggle('long', reading.view.raw.length > LONG);
    this.text.replaceChildren(parent);
    refill(byId('article-head'), header(page, reading));
    refill(byId('article-foot'), provenance(page, reading));
    this.whole = fill(parent, blocks(page, reading, page.state.view), this.filling.signal);
    drawMargin(page, reading);
    stopAtFirst(this.article);
    this.align();
    void this.whole.then(() => this.align());
  }

  private align(): void {
    alignNotes(this.article, MARGIN.matches);
  }

  /** Marks hit `count`, from 1, as the present one, and goes there. */
  private async showHit(count: number, scroll: boolean): Promise<void> {
    if (!await this.whole || !this.page) return;
    this.hit = count;
    for (const mark of this.article.querySelectorAll('mark.current')) mark.classList.remove('current');
    const marks = [...this.article.querySelectorAll<HTMLElement>(`mark[data-hit="${count}"]`)];
    for (const mark of marks) mark.classList.add('current');
    // In the two texts side by side a hit stands twice.
    if (scroll) marks.find((mark) => mark.offsetParent !== null)?.scrollIntoView({ block: 'center' });
    this.bar.draw(this.page, count);
  }

  /** Goes to a passage; from a result, where the words are not checked, to its first hit from there on. */
  private async showPlace(reading: Reading, place: Place): Promise<void> {
    if (!await this.whole || !this.page) return;
    for (const old of this.article.querySelectorAll('.target')) old.classList.remove('target');
    const line = resolve(reading.view, place);
    if (line < 0) {
      this.nowhere = t(this.page, place.hash === '' ? 'noLine' : 'unresolved', { n: place.line });
      say(this.nowhere);
      return scrollTo(0, 0);
    }
    const first = reading.hits.findIndex((found) => found.line >= line) + 1;
    if (place.hash === '' && first > 0) return this.showHit(first, true);
    const target = this.article.querySelector<HTMLElement>(`[data-line="${line}"]`);
    target?.classList.add('target');
    target?.scrollIntoView({ block: 'center' });
  }

  /** Goes to the next or previous hit, round the ends. */
  goToHit(step: 1 | -1): void {
    const count = this.page?.reading?.hits.length ?? 0;
    const from = this.hit || (step > 0 ? this.hitsAbove() : this.hitsAbove() + 1);
    if (count > 0) this.page?.go((state) => ({ ...state, hit: around(from, step, count), place: null }), 'replace');
  }

  /** How many hits the reader has scrolled past. Hits stand in the order of the page: halving finds the border. */
  private hitsAbove(): number {
    const marks = this.article.querySelectorAll<HTMLElement>('mark[data-hit]');
    let [low, high] = [0, marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle]?.getBoundingClientRect().bottom ?? 0) < SHELF) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : Number(marks[low - 1]?.dataset['hit'] ?? 0);
  }

  goToEdit(step: 1 | -1): void {
    stepEdit(this.article, step);
  }

  /** Closes an explanation; whether there was one. */
  leave(): boolean {
    const open = !byId('popover').hidden;
    this.explained.hide();
    return open;
  }

  /** Resolves when the whole text is in the page. */
  settled(): Promise<unknown> {
    return this.whole;
  }
}

/** What must be said about an address that leads nowhere. */
function say(text: string): void {
  const place = byId('reading-message');
  place.hidden = text === '';
  if (place.textContent !== text) place.textContent = text;
}

/** Facts stand open in a column of their own, and fold where they would push the list away. */
function unfoldFacts(): void {
  const unfold = (): void => { byId<HTMLDetailsElement>('facts-fold').open = COLUMNS.matches; };
  COLUMNS.addEventListener('change', unfold);
  unfold();
}
