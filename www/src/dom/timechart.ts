// The time facet: bars to be chosen, what they mean as a table, and beside them what has no place in time.

import { histogram, type Bar } from '../histogram';
import type { Count } from '../notes';
import { t, type Page } from '../page';
import { number } from '../words';
import { h, type Child } from './h';

/** `other` makes the row of a value without a bar. */
export function timeChart(page: Page, counts: readonly Count[], other: (name: string, count: number) => HTMLElement): Child[] {
  const { bars, others } = histogram(counts);
  return [...(bars.length > 0 ? chart(page, bars) : []), h('ul', {}, ...others.map(({ name, count }) => h('li', {}, other(name, count))))];
}

function chart(page: Page, bars: readonly Bar[]): Child[] {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const items = bars.map((bar) => h('li', {}, column(page, bar, most)));
  const rows = bars.filter(({ count }) => count > 0).map(({ label, count }) => h('tr', {}, h('th', { scope: 'row' }, label), h('td', { class: 'count' }, number(count))));
  const [first, last] = [bars[0]?.label ?? '', bars.at(-1)?.label ?? ''];
  return [
    h('ul', { class: 'histogram' }, ...items),
    h('p', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, first), last !== first && h('span', {}, last)),
    h('details', { class: 'as-table' }, h('summary', {}, t(page, 'asTable')),
      h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t(page, 'time')), h('th', { scope: 'col' }, t(page, 'documents')))), h('tbody', {}, ...rows))),
  ];
}

function column(page: Page, { label, count, values }: Bar, most: number): HTMLElement {
  const chosen = values.length > 0 && values.every((value) => page.state.chosen.time.includes(value));
  const choose = (): void => page.go((state) => {
    const rest = state.chosen.time.filter((value) => !values.includes(value));
    return { ...state, chosen: { ...state.chosen, time: chosen ? rest : [...rest, ...values] } };
  });
  const bar = h('span', { class: 'column', 'aria-hidden': 'true' });
  bar.style.setProperty('block-size', count === 0 ? '0' : `max(3px, ${(100 * count) / most}%)`);
  const name = `${label} · ${t(page, 'documentCount', { n: count })}`;
  return h('button', { type: 'button', 'aria-pressed': chosen ? 'true' : 'false', 'aria-label': name, title: name, 'data-key': `time-${label}`, 'data-facet': 'time', 'data-value': label, disabled: count === 0 && !chosen, onclick: choose }, bar);
}
