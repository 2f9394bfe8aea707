// The column of facts: what the corpus holds, with counts. Sources, scripts and flags filter the list; each rule has a
// switch, and the open text changes with it.

import type { Script } from '../../../src/wasm';
import { UNKNOWN, type Facets } from '../facets';
import type { Count } from '../notes';
import { ruleLabel, t, type Page } from '../page';
import { SCRIPTS, switched, type State } from '../state';
import { isWord, number } from '../words';
import { toggle } from './controls';
import { byId, h, refill, type Child } from './h';
import { quoted } from './text';

/** Years are few; sources may be many: these many are shown, the most frequent. */
const MOST = 12;

export function drawFacts(page: Page): void {
  const { facets } = page;
  byId('facts-name').textContent = t(page, 'facts');
  byId('facts-summary').textContent = t(page, 'factsAndRules');
  byId('about').textContent = t(page, 'about');
  refill(byId('facts'),
    timeChart(page, facets),
    filter(page, 'source', t(page, 'source'), facets.sources.slice(0, MOST)),
    filter(page, 'script', t(page, 'script'), facets.scripts),
    filter(page, 'flag', t(page, 'flags'), facets.flags),
    ruleList(page, facets.edits));
}

const section = (name: string, title: string, ...children: Child[]): HTMLElement =>
  h('section', { 'aria-labelledby': `facts-${name}` }, h('h3', { id: `facts-${name}` }, title), ...children);

/** A bar a year, and beside each its number: the chart is its own table. */
function timeChart(page: Page, { years }: Facets): HTMLElement | null {
  if (years.length === 0) return null;
  const most = Math.max(...years.map(({ count }) => count));
  const rows = years.map(({ name, count }) => {
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.setProperty('inline-size', `${(100 * count) / most}%`);
    return h('tr', {}, h('th', { scope: 'row' }, name || t(page, 'unknownYear')), h('td', { class: 'bars' }, bar), h('td', { class: 'count' }, number(page.lang, count)));
  });
  return section('time', t(page, 'time'), h('table', { class: 'years' }, h('tbody', {}, ...rows)));
}

/** A list of values; choosing one keeps only its documents, choosing it again keeps all. */
function filter(page: Page, key: 'source' | 'script' | 'flag', title: string, counts: readonly Count[]): HTMLElement | null {
  if (counts.length === 0) return null;
  const items = counts.map(({ name, count }) => {
    const chosen = page.state[key] === name;
    const choose = (): void => page.go((state) => chosenState(state, key, chosen ? '' : name));
    return h('li', {}, h('button', { type: 'button', class: 'fact', 'aria-pressed': chosen ? 'true' : 'false', 'data-key': `${key}-${name}`, [`data-${key}`]: name, onclick: choose },
      h('span', { class: 'name' }, valueLabel(page, key, name)), h('span', { class: 'count' }, number(page.lang, count))));
  });
  return section(key, title, h('ul', {}, ...items));
}

const chosenState = (state: State, key: 'source' | 'script' | 'flag', value: string): State =>
  key === 'script' ? { ...state, script: SCRIPTS.find((script) => script === value) ?? '' } : { ...state, [key]: value };

function valueLabel(page: Page, key: 'source' | 'script' | 'flag', name: string): Child {
  if (key === 'script') return t(page, name as Script);
  if (key === 'flag') return flagLabel(page, name);
  return name === UNKNOWN ? t(page, 'unknownSource') : quoted(name, 'zh');
}

/** What a flag is called; one that the page does not know is shown by its name. */
export const flagLabel = (page: Page, flag: string): string => (isWord(flag) ? t(page, flag) : flag);

function ruleList(page: Page, edits: readonly Count[]): HTMLElement {
  const made = new Set(edits.map(({ name }) => name));
  const idle = [...page.rules.keys()].filter((name) => !made.has(name)).map((name) => ({ name, count: 0 }));
  const items = [...edits, ...idle].map(({ name, count }) => {
    const label = ruleLabel(page, name);
    const flip = (): void => page.go((state) => switched(state, name));
    return h('li', { class: 'rule', 'data-rule': name, title: page.rules.get(name)?.summary[page.lang] },
      toggle(`rule-${name}`, t(page, 'ruleSwitch', { rule: label }), page.rules.get(name)?.summary[page.lang] ?? '', !page.state.off.includes(name), flip),
      h('span', { class: 'name' }, label), h('span', { class: 'count' }, number(page.lang, count)));
  });
  const allOn = page.state.off.length > 0
    && h('button', { type: 'button', class: 'quiet', 'data-key': 'all-on', onclick: () => page.go((state) => ({ ...state, off: [] })) }, t(page, 'rulesAllOn'));
  return section('edits', t(page, 'edits'), h('ul', { class: 'rules' }, ...items), allOn);
}
