// The edits of the corpus by rule and status: a table whose numbers choose what is listed.

import type { Edits } from '../../../src/wasm';
import { ruleLabel, t, type Page } from '../page';
import { STATUSES, type Listed } from '../state';
import { number } from '../words';
import { h } from './h';

export function kindTable(page: Page, counts: Edits['counts'], choose: (listed: Listed) => void): HTMLElement {
  const rules = new Map<string, Map<string, number>>();
  for (const { rule, status, edits } of counts) rules.set(rule, (rules.get(rule) ?? new Map<string, number>()).set(status, edits));
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, n) => all + n, 0);
  const sorted = [...rules].sort(([, a], [, b]) => sum(b.values()) - sum(a.values()));
  const { rule: chosen, status: chosenStatus } = page.state.edits;
  const cell = (rule: string, status: Listed['status'], n: number): HTMLElement => h('td', { class: 'count' }, n > 0
    && h('button', { type: 'button', class: 'number', 'data-key': `kind-${rule}-${status}`, 'aria-pressed': chosen === rule && chosenStatus === status ? 'true' : 'false', onclick: () => choose({ rule, status }) }, number(n)));
  return h('table', { class: 'kind-table' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t(page, 'rule')), ...STATUSES.map((status) => h('th', { scope: 'col', title: t(page, `${status}Title`) }, t(page, status))), h('th', { scope: 'col', 'aria-sort': 'descending' }, t(page, 'allStatuses')))),
    h('tbody', {}, ...sorted.map(([rule, statuses]) => h('tr', {}, h('th', { scope: 'row', title: page.rules.get(rule)?.summary[page.lang] }, ruleLabel(page, rule)),
      ...STATUSES.map((status) => cell(rule, status, statuses.get(status) ?? 0)), cell(rule, '', sum(statuses.values()))))));
}
