// Hits counted by the keys of the concordance: a frequency table, each row of which leads to its lines.

import type { Key, Kwic } from '../../../src/wasm';
import { t, type Page } from '../page';
import { number, type Word } from '../words';
import { h } from './h';
import { quoted } from './text';

/** What a key is called. */
export const keyName = (page: Page, key: Key): string => (/^[LR]/.test(key) ? t(page, key.startsWith('L') ? 'keyLeft' : 'keyRight', { n: Number(key.slice(1)) }) : t(page, key as Word));

/** `goTo` is given the first line of a group. */
export function groupTable(page: Page, keys: readonly Key[], { groups, all, lines }: { groups: Kwic['groups']; all: number; lines: number }, goTo: (line: number) => void): HTMLElement {
  const most = Math.max(1, ...groups.map(({ hits }) => hits));
  const rows = groups.map(({ keys: values, hits, first }) => {
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('inline-size', `${(100 * hits) / most}%`);
    return h('tr', {},
      ...keys.map((key, i) => h(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : null }, keyValue(page, key, values[i] ?? ''))),
      h('td', { class: 'count' }, h('button', { type: 'button', class: 'quiet', title: t(page, 'toLines'), onclick: () => goTo(first) }, number(hits))),
      h('td', { class: 'count' }, `${((100 * hits) / Math.max(1, lines)).toFixed(1)}%`), h('td', { class: 'bars' }, bar));
  });
  const head = [...keys.map((key) => keyName(page, key)), t(page, 'frequency'), '%'];
  return h('table', { class: 'frequencies' },
    h('caption', {}, t(page, groups.length < all ? 'groupsOf' : 'groups', { n: groups.length, all })),
    h('thead', {}, h('tr', {}, ...head.map((name, i) => h('th', { scope: 'col', 'aria-sort': i === keys.length ? 'descending' : null }, name)), h('td', { class: 'bars' }))),
    h('tbody', {}, ...rows));
}

function keyValue(page: Page, key: Key, value: string): HTMLElement {
  const title = key === 'document' ? page.documents.get(value)?.fields.title : undefined;
  return value === '' ? h('i', {}, t(page, 'nothing_')) : quoted(title ?? value, 'zh');
}
