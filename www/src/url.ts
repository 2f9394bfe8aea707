// The one module that knows the address: state to `#…` and back, and the browser's history. The fragment is used because
// it works on http and from a file alike. Unknown or broken parts of an address are dropped, never an error.

import type { Key, MentionKind, Mode, Status } from '../../src/wasm';
import { COLUMNS, DISPLAYS, FACETS, KEYS, KINDS, LANGS, MODES, NOTHING_CHOSEN, START, STATUSES, VIEWS, type Chosen, type Facet, type Named, type Place, type State } from './state';

/** Characters of context, and lines of a sample, that an address may ask for. */
const [MOST_CONTEXT, MOST_SAMPLE] = [100, 1_000_000];

/** The fragment for a state, with its `#`; what is as at the start is left out. `#` alone is the start. */
export function encode(state: State): string {
  const parts: string[] = [];
  const add = (key: string, value: string): void => {
    if (value !== '') parts.push(`${key}=${escape(value)}`);
  };
  const addAll = (key: string, values: readonly string[]): void => {
    if (values.length > 0) parts.push(`${key}=${values.map(encoded).join(',')}`);
  };
  const { lines, named } = state;
  add('doc', state.doc);
  add('with', state.beside);
  add('view', state.view === START.view ? '' : state.view);
  add('q', state.query);
  add('mode', state.mode === START.mode ? '' : state.mode);
  addAll('form', state.forms);
  add('removed', state.removed ? '1' : '');
  for (const facet of FACETS) addAll(facet, state.chosen[facet]);
  add('tab', state.tab === START.tab ? '' : state.tab);
  add('sort', lines.sort.join(','));
  add('context', lines.context === START.lines.context ? '' : String(lines.context));
  add('sample', lines.sample > 0 ? String(lines.sample) : '');
  add('grouped', lines.grouped ? '1' : '');
  add('rule', state.edits.rule);
  add('status', state.edits.status);
  add('kind', named.kind === START.named.kind ? '' : named.kind);
  add('each', named.each ? '1' : '');
  add('filter', named.filter);
  add('own', named.own ? '1' : '');
  add('order', named.order ? `${named.order.down ? '-' : ''}${named.order.column}` : '');
  add('off', state.off.join(','));
  add('show', state.display === START.display ? '' : state.display);
  add('lang', state.lang);
  add('p', state.place ? placeText(state.place) : '');
  add('quote', state.place && 'quote' in state.place ? state.place.quote : '');
  add('hit', state.hit > 0 ? String(state.hit) : '');
  add('edit', state.edit > 0 ? String(state.edit) : '');
  return `#${parts.join('&')}`;
}

/** The state that a fragment names. */
export function decode(fragment: string): State {
  const values = new Map<string, string>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const cut = part.indexOf('=');
    if (cut > 0) values.set(part.slice(0, cut), part.slice(cut + 1));
  }
  const text = (key: string): string => unescape(values.get(key) ?? '');
  const all = (key: string): string[] => [...new Set((values.get(key) ?? '').split(',').map(unescape).filter((value) => value !== ''))];
  return {
    doc: text('doc'),
    beside: text('doc') === text('with') ? '' : text('with'),
    view: one(VIEWS, text('view'), START.view),
    query: text('q'),
    mode: one<Mode>(MODES, text('mode'), START.mode),
    off: all('off').sort(),
    display: one(DISPLAYS, text('show'), START.display),
    lang: one(['', ...LANGS], text('lang'), START.lang),
    place: place(text('p'), text('quote')),
    hit: count(text('hit')),
    edit: count(text('edit')),
    tab: /^[a-z]+$/.test(text('tab')) ? text('tab') : START.tab,
    forms: all('form'),
    removed: text('removed') === '1',
    chosen: chosen(all),
    lines: {
      sort: all('sort').filter((key): key is Key => (KEYS as readonly string[]).includes(key)).slice(0, 3),
      context: Math.min(count(text('context')) || START.lines.context, MOST_CONTEXT),
      sample: Math.min(count(text('sample')), MOST_SAMPLE),
      grouped: text('grouped') === '1',
    },
    edits: { rule: text('rule'), status: one<Status | ''>(['', ...STATUSES], text('status'), '') },
    named: {
      kind: one<MentionKind>(KINDS, text('kind'), START.named.kind), each: text('each') === '1', filter: text('filter'), own: text('own') === '1',
      order: order(text('order')),
    },
  };
}

function chosen(all: (key: Facet) => readonly string[]): Chosen {
  return FACETS.reduce((values, facet) => ({ ...values, [facet]: all(facet) }), NOTHING_CHOSEN);
}

function order(text: string): Named['order'] {
  const column = COLUMNS.find((name) => name === text.replace(/^-/, ''));
  return column ? { column, down: text.startsWith('-') } : null;
}

function placeText(place: Place): string {
  if ('line' in place) return String(place.line);
  const { from, to, before, behind, length, source, seal } = place;
  return [`${from}-${to}`, before, behind, length, source, seal].join('.');
}

function place(text: string, quote: string): Place | null {
  const line = count(text);
  if (line > 0) return { line };
  const match = /^(\d{1,9})-(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.([0-9a-z]{1,20})\.([0-9a-z]{1,20})$/.exec(text);
  if (!match) return null;
  const [from = 0, to = 0, before = 0, behind = 0, length = 0] = match.slice(1, 6).map(Number);
  const [source = '', seal = ''] = match.slice(6);
  return from < to && to <= length && quote !== '' ? { from, to, before, behind, length, source, seal, quote } : null;
}

function count(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function one<T extends string>(values: readonly T[], text: string, otherwise: T): T {
  return values.find((value) => value === text) ?? otherwise;
}

/** Percent-encoding. A lone surrogate, which a script could type, becomes U+FFFD. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
}

/** The same; a comma may stay. */
const escape = (text: string): string => encoded(text).replace(/%2C/g, ',');

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Makes `state` the address: a new entry of the history, or in place of the present one. */
export function show(state: State, how: 'push' | 'replace'): void {
  const fragment = encode(state);
  if (fragment === location.hash || (fragment === '#' && location.hash === '')) return;
  try {
    if (how === 'push') history.pushState(null, '', fragment);
    else history.replaceState(null, '', fragment);
  } catch {
    // Some browsers refuse, on file:// or after too many calls; the page works on without.
  }
}

/** The state that the address names now. */
export const current = (): State => decode(location.hash);

/** The whole address of a state, to be passed on. */
export const link = (state: State): string => location.href.replace(/#.*$/s, '') + encode(state);

/** Calls back when the reader goes back or forward, follows a link or edits the address. */
export function follow(changed: (state: State) => void): void {
  let last = location.href;
  const look = (): void => {
    if (location.href === last) return;
    last = location.href;
    changed(current());
  };
  // A jump between fragments fires both, in an order that differs between browsers: the second finds nothing new.
  addEventListener('popstate', () => { last = ''; look(); });
  addEventListener('hashchange', look);
}
