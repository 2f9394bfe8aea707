// Help with queries, under the search box: what can be asked, what was asked before, what was saved, and where to look.

import type { Kept } from '../kept';
import { t, type Page } from '../page';
import { searched, type State } from '../state';
import { encode } from '../url';
import { toggle } from './controls';
import { byId, h, refill, set, type Child } from './h';
import { plainClick } from './links';

export interface Queries { draw(page: Page): void; close(): boolean }

/** `ask` puts a query into the box and asks it. */
export function queries(kept: Kept, ask: (query: string) => void): Queries {
  const [button, box, input] = [byId('queries-button'), byId('queries'), byId<HTMLInputElement>('query')];
  let page: Page | null = null;
  const open = (show: boolean): void => {
    box.hidden = !show;
    set(button, 'aria-expanded', show ? 'true' : 'false');
    if (show && page) fill(page);
  };
  const choose = (query: string): void => { open(false); ask(query); };
  const fill = (now: Page): void => refill(box, ...content(now, kept, choose, () => fill(now)));

  button.addEventListener('click', () => open(box.hidden));
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' || event.isComposing) return;
    event.preventDefault();
    open(true);
    box.querySelector<HTMLElement>('a, button')?.focus();
  });
  input.addEventListener('change', () => kept.remember(input.value));
  addEventListener('pointerdown', ({ target }) => { if (target instanceof Node && !box.contains(target) && !button.contains(target)) open(false); });
  box.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget instanceof Node && !box.contains(relatedTarget) && relatedTarget !== button) open(false); });
  return {
    draw(next) {
      page = next;
      set(button, 'aria-label', t(next, 'queryHelp'));
      set(button, 'title', t(next, 'queryHelp'));
      set(box, 'aria-label', t(next, 'queryHelp'));
      if (!box.hidden) fill(next);
    },
    close() {
      const was = !box.hidden;
      if (was && box.contains(document.activeElement)) input.focus();
      open(false);
      return was;
    },
  };
}

function content(page: Page, kept: Kept, choose: (query: string) => void, again: () => void): Child[] {
  const { state, forms } = page;
  const here = encode(lasting(state));
  const isSaved = kept.saved.some(({ hash }) => hash === here);
  const query = (text: string): HTMLElement => h('button', { type: 'button', class: 'query', lang: 'zh', onclick: () => choose(text) }, h('code', {}, text));
  return [
    part(page, 'saved',
      ...kept.saved.map(({ name, hash }) => h('li', {}, h('a', { href: hash, lang: 'zh' }, name),
        h('button', { type: 'button', class: 'drop', 'aria-label': t(page, 'unsave', { name }), 'data-key': `drop-${hash}`, onclick: () => { kept.flip(name, hash); again(); } }, '×'))),
      state.query.trim() !== '' && !isSaved && h('li', {}, h('button', { type: 'button', class: 'quiet', 'data-key': 'save', onclick: () => { kept.flip(nameOf(state), here); again(); } }, t(page, 'save', { query: state.query })))),
    part(page, 'history', ...kept.history.map((text) => h('li', {}, query(text))),
      kept.history.length > 0 && h('li', {}, h('button', { type: 'button', class: 'quiet', 'data-key': 'forget', onclick: () => { kept.forget(); again(); } }, t(page, 'forget')))),
    part(page, 'examples', ...page.examples.map((text) => h('li', {}, query(text)))),
    h('p', { class: 'where-to' }, toggle('removed', t(page, 'searchRemoved'), '', state.removed, () => page.go((now) => ({ ...now, removed: !now.removed, hit: 0, place: null }))), h('span', { 'aria-hidden': 'true' }, t(page, 'searchRemoved'))),
    h('section', {}, h('h2', {}, t(page, 'language_')),
      h('dl', {}, ...forms.flatMap((form) => [h('dt', {}, query(form.query)), h('dd', {}, form[page.lang])]))),
  ];
}

const part = (page: Page, word: 'saved' | 'history' | 'examples', ...items: Child[]): HTMLElement | null =>
  (items.some(Boolean) ? h('section', {}, h('h2', {}, t(page, word)), h('ul', { class: 'queries-row' }, ...items)) : null);

/** What is saved of a state: the question, not where the reader was in the answer. */
const lasting = (state: State): State => ({ ...state, doc: '', hit: 0, edit: 0, place: null, lang: '' });

/** A saved query is called what was typed, and what narrows it. */
const nameOf = (state: State): string => [state.query, ...Object.values(state.chosen).flat()].join(' · ');

/** Leads to a query of the page's own, as a link. */
export const queryLink = (page: Page, query: string): HTMLElement =>
  h('a', { href: encode(searched(page.state, query, 'auto')), lang: 'zh', onclick: plainClick(() => page.go((state) => searched(state, query, 'auto'))) }, query);
