// The list in the middle: all documents, or what was found, best first.

import { dateInWords } from '../edtf';
import { sourceOf, UNKNOWN } from '../facets';
import { t, type Card, type Page } from '../page';
import { shownAs } from '../shown';
import { opened, searched, type State } from '../state';
import { encode } from '../url';
import { flagLabel } from './facts';
import { byId, h, refill, set, type Child } from './h';
import { langOf, markedNodes, quoted, textNodes } from './text';

/** Cards made at once; more come on demand. */
const AT_ONCE = 200;

export function drawList(page: Page): void {
  set(byId('list-column'), 'aria-busy', page.listed ? null : 'true');
  if (!page.listed) return;
  byId('list-name').textContent = t(page, page.results ? 'results' : 'documents');
  byId('list-count').textContent = summary(page);
  drawForms(page);
  const list = byId('list');
  refill(list, ...page.cards.slice(0, AT_ONCE).map((card) => cardItem(page, card)));
  if (page.cards.length > AT_ONCE) list.append(moreItem(page, AT_ONCE));
  refill(byId('list-empty'), ...(page.cards.length === 0 && !page.queryError ? emptyHelp(page) : []));
}

function summary(page: Page): string {
  const { results, cards, info } = page;
  if (page.queryError) return '';
  if (results) return t(page, 'found', { n: results.total, docs: results.documents.length });
  return cards.length === info.documents.length ? t(page, 'documentCount', { n: cards.length })
    : t(page, 'documentCountOf', { n: cards.length, all: info.documents.length });
}

/** A query that finds exactly this text, whatever it holds. */
const exactly = (form: string): string => (/^[\p{L}\p{N}]+$/u.test(form) ? form : `"${form.replace(/["\\]/g, '')}"`);

function drawForms(page: Page): void {
  const forms = page.results?.forms ?? [];
  const items = forms.slice(0, 12).map(({ text, hits }) =>
    h('li', {}, h('button', { type: 'button', class: 'form', 'data-form': text, title: t(page, 'formTitle', { form: text }),
      onclick: () => page.go((state) => searched(state, exactly(text), 'verbatim')) }, quoted(text, 'zh'), ' ', h('span', { class: 'count' }, t(page, 'bare', { n: hits })))));
  const place = byId('forms');
  place.hidden = items.length === 0;
  set(place, 'aria-label', t(page, 'forms'));
  refill(place, ...items);
}

function moreItem(page: Page, from: number): HTMLElement {
  const item = h('li', { class: 'more' }, h('button', { type: 'button', class: 'quiet', onclick: () => {
    const next = page.cards.slice(from, from + AT_ONCE).map((card) => cardItem(page, card));
    item.replaceWith(...next, ...(page.cards.length > from + AT_ONCE ? [moreItem(page, from + AT_ONCE)] : []));
    next[0]?.querySelector('a')?.focus();
  } }, t(page, 'showMore', { n: page.cards.length - from })));
  return item;
}

function cardItem(page: Page, card: Card): HTMLElement {
  const { document, excerpt, hits } = card;
  const lang = langOf(document.script, page.state.display);
  const next = (state: State): State => opened(state, document.id, page.results && excerpt ? excerpt.line + 1 : 0);
  // The address is a link like any other; a plain click goes on from the state of that moment.
  const onclick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    page.go(next);
  };
  const open = page.state.doc === document.id;
  return h('li', { class: 'card', 'data-id': document.id },
    h('h3', { lang }, h('a', { href: encode(next(page.state)), onclick, 'data-key': `card-${document.id}`, 'aria-current': open ? 'true' : null }, ...titleNodes(page, card))),
    h('p', { class: 'meta' }, ...meta(page, card)),
    excerpt && h('p', { class: 'excerpt', lang }, ...markedNodes(excerpt.text, excerpt.marks, shownAs(excerpt.text, excerpt.shown))),
    h('p', { class: 'amount' }, page.results ? t(page, 'hits', { n: hits }) : t(page, 'chars', { n: document.chars })));
}

const titleNodes = (page: Page, { document, title }: Card): Child[] =>
  (document.fields.title ? textNodes(document.fields.title, title) : [t(page, 'untitled')]);

/** Source · date · flags, each only if known. */
function meta(page: Page, { document }: Card): Child[] {
  const source = sourceOf(document);
  const parts: Child[] = [
    source === UNKNOWN ? null : quoted(source, langOf(document.script, 'found')),
    document.fields.published ? h('span', {}, dateInWords(document.fields.published, page.lang)) : null,
    ...document.flags.map((flag) => h('span', { class: 'flag' }, flagLabel(page, flag))),
  ];
  return parts.filter((part) => part !== null).flatMap((part, i) => (i > 0 ? [h('span', { class: 'dot', 'aria-hidden': 'true' }, ' · '), part] : [part]));
}

/** Nothing in the list: what the reader may do. */
function emptyHelp(page: Page): Child[] {
  const { state, info } = page;
  if (info.documents.length === 0) return [h('p', {}, t(page, 'empty'))];
  const filtered = state.source !== '' || state.script !== '' || state.flag !== '';
  const unfilter = (): void => page.go((now) => ({ ...now, source: '', script: '', flag: '' }));
  if (filtered && (!page.results || page.results.documents.length > 0)) {
    return [h('p', {}, t(page, 'nothingFiltered')), h('p', {}, action(t(page, 'filterOff'), unfilter))];
  }
  return [
    h('p', {}, t(page, 'nothing', { query: state.query })),
    h('p', {}, t(page, state.mode === 'auto' ? 'nothingShorter' : 'nothingTry')),
    state.mode === 'auto' ? null : h('p', {}, action(t(page, 'nothingAuto'), () => page.go((now) => searched(now, now.query, 'auto')))),
    exampleQueries(page),
  ];
}

const action = (label: string, act: () => void): HTMLElement => h('button', { type: 'button', class: 'quiet', onclick: act }, label);

/** Queries that are sure to find something, as links. */
export function exampleQueries(page: Page): HTMLElement | null {
  if (page.examples.length === 0) return null;
  return h('p', { class: 'examples' }, h('span', {}, t(page, 'examples')),
    ...page.examples.map((query) => h('a', { href: encode(searched(page.state, query, 'auto')), lang: 'zh' }, query)));
}
