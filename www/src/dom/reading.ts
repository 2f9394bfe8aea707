// The open document: bar, head, text and margin; going to a passage, a hit or an edit.

import { neighbour, t, type Page, type Reading } from '../page';
import { lineText, placeOf, resolve } from '../passage';
import { around, opened, VIEWS, type Place, type ViewName } from '../state';
import { encode, link } from '../url';
import { blocks, LONG } from './body';
import { choices } from './controls';
import { copyAsFound } from './copy';
import { fill } from './fill';
import { drawFront } from './front';
import { byId, h, refill, set } from './h';
import { header, provenance } from './header';
import { alignNotes, drawMargin } from './margin';
import { popover } from './popover';
import { langOf } from './text';

const VIEW_WORDS = { proof: ['proof', 'proofTitle'], clean: ['clean', 'cleanTitle'], found: ['found_', 'foundTitle'], both: ['both', 'bothTitle'] } as const;
/** From this width of the window on the margin stands beside the text (the style sheet says the same). */
const WIDE = matchMedia('(min-width: 75rem)');

export interface ReadingPane {
  draw(page: Page): void;
  goToHit(step: 1 | -1): void;
  goToEdit(step: 1 | -1): void;
  /** Closes an explanation; whether there was one. */
  leave(): boolean;
  /** Resolves when the whole text is in the page. */
  settled(): Promise<unknown>;
}

export function readingPane(): ReadingPane {
  const [article, text] = [byId('article'), byId('text')];
  let page: Page | null = null;
  let drawn = '';
  let drawnReading: Reading | null = null;
  /** Resolves when the whole text is in the page. */
  let whole: Promise<boolean> = Promise.resolve(true);
  let filling = new AbortController();
  /** The hit that was gone to, from 1. */
  let hit = 0;

  const views = choices<ViewName>('view', (view) => page?.go((state) => ({ ...state, view })));
  byId('reading-tools').append(views.element);
  const explained = popover(article, () => page);
  const align = (): void => alignNotes(article, WIDE.matches);
  new ResizeObserver(align).observe(text);
  WIDE.addEventListener('change', align);
  // Facts stand open in a column of their own, and fold where they would push the list away.
  const unfold = (): void => { byId<HTMLDetailsElement>('facts-fold').open = WIDE.matches; };
  WIDE.addEventListener('change', unfold);
  unfold();
  article.addEventListener('copy', copyAsFound);
  article.addEventListener('click', (event) => { if (page) clicked(event, page, article); });
  article.addEventListener('focusin', (event) => { if (event.target instanceof HTMLElement && event.target.matches('.edit')) rove(article, event.target); });
  article.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.edit')) return;
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.shiftKey) return;
    event.preventDefault();
    stepEdit(article, step);
  });
  byId('hit-previous').addEventListener('click', () => pane.goToHit(-1));
  byId('hit-next').addEventListener('click', () => pane.goToHit(1));

  const drawText = (next: Page, reading: Reading): void => {
    filling.abort();
    filling = new AbortController();
    explained.hide();
    article.dataset['view'] = next.state.view;
    refill(byId('article-head'), header(next, reading));
    const parent = next.state.view === 'both' ? h('table', { class: 'both' }) : h('div', { class: 'flow' });
    set(parent, 'lang', langOf(reading.view.script, next.state.display));
    text.classList.toggle('long', reading.view.raw.length > LONG);
    text.replaceChildren(parent);
    const signal = filling.signal;
    whole = fill(parent, blocks(next, reading, next.state.view), signal).then((all) => {
      if (all) align();
      return all;
    });
    refill(byId('article-foot'), provenance(next, reading));
    drawMargin(next, reading);
    const first = article.querySelector<HTMLElement>('.edit');
    if (first) rove(article, first);
    align();
  };

  const showHit = async (count: number, scroll: boolean): Promise<void> => {
    if (!await whole || !page) return;
    hit = count;
    for (const mark of article.querySelectorAll('mark.current')) mark.classList.remove('current');
    const marks = article.querySelectorAll<HTMLElement>(`mark[data-hit="${count}"]`);
    for (const mark of marks) mark.classList.add('current');
    const seen = [...marks].find((mark) => mark.offsetParent !== null);
    if (scroll) seen?.scrollIntoView({ block: 'center' });
    drawBar(page, hit);
  };

  const showPlace = async (reading: Reading, place: Place): Promise<void> => {
    if (!await whole || !page) return;
    const line = resolve(reading.view, place);
    message(line < 0 ? t(page, place.hash === '' ? 'noLine' : 'unresolved', { n: place.line }) : '');
    const target = article.querySelector<HTMLElement>(`[data-line="${line}"]`);
    for (const old of article.querySelectorAll('.target')) old.classList.remove('target');
    const first = reading.hits.findIndex((found) => found.line >= line) + 1;
    if (line < 0) return scrollTo(0, 0);
    if (place.hash === '' && first > 0) return showHit(first, true);
    target?.classList.add('target');
    target?.scrollIntoView({ block: 'center' });
  };

  const pane: ReadingPane = {
    draw(next) {
      page = next;
      const { reading, state } = next;
      set(byId('reading'), 'aria-busy', next.opening ? 'true' : null);
      byId('front').hidden = state.doc !== '';
      article.hidden = reading === null;
      byId('reading-bar').hidden = state.doc === '';
      views.show(t(next, 'view'), VIEWS.map((value) => ({ value, label: t(next, VIEW_WORDS[value][0]), title: t(next, VIEW_WORDS[value][1]) })), state.view);
      if (state.doc === '') drawFront(next);
      if (!reading) {
        drawn = '';
        drawnReading = null;
        message(state.doc !== '' && !next.opening ? t(next, 'noDocument', { id: state.doc }) : '');
        drawBar(next, 0);
        return;
      }
      // Going to another hit or place leaves the text as it stands.
      const key = [state.view, state.display, next.lang].join();
      const fresh = drawnReading !== reading || drawn !== key;
      const moved = fresh || `${state.place?.line}.${state.place?.hash}.${state.hit}` !== article.dataset['at'];
      const other = drawnReading?.view.id !== reading.view.id;
      if (fresh) drawText(next, reading);
      drawn = key;
      drawnReading = reading;
      article.dataset['at'] = `${state.place?.line}.${state.place?.hash}.${state.hit}`;
      if (other) hit = 0;
      message('');
      if (moved && state.hit > 0) void showHit(Math.min(state.hit, reading.hits.length), true);
      else if (moved && state.place) void showPlace(reading, state.place);
      else if (other) hit = 0;
      drawBar(next, hit);
    },
    goToHit(step) {
      const count = page?.reading?.hits.length ?? 0;
      if (page && count > 0) page.go((state) => ({ ...state, hit: around(hit, step, count), place: null }), 'replace');
    },
    goToEdit(step) { stepEdit(article, step); },
    settled: () => whole,
    leave() {
      if (byId('popover').hidden) return false;
      explained.hide();
      return true;
    },
  };
  return pane;
}

