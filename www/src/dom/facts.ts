// The column of facts: what answers, counted by what is known of it. Every value narrows the list, together with others;
// each rule has a switch beside its name, and the open text changes with it.

import type { Script } from '../../../src/wasm';
import { counted, LENGTHS, UNKNOWN } from '../facets';
import type { Count } from '../notes';
import { ruleLabel, t, type Page } from '../page';
import { isNarrowed, narrowed, NOTHING_CHOSEN, switched, type Facet } from '../state';
import { encode } from '../url';
import { isWord, number } from '../words';
import { toggle } from './controls';
import { byId, h, refill, write, type Child } from './h';
import { quoted } from './text';
import { timeChart } from './timechart';

/** Values may be many: these many are shown, the most frequent, and the rest when they are asked for. */
const MOST = 8;

/** While the reader types in a corpus of so many documents or more, the list comes first: so long after it, in milliseconds. */
const [LARGE, LATER] = [200, 150] as const;

/** What was drawn last. */
let drawn: { how: string; query: string; items: unknown } = { how: '', query: '', items: null };
let timer = 0;
/** The facets whose rare values are shown too. */
const unfolded = new Set<Facet>();

export function drawFacts(page: Page): void {
  if (!page.listed) return;
  const how = encode({ ...page.state, hit: 0, edit: 0, place: null, doc: '', view: 'proof', tab: '' }) + page.lang;
  if (drawn.how === how && drawn.items === page.items) return;
  const typed = drawn.query !== page.state.query;
  drawn = { how, query: page.state.query, items: page.items };
  clearTimeout(timer);
  if (typed && page.info.total >= LARGE) timer = setTimeout(() => drawAll(page), LATER);
  else drawAll(page);
}

function drawAll(page: Page): void {
  write(byId('facts-name'), t(page, 'facts'));
  write(byId('facts-summary'), t(page, 'factsAndRules'));
  write(byId('about'), t(page, 'about'));
  draw(page);
}

function draw(page: Page): void {
  const counts = counted(page.items, page.state.chosen);
  refill(byId('facts'),
    isNarrowed(page.state) && h('p', {}, h('button', { type: 'button', class: 'quiet', 'data-key': 'facets-off', onclick: () => page.go((state) => ({ ...state, chosen: NOTHING_CHOSEN })) }, t(page, 'filterOff'))),
    section('time', t(page, 'time'), ...timeChart(page, counts.time, (name, count) => value(page, 'time', name, count))),
    ...(['source', 'place', 'script', 'flag', 'length'] as const).map((facet) => values(page, facet, facet === 'length' ? byLength(counts.length) : counts[facet])),
    ruleList(page, new Map(counts.damage.map(({ name, count }) => [name, count]))));
}

const byLength = (counts: readonly Count[]): Count[] => [...counts].sort((a, b) => Number(a.name) - Number(b.name));

const section = (name: string, title: string, ...children: Child[]): HTMLElement =>
  h('section', { 'aria-labelledby': `facts-${name}` }, h('h3', { id: `facts-${name}` }, title), ...children);

function values(page: Page, facet: Exclude<Facet, 'damage'>, counts: readonly Count[]): HTMLElement | null {
  if (counts.length === 0) return null;
  const known = [...counts].sort((a, b) => Number(a.name === UNKNOWN) - Number(b.name === UNKNOWN));
  const all = unfolded.has(facet) || known.length <= MOST + 1;
  const shown = known.filter(({ name }, i) => all || i < MOST || page.state.chosen[facet].includes(name));
  const more = !all && h('li', {}, h('button', { type: 'button', class: 'quiet', 'data-key': `more-${facet}`, onclick: () => { unfolded.add(facet); draw(page); } }, t(page, 'moreValues', { n: known.length - shown.length })));
  return section(facet, t(page, facet), h('ul', {}, ...shown.map(({ name, count }) => h('li', {}, value(page, facet, name, count))), more));
}

/** A value; choosing it keeps only its documents and those of others that were chosen, choosing it again lets it go. */
function value(page: Page, facet: Facet, name: string, count: number): HTMLElement {
  const chosen = page.state.chosen[facet].includes(name);
  return h('button', { type: 'button', class: 'fact', 'aria-pressed': chosen ? 'true' : 'false', 'data-key': `${facet}-${name}`, 'data-facet': facet, 'data-value': name,
    onclick: () => page.go((state) => narrowed(state, facet, name)) },
  h('span', { class: 'name' }, valueLabel(page, facet, name)), h('span', { class: 'count' }, number(count)));
}

function valueLabel(page: Page, facet: Facet, name: string): Child {
  if (name === UNKNOWN) return t(page, facet === 'time' ? 'undated' : facet === 'place' ? 'unknownPlace' : 'unknownSource');
  switch (facet) {
    case 'time': return /^\d/.test(name) ? name.replace('-XX', t(page, 'monthUnknown')) : t(page, 'unknownYear');
    case 'script': return t(page, name as Script);
    case 'flag': return flagLabel(page, name);
    case 'length': return lengthLabel(page, Number(name));
    default: return quoted(name, 'zh');
  }
}

function lengthLabel(page: Page, least: number): string {
  const next = LENGTHS.find((length) => length > least);
  if (next === undefined) return t(page, 'longer', { n: least });
  return least === 0 ? t(page, 'shorter', { n: next }) : t(page, 'between', { n: number(least), to: number(next) });
}

/** What a flag is called; one that the page does not know is shown by its name. */
export const flagLabel = (page: Page, flag: string): string => (isWord(flag) ? t(page, flag) : flag);

/** The rules: how many edits each made in the corpus; its name keeps the documents that it changed, its switch undoes what it did. */
function ruleList(page: Page, documents: ReadonlyMap<string, number>): HTMLElement {
  const { edits } = page.totals;
  const made = new Set(edits.map(({ name }) => name));
  const idle = [...page.rules.keys()].filter((name) => !made.has(name)).map((name) => ({ name, count: 0 }));
  const items = [...edits, ...idle].map(({ name, count }) => {
    const label = ruleLabel(page, name);
    const chosen = page.state.chosen.damage.includes(name);
    return h('li', { class: 'rule', 'data-rule': name, title: page.rules.get(name)?.summary[page.lang] },
      toggle(`rule-${name}`, t(page, 'ruleSwitch', { rule: label }), page.rules.get(name)?.summary[page.lang] ?? '', !page.state.off.includes(name), () => page.go((state) => switched(state, name))),
      h('button', { type: 'button', class: 'fact', 'aria-pressed': chosen ? 'true' : 'false', 'data-key': `damage-${name}`, 'data-facet': 'damage', 'data-value': name,
        title: t(page, 'ruleDocuments', { n: documents.get(name) ?? 0 }), onclick: () => page.go((state) => narrowed(state, 'damage', name)) },
      h('span', { class: 'name' }, label), h('span', { class: 'count' }, number(count))));
  });
  const allOn = page.state.off.length > 0
    && h('button', { type: 'button', class: 'quiet', 'data-key': 'all-on', onclick: () => page.go((state) => ({ ...state, off: [] })) }, t(page, 'rulesAllOn'));
  return section('edits', t(page, 'edits'), h('ul', { class: 'rules' }, ...items), allOn);
}
