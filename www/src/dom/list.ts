// The list in the middle: all documents, or what was found, best first.

import { dateInWords } from '../edtf';
import { sourceOf, UNKNOWN, type Item } from '../facets';
import { t, type Page } from '../page';
import { shownAs } from '../shown';
import { isNarrowed, NOTHING_CHOSEN, opened, searched, type State } from '../state';
import type { Told } from '../told';
import { encode } from '../url';
import { flagLabel } from './facts';
import { h, refill, set, type Child } from './h';
import { plainClick } from './links';
import type { Panel, Tab } from './panel';
import { queryLink } from './queries';
import { langOf, markedNodes, quoted, textNodes } from './text';
import { Windowed, type Rows } from './windowed';

/** What a card takes, in CSS pixels, before one was measured; and cards that are made at once, which is about a window full. */
const [CARD, AT_ONCE] = [150, 10] as const;

export const results: Tab = {
  name: 'results', word: 'results', wide: false, searched: true,
  count: (page) => page.cards.length,
  panel,
};

function panel(): Panel {
  const list = h('div', { role: 'list', class: 'list', id: 'list' });
  const empty = h('div', { class: 'empty', id: 'list-empty' });
  const element = h('div', {}, list, empty);
  const cards = new Windowed(list, () => h('div', { role: 'none' }), CARD, AT_ONCE);
  let drawn: { cards: readonly Item[] | null; how: string } = { cards: null, how: '' };
  return {
    element,
    settled: () => cards.settled(),
    draw(page) {
      if (!page.listed) return;
      // The list stays as it is while the reader goes from hit to hit in a text.
      const how = encode({ ...page.state, hit: 0, edit: 0, place: null, tab: '' }) + page.lang + (page.reading ? page.state.doc : '');
      const fresh = drawn.cards !== page.cards;
      const rows: Rows = (from, count) => {
        const told = page.told?.of(from, count) ?? [];
        const made = (all: readonly Told[]): HTMLElement[] => page.cards.slice(from, from + count).map((card, i) => cardItem(page, card, all[i] ?? null, from + i));
        return told instanceof Promise ? told.then(made) : made(told);
      };
      set(list, 'aria-label', t(page, page.results ? 'results' : 'documents'));
      if (fresh) cards.show(page.cards.length, rows);
      else if (drawn.how !== how) cards.renew(rows);
      drawn = { cards: page.cards, how };
      refill(empty, ...(page.cards.length === 0 && !page.queryError ? emptyHelp(page) : []));
    },
  };
}

function cardItem(page: Page, card: Item, told: Told | null, at: number): HTMLElement {
  const { document, hits } = card;
  const excerpt = told?.excerpt ?? null;
  const lang = langOf(document.script, page.state.display);
  const next = (state: State): State => ({ ...opened(state, document.id, page.results && excerpt ? excerpt.line + 1 : 0), view: state.removed && state.view === 'clean' ? 'proof' : state.view });
  // The address is a link like any other; a plain click goes on from the state of that moment.
  const onclick = plainClick(() => page.go(next));
  const open = page.state.doc === document.id;
  return h('div', { role: 'listitem', class: 'card', 'data-id': document.id, 'aria-posinset': at + 1, 'aria-setsize': page.cards.length },
    h('h3', { lang }, h('a', { href: encode(next(page.state)), onclick, 'data-key': `card-${document.id}`, 'aria-current': open ? 'true' : null }, ...titleNodes(page, card, told?.title ?? ''))),
    h('p', { class: 'meta' }, ...meta(page, card)),
    excerpt && h('p', { class: page.state.removed ? 'excerpt taken-out' : 'excerpt', lang }, ...markedNodes(excerpt.text, excerpt.marks, shownAs(excerpt.text, excerpt.shown))),
    page.reading && !open && page.state.beside !== document.id && h('button', { type: 'button', class: 'quiet to-side', 'data-key': `side-${document.id}`, title: t(page, 'besideTitle', { title: document.fields.title ?? document.id }),
      onclick: () => page.go((state) => ({ ...state, beside: document.id })) }, t(page, 'beside')),
    h('p', { class: 'amount' }, page.results ? t(page, 'hits', { n: hits }) : t(page, 'chars', { n: document.chars })));
}

const titleNodes = (page: Page, { document }: Item, title: string): Child[] =>
  (document.fields.title ? textNodes(document.fields.title, title) : [t(page, 'untitled')]);

/** Source · date · flags, each only if known. */
function meta(page: Page, { document }: Item): Child[] {
  const source = sourceOf(document);
  const parts: Child[] = [
    source === UNKNOWN ? null : quoted(source, langOf(document.script, 'found')),
    document.fields.published ? h('span', {}, dateInWords(document.fields.published, page.lang)) : null,
    ...document.flags.map((flag) => h('span', { class: 'flag' }, flagLabel(page, flag))),
  ];
  return parts.filter((part) => part !== null).flatMap((part, i) => (i > 0 ? [h('span', { class: 'dot', 'aria-hidden': 'true' }, ' · '), part] : [part]));
}

/** Nothing in the list: what the reader may do. */
export function emptyHelp(page: Page): Child[] {
  const { state, info } = page;
  if (info.total === 0) return [h('p', {}, t(page, 'empty'))];
  const unfilter = (): void => page.go((now) => ({ ...now, chosen: NOTHING_CHOSEN }));
  if (isNarrowed(state) && (!page.results || page.results.documents.length > 0)) {
    return [h('p', {}, t(page, 'nothingFiltered')), h('p', {}, action(t(page, 'filterOff'), unfilter))];
  }
  return [
    h('p', {}, t(page, 'nothing', { query: state.query })),
    h('p', {}, t(page, state.mode === 'auto' ? 'nothingShorter' : 'nothingTry')),
    state.mode === 'auto' ? null : h('p', {}, action(t(page, 'nothingAuto'), () => page.go((now) => searched(now, now.query, 'auto')))),
    !state.removed && h('p', {}, action(t(page, 'searchRemoved'), () => page.go((now) => ({ ...now, removed: true })))),
    exampleQueries(page),
  ];
}

const action = (label: string, act: () => void): HTMLElement => h('button', { type: 'button', class: 'quiet', onclick: act }, label);

/** Queries that are sure to find something, as links. */
export function exampleQueries(page: Page): HTMLElement | null {
  if (page.examples.length === 0) return null;
  return h('p', { class: 'examples' }, h('span', {}, t(page, 'examples')),
    ...page.examples.map((query) => queryLink(page, query)));
}
