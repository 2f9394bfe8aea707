// A row of the index: what is named, what is said of it, how often, and a sentence that leads to the place.

import type { Mention, MentionKind } from '../../../src/wasm';
import { amount, SHOWN, type Entry } from '../named';
import { t, type Page } from '../page';
import { passageAt, toRaw } from '../passage';
import { opened, type Column, type Named } from '../state';
import { encode } from '../url';
import { number, type Word } from '../words';
import { h, type Child } from './h';
import { plainClick } from './links';
import { langOf, quoted, textNodes } from './text';
import { tabStop } from './windowed';
import { view } from '../view';

export const KIND_WORDS = { person: 'kindPerson', place: 'kindPlace', quantity: 'kindQuantity', date: 'kindDate', term: 'kindTerm' } as const;

const HEADS: Readonly<Record<MentionKind, Readonly<Partial<Record<Column, Word>>>>> = {
  person: { text: 'namedName', note: 'namedOffice', of: 'namedBody' },
  place: { text: 'namedPlace', of: 'namedPath', note: 'namedSort' },
  quantity: { value: 'namedValue', note: 'namedUnit', of: 'namedCounted', text: 'namedSaid' },
  date: { note: 'namedDate', text: 'namedSaid' },
  term: { text: 'kindTerm', note: 'namedSort' },
};

/** The head of the table: a press sorts by the column, another the other way round. */
export function namedHead(page: Page, order: Named['order'], sort: (column: Column) => void): HTMLElement {
  const { kind } = page.state.named;
  const head = (column: Column, word: Word): HTMLElement => {
    const sorted = order?.column === column ? (order.down ? 'descending' : 'ascending') : 'none';
    return h('th', { role: 'columnheader', scope: 'col', 'data-column': column, 'aria-sort': sorted },
      h('button', { type: 'button', class: 'number', 'data-key': `named-${column}`, onclick: () => sort(column) }, t(page, word), h('span', { class: 'arrow', 'aria-hidden': 'true' }, sorted === 'none' ? '' : order?.down ? '↓' : '↑')));
  };
  return h('thead', { role: 'rowgroup' }, h('tr', { role: 'row', 'aria-rowindex': 1 },
    ...SHOWN[kind].map((column) => head(column, HEADS[kind][column] ?? 'namedPlace')), head('count', 'frequency'),
    h('th', { role: 'columnheader', scope: 'col', 'data-column': 'sentence' }, t(page, 'namedSentence'))));
}

/** `texts` and what is shown of them: words, note, of, then the sentence before, at and behind the words. */
export function namedRow(page: Page, entry: Entry, texts: readonly string[], shown: readonly string[], at: number): HTMLElement {
  const { first, all } = entry;
  const { kind } = page.state.named;
  const summary = page.documents.get(first.id);
  const lang = langOf(summary?.script ?? 'mixed', page.state.display);
  const nodes = (i: number): Child[] => textNodes(texts[i] ?? '', shown[i] ?? '');
  const title = summary?.fields.title ?? first.id;
  const cells: Readonly<Record<Column, () => Child[]>> = {
    text: () => nodes(0),
    note: () => (kind === 'place' ? [first.note !== '' && t(page, 'organisation')] : kind === 'term' ? [first.note !== '' && t(page, 'titleOfWork')] : nodes(1)),
    // Of what lies nowhere that is known, the way is its own name.
    of: () => (kind === 'place' && all.every(({ text, of }) => text === of) ? [] : nodes(2)),
    value: () => [values(entry, page.lang)],
    count: () => [count(page, entry)],
  };
  const [head = 'text', ...rest] = SHOWN[kind];
  const link = h('a', { href: encode(opened(page.state, first.id, first.line + 1)), 'data-key': `named-row-${at}`, tabindex: tabStop(at), onclick: plainClick(() => void go(page, first)) }, ...cells[head]());
  const own = (column: Column): string | null => (column === 'value' || column === 'count' || kind === 'date' && column === 'note' ? null : lang);
  return h('tr', { role: 'row', 'data-at': at },
    h('th', { role: 'rowheader', scope: 'row', 'data-column': head, lang: own(head) }, link),
    ...rest.map((column) => h('td', { role: 'cell', 'data-column': column, lang: own(column) }, ...cells[column]())),
    h('td', { role: 'cell', 'data-column': 'count' }, all.length > 1 ? count(page, entry) : number(1)),
    h('td', { role: 'cell', 'data-column': 'sentence', title },
      h('span', { class: 'sentence', lang }, ...nodes(3), h('strong', {}, ...nodes(4)), ...nodes(5)), ' ', h('span', { class: 'where' }, quoted(title, langOf(summary?.script ?? 'mixed', 'found')))));
}

/** The amounts of a row, the first few. */
function values({ all }: Entry, locale: string): string {
  const different = [...new Set(all.map((mention) => amount(mention, locale)))];
  return different.slice(0, 4).join(' · ') + (different.length > 4 ? ' …' : '');
}

/** How often: a press shows each place. */
function count(page: Page, { first, all }: Entry): HTMLElement {
  const filter = first.kind === 'quantity' && first.of !== '' ? first.of : first.kind === 'place' && first.note === '' && first.of !== '' ? first.of : first.text;
  return h('button', { type: 'button', class: 'number', title: t(page, 'eachPlace'), onclick: () => page.go((state) => ({ ...state, named: { ...state.named, each: true, filter, order: null } })) }, number(all.length));
}

/** Opens the text at the words themselves, which the page then marks. */
async function go(page: Page, { id, line, clean }: Mention): Promise<void> {
  const read = view(await page.ask('document', [id, []]));
  page.go((state) => (read.clean.slice(...clean) === '' ? opened(state, id, line + 1) : { ...opened(state, id), place: passageAt(read.raw, toRaw(read, clean)) }));
}