/** What must be said about a link that leads nowhere. */
function message(text: string): void {
  const place = byId('reading-message');
  place.hidden = text === '';
  if (place.textContent !== text) place.textContent = text;
}

function drawBar(page: Page, hit: number): void {
  const count = page.reading?.hits.length ?? 0;
  byId('hits-bar').hidden = page.state.query === '' || count === 0;
  byId('hit-count').textContent = hit > 0 ? t(page, 'hitOf', { n: hit, all: count }) : t(page, 'hits', { n: count });
  set(byId('hit-previous'), 'aria-label', t(page, 'previousHit'));
  set(byId('hit-next'), 'aria-label', t(page, 'nextHit'));
  set(byId('back'), 'href', encode(opened(page.state, '')));
  byId('back').textContent = `← ${t(page, 'backToList')}`;
  for (const [id, step, word] of [['document-previous', -1, 'previous'], ['document-next', 1, 'next']] as const) {
    const to = neighbour(page, step);
    const element = byId(id);
    element.hidden = to === null || page.state.doc === '';
    set(element, 'aria-label', t(page, word));
    set(element, 'title', to?.fields.title ?? t(page, word));
    set(element, 'href', to ? encode(opened(page.state, to.id)) : null);
  }
}

function clicked(event: MouseEvent, page: Page, article: HTMLElement): void {
  const target = event.target instanceof Element ? event.target : null;
  const note = target?.closest<HTMLElement>('[data-note]')?.dataset['note'];
  const to = target?.closest<HTMLElement>('[data-to]')?.dataset['to'];
  const line = target?.closest<HTMLElement>('[data-anchor]')?.dataset['anchor'];
  if (note !== undefined) focusOn(article.querySelector(`#note-${note} button`));
  if (to !== undefined) focusOn(article.querySelector(`.ref[data-note="${to}"]`));
  if (line !== undefined && page.reading) copyLink(page, page.reading, Number(line));
}

function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'center' });
}

/** The click also follows the link, so that the address bar has it where the clipboard is refused. */
function copyLink(page: Page, { view }: Reading, line: number): void {
  if (lineText(view, line) === '') return;
  const address = link({ ...page.state, hit: 0, place: placeOf(view, line) });
  const written = (navigator.clipboard as Clipboard | undefined)?.writeText(address) ?? Promise.reject(new Error('no clipboard'));
  written.then(() => page.tell(t(page, 'copied')), () => page.tell(t(page, 'copyByHand')));
}

/** Of all edits only one is a stop of the tab key; the arrow keys go from one to the next. */
function rove(article: HTMLElement, edit: HTMLElement): void {
  for (const old of article.querySelectorAll('.edit[tabindex="0"]')) set(old, 'tabindex', -1);
  set(edit, 'tabindex', 0);
}

function stepEdit(article: HTMLElement, step: 1 | -1): void {
  const edits = [...article.querySelectorAll<HTMLElement>('.edit')];
  const at = edits.findIndex((edit) => edit === document.activeElement);
  const from = at >= 0 ? at : edits.findIndex((edit) => edit.tabIndex === 0) - (step > 0 ? 1 : 0);
  const next = edits[(from + step + edits.length) % edits.length];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
