// The open document: head, text and margin, and going to a passage or a hit of it.

import { t, type Page, type Reading } from '../page';
import { resolve } from '../passage';
import { around, type LinePlace, type Passage, type Place } from '../state';
import type { Word } from '../words';
import { readingBar } from './bar';
import { drawBeside } from './beside';
import { blocks, LONG } from './body';
import { openCite, printedCitation } from './cite';
import { copyAsFound } from './copy';
import { listenToEdits, stepEdit, stopAtFirst } from './edits';
import { fill } from './fill';
import { drawFront } from './front';
import { byId, h, refill, set } from './h';
import { header, provenance } from './header';
import { followClick, prepareAnchor } from './links';
import { alignNotes, drawMargin } from './margin';
import { popover } from './popover';
import { position, restore } from './position';
import { selected } from './places';
import { watchSelection } from './selection';
import { forgetTarget, showTarget } from './target';
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
    const prepare = (event: Event): void => { if (this.page?.reading) prepareAnchor(event, this.page, this.page.reading); };
    for (const pointed of ['pointerover', 'focusin']) this.article.addEventListener(pointed, prepare);
    watchSelection(this.article, () => this.page);
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
    drawBeside(page);
  }

  /** Draws what is new; going to another hit or place leaves the text as it stands. */
  private drawReading(page: Page, reading: Reading | null): void {
    const { state } = page;
    const before = this.drawn;
    this.drawn = { reading, how: [state.view, state.display, page.lang].join(), at: JSON.stringify([state.place, state.hit, state.edit]) };
    const other = before.reading?.view.id !== reading?.view.id;
    const moved = other || before.at !== this.drawn.at;
    const fresh = before.reading !== reading || before.how !== this.drawn.how;
    if (fresh || (moved && state.hit === 0)) this.hit = 0;
    if (moved) this.nowhere = '';
    if (!reading) return;
    const was = before.reading && fresh && !moved ? position(this.article, before.reading.view) : null;
    if (fresh) this.drawText(page, reading);
    if (was) void this.whole.then((all) => { if (all) restore(this.article, reading.view, was); });
    if ((fresh || moved) && state.hit > 0) void this.showHit(Math.min(state.hit, reading.hits.length), moved);
    else if (moved && state.edit > 0) void this.showEdit(reading, state.edit - 1);
    else if ((fresh || moved) && state.place) void this.showPlace(reading, state.place, moved);
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
    refill(byId('article-foot'), printedCitation(page, reading), provenance(page, reading));
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

  /** Shows a place, and goes there. */
  private async showPlace(reading: Reading, place: Place, scroll: boolean): Promise<void> {
    if (!await this.whole) return;
    const target = 'line' in place ? this.lineTarget(reading, place, scroll) : this.passageTarget(reading, place);
    if (target && scroll) target.scrollIntoView({ block: 'center' });
  }

  /** The line that a result names; or rather its first hit from there on. */
  private lineTarget({ view, hits, removed }: Reading, { line }: LinePlace, scroll: boolean): Element | null {
    forgetTarget(this.article);
    if (line > (removed ? view.removed : view.lines).length) return this.leadsNowhere('noLine', { n: line });
    const first = hits.findIndex((found) => found.line >= line - 1) + 1;
    if (first > 0) {
      void this.showHit(first, scroll);
      return null;
    }
    const target = this.article.querySelector(`[data-line="${line - 1}"]`);
    target?.classList.add('target');
    return target;
  }

  private passageTarget({ view, rows }: Reading, passage: Passage): Element | null {
    forgetTarget(this.article);
    const at = resolve(view.raw, passage);
    if (!at) return this.leadsNowhere('unresolved', { quote: passage.quote });
    const target = showTarget(this.article, view, at);
    if (target) return target;
    this.leadsNowhere('takenOut', { quote: passage.quote });
    const row = rows.findIndex((candidate) => candidate.kind === 'removed' && candidate.raw[0] < at[1] && candidate.raw[1] > at[0]);
    const removed = this.article.querySelector<HTMLDetailsElement>(`details[data-row="${row}"]`);
    if (removed) removed.open = true;
    return removed;
  }

  private leadsNowhere(word: Word, values: Readonly<Record<string, string | number>>): null {
    if (!this.page) return null;
    this.nowhere = t(this.page, word, values);
    say(this.nowhere);
    scrollTo(0, 0);
    return null;
  }

  /** Goes to an edit and explains it; one that took out a line is where that is folded. */
  private async showEdit({ view, rows }: Reading, edit: number): Promise<void> {
    if (!await this.whole) return;
    const here = [...this.article.querySelectorAll<HTMLElement>(`[data-edits~="${edit}"]`)].find((mark) => mark.checkVisibility());
    const raw = view.edits_made[edit]?.raw[0] ?? -1;
    const row = rows.findIndex((candidate) => candidate.raw[0] <= raw && raw < candidate.raw[1]);
    const target = here ?? this.article.querySelector<HTMLElement>(`#text [data-row="${row}"]`);
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.scrollIntoView({ block: 'center' });
    // The focus stays in the list from which the reader came, if that is in sight.
    if (here && document.activeElement?.checkVisibility() && byId('list-column').contains(document.activeElement)) this.explained.show(here);
    else here?.focus({ preventScroll: true });
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

  /** Opens the citations of what is selected, or else of the document. */
  cite(): void {
    const reading = this.page?.reading;
    if (this.page && reading) openCite(this.page, reading, selected(this.article, reading.view));
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
