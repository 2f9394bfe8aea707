// What stands over results and lines: how many there are, and the forms that were found, each of which can be chosen.

import { t, type Page } from '../page';
import { flipped } from '../state';
import { openExport } from './export';
import { byId, h, refill, set, write } from './h';
import { quoted } from './text';

/** Forms shown; the rarest of a pattern that matches much are of little help. */
const MOST = 12;

/** `hidden`: the tab that is chosen shows nothing that was searched. */
export function drawCount(page: Page, hidden: boolean): void {
  byId('list-head').hidden = hidden;
  if (!page.listed) return;
  const give = byId<HTMLButtonElement>('export-list');
  write(give, t(page, 'export'));
  give.onclick = () => openExport(page);
  write(byId('list-count'), summary(page));
  drawForms(page);
}

function summary(page: Page): string {
  const { results, cards, info, state } = page;
  if (page.queryError) return '';
  if (!results) {
    return cards.length === info.total ? t(page, 'documentCount', { n: cards.length })
      : t(page, 'documentCountOf', { n: cards.length, all: info.total });
  }
  // What filters leave is counted by its cards; a query without hits, of fields alone, counts texts.
  const n = cards.reduce((sum, { hits }) => sum + hits, 0);
  return t(page, state.removed ? 'foundRemoved' : 'found', { n, docs: cards.length });
}

function drawForms(page: Page): void {
  const { results, state } = page;
  const all = results?.forms ?? [];
  const items = all.slice(0, MOST).map(({ text, hits }) => {
    const chosen = state.forms.includes(text);
    return h('li', {}, h('button', { type: 'button', class: 'form', 'data-form': text, 'data-key': `form-${text}`, 'aria-pressed': chosen ? 'true' : 'false', title: t(page, 'formTitle', { form: text }),
      onclick: () => page.go((now) => ({ ...now, forms: flipped(now.forms, text), hit: 0, place: null })) }, quoted(text, 'zh'), ' ', h('span', { class: 'count' }, t(page, 'bare', { n: hits }))));
  });
  const removed = (results !== null || state.removed) && h('li', {}, h('button', { type: 'button', class: 'form taken-out', 'data-key': 'removed-hits', 'aria-pressed': state.removed ? 'true' : 'false', title: t(page, 'searchRemoved'),
    onclick: () => page.go((now) => ({ ...now, removed: !now.removed, forms: [], hit: 0, place: null })) }, t(page, 'takenOutText')));
  const rest = all.length > MOST && h('li', { class: 'count' }, t(page, 'formsMore', { n: all.length - MOST }));
  const place = byId('forms');
  place.hidden = items.length === 0 && !removed;
  set(place, 'aria-label', t(page, 'forms'));
  refill(place, ...items, rest, removed);
}
