// A line of the concordance: what stands before the hit, the hit, what stands behind it, and where that is.

import { keyed, sortedBy, type Line } from '../concordance';
import { dateInWords } from '../edtf';
import { t, type Page } from '../page';
import { runs } from '../runs';
import { shownAs } from '../shown';
import { lineOpened, type State } from '../state';
import { encode } from '../url';
import { h, type Child } from './h';
import { plainClick } from './links';
import { langOf, quoted, textNodes } from './text';
import { tabStop } from './windowed';

/** By what the link of a line is known. */
export const keyOf = (id: string, hit: number): string => `line-${hit}-${id}`;

export const lineHead = (page: Page): HTMLElement =>
  h('thead', { role: 'rowgroup', class: 'unseen' }, h('tr', { role: 'row', 'aria-rowindex': 1 },
    ...(['left', 'node', 'right', 'document'] as const).map((word) => h('th', { role: 'columnheader', scope: 'col' }, t(page, word)))));

/** `shown`: the three texts as shown. */
export function lineRow(page: Page, line: Line, shown: readonly string[], at: number): HTMLElement {
  const document = page.documents.get(line.id);
  const lang = langOf(document?.script ?? 'mixed', page.state.display);
  const next = (state: State): State => lineOpened(state, line.id, line.hit);
  const key = keyOf(line.id, line.hit);
  const open = keyOf(page.state.doc, page.state.hit) === key;
  const title = document?.fields.title ?? line.id;
  const date = document?.fields.published;
  return h('tr', { role: 'row', 'data-at': at },
    h('td', { role: 'cell', class: 'left', lang }, h('span', {}, ...sideNodes(page, line.left, shown[0] ?? '', 'L'))),
    h('td', { role: 'cell', class: 'node', lang },
      h('a', { href: encode(next(page.state)), 'data-key': key, tabindex: tabStop(at), 'aria-current': open ? 'true' : null, onclick: plainClick(() => page.go(next)) }, h('mark', {}, ...textNodes(line.node, shown[1])))),
    h('td', { role: 'cell', class: 'right', lang }, h('span', {}, ...sideNodes(page, line.right, shown[2] ?? '', 'R'))),
    h('td', { role: 'cell', class: 'where', title }, date && h('span', { class: 'date' }, dateInWords(date.replace(/T.*/, ''), page.lang)), quoted(title, lang)));
}

/** A side of a line; the words by which lines are sorted stand out. */
function sideNodes(page: Page, text: string, shown: string, side: 'L' | 'R'): Child[] {
  const keys = keyed(text, side, sortedBy(page.state)).map(([from, to], id) => ({ id, from, to }));
  const as = shownAs(text, shown);
  return runs(text, [0, text.length], [], keys).flatMap((run) => {
    const nodes = textNodes(text.slice(run.from, run.to), as(run.from, run.to));
    return run.hit < 0 ? nodes : [h('span', { class: 'key' }, ...nodes)];
  });
}
