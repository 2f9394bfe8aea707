// What texts name, as the rows of a table: what is the same together or each place by itself, filtered, sorted, and as a table to
// be exported. Names in either script are one by their searched form, which the module gives. Nothing here knows the browser.

import type { Mention, MentionKind } from '../../src/wasm';
import type { Cell } from './export/csv';
import type { Column, Named } from './state';

/** A row: one place, or all places of what is the same. */
export interface Entry {
  /** The place that is shown: the first. */
  readonly first: Mention;
  readonly all: readonly Mention[];
  /** What is said in any of the places, each once, the most frequent first. */
  readonly text: string;
  readonly note: string;
  readonly of: string;
}

/** The columns of a kind beside count and sentence, in order. */
export const SHOWN: Readonly<Record<MentionKind, readonly Column[]>> = {
  person: ['text', 'note', 'of'],
  place: ['text', 'of', 'note'],
  quantity: ['value', 'note', 'of', 'text'],
  date: ['note', 'text'],
  term: ['text', 'note'],
};

/** Forms that are shown of what is the same. */
const MOST = 4;

/** What is the same has the same key. */
function keyOf({ kind, note, folded: [text, said, of] }: Mention): string {
  switch (kind) {
    // 上海松江 and 松江区 lead the same way; a body there is another thing.
    case 'place': return note === '' ? of : `${of}|${text}`;
    case 'quantity': return `${said}|${of}`;
    case 'date': return said === '' ? text : said;
    default: return `${said === 'title' ? said : ''}|${text}`;
  }
}

/** Different words, the most frequent first. */
function joined(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return all.slice(0, MOST).join('、') + (all.length > MOST ? '……' : '');
}

/** The rows of a kind. */
export function entries(mentions: readonly Mention[], kind: MentionKind, each: boolean): Entry[] {
  const groups = new Map<string, Mention[]>();
  mentions.filter((mention) => mention.kind === kind).forEach((mention, i) => {
    const key = each ? String(i) : keyOf(mention);
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  });
  return [...groups.values()].map((all) => {
    // Of a name the place counts most that says the most.
    const first = all.find(({ note, of }) => note !== '' && of !== '') ?? all.find(({ note }) => note !== '') ?? all[0]!;
    const words = (of: (mention: Mention) => string): string => joined(all.map(of));
    return { first, all, text: words(({ text, about }) => (kind === 'quantity' ? said(about, text) : text)), note: words(({ note }) => note), of: words(({ of }) => of) };
  });
}

/** A number in the text's own words: the rough word before it is no part of them. */
const said = (about: string, text: string): string => {
  const [before = ''] = about.split(' ');
  return before !== '' && !text.includes(before) ? before + text : text;
};

/** The rows that hold `filter`, in its searched form, in the words or in what is said of them. */
export const filtered = (rows: readonly Entry[], filter: string): readonly Entry[] =>
  (filter === '' ? rows : rows.filter(({ all }) => all.some(({ folded }) => folded.some((words) => words.includes(filter)))));

/** In which order a kind is shown at first: what is most frequent, largest or earliest stands first. */
export const usualOrder = (kind: MentionKind, each: boolean): NonNullable<Named['order']> | null =>
  (kind === 'date' ? { column: 'note', down: false } : each ? null : { column: 'count', down: true });

/** The rows in order; rows that are equal keep theirs. `compare` orders words. */
export function ordered(rows: readonly Entry[], order: Named['order'], compare: (a: string, b: string) => number): readonly Entry[] {
  if (!order) return rows;
  const { column, down } = order;
  const value = ({ first }: Entry): number => first.value ?? Infinity;
  const by = (a: Entry, b: Entry): number => {
    if (column === 'count') return a.all.length - b.all.length;
    if (column === 'value') return value(a) - value(b) || 0;
    // What is not said stands last in either direction.
    if ((a[column] === '') !== (b[column] === '')) return (a[column] === '' ? 1 : -1) * (down ? -1 : 1);
    return compare(a[column], b[column]);
  };
  return [...rows].sort((a, b) => (down ? by(b, a) : by(a, b)));
}

/** The next order when the head of a column is pressed: what counts begins with the most. */
export function pressed(order: Named['order'], column: Column): Named['order'] {
  const down = column === 'count' || column === 'value';
  if (order?.column !== column) return { column, down };
  return { column, down: !order.down };
}

/** A number as it is written in a language; of a range both. */
export function amount({ value, to }: Mention, locale: string): string {
  if (value === undefined) return '';
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return to === undefined ? format.format(value) : `${format.format(value)}–${format.format(to)}`;
}

const EXPORTED = ['kind', 'words', 'value', 'to', 'about', 'said', 'of', 'id', 'line', 'from', 'end', 'sentence'] as const;

/** A table of every place of the rows, to be exported. Lines are counted from 1, `from` and `end` in UTF-16 units of the clean text. */
export function table(rows: readonly Entry[]): { head: readonly string[]; cells: Cell[][] } {
  const cells = rows.flatMap(({ all }) => all.map(({ kind, text, value, to, about, note, of, id, line, clean, sentence }): Cell[] =>
    [kind, text, value, to, about, note, of, id, line + 1, ...clean, sentence]));
  return { head: EXPORTED, cells };
}

/** How much of a sentence is shown beside the words. */
const [BEFORE, BEHIND] = [24, 48] as const;

/** A sentence about the words, cut where it is long: what stands before them, they themselves, what stands behind. */
export function around({ sentence, at: [from, to] }: Mention): [left: string, words: string, right: string] {
  const [start, end] = [whole(sentence, Math.max(0, from - BEFORE)), whole(sentence, Math.min(sentence.length, to + BEHIND))];
  return [`${start > 0 ? '…' : ''}${sentence.slice(start, from)}`, sentence.slice(from, to), `${sentence.slice(to, end)}${end < sentence.length ? '…' : ''}`];
}

/** Not in the middle of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at);
