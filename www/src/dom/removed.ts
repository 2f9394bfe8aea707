// Lines that were taken out of a text: folded in their place, unfolded where what is searched is in them.

import { ruleLabel, t, type Page, type Reading } from '../page';
import type { Row } from '../rows';
import { runs } from '../runs';
import { add, h } from './h';
import { textNodes } from './text';

/** Characters that are shown before they are unfolded. */
const TASTE = 40;

export function removedBlock(page: Page, reading: Reading, row: Row & { kind: 'removed' }, index: number): HTMLElement {
  const lines = reading.view.removed.slice(...row.items);
  const taste = [...lines.map((line) => line.text.trim()).filter((text) => text !== '').join(' ').slice(0, TASTE * 2)].slice(0, TASTE).join('');
  const found = reading.removed && reading.hits.some(({ line }) => line >= row.items[0] && line < row.items[1]);
  return h('details', { class: 'removed', 'data-row': index, open: found },
    h('summary', {}, h('span', { class: 'what' }, removedLabel(page, reading, row)),
      ' — ', h('bdi', { lang: 'zh', class: 'taste' }, ...textNodes(taste), '…'), ' ', h('span', { class: 'unfold' }, t(page, 'more'))),
    ...lines.map((line, i) => removedLine(page, reading, line, row.items[0] + i)));
}

/** A line with the hits in it, if it is such lines that are searched. */
function removedLine(page: Page, { hits, removed }: Reading, { rule, text }: Reading['view']['removed'][number], at: number): HTMLElement {
  const marks = removed ? hits.flatMap(({ line, clean: [from, to] }, id) => (line === at ? [{ id, from, to }] : [])) : [];
  const line = h('p', { lang: 'zh', title: ruleLabel(page, rule) });
  for (const run of runs(text, [0, text.length], [], marks)) {
    const nodes = textNodes(text.slice(run.from, run.to));
    add(line, run.hit < 0 ? nodes : [h('mark', { 'data-hit': run.hit + 1 }, ...nodes)]);
  }
  return line;
}

export function removedLabel(page: Page, { view }: Reading, row: Row & { kind: 'removed' }): string {
  const rules = new Set(view.removed.slice(...row.items).map((line) => ruleLabel(page, line.rule)));
  return t(page, 'removed', { n: row.items[1] - row.items[0], rule: [...rules].join(t(page, 'elsewhereJoin')) });
}
