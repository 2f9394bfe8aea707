// The front page, shown while no text is open: what this is and how to read it, as an edition has it before the text.

import { t, type Page } from '../page';
import { exampleQueries } from './list';
import { byId, h, refill, type Child } from './h';

/** What was drawn last. */
let drawn = '';

export function drawFront(page: Page): void {
  const { info } = page;
  const now = JSON.stringify([page.lang, page.examples, info.sha256]);
  if (drawn === now) return;
  drawn = now;
  const item = (sign: Child, text: string): HTMLElement => h('li', {}, h('span', { class: 'sign', lang: 'zh' }, sign), h('span', {}, text));
  refill(byId('front'),
    h('h2', {}, t(page, 'about')),
    h('p', { class: 'lead' }, t(page, 'tagline')),
    h('p', {}, t(page, 'legendIntro')),
    h('ul', { class: 'legend' },
      item(h('span', { class: 'edit verified' }, '群眾'), t(page, 'legendSlip')),
      item(h('span', { class: 'edit faint' }, '責'), t(page, 'legendFaint')),
      item(h('span', { class: 'removed sample-box' }, '……'), t(page, 'legendRemoved')),
      item(h('mark', {}, '社區'), t(page, 'legendHit'))),
    h('p', {}, t(page, 'legendPromise')),
    exampleQueries(page),
    h('p', { class: 'release' }, t(page, 'release', { hash: info.sha256.slice(0, 12), version: info.version })));
}
