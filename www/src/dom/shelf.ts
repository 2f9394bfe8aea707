// What the reader should know of a corpus in shards: that more is coming, that the list is not all of it, that a part could
// not be had. Of a corpus that is whole it says nothing.

import { t, type Page } from '../page';
import { byId, h, refill, type Child } from './h';

/** Parts that are named; the others are counted. */
const NAMED = 5;

export function drawShelf(page: Page): void {
  refill(byId('shelf'), coming(page) ?? unlisted(page));
  refill(byId('lost'), ...lost(page));
}

function coming(page: Page): Child {
  return page.coming > 0 ? h('p', {}, t(page, 'coming', { n: page.coming })) : null;
}

/** How much of the catalogue is listed. */
function unlisted(page: Page): Child {
  const { results, info } = page;
  if (results || info.documents.length >= info.total) return null;
  return h('p', {}, t(page, 'listedOf', { n: info.documents.length, all: info.total }), ' ',
    h('button', { type: 'button', class: 'quiet', 'data-key': 'list-more', onclick: page.listMore }, t(page, 'listMore')));
}

function lost(page: Page): Child[] {
  const { lost: names } = page;
  if (names.length === 0) return [];
  const files = names.slice(0, NAMED).map((name) => `shards/${name}.js`).join(' ');
  return [h('p', {}, t(page, 'lost', { n: names.length }), ' ', h('code', {}, files), names.length > NAMED ? ' …' : ''),
    h('p', {}, t(page, 'lostRest'), ' ',
      h('button', { type: 'button', class: 'quiet', 'data-key': 'again', onclick: page.again }, t(page, 'tryAgain')))];
}
