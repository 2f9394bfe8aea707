// Another text beside the one that is open: clean, with what is searched marked, and a way to change over to it.

import { t, type Page, type Reading } from '../page';
import { opened } from '../state';
import { encode } from '../url';
import { blocks } from './body';
import { fill } from './fill';
import { byId, h, set } from './h';
import { langOf, quoted } from './text';

/** What stands there now. */
let drawn: { reading: Reading | null; how: string } = { reading: null, how: '' };
let filling = new AbortController();

export function drawBeside(page: Page): void {
  const { beside } = page;
  const side = byId('beside');
  side.hidden = beside === null || page.reading === null;
  set(document.documentElement, 'data-beside', !side.hidden);
  const how = page.lang + page.state.display + page.state.doc;
  if (drawn.reading === beside && drawn.how === how) return;
  drawn = { reading: beside, how };
  filling.abort();
  side.replaceChildren();
  if (!beside) return;
  filling = new AbortController();
  const { view } = beside;
  const lang = langOf(view.script, page.state.display);
  const flow = h('div', { class: 'flow', lang });
  side.append(head(page, beside, lang), flow);
  set(side, 'aria-label', t(page, 'beside'));
  void fill(flow, blocks(page, beside, 'clean'), filling.signal);
}

function head(page: Page, { view }: Reading, lang: string): HTMLElement {
  return h('header', {},
    h('p', { class: 'actions' },
      h('a', { class: 'quiet', href: encode({ ...opened(page.state, view.id), beside: page.state.doc }) }, t(page, 'besideSwap')),
      h('button', { type: 'button', class: 'quiet', 'data-key': 'beside-close', onclick: () => page.go((state) => ({ ...state, beside: '' })) }, t(page, 'besideClose'))),
    h('h2', { class: 'title', lang }, view.fields.title ? quoted(view.fields.title, lang) : t(page, 'untitled')),
    h('p', { class: 'meta' }, view.fields.source ? quoted(view.fields.source, lang) : null, h('span', {}, t(page, 'chars', { n: view.chars }))));
}
